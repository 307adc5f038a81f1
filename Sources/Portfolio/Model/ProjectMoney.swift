public import Values

/// The money of a project on a day: asked for, granted, claimed, accepted, paid, and what is left.
///
/// What happened after the day counts as not yet happened. All amounts are of one currency.
public struct ProjectMoney: Sendable {
  public let currency: Currency
  /// What the application asks for.
  public let asked: Plan?
  /// What the decision in force grants.
  public let granted: Plan?
  /// The eligible cost that has been claimed.
  public let claimed: Money
  /// The Union contribution that has been asked for in claims.
  public let claimedUnion: Money
  /// The eligible cost that the authority has accepted.
  public let accepted: Money
  /// What was taken off claims.
  public let deducted: Money
  /// The Union money that has been paid, less what came back.
  public let paid: Money
  /// The granted Union contribution that is not paid; `nil` without a grant.
  public let left: Money?
  /// By category of cost: planned in the budget that holds, and claimed. Only what is not nothing.
  public let byCategory: [(category: CostCategory, planned: Money, claimed: Money)]
  /// By source of money: planned in the financing plan that holds.
  public let bySource: [(source: FundingSource, planned: Money)]

  /// What a document plans.
  public struct Plan: Sendable, Hashable {
    public let eligibleCost: Money
    public let totalCost: Money
    public let union: Money
  }

  /// Computes the money of a project; `nil` when no document states a currency.
  ///
  /// - Throws: `ArithmeticError` when a sum has no room or the documents are of different currencies.
  public init?(_ project: Project, on day: Day) throws(ArithmeticError) {
    let grant = project.grant(on: day)
    let application = project.application
    guard
      let currency = grant?.currency ?? application?.currency
        ?? project.decisions.first?.currency ?? project.payments.first?.currency
    else { return nil }
    self.currency = currency
    asked = try application.map { application throws(ArithmeticError) in
      try Plan(application.budget, application.financing, application.currency)
    }
    if let grant, let budget = grant.budget ?? application?.budget,
      let financing = grant.financing ?? application?.financing
    {
      granted = try Plan(budget, financing, grant.currency)
    } else {
      granted = nil
    }
    let claims = project.reports.filter { $0.received <= day }.compactMap { $0.claim }
    claimed = try Money.sum(claims.map { $0.eligibleCost }, in: currency)
    claimedUnion = try Money.sum(claims.map { $0.unionContribution }, in: currency)
    let decided = project.payments.filter { ($0.decided ?? $0.header.issued) <= day }
    accepted = try Money.sum(
      decided.filter { $0.kind.pays }.compactMap(\.eligibleExpenditure), in: currency)
    deducted = try Money.sum(
      decided.flatMap(\.verifications).filter { $0.day <= day }.compactMap(\.deducted),
      in: currency)
    let outgoing = decided.filter { payment in
      payment.kind.pays && (payment.paid.map { $0 <= day } ?? false)
    }
    let receipts = project.payments.flatMap { $0.recoveries }.flatMap { $0.receipts }
      .filter { $0.day <= day }
    paid = try Money.sum(
      outgoing.compactMap { $0.unionContribution ?? $0.amountPaid }, in: currency
    ).subtracting(Money.sum(receipts.map(\.amount), in: currency))
    if let granted { left = try granted.union.subtracting(paid) } else { left = nil }
    byCategory = try Self.byCategory(
      grant?.budget ?? application?.budget, claims.flatMap { $0.lines }, currency)
    bySource = try Self.bySource(grant?.financing ?? application?.financing, currency)
  }

  private static func byCategory(
    _ budget: Budget?, _ lines: [ExpenditureLine], _ currency: Currency
  ) throws(ArithmeticError) -> [(category: CostCategory, planned: Money, claimed: Money)] {
    var rows: [(category: CostCategory, planned: Money, claimed: Money)] = []
    for category in CostCategory.allCases {
      let planned = try Money.sum(
        budget?.lines.filter { $0.category == category }.map { $0.amount } ?? [], in: currency)
      let claimed = try Money.sum(
        lines.filter { $0.category == category }.map { $0.amount }, in: currency)
      if !planned.isZero || !claimed.isZero { rows.append((category, planned, claimed)) }
    }
    return rows
  }

  private static func bySource(
    _ plan: FinancingPlan?, _ currency: Currency
  ) throws(ArithmeticError) -> [(source: FundingSource, planned: Money)] {
    var rows: [(source: FundingSource, planned: Money)] = []
    let sources: [FundingSource] = [
      .union, .ownCash, .partnerCash, .thirdPartyCash, .inKind, .state, .income,
    ]
    for source in sources {
      let planned = try Money.sum(
        plan?.contributions.filter { $0.source == source }.map(\.amount) ?? [], in: currency)
      if !planned.isZero { rows.append((source, planned)) }
    }
    return rows
  }
}

extension ProjectMoney.Plan {
  fileprivate init(
    _ budget: Budget, _ financing: FinancingPlan, _ currency: Currency
  ) throws(ArithmeticError) {
    eligibleCost = budget.eligibleCost
    totalCost = budget.totalCost
    union = try financing.unionContribution(currency)
  }
}
