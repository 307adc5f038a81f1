public import Values

extension Reading {
  /// For how many persons amounts were claimed within a time, in hundredths, by the claims that a
  /// programme's granted projects had sent by a day: counted by SQLite alone.
  public func personsClaimed(
    of programme: Programme, in period: Period, on day: Day
  ) throws -> Int64 {
    let statement = try RawStatement(
      db,
      """
      WITH \(Self.programmeOfProject), \(Self.decisionsInForce),
      claimed AS (
        SELECT report.version, report.last_day,
          \(Self.dayClaimReceived(asOf: asOf)) AS day_received
        FROM current_document AS document JOIN report ON report.version = document.version
          JOIN in_force ON in_force.project = document.project
        WHERE document.kind = 'report' AND place = 1
          AND in_force.outcome IN ('approval', 'amendment')
          AND document.project IN (
            SELECT project FROM programme_of_project
            WHERE programme_issuer = ?4 AND programme_id = ?5)
      )
      SELECT coalesce(sum(quantity_hundredths), 0)
      FROM expenditure_line AS line JOIN claimed USING (version)
      WHERE person IS NOT NULL AND day_received <= ?1
        AND coalesce(line.first_day, claimed.last_day, day_received) BETWEEN ?2 AND ?3
      """)
    statement.bind(1, day.iso)
    statement.bind(2, period.first.iso)
    statement.bind(3, period.last.iso)
    statement.bind(4, programme.header.issuer)
    statement.bind(5, programme.header.id)
    var count: Int64 = 0
    while try statement.next() { count = statement.integer(0) }
    return count
  }
}
