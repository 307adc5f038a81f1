public import Languages

extension Money {
  /// The amount that a text states: `-?[0-9]{1,15}(\.[0-9]{1,3})?`, where the decimals, when
  /// written, are exactly the currency's. Minus zero is zero.
  public static func parse(
    utf8 bytes: UnsafeBufferPointer<UInt8>, currency: Currency
  ) throws(MoneySyntaxError) -> Money {
    guard let money = Money(digits: bytes, currency: currency) else {
      throw MoneySyntaxError(explaining: String(decoding: bytes, as: UTF8.self), currency)
    }
    return money
  }

  /// The amount that a text states, by the same rules.
  public static func parse(
    _ text: String, currency: Currency
  ) throws(MoneySyntaxError) -> Money {
    guard let money = Money(digits: text, currency: currency) else {
      throw MoneySyntaxError(explaining: text, currency)
    }
    return money
  }

  /// The most digits before the point: with three decimals they still fit in 64 bits.
  fileprivate static var mostWholeDigits: Int { 15 }

  fileprivate init?(digits text: String, currency: Currency) {
    var utf8 = text
    guard let money = utf8.withUTF8({ Money(digits: $0, currency: currency) }) else { return nil }
    self = money
  }

  private init?(digits bytes: UnsafeBufferPointer<UInt8>, currency: Currency) {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    var index = start
    var value: Int64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      guard index - start < Self.mostWholeDigits else { return nil }
      value = value &* 10 &+ Int64(digit)
      index += 1
    }
    guard index > start else { return nil }
    if index == bytes.count {
      // Fifteen digits of a currency with four decimals are the one case that does not fit.
      let (scaled, overflows) = value.multipliedReportingOverflow(by: currency.minorUnitsPerUnit)
      guard !overflows else { return nil }
      self.init(minorUnits: isNegative ? -scaled : scaled, currency: currency)
      return
    }
    let decimals = bytes.count - index - 1
    guard bytes[index] == UInt8(ascii: "."), decimals == currency.minorUnitDigits,
      (1...3).contains(decimals)
    else { return nil }
    for place in (index + 1)..<bytes.count {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    self.init(minorUnits: isNegative ? -value : value, currency: currency)
  }
}

/// Why a text is not an amount, with the right spelling when there is no doubt what was meant.
public struct MoneySyntaxError: SayableError, Hashable {
  /// What is wrong with the text; the first thing, when there are several.
  public enum Problem: Hashable, Sendable {
    /// Nothing is written.
    case empty
    /// A number with an exponent, such as 1e6.
    case exponent
    /// Words or signs beside the number, such as kr.
    case word(String)
    /// A plus sign.
    case plusSign
    /// A minus that is not the plain hyphen.
    case typographicMinus
    /// A comma.
    case comma
    /// A space of any kind, around the number or between its digits.
    case space
    /// Another number of decimals than the currency has.
    case decimals(written: Int, allowed: Int)
    /// More digits before the point than the format allows.
    case tooManyDigits(allowed: Int)
    /// Anything else.
    case notANumber
  }

  /// What was written; a long text is cut.
  public let text: String
  /// The currency the amount was to be in.
  public let currency: Currency
  /// What is wrong.
  public let problem: Problem
  /// The right spelling, or nil when it would be a guess.
  public let suggestion: String?
}

extension MoneySyntaxError {
  init(explaining text: String, _ currency: Currency) {
    self.text = text.shortened
    self.currency = currency
    problem = Self.problem(in: text, currency)
    suggestion = Self.suggestion(for: text, currency)
  }

  /// What to do about it, as a clause.
  public var fix: Wording {
    if let suggestion { return Wording("write \(suggestion)", sv: "skriv \(suggestion)") }
    let digits = currency.minorUnitDigits
    guard (1...3).contains(digits) else {
      return Wording(
        "write digits only, as in 1234", sv: "skriv bara siffror, som i 1234")
    }
    let example = "1234.\(String("500".prefix(digits)))"
    return Wording(
      "write digits, a point and \(digits) decimals, as in \(example)",
      sv: "skriv siffror, en punkt och \(digits) decimaler, som i \(example)")
  }

  private static func problem(in text: String, _ currency: Currency) -> Problem {
    let scalars = text.unicodeScalars
    if scalars.allSatisfy(\.isBlank) { return .empty }
    if NumberSpelling.hasExponent(text) { return .exponent }
    let word = NumberSpelling.word(in: text)
    if !word.isEmpty {
      return scalars.contains(where: \.isASCIIDigit) ? .word(word.shortened) : .notANumber
    }
    if scalars.contains("+") { return .plusSign }
    if scalars.contains(where: { $0.isMinus && $0 != "-" }) { return .typographicMinus }
    if scalars.contains(",") { return .comma }
    if scalars.contains(where: \.isBlank) { return .space }
    guard let written = NumberSpelling.plainDigits(in: text) else { return .notANumber }
    // An amount in a currency with four decimals has one digit less.
    let most = Money.mostWholeDigits - (currency.minorUnitDigits > 3 ? 1 : 0)
    if written.whole > most { return .tooManyDigits(allowed: most) }
    if let decimals = written.decimals, decimals != currency.minorUnitDigits {
      return .decimals(written: decimals, allowed: currency.minorUnitDigits)
    }
    // What is left is an amount in a currency with four decimals: the format has no room for them.
    return .notANumber
  }

  private static func suggestion(for text: String, _ currency: Currency) -> String? {
    let units = [currency.code.lowercased()] + (currency == .sek ? ["kronor", "kr", ":-"] : [])
    guard let number = NumberSpelling(text, units: units),
      let spelling = number.spelled(decimals: currency.minorUnitDigits),
      Money(digits: spelling, currency: currency) != nil
    else { return nil }
    return spelling
  }
}

extension MoneySyntaxError {
  /// The fault and the fix as one sentence.
  public var wording: Wording {
    Wording(
      "“\(text)” is not an amount in \(currency): \(problem); \(fix).",
      sv: "”\(text)” är inget belopp i \(currency): \(problem); \(fix).")
  }
}

extension MoneySyntaxError.Problem: Sayable, CustomStringConvertible {
  /// The fault as a clause.
  public func said(in language: Language) -> String { clause(in: language) }

  /// The fault as an English clause.
  public var description: String { clause.english }

  private var clause: Wording {
    switch self {
    case .empty: Wording("nothing is written", sv: "ingenting är skrivet")
    case .exponent: Wording("it has an exponent", sv: "det har en exponent")
    case .word(let word):
      Wording("it has “\(word)” beside the number", sv: "det har ”\(word)” vid sidan av talet")
    case .plusSign: Wording("it has a plus sign", sv: "det har ett plustecken")
    case .typographicMinus:
      Wording(
        "its minus is not the plain hyphen", sv: "dess minus är inte det vanliga bindestrecket")
    case .comma: Wording("it has a comma", sv: "det har ett kommatecken")
    case .space: Wording("it has a space", sv: "det har ett mellanslag")
    case .decimals(1, let allowed):
      Wording(
        "it has 1 decimal, and the currency has \(allowed)",
        sv: "det har 1 decimal, och valutan har \(allowed)")
    case .decimals(let written, let allowed):
      Wording(
        "it has \(written) decimals, and the currency has \(allowed)",
        sv: "det har \(written) decimaler, och valutan har \(allowed)")
    case .tooManyDigits(let allowed):
      Wording(
        "it has too many digits; at most \(allowed) stand before the point",
        sv: "det har för många siffror; högst \(allowed) står före punkten")
    case .notANumber: Wording("it is not a number", sv: "det är inget tal")
    }
  }
}
