public import Values

/// A claim for payment: the costs of a period line by line, and what they add up to.
@dynamicMemberLookup
public struct Claim: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let kind: Kind
    public let currency: Currency
    /// The separate accounting system or code that the costs are kept under.
    public let accountingCode: String?
    public let lines: [ExpenditureLine]
    public let incomes: [Income]
    public let sums: [ClaimSum]
    /// The eligible expenditure that is claimed.
    public let eligibleCost: Money
    /// The public contribution made or to be made to it.
    public let publicContribution: Money?
    /// The Union contribution that is asked for.
    public let unionContribution: Money
    /// The spot of `<claim>`.
    public let spot: Spot
  }

  public enum Kind: String, Sendable {
    case interim, final
  }
}

/// One cost of the period.
@dynamicMemberLookup
public struct ExpenditureLine: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    /// The line's own id, the same in every version of the report.
    public let id: String
    public let category: CostCategory
    public let form: CostForm
    public let flatRate: FlatRate?
    public let method: CostMethod?
    /// The body whose cost it is, by its id in the application.
    public let partner: String?
    public let objective: String?
    /// The line of the approved budget that it draws on.
    public let budgetLine: String?
    public let voucher: String?
    public let description: String?
    public let supplier: Supplier?
    /// The day the cost was incurred, or the first of several.
    public let firstDay: Day?
    /// The last day it was incurred, when it was incurred on several.
    public let lastDay: Day?
    public let paid: Day?
    /// The day it was registered in the accounts.
    public let registered: Day?
    /// What is claimed as eligible; negative only where the line corrects an earlier one.
    public let amount: Money
    /// The value added tax in the amount.
    public let vat: Money?
    public let isVATRecoverable: Bool?
    public let original: ForeignAmount?
    public let unit: String?
    /// The number of units, in hundredths.
    public let quantityHundredths: Int64?
    public let unitCost: Money?
    public let deliverable: String?
    public let delivered: Day?
    public let contract: ContractUse?
    public let work: StaffWork?
    /// Of an amount per person that is not linked to costs: for whom it is.
    public let person: PersonSupport?
    public let land: LandAndAssets
    public let corrects: LineReference?
    public let spot: Spot
  }

  public var amount: Money { held.value.amount }

  public var spot: Spot { held.value.spot }

  /// Whether the cost is direct: not calculated by a flat rate, but for staff costs under Article 55(1)
  /// of Regulation (EU) 2021/1060.
  public var isDirectCost: Bool { self.form != .flatRate || self.flatRate == .article55 }
}

/// Who was paid.
public struct Supplier: Hashable, Sendable {
  public let name: String
  public let identifier: String?
  public let scheme: String?
}

/// An amount in the currency it was paid in, as it is written.
public struct ForeignAmount: Hashable, Sendable {
  public let amount: String
  public let currency: String
  /// How many units of the document's currency one unit was counted as, as it is written.
  public let rate: String?
}

/// The contract a cost was paid on, and how it was procured.
public struct ContractUse: Hashable, Sendable {
  public let reference: String
  public let procedure: ProcurementProcedure?
}

public enum ProcurementProcedure: String, Sendable, CaseIterable {
  case open, restricted, negotiated, competitiveDialogue, innovationPartnership
  case withoutPublication, frameworkCallOff, simplified, directAward, notProcured
}

/// The work that a staff cost pays for.
public struct StaffWork: Hashable, Sendable {
  /// A code that stands for the person in the project.
  public let code: String
  /// The body's own code for the person, the same in all its projects.
  public let bodyCode: String?
  /// Hours worked in the project, in hundredths.
  public let hoursHundredths: Int64?
  /// The ordinary monthly salary as if full time, of the month reported first.
  public let monthlySalary: Money?
  /// The latest documented annual gross employment cost, of the share of full time employed for.
  public let annualGrossCost: Money?
  /// The payroll surcharge (lönekostnadspåslag) of the body, when it is added to the salary.
  public let surcharge: Percentage?
  /// The share of full time that the person is employed for.
  public let shareOfFullTime: Percentage?
  /// The fixed share of working time in the project, when no time is recorded.
  public let fixedShare: Percentage?
  /// Whether the employer has set the fixed share in a document.
  public let isShareDocumented: Bool?
  /// The spot of `<staff>`.
  public let spot: Spot
}

/// What decides the ceilings for land and depreciation (Regulation (EU) 2021/1060, Articles 64 and 67).
public struct LandAndAssets: Hashable, Sendable {
  public let isDerelictLand: Bool
  public let isForConservation: Bool
  /// Whether public grants have helped to buy the asset that is depreciated.
  public let isOfGrantedAsset: Bool?
}

/// A line of a report, as another document names it; without a line, its whole claim.
public struct LineReference: Hashable, Sendable {
  public let report: Reference
  public let line: String?
  public let spot: Spot
}

/// Income of the project in the period.
public struct Income: Hashable, Sendable {
  public let partner: String?
  public let payer: String?
  public let received: Day?
  public let amount: Money
  public let spot: Spot
}

/// A sum the claim states, for a body, a category, a form of cost, or several of them.
public struct ClaimSum: Hashable, Sendable {
  public let partner: String?
  public let category: CostCategory?
  public let form: CostForm?
  public let amount: Money
  public let spot: Spot
}
