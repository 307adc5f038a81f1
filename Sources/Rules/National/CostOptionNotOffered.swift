import Findings
import Languages
import Portfolio
import Provenance

/// The budget uses one of the cost options that the call offers.
struct CostOptionNotOffered: ProjectRule {
  static let card = RuleCard(
    id: "N105", name: "cost-option-not-offered",
    title: Wording(
      "Cost option not offered by the call",
      sv: "Redovisningsalternativet erbjuds inte i utlysningen"),
    summary: "The budget uses one of the cost options that the call offers.",
    severity: .error,
    law: [
      Act.cpr.article("53", "1"), Act.cpr.article("73", "1"), Act.amifOrdinance.section("6"),
    ], lawDay: .always, catalogue: [],
    why: "The managing authority has set up its checks for the options it offers; costs in another "
      + "form cannot be verified and are not paid.",
    passes: [
      Example("an option among five", in: .languageCoursesUndecided),
      Example(
        "another option of the call", in: .receptionPlacesUndecided),
    ],
    fails: [
      Example(
        "an option that the call leaves out", in: .languageCoursesUndecided,
        .call("  <costOption option=\"staffPlus40\"/>\n", ""),
        .application("<budget option", "<budget ↓option")),
      Example(
        "a decision with another option than the call's", in: .languageCourses,
        .decision("<budget option=\"staffPlus40\">", "<budget ↓option=\"realCosts\">")),
    ],
    silent: [
      Example(
        "a call that does not limit the options", in: .languageCoursesUndecided,
        .call(
          ["staffPlus40", "realCostsPlus15", "realCostsPlus7", "lumpSum", "unitCost"]
            .map { "  <costOption option=\"\($0)\"/>\n" }.joined(), ""))
    ],
    notRun: [
      Example("a call that has not come", in: .languageCoursesUndecided, .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    guard !call.costOptions.isEmpty else {
      return .silent("the call \(call.header.id) does not limit the cost options", call.citation)
    }
    guard let budget = try project.termsOrSilent(on: context.day).budget else {
      return .notRun(
        "the decision states no budget, and the application has not arrived",
        fix: "import the application, or a version of the decision with its budget")
    }
    guard !call.costOptions.contains(budget.option) else { return .passes }
    let offered = call.costOptions.map(\.rawValue).joined(separator: ", ")
    return .fails([
      Failure(
        at: budget.spot.attribute("option"),
        "the budget uses \(budget.option.rawValue); the call \(call.header.id) offers \(offered)",
        fix: "make the budget by one of \(offered)", law: [call.citation] + Self.card.law,
        notes: [Failure.Note("the cost options of the call", at: call.spot.child("costOption"))])
    ])
  }
}
