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
    summary: Wording(
      "The lines of the budget add up to the total eligible cost, exactly.",
      sv: "Budgetens rader summerar exakt till den totala stödberättigande kostnaden."),
    severity: .error, law: [Act.cpr.annex("XVII", .field("56"))], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU22", "SE-BUD-1"],
    why: Wording(
      "The total eligible cost is what the grant, the ceiling and the Commission's data are "
        + "computed on; a total that its lines do not give cannot be followed up.",
      sv: "Den totala stödberättigande kostnaden är det som stödet, taket och kommissionens "
        + "uppgifter beräknas på; en total som raderna inte ger går inte att följa upp."),
    doubt: Wording(
      "The field asks for the total; that the lines give it is arithmetic. A line is taken to be "
        + "an eligible cost, also when a higher total cost is stated.",
      sv: "Fältet frågar efter totalen; att raderna ger den är ren räkning. En rad antas vara en "
        + "stödberättigande kostnad, även när en högre totalkostnad anges."),
    passes: [
      Example(
        Wording("the lines add up to the öre", sv: "raderna stämmer på öret"),
        in: .languageCoursesUndecided),
      Example(Wording("decided", sv: "beslutat"), in: .languageCourses),
    ],
    fails: [
      Example(
        Wording("one öre above the lines", sv: "ett öre mer än raderna"),
        in: .languageCoursesUndecided,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "↓<eligibleCost>6716920.01</eligibleCost>")),
      Example(
        Wording("one öre below the lines", sv: "ett öre mindre än raderna"),
        in: .languageCoursesUndecided,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "↓<eligibleCost>6716919.99</eligibleCost>")),
      Example(
        Wording("one öre above the lines, decided", sv: "ett öre mer än raderna, beslutat"),
        in: .languageCourses,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "↓<eligibleCost>6716920.01</eligibleCost>")),
      Example(
        Wording("2014–2020: one öre above the lines", sv: "2014–2020: ett öre mer än raderna"),
        in: .legacy,
        .decision(
          "<eligibleCost>2000000.00</eligibleCost>", "↓<eligibleCost>2000000.01</eligibleCost>")),
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let cost = budget.eligibleCost
    guard !budget.lines.isEmpty else {
      throw Undecided.notRun(
        Wording("the budget has no lines", sv: "budgeten har inga rader"),
        fix: Wording("state the lines of the budget", sv: "ange budgetens rader"))
    }
    let sum = try context.sum(
      budget.lines, Wording("all lines", sv: "alla rader"), in: cost.currency)
    let isKept = try context.isEqual(
      sum, to: cost, Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: budget.spot.child("eligibleCost"))
    guard !isKept else { return .passes }
    return .fails([
      Failure(
        at: budget.spot.child("eligibleCost"),
        Wording(
          "the eligible cost is \(cost), and the lines of the budget add up to \(sum)",
          sv: "den stödberättigande kostnaden är \(cost), och budgetens "
            + "rader summerar till \(sum)"),
        fix: Wording("state \(sum), or correct the lines", sv: "ange \(sum), eller rätta raderna"))
    ])
  }
}
