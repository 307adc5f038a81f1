public import Values

/// An occasion that is more than one project's, as a source tells of it, in its current version.
public struct Event: Hashable, Sendable {
  public let header: DocumentHeader
  public let kind: Occasion.Kind
  public let name: String
  public let series: String?
  /// Which of the series it is, from 1.
  public let order: Int?
  public let firstDay: VagueDay?
  public let lastDay: VagueDay?
  public let locations: [Location]
  /// The house it is held in.
  public let venue: String?
  public let summary: String?
  /// What it is about.
  public let focuses: [String]
  public let organisers: [Organiser]
  public let speakers: [Speaker]
  public let taxonomies: [Taxonomy]
  public let participants: Participants?
  public let agreements: [Reference]
  public let projects: [Reference]
  public let openFields: [OpenField]
  public let conflicts: [FactConflict]

  public var spot: Spot { header.spot }
}

/// A body that holds an occasion.
public struct Organiser: Hashable, Sendable {
  public let name: String
  public let sector: Sector?
  /// What it does in holding it.
  public let role: String?
  public let spot: Spot
}

/// An organisation that spoke at an occasion.
public struct Speaker: Hashable, Sendable {
  public let name: String
  public let sector: Sector?
  /// In what role it spoke: never a person's name.
  public let role: String?
  public let themes: [ThemeCode]
  public let spot: Spot
}

/// A list of themes that an occasion has or uses.
public struct Taxonomy: Hashable, Sendable {
  public let id: String
  public let title: String?
  public let themes: [TaxonomyTheme]
  public let spot: Spot
}

/// A theme of a taxonomy and what it is called.
public struct TaxonomyTheme: Hashable, Sendable {
  public let code: String
  public let title: String
  public let spot: Spot
}

/// A theme of a taxonomy, as a document names it.
public struct ThemeCode: Hashable, Sendable {
  public let taxonomy: String
  public let code: String
  public let spot: Spot
}

/// How many came, in all and by part of society, each as its source states it.
public struct Participants: Hashable, Sendable {
  public let total: FactCount?
  public let parts: [Part]
  public let spot: Spot

  /// How many came from one part of society.
  public struct Part: Hashable, Sendable {
    public let sector: SectorGroup
    public let count: FactCount
  }
}

/// The parts of society that participants are counted by.
public enum SectorGroup: String, Sendable, CaseIterable {
  case ideaBased
  /// States, county boards, municipalities, regions and their associations.
  case `public`
  case businessOther
  /// Counted, but the source does not say to which part they belong.
  case notKnown
}

extension Sector {
  /// The part of society that participants from a body of this sector are counted in.
  public var group: SectorGroup {
    switch self {
    case .ideaBased: .ideaBased
    case .stateAuthority, .countyBoard, .municipality, .region, .municipalAssociation: .public
    case .academia, .business, .internationalOrganisation, .other: .businessOther
    }
  }
}
