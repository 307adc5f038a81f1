import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project serves at least one objective of the fund, and their amounts add up to the eligible
/// cost.
struct ObjectiveAmountsDiffer: ProjectRule {
  static let card = RuleCard(
    id: "T101", name: "objective-amounts-differ",
    title: Wording(
      "Amounts of objectives differ from the cost",
      sv: "Målens belopp stämmer inte med kostnaden"),
    summary: "A project serves at least one objective of the fund, and the objectives' amounts "
      + "add up to the eligible cost exactly.",
    severity: .error,
    law: [
      Act.cpr.annex("XVII", .field("29")), Act.cpr.article("42", "2"), Act.amif.article("3", "2"),
    ],
    lawDay: .decision, catalogue: ["EU3"],
    why: "What is sent to the Commission is sent by objective; money under none of them is lost "
      + "from every table.",
    doubt: "Annex XVII asks that the fields be retrievable by objective; that the parts are of the "
      + "eligible cost is our reading.",
    passes: [
      Example("one objective with the whole cost", in: .languageCoursesUndecided),
      Example("the decision's objective with the decision's cost", in: .languageCourses),
      Example(
        "two objectives that share it to the öre", in: .languageCoursesUndecided,
        .application("<amount>6716920.00</amount>", "<amount>6716919.99</amount>"),
        .application("  <theme taxonomy", second + "  <theme taxonomy")),
    ],
    fails: [
      Example(
        "one öre below the eligible cost", in: .languageCoursesUndecided,
        .application("<amount>6716920.00</amount>", "↓<amount>6716919.99</amount>")),
      Example(
        "one öre above the eligible cost", in: .languageCoursesUndecided,
        .application("<amount>6716920.00</amount>", "↓<amount>6716920.01</amount>")),
      Example(
        "two objectives, one öre above together", in: .languageCoursesUndecided,
        .application("  <theme taxonomy", markedSecond + "  <theme taxonomy")),
      Example(
        "an objective the fund does not have", in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<objective ↓code=\"SO5\">")),
      Example(
        "no objective", in: .languageCoursesUndecided,
        .application("<application xmlns", "↓<application xmlns"),
        .application("<objective code=\"SO2\">", "<!--"),
        .application("</objective>", "-->")),
    ],
    silent: [
      Example(
        "a programme of another fund", in: .languageCoursesUndecided,
        .programme("<fund>AMIF</fund>", "<fund>ISF</fund>"))
    ],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses, .without(.application),
        .decision("outcome=\"approval\"", "outcome=\"rejection\""))
    ])

  private static let second = objective(mark: "")
  private static let markedSecond = objective(mark: "↓")

  private static func objective(mark: String) -> String {
    """
      <objective code="SO3">
        \(mark)<amount>0.01</amount>
        <actionKind>regular</actionKind>
      </objective>

    """
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let terms = try project.fundTermsOrSilent(Self.card, in: context)
    guard let last = terms.objectives.last else { return .fails([Self.noObjective(terms)]) }
    let unknown = terms.objectives.filter { context.rulebook.objective($0.code) == nil }
    var failures = unknown.map { Self.unknown($0, in: context.rulebook) }
    guard let budget = terms.budget else {
      guard failures.isEmpty else { return .fails(failures) }
      throw Undecided.notRun(
        "the decision states no budget, and the application has not arrived",
        fix: "import the application that was decided on")
    }
    let sum = try Money.sum(terms.objectives.map(\.amount), in: terms.currency)
    if sum != budget.eligibleCost {
      failures.append(Self.difference(sum, budget, last, isOnly: terms.objectives.count == 1))
    }
    return .of(failures)
  }

  private static func noObjective(_ terms: Terms) -> Failure {
    Failure(
      at: terms.spot, "the project states no objective; an operation serves one or more",
      fix: "add an objective element with the code, the amount and the types of intervention")
  }

  private static func unknown(_ objective: Objective, in rulebook: Rulebook) -> Failure {
    let codes = rulebook.objectives.map(\.code)
    let fund = rulebook.fund?.code ?? rulebook.id
    return Failure(
      at: objective.spot.attribute("code"),
      "the objective is \(objective.code); those of \(fund) are \(listed(codes))",
      fix: "write the code of an objective of the fund", law: [Act.amif.article("3", "2")])
  }

  private static func difference(
    _ sum: Money, _ budget: Budget, _ last: Objective, isOnly: Bool
  ) -> Failure {
    let there = isOnly ? "the objective has \(sum)" : "the objectives have \(sum) together"
    return Failure(
      at: last.spot.child("amount"), "\(there); the eligible cost is \(budget.eligibleCost)",
      fix: "make the amounts of the objectives add up to the eligible cost",
      notes: [
        Failure.Note("the eligible cost is stated here", at: budget.spot.child("eligibleCost"))
      ])
  }
}
