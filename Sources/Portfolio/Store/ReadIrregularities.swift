public import Values

/// The irregularities of a time in one currency, as SQLite adds them up by itself.
public struct IrregularitySum: Sendable {
  public let count: Int
  /// The contribution of the Fund in them.
  public let fundAmount: Money
}

extension Reading {
  /// The irregularities of a programme's projects that were detected within a time, a sum for each
  /// currency: read by SQLite alone, without making projects of the rows.
  public func irregularities(
    of programme: Programme, in period: Period
  ) throws -> [IrregularitySum] {
    let statement = try RawStatement(
      db,
      """
      WITH \(Self.programmeOfProject)
      SELECT currency, count(*), sum(fund_amount_minor)
      FROM current_document AS document JOIN payment USING (version) JOIN irregularity USING (version)
        JOIN programme_of_project USING (project)
      WHERE document.kind = 'payment' AND programme_issuer = ?3 AND programme_id = ?4
        AND detected BETWEEN ?1 AND ?2
      GROUP BY currency
      """)
    statement.bind(1, period.first.iso)
    statement.bind(2, period.last.iso)
    statement.bind(3, programme.header.issuer)
    statement.bind(4, programme.header.id)
    var sums: [IrregularitySum] = []
    while try statement.next() {
      let code = statement.text(0)
      guard let currency = Currency(code) else { throw UnknownWord(word: code, type: "Currency") }
      sums.append(
        IrregularitySum(
          count: Int(statement.integer(1)),
          fundAmount: Money(minorUnits: statement.integer(2), currency: currency)))
    }
    return sums
  }
}
