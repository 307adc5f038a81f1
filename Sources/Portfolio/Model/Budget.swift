public import Values

/// Planned costs and what they add up to.
public struct Budget: Hashable, Sendable {
  public let option: CostOption
  public let lines: [BudgetLine]
  public let sums: [BudgetSum]
  public let eligibleCost: Money
  /// The total cost, when the document states one beside the eligible cost.
  public let statedTotalCost: Money?
  /// The spot of `<budget>`.
  public let spot: Spot

  /// The total cost: as stated, else the eligible cost.
  public var totalCost: Money { statedTotalCost ?? eligibleCost }

  /// Where the total cost stands.
  public var totalCostSpot: Spot {
    spot.child(statedTotalCost == nil ? "eligibleCost" : "totalCost")
  }
}

public enum CostOption: String, Sendable, CaseIterable {
  case staffPlus40, realCostsPlus15, realCostsPlus7, realCosts, lumpSum, unitCost, notLinkedToCosts
}

/// One planned cost.
@dynamicMemberLookup
public struct BudgetLine: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let id: String
    /// The id of the partner within the document.
    public let partner: String
    public let category: CostCategory
    public let year: Int
    public let form: CostForm
    public let flatRate: FlatRate?
    public let method: CostMethod?
    /// Of an amount per person that is not linked to costs: for whom it is.
    public let person: PersonSupport?
    /// Whether the cost is subject to public procurement.
    public let isProcured: Bool?
    public let isDerelictLand: Bool
    public let isForConservation: Bool
    public let description: String?
    public let unit: String?
    /// The number of units, in hundredths.
    public let quantityHundredths: Int64?
    public let unitCost: Money?
    public let amount: Money
    public let spot: Spot
  }

  public var amount: Money { held.value.amount }

  public var spot: Spot { held.value.spot }
}

public enum CostCategory: String, Sendable, CaseIterable {
  case staff, travel, externalExpertise, equipment, supplies, premises, administration, works, land
  case depreciation, inKind, participantSupport, indirect, remaining, combined
  case interest, other
}

/// For whom an amount per person is (Regulation (EU) 2021/1147, Articles 19 and 20).
public enum PersonSupport: String, Sendable {
  case resettled, admitted, admittedVulnerable, transferredIn, minorTransferredIn, transferredOut
}

/// The form of support (Regulation (EU) 2021/1060, Article 53(1)).
public enum CostForm: String, Sendable {
  case realCost, unitCost, lumpSum, flatRate, notLinkedToCosts
}

/// The flat rate a line is calculated by (Regulation (EU) 2021/1060, Articles 54 to 56).
public enum FlatRate: String, Sendable, CaseIterable {
  case article54a = "54a"
  case article54b = "54b"
  case article54c = "54c"
  case article55 = "55"
  case article56 = "56"
  case other
}

/// How an amount was set (Regulation (EU) 2021/1060, Article 53(3)).
public enum CostMethod: String, Sendable {
  case calculation = "53-3-a"
  case draftBudget = "53-3-b"
  case unionPolicy = "53-3-c"
  case nationalScheme = "53-3-d"
  case regulation = "53-3-e"
}

/// A sum the document states, for a partner, a category, a year, or several of them.
public struct BudgetSum: Hashable, Sendable {
  public let partner: String?
  public let category: CostCategory?
  public let year: Int?
  public let amount: Money
  public let spot: Spot
}

/// Who pays.
public struct FinancingPlan: Hashable, Sendable {
  public let contributions: [Contribution]
  /// The Union co-financing rate as the document states it.
  public let statedRate: Percentage?
  public let base: ContributionBase?
  /// The spot of `<financing>`.
  public let spot: Spot
}

/// What the Union rate is applied to (Regulation (EU) 2021/1147, Article 15(8)).
public enum ContributionBase: String, Sendable {
  case total, `public`
}

/// Money from one source.
@dynamicMemberLookup
public struct Contribution: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let source: FundingSource
    public let sector: FundingSector?
    /// The kind of action that the Union money was given to the programme for, when it is earmarked.
    public let earmark: ActionKind?
    /// The Commission's decision that lets earmarked money be used otherwise.
    public let earmarkAmendedBy: String?
    public let partner: String?
    public let name: String?
    public let amount: Money
    public let spot: Spot
  }

  public var amount: Money { held.value.amount }

  public var spot: Spot { held.value.spot }
}

public enum FundingSource: String, Sendable, CaseIterable {
  case union, ownCash, partnerCash, thirdPartyCash, inKind, state, otherUnion, income
}

public enum FundingSector: String, Sendable {
  case `public`, `private`
}

extension FinancingPlan {
  /// The Union contribution: the sum of the plan's Union money, in the plan's currency.
  ///
  /// - Throws: `ArithmeticError` when the sum overflows.
  public func unionContribution(_ currency: Currency) throws(ArithmeticError) -> Money {
    try Money.sum(contributions.filter { $0.source == .union }.map(\.amount), in: currency)
  }
}
