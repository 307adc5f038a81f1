import Findings
import Languages
import Portfolio
import Provenance

/// Every specific objective of a project is open in the call it answers.
struct ObjectiveNotOpen: ProjectRule {
  static let card = RuleCard(
    id: "N104", name: "objective-not-open",
    title: Wording("Objective not open in the call", sv: "Målet är inte öppet i utlysningen"),
    summary: "Every specific objective that the project serves is open in its call.",
    severity: .error,
    law: [
      Act.cpr.article("73", "1"), Act.cpr.article("49", "2", "b"), Act.amifOrdinance.section("6"),
    ], lawDay: .always, catalogue: ["SE-THEME-1"],
    why: "The money of a call is set aside for its objectives; a project outside them takes money "
      + "that others could not apply for.",
    passes: [
      Example("an objective among three", in: .languageCoursesUndecided),
      Example(
        "the only objective of the call", in: .languageCoursesUndecided,
        .call("  <objective code=\"SO1\"/>\n", ""), .call("  <objective code=\"SO3\"/>\n", "")),
    ],
    fails: [
      Example(
        "an objective that the call leaves out", in: .languageCoursesUndecided,
        .call("  <objective code=\"SO2\"/>\n", ""),
        .application("<objective code=\"SO2\">", "<objective ↓code=\"SO2\">")),
      Example(
        "a decision for another objective than the call's", in: .languageCourses,
        .decision("<objective code=\"SO2\">", "<objective ↓code=\"SO4\">")),
    ],
    silent: [
      Example(
        "an application that names no call", in: .languageCoursesUndecided,
        .application("  <call issuer=\"SE:orgnr:2021999996\" id=\"AMIF-2026-1\"/>\n", ""))
    ],
    notRun: [
      Example("a call that has not come", in: .languageCoursesUndecided, .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    let terms = try project.termsOrSilent(on: context.day)
    let open = call.objectives.joined(separator: ", ")
    return .of(
      terms.objectives.filter { !call.objectives.contains($0.code) }.map { objective in
        Failure(
          at: objective.spot.attribute("code"),
          Wording(
            "the project serves objective \(objective.code); open in the call \(call.header.id) "
              + "are \(open)",
            sv: "projektet avser specifikt mål \(objective.code); i utlysningen "
              + "\(call.header.id) är \(open) öppna"),
          fix: Wording(
            "choose one of \(open), or apply in a call where \(objective.code) is open",
            sv: "välj ett av \(open), eller sök i en utlysning där \(objective.code) är öppet"),
          law: [call.citation] + Self.card.law,
          notes: [Failure.Note("the objectives that are open", at: call.spot.child("objective"))])
      })
  }
}
