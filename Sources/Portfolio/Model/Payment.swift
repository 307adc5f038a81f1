public import Values

/// What the authority pays the beneficiary, asks back, checks and corrects, in its current version.
@dynamicMemberLookup
public struct Payment: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let header: DocumentHeader
    public let currency: Currency
    public let kind: Kind
    public let cases: [Reference]
    public let application: Reference?
    public let decision: Reference?
    /// The report whose claim is answered.
    public let report: Reference?
    /// The day the claim was received, when that is not the day the portfolio keeps.
    public internal(set) var claimReceived: Day?
    public internal(set) var decided: Day?
    /// The eligible expenditure of the claim that is accepted.
    public internal(set) var eligibleExpenditure: Money?
    public internal(set) var publicContribution: Money?
    /// What the beneficiary is to have: the support for what is accepted, less what settles an
    /// advance. What is due on a claim in all is the sum of its payments.
    public internal(set) var amountDue: Money?
    public internal(set) var amountPaid: Money?
    /// The part of what is paid that is Union money.
    public let unionContribution: Money?
    public let nationalContribution: Money?
    public internal(set) var paid: Day?
    /// The day the expenditure was registered in the accounts of the body with the accounting function.
    public let registered: Day?
    /// The last day on which documents of the project are kept, stated with the last payment.
    public let keptUntil: Day?
    public let settlements: [AdvanceSettlement]
    public let verifications: [Verification]
    public internal(set) var interruptions: [Interruption]
    public let corrections: [Correction]
    public internal(set) var recoveries: [Recovery]
    public let irregularities: [Irregularity]
  }

  public var spot: Spot { self.header.spot }

  /// How other documents name it.
  public var reference: Reference { Reference(issuer: self.header.issuer, id: self.header.id) }

  public enum Kind: String, Sendable {
    case advance, interim, final, recovery, control

    /// Whether money goes to the beneficiary by it.
    public var pays: Bool { self == .advance || self == .interim || self == .final }
  }
}

/// An earlier advance that is settled against the claim.
public struct AdvanceSettlement: Hashable, Sendable {
  public let advance: Reference
  public let amount: Money
  public let spot: Spot
}

/// A check by the managing authority or an audit, and its result.
public struct Verification: Hashable, Sendable {
  public let id: String?
  public let kind: Kind
  public let outcome: Outcome
  public let day: Day
  public let body: String
  public let result: String?
  /// The eligible expenditure that was looked at.
  public let checked: Money?
  /// What was taken off the claim in all.
  public let deducted: Money?
  public let deductions: [Deduction]
  public let spot: Spot

  public enum Kind: String, Sendable {
    case administrative, onTheSpot, audit
  }

  public enum Outcome: String, Sendable {
    case accepted, acceptedInPart, rejected, open
  }
}

/// What was taken off a claim, and why.
public struct Deduction: Hashable, Sendable {
  /// The line of the claim, when it is a single one.
  public let line: String?
  /// The kind of finding, by the Commission's table of types.
  public let typology: String?
  public let amount: Money
  public let unionContribution: Money?
  public let reason: String
  public let spot: Spot
}

/// Days that the 80 days stood still, both included.
public struct Interruption: Hashable, Sendable {
  public let firstDay: Day
  /// `nil` while they still do.
  public let lastDay: Day?
  public let reason: String
  public let spot: Spot
}
