import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The lines of a budget add up to the total eligible cost.
struct BudgetLinesDifferFromTotal: ProjectRule {
  static let card = RuleCard(
    id: "B105", name: "budget-lines-differ-from-total",
    title: Wording(
      "Budget lines differ from the total", sv: "Budgetraderna stämmer inte med totalen"),
    summary: "The lines of the budget add up to the total eligible cost, exactly.",
    severity: .error, law: [Act.cpr.annex("XVII", .field("56"))], lawDay: .always,
    catalogue: ["EU22", "SE-BUD-1"],
    why: "The total eligible cost is what the grant, the ceiling and the Commission's data are "
      + "computed on; a total that its lines do not give cannot be followed up.",
    doubt: "The field asks for the total; that the lines give it is arithmetic. A line is taken to "
      + "be an eligible cost, also when a higher total cost is stated.",
    passes: [
      Example("the lines add up to the öre", in: .languageCoursesUndecided),
      Example("decided", in: .languageCourses),
    ],
    fails: [
      Example(
        "one öre above the lines", in: .languageCoursesUndecided,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "↓<eligibleCost>6716920.01</eligibleCost>")),
      Example(
        "one öre below the lines", in: .languageCoursesUndecided,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "↓<eligibleCost>6716919.99</eligibleCost>")),
      Example(
        "one öre above the lines, decided", in: .languageCourses,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "↓<eligibleCost>6716920.01</eligibleCost>")),
    ],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses,
        .without(.application), .decision("outcome=\"approval\"", "outcome=\"rejection\""))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let cost = budget.eligibleCost
    guard !budget.lines.isEmpty else {
      throw Undecided.notRun("the budget has no lines", fix: "state the lines of the budget")
    }
    let sum = try Money.sum(budget.lines.map(\.amount), in: cost.currency)
    guard sum != cost else { return .passes }
    return .fails([
      Failure(
        at: budget.spot.child("eligibleCost"),
        "the eligible cost is \(cost), and the lines of the budget add up to \(sum)",
        fix: "state \(sum), or correct the lines")
    ])
  }
}
