public import Values

/// A call for proposals, in its current version.
public struct Call: Hashable, Sendable {
  public let header: DocumentHeader
  public let currency: Currency
  public let kind: String
  public let programme: Reference
  public let title: String
  /// The geographical area that it is for.
  public let area: String?
  /// The sectors whose bodies may apply; none when the call does not narrow it down.
  public let eligibleApplicants: [Sector]
  /// The codes of the specific objectives that are open.
  public let objectives: [String]
  public let costOptions: [CostOption]
  /// The kinds of attachment that an application must have.
  public let requiredAttachments: [String]
  public let money: Money
  public let unionShare: Percentage
  /// Whether what the Union does not pay is to be paid in cash, and by no other money of the Union.
  public let isCoFinancingInCashOnly: Bool?
  /// The least share of the eligible cost that the project pays itself.
  public let ownShare: Percentage?
  public let opens: Day
  /// The last day on which an application is in time.
  public let closes: Day
  /// How many working days after the closing day the signed confirmation may come.
  public let signatureWorkingDays: Int?
  public let earliestStart: Day?
  public let startsOnFirstOfMonth: Bool?
  public let latestEnd: Day?
  public let minimumBudget: Money?
  public let maximumBudget: Money?
  public let minimumMonths: Int?
  public let maximumMonths: Int?

  public var spot: Spot { header.spot }
}
