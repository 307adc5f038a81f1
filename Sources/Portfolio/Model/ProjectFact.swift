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
  public let partners: [Partner]
  public let locations: [Location]
  public let stages: [Stage]
  public let openFields: [OpenField]
  public let conflicts: [FactConflict]

  public var spot: Spot { header.spot }
}

/// A step in a project's life.
public struct Stage: Hashable, Sendable {
  public let name: String
  public let day: VagueDay?
  public let spot: Spot
}
