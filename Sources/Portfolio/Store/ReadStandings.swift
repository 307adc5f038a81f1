import GRDB
public import Values

extension Reading {
  /// Where every project stands on a day, by key.
  ///
  /// It goes through the outlines of papers, the reports and the payments once each, and puts them
  /// together by the numbers of their projects.
  ///
  /// - Parameter paymentDays: the days after its receipt within which a claim is to be paid.
  public func standings(on day: Day, paymentDays: Int) throws -> [Standing] {
    var reader = StandingsReader(self, day: day)
    return try reader.read(paymentDays: paymentDays)
  }
}

/// Reads where projects stand, table by table.
private struct StandingsReader {
  private let reading: Reading
  private let day: Day
  private var standings: [Standing] = []
  private var places = ProjectPlaces()
  /// What payments say of the reports that they answer, by the report's document.
  private var answers: [Int64: Answer] = [:]

  private var db: Database { reading.db }

  private struct Answer {
    var isPaid = false
    /// The day the claim was received, as a payment states it: the earliest.
    var claimReceived: String?
    /// The days that the claim stood still.
    var stoppedDays = 0
  }

  init(_ reading: Reading, day: Day) {
    self.reading = reading
    self.day = day
  }

  mutating func read(paymentDays: Int) throws -> [Standing] {
    let outlines = try Outlines(reading, on: day)
    try outlines.eachProject { key, outline in
      places[outline.id] = standings.count
      standings.append(Standing(key: key, outline))
    }
    try readThemes()
    try readPayments()
    try readReceipts()
    try readInterruptions()
    let reports = try readReports(paymentDays: paymentDays)
    let late = try LatePeriods(db, outlines, reports, on: day)
    for (project, count) in late.reports { change(project) { $0.lateReports = count } }
    for (project, count) in late.claims { change(project) { $0.lateClaims = count } }
    return standings
  }

  private mutating func change(_ project: Int64, _ body: (inout Standing) -> Void) {
    if let place = places[project] { body(&standings[place]) }
  }

  private mutating func readThemes() throws {
    let held = try reading.heldVersions()
    let rows = try RawStatement(db, "SELECT version, taxonomy || ':' || code FROM theme")
    while try rows.next() {
      guard let project = held.project(of: rows.integer(0)) else { continue }
      let theme = rows.text(1)
      change(project) { if !$0.themes.contains(theme) { $0.themes.append(theme) } }
    }
    for place in standings.indices where standings[place].themes.count > 1 {
      standings[place].themes.sort()
    }
  }

  // MARK: Money that moves

  /// The document of the report that a payment answers.
  private static let report = """
    (SELECT id FROM main.document WHERE kind = 'report' AND issuer = payment.report_issuer
      AND external_id = payment.report_id)
    """

  private mutating func readPayments() throws {
    let held = try reading.heldVersions()
    let rows = try RawStatement(
      db,
      """
      SELECT version, currency, coalesce(union_contribution_minor, amount_paid_minor),
        kind IN ('advance', 'interim', 'final') AND paid <= ?1,
        CASE WHEN decided IS NOT NULL THEN decided <= ?1 ELSE (
          SELECT issued <= ?1 FROM main.document_version WHERE id = payment.version) END,
        claim_received, \(Self.report)
      FROM payment
      """)
    rows.bind(1, day.iso)
    while try rows.next() {
      guard held.contains(rows.integer(0)) else { continue }
      let isPaid = rows.integer(3) == 1
      if isPaid, rows.integer(4) == 1, let project = held.project(of: rows.integer(0)) {
        let currency = rows.text(1)
        change(project) { $0.pay(rows.integer(2), in: currency) }
      }
      let received = rows.optionalText(5)
      guard isPaid || received != nil, let report = rows.optionalInteger(6) else { continue }
      var answer = answers[report] ?? Answer()
      if isPaid { answer.isPaid = true }
      if let received { answer.claimReceived = min(received, answer.claimReceived ?? received) }
      answers[report] = answer
    }
  }

  private mutating func readReceipts() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT document.project, -recovery_receipt.amount_minor
      FROM recovery_receipt CROSS JOIN current_document AS document
        ON document.version = recovery_receipt.version
      WHERE document.project IS NOT NULL AND recovery_receipt.day <= ?1
      """)
    rows.bind(1, day.iso)
    while try rows.next() {
      change(rows.integer(0)) { $0.pay(rows.integer(1), in: nil) }
    }
  }

  /// The days of interruptions, both ends included; one that goes on has stood for the days until now.
  private mutating func readInterruptions() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT \(Self.report), interruption.first_day, interruption.last_day
      FROM interruption
      JOIN payment ON payment.version = interruption.version
      JOIN current_document ON current_document.version = payment.version
      """)
    while try rows.next() {
      guard let report = rows.optionalInteger(0) else { continue }
      let first = try Day.parse(rows.text(1))
      let last = try rows.optionalText(2).map { try Day.parse($0) } ?? max(first, day)
      answers[report, default: Answer()].stoppedDays += max(0, first.days(until: last) + 1)
    }
  }

  /// Adds up what claims ask for, and finds those that nobody has paid though the days for it have
  /// passed, those of interruptions not counted.
  private mutating func readReports(paymentDays: Int) throws -> ReportsByDay {
    var reports = ReportsByDay(day)
    let on = day.iso
    try reading.eachReport { report in
      reports.add(report)
      guard let claim = report.claim else { return }
      if report.received <= on, let currency = report.currency {
        change(report.project) { $0.claim(claim, in: currency) }
      }
      let answer = answers[report.document] ?? Answer()
      guard !answer.isPaid else { return }
      let received = try Day.parse(answer.claimReceived ?? report.received)
      if received.days(until: day) - answer.stoppedDays > paymentDays {
        change(report.project) { $0.latePayments += 1 }
      }
    }
    return reports
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

  fileprivate init(key: String, _ outline: ProjectOutline) {
    let application = outline.application?.paper
    let grant = outline.grant?.paper
    func union(_ paper: ProjectOutline.Paper?) -> Int64? {
      paper.flatMap { $0.contributions > 0 ? $0.union : 0 }
    }
    let asked = union(application)
    // A grant without a plan of its own is the one that was applied for.
    let plan = grant.map { $0.contributions > 0 ? $0 : application ?? $0 }
    let granted = union(plan)
    self.init(
      key: key, status: outline.status,
      currency: grant?.currency ?? application?.currency ?? outline.firstDecision?.currency,
      fund: outline.fund, county: outline.application?.county, sector: outline.application?.sector,
      objectives: outline.objectives, themes: [], asked: asked ?? 0, granted: granted ?? 0,
      claimed: 0, paid: 0, lateReports: 0, lateClaims: 0, latePayments: 0,
      isTooLarge: (application != nil && asked == nil) || (plan != nil && granted == nil))
  }
}
