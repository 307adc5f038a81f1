import Findings
import Languages
import Portfolio
import Provenance

/// An application is submitted on or before the day of the decision that grants it.
struct ApplicationAfterGrant: ProjectRule {
  static let card = RuleCard(
    id: "E104", name: "application-after-grant",
    title: Wording("Application after the grant", sv: "Ansökan efter beslutet"),
    summary: "The application was submitted on or before the day of the first decision that grants "
      + "support.",
    severity: .warning,
    law: [Act.cpr.annex("XVII", .field("14")), Act.cpr.annex("XVII", .field("19"))],
    lawDay: .always, catalogue: ["EU40"],
    why: "One of the two days is wrong, or support was granted that nobody had applied for; an "
      + "auditor compares them.",
    doubt: "The annex asks for the two days and does not say that they must be in order; that they "
      + "must is our reading.",
    passes: [
      Example("decided four months after the application", in: .languageCourses),
      Example(
        "decided on the day of the application", in: .languageCourses,
        .decision(decided("2026-05-28"), decided("2026-01-30"))),
    ],
    fails: [
      Example(
        "decided the day before the application", in: .languageCourses,
        .decision(decided("2026-05-28"), "↓" + decided("2026-01-29")))
    ],
    silent: [
      Example("an application that is not decided", in: .languageCoursesUndecided),
      Example(
        "a rejection", in: .languageCourses,
        .decision("outcome=\"approval\"", "outcome=\"rejection\""),
        .decision(decided("2026-05-28"), decided("2026-01-29"))),
    ],
    notRun: [
      Example(
        "a decision whose application has not come", in: .languageCourses, .without(.application))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard
      let grant = project.decisions.first(where: {
        $0.outcome.grants && $0.validFrom <= context.day
      })
    else { return .silent("no grant has taken effect by \(context.day)", nil) }
    let application = try project.applicationOrSilent()
    guard application.submitted > grant.decided else { return .passes }
    return .fails([
      Failure(
        at: grant.spot.child("decided"),
        "the grant was decided on \(grant.decided); the application was submitted on "
          + "\(application.submitted), and an application comes before the grant or on its day",
        fix: "correct the day that is wrong, in a new version of its document",
        notes: [
          Failure.Note(
            "the application was submitted on \(application.submitted)",
            at: application.spot.child("submitted"))
        ])
    ])
  }

  // MARK: Texts of the examples

  private static func decided(_ day: String) -> String { "<decided>\(day)</decided>" }
}
