import GRDB
public import Languages

/// Marks that something was sent are entries of the log and nothing besides, so that the hashes of the log
/// guard them. One that was wrong is taken back by a later entry.
enum SentMarks {
  /// SQL for the marks of returns (`return`) or letters (`letter`) until an entry of the log, which is `?1`:
  /// each with the entry that takes it back, when one does.
  static func made(_ what: String) -> String {
    """
    SELECT made.*, ending.entry AS ended
    FROM log_entry AS made
    LEFT JOIN (
      SELECT \(Store.detail("ends", of: "later")) AS mark, min(later.entry) AS entry
      FROM log_entry AS later WHERE later.action = 'sent' AND later.entry <= ?1 GROUP BY 1
    ) AS ending ON ending.mark = CAST(made.entry AS TEXT)
    WHERE made.action = 'sent' AND made.entry <= ?1
      AND \(Store.detail(what, of: "made")) IS NOT NULL
    """
  }
}

extension Store {
  /// Writes in the log that what an entry marks as sent was not sent.
  ///
  /// - Returns: the log entry.
  /// - Throws: `NotMarked` when nothing is marked by that entry, or it was taken back before.
  public func takeBackSent(
    _ mark: Int64, because: String, by person: String, at moment: String
  ) throws -> Int64 {
    try write { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT \(Self.detail("return", of: "mark")) AS returned,
              \(Self.detail("file", of: "mark")) AS file,
              \(Self.detail("letter", of: "mark")) AS letter,
              \(Self.detail("project", of: "mark")) AS project,
              \(Self.detail("sent", of: "mark")) AS sent
            FROM (\(SentMarks.made("sent"))) AS mark WHERE mark.entry = ?2 AND mark.ended IS NULL
            """, arguments: [Int64.max, mark])
      else { throw NotMarked(entry: mark) }
      let kind = (row["returned"] as String?) ?? (row["letter"] as String?)
      let name = (row["file"] as String?) ?? (row["project"] as String?)
      return try Log.add(
        db, at: moment, by: person, action: .sent,
        details: [
          ("ends", "\(mark)"), ("what", kind ?? ""), ("of", name ?? ""),
          ("on", (row["sent"] as String?) ?? ""), ("because", because),
        ])
    }
  }
}

/// An entry of the log is said to mark something as sent, and does not.
public struct NotMarked: SayableError {
  public let entry: Int64

  public var wording: Wording {
    Wording(
      "entry \(entry) of the log marks nothing as sent that is not taken back; fondbok sent lists what "
        + "is marked, with its entry",
      sv:
        "post \(entry) i loggen markerar inget som skickat som inte är återtaget; fondbok sent räknar "
        + "upp det som är markerat, med dess post")
  }
}
