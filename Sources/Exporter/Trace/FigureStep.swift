public import Languages
public import Values

/// What becomes of the parts of a figure before they stand in its cell. The last step gives what stands there.
public enum FigureStep: Sendable, Hashable {
  /// The parts together.
  case parts(Money)
  /// A share of an amount, rounded once.
  case share(Wording, Percentage, of: Money, gives: Money)
  /// An amount that no document of the portfolio states: what was sent, or what other figures give.
  case other(Wording, Money)
  /// Amounts that were named before, added up.
  case sum(Wording, of: [Money], gives: Money)
  /// An amount less others that were named before.
  case difference(Wording, Money, less: [Money], gives: Money)
  /// No less than nothing, and no more than an amount.
  case limit(Wording, Money, atMost: Money, gives: Money)
  /// An amount as a share of another, rounded once.
  case ratio(Wording, Money, of: Money, gives: Percentage)

  /// Amounts that were named before, added up; nothing where one alone stands there as it is.
  /// - Throws: `ArithmeticError` when the sum has no room.
  static func sums(
    _ what: Wording, of amounts: [Money], in currency: Currency
  ) throws(ArithmeticError) -> [FigureStep] {
    guard amounts.count > 1 else { return [] }
    var sum = Money.zero(currency)
    for amount in amounts { sum = try sum.adding(amount) }
    return [.sum(what, of: amounts, gives: sum)]
  }

  /// What is left of an amount when others are taken off it: each is named, and then what they give.
  /// - Throws: `ArithmeticError` when the difference has no room.
  static func differences(
    _ what: Wording, _ first: (what: Wording, amount: Money),
    less others: [(what: Wording, amount: Money)]
  ) throws(ArithmeticError) -> [FigureStep] {
    var left = first.amount
    for other in others { left = try left.subtracting(other.amount) }
    let named = ([first] + others).map { FigureStep.other($0.what, $0.amount) }
    return named + [
      .difference(what, first.amount, less: others.map { $0.amount }, gives: left)
    ]
  }

  /// The amount that it gives, where it gives one.
  public var gives: Money? {
    switch self {
    case .parts(let amount), .other(_, let amount), .share(_, _, _, let amount): amount
    case .sum(_, _, let amount), .difference(_, _, _, let amount), .limit(_, _, _, let amount):
      amount
    case .ratio: nil
    }
  }

  /// By how many millionths of a unit a share was rounded; nothing of the other steps.
  /// - Throws: `ArithmeticError` when that has no room.
  public var rounding: Int64? {
    get throws(ArithmeticError) {
      guard case .share(_, let rate, let base, let part) = self else { return nil }
      let whole = Int128(Percentage.whole.hundredths)
      let difference =
        Int128(part.minorUnits) * whole - Int128(base.minorUnits) * Int128(rate.hundredths)
      return try millionths(
        difference, over: whole * Int128(part.currency.minorUnitsPerUnit))
    }
  }
}
