import Languages
import Portfolio
import Values

/// Where the amounts of a plan stand: the budget and the financing that a return takes them from.
struct PlanSources {
  let project: String
  /// The paper with the budget, and that with the financing.
  let budget: (document: DocumentHeader, budget: Budget)
  let financing: (document: DocumentHeader, plan: FinancingPlan)?

  /// The total cost, or the eligible cost where no other total is stated.
  var totalCost: [FigureSource] {
    let (document, budget) = budget
    return [
      source(
        document, budget.spot.child(budget.statedTotalCost == nil ? "eligibleCost" : "totalCost"),
        Wording("total cost", sv: "total kostnad"), budget.totalCost)
    ]
  }

  var eligibleCost: [FigureSource] {
    let (document, budget) = budget
    return [
      source(
        document, budget.spot.child("eligibleCost"),
        Wording("eligible cost", sv: "stödberättigande kostnad"), budget.eligibleCost)
    ]
  }

  /// Every contribution of the Union.
  var unionContribution: [FigureSource] {
    contributions(Wording("Union contribution", sv: "EU-stöd")) { $0.source == .union }
  }

  /// Every contribution that fits.
  func contributions(
    _ what: Wording = Wording("public contribution", sv: "offentligt bidrag"),
    where fits: (Contribution) -> Bool
  ) -> [FigureSource] {
    guard let (document, plan) = financing else { return [] }
    return plan.contributions.filter(fits).map {
      source(document, $0.spot.child("amount"), what, $0.amount)
    }
  }

  private func source(
    _ document: DocumentHeader, _ spot: Spot, _ what: Wording, _ amount: Money
  ) -> FigureSource {
    FigureSource(
      project: PersonalNumber.mask(in: project), document: document, spot: spot, what: what,
      stated: .money(amount), conversion: nil, shares: [], part: .money(amount))
  }
}

extension Column {
  /// A column of amounts with what each is made of, while the return is traced.
  static func amount(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Money?,
    tracing: Bool, from sources: @escaping (Row) -> [FigureSource]?
  ) -> Column {
    cells(name, heading, .amount, sum: name) { row in
      guard let amount = value(row) else { return Cell(.notApplicable) }
      return Cell(.amount(amount), from: tracing ? sources(row) ?? [] : [])
    }
  }
}
