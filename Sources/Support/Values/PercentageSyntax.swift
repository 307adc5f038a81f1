public import Languages

extension Percentage {
  /// The rates that a text may state unless told otherwise: from 0 to 100 %.
  public static var fromNothingToWhole: ClosedRange<Percentage> { zero...whole }

  /// The rate that a text states: `-?[0-9]{1,9}(\.[0-9]{1,2})?`, within the range.
  public static func parse(
    _ text: String, in range: ClosedRange<Percentage> = fromNothingToWhole
  ) throws(PercentageSyntaxError) -> Percentage {
    guard let rate = Self(digits: text) else {
      throw PercentageSyntaxError(explaining: text, range)
    }
    guard range.contains(rate) else {
      throw PercentageSyntaxError(
        text: text.shortened, problem: .outOfRange(range), suggestion: nil)
    }
    return rate
  }

  init?(digits text: String) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let halves = text.utf8.dropFirst(isNegative ? 1 : 0)
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (1...9).contains(halves[0].count),
      halves.count == 1 || (1...2).contains(halves[1].count)
    else { return nil }
    var value: Int64 = 0
    for byte in halves.joined() {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    switch halves.count == 1 ? 0 : halves[1].count {
    case 0: value *= 100
    case 1: value *= 10
    default: break
    }
    self.init(hundredths: isNegative ? -value : value)
  }
}

/// Why a text is not a rate, with the right spelling when there is no doubt what was meant.
public struct PercentageSyntaxError: SayableError, Hashable {
  /// What is wrong with the text; the first thing, when there are several.
  public enum Problem: Hashable, Sendable {
    /// Nothing is written.
    case empty
    /// A percent sign or a word beside the number.
    case word(String)
    /// A comma.
    case comma
    /// More decimals than two.
    case decimals(Int)
    /// A rate outside what is allowed.
    case outOfRange(ClosedRange<Percentage>)
    /// Anything else.
    case notANumber
  }

  /// What was written; a long text is cut.
  public let text: String
  /// What is wrong.
  public let problem: Problem
  /// The right spelling, or nil when it would be a guess.
  public let suggestion: String?
}

extension PercentageSyntaxError {
  fileprivate init(explaining text: String, _ range: ClosedRange<Percentage>) {
    let spelling = NumberSpelling(text, units: ["procent", "percent", "%"])?.spelled(decimals: 2)
    let rate = spelling.flatMap(Percentage.init(digits:))
    self.init(
      text: text.shortened, problem: Self.problem(in: text),
      suggestion: rate.flatMap { range.contains($0) ? $0.plain : nil })
  }

  private static func problem(in text: String) -> Problem {
    if text.unicodeScalars.allSatisfy(\.isBlank) { return .empty }
    let word = NumberSpelling.word(in: text)
    if !word.isEmpty {
      return text.unicodeScalars.contains(where: \.isASCIIDigit)
        ? .word(word.shortened) : .notANumber
    }
    if text.contains(",") { return .comma }
    guard let decimals = NumberSpelling.plainDigits(in: text)?.decimals, decimals > 2 else {
      return .notANumber
    }
    return .decimals(decimals)
  }

  /// What to do about it, as a clause.
  public var fix: Wording {
    if let suggestion { return Wording("write \(suggestion)", sv: "skriv \(suggestion)") }
    if case .outOfRange(let range) = problem {
      let (least, most) = (range.lowerBound.plain, range.upperBound.plain)
      return Wording(
        "write a rate from \(least) to \(most)", sv: "skriv en andel från \(least) till \(most)")
    }
    return Wording(
      "write digits, and a point and at most two decimals, as in 81.25",
      sv: "skriv siffror, och en punkt och högst två decimaler, som i 81.25")
  }
}

extension PercentageSyntaxError {
  /// The fault and the fix as one sentence.
  public var wording: Wording {
    Wording(
      "“\(text)” is not a rate in percent: \(problem); \(fix).",
      sv: "”\(text)” är ingen andel i procent: \(problem); \(fix).")
  }
}

extension PercentageSyntaxError.Problem: Sayable, CustomStringConvertible {
  /// The fault as a clause.
  public func said(in language: Language) -> String { clause(in: language) }

  /// The fault as an English clause.
  public var description: String { clause.english }

  private var clause: Wording {
    switch self {
    case .empty: Wording("nothing is written", sv: "ingenting är skrivet")
    case .word(let word):
      Wording("it has “\(word)” beside the number", sv: "den har ”\(word)” vid sidan av talet")
    case .comma: Wording("it has a comma", sv: "den har ett kommatecken")
    case .decimals(let count):
      Wording(
        "it has \(count) decimals, and two are the most",
        sv: "den har \(count) decimaler, och högst två är tillåtna")
    case .outOfRange(let range):
      Wording(
        "it is not from \(range.lowerBound) to \(range.upperBound)",
        sv: "den är inte från \(range.lowerBound) till \(range.upperBound)")
    case .notANumber: Wording("it is not a number", sv: "den är inget tal")
    }
  }
}
