public import Values

/// What a source says of a project, in its current version.
public struct ProjectFact: Hashable, Sendable {
  public let header: DocumentHeader
  public let title: String
  public let acronym: String?
  public let summary: String?
  public let fund: String?
  public let start: VagueDay?
  public let end: VagueDay?
  public let grant: Money?
  public let totalCost: Money?
  public let partnerCount: Int?
  public let partners: [Partner]
  public let locations: [Location]
  public let stages: [Stage]
  public let openFields: [OpenField]
  public let conflicts: [FactConflict]

  public var spot: Spot { header.spot }

  /// The fields that the source states, by the names under which another may say that it does not.
  public var statedFields: Set<String> {
    let fields: [(String, Bool)] = [
      ("acronym", acronym != nil), ("summary", summary != nil), ("fund", fund != nil),
      ("start", start != nil), ("end", end != nil), ("grant", grant != nil),
      ("totalCost", totalCost != nil), ("partnerCount", partnerCount != nil),
    ]
    return Set(fields.filter(\.1).map(\.0))
  }
}

/// A step in a project's life.
public struct Stage: Hashable, Sendable {
  public let name: String
  public let day: VagueDay?
  public let spot: Spot
}
