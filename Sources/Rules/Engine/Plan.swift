import Languages
import Portfolio
import Values

extension Terms {
  /// The budget, or the end of the check.
  func budgetOrUndecided() throws(Undecided) -> Budget {
    guard let budget else {
      throw .notRun(
        Wording(
          "the decision states no budget, and no application has arrived",
          sv: "beslutet anger ingen budget, och ingen ansökan har kommit in"),
        fix: Wording(
          "import the application, or state the budget in the decision",
          sv: "importera ansökan, eller ange budgeten i beslutet"))
    }
    return budget
  }

  /// The financing plan, or the end of the check.
  func financingOrUndecided() throws(Undecided) -> FinancingPlan {
    guard let financing else {
      throw .notRun(
        Wording(
          "the decision states no financing plan, and no application has arrived",
          sv: "beslutet anger ingen finansieringsplan, och ingen ansökan har kommit in"),
        fix: Wording(
          "import the application, or state the financing plan in the decision",
          sv: "importera ansökan, eller ange finansieringsplanen i beslutet"))
    }
    return financing
  }

  /// A budget and the plan that finances it, or the end of the check.
  ///
  /// Both must be of one document: a decision that changes the one and leaves the other to the
  /// application makes them differ without either being wrong.
  func planOrUndecided() throws(Undecided) -> (budget: Budget, financing: FinancingPlan) {
    let budget = try budgetOrUndecided()
    let financing = try financingOrUndecided()
    guard budget.spot.version == financing.spot.version else {
      guard budget.spot.version == spot.version else {
        throw .notRun(
          Wording("the decision states no budget", sv: "beslutet anger ingen budget"),
          fix: Wording("state the budget in the decision", sv: "ange budgeten i beslutet"))
      }
      throw .notRun(
        Wording(
          "the decision states no financing plan", sv: "beslutet anger ingen finansieringsplan"),
        fix: Wording(
          "state the financing plan in the decision", sv: "ange finansieringsplanen i beslutet"))
    }
    return (budget, financing)
  }
}
