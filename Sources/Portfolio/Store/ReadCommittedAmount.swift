public import Values

extension Reading {
  /// What a programme is allocated in all its years, summed by SQLite alone.
  public func committedAmount(of programme: Programme) throws -> Money {
    let statement = try RawStatement(
      db, "SELECT coalesce(sum(amount_minor), 0) FROM allocation WHERE version = ?")
    statement.bind(1, programme.header.version)
    var amount: Int64 = 0
    while try statement.next() { amount = statement.integer(0) }
    return Money(minorUnits: amount, currency: programme.currency)
  }
}
