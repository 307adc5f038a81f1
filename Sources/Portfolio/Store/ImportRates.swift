import Foundation
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
  /// - Parameters:
  ///   - bytes: the file they stand in, which is kept.
  ///   - told: how the file was read, where it does not say so itself.
  /// - Returns: how many are new or changed. When none is, nothing is written.
  public func importRates(
    _ rates: [StatedRate], fileName: String, bytes: [UInt8], _ told: RatesReading = RatesReading(),
    by person: String, at moment: String
  ) throws -> Int {
    let fileSHA256 = SHA256Hasher.hex(of: bytes)
    return try write { db in
      let changed = try newOrChanged(rates, db)
      guard !changed.isEmpty else { return 0 }
      let entry = try Log.add(
        db, at: moment, by: person, action: .rates,
        details: [("file", fileName), ("rates", "\(changed.count)")] + told.details,
        bytesSHA256: fileSHA256)
      try bytes.withUnsafeBytes { bytes in
        try Deflate().deflated(bytes) { data in
          try db.execute(
            sql: "INSERT INTO rates_file VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [entry, fileName, told.month, fileSHA256, bytes.count, Data(data)])
        }
      }
      try put(changed, of: entry, db)
      return changed.count
    }
  }

  /// The rates that differ from what holds.
  func newOrChanged(_ rates: [StatedRate], _ db: Database) throws -> [StatedRate] {
    try rates.filter { rate in
      try String.fetchOne(
        db,
        sql: "SELECT value FROM rate WHERE month = ? AND currency = ? AND until_entry IS NULL",
        arguments: [rate.month, rate.currency.code]) != rate.value
    }
  }

  /// Lets rates hold from a log entry on, in the place of those they differ from.
  func put(_ rates: [StatedRate], of entry: Int64, _ db: Database) throws {
    for rate in rates {
      try db.execute(
        sql: """
          UPDATE rate SET until_entry = ?
          WHERE month = ? AND currency = ? AND until_entry IS NULL
          """, arguments: [entry, rate.month, rate.currency.code])
      try db.execute(
        sql: """
          INSERT INTO rate (month, currency, value, from_entry) VALUES (?, ?, ?, ?)
          """, arguments: [rate.month, rate.currency.code, rate.value, entry])
    }
  }
}
