extension Unicode.Scalar {
  /// Whether the character can move, recolour, reorder or hide what a terminal shows.
  ///
  /// These are the control characters (C0 with ESC, DEL, C1), the marks, embeddings, overrides and
  /// isolates of bidirectional text, line and paragraph separators, the byte order mark, and the
  /// tag characters, which are invisible. The joiners stay: words and emoji need them.
  public var isHidden: Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0x61B: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }

  /// The character as people see it: itself, or `\u{202E}` where it is hidden.
  public var shown: String {
    isHidden ? "\\u{\(String(value, radix: 16, uppercase: true))}" : String(self)
  }
}

extension String {
  /// The text with every hidden character written out, so that it cannot repaint a terminal.
  public var shown: String {
    if isLatin || !unicodeScalars.contains(where: \.isHidden) { return self }
    var text = ""
    text.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars { text += scalar.shown }
    return text
  }
}

extension StringProtocol {
  /// Whether the text is of letters, digits and signs up to U+02FF alone, none of them hidden: most
  /// texts are, and need no closer look.
  var isLatin: Bool { latinColumns != nil }

  /// How many columns the text takes, each sign of it one; `nil` where it has signs beyond U+02FF or
  /// hidden ones.
  var latinColumns: Int? {
    utf8.withContiguousStorageIfAvailable(countLatin(_:)) ?? nil
  }
}

extension String {
  /// The same, without the detour by a protocol.
  var latinColumns: Int? {
    utf8.withContiguousStorageIfAvailable(countLatin(_:)) ?? nil
  }

  var isLatin: Bool { latinColumns != nil }
}

/// How many characters bytes of UTF-8 are, as `latinColumns` counts them.
func countLatin(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var count = 0
  var before: UInt8 = 0
  var place = 0
  while place < bytes.count {
    if place &+ 8 <= bytes.count, UnsafeRawBufferPointer(bytes).eightArePlain(at: place) {
      (count, place, before) = (count &+ 8, place &+ 8, 0)
      continue
    }
    let byte = bytes[place]
    place &+= 1
    switch byte {
    case 0x20...0x7E, 0xC2...0xCB: count += 1
    // The second byte of a character; with this first one it may be a control character.
    case 0x80...0xBF: if before == 0xC2, byte < 0xA0 { return nil }
    default: return nil
    }
    before = byte
  }
  return count
}

extension UnsafeRawBufferPointer {
  /// Whether eight bytes are all signs from the space to the tilde.
  fileprivate func eightArePlain(at place: Int) -> Bool {
    let word = loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The highest bit of a byte is set by one more of 127 and by 32 less of what is below it.
    return (word | (word &+ ones) | (word &- 32 &* ones)) & (0x80 &* ones) == 0
  }
}
