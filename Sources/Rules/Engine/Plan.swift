import Languages
import Portfolio
import Values

extension Terms {
  /// The budget, or the end of the check.
  func budgetOrUndecided() throws(Undecided) -> Budget {
    guard let budget else {
      throw .notRun(
        "the decision states no budget, and no application has arrived",
        fix: "import the application, or state the budget in the decision")
    }
    return budget
  }

  /// The financing plan, or the end of the check.
  func financingOrUndecided() throws(Undecided) -> FinancingPlan {
    guard let financing else {
      throw .notRun(
        "the decision states no financing plan, and no application has arrived",
        fix: "import the application, or state the financing plan in the decision")
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
      let missing = budget.spot.version == spot.version ? "financing plan" : "budget"
      throw .notRun(
        "the decision states no \(missing)", fix: "state the \(missing) in the decision")
    }
    return (budget, financing)
  }
}
