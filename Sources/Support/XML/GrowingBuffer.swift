#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    base = Self.reallocate(nil, self.capacity)
  }

  func deallocate() { free(base) }

  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(to: count + extra) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    resize(to: max(needed, capacity + capacity / 2 + 16))
  }

  private mutating func resize(to newCapacity: Int) {
    base = Self.reallocate(base, newCapacity)
    capacity = newCapacity
  }

  /// The system moves a large block by its pages, where an allocation and a copy would need the
  /// memory twice.
  private static func reallocate(
    _ old: UnsafeMutablePointer<Item>?, _ capacity: Int
  ) -> UnsafeMutablePointer<Item> {
    guard let block = realloc(old, capacity * MemoryLayout<Item>.stride) else {
      preconditionFailure("The system has no memory left.")
    }
    return block.bindMemory(to: Item.self, capacity: capacity)
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

  /// Moves the first items into another buffer, whose own are lost.
  mutating func moveFirst(_ moved: Int, into other: inout Self) {
    if moved * MemoryLayout<Item>.stride < 256 * 1024 {
      other.count = 0
      other.append(base, count: moved)
      removeFirst(moved)
      return
    }
    // A large block changes hands, and only what follows is copied.
    swap(&self, &other)
    count = 0
    append(other.base + moved, count: other.count - moved)
    other.count = moved
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
