/// The mark that keeps a spreadsheet from taking a text for a formula, a number or a day.
///
/// A text that a spreadsheet might run or change is written with an apostrophe before it. That is
/// the sign Excel and LibreOffice themselves use for "this is text", so both read `'0180` as text;
/// they show the apostrophe until the cell is edited. A text that begins with an apostrophe of its
/// own gets a second one. So a leading apostrophe is always ours, and the reader takes one away
/// without having to guess.
///
/// The other way, `="0180"`, was not chosen: it is a formula, which LibreOffice does not evaluate
/// unless told, and with it no reader could rely on no cell being a formula.
enum CSVGuard {
  /// The mark itself.
  static let mark = UInt8(ascii: "'")

  /// Whether a text gets the mark.
  static func isNeeded(
    for bytes: UnsafeBufferPointer<UInt8>, isCode: Bool, in dialect: CSVDialect
  ) -> Bool {
    guard let first = bytes.first else { return false }
    if first == mark { return true }
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    if dialect.isForSpreadsheets {
      if isCode && isDigit { return true }
      if looksLikeValue(bytes) { return true }
    }
    // The lead byte C3 begins å, ä, ö and their like, so most texts are settled without decoding.
    return !isDigit && !isLetter(first) && first != 0xC3 && beginsFormula(bytes)
  }

  /// Whether a spreadsheet could take the text for a formula.
  ///
  /// What it would skip is skipped: spaces, quotes, apostrophes, and characters that do not show. A
  /// tab or a line end before the first letter is taken as dangerous by itself, as OWASP advises.
  static func beginsFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@": return true
      // The same signs at full width and in small form, which some programs make plain.
      case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
      case "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}": return true
      case "\t", "\n", "\r", "\u{FEFF}": return true
      case "'", "\"", "\u{2018}"..."\u{201F}", "\u{FF02}", "\u{FF07}": continue
      case _ where scalar.properties.isWhitespace: continue
      case _ where scalar.properties.isDefaultIgnorableCodePoint: continue
      default: return false
      }
    }
    return false
  }

  /// Whether a spreadsheet would make a number, a day or a truth value of the text: "0180", "1E5",
  /// "2026-01", "1 maj", "MAR1", "SANT".
  private static func looksLikeValue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasDigit = false
    var letters = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "$"), UInt8(ascii: "'"):
        continue
      default:
        letters += 1
        let isSign = byte < 0x80 && !isLetter(byte)
        if isSign || letters > longestWords { return false }
      }
    }
    if letters == 0 { return hasDigit }
    if !hasDigit, bytes.count > longestTruth { return false }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    if !hasDigit { return truths.contains(text) }
    let words = text.split { !$0.isLetter && !"€£¥".contains($0) }
    // An exponent follows digits, so "1E5" is a number and "E101" is not.
    let beginsWithLetter = bytes.first.map(isLetter) ?? false
    return words.allSatisfy { isWordOfValue($0) || ($0 == "e" && !beginsWithLetter) }
  }

  /// More bytes of letters than this are no day and no amount ("september kronor").
  private static let longestWords = 24

  private static func isWordOfValue(_ word: Substring) -> Bool {
    if unitsOfValues.contains(word) { return true }
    // "may", "maj" and "march" are months by their first letters; "maria" is not.
    return months.contains { $0.hasPrefix(word) && word.utf8.count >= 3 }
  }

  private static let truths: Set<String> = ["true", "false", "sant", "falskt"]

  private static let longestTruth = 6

  private static let unitsOfValues: Set<Substring> = [
    "kr", "sek", "eur", "usd", "gbp", "€", "£", "¥", "am", "pm", "fm", "em", "kl",
  ]

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "januari", "februari", "mars", "maj", "juni", "juli",
    "augusti", "oktober",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }
}
