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
    summary: "Indirect costs at the flat rate that needs no calculation are at most 7 % of the "
      + "eligible direct costs.",
    severity: .error, law: [Act.cpr.article("54", nil, "a")], lawDay: .decision,
    catalogue: ["EU44"],
    why: "Above the rate the indirect costs need a calculation of their own; without it, what "
      + "exceeds the rate is not eligible.",
    doubt:
      "Direct costs are all lines that are neither indirect nor remaining costs, staff costs at "
      + "the flat rate of Article 55(1) included; a lump sum for several categories counts whole.",
    passes: [
      Example(
        "7 % to the last whole öre", in: .receptionPlacesUndecided, indirectCosts("605773.87")),
      Example(
        "7 %, named by the budget's option", in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "option=\"realCostsPlus7\""),
        indirectCosts("605773.87", flatRate: "")),
    ],
    fails: [
      Example(
        "one öre more", in: .receptionPlacesUndecided, indirectCosts("605773.88", mark: "↓")),
      Example(
        "one öre more, named by the budget's option", in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "option=\"realCostsPlus7\""),
        indirectCosts("605773.88", flatRate: "", mark: "↓")),
    ],
    silent: [Example("another flat rate for indirect costs", in: .receptionPlacesUndecided)],
    notRun: [
      Example(
        "a flat rate that neither the line nor the budget's option names",
        in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "option=\"realCosts\""),
        indirectCosts("605773.87", flatRate: "")),
      Example(
        "a flat rate that is not named beside one that is", in: .receptionPlacesUndecided,
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
      lines: try budget.linesOrUndecided(at: .article54a, law), costs: "the indirect costs",
      base: budget.directCosts,
      option: try context.rulebook.costOption(
        FlatRate.article54a.rawValue, on: context.lawDay(of: Self.card, for: project)
      ).orUndecided())
    return .of(try [ceiling.failure(budget.eligibleCost.currency)].compactMap { $0 })
  }
}
