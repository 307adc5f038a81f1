/// Numbers names as they come, so that what is known of each is looked up once.
///
/// The hundred thousand names of a large portfolio's reports stand in one piece of memory and their
/// hashes in another: a dictionary would go to three places for each that is looked up.
struct NumberedNames {
  /// A part of a name's hash and its number; less than nought where there is none.
  private struct Slot {
    var hash: UInt32 = 0
    var number: Int32 = -1
  }

  private var slots = Array(repeating: Slot(), count: 64)
  private var text: [UInt8] = []
  /// Where the text of each name ends.
  private var ends: [Int] = []
  private var name: [UInt8] = []
  /// The number of the one before, since the same come one after another.
  private var last = -1

  /// How many names have come.
  var count: Int { ends.count }

  /// The number of the name that some columns of a row have together.
  mutating func number(_ row: RawStatement, _ columns: Range<Int>) -> Int {
    name.removeAll(keepingCapacity: true)
    for column in columns {
      row.textBytes(column).map { name.append(contentsOf: $0) }
      name.append(31)
    }
    if last < 0 || !isName(last) { last = find() }
    return last
  }

  private mutating func find() -> Int {
    var hasher = Hasher()
    name.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = UInt(bitPattern: hasher.finalize())
    let short = UInt32(truncatingIfNeeded: hash)
    var place = Int(hash >> 32) & (slots.count - 1)
    while slots[place].number >= 0 {
      let slot = slots[place]
      if slot.hash == short, isName(Int(slot.number)) { return Int(slot.number) }
      place = (place + 1) & (slots.count - 1)
    }
    let number = ends.count
    text.append(contentsOf: name)
    ends.append(text.count)
    slots[place] = Slot(hash: short, number: Int32(number))
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  /// Whether the name that is looked for has a number.
  private func isName(_ number: Int) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == name.count else { return false }
    return text.withUnsafeBufferPointer { text in
      name.withUnsafeBufferPointer { $0.elementsEqual(text[start..<ends[number]]) }
    }
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 4)
    let names = (text: text, ends: ends)
    (text, ends) = ([], [])
    for number in names.ends.indices {
      name = Array(names.text[(number == 0 ? 0 : names.ends[number - 1])..<names.ends[number]])
      _ = find()
    }
  }
}
