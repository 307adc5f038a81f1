/// An organisation as it or a source describes it, in its current version.
public struct Organisation: Hashable, Sendable {
  public let header: DocumentHeader
  public let name: String
  public let acronym: String?
  public let identifiers: [OrganisationIdentifier]
  public let legalKind: LegalKind?
  public let sector: Sector?
  public let address: Address?
  public let conflicts: [FactConflict]

  public var spot: Spot { header.spot }
}
