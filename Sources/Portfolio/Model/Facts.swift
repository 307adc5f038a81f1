// How sure a fact is: sources say "about", leave fields open, and differ.

/// A number as its source states it.
public struct FactCount: Hashable, Sendable {
  public let value: Int64
  /// Whether the source says "about".
  public let isApproximate: Bool
  public let spot: Spot
}

/// A field that the sources leave open, by the names of its elements joined by points.
public struct OpenField: Hashable, Sendable {
  public let field: String
  public let spot: Spot
}

/// A field on which sources differ: each value with the source that states it.
public struct FactConflict: Hashable, Sendable {
  public let field: String
  public let claims: [Claim]
  public let spot: Spot

  public struct Claim: Hashable, Sendable {
    public let value: String
    /// The title of the source.
    public let source: String
    public let spot: Spot
  }
}
