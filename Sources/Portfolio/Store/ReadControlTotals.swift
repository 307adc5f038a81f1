import GRDB
public import Values

extension Reading {
  /// What the published operations add up to, summed by SQLite alone: those with a grant in force on
  /// a day that are not excluded from publication.
  ///
  /// - Parameters:
  ///   - programme: the CCI number of the programme they are of; all when none is named.
  ///   - bound: the programmes that the act which asks for the list binds; operations of others are left out.
  public func totalsOfOperations(
    on day: Day, programme: String? = nil, bound: BoundProgrammes? = nil
  ) throws -> ControlTotals {
    let filter = ProgrammeFilter(cci: programme, bound: bound)
    return try totals(
      """
      WITH \(filter.parts) \(Self.decisionsInForce)
      SELECT decision.currency, count(*),
        sum(coalesce(decision.budget_total_cost_minor, decision.budget_eligible_cost_minor)),
        sum(decision.budget_eligible_cost_minor), sum(\(Self.union(of: "decision"))), count(*)
      FROM in_force AS decision
      WHERE place = 1 AND outcome IN ('approval', 'amendment')
        AND publication_excluded_for IS NULL \(filter.and("decision.project"))
      GROUP BY decision.currency
      """, on: day, filter)
  }

  /// What all projects add up to, summed by SQLite alone: the money granted where a grant with a
  /// budget is in force on a day, else the money applied for.
  ///
  /// - Parameter programme: the CCI number of the programme they are of; all when none is named.
  public func totalsOfProjects(on day: Day, programme: String? = nil) throws -> ControlTotals {
    let filter = ProgrammeFilter(cci: programme)
    return try totals(
      """
      WITH \(filter.parts) \(Self.decisionsInForce),
      granted AS (
        SELECT project, currency,
          coalesce(budget_total_cost_minor, budget_eligible_cost_minor) AS total,
          budget_eligible_cost_minor AS eligible, \(Self.union(of: "decision")) AS union_part
        FROM in_force AS decision
        WHERE place = 1 AND outcome IN ('approval', 'amendment')
          AND budget_eligible_cost_minor IS NOT NULL
      ),
      applied AS (
        SELECT document.project, application.version, application.currency,
          application.budget_total_cost_minor, application.budget_eligible_cost_minor,
          row_number() OVER (
            PARTITION BY document.project ORDER BY document.issuer, document.external_id) AS place
        FROM current_document AS document
          JOIN application ON application.version = document.version
        WHERE document.kind = 'application'
      ),
      -- What sources say of projects, in their order.
      stated AS (
        SELECT document.project, fact.currency, fact.total_cost_minor,
          row_number() OVER (
            PARTITION BY document.project ORDER BY document.issuer, document.external_id) AS place
        FROM current_document AS document JOIN project_fact AS fact ON fact.version = document.version
        WHERE document.kind = 'project' AND document.project IS NOT NULL
          AND fact.currency IS NOT NULL AND fact.total_cost_minor IS NOT NULL
      ),
      money AS (
        SELECT project, currency, total, eligible, union_part FROM granted
        UNION ALL
        SELECT project, currency,
          coalesce(budget_total_cost_minor, budget_eligible_cost_minor),
          budget_eligible_cost_minor, \(Self.union(of: "applied"))
        FROM applied WHERE place = 1 AND project NOT IN (SELECT project FROM granted)
        UNION ALL
        SELECT project, currency, total_cost_minor, NULL, NULL
        FROM stated WHERE place = 1 AND project NOT IN (SELECT project FROM granted)
          AND project NOT IN (SELECT project FROM applied WHERE project IS NOT NULL)
      ),
      held AS (
        SELECT DISTINCT project FROM current_document
        WHERE project IS NOT NULL \(filter.and("project"))
      )
      SELECT money.currency, count(money.project), coalesce(sum(total), 0),
        coalesce(sum(eligible), 0), coalesce(sum(union_part), 0), count(*)
      FROM held LEFT JOIN money ON money.project = held.project
      GROUP BY money.currency
      """, on: day, filter)
  }

  /// The decisions in effect on a day, those of a project numbered from the one in force.
  ///
  /// Only the columns that are used are named, since SQLite keeps them all while it sorts.
  static var decisionsInForce: String {
    """
    in_force AS (
      SELECT document.project, decision.version, decision.currency, decision.outcome,
        decision.publication_excluded_for, decision.budget_total_cost_minor,
        decision.budget_eligible_cost_minor,
        row_number() OVER (
          PARTITION BY document.project
          ORDER BY decision.valid_from DESC, decision.decided DESC, document.issuer DESC,
            document.external_id DESC
        ) AS place
      FROM current_document AS document JOIN decision ON decision.version = document.version
      WHERE document.kind = 'decision' AND document.project IS NOT NULL
        AND decision.valid_from <= ?1
    )
    """
  }

  static func union(of table: String) -> String {
    """
    coalesce((SELECT sum(amount_minor) FROM contribution
      WHERE contribution.version = \(table).version AND source = 'union'), 0)
    """
  }

  /// Rows of currency, rows with money, total, eligible, Union, and all rows.
  private func totals(
    _ sql: String, on day: Day, _ filter: ProgrammeFilter
  ) throws -> ControlTotals {
    let statement = try RawStatement(db, sql)
    statement.bind(1, day.iso)
    filter.bind(to: statement)
    var totals = ControlTotals()
    while try statement.next() {
      totals.rows += Int(statement.integer(5))
      guard let code = statement.optionalText(0) else { continue }
      guard let currency = Currency(code) else { throw UnknownWord(word: code, type: "Currency") }
      try totals.add(
        totalCost: Money(minorUnits: statement.integer(2), currency: currency),
        eligibleCost: Money(minorUnits: statement.integer(3), currency: currency),
        unionContribution: Money(minorUnits: statement.integer(4), currency: currency),
        rows: Int(statement.integer(1)))
    }
    return totals
  }
}
