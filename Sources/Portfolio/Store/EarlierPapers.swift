import GRDB
public import Values

/// What papers about money stated after an entry of the log: asked where it matters whether a return that was
/// made then could have had them.
public final class EarlierPapers {
  private let payments: RawStatement
  private let corrections: RawStatement

  fileprivate init(_ reading: Reading) throws {
    // In this order: SQLite would go through all papers of the portfolio for each of them.
    let held = """
      FROM main.document_version AS now
        CROSS JOIN main.document_version AS earlier ON earlier.document = now.document
      """
    let then = """
      WHERE now.id = ?1 AND earlier.from_entry <= ?2
        AND (earlier.until_entry IS NULL OR earlier.until_entry > ?2)
      ORDER BY earlier.number DESC, earlier.issued DESC, earlier.content_sha256 DESC LIMIT 1
      """
    payments = try RawStatement(
      reading.db,
      """
      SELECT (SELECT payment.registered FROM payment
        WHERE payment.version = earlier.id AND payment.kind IN ('interim', 'final'))
      \(held) \(then)
      """)
    corrections = try RawStatement(
      reading.db,
      """
      SELECT (SELECT min(correction.decided) FROM correction
        WHERE correction.version = earlier.id AND correction.id = ?3)
      \(held) \(then)
      """)
  }

  /// The day on which the expenditure of a payment was registered, as its paper said after an entry; `nil`
  /// when it did not say, or had not come in.
  ///
  /// - Parameter version: any version of the paper.
  public func registered(_ version: Int64, after entry: Int64) throws -> Day? {
    payments.bind(1, version)
    payments.bind(2, entry)
    return try Self.day(payments)
  }

  /// The day on which a correction was decided, as its paper said after an entry.
  public func decided(
    _ correction: String, in version: Int64, after entry: Int64
  ) throws -> Day? {
    corrections.bind(1, version)
    corrections.bind(2, entry)
    corrections.bind(3, correction)
    return try Self.day(corrections)
  }

  private static func day(_ statement: RawStatement) throws -> Day? {
    var day: Day?
    while try statement.next() { day = try statement.optionalText(0).map { try Day.parse($0) } }
    return day
  }
}

extension Reading {
  public func earlierPapers() throws -> EarlierPapers { try EarlierPapers(self) }

  /// Reads the portfolio as it stood after an entry of the log, beside this reading; `nil` where that cannot
  /// be had, because the portfolio lies in memory alone.
  public func earlier<Value>(
    after entry: Int64, _ body: (Reading) throws -> Value
  ) throws -> Value? {
    guard let secondConnection else { return nil }
    return try secondConnection.open().inDatabase { db in
      try db.execute(sql: "BEGIN")
      defer { try? db.execute(sql: "ROLLBACK") }
      // What is made again as it was looks at states that were earlier still.
      return try body(
        try Reading(db, .asOf(entry: entry), secondConnection: secondConnection))
    }
  }
}
