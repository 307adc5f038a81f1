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
    summary: "The project starts on or after the earliest day of the call, on the first of a month "
      + "when the call says so, and ends on or before its latest day.",
    severity: .error, law: [Act.cpr.article("73", "1"), Act.amifOrdinance.section("6")],
    lawDay: .always, catalogue: ["SE-CALL-2"],
    why: "Every applicant of a call is bound by the same days; a project outside them is not "
      + "comparable and is rejected or sent back.",
    doubt: "Whether an amendment may move a project beyond the days of its call is not said; the "
      + "decision in force is judged as the application was.",
    passes: [
      Example(
        "from the earliest day to the latest", in: .languageCoursesUndecided,
        .application(period("2026-09-01", "2028-08-31"), period("2026-09-01", "2029-08-31"))),
      Example(
        "in the middle of a month, where the call does not mind", in: .languageCoursesUndecided,
        .call(first("true"), first("false")),
        .application(period("2026-09-01", "2028-08-31"), period("2026-09-02", "2028-08-31"))),
    ],
    fails: [
      Example(
        "the day before the earliest, which is not the first of a month either",
        in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"), period("2026-08-31", "2028-08-31", mark: "↓"))),
      Example(
        "the first of the month before", in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"), period("2026-08-01", "2028-08-31", mark: "↓"))),
      Example(
        "the second of a month", in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"), period("2026-09-02", "2028-08-31", mark: "↓"))),
      Example(
        "the day after the latest", in: .languageCoursesUndecided,
        .application(
          period("2026-09-01", "2028-08-31"),
          period("2026-09-01", "2029-09-01", lastMark: "↓"))),
      Example(
        "the decision starts it the day before the earliest", in: .languageCourses,
        .call(first("true"), first("false")),
        .decision("<firstDay>2026-09-01</firstDay>", "↓<firstDay>2026-08-31</firstDay>")),
    ],
    silent: [
      Example(
        "a call that sets no days", in: .languageCoursesUndecided,
        .call("  <earliestStart>2026-09-01</earliestStart>\n", ""),
        .call("  \(first("true"))\n", ""), .call("  <latestEnd>2029-08-31</latestEnd>\n", ""))
    ],
    notRun: [
      Example("a call that has not come", in: .languageCoursesUndecided, .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    guard
      call.earliestStart != nil || call.latestEnd != nil || call.startsOnFirstOfMonth == true
    else { return .silent("the call \(call.header.id) sets no days", call.citation) }
    let period = try project.statedPeriod(on: context.day)
    return .of(failures(of: period, call))
  }

  private func failures(of period: StatedPeriod, _ call: Call) -> [Failure] {
    var failures: [Failure] = []
    if let earliest = call.earliestStart, period.first < earliest {
      failures.append(
        Failure(
          at: period.firstSpot,
          "the project starts on \(period.first); the call \(call.header.id) allows \(earliest) at "
            + "the earliest",
          fix: "start on \(earliest) or later", law: [call.citation] + Self.card.law,
          notes: [Failure.Note("the earliest start", at: call.spot.child("earliestStart"))]))
    }
    if call.startsOnFirstOfMonth == true, period.first.day != 1 {
      failures.append(
        Failure(
          at: period.firstSpot,
          "the project starts on \(period.first); the call \(call.header.id) wants the first of a "
            + "month",
          fix: "start on the first of a month", law: [call.citation] + Self.card.law,
          notes: [
            Failure.Note("the first of a month", at: call.spot.child("startsOnFirstOfMonth"))
          ]))
    }
    if let latest = call.latestEnd, period.last > latest {
      failures.append(
        Failure(
          at: period.lastSpot,
          "the project ends on \(period.last); the call \(call.header.id) allows \(latest) at the "
            + "latest",
          fix: "end on \(latest) or earlier", law: [call.citation] + Self.card.law,
          notes: [Failure.Note("the latest end", at: call.spot.child("latestEnd"))]))
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
