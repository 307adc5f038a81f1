import GRDB
public import Values

/// A monthly accounting rate as a file states it.
public struct StatedRate: Sendable, Hashable {
  /// `YYYY-MM`.
  public let month: String
  public let currency: Currency
  /// Units of the currency for one euro, as written.
  public let value: String

  public init(month: String, currency: Currency, value: String) {
    self.month = month
    self.currency = currency
    self.value = value
  }
}

extension Store {
  /// Takes rates in; one that differs from what was known takes its place from now on.
  ///
  /// - Returns: how many are new or changed. When none is, nothing is written.
  public func importRates(
    _ rates: [StatedRate], fileName: String, fileSHA256: String, by person: String,
    at moment: String
  ) throws -> Int {
    try write { db in
      let changed = try rates.filter { rate in
        try String.fetchOne(
          db,
          sql: "SELECT value FROM rate WHERE month = ? AND currency = ? AND until_entry IS NULL",
          arguments: [rate.month, rate.currency.code]) != rate.value
      }
      guard !changed.isEmpty else { return 0 }
      let entry = try Log.add(
        db, at: moment, by: person, action: .rates,
        details: [("file", fileName), ("rates", "\(changed.count)")], bytesSHA256: fileSHA256)
      for rate in changed {
        try db.execute(
          sql: """
            UPDATE rate SET until_entry = ?
            WHERE month = ? AND currency = ? AND until_entry IS NULL
            """, arguments: [entry, rate.month, rate.currency.code])
        try db.execute(
          sql: """
            INSERT INTO rate (month, currency, value, file_sha256, from_entry)
            VALUES (?, ?, ?, ?, ?)
            """, arguments: [rate.month, rate.currency.code, rate.value, fileSHA256, entry])
      }
      return changed.count
    }
  }
}
