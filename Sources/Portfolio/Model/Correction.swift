public import Values

/// A cut in expenditure that was claimed, and the accounts it falls in.
public struct Correction: Hashable, Sendable {
  public let id: String
  public let kind: Kind
  public let typology: String?
  /// Whether an audit led to it.
  public let isAfterAudit: Bool?
  /// The claim, or the line of it, that is corrected.
  public let line: LineReference?
  /// The payment that is corrected.
  public let payment: Reference?
  /// The eligible expenditure that is cut.
  public let amount: Money
  public let unionContribution: Money
  public let publicContribution: Money?
  public let reason: String
  public let decided: Day
  /// The accounting year it is recorded in, as 2026-2027.
  public let accountingYear: String?
  public let spot: Spot

  /// The points of Article 98(6) of Regulation (EU) 2021/1060, and the withdrawal from earlier accounts.
  public enum Kind: String, Sendable {
    case irregular, underAssessment, other, withdrawal
  }
}

/// Money that is asked back, and what has come of it.
public struct Recovery: Hashable, Sendable {
  public let id: String
  /// The correction that led to it, by its id in the same document.
  public let correction: String?
  public let amount: Money
  public let decided: Day
  /// The last day to pay in time.
  public let due: Day
  public let interestBasis: String?
  public let interest: Money?
  public let reason: String?
  public internal(set) var receipts: [RecoveryReceipt]
  public let spot: Spot
}

/// Money that came back, or was set off.
public struct RecoveryReceipt: Hashable, Sendable {
  public let day: Day
  public let amount: Money
  /// The payment it was set off against, when no money came.
  public let offset: Reference?
  public let spot: Spot
}

/// An irregularity, with what decides whether it is reported (Regulation (EU) 2021/1060, Annex XII).
public struct Irregularity: Hashable, Sendable {
  public let id: String
  public let typology: String?
  public let isSuspectedFraud: Bool
  /// The beneficiary told of it before the authority found it, and before the contribution was paid.
  public let isToldVoluntarily: Bool
  /// The authority found and corrected it before the expenditure stood in a payment application.
  public let isFoundBeforeApplication: Bool
  /// The project was not carried out only because the beneficiary went bankrupt, without fraud.
  public let isOnlyBankruptcy: Bool
  public let detected: Day
  public let description: String?
  public let provision: String?
  public let expenditure: Money?
  /// The contribution of the Fund in it.
  public let fundAmount: Money
  public let links: [IrregularityLink]
  /// The day it was reported to the Commission.
  public let reported: Day?
  public let spot: Spot
}

/// An irregularity that is interlinked with another, by the document it stands in and its id there.
public struct IrregularityLink: Hashable, Sendable {
  public let document: Reference
  public let irregularity: String
  public let spot: Spot
}
