/// What a person meant by a number written for people: `1 234,50 kr`, `−1.234,50`, `81,25 %`.
///
/// Only for offering the right spelling of a text that was refused; nothing is read this way.
/// When a separator could be either a decimal sign or a grouping, there is no answer.
struct NumberSpelling {
  let isNegative: Bool
  /// The digits before the decimal sign, at least one, no needless zeros before them.
  let whole: String
  /// The digits after the decimal sign, perhaps none.
  let fraction: String

  /// Reads a number with at most one of the units (in lower case) before or after it.
  init?(_ text: String, units: [String]) {
    guard text.utf8.count <= Self.mostBytes else { return nil }
    var rest = Self.trimmed(text.lowercased())
    for unit in units {
      if rest.hasSuffix(unit) {
        rest = Self.trimmed(String(rest.dropLast(unit.count)))
        break
      }
      if rest.hasPrefix(unit) {
        rest = Self.trimmed(String(rest.dropFirst(unit.count)))
        break
      }
    }
    let sign = rest.unicodeScalars.first
    isNegative = sign?.isMinus ?? false
    if isNegative || sign == "+" { rest = Self.trimmed(String(rest.unicodeScalars.dropFirst())) }
    guard let parts = Self.parts(of: rest) else { return nil }
    let significant = parts.whole.drop { $0 == "0" }
    whole = significant.isEmpty ? "0" : String(significant)
    fraction = parts.fraction
  }

  /// A longer text is no number that someone meant, and nobody waits for it to be taken apart.
  private static var mostBytes: Int { 100 }

  /// The number with exactly so many decimals (or none at all when none were written), or nil when
  /// decimals other than zeros would be lost.
  func spelled(decimals: Int) -> String? {
    let sign = isNegative ? "-" : ""
    var kept = fraction
    while kept.count > decimals, kept.last == "0" { kept.removeLast() }
    guard kept.count <= decimals else { return nil }
    if kept.isEmpty { return sign + whole }
    return sign + whole + "." + kept + String(repeating: "0", count: decimals - kept.count)
  }

  /// Whether the text is a number with an exponent.
  static func hasExponent(_ text: String) -> Bool {
    let halves = trimmed(text.lowercased()).split(separator: "e", omittingEmptySubsequences: false)
    return halves.count == 2
      && halves.allSatisfy { half in
        half.unicodeScalars.contains(where: \.isASCIIDigit)
          && half.unicodeScalars.allSatisfy {
            $0.isASCIIDigit || "+-.,".unicodeScalars.contains($0)
          }
      }
  }

  /// How many digits a plain number has before its point, and after it when it has one; nil when
  /// the text is not `-?[0-9]+(\.[0-9]*)?`.
  static func plainDigits(in text: String) -> (whole: Int, decimals: Int?)? {
    let halves = text.unicodeScalars.dropFirst(text.hasPrefix("-") ? 1 : 0)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), !halves[0].isEmpty,
      halves.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return (halves[0].count, halves.count == 2 ? halves[1].count : nil)
  }

  /// The first run of characters that belong to no number.
  static func word(in text: String) -> String {
    func belongs(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCIIDigit || scalar.isBlank || scalar.isMinus
        || "+.,'’".unicodeScalars.contains(scalar)
    }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.drop(while: belongs).prefix { !belongs($0) }))
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.unicodeScalars.drop(while: \.isBlank)
    var end = start
    while let last = end.last, last.isBlank { end.removeLast() }
    return String(end)
  }

  private static func parts(of text: String) -> (whole: String, fraction: String)? {
    let signs = text.filter { $0 == "." || $0 == "," }
    var halves = [Substring(text)]
    if let last = signs.last, !signs.dropLast().contains(last) {
      halves = text.split(separator: last, maxSplits: 1, omittingEmptySubsequences: false)
    } else if Set(signs).count > 1 {
      return nil
    }
    let fraction = halves.count == 2 ? String(halves[1]) : ""
    guard let whole = ungrouped(halves[0]), fraction.unicodeScalars.allSatisfy(\.isASCIIDigit),
      !(whole.isEmpty && fraction.isEmpty)
    else { return nil }
    // "1,234" and "1.234" are one thousand to some and little more than one to others.
    let couldBeGrouping =
      signs.count == 1 && fraction.count == 3 && (1...3).contains(halves[0].count)
    return couldBeGrouping && whole != "0" ? nil : (whole, fraction)
  }

  /// The digits of a whole number whose thousands may stand apart; nil when the groups are not of
  /// three digits.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0.isBlank || ".,'’".unicodeScalars.contains($0)
    }
    guard groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return groups.map { String($0) }.joined()
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  /// A space of any kind, including those that do not break a line.
  var isBlank: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// The hyphen, and the dashes and the minus that people and programs write for it.
  var isMinus: Bool { self == "-" || self == "\u{2212}" || self == "\u{2013}" }
}

extension String {
  /// The text itself, or its beginning when it is too long to show in a message.
  var shortened: String { count <= 60 ? self : prefix(60) + "…" }
}
