import Findings
import Languages
import Portfolio
import Provenance

/// Every specific objective of a project is open in the call it answers.
struct ObjectiveNotOpen: ProjectRule {
  static let card = RuleCard(
    id: "N104", name: "objective-not-open",
    title: Wording("Objective not open in the call", sv: "Målet är inte öppet i utlysningen"),
    summary: Wording(
      "Every specific objective that the project serves is open in its call.",
      sv: "Varje specifikt mål som projektet avser är öppet i utlysningen."),
    severity: .error,
    law: [
      Act.cpr.article("73", "1"), Act.cpr.article("49", "2", "b"), Act.amifOrdinance.section("6"),
    ], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-THEME-1", "SE-CHECK-11"],
    why: Wording(
      "The money of a call is set aside for its objectives; a project outside them takes money "
        + "that others could not apply for.",
      sv: "Pengarna i en utlysning är avsatta för dess mål; ett projekt utanför dem tar pengar "
        + "som andra inte kunde söka."),
    passes: [
      Example(
        Wording("an objective among three", sv: "ett mål av tre"), in: .languageCoursesUndecided),
      Example(
        Wording("the only objective of the call", sv: "utlysningens enda mål"),
        in: .languageCoursesUndecided,
        .call("  <objective code=\"SO1\"/>\n", ""), .call("  <objective code=\"SO3\"/>\n", "")),
    ],
    fails: [
      Example(
        Wording(
          "an objective that the call leaves out", sv: "ett mål som utlysningen inte har med"),
        in: .languageCoursesUndecided,
        .call("  <objective code=\"SO2\"/>\n", ""),
        .application("<objective code=\"SO2\">", "<objective ↓code=\"SO2\">")),
      Example(
        Wording(
          "a decision for another objective than the call's",
          sv: "ett beslut för ett annat mål än utlysningens"), in: .languageCourses,
        .decision("<objective code=\"SO2\">", "<objective ↓code=\"SO4\">")),
    ],
    silent: [
      Example(
        Wording(
          "an application that names no call", sv: "en ansökan som inte anger någon utlysning"),
        in: .languageCoursesUndecided,
        .application("  <call issuer=\"SE:orgnr:2021999996\" id=\"AMIF-2026-1\"/>\n", ""))
    ],
    notRun: [
      Example(
        Wording("a call that has not come", sv: "en utlysning som inte har kommit in"),
        in: .languageCoursesUndecided, .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    let terms = try project.termsOrSilent(on: context.day)
    let codes = call.objectives.map(Wording.same)
    let open = codes.listed()
    return .of(
      terms.objectives.filter { !call.objectives.contains($0.code) }.map { objective in
        Failure(
          at: objective.spot.attribute("code"),
          Wording(
            "the project serves objective \(objective.code); open in the call "
              + "\(call.header.id) are \(open)",
            sv: "projektet avser specifikt mål \(objective.code); i utlysningen "
              + "\(call.header.id) är \(open) öppna"),
          fix: Wording(
            "choose \(codes.listedAsChoice()), or apply in a call where \(objective.code) is open",
            sv: "välj \(codes.listedAsChoice()), eller sök i en utlysning där \(objective.code) är "
              + "öppet"),
          law: [call.citation] + Self.card.law,
          notes: [
            Failure.Note(
              Wording("the objectives that are open", sv: "de mål som är öppna"),
              at: call.spot.child("objective"))
          ])
      })
  }
}
