public import Values

/// A body in a project.
@dynamicMemberLookup
public struct Partner: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let id: String
    public let role: PartnerRole
    public let name: String
    public let identifiers: [OrganisationIdentifier]
    public let legalKind: LegalKind?
    public let sector: Sector?
    /// First name and surname, of a natural person only.
    public let firstName: String?
    public let lastName: String?
    public let address: Address?
    public let firstDay: VagueDay?
    public let lastDay: VagueDay?
    /// Whether the body recovers value added tax.
    public let recoversVAT: Bool?
    /// Whether a beneficial owner is stated, or the register of them; who it is, no rule asks.
    public let statesBeneficialOwner: Bool
    public let spot: Spot
  }
}

extension Partner {
  /// The organisation number as written. A personal number in its place is not given: lists are public.
  public var organisationNumber: String? {
    self.identifiers.first { $0.scheme == "orgnr" && !PersonalNumber.isLikely($0.number) }?.number
  }
}

public enum PartnerRole: String, Sendable, CaseIterable {
  case applicant, partner, cooperationParty, thirdParty
}

/// What a body is in law (Regulation (EU) 2021/1060, Annex XVII, field 2).
public enum LegalKind: String, Sendable {
  case publicEntity, privateEntity, privateWithoutPersonality, naturalPerson
  case internationalOrganisation
}

/// Which part of society a body belongs to.
public enum Sector: String, Sendable, CaseIterable {
  case stateAuthority, countyBoard, municipality, region, municipalAssociation, ideaBased, academia
  case business, internationalOrganisation, other
}

/// A number that identifies a body, as it is written.
public struct OrganisationIdentifier: Hashable, Sendable {
  public let scheme: String
  public let country: String
  public let number: String
  public let spot: Spot
}

/// Where a body has its seat.
public struct Address: Hashable, Sendable {
  public let postcode: String?
  public let place: String?
  public let municipality: String?
  public let county: String?
  public let nuts: String?
  public let country: String
  public let spot: Spot
}

/// Where work is done.
public struct Location: Hashable, Sendable {
  public let place: String?
  public let postcode: String?
  public let municipality: String?
  public let county: String?
  public let nuts: String?
  public let latitude: String?
  public let longitude: String?
  public let country: String
  public let spot: Spot
}
