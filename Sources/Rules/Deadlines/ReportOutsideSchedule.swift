import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A report is on a period that a decision has set, and on no day that another report is on.
///
/// A period of an earlier decision will do: an amendment changes what is to come.
struct ReportOutsideSchedule: ProjectRule {
  static let card = RuleCard(
    id: "D103", name: "report-outside-schedule",
    title: Wording(
      "Report outside the schedule", sv: "Rapportens period finns inte i beslutet"),
    summary: Wording(
      "A report is on one of the reporting periods of the decision, and on no day that another report "
        + "is on.",
      sv:
        "En rapport avser en av beslutets rapportperioder, och ingen dag som en annan rapport avser."
    ),
    severity: .error, law: [Act.cpr.article("73", "3"), handbook], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-DUE-2", "SE-CHECK-27"],
    why: Wording(
      "Costs and participants of a day that two reports are on are counted twice.",
      sv: "Kostnader och deltagare en dag som två rapporter avser räknas två gånger."),
    passes: [
      Example(
        Wording("a period of the decision", sv: "en av beslutets perioder"),
        in: .languageCoursesClaimed)
    ],
    fails: [
      Example(
        Wording("a day less than the period", sv: "en dag kortare än perioden"),
        in: .languageCoursesClaimed,
        .report(
          "<lastDay>2027-02-28</lastDay>\n  <submitted>",
          "↓<lastDay>2027-02-27</lastDay>\n  <submitted>")),
      Example(
        Wording("a day more than the period", sv: "en dag längre än perioden"),
        in: .languageCoursesClaimed,
        .report(
          "<lastDay>2027-02-28</lastDay>\n  <submitted>",
          "↓<lastDay>2027-03-01</lastDay>\n  <submitted>")),
      Example(
        Wording("two reports on one period", sv: "två rapporter om samma period"),
        in: .languageCoursesClaimed,
        end, .report("<report xmlns=\"urn:fondbok:1\" id=", another)),
      Example(
        Wording(
          "two reports, one of them on a period of no decision",
          sv: "två rapporter, den ena om en period som inget beslut har"),
        in: .languageCoursesClaimed, end,
        .report(
          "<report xmlns=\"urn:fondbok:1\" id=",
          another.replacing(
            "<lastDay>2027-02-28</lastDay>", with: "↓<lastDay>2027-08-31</lastDay>"))),
      Example(
        Wording("no period", sv: "ingen period"), in: .languageCoursesClaimed,
        .report("<report ", "↓<report "),
        .report(
          "  <firstDay>2026-09-01</firstDay>\n  <lastDay>2027-02-28</lastDay>\n  <submitted>",
          "  <submitted>")),
    ],
    silent: [
      .nothingReported
    ],
    notRun: [
      Example(
        Wording(
          "a report whose decision has not come", sv: "en rapport vars beslut inte har kommit in"),
        in: .languageCoursesClaimed, .without(.decision))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let reports = project.grantReports
    guard !reports.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report on the grant has arrived", sv: "ingen rapport om stödet har kommit in"))
    }
    let schedules = project.schedules(until: context.day)
    var faults: [Failure] = []
    var isUnscheduled = false
    for (index, report) in reports.enumerated() {
      guard let first = report.firstDay, let last = report.lastDay else {
        faults.append(Self.withoutPeriod(report))
        continue
      }
      let isScheduled = schedules.contains {
        $0.periods.contains { $0.isPeriod(of: report) }
      }
      if let schedule = schedules.last, !isScheduled {
        faults.append(
          Self.outside(
            report, first, last, schedule, context.rulebook.law(of: Self.card)))
      }
      isUnscheduled = isUnscheduled || schedules.isEmpty
      let earlier = reports[..<index].first { other in
        guard let otherFirst = other.firstDay, let otherLast = other.lastDay else { return false }
        return first <= otherLast && otherFirst <= last
      }
      if let earlier { faults.append(Self.overlapping(report, first, last, earlier)) }
    }
    guard faults.isEmpty, isUnscheduled else { return .of(faults) }
    throw Undecided.notRun(
      Wording(
        "no decision that states the reporting periods has arrived",
        sv: "inget beslut som anger rapportperioderna har kommit in"),
      fix: Wording("import the decision", sv: "importera beslutet"))
  }

  private static func withoutPeriod(_ report: Report) -> Failure {
    Failure(
      at: report.spot,
      Wording(
        "the report does not state both days of its period",
        sv: "rapporten anger inte båda dagarna för sin period"),
      fix: Wording(
        "state the period in <firstDay> and <lastDay>",
        sv: "ange perioden i <firstDay> och <lastDay>"))
  }

  private static func outside(
    _ report: Report, _ first: Day, _ last: Day, _ schedule: ReportingSchedule, _ law: [Citation]
  ) -> Failure {
    let near = schedule.periods.filter { $0.firstDay <= last && first <= $0.lastDay }
    let periods = near.isEmpty ? schedule.periods : near
    let words = periods.map(\.words).listed()
    return Failure(
      at: report.spot.child("lastDay"),
      Wording(
        "the report is on \(first) to \(last); the decision has \(words)",
        sv: "rapporten avser \(first)–\(last); beslutet har \(words)"),
      fix: Wording(
        "report on one of the decision's periods, or ask for the schedule to be changed",
        sv: "rapportera en av beslutets perioder, eller begär att perioderna ändras"),
      law: [schedule.citation] + law,
      notes: periods.prefix(1).map {
        Failure.Note(
          Wording("the decision has \($0.words)", sv: "beslutet har \($0.words)"), at: $0.spot)
      })
  }

  private static func overlapping(
    _ report: Report, _ first: Day, _ last: Day, _ other: Report
  ) -> Failure {
    Failure(
      at: report.spot.child("firstDay"),
      Wording(
        "the report is on \(first) to \(last), of which days are also those of the report "
          + "\(other.header.id)",
        sv: "rapporten avser \(first)–\(last), och rapporten \(other.header.id) avser delvis samma "
          + "dagar"),
      fix: Wording(
        "send one of them as a new version of the other, or withdraw it",
        sv: "skicka den ena som en ny version av den andra, eller återkalla den"),
      notes: [
        Failure.Note(
          Wording("the report \(other.header.id)", sv: "rapporten \(other.header.id)"),
          at: other.spot.child("firstDay"))
      ])
  }

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Att ansöka om utbetalning"))

  // MARK: Texts of the examples

  /// Puts a second report on the same period after the sample's.
  private static let another = """
    <portfolio xmlns="urn:fondbok:1">
    <report id="report-language-courses-2" issuer="SE:orgnr:2120999996" version="1"
            issued="2027-03-25" currency="SEK" kind="progress">
      <case issuer="SE:orgnr:2021999996" id="6.2.5-2026-01147"/>
      ↓<firstDay>2026-09-01</firstDay>
      <lastDay>2027-02-28</lastDay>
    </report>
    <report id=
    """

  private static let end = Example.Edit.report("</report>", "</report>\n</portfolio>")
}
