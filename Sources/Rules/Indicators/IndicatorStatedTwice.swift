import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A document states each indicator once.
struct IndicatorStatedTwice: ProjectRule {
  static let card = RuleCard(
    id: "I114", name: "indicator-stated-twice",
    title: Wording("Indicator stated twice", sv: "Indikatorn anges två gånger"),
    summary: Wording(
      "A document states each indicator once.", sv: "En handling anger varje indikator en gång."),
    severity: .error,
    law: [Act.cpr.annex("XVII", .field("49")), Act.cpr.annex("XVII", .field("52"))],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["OWN-1"],
    why: Wording(
      "Of two values of one indicator nobody knows which holds, and both may be added up.",
      sv: "Av två värden för samma indikator vet ingen vilket som gäller, och båda kan summeras."),
    passes: [
      Example(Wording("each of them once", sv: "var och en en gång"), in: .languageCoursesClaimed)
    ],
    fails: [
      Example(
        Wording("an indicator of the report twice", sv: "en indikator i rapporten två gånger"),
        in: .languageCoursesClaimed,
        .report("<indicator id=\"R.2.9\"", "<indicator ↓id=\"R.2.8\"")),
      Example(
        Wording("an indicator of the application twice", sv: "en indikator i ansökan två gånger"),
        in: .languageCoursesUndecided,
        .application("<indicator id=\"P1\"", "<indicator ↓id=\"R.2.9\"")),
    ],
    silent: [
      .onlySourced
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let statements = project.indicatorStatements(on: context.day).filter { !$0.values.isEmpty }
    guard !statements.isEmpty else {
      throw Undecided.silent(
        Wording("no document states an indicator", sv: "ingen handling anger någon indikator"))
    }
    return .of(
      statements.flatMap { statement in
        statement.values.enumerated().filter { index, value in
          statement.values[..<index].contains { $0.id == value.id }
        }.map { _, value in
          Failure(
            at: value.spot.attribute("id"),
            Wording(
              "\(value.id) is stated before in the document",
              sv: "\(value.id) anges redan tidigare i handlingen"),
            fix: Wording(
              "keep the one that holds, and leave the other out",
              sv: "behåll den som gäller, och ta bort den andra"))
        }
      })
  }
}
