import CLibXML2

/// Finds a name's number from the address that libxml2's dictionary gave its text, so that no name
/// is compared by its letters more than once in the life of a parser.
struct NameInterner {
  private struct Slot: BitwiseCopyable {
    var local: UInt
    var space: UInt
    var id: UInt16
  }

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int
  private var ownSlots: GrowingBuffer<Int>

  /// Stands for "an element in no namespace"; an attribute in none has 0.
  static let elementInNoNamespace: UInt = 1

  init(names: NameTable, maximumOwn: Int, dictionary: xmlDictPtr?, namespace: UInt) {
    var size = 256
    while size < (names.names.count * 2 + maximumOwn) * 2 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Slot(local: 0, space: 0, id: 0), count: size)
    mask = size - 1
    ownSlots = GrowingBuffer(capacity: 64)
    for (index, name) in names.names.enumerated() {
      let local = UInt(bitPattern: xmlDictLookup(dictionary, name, -1))
      for space in [namespace, 0] {
        let slot = find(local, space)
        // A name given twice keeps its first number.
        if slots[slot].local == 0 {
          slots[slot] = Slot(local: local, space: space, id: UInt16(index + 1))
        }
      }
    }
  }

  func deallocate() {
    slots.deallocate()
    ownSlots.deallocate()
  }

  /// The slot of a name, or the empty one where it belongs.
  @inline(__always)
  func find(_ local: UInt, _ space: UInt) -> Int {
    let mixed = (local &+ space &* 31) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
    while slots[slot].local != 0 {
      if slots[slot].local == local, slots[slot].space == space { break }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  /// The number in a slot, 0 when it is empty.
  @inline(__always)
  func id(in slot: Int) -> UInt16 { slots[slot].id }

  /// How many names of its own the record has so far.
  var ownCount: Int { ownSlots.count }

  /// Gives a name of the record's own a number, which is good until `forgetOwn()`.
  mutating func add(_ local: UInt, _ space: UInt, at slot: Int) -> NameID {
    let id = NameID.firstOfRecord + UInt16(ownSlots.count)
    slots[slot] = Slot(local: local, space: space, id: id)
    ownSlots.append(slot)
    return NameID(rawValue: id)
  }

  /// Forgets the record's own names. They came last, so no known name is behind one of them.
  mutating func forgetOwn() {
    for index in 0..<ownSlots.count {
      slots[ownSlots.base[index]] = Slot(local: 0, space: 0, id: 0)
    }
    ownSlots.count = 0
  }
}
