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
  /// The laws, plans and policies it rests on.
  public let bases: [String]
  public let signed: VagueDay?
  /// The first and the last day it holds.
  public let start: VagueDay?
  public let end: VagueDay?
  /// How many months before its end notice is given, and by how many it goes on without one.
  public let noticeMonths: Int?
  public let extensionMonths: Int?
  public let locations: [Location]
  public let parties: [Party]
  public let principles: [String]
  public let followUps: [FollowUp]
  /// How and when it is to be evaluated, and how disputes are settled.
  public let evaluationPlan: String?
  public let disputes: String?
  /// What the parties' steering group has decided.
  public let steeringDecisions: [String]
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
  public let kind: Kind
  /// The money, or the value of what is not money; none is stated without a currency.
  public let amount: Money?
  public let hours: Int64?
  public let note: String?
  public let spot: Spot

  public enum Kind: String, Sendable, CaseIterable {
    case cash, staff, premises, volunteers, equipment, knowledge, other
  }
}

/// A day on which the parties follow up what they have agreed.
public struct FollowUp: Hashable, Sendable {
  public let day: VagueDay
  public let note: String?
  public let spot: Spot
}
