public import Languages
public import Values

/// What becomes of the parts of a figure before they stand in its cell.
public enum FigureStep: Sendable, Hashable {
  /// The parts together.
  case parts(Money)
  /// A share of an amount, rounded once.
  case share(Wording, Percentage, of: Money, gives: Money)
  /// An amount that no document of the portfolio states: what was sent, or what other figures give.
  case other(Wording, Money)

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
