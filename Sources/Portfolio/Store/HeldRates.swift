import GRDB
import Values

/// A rate that holds or has held, and the file that brought it.
public struct HeldRate: Sendable, Hashable {
  public let rate: ExchangeRate
  /// The file's name; `-` for standard input.
  public let file: String
  /// The SHA-256 of the file.
  public let sha256: String
  /// The log entry that brought it.
  public let entry: Int64
  /// The log entry that put another in its place, where one has.
  public let endedBy: Int64?

  /// Whether it held after a log entry.
  public func held(after entry: Int64) -> Bool {
    self.entry <= entry && endedBy.map { entry < $0 } ?? true
  }
}

extension Reading {
  /// The rates of exchange that hold in this state of the portfolio, each with the file it stands in.
  public func heldRates() throws -> [HeldRate] { try knownRates().filter { $0.endedBy == nil } }

  /// The same, and those that others have taken the place of since.
  public func knownRates() throws -> [HeldRate] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT rate.month, rate.currency, rate.value, rate.from_entry,
          CASE WHEN until_entry <= ?1 THEN until_entry END AS ended_by, file.name, file.sha256
        FROM rate JOIN rates_file AS file ON file.entry = rate.from_entry
        WHERE from_entry <= ?1
        ORDER BY rate.month, rate.currency, rate.from_entry
        """, arguments: [asOf]
    ).compactMap { row in
      Currency(row["currency"] as String).flatMap {
        ExchangeRate(month: row["month"], currency: $0, value: row["value"])
      }.map {
        HeldRate(
          rate: $0, file: row["name"], sha256: row["sha256"], entry: row["from_entry"],
          endedBy: row["ended_by"])
      }
    }
  }
}
