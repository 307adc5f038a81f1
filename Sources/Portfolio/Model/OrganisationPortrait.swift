public import Values

/// What an organisation, or a source, tells of it beside its name and numbers.
public struct OrganisationPortrait: Hashable, Sendable {
  public let formerNames: [DatedName]
  /// Other numbers of the same body.
  public let otherNumbers: [OrganisationIdentifier]
  public let founded: VagueDay?
  public let foundedIn: String?
  public let areas: [OperatingArea]
  public let purposes: [String]
  public let operatingYear: OperatingYear?
  public let annualMeeting: String?
  public let statutes: String?
  public let membership: Membership
  public let series: [OccasionSeries]
  public let relations: [OrganisationRelation]
  public let openFields: [OpenField]
}

/// A name with the days it was used, as far as they are known.
public struct DatedName: Hashable, Sendable {
  public let name: String
  public let firstDay: VagueDay?
  public let lastDay: VagueDay?
}

/// Where an organisation works, or worked.
public struct OperatingArea: Hashable, Sendable {
  public let area: DatedName
  public let isCurrent: Bool
}

/// The year of an organisation's accounts and work.
public struct OperatingYear: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case calendar, broken
  }

  public let kind: Kind
  /// The month it begins, from `01`, when that is stated.
  public let firstMonth: String?
}

/// Who may be a member, what it costs and what it gives.
public struct Membership: Hashable, Sendable {
  public let open: String?
  public let mayAttend: String?
  public let isFeeRequired: Bool?
  public let fee: Money?
  public let benefits: [String]

  public var isEmpty: Bool {
    open == nil && mayAttend == nil && isFeeRequired == nil && fee == nil && benefits.isEmpty
  }
}

/// Occasions that come back: how many a year, how many days each.
public struct OccasionSeries: Hashable, Sendable {
  public let kind: Occasion.Kind
  public let perYear: Int?
  public let days: Int?
  public let note: String?
}

/// What an organisation has, or wishes, with another.
public struct OrganisationRelation: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case memberOf, cooperatesWith, wishesCooperation, runs
  }

  public let kind: Kind
  public let name: String
  public let note: String?
}
