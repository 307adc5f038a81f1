import Dispatch

/// Makes something of items in their order on a thread of its own, while the calling thread gets the
/// next ones.
final class WorkAhead<Item: Sendable, Result> {
  /// Touched by the thread of the work alone until it is finished.
  private final class Work: @unchecked Sendable {
    var result: Result
    let body: (inout Result, Item) -> Void

    init(_ result: Result, _ body: @escaping (inout Result, Item) -> Void) {
      self.result = result
      self.body = body
    }
  }

  private let queue = DispatchQueue(label: "work")
  private let work: Work
  private var gathered: [Item] = []

  /// So many that handing them over costs little beside the work.
  private static var itemsAtOnce: Int { 256 }

  /// - Parameters:
  ///   - start: what the first item is worked into.
  ///   - body: works an item into what has been made of those before.
  init(_ start: Result, _ body: @escaping @Sendable (inout Result, Item) -> Void) {
    work = Work(start, body)
  }

  func add(_ item: Item) {
    gathered.append(item)
    if gathered.count == Self.itemsAtOnce { handOver() }
  }

  /// What has been made of all items.
  func finish() -> Result {
    handOver()
    return queue.sync { work.result }
  }

  private func handOver() {
    let items = gathered
    gathered.removeAll(keepingCapacity: true)
    let work = work
    queue.async {
      for item in items { work.body(&work.result, item) }
    }
  }
}
