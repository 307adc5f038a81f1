import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Amounts that a draft budget sets are for projects of at most EUR 200 000.
struct DraftBudgetAboveThreshold: ProjectRule {
  private static let threshold = Parameter<Money>("simplifiedCosts.draftBudgetThreshold")
  private static let base = Parameter<[String]>("simplifiedCosts.draftBudgetBase")

  static let card = RuleCard(
    id: "C107", name: "draft-budget-above-threshold",
    title: Wording(
      "Draft budget above the threshold", sv: "Budgetutkast över tröskeln"),
    summary: Wording(
      "Unit costs, lump sums and flat rates are set by a draft budget, case by case, only where "
        + "the total cost is not above the threshold.",
      sv: "Enhetskostnader, klumpsummor och schabloner fastställs genom ett budgetutkast, i det "
        + "enskilda fallet, bara när totalkostnaden inte överstiger tröskeln."),
    severity: .error, law: [law], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU43"],
    parameters: [threshold.name, base.name],
    why: Wording(
      "Above the threshold the amounts rest on nothing that an auditor can compare them with.",
      sv: "Över tröskeln vilar beloppen inte på något som en revisor kan jämföra dem med."),
    doubt: Wording(
      "Of projects in another currency, the month of the exchange rate is our reading. In 2014–2020 "
        + "the limit is one of the Union contribution.",
      sv: "För projekt i annan valuta är växelkursens månad vår tolkning. 2014–2020 gäller gränsen "
        + "EU-stödet."),
    passes: [
      Example(
        Wording("EUR 200 000.00", sv: "200 000,00 EUR"), in: .receptionPlacesUndecided,
        draftBudget(), inEuro, total("200000.00")),
      Example(
        Wording(
          "a lump sum of SEK that is EUR 200 000 to the last decimal",
          sv: "en klumpsumma i SEK som är 200 000 EUR till sista decimalen"), in: .studyReported,
        rates: [("2026-05", "SEK", "7.25")]),
      Example(
        Wording(
          "2014–2020: a Union contribution of EUR 100 000.00",
          sv: "2014–2020: ett EU-stöd på 100 000,00 EUR"),
        in: .legacy,
        .decision(
          "issued=\"2018-12-03\" currency=\"SEK\"", "issued=\"2018-12-03\" currency=\"EUR\""),
        .decision(
          "category=\"equipment\" year=\"2019\" form=\"realCost\"",
          """
          category="indirect" year="2019" form="flatRate" flatRate="54b"
                    method="53-3-b"
          """),
        .decision("<amount>1500000.00</amount>", "<amount>100000.00</amount>")),
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
      Example(
        Wording(
          "2014–2020: a Union contribution of EUR 100 000.01",
          sv: "2014–2020: ett EU-stöd på 100 000,01 EUR"),
        in: .legacy,
        .decision(
          "issued=\"2018-12-03\" currency=\"SEK\"", "issued=\"2018-12-03\" currency=\"EUR\""),
        .decision(
          "category=\"equipment\" year=\"2019\" form=\"realCost\"",
          """
          category="indirect" year="2019" form="flatRate" flatRate="54b"
                    ↓method="53-3-b"
          """),
        .decision("<amount>1500000.00</amount>", "<amount>100000.01</amount>")),
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
    let terms = try project.termsOrSilent(on: context.day)
    let budget = try terms.budgetOrUndecided()
    guard let first = budget.lines.first(where: { $0.method == .draftBudget }) else {
      throw Undecided.silent(
        Wording(
          "no amount of the budget was set by a draft budget",
          sv: "inget belopp i budgeten är fastställt genom ett budgetutkast"), Self.law)
    }
    let day = context.lawDay(of: Self.card, for: project)
    let limit = try context.rulebook.parameter(Self.threshold, on: day).orUndecided()
    let base = try context.rulebook.parameter(Self.base, on: day).orUndecided().value
    var judged = Judged(
      amount: budget.totalCost, words: Wording("the total cost", sv: "totalkostnaden"),
      spot: budget.totalCostSpot)
    if base.contains(Self.union) {
      let financing = try terms.financingOrUndecided()
      judged = Judged(
        amount: try financing.unionContribution(budget.eligibleCost.currency),
        words: Wording("the Union contribution", sv: "EU-stödet"), spot: financing.spot)
    }
    let comparison = try context.compare(
      judged.amount, euro: limit.value, of: project, judged.words, at: judged.spot, law: limit.law)
    guard !comparison.isAtMost else { return .passes }
    return .fails([
      Failure(
        at: first.spot.attribute("method"),
        Wording(
          "the line \(first.id) was set by a draft budget, and \(judged.words) "
            + "\(judged.amount)\(comparison.words) is above \(limit.value)",
          sv: "raden \(first.id) är fastställd genom ett budgetutkast, och \(judged.words) "
            + "\(judged.amount)\(comparison.words) överstiger \(limit.value)"),
        fix: Wording(
          "set the amount by another method", sv: "fastställ beloppet enligt en annan metod"),
        law: limit.law, severity: comparison.severity)
    ])
  }

  /// The amount that the limit is one of.
  private struct Judged {
    let amount: Money
    let words: Wording
    let spot: Spot
  }

  /// Says in a rulebook that the limit is one of the Union contribution, not of the total cost.
  private static let union = "unionContribution"
}
