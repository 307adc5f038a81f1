/// A set of versions by their numbers, one bit each, so that it stays small however large a file is.
struct VersionSet {
  private var words: [UInt64] = []

  func contains(_ version: Int64) -> Bool {
    let (word, bit) = Self.place(of: version)
    return word < words.count && words[word] & bit != 0
  }

  /// Adds a version, and says whether it is new to the set.
  mutating func insert(_ version: Int64) -> Bool {
    let (word, bit) = Self.place(of: version)
    if word >= words.count {
      words.append(
        contentsOf: repeatElement(0, count: max(word + 1, words.count * 2) - words.count))
    }
    defer { words[word] |= bit }
    return words[word] & bit == 0
  }

  private static func place(of version: Int64) -> (word: Int, bit: UInt64) {
    (Int(version >> 6), 1 << UInt64(version & 63))
  }
}
