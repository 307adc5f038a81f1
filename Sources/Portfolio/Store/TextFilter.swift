/// Texts of which it is known that one is not among them, or that it may be: however many there are, they
/// take the same memory.
struct TextFilter {
  private static let words = 4096
  private var bits = [UInt64](repeating: 0, count: words)

  mutating func removeAll() { self = TextFilter() }

  mutating func insert(_ text: String) {
    let (word, bit) = Self.place(of: text)
    bits[word] |= bit
  }

  /// Whether the text may have been inserted; `false` is sure.
  func mayHave(_ text: String) -> Bool {
    let (word, bit) = Self.place(of: text)
    return bits[word] & bit != 0
  }

  private static func place(of text: String) -> (word: Int, bit: UInt64) {
    let hash = UInt64(bitPattern: Int64(text.hashValue))
    return (Int(hash >> 6 % UInt64(words)), 1 << (hash & 63))
  }
}
