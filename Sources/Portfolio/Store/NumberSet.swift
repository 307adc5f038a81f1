/// A set of the numbers that SQLite gives projects, documents or versions, one bit each: they have few
/// gaps, so that it stays small however large a file is.
struct NumberSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  func contains(_ number: Int64) -> Bool {
    let (word, bit) = Self.place(of: number)
    return word < words.count && words[word] & bit != 0
  }

  /// Adds a number, and says whether it is new to the set.
  @discardableResult
  mutating func insert(_ number: Int64) -> Bool {
    let (word, bit) = Self.place(of: number)
    if word >= words.count {
      words.append(
        contentsOf: repeatElement(0, count: Swift.max(word + 1, words.count * 2) - words.count))
    }
    guard words[word] & bit == 0 else { return false }
    words[word] |= bit
    count += 1
    return true
  }

  mutating func formUnion(_ others: Self) {
    for number in others { insert(number) }
  }

  func union(_ others: Self) -> Self {
    var all = self
    all.formUnion(others)
    return all
  }

  func intersection(_ others: Self) -> Self {
    var common = Self()
    for number in self where others.contains(number) { common.insert(number) }
    return common
  }

  private static func place(of number: Int64) -> (word: Int, bit: UInt64) {
    (Int(number >> 6), 1 << UInt64(number & 63))
  }
}

extension NumberSet: Sequence {
  /// The numbers in their order.
  func makeIterator() -> AnyIterator<Int64> {
    var (word, rest) = (-1, UInt64(0))
    return AnyIterator {
      while rest == 0 {
        word += 1
        guard word < words.count else { return nil }
        rest = words[word]
      }
      defer { rest &= rest - 1 }
      return Int64(word * 64 + rest.trailingZeroBitCount)
    }
  }
}
