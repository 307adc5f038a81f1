/// A rate in hundredths of a percent: 75 % is 7 500 of them.
public struct Percentage: Hashable, Sendable {
  /// The rate in hundredths of a percent.
  public let hundredths: Int64

  /// A rate of so many hundredths of a percent.
  public init(hundredths: Int64) {
    self.hundredths = hundredths
  }

  /// Nothing.
  public static var zero: Percentage { Percentage(hundredths: 0) }

  /// The whole: 100 %.
  public static var whole: Percentage { Percentage(hundredths: hundredthsInWhole) }

  static var hundredthsInWhole: Int64 { 10_000 }
}

extension Percentage {
  /// This share of an amount, computed exactly and rounded once to whole minor units.
  ///
  /// Never compare an amount with this: `Money.isAtMost(_:of:)` compares without rounding.
  public func of(_ base: Money, rounding: Rounding) throws(ArithmeticError) -> Money {
    try base.scaled(by: hundredths, over: Self.hundredthsInWhole, rounding: rounding)
  }

  /// Which share a part is of a whole, in hundredths of a percent toward zero, and whether that
  /// is the share exactly. For messages: ceilings are judged by `Money.isAtMost(_:of:)`.
  public static func share(
    of part: Money, in whole: Money
  ) throws(ArithmeticError) -> (percentage: Percentage, isExact: Bool) {
    try part.requireSameCurrency(as: whole)
    let hundredths = try part.scaled(
      by: hundredthsInWhole, over: whole.minorUnits, rounding: .down
    ).minorUnits
    let isExact =
      Wide(part.minorUnits, times: hundredthsInWhole) == Wide(whole.minorUnits, times: hundredths)
    return (Percentage(hundredths: hundredths), isExact)
  }

  /// Which share a part is of a whole, in hundredths of a percent, computed exactly and rounded once: for a
  /// figure that is stated. Ceilings are judged by `Money.isAtMost(_:of:)`.
  public static func share(
    of part: Money, in whole: Money, rounding: Rounding
  ) throws(ArithmeticError) -> Percentage {
    try part.requireSameCurrency(as: whole)
    return Percentage(
      hundredths: try part.scaled(
        by: hundredthsInWhole, over: whole.minorUnits, rounding: rounding
      ).minorUnits)
  }

  /// The sum of two rates.
  public func adding(_ other: Percentage) throws(ArithmeticError) -> Percentage {
    let (sum, overflows) = hundredths.addingReportingOverflow(other.hundredths)
    guard !overflows else { throw .overflow }
    return Percentage(hundredths: sum)
  }

  /// The difference of two rates.
  public func subtracting(_ other: Percentage) throws(ArithmeticError) -> Percentage {
    let (difference, overflows) = hundredths.subtractingReportingOverflow(other.hundredths)
    guard !overflows else { throw .overflow }
    return Percentage(hundredths: difference)
  }
}

extension Money {
  /// Whether the amount is at most a share of a base: amount × 10 000 ≤ base × rate, without
  /// rounding and for any sign.
  public func isAtMost(_ rate: Percentage, of base: Money) throws(ArithmeticError) -> Bool {
    try requireSameCurrency(as: base)
    return Wide(minorUnits, times: Percentage.hundredthsInWhole)
      <= Wide(base.minorUnits, times: rate.hundredths)
  }

  /// Whether the amount is at least a share of a base, without rounding and for any sign.
  public func isAtLeast(_ rate: Percentage, of base: Money) throws(ArithmeticError) -> Bool {
    try requireSameCurrency(as: base)
    return Wide(minorUnits, times: Percentage.hundredthsInWhole)
      >= Wide(base.minorUnits, times: rate.hundredths)
  }
}

extension Percentage: Comparable {
  /// Orders rates by size.
  public static func < (left: Percentage, right: Percentage) -> Bool {
    left.hundredths < right.hundredths
  }
}

extension Percentage: CustomStringConvertible {
  /// The rate for XML and CSV, with the decimals it needs: `75`, `7.5`, `81.25`.
  public var plain: String {
    let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    var text = "\(hundredths < 0 ? "-" : "")\(whole)"
    if fraction > 0 {
      text += ".\(fraction / 10)"
      if fraction % 10 > 0 { text += "\(fraction % 10)" }
    }
    return text
  }

  /// The number with two decimals, whether it needs them or not: `1.50`.
  public var twoDecimals: String {
    let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(hundredths < 0 ? "-" : "")\(whole).\(fraction / 10)\(fraction % 10)"
  }

  /// The rate for messages: `81.25 %`.
  public var description: String { plain + " %" }

  /// The rate for Swedish readers, with a space that does not break and a real minus: `81,25 %`.
  public var swedish: String {
    let text = plain.map { $0 == "." ? "," : $0 == "-" ? "\u{2212}" : $0 }
    return String(text) + "\u{A0}%"
  }
}
