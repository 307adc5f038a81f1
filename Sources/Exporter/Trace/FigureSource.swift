public import Languages
public import Portfolio
public import Values

/// One thing that contributed to a figure of a return: what a document states, what that is in euro,
/// and which part of it the figure has.
public struct FigureSource: Sendable {
  /// The project's key.
  public let project: String
  /// The document that states it.
  public let document: DocumentHeader
  /// Where it stands.
  public let spot: Spot
  /// What it is: "accepted expenditure".
  public let what: Wording
  /// As the document states it.
  public let stated: SumFigure
  /// How it became euro, where it did.
  public let conversion: EuroConversion?
  /// Which shares of it the figure has, where it was split, one after the other.
  public let shares: [Share]
  /// What it adds to the figure.
  public let part: SumFigure

  /// A part by largest remainder: so much of so much.
  public struct Share: Sendable, Hashable {
    public let weight: Int64
    public let total: Int64
    /// By what it was split: "the lines of the claim".
    public let by: Wording
    /// The part that it gives.
    public let part: Money

    /// By how many millionths of a unit the part differs from the exact share of an amount, toward zero.
    /// - Throws: `ArithmeticError` when that has no room.
    public func rounding(of whole: Money) throws(ArithmeticError) -> Int64 {
      guard total != 0 else { throw .divisionByZero }
      let difference =
        Int128(part.minorUnits) * Int128(total) - Int128(whole.minorUnits) * Int128(weight)
      return try millionths(
        difference, over: Int128(total) * Int128(part.currency.minorUnitsPerUnit))
    }
  }
}

extension FigureSource {
  /// Whether it adds nothing.
  var isNothing: Bool { part == part.nothing }

  /// What it takes away instead.
  func negated() throws(ArithmeticError) -> FigureSource {
    FigureSource(
      project: project, document: document, spot: spot, what: what, stated: stated,
      conversion: conversion, shares: shares, part: try part.difference(from: part.nothing))
  }
}

/// A part of a unit in millionths, toward zero.
func millionths(_ dividend: Int128, over divisor: Int128) throws(ArithmeticError) -> Int64 {
  let (product, overflows) = dividend.multipliedReportingOverflow(by: 1_000_000)
  guard !overflows, let whole = Int64(exactly: product / divisor) else { throw .overflow }
  return whole
}
