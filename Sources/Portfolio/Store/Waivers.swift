import GRDB
public import Values

extension Store {
  /// Notes in the log that findings are accepted.
  ///
  /// - Parameter facts: the SHA-256 of each finding's facts.
  /// - Returns: the log entry.
  public func waive(
    rule: String, subject: String, facts: [String], until: Day, because: String,
    by person: String, at moment: String
  ) throws -> Int64 {
    try write { db in
      try Log.add(
        db, at: moment, by: person, action: .waive,
        details: [
          ("rule", rule), ("subject", subject), ("until", until.iso),
          ("facts", facts.joined(separator: " ")), ("because", because),
        ])
    }
  }

  /// Notes in the log that what was accepted is not accepted any more.
  ///
  /// - Returns: the log entry, or `nil` when nothing was accepted.
  public func endWaivers(
    rule: String, subject: String, because: String, by person: String, at moment: String
  ) throws -> Int64? {
    try write { db in
      let isOpen = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM (\(MadeWaivers.statement))
            WHERE rule = ? AND subject = ? AND until_entry IS NULL)
          """, arguments: [rule, subject])
      guard isOpen ?? false else { return nil }
      return try Log.add(
        db, at: moment, by: person, action: .waive,
        details: [
          ("rule", rule), ("subject", subject), ("ends", "all"), ("because", because),
        ])
    }
  }
}

extension Reading {
  /// Every waiver of this state of the portfolio, oldest first.
  public func waivers() throws -> [Waiver] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM (\(MadeWaivers.statement)) WHERE entry <= ? ORDER BY entry
        """, arguments: [asOf]
    ).compactMap { row in
      guard let until = try? Day.parse(row["until"] as String) else { return nil }
      let endedBy: Int64? = row["until_entry"]
      let facts: String = row["facts"]
      return Waiver(
        entry: row["entry"], at: row["at"], by: row["made_by"], rule: row["rule"],
        subject: row["subject"], facts: facts.split(separator: " ").map(String.init),
        until: until, because: row["because"],
        endedBy: endedBy.flatMap { $0 <= asOf ? $0 : nil })
    }
  }
}

/// Waivers are entries of the log and nothing besides, so that the hashes of the log guard them.
private enum MadeWaivers {
  static let statement = """
    SELECT made.entry, made.at, made.made_by,
      CAST(json_extract(made.details, '$.rule') AS TEXT) AS rule,
      CAST(json_extract(made.details, '$.subject') AS TEXT) AS subject,
      CAST(json_extract(made.details, '$.facts') AS TEXT) AS facts,
      CAST(json_extract(made.details, '$.until') AS TEXT) AS until,
      CAST(json_extract(made.details, '$.because') AS TEXT) AS because,
      (SELECT min(later.entry) FROM log_entry AS later
       WHERE later.action = 'waive' AND later.entry > made.entry
         AND json_extract(later.details, '$.ends') IS NOT NULL
         AND json_extract(later.details, '$.rule') = json_extract(made.details, '$.rule')
         AND json_extract(later.details, '$.subject') = json_extract(made.details, '$.subject')
      ) AS until_entry
    FROM log_entry AS made
    WHERE made.action = 'waive' AND json_extract(made.details, '$.ends') IS NULL
    """
}
