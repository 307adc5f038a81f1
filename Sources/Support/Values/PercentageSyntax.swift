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
public struct PercentageSyntaxError: Error, Hashable, Sendable {
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
    if !word.isEmpty { return .word(word.shortened) }
    if text.contains(",") { return .comma }
    guard let decimals = NumberSpelling.plainDigits(in: text)?.decimals, decimals > 2 else {
      return .notANumber
    }
    return .decimals(decimals)
  }

  /// What to do about it, as an English clause.
  public var fix: String {
    if let suggestion { return "write \(suggestion)" }
    if case .outOfRange(let range) = problem {
      return "write a rate from \(range.lowerBound.plain) to \(range.upperBound.plain)"
    }
    return "write digits, and a point and at most two decimals, as in 81.25"
  }
}

extension PercentageSyntaxError: CustomStringConvertible {
  /// The fault and the fix as one English sentence.
  public var description: String { "“\(text)” is not a rate in percent: \(problem); \(fix)." }
}

extension PercentageSyntaxError.Problem: CustomStringConvertible {
  /// The fault as an English clause.
  public var description: String {
    switch self {
    case .empty: "nothing is written"
    case .word(let word): "it has “\(word)” beside the number"
    case .comma: "it has a comma"
    case .decimals(let count): "it has \(count) decimals, and two are the most"
    case .outOfRange(let range): "it is not from \(range.lowerBound) to \(range.upperBound)"
    case .notANumber: "it is not a number"
    }
  }
}
