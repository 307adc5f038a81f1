import Foundation

/// Hands values from one thread to another, in order, and holds the first back when the second lags.
///
/// A thread that waits is woken when there is some work for it rather than for every value: else two
/// threads of unequal speed would do nothing but wake each other.
final class Channel<Value: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var values: [(value: Value, weight: Int)] = []
  private var first = 0
  private var weight = 0
  private var isClosed = false
  private var isSenderWaiting = false
  private var isReceiverWaiting = false
  private let limit: Int

  /// At most `limit` of weight waits, and always at least one value.
  init(limit: Int) {
    self.limit = limit
  }

  /// Waits for room and adds a value; `false` when nobody takes values any more.
  func send(_ value: Value, weight added: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !isClosed, weight > 0, weight + added > limit {
      wakeReceiver()
      isSenderWaiting = true
      condition.wait()
      isSenderWaiting = false
    }
    guard !isClosed else { return false }
    values.append((value, added))
    weight += added
    if weight > limit / 4 { wakeReceiver() }
    return true
  }

  /// Waits for the next value, and asks every now and then whether to go on waiting: what is to come
  /// may be typed by hand, or never come. `nil` when there will be none, or nobody waits any more.
  func receive(unless isStopped: () -> Bool = { false }) -> Value? {
    condition.lock()
    defer { condition.unlock() }
    while values.count == first {
      if isClosed || isStopped() { return nil }
      isReceiverWaiting = true
      _ = condition.wait(until: Date(timeIntervalSinceNow: 0.2))
      isReceiverWaiting = false
    }
    return takeFirst()
  }

  /// Whether all values have been sent and taken.
  var hasEnded: Bool {
    condition.lock()
    defer { condition.unlock() }
    return isClosed && values.count == first
  }

  private func takeFirst() -> Value {
    let (value, removed) = values[first]
    first += 1
    if first == values.count || first > 1024 {
      values.removeFirst(first)
      first = 0
    }
    weight -= removed
    if isSenderWaiting, weight < limit / 2 { condition.signal() }
    return value
  }

  private func wakeReceiver() {
    if isReceiverWaiting { condition.signal() }
  }

  /// Ends the exchange from either side; what waits may still be taken.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }
}
