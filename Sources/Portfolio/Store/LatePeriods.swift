import GRDB
import Values

/// Which periods of the schedules in force wait for a report or a claim on a day.
struct LatePeriods {
  /// How many periods of a project wait for a report, and for a claim.
  private(set) var reports: [Int64: Int] = [:]
  private(set) var claims: [Int64: Int] = [:]
  /// The projects with a period that a part is due for, and no report of the same days has come.
  private(set) var projects: Set<Int64> = []

  init(_ db: Database, _ outlines: Outlines, _ answers: ReportsByDay, on day: Day) throws {
    var schedules: [Int64: Int64] = [:]
    schedules.reserveCapacity(outlines.count)
    outlines.eachGrant { project, version in schedules[version] = project }
    let rows = try RawStatement(
      db,
      """
      SELECT version, first_day, last_day, content_due < ?1, finance_due < ?1
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
      let first = OutlinePaper.number(ofDay: rows.textBytes(1))
      let last = OutlinePaper.number(ofDay: rows.textBytes(2))
      var (isAnswered, hasClaim, hasSameDays) = (false, false, false)
      answers.each(of: project) { answer in
        guard answer.lastDay == last else { return }
        isAnswered = true
        if answer.hasClaim { hasClaim = true }
        if answer.firstDay == first { hasSameDays = true }
      }
      if rows.integer(3) == 1, !isAnswered { reports[project, default: 0] += 1 }
      if rows.integer(4) == 1, !hasClaim { claims[project, default: 0] += 1 }
      if !hasSameDays { projects.insert(project) }
    }
  }
}

/// The periods that reports which had come by a day are about, by project.
struct ReportsByDay {
  struct Answer {
    /// As numbers in the order of the days; nought where none is stated.
    let firstDay, lastDay: Int
    let hasClaim: Bool
    /// Where the project's answer before stands.
    fileprivate let before: Int?
  }

  private var answers: [Answer] = []
  /// Where the last answer of each project stands.
  private var places = Places()
  private let day: String

  init(_ day: Day) { self.day = day.iso }

  mutating func add(_ report: ReportOutline) {
    guard report.received <= day, let last = report.lastDay else { return }
    answers.append(
      Answer(
        firstDay: report.firstDay ?? 0, lastDay: last, hasClaim: report.claim != nil,
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
  let document: Int64
  /// The day the first version of the paper came in, else the one that is held.
  let received: String

  /// The Union contribution that its claim asks for, when it has a claim.
  var claim: Int64? { row.optionalInteger(5) }
  /// As numbers in the order of the days.
  var firstDay: Int? { row.textBytes(3).map { OutlinePaper.number(ofDay: $0) } }
  var lastDay: Int? { row.textBytes(4).map { OutlinePaper.number(ofDay: $0) } }
  var currency: String? { row.optionalText(6) }
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
        report.claim_union_contribution_minor, report.currency
      FROM report CROSS JOIN main.document_version AS version ON version.id = report.version
      """)
    while try rows.next() {
      guard let project = held.project(of: rows.integer(0)) else { continue }
      let document = rows.integer(1)
      try body(
        ReportOutline(
          row: rows, project: project, document: document,
          received: first[document] ?? rows.text(2)))
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
        SELECT document FROM main.document_version GROUP BY document HAVING count(*) > 1)
      GROUP BY first.document
      """)
    var days: [Int64: String] = [:]
    while try rows.next() { days[rows.integer(0)] = rows.text(1) }
    return days
  }
}
