public import Values

/// Which operations are recorded: those with a grant by a day, of programmes that the act binds.
public struct RecordSelection: Sendable {
  let on: Day
  let bound: BoundProgrammes
  /// The programme's CCI number, when it is of one.
  let programme: String?
  /// The project's key, when it is of one.
  let project: String?

  public init(on day: Day, bound: BoundProgrammes, programme: String?, project: String?) {
    self.on = day
    self.bound = bound
    self.programme = programme
    self.project = project
  }
}

/// What the rows of a table of the record add up to in one currency, as SQLite adds them up by itself.
public struct RecordSum: Sendable {
  public let table: String
  public let count: Int
  public let currency: Currency
  /// The sums by name, in minor units.
  public let amounts: [(name: String, minorUnits: Int64)]
}

/// An amount that was registered, as SQLite reads it by itself.
public struct RecordedAmount: Sendable {
  /// The day in whose month it became expenditure.
  public let converted: Day
  public let eligible: Money?
  public let publicContribution: Money?
  public let paid: Money?
}

extension Reading {
  /// What the tables of the record add up to, read without making projects of the rows.
  public func recordSums(_ selection: RecordSelection) throws -> [RecordSum] {
    var sums: [RecordSum] = []
    for table in recordTables {
      let statement = try RawStatement(db, "WITH \(recorded) \(table.sql)")
      bind(selection, to: statement)
      while try statement.next() {
        let code = statement.text(0)
        guard let currency = Currency(code) else { throw UnknownWord(word: code, type: "Currency") }
        sums.append(
          RecordSum(
            table: table.name, count: Int(statement.integer(1)), currency: currency,
            amounts: table.sums.enumerated().compactMap { index, name in
              statement.optionalInteger(index + 2).map { (name, $0) }
            }))
      }
    }
    return sums
  }

  /// What was registered of the operations and cut from it, where that became expenditure.
  public func recordedExpenditure(_ selection: RecordSelection) throws -> [RecordedAmount] {
    let statement = try RawStatement(
      db,
      """
      WITH \(recorded), \(Self.recordedPapers)
      SELECT currency, registered, eligible_expenditure_minor, public_contribution_minor,
        CASE WHEN paid.paid > ?1 THEN \(Self.settled)
          ELSE amount_paid_minor + coalesce(\(Self.settled), 0) END
      FROM paid WHERE kind IN ('interim', 'final') AND registered <= ?1
      UNION ALL
      SELECT paid.currency, \(Self.registeredDayOfCorrected), -amount_minor,
        -correction.public_contribution_minor, NULL
      FROM correction JOIN paid ON paid.version = correction.version
      WHERE correction.decided <= ?1
      """)
    bind(selection, to: statement)
    var amounts: [RecordedAmount] = []
    while try statement.next() {
      let currency = try statement.currency(0)
      guard let day = statement.optionalText(1) else { continue }
      func amount(_ column: Int) -> Money? {
        statement.optionalInteger(column).map { Money(minorUnits: $0, currency: currency) }
      }
      amounts.append(
        RecordedAmount(
          converted: try Day.parse(day), eligible: amount(2), publicContribution: amount(3),
          paid: amount(4)))
    }
    return amounts
  }

  private func bind(_ selection: RecordSelection, to statement: RawStatement) {
    statement.bind(1, selection.on.iso)
    statement.bind(2, selection.programme)
    statement.bind(3, selection.project)
    statement.bind(4, selection.bound.fundsAsJSON)
    statement.bind(5, Int64(selection.bound.firstYear))
  }

  // MARK: Tables

  private struct RecordTable {
    let name: String
    let sums: [String]
    let sql: String
  }

  /// The tables with amounts: currency, rows, and a sum for each name.
  private var recordTables: [RecordTable] {
    grantTables + claimTables + paymentTables
  }

  private var grantTables: [RecordTable] {
    [
      RecordTable(
        name: "operations",
        sums: ["total_cost", "eligible_cost", "public_contribution", "union_contribution"],
        sql: """
          SELECT currency, count(*),
            sum(coalesce(budget_total_cost_minor, budget_eligible_cost_minor)),
            sum(budget_eligible_cost_minor),
            sum(CASE WHEN NOT EXISTS (
                SELECT 1 FROM contribution WHERE contribution.version = decision.version
                  AND source IN (\(Self.ownSources)) AND sector IS NULL)
              THEN (SELECT sum(amount_minor) FROM contribution
                WHERE contribution.version = decision.version
                  AND (source IN ('union', 'state', 'otherUnion')
                    OR source IN (\(Self.ownSources)) AND sector = 'public')) END),
            sum((SELECT sum(amount_minor) FROM contribution
              WHERE contribution.version = decision.version AND source = 'union'))
          FROM recorded JOIN decision USING (version) GROUP BY currency
          """),
      RecordTable(
        name: "contracts", sums: ["amount"],
        sql: """
          SELECT currency, count(*), sum(amount_minor)
          FROM recorded JOIN decision USING (version) JOIN contract USING (version)
          GROUP BY currency
          """),
      RecordTable(
        name: "subcontracts", sums: ["amount"],
        sql: """
          SELECT currency, count(*), sum(amount_minor)
          FROM recorded JOIN decision USING (version) JOIN subcontract USING (version)
          GROUP BY currency
          """),
      RecordTable(
        name: "objectives", sums: ["amount"],
        sql: """
          SELECT coalesce(
              (SELECT currency FROM decision WHERE decision.version = objective.version),
              (SELECT currency FROM application WHERE application.version = objective.version)
            ) AS paid_in, count(*), sum(objective.amount_minor)
          FROM recorded CROSS JOIN objective ON objective.version = CASE
              WHEN EXISTS (SELECT 1 FROM objective AS own WHERE own.version = recorded.version)
                THEN recorded.version
              ELSE (SELECT document.version FROM current_document AS document
                WHERE document.project = recorded.project AND document.kind = 'application'
                ORDER BY document.issuer, document.external_id LIMIT 1) END
          GROUP BY paid_in
          """),
    ]
  }

  private var claimTables: [RecordTable] {
    [
      RecordTable(
        name: "claims", sums: ["eligible_cost", "public_contribution", "union_contribution"],
        sql: """
          SELECT currency, count(*), sum(claim_eligible_cost_minor),
            sum(claim_public_contribution_minor), sum(claim_union_contribution_minor)
          FROM claimed GROUP BY currency
          """),
      RecordTable(
        name: "costs",
        sums: ["amount", "real_cost", "unit_cost_amount", "lump_sum", "flat_rate_amount"],
        sql: """
          SELECT currency, count(*), sum(amount_minor),
            sum(CASE form WHEN 'realCost' THEN amount_minor END),
            sum(CASE form WHEN 'unitCost' THEN amount_minor END),
            sum(CASE form WHEN 'lumpSum' THEN amount_minor END),
            sum(CASE form WHEN 'flatRate' THEN amount_minor END)
          FROM claimed JOIN expenditure_line USING (version) GROUP BY currency
          """),
    ].map { table in
      RecordTable(name: table.name, sums: table.sums, sql: ", \(claimed) \(table.sql)")
    }
  }

  private var paymentTables: [RecordTable] {
    [
      RecordTable(
        name: "payments",
        sums: [
          "eligible_expenditure", "public_contribution", "amount_paid", "union_contribution",
        ],
        sql: """
          SELECT currency, count(*),
            sum(CASE WHEN kind IN ('interim', 'final') THEN eligible_expenditure_minor END),
            sum(CASE WHEN kind IN ('interim', 'final') THEN public_contribution_minor END),
            sum(CASE WHEN paid.paid > ?1 THEN NULL ELSE amount_paid_minor END),
            sum(CASE WHEN paid.paid > ?1 THEN NULL ELSE union_contribution_minor END)
          FROM paid
          WHERE kind IN ('advance', 'interim', 'final') AND coalesce(decided, issued) <= ?1
          GROUP BY currency
          """),
      RecordTable(
        name: "verifications", sums: ["checked", "deducted"],
        sql: """
          SELECT currency, count(*), sum(checked_minor),
            sum(CASE WHEN outcome <> 'accepted' THEN deducted_minor END)
          FROM paid JOIN verification USING (version) WHERE day <= ?1 GROUP BY currency
          """),
      RecordTable(
        name: "corrections", sums: ["expenditure", "public_contribution", "union_contribution"],
        sql: """
          SELECT currency, count(*), sum(amount_minor),
            sum(correction.public_contribution_minor), sum(correction.union_contribution_minor)
          FROM paid JOIN correction USING (version) WHERE correction.decided <= ?1
          GROUP BY currency
          """),
    ].map { table in
      RecordTable(
        name: table.name, sums: table.sums, sql: ", \(Self.recordedPapers) \(table.sql)")
    }
  }

  // MARK: Parts

  private static let ownSources = "'ownCash', 'partnerCash', 'thirdPartyCash', 'inKind'"

  /// The projects with a grant by the first value, each with the version of the latest, of the programme
  /// of the second value, the project of the third, the funds of the fourth and from the year of the fifth.
  private var recorded: String {
    """
    \(Self.programmeOfProject),
    granted AS (
      SELECT document.project, decision.version,
        row_number() OVER (
          PARTITION BY document.project
          ORDER BY decision.valid_from DESC, decision.decided DESC, document.issuer DESC,
            document.external_id DESC) AS place
      FROM current_document AS document JOIN decision ON decision.version = document.version
      WHERE document.kind = 'decision' AND document.project IS NOT NULL
        AND decision.outcome IN ('approval', 'amendment') AND decision.valid_from <= ?1
    ),
    programmed AS (
      SELECT programme_of_project.project,
        programme.fund IN (SELECT value FROM json_each(?4)) AND programme.first_year >= ?5
          AND (?2 IS NULL OR programme.cci = ?2) AS is_meant
      FROM current_document AS held JOIN programme ON programme.version = held.version
        JOIN programme_of_project
          ON programme_issuer = held.issuer AND programme_id = held.external_id
      WHERE held.kind = 'programme'
    ),
    recorded AS (
      SELECT project, version FROM granted
      WHERE place = 1 AND (?3 IS NULL OR project IN (SELECT id FROM project WHERE key = ?3))
        AND (project IN (SELECT project FROM programmed WHERE is_meant)
          OR ?2 IS NULL AND project NOT IN (SELECT project FROM programmed))
    )
    """
  }

  /// The reports with a claim that had come in by the day: as the authority states it in a payment that answers
  /// the claim, else as the portfolio keeps it.
  private var claimed: String {
    let received = Self.firstVersion(asOf: asOf)
    return """
      claimed AS (
        SELECT * FROM (
          SELECT report.*, coalesce((
            -- In this order: SQLite would go through all payments of the portfolio for each report.
            SELECT min(answer.claim_received) FROM current_document AS paper
              CROSS JOIN payment AS answer ON answer.version = paper.version
            WHERE paper.project = document.project AND paper.kind = 'payment'
              AND answer.kind IN ('interim', 'final')
              AND answer.report_issuer = document.issuer
              AND answer.report_id = document.external_id), (
            SELECT min(\(received.received)) FROM main.document_version AS first
            WHERE first.document = document.document AND first.number = 1
              AND \(received.holds)), document.received) AS day_received
          FROM recorded JOIN current_document AS document USING (project)
            JOIN report ON report.version = document.version
          WHERE document.kind = 'report' AND report.claim_eligible_cost_minor IS NOT NULL)
        WHERE day_received <= ?1
      )
      """
  }

  /// What of advances is settled by a paper.
  private static let settled = """
    (SELECT sum(amount_minor) FROM advance_settlement AS settled
      WHERE settled.version = paid.version)
    """

  /// The papers about money of the recorded projects.
  private static let recordedPapers = """
    paid AS (
      SELECT document.project, document.issuer, document.external_id, document.issued, payment.*
      FROM recorded JOIN current_document AS document USING (project)
        JOIN payment ON payment.version = document.version
      WHERE document.kind = 'payment'
    )
    """
}
