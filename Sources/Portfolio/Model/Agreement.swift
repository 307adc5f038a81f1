public import Values

/// An agreement between bodies, as they or a source state it, in its current version.
public struct Agreement: Hashable, Sendable {
  public let header: DocumentHeader
  public let form: PartnershipForm
  /// The case numbers under which the parties keep it.
  public let cases: [Reference]
  public let title: String
  public let acronym: String?
  public let subject: String?
  /// The first and the last day it holds.
  public let start: VagueDay?
  public let end: VagueDay?
  public let parties: [Party]
  public let principles: [String]
  public let followUps: [FollowUp]
  /// Agreements it belongs to, and projects that are done under it.
  public let agreements: [Reference]
  public let projects: [Reference]
  public let openFields: [OpenField]
  public let conflicts: [FactConflict]

  public var spot: Spot { header.spot }
}

/// In what form bodies work together.
public enum PartnershipForm: String, Sendable, CaseIterable {
  case nationalAgreement, regionalAgreement, localAgreement
  /// A public-civil-society partnership (idéburet offentligt partnerskap).
  case iop
  case projectPartnership, letterOfIntent, procurement, associationGrant, membership, network
}

/// A body, or a part of society, that is bound by an agreement.
public struct Party: Hashable, Sendable {
  public let name: String
  public let identifiers: [OrganisationIdentifier]
  public let legalKind: LegalKind?
  public let sector: Sector?
  public let role: String?
  public let address: Address?
  public let contributions: [PartyContribution]
  public let spot: Spot
}

/// What a party puts in: money or anything else.
public struct PartyContribution: Hashable, Sendable {
  /// `cash`, `staff`, `premises`, `volunteers`, `equipment`, `knowledge` or `other`.
  public let kind: String
  /// The money, or the value of what is not money; none is stated without a currency.
  public let amount: Money?
  public let hours: Int64?
  public let spot: Spot
}

/// A day on which the parties follow up what they have agreed.
public struct FollowUp: Hashable, Sendable {
  public let day: VagueDay
  public let spot: Spot
}
