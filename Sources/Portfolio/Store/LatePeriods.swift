import GRDB
import Values

/// Which periods of the schedules in force wait for a report or a claim on a day.
struct LatePeriods {
  /// How many periods of a project wait for a report, and for a claim.
  private(set) var reports: [Int64: Int] = [:]
  private(set) var claims: [Int64: Int] = [:]
  /// The projects that something is late in.
  var projects: Set<Int64> { Set(reports.keys).union(claims.keys) }

  init(_ due: DuePeriods, _ answers: ReportsByDay) {
    for period in due.periods {
      var (isAnswered, hasClaim) = (false, false)
      answers.each(of: period.project) { answer in
        guard period.isAnswered(by: answer) else { return }
        isAnswered = true
        if answer.hasClaim { hasClaim = true }
      }
      if period.isReportDue, !isAnswered { reports[period.project, default: 0] += 1 }
      if period.isClaimDue, !hasClaim { claims[period.project, default: 0] += 1 }
    }
  }
}

/// The periods of the schedules in force whose day for a report or a claim is past.
struct DuePeriods {
  struct Period {
    let project: Int64
    /// As numbers in the order of the days.
    let firstDay, lastDay: Int32
    let isFinal, isReportDue, isClaimDue: Bool

    /// Whether a report answers for the period, even if its days are not quite the same: it has the whole of
    /// the period, or more than half of the days of each are the other's. The last period wants a final report,
    /// which ends within it.
    func isAnswered(by report: ReportsByDay.Answer) -> Bool {
      guard report.isFinal || !isFinal else { return false }
      if report.firstDay <= firstDay, lastDay <= report.lastDay { return true }
      // Most reports are on other periods of the project.
      guard report.firstDay <= lastDay, firstDay <= report.lastDay else { return false }
      if isFinal, report.lastDay <= lastDay { return true }
      return areMostlyTheSame((firstDay, lastDay), (report.firstDay, report.lastDay))
    }
  }

  private(set) var periods: [Period] = []
  /// The projects with a decision that was corrected after the day: what was known of it then is asked of them.
  let corrected: Set<Int64>

  init(_ db: Database, _ outlines: Outlines, on day: Day) throws {
    corrected = try Self.corrected(db, after: day)
    var schedules: [Int64: Int64] = [:]
    schedules.reserveCapacity(outlines.count)
    try outlines.eachSchedule { project, version in
      if !corrected.contains(project) { schedules[version] = project }
    }
    let rows = try RawStatement(
      db,
      """
      SELECT version, first_day, last_day, kind = 'final', content_due < ?1, finance_due < ?1
      FROM reporting_period WHERE content_due < ?1 OR finance_due < ?1
      """)
    rows.bind(1, day.iso)
    // The periods of a schedule stand together.
    var (version, schedule): (Int64, Int64?) = (0, nil)
    while try rows.next() {
      if rows.integer(0) != version {
        version = rows.integer(0)
        schedule = schedules[version]
      }
      guard let project = schedule else { continue }
      periods.append(
        Period(
          project: project, firstDay: OutlinePaper.number(ofDay: rows.textBytes(1)),
          lastDay: OutlinePaper.number(ofDay: rows.textBytes(2)), isFinal: rows.integer(3) == 1,
          isReportDue: rows.integer(4) == 1, isClaimDue: rows.integer(5) == 1))
    }
  }
}

extension DuePeriods {
  /// Few decisions are corrected.
  private static func corrected(_ db: Database, after day: Day) throws -> Set<Int64> {
    let rows = try RawStatement(
      db,
      """
      SELECT project FROM current_document
      WHERE kind = 'decision' AND project IS NOT NULL AND document IN (
        SELECT document FROM main.document_version WHERE number > 1)
        AND number > 1 AND received > ?1
      """)
    rows.bind(1, day.iso)
    var projects: Set<Int64> = []
    while try rows.next() { projects.insert(rows.integer(0)) }
    return projects
  }
}

/// Whether more than half of the days of each of two periods are days of the other.
private func areMostlyTheSame(
  _ one: (first: Int32, last: Int32), _ other: (first: Int32, last: Int32)
) -> Bool {
  func period(_ ends: (first: Int32, last: Int32)) -> Period? {
    guard let first = OutlinePaper.day(ofNumber: ends.first),
      let last = OutlinePaper.day(ofNumber: ends.last)
    else { return nil }
    return try? Period(first: first, last: last)
  }
  guard let one = period(one), let other = period(other) else { return false }
  return one.isMostly(other)
}

/// The periods that reports on grants which had come by a day are about, by project.
struct ReportsByDay {
  struct Answer {
    /// As numbers in the order of the days.
    let firstDay, lastDay: Int32
    let isFinal, hasClaim: Bool
    /// Where the project's answer before stands.
    fileprivate let before: Int?
  }

  private var answers: [Answer] = []
  /// Where the last answer of each project stands.
  private var places = Places()
  private let day: String

  init(_ day: Day) { self.day = day.iso }

  /// Reads all of them.
  init(_ reading: Reading, _ day: Day) throws {
    self.init(day)
    try reading.eachReport { add($0) }
  }

  mutating func add(_ report: ReportOutline) {
    guard report.received <= day, report.isOnGrant, let first = report.firstDay,
      let last = report.lastDay
    else { return }
    answers.append(
      Answer(
        firstDay: first, lastDay: last, isFinal: report.isFinal, hasClaim: report.claim != nil,
        before: places[report.project]))
    places[report.project] = answers.count - 1
  }

  /// Hands on what the reports of a project are about.
  func each(of project: Int64, _ body: (Answer) -> Void) {
    var next = places[project]
    while let place = next {
      body(answers[place])
      next = answers[place].before
    }
  }
}

/// What lists and sums need of a report on a project. It is read while its row is at hand.
struct ReportOutline {
  fileprivate let row: RawStatement
  let project: Int64
  /// The day the first version of the paper came in, else the one that is held.
  let received: String

  /// The Union contribution that its claim asks for, when it has a claim.
  var claim: Int64? { row.optionalInteger(5) }
  /// As numbers in the order of the days.
  var firstDay: Int32? { row.textBytes(3).map { OutlinePaper.number(ofDay: $0) } }
  var lastDay: Int32? { row.textBytes(4).map { OutlinePaper.number(ofDay: $0) } }
  var currency: String? { row.optionalText(6) }
  var isFinal: Bool { row.integer(7) == 1 }
  /// Whether it is on a grant and not on an agreement.
  var isOnGrant: Bool { row.integer(8) == 1 }
  /// The number of its issuer and id among names that have come.
  func number(in names: inout NumberedNames) -> Int { names.number(row, 9..<11) }
}

extension Reading {
  /// Hands on what lists and sums need of every report on a project.
  func eachReport(_ body: (ReportOutline) throws -> Void) throws {
    let first = try firstReceipts()
    let held = try heldVersions()
    let received =
      asOf == .max ? "version.received" : EarlierState.received(of: "version", asOf: asOf)
    let rows = try RawStatement(
      db,
      """
      SELECT report.version, version.document, \(received), report.first_day, report.last_day,
        report.claim_union_contribution_minor, report.currency, report.kind = 'final',
        report.agreement_id IS NULL, document.issuer, document.external_id
      FROM report CROSS JOIN main.document_version AS version ON version.id = report.version
      CROSS JOIN main.document ON document.id = version.document
      """)
    while try rows.next() {
      guard let project = held.project(of: rows.integer(0)) else { continue }
      let document = rows.integer(1)
      try body(
        ReportOutline(
          row: rows, project: project, received: first[document] ?? rows.text(2)))
    }
  }

  /// The day the first version came in, of the papers that have several.
  private func firstReceipts() throws -> [Int64: String] {
    let (received, holds) = Self.firstVersion(asOf: asOf)
    let rows = try RawStatement(
      db,
      """
      SELECT first.document, min(\(received)) FROM main.document_version AS first
      WHERE first.number = 1 AND \(holds) AND first.document IN (
        SELECT document FROM main.document_version WHERE number > 1)
      GROUP BY first.document
      """)
    var days: [Int64: String] = [:]
    while try rows.next() { days[rows.integer(0)] = rows.text(1) }
    return days
  }
}
