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
    summary: Wording(
      "The budget uses one of the cost options that the call offers.",
      sv: "Budgeten använder ett av de redovisningsalternativ som utlysningen erbjuder."),
    severity: .error,
    law: [
      Act.cpr.article("53", "1"), Act.cpr.article("73", "1"), Act.amifOrdinance.section("6"),
    ], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-CHECK-17"],
    why: Wording(
      "The managing authority has set up its checks for the options it offers; costs in another "
        + "form cannot be verified and are not paid.",
      sv: "Den förvaltande myndigheten har lagt upp sina kontroller för de alternativ den "
        + "erbjuder; kostnader i annan form kan inte verifieras och ersätts inte."),
    passes: [
      Example(
        Wording("an option among five", sv: "ett alternativ av fem"), in: .languageCoursesUndecided),
      Example(
        Wording("another option of the call", sv: "ett annat av utlysningens alternativ"),
        in: .receptionPlacesUndecided),
    ],
    fails: [
      Example(
        Wording(
          "an option that the call leaves out", sv: "ett alternativ som utlysningen inte har med"),
        in: .languageCoursesUndecided,
        .call("  <costOption option=\"staffPlus40\"/>\n", ""),
        .application("<budget option", "<budget ↓option")),
      Example(
        Wording(
          "a decision with another option than the call's",
          sv: "ett beslut med ett annat alternativ än utlysningens"), in: .languageCourses,
        .decision("<budget option=\"staffPlus40\">", "<budget ↓option=\"realCosts\">")),
    ],
    silent: [
      Example(
        Wording(
          "a call that does not limit the options",
          sv: "en utlysning som inte begränsar alternativen"), in: .languageCoursesUndecided,
        .call(
          ["staffPlus40", "realCostsPlus15", "realCostsPlus7", "lumpSum", "unitCost"]
            .map { "  <costOption option=\"\($0)\"/>\n" }.joined(), ""))
    ],
    notRun: [
      Example(
        Wording("a call that has not come", sv: "en utlysning som inte har kommit in"),
        in: .languageCoursesUndecided, .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    guard !call.costOptions.isEmpty else {
      return .silent(
        Wording(
          "the call \(call.header.id) does not limit the cost options",
          sv: "utlysningen \(call.header.id) begränsar inte redovisningsalternativen"),
        call.citation)
    }
    guard let budget = try project.termsOrSilent(on: context.day).budget else {
      return .notRun(
        Wording(
          "the decision states no budget, and the application has not arrived",
          sv: "beslutet anger ingen budget, och ansökan har inte kommit in"),
        fix: Wording(
          "import the application, or a version of the decision with its budget",
          sv: "importera ansökan, eller en version av beslutet med budget"))
    }
    guard !call.costOptions.contains(budget.option) else { return .passes }
    let offered = call.costOptions.map(\.wording).listed()
    let choice = call.costOptions.map(\.wording).listedAsChoice()
    return .fails([
      Failure(
        at: budget.spot.attribute("option"),
        Wording(
          "the budget uses \(budget.option); the call \(call.header.id) offers \(offered)",
          sv: "budgeten använder \(budget.option); utlysningen "
            + "\(call.header.id) erbjuder \(offered)"),
        fix: Wording(
          "make the budget by \(choice)", sv: "lägg upp budgeten enligt alternativet \(choice)"),
        law: [call.citation] + Self.card.law,
        notes: [
          Failure.Note(
            Wording("the cost options of the call", sv: "utlysningens redovisningsalternativ"),
            at: call.spot.child("costOption"))
        ])
    ])
  }
}
