import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Amounts that a draft budget sets are for projects of at most EUR 200 000.
struct DraftBudgetAboveThreshold: ProjectRule {
  private static let threshold = Parameter<Money>("simplifiedCosts.draftBudgetThreshold")

  static let card = RuleCard(
    id: "C107", name: "draft-budget-above-threshold",
    title: Wording(
      "Draft budget above the threshold", sv: "Budgetutkast över tröskeln"),
    summary: Wording(
      "Unit costs, lump sums and flat rates are set by a draft budget, case by case, only where "
        + "the total cost is not above the threshold.",
      sv: "Enhetskostnader, klumpsummor och schabloner fastställs genom ett budgetutkast, i det "
        + "enskilda fallet, bara när totalkostnaden inte överstiger tröskeln."),
    severity: .error, law: [law], lawDay: .decision, catalogue: ["EU43"],
    parameters: [threshold.name],
    why: Wording(
      "Above the threshold the amounts rest on nothing that an auditor can compare them with.",
      sv: "Över tröskeln vilar beloppen inte på något som en revisor kan jämföra dem med."),
    doubt: Wording(
      "Of projects in another currency, the month of the exchange rate is our reading.",
      sv: "För projekt i annan valuta är växelkursens månad vår tolkning."),
    passes: [
      Example(
        Wording("EUR 200 000.00", sv: "200 000,00 EUR"), in: .receptionPlacesUndecided,
        draftBudget(), inEuro, total("200000.00")),
      Example(
        Wording(
          "a lump sum of SEK that is EUR 200 000 to the last decimal",
          sv: "en klumpsumma i SEK som är 200 000 EUR till sista decimalen"), in: .studyReported,
        rates: [("2026-05", "SEK", "7.25")]),
    ],
    fails: [
      Example(
        Wording("EUR 200 000.01", sv: "200 000,01 EUR"), in: .receptionPlacesUndecided,
        draftBudget(mark: "↓"), inEuro, total("200000.01")),
      Example(
        Wording(
          "a total of SEK above EUR 200 000 by the last decimal of the rate",
          sv: "en total i SEK över 200 000 EUR genom kursens sista decimal"),
        in: .receptionPlacesUndecided, draftBudget(mark: "↓"),
        rates: [("2026-02", "SEK", "45.4493623")]),
    ],
    silent: [
      Example(
        Wording("no amount of a draft budget", sv: "inget belopp ur ett budgetutkast"),
        in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording("no rate of the month", sv: "ingen kurs för månaden"),
        in: .receptionPlacesUndecided, draftBudget())
    ])

  private static let law = Act.cpr.article("53", "3", "b")

  private static func draftBudget(mark: String = "") -> Example.Edit {
    .application(
      """
      year="2026" form="flatRate" flatRate="54b"
                method="53-3-e">
      """,
      """
      year="2026" form="flatRate" flatRate="54b"
                \(mark)method="53-3-b">
      """)
  }

  private static let inEuro = Example.Edit.application(
    "issued=\"2026-02-02\" currency=\"SEK\"", "issued=\"2026-02-02\" currency=\"EUR\"")

  private static func total(_ amount: String) -> Example.Edit {
    .application(
      "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>\(amount)</eligibleCost>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    guard let first = budget.lines.first(where: { $0.method == .draftBudget }) else {
      throw Undecided.silent(
        Wording(
          "no amount of the budget was set by a draft budget",
          sv: "inget belopp i budgeten är fastställt genom ett budgetutkast"), Self.law)
    }
    let day = context.lawDay(of: Self.card, for: project)
    let limit = try context.rulebook.parameter(Self.threshold, on: day).orUndecided()
    let total = budget.totalCost
    let comparison = try context.compare(total, euro: limit.value, of: project)
    guard !comparison.isAtMost else { return .passes }
    return .fails([
      Failure(
        at: first.spot.attribute("method"),
        Wording(
          "the line \(first.id) was set by a draft budget, and the total cost "
            + "\(total)\(comparison.words) is above \(limit.value)",
          sv: "raden \(first.id) är fastställd genom ett budgetutkast, och totalkostnaden "
            + "\(total)\(comparison.words) överstiger \(limit.value)"),
        fix: Wording(
          "set the amount by another method of Article 53(3)",
          sv: "fastställ beloppet enligt en annan metod i artikel 53.3"),
        law: limit.law, severity: comparison.severity)
    ])
  }
}
