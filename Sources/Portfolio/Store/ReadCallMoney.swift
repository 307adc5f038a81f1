public import Values

/// The calls that are not yet closed in one currency, as SQLite adds them up by itself.
public struct CallMoney: Sendable {
  public let count: Int
  public let money: Money
}

extension Reading {
  /// The money of a programme's calls that close on a day or later, a sum for each currency.
  public func callMoney(of programme: Programme, closingFrom day: Day) throws -> [CallMoney] {
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
    var sums: [CallMoney] = []
    while try statement.next() {
      let code = statement.text(0)
      guard let currency = Currency(code) else { throw UnknownWord(word: code, type: "Currency") }
      sums.append(
        CallMoney(
          count: Int(statement.integer(1)),
          money: Money(minorUnits: statement.integer(2), currency: currency)))
    }
    return sums
  }
}
