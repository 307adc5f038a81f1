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
      "Indirect costs at the flat rate on staff costs are at most 15 % of the eligible direct "
      + "staff costs.",
    severity: .error, law: [Act.cpr.article("54", nil, "b")], lawDay: .decision,
    catalogue: ["EU45"],
    why: "The rate needs no calculation because it is low; what exceeds it is not eligible, and "
      + "falls with every staff cost that is not.",
    doubt: "Staff costs at the flat rate of Article 55(1) count as direct staff costs: the article "
      + "calls them so, and Article 56(3) forbids the combination for its own rate only.",
    passes: [
      Example("15 % to the öre", in: .receptionPlacesUndecided),
      Example("15 % to the öre, decided", in: .receptionPlaces),
      Example(
        "15 %, rounded down to whole öre", in: .receptionPlacesUndecided,
        .application("<amount>352800.00</amount>", "<amount>352800.13</amount>"),
        .application("<amount>52920.00</amount>", "<amount>52920.01</amount>")),
      Example(
        "15 %, named by the budget's option", in: .receptionPlacesUndecided,
        indirectCosts("52920.00")),
    ],
    fails: [
      Example(
        "one öre above 15 %", in: .receptionPlacesUndecided,
        .application("<amount>52920.00</amount>", "↓<amount>52920.01</amount>")),
      Example(
        "15 %, rounded up to whole öre", in: .receptionPlacesUndecided,
        .application("<amount>352800.00</amount>", "<amount>352800.13</amount>"),
        .application("<amount>52920.00</amount>", "↓<amount>52920.02</amount>")),
      Example(
        "one öre above 15 %, named by the budget's option", in: .receptionPlacesUndecided,
        indirectCosts("52920.01", mark: "↓")),
      Example(
        "one öre above 15 %, decided", in: .receptionPlaces,
        .decision("<amount>52920.00</amount>", "↓<amount>52920.01</amount>")),
    ],
    silent: [Example("another flat rate", in: .languageCoursesUndecided)],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .receptionPlaces,
        .without(.application), .decision("outcome=\"approval\"", "outcome=\"rejection\""))
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
      lines: try budget.linesOrUndecided(at: .article54b, law), costs: "the indirect costs",
      base: budget.directStaff,
      option: try context.rulebook.costOption(
        FlatRate.article54b.rawValue, on: context.lawDay(of: Self.card, for: project)
      ).orUndecided())
    return .of(try [ceiling.failure(budget.eligibleCost.currency)].compactMap { $0 })
  }
}
