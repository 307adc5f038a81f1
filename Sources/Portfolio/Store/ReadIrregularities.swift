public import Values

extension Reading {
  /// The irregularities of a programme's projects that were detected within a time, with the contribution
  /// of the Fund in them: read by SQLite alone, without making projects of the rows.
  public func irregularities(
    of programme: Programme, in period: Period
  ) throws -> [CountedMoney] {
    let statement = try RawStatement(
      db,
      """
      WITH \(Self.programmeOfProject)
      SELECT currency, count(*), sum(fund_amount_minor)
      FROM current_document AS document JOIN payment USING (version) JOIN irregularity USING (version)
      WHERE document.kind = 'payment' AND detected BETWEEN ?1 AND ?2 AND project IN (
        SELECT project FROM programme_of_project
        WHERE programme_issuer = ?3 AND programme_id = ?4)
      GROUP BY currency
      """)
    statement.bind(1, period.first.iso)
    statement.bind(2, period.last.iso)
    statement.bind(3, programme.header.issuer)
    statement.bind(4, programme.header.id)
    return try countedMoney(statement)
  }
}
