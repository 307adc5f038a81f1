import GRDB
import Values

/// A rate that holds, and the file that brought it.
public struct HeldRate: Sendable, Hashable {
  public let rate: ExchangeRate
  /// The file's name; `-` for standard input.
  public let file: String
  /// The SHA-256 of the file.
  public let sha256: String
  /// The log entry that brought it.
  public let entry: Int64
}

extension Reading {
  /// The rates of exchange that hold in this state of the portfolio, each with the file it stands in.
  public func heldRates() throws -> [HeldRate] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT rate.month, rate.currency, rate.value, rate.from_entry, file.name, file.sha256
        FROM rate JOIN rates_file AS file ON file.entry = rate.from_entry
        WHERE from_entry <= ?1 AND (until_entry IS NULL OR until_entry > ?1)
        ORDER BY rate.month, rate.currency
        """, arguments: [asOf]
    ).compactMap { row in
      Currency(row["currency"] as String).flatMap {
        ExchangeRate(month: row["month"], currency: $0, value: row["value"])
      }.map {
        HeldRate(
          rate: $0, file: row["name"], sha256: row["sha256"], entry: row["from_entry"])
      }
    }
  }
}
