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
    let movements = try ReadBeside(self) { reading in
      var movements = Movements(day: day, paymentDays: paymentDays)
      try movements.read(reading)
      return movements
    }
    let outlines = try Outlines(self, on: day)
    var standings: [Standing] = []
    var places = Places()
    try outlines.eachProject { key, outline in
      places[outline.id] = standings.count
      standings.append(Standing(key: key, outline, outlines.texts))
    }
    func change(_ project: Int64, _ body: (inout Standing) -> Void) {
      if let place = places[project] { body(&standings[place]) }
    }
    let moved = try movements.value()
    for theme in moved.themes {
      change(theme.project) { if !$0.themes.contains(theme.name) { $0.themes.append(theme.name) } }
    }
    for place in standings.indices where standings[place].themes.count > 1 {
      standings[place].themes.sort()
    }
    for payment in moved.payments {
      change(payment.project) { $0.pay(payment.amount, in: payment.currency) }
    }
    for claim in moved.claims {
      change(claim.project) { $0.claim(claim.amount, in: claim.currency) }
    }
    for project in moved.latePayments { change(project) { $0.latePayments += 1 } }
    let late = try LatePeriods(db, outlines, moved.reports, on: day)
    for (project, count) in late.reports { change(project) { $0.lateReports = count } }
    for (project, count) in late.claims { change(project) { $0.lateClaims = count } }
    return standings
  }
}

/// What moves in projects by a day: their themes, what is paid and claimed, and the reports that came.
private struct Movements {
  private let day: Day
  private let paymentDays: Int
  private(set) var themes: [(project: Int64, name: String)] = []
  /// Amounts in the currency they were paid and claimed in; what comes back is in the project's.
  private(set) var payments: [(project: Int64, amount: Int64, currency: String?)] = []
  private(set) var claims: [(project: Int64, amount: Int64, currency: String)] = []
  /// The project of every claim that is paid too late.
  private(set) var latePayments: [Int64] = []
  private(set) var reports: ReportsByDay
  /// What payments say of the reports that they answer, and where it stands by the report's document.
  private var answers: [Answer] = []
  private var answerPlaces = Places()

  private struct Answer {
    var isPaid = false
    /// The day the claim was received, as a payment states it: the earliest.
    var claimReceived: String?
    /// The days that the claim stood still.
    var stoppedDays = 0
  }

  init(day: Day, paymentDays: Int) {
    self.day = day
    self.paymentDays = paymentDays
    reports = ReportsByDay(day)
  }

  mutating func read(_ reading: Reading) throws {
    try readThemes(reading)
    try readPayments(reading)
    try readReceipts(reading.db)
    try readInterruptions(reading.db)
    try readReports(reading)
  }

  private mutating func readThemes(_ reading: Reading) throws {
    let held = try reading.heldVersions()
    let rows = try RawStatement(reading.db, "SELECT version, taxonomy || ':' || code FROM theme")
    while try rows.next() {
      guard let project = held.project(of: rows.integer(0)) else { continue }
      themes.append((project, rows.text(1)))
    }
  }

  // MARK: Money that moves

  /// The document of the report that a payment answers.
  private static let report = """
    (SELECT id FROM main.document WHERE kind = 'report' AND issuer = payment.report_issuer
      AND external_id = payment.report_id)
    """

  private mutating func readPayments(_ reading: Reading) throws {
    let held = try reading.heldVersions()
    let rows = try RawStatement(
      reading.db,
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
        payments.append((project, rows.integer(2), rows.text(1)))
      }
      let received = rows.optionalText(5)
      guard isPaid || received != nil, let report = rows.optionalInteger(6) else { continue }
      let place = place(ofReport: report)
      if isPaid { answers[place].isPaid = true }
      if let received {
        answers[place].claimReceived = min(received, answers[place].claimReceived ?? received)
      }
    }
  }

  private mutating func readReceipts(_ db: Database) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT document.project, -recovery_receipt.amount_minor
      FROM recovery_receipt CROSS JOIN current_document AS document
        ON document.version = recovery_receipt.version
      WHERE document.project IS NOT NULL AND recovery_receipt.day <= ?1
      """)
    rows.bind(1, day.iso)
    while try rows.next() { payments.append((rows.integer(0), rows.integer(1), nil)) }
  }

  /// The days of interruptions, both ends included; one that goes on has stood for the days until now.
  private mutating func readInterruptions(_ db: Database) throws {
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
      answers[place(ofReport: report)].stoppedDays += max(0, first.days(until: last) + 1)
    }
  }

  private mutating func place(ofReport document: Int64) -> Int {
    if let place = answerPlaces[document] { return place }
    answerPlaces[document] = answers.count
    answers.append(Answer())
    return answers.count - 1
  }

  /// Notes what claims ask for, and finds those that nobody has paid though the days for it have passed,
  /// those of interruptions not counted.
  private mutating func readReports(_ reading: Reading) throws {
    let on = day.iso
    try reading.eachReport { report in
      reports.add(report)
      guard let claim = report.claim else { return }
      if report.received <= on, let currency = report.currency {
        claims.append((report.project, claim, currency))
      }
      let answer = answerPlaces[report.document].map { answers[$0] } ?? Answer()
      guard !answer.isPaid else { return }
      let received = try Day.parse(answer.claimReceived ?? report.received)
      if received.days(until: day) - answer.stoppedDays > paymentDays {
        latePayments.append(report.project)
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
      paper.flatMap { $0.contributions > 0 ? $0.union : 0 }
    }
    let asked = union(application)
    // A grant without a plan of its own is the one that was applied for.
    let plan = grant.map { $0.contributions > 0 ? $0 : application ?? $0 }
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
