import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Indirect costs at the flat rate of Article 54(b) are at most 15 % of the direct staff costs.
struct IndirectCostsAbove15Percent: ProjectRule {
  static let card = RuleCard(
    id: "C103", name: "indirect-costs-above-15-percent",
    title: Wording("Indirect costs above 15 %", sv: "Indirekta kostnader över 15 %"),
    summary:
      Wording(
        "Indirect costs at the flat rate on staff costs are at most 15 % of the "
          + "eligible direct staff costs.",
        sv: "Indirekta kostnader enligt schablonen på personalkostnader är högst 15 % av de "
          + "stödberättigande direkta personalkostnaderna."),
    severity: .error, law: [Act.cpr.article("54", nil, "b")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU45"],
    tables: [.costOption(FlatRate.article54b.rawValue)],
    why: Wording(
      "The rate needs no calculation because it is low; what exceeds it is not eligible, and "
        + "falls with every staff cost that is not.",
      sv: "Schablonen kräver ingen beräkning eftersom den är låg; det som överstiger den är inte "
        + "stödberättigande, och den minskar med varje personalkostnad som inte är det."),
    doubt: Wording(
      "Staff costs at the flat rate of Article 55(1) count as direct staff costs: the article "
        + "calls them so, and Article 56(3) forbids the combination for its own rate only.",
      sv: "Personalkostnader enligt schablonen i artikel 55.1 räknas som direkta "
        + "personalkostnader: artikeln kallar dem så, och artikel 56.3 förbjuder kombinationen "
        + "bara för sin egen schablon."),
    passes: [
      Example(Wording("15 % to the öre", sv: "15 % på öret"), in: .receptionPlacesUndecided),
      Example(
        Wording("15 % to the öre, decided", sv: "15 % på öret, beslutat"), in: .receptionPlaces),
      Example(
        Wording("15 %, rounded down to whole öre", sv: "15 %, avrundat nedåt till hela ören"),
        in: .receptionPlacesUndecided,
        .application("<amount>352800.00</amount>", "<amount>352800.13</amount>"),
        .application("<amount>52920.00</amount>", "<amount>52920.01</amount>")),
      Example(
        Wording("15 %, named by the budget's option", sv: "15 %, enligt budgetens alternativ"),
        in: .receptionPlacesUndecided,
        indirectCosts("52920.00")),
      Example(
        Wording("2014–2020: 15 % to the öre", sv: "2014–2020: 15 % på öret"),
        in: .legacy,
        .decision(
          "category=\"equipment\" year=\"2019\" form=\"realCost\"",
          "category=\"indirect\" year=\"2019\" form=\"flatRate\" flatRate=\"54b\""),
        .decision("<amount>200000.00</amount>", "<amount>270000.00</amount>")),
    ],
    fails: [
      Example(
        Wording("one öre above 15 %", sv: "ett öre över 15 %"), in: .receptionPlacesUndecided,
        .application("<amount>52920.00</amount>", "↓<amount>52920.01</amount>")),
      Example(
        Wording("15 %, rounded up to whole öre", sv: "15 %, avrundat uppåt till hela ören"),
        in: .receptionPlacesUndecided,
        .application("<amount>352800.00</amount>", "<amount>352800.13</amount>"),
        .application("<amount>52920.00</amount>", "↓<amount>52920.02</amount>")),
      Example(
        Wording(
          "one öre above 15 %, named by the budget's option",
          sv: "ett öre över 15 %, enligt budgetens alternativ"), in: .receptionPlacesUndecided,
        indirectCosts("52920.01", mark: "↓")),
      Example(
        Wording("one öre above 15 %, decided", sv: "ett öre över 15 %, beslutat"),
        in: .receptionPlaces,
        .decision("<amount>52920.00</amount>", "↓<amount>52920.01</amount>")),
      Example(
        Wording("2014–2020: one öre above 15 %", sv: "2014–2020: ett öre över 15 %"),
        in: .legacy,
        .decision(
          "category=\"equipment\" year=\"2019\" form=\"realCost\"",
          "category=\"indirect\" year=\"2019\" form=\"flatRate\" flatRate=\"54b\""),
        .decision("<amount>200000.00</amount>", "↓<amount>270000.01</amount>")),
    ],
    silent: [
      Example(Wording("another flat rate", sv: "en annan schablon"), in: .languageCoursesUndecided)
    ],
    notRun: [
      .rejectionWithoutApplication(in: .receptionPlaces)
    ])

  /// Gives the sample's indirect costs of 2026 without the article of their flat rate.
  private static func indirectCosts(_ amount: String, mark: String = "") -> Example.Edit {
    .application(
      """
      year="2026" form="flatRate" flatRate="54b"
                method="53-3-e">
            <amount>52920.00</amount>
      """,
      """
      year="2026" form="flatRate"
                method="53-3-e">
            \(mark)<amount>\(amount)</amount>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let law = Act.cpr.article("54", nil, "b")
    let ceiling = FlatRateCeiling(
      lines: try budget.linesOrUndecided(at: .article54b, law),
      costs: Wording("the indirect costs", sv: "de indirekta kostnaderna"),
      base: budget.directStaff,
      option: try context.rulebook.costOption(
        FlatRate.article54b.rawValue, on: context.lawDay(of: Self.card, for: project)
      ).orUndecided(), context: context)
    return .of(try [ceiling.failure(budget.eligibleCost.currency)].compactMap { $0 })
  }
}
