public import Values

/// What reports claim, as SQLite adds it up by itself, in minor units of their currency.
public struct ClaimedAmounts: Sendable {
  public let lines: Int
  /// What the lines add up to.
  public let ofLines: Int64
  /// What the claims state.
  public let eligible: Int64
}

extension Reading {
  /// What the claims of some reports add up to, summed by SQLite alone.
  public func claimedAmounts(of versions: [Int64]) throws -> ClaimedAmounts {
    let lines = try RawStatement(
      db, "SELECT count(*), coalesce(sum(amount_minor), 0) FROM expenditure_line WHERE version = ?")
    let claims = try RawStatement(
      db, "SELECT coalesce(claim_eligible_cost_minor, 0) FROM report WHERE version = ?")
    var (count, ofLines, eligible): (Int64, Int64, Int64) = (0, 0, 0)
    for version in versions {
      lines.bind(1, version)
      while try lines.next() {
        count += lines.integer(0)
        ofLines = try Self.sum(ofLines, lines.integer(1))
      }
      claims.bind(1, version)
      while try claims.next() { eligible = try Self.sum(eligible, claims.integer(0)) }
    }
    return ClaimedAmounts(lines: Int(count), ofLines: ofLines, eligible: eligible)
  }

  /// What the lines of a budget add up to, summed by SQLite alone.
  public func budgetedAmount(of version: Int64) throws -> Int64 {
    let statement = try RawStatement(
      db, "SELECT coalesce(sum(amount_minor), 0) FROM budget_line WHERE version = ?")
    statement.bind(1, version)
    var amount: Int64 = 0
    while try statement.next() { amount = statement.integer(0) }
    return amount
  }

  /// What was taken off the claim of a report by a day, by verifications and by corrections, each summed by
  /// SQLite alone.
  public func amountsCut(
    fromClaimOf report: Reference, until day: Day
  ) throws -> (deducted: Int64, corrected: Int64) {
    let statement = try RawStatement(
      db,
      """
      WITH paper AS (
        SELECT document.issuer, document.external_id, payment.version, report_issuer, report_id
        FROM current_document AS document JOIN payment ON payment.version = document.version
        WHERE document.kind = 'payment'
      )
      SELECT coalesce(sum(amount_minor) FILTER (WHERE NOT is_correction), 0),
        coalesce(sum(amount_minor) FILTER (WHERE is_correction), 0)
      FROM (
        SELECT deduction.amount_minor, 0 AS is_correction
        FROM paper JOIN deduction USING (version)
          JOIN verification ON verification.version = paper.version
            AND verification.element = deduction.parent
        WHERE report_issuer = ?1 AND report_id = ?2 AND verification.day <= ?3
        UNION ALL
        SELECT correction.amount_minor, 1
        FROM paper JOIN correction USING (version)
        WHERE correction.decided <= ?3 AND (of_issuer = ?1 AND of_id = ?2
          OR of_id IS NULL AND EXISTS (
            SELECT 1 FROM paper AS corrected
            WHERE corrected.issuer = of_payment_issuer AND corrected.external_id = of_payment_id
              AND corrected.report_issuer = ?1 AND corrected.report_id = ?2)))
      """)
    statement.bind(1, report.issuer)
    statement.bind(2, report.id)
    statement.bind(3, day.iso)
    var amounts: (deducted: Int64, corrected: Int64) = (0, 0)
    while try statement.next() { amounts = (statement.integer(0), statement.integer(1)) }
    return amounts
  }

  private static func sum(_ left: Int64, _ right: Int64) throws(ArithmeticError) -> Int64 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    guard !overflows else { throw .overflow }
    return sum
  }
}
