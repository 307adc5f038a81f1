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
  /// Whether the text is of letters, digits and signs up to U+02FF alone, none of them hidden, each
  /// of which takes one column: most texts are, and need no closer look.
  var isLatin: Bool {
    var before: UInt8 = 0
    for byte in utf8 {
      switch byte {
      case 0x20...0x7E, 0xC2...0xCB: break
      // The second byte of a character; with this first one it may be a control character.
      case 0x80...0xBF: if before == 0xC2, byte < 0xA0 { return false }
      default: return false
      }
      before = byte
    }
    return true
  }
}
