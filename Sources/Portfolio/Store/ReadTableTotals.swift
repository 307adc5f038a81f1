public import Values

/// How many rows of a table state money in a currency, and what it adds up to.
public struct LineTotals: Sendable {
  public let rows: Int
  public let amount: Money
}

/// What projects plan and have reached of their indicators, in hundredths, and how many people are told of by
/// age and gender.
public struct IndicatorTotals: Sendable {
  public let planned: Int64
  public let achieved: Int64
  public let persons: Int64
}

extension Reading {
  /// The lines of the budgets that hold on a day, summed by SQLite alone: those of the grant in force, else
  /// those of the application.
  public func totalsOfBudgetLines(on day: Day) throws -> [LineTotals] {
    try lineTotals(
      """
      WITH \(Self.decisionsInForce), \(Self.firstApplications),
      granted AS (
        SELECT project, version, currency FROM in_force
        WHERE place = 1 AND outcome IN ('approval', 'amendment')
          AND EXISTS (SELECT 1 FROM budget_line WHERE budget_line.version = in_force.version)
      ),
      plan AS (
        SELECT version, currency FROM granted
        UNION ALL
        SELECT version, currency FROM applied
        WHERE place = 1 AND project NOT IN (SELECT project FROM granted)
      )
      SELECT currency, count(*), sum(amount_minor) FROM plan JOIN budget_line USING (version)
      GROUP BY currency ORDER BY currency
      """, on: day)
  }

  /// The lines of all claims that projects have sent by a day, summed by SQLite alone.
  public func totalsOfExpenditureLines(on day: Day) throws -> [LineTotals] {
    try lineTotals(
      """
      WITH \(reportsReceived)
      SELECT currency, count(*), sum(amount_minor)
      FROM received JOIN expenditure_line USING (version)
      WHERE received.currency IS NOT NULL GROUP BY currency ORDER BY currency
      """, on: day)
  }

  /// The targets of the indicators that hold on a day, the values reported last, and the people these are
  /// made of, summed by SQLite alone.
  public func totalsOfIndicators(on day: Day) throws -> IndicatorTotals {
    let statement = try RawStatement(
      db,
      """
      WITH \(Self.decisionsInForce), \(Self.firstApplications), \(reportsReceived),
      granted AS (
        SELECT project, version FROM in_force
        WHERE place = 1 AND outcome IN ('approval', 'amendment')
      ),
      plan AS (
        SELECT version FROM granted
        UNION ALL
        SELECT version FROM applied
        WHERE place = 1 AND project NOT IN (SELECT project FROM granted)
      ),
      told AS (
        SELECT version, value.element, value.achieved_hundredths,
          row_number() OVER (
            PARTITION BY project, value.id
            ORDER BY until DESC, issuer DESC, external_id DESC, value.element) AS place
        FROM received JOIN indicator_value AS value USING (version)
        WHERE value.achieved_hundredths IS NOT NULL
      )
      SELECT
        (SELECT coalesce(sum(target_hundredths), 0) FROM plan JOIN indicator_target USING (version)),
        (SELECT coalesce(sum(achieved_hundredths), 0) FROM told WHERE place = 1),
        (SELECT coalesce(sum(count), 0) FROM told JOIN indicator_cell AS cell
          ON cell.version = told.version AND cell.parent = told.element WHERE place = 1)
      """)
    statement.bind(1, day.iso)
    var totals = IndicatorTotals(planned: 0, achieved: 0, persons: 0)
    while try statement.next() {
      totals = IndicatorTotals(
        planned: statement.integer(0), achieved: statement.integer(1),
        persons: statement.integer(2))
    }
    return totals
  }

  /// How many took part in the occasions that had been told of by a day, summed by SQLite alone: those that
  /// reports tell of, on projects and on agreements, and those that stand by themselves.
  public func participantsInOccasions(on day: Day) throws -> Int64 {
    let statement = try RawStatement(
      db,
      """
      WITH \(reportsReceived),
      held AS (
        SELECT event.participants_total AS persons FROM received JOIN event USING (version)
        UNION ALL
        SELECT event.participants_total
        FROM current_document AS document JOIN event ON event.version = document.version
        WHERE document.kind = 'report' AND document.project IS NULL AND \(isReceived)
        UNION ALL
        SELECT event_record.participants_total
        FROM current_document AS document
          JOIN event_record ON event_record.version = document.version
        WHERE document.kind = 'event' AND \(isReceived)
      )
      SELECT coalesce(sum(persons), 0) FROM held
      """)
    statement.bind(1, day.iso)
    var count: Int64 = 0
    while try statement.next() { count = statement.integer(0) }
    return count
  }

  /// The reports on projects that had been received on the day ?1: a later version does not change the day.
  private var reportsReceived: String {
    """
    received AS (
      SELECT document.project, document.issuer, document.external_id, report.version,
        report.currency, coalesce(report.last_day, document.issued) AS until
      FROM current_document AS document JOIN report ON report.version = document.version
      WHERE document.kind = 'report' AND document.project IS NOT NULL AND \(isReceived)
    )
    """
  }

  /// Whether a document had been received on the day ?1: a later version does not change the day.
  private var isReceived: String {
    let (received, holds) = Self.firstVersion(asOf: asOf)
    return """
      coalesce((
        SELECT min(\(received)) FROM main.document_version AS first
        WHERE first.document = document.document AND first.number = 1 AND \(holds)),
        document.received) <= ?1
      """
  }

  /// The applications of each project, in their order.
  private static var firstApplications: String {
    """
    applied AS (
      SELECT document.project, application.version, application.currency,
        row_number() OVER (
          PARTITION BY document.project ORDER BY document.issuer, document.external_id) AS place
      FROM current_document AS document JOIN application ON application.version = document.version
      WHERE document.kind = 'application' AND document.project IS NOT NULL
    )
    """
  }

  private func lineTotals(_ sql: String, on day: Day) throws -> [LineTotals] {
    let statement = try RawStatement(db, sql)
    statement.bind(1, day.iso)
    var totals: [LineTotals] = []
    while try statement.next() {
      guard let currency = Currency(statement.text(0)) else {
        throw UnknownWord(word: statement.text(0), type: "Currency")
      }
      totals.append(
        LineTotals(
          rows: Int(statement.integer(1)),
          amount: Money(minorUnits: statement.integer(2), currency: currency)))
    }
    return totals
  }
}
