import GRDB

extension Store {
  /// Where days are counted until someone chooses another place.
  static let firstTimeZone = "Europe/Stockholm"

  /// Where days are counted: a name of the IANA time zone database.
  public func timeZone() throws -> String {
    try read { try Self.timeZone($0) }
  }

  private static func timeZone(_ db: Database) throws -> String {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'time-zone'")
      ?? firstTimeZone
  }

  /// Counts days elsewhere from now on. The days that papers were received stay as they were counted.
  ///
  /// - Returns: the log entry, or `nil` when days are counted there already.
  public func setTimeZone(_ zone: String, by person: String, at moment: String) throws -> Int64? {
    try write { db in
      let before = try Self.timeZone(db)
      guard zone != before else { return nil }
      try db.execute(
        sql: "INSERT OR REPLACE INTO setting VALUES ('time-zone', ?)", arguments: [zone])
      return try Log.add(
        db, at: moment, by: person, action: .setting,
        details: [("name", "time-zone"), ("from", before), ("to", zone)])
    }
  }
}
