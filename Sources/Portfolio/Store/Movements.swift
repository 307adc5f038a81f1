import GRDB
import Values

/// What moves in projects by a day: what is paid and claimed, and the reports that came.
struct Movements {
  private let day: Day
  /// Amounts in the currency they were paid and claimed in; what comes back is in the project's.
  private(set) var payments: [(project: Int64, amount: Int64, currency: String?)] = []
  private(set) var claims: [(project: Int64, amount: Int64, currency: String)] = []
  /// The project of every claim that is not paid, and how many days ago the claim came.
  private(set) var unpaid: [(project: Int64, days: Int)] = []
  /// The projects with a claim that more has to be asked about.
  private(set) var involved: Set<Int64> = []
  private(set) var reports: ReportsByDay
  /// The names of the reports that payments answer, and what they say of each, by its number.
  private var answered = NumberedNames()
  private var answers: [Answer] = []

  private struct Answer {
    var payments = 0
    var isPaid = false
    /// Whether the days alone do not tell where the claim stands.
    var isInvolved = false
    /// The day the claim was received, as a payment states it.
    var claimReceived: String?
  }

  /// Whether amounts are wanted, and not only what is late.
  private let hasMoney: Bool

  init(_ reading: Reading, on day: Day, withMoney hasMoney: Bool = true) throws {
    self.day = day
    self.hasMoney = hasMoney
    reports = ReportsByDay(day)
    try readPayments(reading)
    if hasMoney { try readReceipts(reading.db) }
    try readInterruptions(reading.db)
    try readReports(reading)
  }

  // MARK: Money that moves

  /// A paper that was not yet decided or issued on the day answers nothing; of those with several versions
  /// the days alone do not tell.
  private mutating func readPayments(_ reading: Reading) throws {
    let held = try reading.heldVersions()
    let later = try laterVersions(reading.db)
    let rows = try RawStatement(
      reading.db,
      """
      SELECT version, currency, coalesce(union_contribution_minor, amount_paid_minor),
        kind IN ('advance', 'interim', 'final') AND paid <= ?1,
        CASE WHEN decided IS NOT NULL THEN decided <= ?1 ELSE (
          SELECT issued <= ?1 FROM main.document_version WHERE id = payment.version) END,
        CASE WHEN claim_received <= ?1 THEN claim_received END, report_issuer, report_id,
        kind IN ('interim', 'final'),
        coalesce(amount_due_minor > coalesce(amount_paid_minor, -1) OR amount_due_minor = 0, 0)
      FROM payment
      """)
    rows.bind(1, day.iso)
    while try rows.next() {
      guard held.contains(rows.integer(0)) else { continue }
      let isPaid = rows.integer(3) == 1
      if hasMoney, isPaid, rows.integer(4) == 1, let project = held.project(of: rows.integer(0)) {
        payments.append((project, rows.integer(2), rows.text(1)))
      }
      let hasVersions = later.contains(rows.integer(0))
      guard rows.integer(8) == 1, !rows.isNull(7), rows.integer(4) == 1 || hasVersions else {
        continue
      }
      let place = place(ofReport: rows, 6..<8)
      answers[place].payments += 1
      answers[place].isPaid = isPaid
      answers[place].claimReceived = rows.optionalText(5)
      if answers[place].payments > 1 || rows.integer(9) == 1 || hasVersions {
        answers[place].isInvolved = true
      }
    }
  }

  /// The versions of payments that others went before.
  private func laterVersions(_ db: Database) throws -> Set<Int64> {
    let rows = try RawStatement(
      db,
      """
      SELECT version.id FROM main.document_version AS version
      JOIN main.document AS document ON document.id = version.document
      WHERE version.number > 1 AND document.kind = 'payment'
      """)
    var versions: Set<Int64> = []
    while try rows.next() { versions.insert(rows.integer(0)) }
    return versions
  }

  private mutating func readReceipts(_ db: Database) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT document.project, -recovery_receipt.amount_minor
      FROM recovery_receipt CROSS JOIN current_document AS document
        ON document.version = +recovery_receipt.version
      WHERE document.project IS NOT NULL AND recovery_receipt.day <= ?1
      """)
    rows.bind(1, day.iso)
    while try rows.next() { payments.append((rows.integer(0), rows.integer(1), nil)) }
  }

  private mutating func readInterruptions(_ db: Database) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT payment.report_issuer, payment.report_id
      FROM interruption
      JOIN payment ON payment.version = interruption.version
      JOIN current_document ON current_document.version = payment.version
      WHERE payment.report_id IS NOT NULL
      """)
    while try rows.next() { answers[place(ofReport: rows, 0..<2)].isInvolved = true }
  }

  private mutating func place(ofReport row: RawStatement, _ columns: Range<Int>) -> Int {
    let number = answered.number(row, columns)
    if number == answers.count { answers.append(Answer()) }
    return number
  }

  /// Notes what claims ask for, and which of them nobody has paid.
  private mutating func readReports(_ reading: Reading) throws {
    let on = day.iso
    try reading.eachReport { report in
      reports.add(report)
      guard let claim = report.claim, report.received <= on else { return }
      if hasMoney, let currency = report.currency {
        claims.append((report.project, claim, currency))
      }
      let place = report.number(in: &answered)
      let answer = place < answers.count ? answers[place] : Answer()
      if answer.isInvolved {
        involved.insert(report.project)
      } else if !answer.isPaid {
        let received = try Day.parse(answer.claimReceived ?? report.received)
        unpaid.append((report.project, received.days(until: day)))
      }
    }
  }
}
