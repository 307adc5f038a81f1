import GRDB
public import Values

extension Store {
  /// Notes in the log that findings are accepted.
  ///
  /// - Parameters:
  ///   - facts: the SHA-256 of each finding's facts.
  ///   - day: the day of judgement on which they are accepted.
  /// - Returns: the log entry.
  public func waive(
    rule: String, subject: String, facts: [String], on day: Day, until: Day, because: String,
    by person: String, at moment: String
  ) throws -> Int64 {
    try write { db in
      try Log.add(
        db, at: moment, by: person, action: .waive,
        details: [
          ("rule", rule), ("subject", subject), ("on", day.iso), ("until", until.iso),
          ("facts", facts.joined(separator: " ")), ("because", because),
        ])
    }
  }

  /// Notes in the log that what was accepted is not accepted any more.
  ///
  /// - Parameter day: the day of judgement from which it is not; `nil` where it should never have been.
  /// - Returns: the log entry, or `nil` when nothing was accepted.
  public func endWaivers(
    rule: String, subject: String, on day: Day?, because: String, by person: String,
    at moment: String
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
        details: [("rule", rule), ("subject", subject)] + (day.map { [("on", $0.iso)] } ?? [])
          + [("ends", "all"), ("because", because)])
    }
  }
}

extension Reading {
  /// Every waiver of this state of the portfolio, oldest first.
  public func waivers() throws -> [Waiver] {
    let endings = try endingsOfWaivers()
    return try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM (\(MadeWaivers.statement)) WHERE entry <= ? ORDER BY entry
        """, arguments: [asOf]
    ).compactMap { row in
      guard let until = try? Day.parse(row["until"] as String) else { return nil }
      let facts: String = row["facts"]
      let entry: Int64 = row["entry"]
      let (rule, subject): (String, String) = (row["rule"], row["subject"])
      let ends = endings.filter {
        entry < $0.entry && $0.rule == rule && $0.subject == subject
      }
      return Waiver(
        entry: entry, at: row["at"], by: row["made_by"], rule: rule, subject: subject,
        facts: facts.split(separator: " ").map(String.init),
        given: Self.day(row, "given"), until: until, because: row["because"],
        endedBy: ends.first?.entry,
        // What is ended for every day is so whatever was said before.
        ended: ends.contains { $0.day == nil } ? nil : ends.compactMap(\.day).min())
    }
  }

  /// An entry of the log that ends what was accepted, from a day of judgement on or for every day.
  private struct Ending {
    let entry: Int64
    let rule: String
    let subject: String
    let day: Day?
  }

  /// In the order of the log.
  private func endingsOfWaivers() throws -> [Ending] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT entry, CAST(json_extract(details, '$.rule') AS TEXT) AS rule,
          CAST(json_extract(details, '$.subject') AS TEXT) AS subject,
          CAST(json_extract(details, '$.on') AS TEXT) AS day
        FROM log_entry WHERE action = 'waive' AND json_extract(details, '$.ends') IS NOT NULL
          AND entry <= ? ORDER BY entry
        """, arguments: [asOf]
    ).map { row in
      Ending(
        entry: row["entry"], rule: row["rule"] ?? "", subject: row["subject"] ?? "",
        day: Self.day(row, "day"))
    }
  }

  private static func day(_ row: Row, _ column: String) -> Day? {
    (row[column] as String?).flatMap { try? Day.parse($0) }
  }
}

/// Waivers are entries of the log and nothing besides, so that the hashes of the log guard them.
private enum MadeWaivers {
  /// Each with the entry that ends it.
  static let statement = """
    SELECT made.entry, made.at, made.made_by,
      CAST(json_extract(made.details, '$.on') AS TEXT) AS given,
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
