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
  ///
  /// - Parameter programme: the CCI number of the programme they are of; all when none is named.
  public func totalsOfBudgetLines(
    on day: Day, programme: String? = nil
  ) throws -> [LineTotals] {
    let filter = ProgrammeFilter(cci: programme)
    return try lineTotals(
      """
      WITH \(filter.parts) \(Self.decisionsInForce), \(Self.firstApplications),
      granted AS (
        SELECT project, version, currency FROM in_force
        WHERE place = 1 AND outcome IN ('approval', 'amendment')
          AND EXISTS (SELECT 1 FROM budget_line WHERE budget_line.version = in_force.version)
          \(filter.and("project"))
      ),
      plan AS (
        SELECT version, currency FROM granted
        UNION ALL
        SELECT version, currency FROM applied
        WHERE place = 1 AND project NOT IN (SELECT project FROM granted) \(filter.and("project"))
      )
      SELECT currency, count(*), sum(amount_minor) FROM plan JOIN budget_line USING (version)
      GROUP BY currency ORDER BY currency
      """, on: day, filter)
  }

  /// The lines of all claims that projects have sent by a day, summed by SQLite alone.
  ///
  /// - Parameter programme: the CCI number of the programme they are of; all when none is named.
  public func totalsOfExpenditureLines(
    on day: Day, programme: String? = nil
  ) throws -> [LineTotals] {
    let filter = ProgrammeFilter(cci: programme)
    return try lineTotals(
      """
      WITH \(filter.parts) \(reportsReceived(filter))
      SELECT currency, count(*), sum(amount_minor)
      FROM received JOIN expenditure_line USING (version)
      WHERE received.currency IS NOT NULL GROUP BY currency ORDER BY currency
      """, on: day, filter)
  }

  /// The targets of the indicators that hold on a day, the values reported last, and the people these are
  /// made of, summed by SQLite alone.
  ///
  /// - Parameter programme: the CCI number of the programme they are of; all when none is named.
  public func totalsOfIndicators(
    on day: Day, programme: String? = nil
  ) throws -> IndicatorTotals {
    let filter = ProgrammeFilter(cci: programme)
    let statement = try RawStatement(
      db,
      """
      WITH \(filter.parts) \(Self.decisionsInForce), \(Self.firstApplications),
      \(reportsReceived(filter)),
      granted AS (
        SELECT project, version FROM in_force
        WHERE place = 1 AND outcome IN ('approval', 'amendment') \(filter.and("project"))
      ),
      plan AS (
        SELECT version FROM granted
        UNION ALL
        SELECT version FROM applied
        WHERE place = 1 AND project NOT IN (SELECT project FROM granted) \(filter.and("project"))
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
    filter.bind(to: statement)
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
  ///
  /// - Parameter programme: the CCI number of a programme, of whose projects alone reports then tell.
  public func participantsInOccasions(
    on day: Day, programme: String? = nil
  ) throws -> Int64 {
    let filter = ProgrammeFilter(cci: programme)
    let statement = try RawStatement(
      db,
      """
      WITH \(filter.parts) \(reportsReceived(filter)),
      held AS (
        SELECT event.participants_total AS persons FROM received JOIN event USING (version)
        \(programme == nil ? sharedOccasions : "")
      )
      SELECT coalesce(sum(persons), 0) FROM held
      """)
    statement.bind(1, day.iso)
    filter.bind(to: statement)
    var count: Int64 = 0
    while try statement.next() { count = statement.integer(0) }
    return count
  }

  /// The occasions that belong to no project: those of reports on agreements, and of papers of their own.
  private var sharedOccasions: String {
    """
        UNION ALL
        SELECT event.participants_total
        FROM current_document AS document JOIN event ON event.version = document.version
        WHERE document.kind = 'report' AND document.project IS NULL AND \(isReceived)
        UNION ALL
        SELECT event_record.participants_total
        FROM current_document AS document
          JOIN event_record ON event_record.version = document.version
        WHERE document.kind = 'event' AND \(isReceived)
    """
  }

  /// The reports on projects that had been received on the day ?1: a later version does not change the day.
  private func reportsReceived(_ filter: ProgrammeFilter) -> String {
    """
    received AS (
      SELECT document.project, document.issuer, document.external_id, report.version,
        report.currency, coalesce(report.last_day, document.issued) AS until
      FROM current_document AS document JOIN report ON report.version = document.version
      WHERE document.kind = 'report' AND document.project IS NOT NULL AND \(isReceived)
        \(filter.and("document.project"))
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

  private func lineTotals(
    _ sql: String, on day: Day, _ filter: ProgrammeFilter
  ) throws -> [LineTotals] {
    let statement = try RawStatement(db, sql)
    statement.bind(1, day.iso)
    filter.bind(to: statement)
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
