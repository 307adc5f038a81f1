public import Languages
public import Portfolio

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
  }
}
