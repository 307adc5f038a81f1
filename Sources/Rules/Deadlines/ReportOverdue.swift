import Findings
import Languages
import Portfolio
import Provenance
import Values

/// For each period of the decision a report comes in by the day its contents are due, and its claim
/// by the day its finances are.
///
/// The day that counts is that of the first version: a later one corrects the report. For the claim
/// the day that the authority's answer names goes before that of the portfolio.
struct ReportOverdue: ProjectRule {
  static let card = RuleCard(
    id: "D101", name: "report-overdue",
    title: Wording("Report overdue", sv: "Rapporten är försenad"),
    summary: Wording(
      "For each reporting period of the decision a report has come in by the day its contents are "
        + "due, with its claim by the day its finances are due; what is due soon is announced. A "
        + "decision of 2014–2020 that states no periods has the quarters of the year.",
      sv:
        "För varje rapportperiod i beslutet har en rapport kommit in senast den dag innehållet ska "
        + "lämnas, och ansökan om utbetalning senast den dag ekonomin ska lämnas; det som snart ska "
        + "lämnas aviseras. Ett beslut från 2014–2020 som inte anger några perioder har årets kvartal."
    ),
    severity: .error,
    law: [Act.cpr.article("73", "3"), handbook], lawDay: .judgement,
    mendedBy: [.owner, .officer], catalogue: ["SE-DUE-1", "SE-CHECK-26", "SE-CHECK-37"],
    parameters: [notice.name, OtherDeadlines.quarterMonths.name],
    why: Wording(
      "Nothing is paid for a period before its report, and what nobody announced is forgotten on the "
        + "day it is due.",
      sv:
        "Ingenting betalas ut för en period innan rapporten har kommit, och det som ingen aviserar "
        + "glöms den dag det ska lämnas."),
    doubt: Wording(
      "A day that a decision sets does not move by itself from a weekend or a holiday; what comes in "
        + "by the next working day is a warning. Of a claim that came with a later version of its "
        + "report the portfolio has the report's day. Without days of a decision the quarters of "
        + "2014–2020 hold, and the agreement may set others: they are warnings.",
      sv: "En dag som ett beslut anger flyttas inte av sig själv från en helg; det som kommer in "
        + "senast nästa arbetsdag är en varning. För en ansökan om utbetalning som kom med en senare "
        + "version av rapporten har portföljen rapportens dag. Utan dagar i ett beslut gäller "
        + "kvartalen 2014–2020, och avtalet kan ange andra: de är varningar."),
    passes: [
      Example(
        Wording("received on the last day", sv: "inkommen på sista dagen"),
        in: .languageCoursesClaimed, on: "2027-04-01", received: "2027-03-30"),
      Example(
        Wording("the day before it is announced", sv: "dagen innan den aviseras"),
        in: .languageCourses, on: "2027-03-15"),
      Example(
        Wording(
          "no claim, the day before its announcement",
          sv: "ingen ansökan om utbetalning, dagen innan den aviseras"),
        in: .languageCoursesClaimed, withoutClaim, withoutClaimEnd, on: "2027-04-14",
        received: "2027-03-30"),
      Example(
        Wording(
          "2014–2020: the day before a quarter is announced, after a report on all before it",
          sv: "2014–2020: dagen innan ett kvartal aviseras, efter en rapport om alla före det"),
        in: .legacy, withoutPeriods, on: "2020-10-16", received: "2018-10-01"),
      Example(
        Wording(
          "2014–2020: the periods of the agreement, on the last day",
          sv: "2014–2020: överenskommelsens perioder, på sista dagen"),
        in: .legacy, on: "2021-12-01", received: "2020-09-30"),
    ],
    fails: [
      Example(
        Wording("received the day after", sv: "inkommen dagen efter"), in: .languageCoursesClaimed,
        .report("<report ", "↓<report "), on: "2027-03-31", received: "2027-03-31"),
      Example(
        Wording("nothing received the day after", sv: "inget inkommet dagen efter"),
        in: .languageCourses,
        .decision("contentDue=\"2027-03-30\"", "↓contentDue=\"2027-03-30\""), on: "2027-03-31"),
      Example(
        Wording(
          "neither received when both are overdue: one finding",
          sv: "inget inkommet när båda är försenade: en anmärkning"), in: .languageCourses,
        .decision("contentDue=\"2027-03-30\"", "↓contentDue=\"2027-03-30\""), on: "2027-05-31"),
      Example(
        Wording("due in fourteen days", sv: "ska lämnas om fjorton dagar"), in: .languageCourses,
        .decision("contentDue=\"2027-03-30\"", "↓contentDue=\"2027-03-30\""), on: "2027-03-16"),
      Example(
        Wording(
          "no claim the day after its last",
          sv: "ingen ansökan om utbetalning dagen efter den sista"),
        in: .languageCoursesClaimed, withoutClaim, withoutClaimEnd,
        .decision("financeDue=\"2027-04-29\"", "↓financeDue=\"2027-04-29\""), on: "2027-04-30",
        received: "2027-03-30"),
      Example(
        Wording(
          "received the next working day after a holiday",
          sv: "inkommen nästa arbetsdag efter en helg"
        ), in: .languageCoursesClaimed,
        .decision("contentDue=\"2027-03-30\"", "contentDue=\"2027-03-27\""),
        .report("<report ", "↓<report "), on: "2027-03-30", received: "2027-03-30"),
      Example(
        Wording(
          "a progress report in the place of the final one",
          sv: "en lägesrapport i stället för slutrapporten"), in: .languageCoursesClaimed,
        .decision(
          "kind=\"progress\" firstDay=\"2026-09-01\" lastDay=\"2027-02-28\"\n"
            + "                   contentDue",
          "kind=\"final\" firstDay=\"2026-09-01\" lastDay=\"2027-02-28\"\n"
            + "                   ↓contentDue"),
        on: "2027-03-31", received: "2027-03-30"),
      Example(
        Wording(
          "2014–2020: a quarter is announced fourteen days before its last",
          sv: "2014–2020: ett kvartal aviseras fjorton dagar före den sista"),
        in: .legacy, withoutPeriods, .decision("<decision ", "↓<decision "), on: "2020-10-17",
        received: "2018-10-01"),
      Example(
        Wording(
          "2014–2020: a quarter, the day after its last",
          sv: "2014–2020: ett kvartal, dagen efter den sista"),
        in: .legacy, withoutPeriods, .decision("<decision ", "↓<decision "), on: "2020-11-01",
        received: "2018-10-01"),
      Example(
        Wording(
          "2014–2020: the periods of the agreement, the day after",
          sv: "2014–2020: överenskommelsens perioder, dagen efter"),
        in: .legacy, .report("<report xmlns", "↓<report xmlns"), on: "2021-12-01",
        received: "2020-10-01"),
    ],
    silent: [
      Example(
        Wording("an application that is not decided", sv: "en ansökan som inte är beslutad"),
        in: .languageCoursesUndecided),
      Example(
        Wording("a rejection", sv: "ett avslag"), in: .languageCourses,
        .decision("outcome=\"approval\"", "outcome=\"rejection\"")),
    ],
    notRun: [
      Example(
        Wording(
          "a second version, too late, whose first has not come",
          sv: "en andra version, för sent, vars första inte har kommit in"),
        in: .languageCoursesClaimed, .report("version=\"1\"", "version=\"2\""), on: "2027-03-31",
        received: "2027-03-31")
    ])

  private static let notice = Parameter<Int>("reports.noticeDays")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let days = try context.rulebook.parameter(Self.notice, on: context.day).orUndecided().value
    let notice = try context.day.adding(days: days)
    // As `due` has it: what came in or was told later is not known.
    let project = project.known(on: context.day)
    if let found = try quarters(of: project, notice: notice, in: context) { return found }
    let schedule = try project.scheduleOrUndecided(on: context.day)
    let inquiry = Inquiry(
      project: project, schedule: schedule, day: context.day, notice: notice,
      law: [schedule.citation] + context.rulebook.law(of: Self.card))
    return .together(
      { .of(try schedule.periods.flatMap(inquiry.failures)) },
      { try inquiry.firstVersionsAreHeld() })
  }

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Att ansöka om utbetalning"))

  // MARK: Texts of the examples

  /// Takes the periods out of the decision of 2014–2020, so that the quarters apply.
  private static let withoutPeriods = Example.Edit.decision(
    """
      <reportingPeriod kind="progress" firstDay="2019-01-01" lastDay="2020-06-30"
                       contentDue="2020-09-30" financeDue="2020-09-30"/>
      <reportingPeriod kind="final" firstDay="2020-07-01" lastDay="2021-06-30"
                       contentDue="2022-01-31" financeDue="2022-01-31"/>

    """, "")

  /// A comment in the place of the claim.
  private static let withoutClaim = Example.Edit.report("<claim kind=\"interim\">", "<!--")
  private static let withoutClaimEnd = Example.Edit.report("</claim>", "-->")
}

/// Which of two parts of a report: what was done, or what it cost.
private enum Part {
  case content, finance

  var attribute: String {
    switch self {
    case .content: "contentDue"
    case .finance: "financeDue"
    }
  }

  func due(_ period: ReportingPeriod) -> Day {
    switch self {
    case .content: period.contentDue
    case .finance: period.financeDue
    }
  }

  func words(_ period: ReportingPeriod) -> Wording {
    switch self {
    case .content:
      Wording("the report on \(period.words)", sv: "rapporten för \(period.words)")
    case .finance:
      Wording(
        "the claim for \(period.words)", sv: "ansökan om utbetalning för \(period.words)")
    }
  }
}

/// What a project has reported by a day.
private struct Inquiry {
  let project: Project
  let schedule: ReportingSchedule
  let day: Day
  /// The last day whose duties are announced.
  let notice: Day
  /// The decision that sets the days, and the provisions of the fund.
  let law: [Citation]

  /// A late report is one finding: its claim came with it.
  func failures(_ period: ReportingPeriod) throws -> [Failure] {
    let answers = project.reports(on: period)
    guard let first = earliest(answers, by: received) else {
      return answers.isEmpty ? try missing(.content, period) : []
    }
    let late = try lateness(.content, first, period)
    let claims = answers.filter { $0.claim != nil }
    guard let claim = earliest(claims, by: claimReceived) else {
      return late + (claims.isEmpty ? try missing(.finance, period) : [])
    }
    guard late.isEmpty || claim.report.reference != first.report.reference else { return late }
    return late + (try lateness(.finance, claim, period))
  }

  /// A version that came in late says nothing of the first, when that is not held.
  func firstVersionsAreHeld() throws -> Outcome {
    for report in project.grantReports where received(report) == nil {
      let due = schedule.periods.filter { $0.isAnswered(by: report) }.map(\.contentDue).min()
      guard let due, report.header.received > due else { continue }
      throw Undecided.notRun(
        Wording(
          "the portfolio holds version \(report.header.number) of the report \(report.header.id), "
            + "and not the first, whose day of receipt counts",
          sv:
            "portföljen har version \(report.header.number) av rapporten \(report.header.id), och "
            + "inte den första, vars ankomstdag räknas"),
        fix: Wording(
          "import the first version, with --received and the day it came in",
          sv: "importera den första versionen, med --received och dagen den kom in"))
    }
    return .passes
  }

  // MARK: Days of receipt

  private typealias Arrival = (report: Report, day: Day)

  private func earliest(_ reports: [Report], by arrival: (Report) -> Day?) -> Arrival? {
    reports.compactMap { report in arrival(report).map { (report, $0) } }
      .min { $0.1 < $1.1 }
  }

  /// The day the first version came in. A later version alone tells it only when it is in time
  /// itself.
  private func received(_ report: Report) -> Day? {
    let header = report.header
    if let first = header.firstReceived { return first }
    if header.number == 1 { return header.received }
    let isInTime = schedule.periods.contains {
      $0.isAnswered(by: report) && header.received <= $0.contentDue
    }
    return isInTime ? header.received : nil
  }

  private func claimReceived(_ report: Report) -> Day? {
    project.answers(to: report).compactMap { $0.claimReceived }.min() ?? received(report)
  }

  // MARK: Findings

  private func missing(_ part: Part, _ period: ReportingPeriod) throws -> [Failure] {
    let due = part.due(period)
    guard due <= notice else { return [] }
    let isOverdue = Deadline.isPast(due, on: day)
    let message =
      isOverdue
      ? Wording(
        "\(part.words(period)) was due on \(due), and has not come in on \(day)",
        sv: "\(part.words(period)) skulle lämnas senast \(due) och har inte kommit in \(day)")
      : Wording(
        "\(part.words(period)) is due on \(due)",
        sv: "\(part.words(period)) ska lämnas senast \(due)")
    return [
      Failure(
        at: period.spot.attribute(part.attribute), message,
        fix: isOverdue
          ? Wording(
            "send it, or import it with --received if it has come in",
            sv: "skicka in den, eller importera den med --received om den har kommit in")
          : Wording("send it on that day at the latest", sv: "skicka in den senast den dagen"),
        law: law,
        severity: try isOverdue && isCertain(day, after: due) ? nil : .warning)
    ]
  }

  private func lateness(
    _ part: Part, _ arrival: Arrival, _ period: ReportingPeriod
  ) throws -> [Failure] {
    let due = part.due(period)
    guard Deadline.isPast(due, on: arrival.day) else { return [] }
    let spot = part == .content ? arrival.report.spot : arrival.report.spot.child("claim")
    return [
      Failure(
        at: spot,
        Wording(
          "\(part.words(period)) was received on \(arrival.day); it was due on \(due)",
          sv: "\(part.words(period)) kom in \(arrival.day); den skulle lämnas senast \(due)"),
        fix: Wording(
          "if it came in on another day, import it again with --received and that day; else note why "
            + "it was accepted late",
          sv: "om den kom in en annan dag, importera den igen med --received och den dagen; annars "
            + "anteckna varför den godtas för sent"),
        law: law,
        notes: [
          Failure.Note(
            Wording("due on \(due)", sv: "ska lämnas senast \(due)"),
            at: period.spot.attribute(part.attribute))
        ], severity: try isCertain(arrival.day, after: due) ? nil : .warning,
        // What came too late no new version mends: the day is the officer's, and so is what is noted of it.
        mendedBy: [.officer])
    ]
  }

  /// Whether a day is late also if the day that is due moves to the next working day.
  private func isCertain(_ day: Day, after due: Day) throws -> Bool {
    try project.memberState.workingDayOrUndecided(onOrAfter: due) < day
  }
}
