public import Values

/// An amount of a selected project, as SQLite reads it by itself.
public struct SelectedAmount: Sendable {
  public let what: What
  /// The day in whose month it becomes euro.
  public let day: Day
  public let money: Money

  /// Which sum it adds to.
  public enum What: String, Sendable {
    case eligible = "eligible_cost"
    case union = "union_contribution"
    case declared = "declared_expenditure"
  }
}

extension Reading {
  /// What is granted and claimed of a programme's projects that are selected on a day: read by SQLite
  /// alone, without making projects of the rows.
  public func selectedAmounts(
    of programme: Programme, on day: Day
  ) throws -> [SelectedAmount] {
    let statement = try RawStatement(
      db,
      """
      WITH \(Self.programmeOfProject), \(Self.decisionsInForce),
      selected AS (
        SELECT in_force.*, decision.decided
        FROM in_force JOIN decision USING (version)
        WHERE place = 1 AND in_force.outcome IN ('approval', 'amendment')
          AND project IN (
            SELECT project FROM programme_of_project
            WHERE programme_issuer = ?2 AND programme_id = ?3)
      )
      SELECT 'eligible_cost', currency, decided, budget_eligible_cost_minor FROM selected
      UNION ALL
      SELECT 'union_contribution', currency, decided, \(Self.union(of: "selected")) FROM selected
      UNION ALL
      SELECT 'declared_expenditure', report.currency,
        \(Self.dayClaimReceived(asOf: asOf)) AS day_received, report.claim_eligible_cost_minor
      FROM current_document AS document JOIN report ON report.version = document.version
        JOIN selected ON selected.project = document.project
      WHERE document.kind = 'report' AND report.claim_eligible_cost_minor IS NOT NULL
        AND day_received <= ?1
      """)
    statement.bind(1, day.iso)
    statement.bind(2, programme.header.issuer)
    statement.bind(3, programme.header.id)
    var amounts: [SelectedAmount] = []
    while try statement.next() {
      guard let what = SelectedAmount.What(rawValue: statement.text(0)),
        let currency = Currency(statement.text(1))
      else { throw UnknownWord(word: statement.text(1), type: "Currency") }
      amounts.append(
        SelectedAmount(
          what: what, day: try Day.parse(statement.text(2)),
          money: Money(minorUnits: statement.integer(3), currency: currency)))
    }
    return amounts
  }

  /// The day that the claim of a `document`, which is a report, was received: as the authority states it
  /// in what answers it, else when its first version came.
  static func dayClaimReceived(asOf entry: Int64) -> String {
    let first = firstVersion(asOf: entry)
    return """
      coalesce((
          SELECT min(answer.claim_received)
          FROM current_document AS paper JOIN payment AS answer ON answer.version = paper.version
          WHERE paper.kind = 'payment' AND paper.project = document.project
            AND answer.report_issuer = document.issuer AND answer.report_id = document.external_id
            AND answer.kind IN ('interim', 'final')), (
          SELECT min(\(first.received)) FROM main.document_version AS first
          WHERE first.document = document.document AND first.number = 1 AND \(first.holds)),
          document.received)
      """
  }
}
