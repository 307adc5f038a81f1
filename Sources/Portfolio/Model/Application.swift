public import Values

/// An application for a grant, in its current version.
@dynamicMemberLookup
public struct Application: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let header: DocumentHeader
    public let currency: Currency
    public let cases: [Reference]
    public let programme: Reference?
    public let call: Reference?
    public let title: String
    public let titleLanguage: String?
    public let acronym: String?
    public let summary: String
    public let summaryLanguage: String?
    public let purpose: String?
    public let purposeLanguage: String?
    /// The day the applicant says it was submitted.
    public let submitted: Day
    public let firstDay: Day
    public let lastDay: Day
    /// The day the work was completed, when it already was.
    public let completed: Day?
    public let involvesThirdCountry: Bool?
    public let thirdCountries: [ThirdCountry]
    public let aid: AidKind?
    public let hasResearchExemption: Bool?
    public let partners: [Partner]
    public let objectives: [Objective]
    public let themes: [ThemeCode]
    public let locations: [Location]
    public let indicators: [IndicatorTarget]
    public let purchases: [PlannedPurchase]
    public let budget: Budget
    public let financing: FinancingPlan
    public let attachments: [Attachment]
    public let signatures: [Signature]
  }

  public var spot: Spot { self.header.spot }

  /// The day the application came in: that of its first version, else of the one that is held.
  public var received: Day { self.header.firstReceived ?? self.header.received }

  /// The body that applies: the first partner with the role of applicant.
  public var applicant: Partner? { applicants.first }

  /// Every body that says it applies; a sound application has one.
  public var applicants: [Partner] { self.partners.filter { $0.role == .applicant } }
}

public struct ThirdCountry: Hashable, Sendable {
  public let country: String
  public let spot: Spot
}

public enum AidKind: String, Sendable {
  case none, stateAid, deMinimis
}

/// What a project is to reach.
@dynamicMemberLookup
public struct IndicatorTarget: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let id: String
    public let kind: String
    public let name: String?
    public let unit: String?
    public let targetHundredths: Int64
    public let spot: Spot
  }
}

/// A purchase that is planned, its value without VAT.
public struct PlannedPurchase: Hashable, Sendable {
  public let subject: String
  public let kind: ContractKind?
  /// The id of the partner that buys.
  public let partner: String?
  public let planned: VagueDay?
  public let amount: Money
  public let spot: Spot
}

/// What a contract is for, which decides the threshold of public procurement.
public enum ContractKind: String, Sendable {
  case supplies, services, works, socialServices
}

public struct Attachment: Hashable, Sendable {
  public let kind: String
  /// The id of the partner whose paper it is, when it is that of one.
  public let partner: String?
  public let name: String
  public let spot: Spot
}

/// That an application is signed, never by whom.
public struct Signature: Hashable, Sendable {
  public let role: String
  public let authority: String?
  public let signed: Day
  /// The day the signed confirmation came in, when it came by itself.
  public let received: Day?
  public let spot: Spot
}
