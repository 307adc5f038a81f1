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
    summary: Wording(
      "A project serves at least one objective of the fund, and the objectives' amounts add up "
        + "to the eligible cost exactly.",
      sv: "Ett projekt avser minst ett av fondens mål, och målens belopp summerar exakt till den "
        + "stödberättigande kostnaden."),
    severity: .error,
    law: [
      Act.cpr.annex("XVII", .field("29")), Act.cpr.article("42", "2"), Act.amif.article("3", "2"),
    ],
    lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU3"],
    why: Wording(
      "What is sent to the Commission is sent by objective; money under none of them "
        + "is lost from every table.",
      sv: "Det som skickas till kommissionen skickas per mål; pengar som inte står under något "
        + "mål faller bort ur alla tabeller."),
    doubt: Wording(
      "Annex XVII asks that the fields be retrievable by objective; that the parts are of the "
        + "eligible cost is our reading.",
      sv: "Bilaga XVII kräver att fälten ska gå att få fram per mål; att delarna är av den "
        + "stödberättigande kostnaden är vår tolkning."),
    passes: [
      Example(
        Wording("one objective with the whole cost", sv: "ett mål med hela kostnaden"),
        in: .languageCoursesUndecided),
      Example(
        Wording(
          "the decision's objective with the decision's cost",
          sv: "beslutets mål med beslutets kostnad"), in: .languageCourses),
      Example(
        Wording("two objectives that share it to the öre", sv: "två mål som delar den på öret"),
        in: .languageCoursesUndecided,
        .application("<amount>6716920.00</amount>", "<amount>6716919.99</amount>"),
        .application("  <theme taxonomy", second + "  <theme taxonomy")),
    ],
    fails: [
      Example(
        Wording(
          "one öre below the eligible cost", sv: "ett öre under den stödberättigande kostnaden"),
        in: .languageCoursesUndecided,
        .application("<amount>6716920.00</amount>", "↓<amount>6716919.99</amount>")),
      Example(
        Wording(
          "one öre above the eligible cost", sv: "ett öre över den stödberättigande kostnaden"),
        in: .languageCoursesUndecided,
        .application("<amount>6716920.00</amount>", "↓<amount>6716920.01</amount>")),
      Example(
        Wording("two objectives, one öre above together", sv: "två mål, tillsammans ett öre över"),
        in: .languageCoursesUndecided,
        .application("  <theme taxonomy", markedSecond + "  <theme taxonomy")),
      Example(
        Wording("an objective the fund does not have", sv: "ett mål som fonden inte har"),
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<objective ↓code=\"SO5\">")),
      Example(
        Wording("no objective", sv: "inget mål"), in: .languageCoursesUndecided,
        .application("<application xmlns", "↓<application xmlns"),
        .application("<objective code=\"SO2\">", "<!--"),
        .application("</objective>", "-->")),
    ],
    silent: [
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .languageCoursesUndecided,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>"))
    ],
    notRun: [
      .rejectionWithoutApplication()
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
        Wording(
          "the decision states no budget, and the application has not arrived",
          sv: "beslutet anger ingen budget, och ansökan har inte kommit in"),
        fix: Wording(
          "import the application that was decided on",
          sv: "importera den ansökan som beslutet gäller"))
    }
    let sum = try context.sum(
      terms.objectives, Wording("the objectives together", sv: "målen tillsammans"),
      in: terms.currency)
    let isKept = try context.isEqual(
      sum, to: budget.eligibleCost,
      Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: budget.spot.child("eligibleCost"))
    if !isKept {
      failures.append(Self.difference(sum, budget, last, isOnly: terms.objectives.count == 1))
    }
    return .of(failures)
  }

  private static func noObjective(_ terms: Terms) -> Failure {
    Failure(
      at: terms.spot,
      Wording(
        "the project states no objective; an operation serves one or more",
        sv: "projektet anger inget specifikt mål; en insats avser ett eller flera"),
      fix: Wording(
        "add an objective element with the code, the amount and the types of intervention",
        sv: "lägg till elementet objective med kod, belopp och interventionstyper"))
  }

  private static func unknown(_ objective: Objective, in rulebook: Rulebook) -> Failure {
    let codes = rulebook.objectives.map(\.code)
    let fund = rulebook.fund?.code ?? rulebook.id
    return Failure(
      at: objective.spot.attribute("code"),
      Wording(
        "the objective is \(objective.code); those of \(fund) are \(listed(codes))",
        sv: "målet är \(objective.code); de i \(fund) är \(listed(codes))"),
      fix: Wording(
        "write the code of an objective of the fund", sv: "skriv koden för ett av fondens mål"),
      law: [Act.amif.article("3", "2")])
  }

  private static func difference(
    _ sum: Money, _ budget: Budget, _ last: Objective, isOnly: Bool
  ) -> Failure {
    let there =
      isOnly
      ? Wording("the objective has \(sum)", sv: "målet har \(sum)")
      : Wording("the objectives have \(sum) together", sv: "målen har tillsammans \(sum)")
    return Failure(
      at: last.spot.child("amount"),
      Wording(
        "\(there); the eligible cost is \(budget.eligibleCost)",
        sv: "\(there); den stödberättigande kostnaden är \(budget.eligibleCost)"),
      fix: Wording(
        "make the amounts of the objectives add up to the eligible cost",
        sv: "låt målens belopp summera till den stödberättigande kostnaden"),
      notes: [
        Failure.Note(
          Wording(
            "the eligible cost is stated here", sv: "här anges den stödberättigande kostnaden"),
          at: budget.spot.child("eligibleCost"))
      ])
  }
}
