public import Values

/// A decision on an application, in its current version.
@dynamicMemberLookup
public struct Decision: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let header: DocumentHeader
    public let currency: Currency
    public let outcome: DecisionOutcome
    public let cases: [Reference]
    public let application: Reference?
    public let amends: Reference?
    public let decided: Day
    public let validFrom: Day
    public let issuingBody: String?
    /// Why it was decided so.
    public let grounds: String?
    public let title: String?
    public let titleLanguage: String?
    public let purpose: String?
    public let purposeLanguage: String?
    public let products: String?
    public let costMethod: String?
    public let paymentConditions: String?
    public let firstDay: Day?
    public let lastDay: Day?
    public let completed: Day?
    public let isOfStrategicImportance: Bool?
    /// When the Commission was told of an operation of strategic importance.
    public let commissionInformed: Day?
    public let commissionConsulted: Day?
    public let beneficiaryInformed: Day?
    /// Why the operation is left out of the public list, when it is.
    public let exclusion: PublicationExclusion?
    public let objectives: [Objective]
    public let locations: [Location]
    public let indicators: [IndicatorTarget]
    public let budget: Budget?
    public let financing: FinancingPlan?
    public let reportingPeriods: [ReportingPeriod]
    public let conditions: [GrantCondition]
    public let contracts: [Contract]
  }

  public var spot: Spot { self.header.spot }

  /// How other documents name it.
  public var reference: Reference { Reference(issuer: self.header.issuer, id: self.header.id) }

  /// Whether it is of a decision before it, whatever its outcome is called.
  public var isAmendment: Bool { self.outcome == .amendment || self.amends != nil }
}

public enum DecisionOutcome: String, Sendable, CaseIterable, BitwiseCopyable {
  case approval, rejection, dismissal, amendment, withdrawal

  /// Whether a grant holds under the decision.
  @inlinable
  public var grants: Bool { self == .approval || self == .amendment }
}

/// Why an operation is not published (Regulation (EU) 2021/1060, Article 69(5)).
public struct PublicationExclusion: Hashable, Sendable {
  public let ground: String
  public let citation: String
  public let spot: Spot
}

/// A period to report on, and the days its two parts are due.
public struct ReportingPeriod: Hashable, Sendable {
  public let kind: String
  public let firstDay: Day
  public let lastDay: Day
  public let contentDue: Day
  public let financeDue: Day
  public let spot: Spot
}

/// What the grant is subject to, and by which day where there is one.
public struct GrantCondition: Hashable, Sendable {
  /// By this name a report says that it is met.
  public let id: String?
  public let text: String
  public let due: Day?
  public let spot: Spot
}

/// A contract above the Union's procurement thresholds.
public struct Contract: Hashable, Sendable {
  public let reference: String
  public let kind: ContractKind?
  /// Whether a central government authority buys, whose threshold is lower.
  public let isOfStateAuthority: Bool?
  public let contractor: String
  public let name: String?
  public let concluded: Day
  public let amount: Money
  /// Whether a beneficial owner of the contractor is stated, or the register of them.
  public let statesBeneficialOwner: Bool
  /// Whether the contractor has sub-contracts that are large enough to be recorded.
  public let hasSubcontracts: Bool?
  public let subcontracts: [Subcontract]
  public let spot: Spot
}

/// A sub-contract of the first level.
public struct Subcontract: Hashable, Sendable {
  public let reference: String?
  /// The sub-contractor's number, as it is written.
  public let identifier: String?
  public let name: String?
  public let concluded: Day?
  public let amount: Money
  public let spot: Spot
}
