import GRDB
public import Values

/// Which payments are late.
public struct LatePayments {
  /// The days after its receipt within which a claim that no paper answers is to be paid.
  public let days: Int
  /// How many are late in a project whose claims the days alone do not tell of: one is answered by
  /// several payments, paid in part, refused, has stood still, or has a last day that may move.
  public let count: (Project) throws -> Int

  public init(days: Int, count: @escaping (Project) throws -> Int) {
    self.days = days
    self.count = count
  }

  /// Whether the last day to pay a claim that came so many days before a day is past, but moves to that
  /// day or a later one where it is a day off. Whether it does is asked of the project.
  fileprivate func mayMove(by since: Int, on day: Day) -> Bool {
    // Nowhere do days off stand together for so long.
    guard since - days <= 7, let last = try? day.adding(days: days - since) else { return false }
    let working = try? HolidayCalendar.sweden.workingDay(onOrAfter: last, eves: .work)
    return working.map { $0 >= day } ?? false
  }
}

/// Where every project stands on a day.
///
/// It goes through the outlines of papers, the reports and the payments once each, and puts them
/// together by the numbers of their projects.
public struct ReadStandings {
  private let reading: Reading
  private let day: Day
  private let movements: ReadBeside<Movements>

  /// Begins to read.
  public init(_ reading: Reading, on day: Day) throws {
    self.reading = reading
    self.day = day
    movements = try ReadBeside(reading) { try Movements($0, on: day) }
  }

  /// The projects by key.
  public func standings(late: LatePayments, quarters: LateQuarters) throws -> [Standing] {
    let outlines = try Outlines(reading, on: day)
    var standings: [Standing] = []
    standings.reserveCapacity(outlines.count)
    var places = Places()
    try outlines.eachProject { key, outline in
      places[outline.id] = standings.count
      standings.append(Standing(key: key, outline, outlines.texts))
    }
    func change(_ project: Int64, _ body: (inout Standing) throws -> Void) rethrows {
      if let place = places[project] { try body(&standings[place]) }
    }
    var numbers = NumberedNames()
    var names: [String] = []
    try outlines.eachTheme { project, row, columns in
      let number = numbers.number(row, columns)
      if number == names.count { names.append(columns.map(row.text).joined(separator: ":")) }
      let name = names[number]
      change(project) { if !$0.themes.contains(name) { $0.themes.append(name) } }
    }
    for place in standings.indices where standings[place].themes.count > 1 {
      standings[place].themes.sort()
    }
    let due = try DuePeriods(reading.db, outlines, on: day)
    let moved = try movements.value()
    for payment in moved.payments {
      change(payment.project) { $0.pay(payment.amount, in: payment.currency) }
    }
    for claim in moved.claims {
      change(claim.project) { $0.claim(claim.amount, in: claim.currency) }
    }
    var involved = moved.involved
    for claim in moved.unpaid where claim.days > late.days {
      if late.mayMove(by: claim.days, on: day) {
        involved.insert(claim.project)
      } else {
        change(claim.project) { $0.latePayments += 1 }
      }
    }
    for project in involved {
      try change(project) {
        $0.latePayments = try reading.project(project, .deadlines).map(late.count) ?? 0
      }
    }
    let latePeriods = LatePeriods(due, moved.reports)
    for (project, count) in latePeriods.reports { change(project) { $0.lateReports = count } }
    for (project, count) in latePeriods.claims { change(project) { $0.lateClaims = count } }
    for (project, count) in try reading.lateQuarters(quarters) {
      change(project) { $0.lateReports += count }
    }
    return standings
  }
}

/// What moves in projects by a day: what is paid and claimed, and the reports that came.
private struct Movements {
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

  init(_ reading: Reading, on day: Day) throws {
    self.day = day
    reports = ReportsByDay(day)
    try readPayments(reading)
    try readReceipts(reading.db)
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
      if isPaid, rows.integer(4) == 1, let project = held.project(of: rows.integer(0)) {
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
      if let currency = report.currency { claims.append((report.project, claim, currency)) }
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

extension Standing {
  /// Adds an amount that was paid, when it is of the project's currency.
  fileprivate mutating func pay(_ amount: Int64, in currency: String?) {
    if isOf(currency) { paid = sum(paid, amount) }
  }

  /// Adds an amount that a claim asks for, when it is of the project's currency.
  fileprivate mutating func claim(_ amount: Int64, in currency: String?) {
    if isOf(currency) { claimed = sum(claimed, amount) }
  }

  private func isOf(_ stated: String?) -> Bool {
    guard let stated, let currency else { return true }
    return stated == currency
  }

  private mutating func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, overflows) = one.addingReportingOverflow(other)
    if overflows { isTooLarge = true }
    return overflows ? one : sum
  }

  fileprivate init(key: String, _ outline: ProjectOutline, _ texts: OutlineTexts) {
    let application = outline.application
    let grant = outline.grant
    func union(_ paper: OutlinePaper?) -> Int64? {
      paper.flatMap { $0.hasContributions ? $0.union : 0 }
    }
    let asked = union(application)
    // A grant without a plan of its own is the one that was applied for.
    let plan = grant.map { $0.hasContributions ? $0 : application ?? $0 }
    let granted = union(plan)
    self.init(
      key: key, status: outline.status, currency: outline.currency(texts),
      fund: outline.fund(texts), county: texts[application?.county],
      sector: texts[application?.sector],
      objectives: outline.objectives(texts), themes: [], asked: asked ?? 0, granted: granted ?? 0,
      claimed: 0, paid: 0, lateReports: 0, lateClaims: 0, latePayments: 0,
      isTooLarge: (application != nil && asked == nil) || (plan != nil && granted == nil))
  }
}
