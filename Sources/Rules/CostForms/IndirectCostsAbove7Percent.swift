import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Indirect costs at the flat rate of Article 54(a) are at most 7 % of the direct costs.
struct IndirectCostsAbove7Percent: ProjectRule {
  static let card = RuleCard(
    id: "C102", name: "indirect-costs-above-7-percent",
    title: Wording("Indirect costs above 7 %", sv: "Indirekta kostnader över 7 %"),
    summary: Wording(
      "Indirect costs at the flat rate that needs no calculation are at most 7 % of "
        + "the eligible direct costs.",
      sv: "Indirekta kostnader enligt schablonen som inte kräver någon beräkning är högst 7 % av "
        + "de stödberättigande direkta kostnaderna."),
    severity: .error, law: [Act.cpr.article("54", nil, "a")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU44"],
    tables: [.costOption(FlatRate.article54a.rawValue)],
    why: Wording(
      "Above the rate the indirect costs need a calculation of their own; without it, what "
        + "exceeds the rate is not eligible.",
      sv: "Över schablonen kräver de indirekta kostnaderna en egen beräkning; utan den är det "
        + "som överstiger schablonen inte stödberättigande."),
    doubt:
      Wording(
        "Direct costs are all lines that are neither indirect nor remaining costs, staff "
          + "costs at the flat rate of Article 55(1) included; a lump sum for several "
          + "categories counts whole.",
        sv: "Direkta kostnader är alla rader som varken är indirekta eller övriga kostnader, "
          + "även personalkostnader enligt schablonen i artikel 55.1; en klumpsumma för flera "
          + "kostnadsslag räknas i sin helhet."),
    passes: [
      Example(
        Wording("7 % to the last whole öre", sv: "7 % till sista hela öret"),
        in: .receptionPlacesUndecided, indirectCosts("605773.87")),
      Example(
        Wording("7 %, named by the budget's option", sv: "7 %, enligt budgetens alternativ"),
        in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "option=\"realCostsPlus7\""),
        indirectCosts("605773.87", flatRate: "")),
      Example(
        Wording("a grant contract: 7 % to the cent", sv: "ett bidragskontrakt: 7 % på centen"),
        in: .dear),
    ],
    fails: [
      Example(
        Wording("one öre more", sv: "ett öre mer"), in: .receptionPlacesUndecided,
        indirectCosts("605773.88", mark: "↓")),
      Example(
        Wording(
          "one öre more, named by the budget's option",
          sv: "ett öre mer, enligt budgetens alternativ"), in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "option=\"realCostsPlus7\""),
        indirectCosts("605773.88", flatRate: "", mark: "↓")),
      Example(
        Wording(
          "a grant contract: one cent above 7 %", sv: "ett bidragskontrakt: en cent över 7 %"),
        in: .dear,
        .decision("<amount>350154.28</amount>", "↓<amount>350154.29</amount>")),
    ],
    silent: [
      Example(
        Wording(
          "another flat rate for indirect costs", sv: "en annan schablon för indirekta kostnader"),
        in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "a flat rate that neither the line nor the budget's option names",
          sv: "en schablon som varken raden eller budgetens alternativ anger"),
        in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "option=\"realCosts\""),
        indirectCosts("605773.87", flatRate: "")),
      Example(
        Wording(
          "a flat rate that is not named beside one that is",
          sv: "en schablon som inte anges bredvid en som anges"), in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "option=\"realCosts\""),
        indirectCosts("605773.87"),
        .application(
          "year=\"2027\" form=\"flatRate\" flatRate=\"54b\"", "year=\"2027\" form=\"flatRate\"")),
    ])

  /// Puts indirect costs at a flat rate into the sample, whose direct costs are SEK 8653912.48: 7 %
  /// of them are SEK 605773.8736.
  private static func indirectCosts(
    _ amount: String, flatRate: String = " flatRate=\"54a\"", mark: String = ""
  ) -> Example.Edit {
    .application(
      """
      year="2026" form="flatRate" flatRate="54b"
                method="53-3-e">
            <amount>52920.00</amount>
      """,
      """
      year="2026" form="flatRate"\(flatRate)
                method="53-3-e">
            \(mark)<amount>\(amount)</amount>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let law = Act.cpr.article("54", nil, "a")
    let ceiling = FlatRateCeiling(
      lines: try budget.linesOrUndecided(at: .article54a, law),
      costs: Wording("the indirect costs", sv: "de indirekta kostnaderna"),
      base: budget.directCosts,
      option: try context.rulebook.costOption(
        FlatRate.article54a.rawValue, on: context.lawDay(of: Self.card, for: project)
      ).orUndecided(), context: context)
    return .of(try [ceiling.failure(budget.eligibleCost.currency)].compactMap { $0 })
  }
}
