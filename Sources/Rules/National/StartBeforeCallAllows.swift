import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project begins and ends within the days its call sets, and on the first of a month when the call
/// says so.
struct StartBeforeCallAllows: ProjectRule {
  static let card = RuleCard(
    id: "N102", name: "start-before-call-allows",
    title: Wording("Start outside the call's days", sv: "Start utanför utlysningens datum"),
    summary: Wording(
      "The project starts on or after the earliest day of the call, on the first of a month when "
        + "the call says so, and ends on or before its latest day.",
      sv: "Projektet startar tidigast utlysningens första möjliga dag, den första i en månad när "
        + "utlysningen kräver det, och slutar senast utlysningens sista dag."),
    severity: .error, law: [Act.cpr.article("73", "1"), Act.amifOrdinance.section("6")],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-CALL-2", "SE-CHECK-20"],
    why: Wording(
      "Every applicant of a call is bound by the same days; a project outside them is not "
        + "comparable and is rejected or sent back.",
      sv: "Alla sökande i en utlysning är bundna av samma datum; ett projekt utanför dem går "
        + "inte att jämföra och får avslag eller skickas tillbaka."),
    doubt: Wording(
      "Whether an amendment may move a project beyond the days of its call is not said; the "
        + "decision in force is judged as the application was.",
      sv: "Det sägs inte om en ändring får flytta ett projekt utanför utlysningens datum; det "
        + "gällande beslutet bedöms som ansökan bedömdes."),
    passes: [
      Example(
        Wording(
          "from the earliest day to the latest", sv: "från den tidigaste dagen till den senaste"),
        in: .languageCoursesUndecided,
        .application(period("2026-09-01", "2028-08-31"), period("2026-09-01", "2029-08-31"))),
      Example(
        Wording(
          "in the middle of a month, where the call does not mind",
          sv: "mitt i en månad, där utlysningen tillåter det"), in: .languageCoursesUndecided,
        .call(first("true"), first("false")),
        .application(period("2026-09-01", "2028-08-31"), period("2026-09-02", "2028-08-31"))),
    ],
    fails: [
      Example(
        Wording(
          "the day before the earliest, which is not the first of a month either",
          sv: "dagen före den tidigaste, som inte heller är den första i en månad"),
        in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"), period("2026-08-31", "2028-08-31", mark: "↓"))),
      Example(
        Wording("the first of the month before", sv: "den första i månaden innan"),
        in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"), period("2026-08-01", "2028-08-31", mark: "↓"))),
      Example(
        Wording("the second of a month", sv: "den andra i en månad"), in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"), period("2026-09-02", "2028-08-31", mark: "↓"))),
      Example(
        Wording("the day after the latest", sv: "dagen efter den senaste"),
        in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"),
          period("2026-09-01", "2029-09-01", lastMark: "↓"))),
      Example(
        Wording(
          "the decision starts it the day before the earliest",
          sv: "beslutet låter projektet starta dagen före den tidigaste"), in: .languageCourses,
        .call(first("true"), first("false")),
        .decision("<firstDay>2026-09-01</firstDay>", "↓<firstDay>2026-08-31</firstDay>")),
    ],
    silent: [
      Example(
        Wording("a call that sets no days", sv: "en utlysning som inte sätter några datum"),
        in: .languageCoursesUndecided,
        .call("  <earliestStart>2026-09-01</earliestStart>\n", ""),
        .call("  \(first("true"))\n", ""), .call("  <latestEnd>2029-08-31</latestEnd>\n", ""))
    ],
    notRun: [
      Example(
        Wording("a call that has not come", sv: "en utlysning som inte har kommit in"),
        in: .languageCoursesUndecided, .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    guard
      call.earliestStart != nil || call.latestEnd != nil || call.startsOnFirstOfMonth == true
    else {
      return .silent(
        Wording(
          "the call \(call.header.id) sets no days",
          sv: "utlysningen \(call.header.id) sätter inga datum"), call.citation)
    }
    let period = try project.statedPeriod(on: context.day)
    return .of(failures(of: period, call))
  }

  private func failures(of period: StatedPeriod, _ call: Call) -> [Failure] {
    var failures: [Failure] = []
    if let earliest = call.earliestStart, period.first < earliest {
      failures.append(
        Failure(
          at: period.firstSpot,
          Wording(
            "the project starts on \(period.first); the call \(call.header.id) allows "
              + "\(earliest) at the earliest",
            sv: "projektet startar \(period.first); utlysningen \(call.header.id) tillåter "
              + "start tidigast \(earliest)"),
          fix: Wording(
            "start on \(earliest) or later", sv: "starta projektet tidigast \(earliest)"),
          law: [call.citation] + Self.card.law,
          notes: [
            Failure.Note(
              Wording("the earliest start", sv: "tidigaste start"),
              at: call.spot.child("earliestStart"))
          ]))
    }
    if call.startsOnFirstOfMonth == true, period.first.day != 1 {
      failures.append(
        Failure(
          at: period.firstSpot,
          Wording(
            "the project starts on \(period.first); the call \(call.header.id) "
              + "wants the first of a month",
            sv: "projektet startar \(period.first); utlysningen \(call.header.id) kräver "
              + "start den första i en månad"),
          fix: Wording(
            "start on the first of a month", sv: "starta projektet den första i en månad"),
          law: [call.citation] + Self.card.law,
          notes: [
            Failure.Note(
              Wording("the first of a month", sv: "den första i en månad"),
              at: call.spot.child("startsOnFirstOfMonth"))
          ]))
    }
    if let latest = call.latestEnd, period.last > latest {
      failures.append(
        Failure(
          at: period.lastSpot,
          Wording(
            "the project ends on \(period.last); the call \(call.header.id) "
              + "allows \(latest) at the latest",
            sv: "projektet slutar \(period.last); utlysningen \(call.header.id) "
              + "tillåter slut senast \(latest)"),
          fix: Wording("end on \(latest) or earlier", sv: "avsluta projektet senast \(latest)"),
          law: [call.citation] + Self.card.law,
          notes: [
            Failure.Note(
              Wording("the latest end", sv: "senaste slut"), at: call.spot.child("latestEnd"))
          ]))
    }
    return failures
  }

  // MARK: Texts of the examples

  private static func first(_ flag: String) -> String {
    "<startsOnFirstOfMonth>\(flag)</startsOnFirstOfMonth>"
  }

  private static func period(
    _ first: String, _ last: String, mark: String = "", lastMark: String = ""
  ) -> String {
    """
    <submitted>2026-01-30</submitted>
      \(mark)<firstDay>\(first)</firstDay>
      \(lastMark)<lastDay>\(last)</lastDay>
    """
  }
}
