#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A growing buffer of plain values.
///
/// It grows by `realloc`: the system moves a large block by its pages, where a new one and a copy would
/// need the memory twice.
struct Pile<Item: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Item>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = Self.block(nil, of: capacity)
  }

  func deallocate() { free(base) }

  mutating func append(_ item: Item) {
    if count == capacity { grow(by: 1) }
    (base + count).initialize(to: item)
    count += 1
  }

  mutating func append(repeating item: Item, count added: Int) {
    if count + added > capacity { grow(by: added) }
    (base + count).initialize(repeating: item, count: added)
    count += added
  }

  mutating func append(_ items: UnsafeBufferPointer<Item>) {
    guard let start = items.baseAddress else { return }
    if count + items.count > capacity { grow(by: items.count) }
    (base + count).initialize(from: start, count: items.count)
    count += items.count
  }

  mutating func removeAll() { count = 0 }

  mutating func removeAll(keeping kept: Int) {
    count = 0
    if capacity > kept { move(toCapacity: kept) }
  }

  @inline(never)
  private mutating func grow(by added: Int) {
    move(toCapacity: max(count + added, capacity * 2))
  }

  private mutating func move(toCapacity newCapacity: Int) {
    base = Self.block(base, of: newCapacity)
    capacity = newCapacity
  }

  private static func block(
    _ old: UnsafeMutablePointer<Item>?, of capacity: Int
  ) -> UnsafeMutablePointer<Item> {
    guard let block = realloc(old, capacity * MemoryLayout<Item>.stride) else {
      preconditionFailure("The system has no memory left.")
    }
    return block.bindMemory(to: Item.self, capacity: capacity)
  }
}
