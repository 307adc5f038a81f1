public import Values

extension Reading {
  /// The money of a programme's calls that close on a day or later, a sum for each currency.
  public func callMoney(of programme: Programme, closingFrom day: Day) throws -> [CountedMoney] {
    let statement = try RawStatement(
      db,
      """
      SELECT currency, count(*), sum(money_minor)
      FROM current_document AS document JOIN call USING (version)
      WHERE document.kind = 'call' AND programme_issuer = ?2 AND programme_id = ?3 AND closes >= ?1
      GROUP BY currency
      """)
    statement.bind(1, day.iso)
    statement.bind(2, programme.header.issuer)
    statement.bind(3, programme.header.id)
    return try countedMoney(statement)
  }
}
