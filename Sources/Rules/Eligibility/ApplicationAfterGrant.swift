import Findings
import Languages
import Portfolio
import Provenance

/// An application is submitted on or before the day of the decision that grants it.
struct ApplicationAfterGrant: ProjectRule {
  static let card = RuleCard(
    id: "E104", name: "application-after-grant",
    title: Wording("Application after the grant", sv: "Ansökan efter beslutet"),
    summary: Wording(
      "The application was submitted on or before the day of the first "
        + "decision that grants support.",
      sv: "Ansökan lämnades senast den dag då det första beslutet om stöd fattades."),
    severity: .warning,
    law: [Act.cpr.annex("XVII", .field("14")), Act.cpr.annex("XVII", .field("19"))],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU40"],
    why: Wording(
      "One of the two days is wrong, or support was granted that nobody had applied for; "
        + "an auditor compares them.",
      sv: "En av de två dagarna är fel, eller så beviljades stöd som ingen hade "
        + "sökt; en revisor jämför dem."),
    doubt: Wording(
      "The annex asks for the two days and does not say that they must be in order; that "
        + "they must is our reading.",
      sv: "Bilagan frågar efter de två dagarna och säger inte att de måste komma i ordning; att "
        + "de måste det är vår tolkning."),
    passes: [
      Example(
        Wording(
          "decided four months after the application", sv: "beslutad fyra månader efter ansökan"),
        in: .languageCourses),
      Example(
        Wording("decided on the day of the application", sv: "beslutad samma dag som ansökan"),
        in: .languageCourses,
        .decision(decided("2026-05-28"), decided("2026-01-30"))),
      Example(
        Wording(
          "2014–2020: decided on the day of the application",
          sv: "2014–2020: beslutad samma dag som ansökan"),
        in: .legacy,
        .decision("<decided>2018-12-03</decided>", "<decided>2018-09-28</decided>")),
    ],
    fails: [
      Example(
        Wording("decided the day before the application", sv: "beslutad dagen före ansökan"),
        in: .languageCourses,
        .decision(decided("2026-05-28"), "↓" + decided("2026-01-29"))),
      Example(
        Wording(
          "2014–2020: decided the day before the application",
          sv: "2014–2020: beslutad dagen före ansökan"),
        in: .legacy,
        .decision("<decided>2018-12-03</decided>", "↓<decided>2018-09-27</decided>")),
    ],
    silent: [
      Example(
        Wording("an application that is not decided", sv: "en ansökan som inte är beslutad"),
        in: .languageCoursesUndecided),
      Example(
        Wording("a rejection", sv: "ett avslag"), in: .languageCourses,
        .decision("outcome=\"approval\"", "outcome=\"rejection\""),
        .decision(decided("2026-05-28"), decided("2026-01-29"))),
    ],
    notRun: [
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard
      let grant = project.decisions.first(where: {
        $0.outcome.grants && $0.validFrom <= context.day
      })
    else {
      return .silent(
        Wording(
          "no grant has taken effect by \(context.day)",
          sv: "inget beslut om stöd har börjat gälla den \(context.day)"), nil)
    }
    let application = try project.applicationOrSilent()
    guard application.submitted > grant.decided else { return .passes }
    return .fails([
      Failure(
        at: grant.spot.child("decided"),
        Wording(
          "the grant was decided on \(grant.decided); the application was submitted on "
            + "\(application.submitted), and an application comes before the grant or on its day",
          sv: "stödet beviljades \(grant.decided); ansökan lämnades \(application.submitted), "
            + "och en ansökan lämnas före beslutet eller samma dag"),
        fix: Wording(
          "correct the day that is wrong, in a new version of its document",
          sv: "rätta den dag som är fel, i en ny version av handlingen"),
        notes: [
          Failure.Note(
            Wording(
              "the application was submitted on \(application.submitted)",
              sv: "ansökan lämnades \(application.submitted)"),
            at: application.spot.child("submitted"))
        ])
    ])
  }

  // MARK: Texts of the examples

  private static func decided(_ day: String) -> String { "<decided>\(day)</decided>" }
}
