import GRDB
public import Languages
public import Values

/// A return that was sent, as the log tells of it.
public struct SentReturn: Sendable, Hashable {
  /// The log entry that says so.
  public let entry: Int64
  /// Which return it is, and the file it was sent as.
  public let kind: String
  public let file: String
  public let sha256: String
  /// The day it speaks of, and the day it was sent.
  public let on: String
  public let sent: String
  /// The number of the programme it is of, where it is of one.
  public let programme: String?
  /// Of a payment application: what it asked for, row by row.
  public let applied: String?
  /// The day that the application before it was said to reach, and the entry of the log after which the
  /// portfolio was read, where the log tells them.
  public let since: String?
  public let asOf: Int64?
  /// The log entry that takes the mark back, where one does.
  public let takenBackBy: Int64?
  /// Of a report on irregularities: those that it reported, as `SentIrregularities.text(of:)` writes them.
  public let reported: String?

  /// The day it was sent; `nil` where the log does not name one as it should.
  public var day: Day? { try? Day.parse(sent) }
  /// The day it speaks of.
  public var cutOff: Day? { try? Day.parse(on) }

  public init(
    entry: Int64, kind: String, file: String, sha256: String, on: String, sent: String,
    programme: String? = nil, applied: String? = nil, since: String? = nil, asOf: Int64? = nil,
    takenBackBy: Int64? = nil, reported: String? = nil
  ) {
    self.entry = entry
    self.kind = kind
    self.file = file
    self.sha256 = sha256
    self.on = on
    self.sent = sent
    self.programme = programme
    self.applied = applied
    self.since = since
    self.asOf = asOf
    self.takenBackBy = takenBackBy
    self.reported = reported
  }
}

/// A return is marked as sent that is marked already.
public struct AlreadySent: SayableError {
  public let before: SentReturn

  public var wording: Wording {
    Wording(
      "these bytes were sent on \(before.sent) as \(before.file), and entry \(before.entry) of the log "
        + "says so; nothing changed",
      sv:
        "dessa byte skickades \(before.sent) som \(before.file), och post \(before.entry) i loggen "
        + "säger det; ingenting ändrades")
  }
}

extension Store {
  /// Writes in the log that a return was sent: the bytes of a file, by their hash.
  ///
  /// - Parameters:
  ///   - applied: of a payment application, its programme and what it asked for.
  ///   - since: the day that the application before it was said to reach.
  ///   - asOf: the entry of the log after which the portfolio was read for it.
  ///   - reported: of a report on irregularities, those that it reported.
  /// - Returns: the log entry.
  /// - Throws: `AlreadySent` when the log says so of the same bytes for the same day.
  public func markSent(
    _ kind: String, file: String, sha256: String, on day: String, sent: String,
    programme: String? = nil, applied: (programme: String, rows: String)? = nil,
    since: String? = nil, asOf: Int64? = nil, reported: String? = nil,
    by person: String, at moment: String
  ) throws -> Int64 {
    try write { db in
      // CSV does not tell its day: the same bytes may be sent again for another one, as a list is that
      // has not changed since it was last made public.
      let programme = applied?.programme ?? programme
      let before = try Self.sent(db).first {
        $0.sha256 == sha256 && $0.kind == kind && $0.on == day && $0.programme == programme
      }
      if let before { throw AlreadySent(before: before) }
      var details = [("return", kind), ("file", file), ("on", day), ("sent", sent)]
      if let programme { details.append(("programme", programme)) }
      if let applied { details.append(("applied", applied.rows)) }
      if let since { details.append(("since", since)) }
      if let asOf { details.append(("asOf", "\(asOf)")) }
      if let reported { details.append(("reported", reported)) }
      return try Log.add(
        db, at: moment, by: person, action: .sent, details: details, bytesSHA256: sha256)
    }
  }

  /// The marks that nobody has taken back.
  ///
  /// - Parameter last: the last entry of the log that counts.
  fileprivate static func sent(
    _ db: Database, until last: Int64 = .max
  ) throws -> [SentReturn] {
    try everySent(db, until: last).filter { $0.takenBackBy == nil }
  }

  /// The marks, with those that were taken back.
  fileprivate static func everySent(_ db: Database, until last: Int64) throws -> [SentReturn] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT entry, bytes_sha256, json_extract(details, '$.return') AS kind,
          json_extract(details, '$.file') AS file, json_extract(details, '$.on') AS day,
          json_extract(details, '$.sent') AS sent,
          json_extract(details, '$.programme') AS programme,
          json_extract(details, '$.applied') AS applied,
          json_extract(details, '$.since') AS since,
          CAST(json_extract(details, '$.asOf') AS INTEGER) AS as_of,
          json_extract(details, '$.reported') AS reported, ended
        FROM (\(SentMarks.made("return"))) ORDER BY entry
        """, arguments: [last]
    ).map {
      SentReturn(
        entry: $0["entry"], kind: $0["kind"] ?? "", file: $0["file"] ?? "",
        sha256: $0["bytes_sha256"] ?? "", on: $0["day"] ?? "", sent: $0["sent"] ?? "",
        programme: $0["programme"], applied: $0["applied"], since: $0["since"],
        asOf: $0["as_of"], takenBackBy: $0["ended"], reported: $0["reported"])
    }
  }
}

extension Reading {
  /// The returns that were marked as sent, in the order of the log; with those whose mark was taken back.
  func everySentReturn() throws -> [SentReturn] { try Store.everySent(db, until: asOf) }
}
