import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The sources of financing add up to the total eligible cost.
struct FinancingDiffersFromCost: ProjectRule {
  static let card = RuleCard(
    id: "B103", name: "financing-differs-from-cost",
    title: Wording(
      "Financing differs from the cost", sv: "Finansieringen stämmer inte med kostnaden"),
    summary: "The Union contribution, the public and private contributions, contributions in kind "
      + "and the income in the plan add up to the total eligible cost, exactly.",
    severity: .error, law: [Act.cpr.article("73", "3"), Act.cpr.annex("XVII", .field("56"))],
    lawDay: .always, catalogue: ["EU19", "SE-BUD-2"],
    why: "What no source pays for falls on the beneficiary, and what exceeds the cost is profit; "
      + "either way the Union share is computed on a wrong base.",
    doubt: "No provision says in so many words that a project's plan must add up; it follows from "
      + "the programme's financing table. Costs that are not eligible are not financed by the plan.",
    passes: [
      Example("the sources add up to the öre", in: .languageCoursesUndecided),
      Example("decided", in: .languageCourses),
      Example(
        "income in the place of cash", in: .languageCoursesUndecided,
        .application(
          "<contribution source=\"thirdPartyCash\" sector=\"public\">",
          "<contribution source=\"income\">")),
      Example(
        "a total cost above the eligible cost, which the plan does not finance",
        in: .languageCoursesUndecided,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>",
          "<eligibleCost>6716920.00</eligibleCost>\n    <totalCost>7000000.00</totalCost>")),
    ],
    fails: [
      Example(
        "one öre less than the cost", in: .languageCoursesUndecided,
        .application("<financing>", "↓<financing>"),
        .application("<amount>1329230.00</amount>", "<amount>1329229.99</amount>")),
      Example(
        "one öre more than the cost", in: .languageCoursesUndecided,
        .application("<financing>", "↓<financing>"),
        .application("<amount>1329230.00</amount>", "<amount>1329230.01</amount>")),
      Example(
        "one öre less than the cost, decided", in: .languageCourses,
        .decision("<financing>", "↓<financing>"),
        .decision("<amount>1329230.00</amount>", "<amount>1329229.99</amount>")),
    ],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses,
        .without(.application), .decision("outcome=\"approval\"", "outcome=\"rejection\"")),
      Example(
        "a decision that states a budget and leaves its financing to the application",
        in: .receptionPlaces,
        .decision(
          """
            <financing>
              <contribution source="union">
                <amount>6817404.36</amount>
              </contribution>
              <contribution source="ownCash" sector="public" partner="p1">
                <amount>2272468.12</amount>
              </contribution>
              <coFinancingRate>75</coFinancingRate>
              <base>total</base>
            </financing>

          """, "")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let terms = try project.termsOrSilent(on: context.day)
    let (budget, financing) = try terms.planOrUndecided()
    let cost = budget.eligibleCost
    let sum = try Money.sum(financing.contributions.map(\.amount), in: cost.currency)
    let difference = try sum.subtracting(cost)
    guard !difference.isZero else { return .passes }
    let gap =
      difference.isNegative ? "\(try difference.negated()) less" : "\(difference) more"
    let paysAll = budget.totalCost != cost && sum == budget.totalCost
    return .fails([
      Failure(
        at: financing.spot,
        "the sources of financing add up to \(sum), \(gap) than the eligible cost \(cost)",
        fix: paysAll
          ? "leave out what pays for costs that are not eligible"
          : "correct the contributions or the eligible cost, so that they are equal",
        notes: [.init("the eligible cost", at: budget.spot.child("eligibleCost"))])
    ])
  }
}
