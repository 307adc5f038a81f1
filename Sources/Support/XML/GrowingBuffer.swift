/// A growable array of plain values behind one pointer, reused from record to record.
///
/// An `Array` would do, but each of its mutations in the parser's callbacks pays for uniqueness,
/// bounds and exclusivity checks; with these buffers a record is built without any of them.
@usableFromInline
struct GrowingBuffer<Item: BitwiseCopyable> {
  @usableFromInline var base: UnsafeMutablePointer<Item>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  init(capacity: Int = 16) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  func deallocate() { base.deallocate() }

  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(to: count + extra) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    resize(to: max(needed, capacity + capacity / 2 + 16))
  }

  private mutating func resize(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<Item>.allocate(capacity: newCapacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = newCapacity
  }

  @inline(__always)
  mutating func append(_ item: Item) {
    reserve(1)
    (base + count).initialize(to: item)
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ items: UnsafePointer<Item>, count added: Int) {
    reserve(added)
    (base + count).update(from: items, count: added)
    count &+= added
  }

  /// Forgets the first items; the rest move to the front.
  mutating func removeFirst(_ removed: Int) {
    count -= removed
    base.update(from: base + removed, count: count)
  }

  /// Empties the buffer, and gives memory back when one large record made it grow past `kept`.
  mutating func clear(keeping kept: Int) {
    count = 0
    shrink(keeping: kept)
  }

  /// Gives memory back when the buffer is far larger than what it holds.
  mutating func shrink(keeping kept: Int) {
    if capacity > kept, count < kept / 2 { resize(to: kept) }
  }
}
