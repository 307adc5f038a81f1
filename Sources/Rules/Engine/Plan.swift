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

  /// Ends the check where nothing says which rate applies: because of whom, and who can mend it.
  func requireObjective(of project: Project, on day: Day) throws(Undecided) {
    guard objectives.isEmpty else { return }
    guard project.application != nil else {
      throw .notRun(
        Wording(
          "the decision states no objective, and no application has arrived",
          sv: "beslutet anger inget mål, och ingen ansökan har kommit in"),
        fix: Wording(
          "import the application, or state the objectives in the decision",
          sv: "importera ansökan, eller ange målen i beslutet"))
    }
    guard project.grant(on: day) == nil else {
      throw .notRun(
        Wording(
          "neither the decision nor the application states an objective",
          sv: "varken beslutet eller ansökan anger något mål"),
        fix: Wording(
          "state the objectives in a new version of the decision",
          sv: "ange målen i en ny version av beslutet"))
    }
    throw .notRun(
      Wording("the application states no objective", sv: "ansökan anger inget mål"),
      fix: Wording(
        "state the objectives, with their amounts, in the application",
        sv: "ange målen, med belopp, i ansökan"))
  }
}
