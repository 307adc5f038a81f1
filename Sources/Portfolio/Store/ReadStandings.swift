import GRDB
public import Values

extension Reading {
  /// Where every project stands on a day, by key.
  ///
  /// It reads each table once and puts the rows together by numbers, which takes a second where
  /// reading the projects one by one takes ten.
  ///
  /// - Parameter paymentDays: the days after its receipt within which a claim is to be paid.
  public func standings(on day: Day, paymentDays: Int) throws -> [Standing] {
    var reader = StandingsReader(db, day: day)
    return try reader.read(paymentDays: paymentDays) { try self.factStatus($0, on: day) }
  }

  /// What sources say of a project that has neither application nor decision.
  private func factStatus(
    _ key: String, on day: Day
  ) throws -> (status: ProjectStatus, fund: String?) {
    var found: (status: ProjectStatus, fund: String?) = (.reported, nil)
    try eachProject(key: key) { project in
      found = (ProjectStatus(project, on: day), project.stated(\.fund))
    }
    return found
  }
}

/// Reads where projects stand, table by table.
private struct StandingsReader {
  private let db: Database
  private let day: Day
  private var standings: [Int64: Standing] = [:]
  /// The project and the kind of money of a version that counts.
  private var papers: [Int64: Paper] = [:]
  /// The last days of the periods reported on, and whether with a claim, by project.
  private var reported: [Int64: [String: Bool]] = [:]
  private var programmes: [String: String] = [:]
  private var callProgrammes: [String: String] = [:]

  private struct Paper {
    let project: Int64
    let isDecision: Bool
  }

  init(_ db: Database, day: Day) {
    self.db = db
    self.day = day
  }

  mutating func read(
    paymentDays: Int, facts: (String) throws -> (status: ProjectStatus, fund: String?)
  ) throws -> [Standing] {
    var keys: [Int64: String] = [:]
    let projects = try RawStatement(db, "SELECT id, key FROM project")
    while try projects.next() { keys[projects.integer(0)] = projects.text(1) }
    try readFunds()
    try readApplications(keys)
    try readDecisions(keys)
    try readContributions()
    try readObjectives()
    try readThemes()
    try readClaims(keys)
    try readPayments(paymentDays: paymentDays)
    try readSchedules()
    let known = try RawStatement(
      db, "SELECT DISTINCT project FROM current_document WHERE project IS NOT NULL")
    while try known.next() {
      let project = known.integer(0)
      guard standings[project] == nil, let key = keys[project] else { continue }
      var standing = Standing(key: key)
      let stated = try facts(key)
      standing.status = stated.status
      standing.fund = stated.fund
      standings[project] = standing
    }
    return standings.values.sorted { $0.key < $1.key }
  }

  // MARK: Papers

  private mutating func readFunds() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT current_document.issuer, current_document.external_id, programme.fund, NULL, NULL
      FROM current_document JOIN programme ON programme.version = current_document.version
      UNION ALL
      SELECT current_document.issuer, current_document.external_id, NULL, call.programme_issuer,
        call.programme_id
      FROM current_document JOIN call ON call.version = current_document.version
      """)
    while try rows.next() {
      let name = "\(rows.text(0)) \(rows.text(1))"
      if let fund = rows.optionalText(2) {
        programmes[name] = fund
      } else {
        callProgrammes[name] = "\(rows.text(3)) \(rows.text(4))"
      }
    }
  }

  private mutating func readApplications(_ keys: [Int64: String]) throws {
    // Of several applications of a project the first by issuer and id counts, as everywhere.
    let rows = try RawStatement(
      db,
      """
      SELECT current_document.project, application.version, application.currency,
        application.programme_issuer, application.programme_id, application.call_issuer,
        application.call_id, partner.address_county, partner.sector
      FROM current_document JOIN application ON application.version = current_document.version
      LEFT JOIN partner ON partner.version = application.version AND partner.role = 'applicant'
      WHERE current_document.project IS NOT NULL
      ORDER BY current_document.project, current_document.issuer, current_document.external_id,
        partner.element
      """)
    while try rows.next() {
      let project = rows.integer(0)
      guard standings[project] == nil, let key = keys[project] else { continue }
      var standing = Standing(key: key)
      standing.status = .applied
      standing.currency = rows.text(2)
      let programme =
        rows.optionalText(3).map { "\($0) \(rows.text(4))" }
        ?? rows.optionalText(5).flatMap { callProgrammes["\($0) \(rows.text(6))"] }
      standing.fund = programme.flatMap { programmes[$0] }
      standing.county = rows.optionalText(7)
      standing.sector = rows.optionalText(8)
      standings[project] = standing
      papers[rows.integer(1)] = Paper(project: project, isDecision: false)
    }
  }

  private mutating func readDecisions(_ keys: [Int64: String]) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT current_document.project, decision.version, decision.outcome, decision.currency,
        decision.valid_from <= ?1
      FROM current_document JOIN decision ON decision.version = current_document.version
      WHERE current_document.project IS NOT NULL
      ORDER BY current_document.project, decision.valid_from, decision.decided,
        current_document.issuer, current_document.external_id
      """)
    rows.bind(1, day.iso)
    // The last of a project's rows that has taken effect is the decision in force.
    var current: (project: Int64, version: Int64, outcome: String, currency: String)?
    func settle() {
      guard let current else { return }
      standings[current.project]?.status = Self.status(current.outcome)
      guard current.outcome == "approval" || current.outcome == "amendment" else { return }
      standings[current.project]?.currency = current.currency
      papers[current.version] = Paper(project: current.project, isDecision: true)
    }
    while try rows.next() {
      let project = rows.integer(0)
      if let last = current, last.project != project {
        settle()
        current = nil
      }
      if standings[project] == nil, let key = keys[project] {
        standings[project] = Standing(key: key)
        standings[project]?.status = .applied
        standings[project]?.currency = rows.text(3)
      }
      if rows.integer(4) == 1 {
        current = (project, rows.integer(1), rows.text(2), rows.text(3))
      }
    }
    settle()
  }

  private static func status(_ outcome: String) -> ProjectStatus {
    switch DecisionOutcome(rawValue: outcome) {
    case .approval, .amendment: .approved
    case .rejection: .rejected
    case .dismissal: .dismissed
    case .withdrawal: .withdrawn
    case nil: .applied
    }
  }

  // MARK: Parts of papers

  private mutating func readContributions() throws {
    let rows = try RawStatement(
      db, "SELECT version, amount_minor FROM contribution WHERE source = 'union'")
    while try rows.next() {
      guard let paper = papers[rows.integer(0)] else { continue }
      add(rows.integer(1), to: paper.isDecision ? \.granted : \.asked, of: paper.project)
    }
    // A grant without a plan of its own is the one that was applied for.
    let without = try RawStatement(
      db,
      """
      SELECT decision.version FROM decision WHERE NOT EXISTS
        (SELECT 1 FROM contribution WHERE contribution.version = decision.version)
      """)
    while try without.next() {
      guard let paper = papers[without.integer(0)] else { continue }
      let asked = standings[paper.project]?.asked ?? 0
      standings[paper.project]?.granted = asked
    }
  }

  private mutating func readObjectives() throws {
    // A decision's come after the application's in no order that is sure, so they are kept apart.
    var applied: [Int64: [(String, Int64)]] = [:]
    var granted: [Int64: [(String, Int64)]] = [:]
    let rows = try RawStatement(db, "SELECT version, code, amount_minor FROM objective")
    while try rows.next() {
      guard let paper = papers[rows.integer(0)] else { continue }
      let objective = (rows.text(1), rows.integer(2))
      if paper.isDecision {
        granted[paper.project, default: []].append(objective)
      } else {
        applied[paper.project, default: []].append(objective)
      }
    }
    for (project, objectives) in applied.merging(granted, uniquingKeysWith: { $1 }) {
      standings[project]?.objectives = objectives.map { (code: $0.0, amount: $0.1) }
    }
  }

  private mutating func readThemes() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT DISTINCT document.project, theme.taxonomy || ':' || theme.code
      FROM theme JOIN current_document AS document ON document.version = theme.version
      WHERE document.project IS NOT NULL
      ORDER BY 1, 2
      """)
    while try rows.next() { standings[rows.integer(0)]?.themes.append(rows.text(1)) }
  }

  // MARK: Money that moves

  private mutating func readClaims(_ keys: [Int64: String]) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT current_document.project, report.last_day, report.claim_union_contribution_minor,
        report.currency
      FROM current_document JOIN report ON report.version = current_document.version
      WHERE current_document.project IS NOT NULL AND \(Self.firstReceived) <= ?1
      """)
    rows.bind(1, day.iso)
    while try rows.next() {
      let project = rows.integer(0)
      let claim = rows.optionalInteger(2)
      if let last = rows.optionalText(1) {
        let hadClaim = reported[project]?[last] ?? false
        reported[project, default: [:]][last] = claim != nil || hadClaim
      }
      if let claim, isCurrency(rows.optionalText(3), of: project) {
        add(claim, to: \.claimed, of: project)
      }
    }
  }

  /// The day the first version of the paper came in, else the one that is held.
  private static let firstReceived = """
    coalesce((SELECT min(first.received) FROM document_version AS first
      WHERE first.document = current_document.document AND first.number = 1
        AND first.until_entry IS NULL), current_document.received)
    """

  private mutating func readPayments(paymentDays: Int) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT current_document.project, payment.currency,
        coalesce(payment.union_contribution_minor, payment.amount_paid_minor)
      FROM current_document JOIN payment ON payment.version = current_document.version
      WHERE current_document.project IS NOT NULL AND payment.kind IN ('advance', 'interim', 'final')
        AND payment.paid <= ?1 AND coalesce(payment.decided, current_document.issued) <= ?1
      """)
    rows.bind(1, day.iso)
    while try rows.next() {
      guard isCurrency(rows.text(1), of: rows.integer(0)) else { continue }
      add(rows.integer(2), to: \.paid, of: rows.integer(0))
    }
    let receipts = try RawStatement(
      db,
      """
      SELECT current_document.project, -recovery_receipt.amount_minor
      FROM recovery_receipt JOIN current_document
        ON current_document.version = recovery_receipt.version
      WHERE current_document.project IS NOT NULL AND recovery_receipt.day <= ?1
      """)
    receipts.bind(1, day.iso)
    while try receipts.next() { add(receipts.integer(1), to: \.paid, of: receipts.integer(0)) }
    try readLatePayments(paymentDays)
  }

  /// Claims that nobody has paid though the days for it have passed, those of interruptions not counted.
  private mutating func readLatePayments(_ paymentDays: Int) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT claim.project, julianday(?1) - julianday(claim.received) - coalesce((
          SELECT sum(julianday(coalesce(interruption.last_day, max(interruption.first_day, ?1)))
            - julianday(interruption.first_day) + 1)
          FROM payment JOIN interruption ON interruption.version = payment.version
          JOIN current_document ON current_document.version = payment.version
          WHERE payment.report_issuer = claim.issuer AND payment.report_id = claim.external_id
        ), 0) > ?2
      FROM (
        SELECT current_document.project, current_document.issuer, current_document.external_id,
          coalesce((
            SELECT min(payment.claim_received) FROM payment
            JOIN current_document AS paper ON paper.version = payment.version
            WHERE payment.report_issuer = current_document.issuer
              AND payment.report_id = current_document.external_id
          ), \(Self.firstReceived)) AS received
        FROM current_document JOIN report ON report.version = current_document.version
        WHERE report.claim_union_contribution_minor IS NOT NULL
          AND NOT EXISTS (
            SELECT 1 FROM payment JOIN current_document AS paper ON paper.version = payment.version
            WHERE payment.report_issuer = current_document.issuer
              AND payment.report_id = current_document.external_id
              AND payment.kind IN ('advance', 'interim', 'final') AND payment.paid <= ?1)
      ) AS claim
      WHERE claim.project IS NOT NULL
      """)
    rows.bind(1, day.iso)
    rows.bind(2, Int64(paymentDays))
    while try rows.next() {
      if rows.integer(1) == 1 { standings[rows.integer(0)]?.latePayments += 1 }
    }
  }

  private mutating func readSchedules() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT version, last_day, content_due < ?1, finance_due < ?1 FROM reporting_period
      WHERE content_due < ?1 OR finance_due < ?1
      """)
    rows.bind(1, day.iso)
    while try rows.next() {
      guard let paper = papers[rows.integer(0)], paper.isDecision else { continue }
      let answer = reported[paper.project]?[rows.text(1)]
      if rows.integer(2) == 1, answer == nil { standings[paper.project]?.lateReports += 1 }
      if rows.integer(3) == 1, answer != true { standings[paper.project]?.lateClaims += 1 }
    }
  }

  // MARK: Sums

  private func isCurrency(_ currency: String?, of project: Int64) -> Bool {
    standings[project].map { $0.currency == nil || $0.currency == currency } ?? false
  }

  private mutating func add(
    _ amount: Int64, to field: WritableKeyPath<Standing, Int64>, of project: Int64
  ) {
    guard var standing = standings[project] else { return }
    let (sum, overflows) = standing[keyPath: field].addingReportingOverflow(amount)
    if overflows { standing.isTooLarge = true } else { standing[keyPath: field] = sum }
    standings[project] = standing
  }
}

extension Standing {
  fileprivate init(key: String) {
    self.init(
      key: key, status: .reported, currency: nil, fund: nil, county: nil, sector: nil,
      objectives: [], themes: [], asked: 0, granted: 0, claimed: 0, paid: 0, lateReports: 0,
      lateClaims: 0, latePayments: 0, isTooLarge: false)
  }
}
