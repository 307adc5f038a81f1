import GRDB
import SafeText

/// What kind of change a log entry records.
public enum LogAction: String, Sendable {
  case create, migration, `import`, received, withdraw, waive, rates, rulebook, sent, approve,
    redact
  case retention, setting, rebuild
}

/// An entry of the log, in which everything that changed the portfolio stands.
public struct LogEntry: Sendable, Equatable {
  public let entry: Int64
  /// The moment, UTC, ISO 8601.
  public let at: String
  public let madeBy: String
  public let action: String
  /// What was done, as a JSON object.
  public let details: String
  /// The SHA-256 of what came or went, when bytes did.
  public let bytesSHA256: String?
  public let previousSHA256: String
  public let sha256: String

  /// The hash that the entry's fields and the entry before give.
  var expectedSHA256: String {
    var hasher = SHA256Hasher()
    let lines = ["\(entry)", at, madeBy, action, details, bytesSHA256 ?? "", previousSHA256]
    hasher.update(lines.joined(separator: "\n"))
    return hasher.hex()
  }
}

extension LogEntry {
  /// An entry as it is kept. A damaged file may hold nothing where something must stand.
  init(_ row: Row) {
    self.init(
      entry: row["entry"] ?? 0, at: row["at"] ?? "", madeBy: row["made_by"] ?? "",
      action: row["action"] ?? "", details: row["details"] ?? "",
      bytesSHA256: row["bytes_sha256"], previousSHA256: row["previous_sha256"] ?? "",
      sha256: row["sha256"] ?? "")
  }
}

extension Store {
  /// The whole log, oldest first.
  public func log() throws -> [LogEntry] {
    try read { try Log.entries($0) }
  }
}

/// Writes and reads the log within a transaction.
enum Log {
  /// An entry that has its number and does not tell yet what was done.
  struct OpenEntry {
    let entry: Int64
    fileprivate let at, madeBy, action: String
  }

  /// Before the first entry there is none to point at.
  static let beginning = String(repeating: "0", count: 64)

  static func nextEntry(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT coalesce(max(entry), 0) + 1 FROM log_entry") ?? 1
  }

  /// Takes a number in the log before what it tells is known, so that rows can refer to it.
  static func open(
    _ db: Database, _ entry: Int64, at: String, by: String, action: LogAction
  ) throws -> OpenEntry {
    try db.cachedStatement(sql: "INSERT INTO log_entry VALUES (?, ?, ?, ?, '{}', NULL, ?, ?)")
      .execute(arguments: [entry, at, by, action.rawValue, beginning, beginning])
    return OpenEntry(entry: entry, at: at, madeBy: by, action: action.rawValue)
  }

  /// Completes an entry with what was done and seals it with its hash.
  static func close(
    _ db: Database, _ open: OpenEntry, details: [(String, String)], bytesSHA256: String? = nil
  ) throws {
    let previous = try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT sha256 FROM log_entry WHERE entry < ? ORDER BY entry DESC LIMIT 1"),
      arguments: [open.entry])
    let whole = LogEntry(
      entry: open.entry, at: open.at, madeBy: open.madeBy, action: open.action,
      details: object(details), bytesSHA256: bytesSHA256,
      previousSHA256: previous ?? beginning, sha256: "")
    try db.cachedStatement(
      sql: """
        UPDATE log_entry SET details = ?, bytes_sha256 = ?, previous_sha256 = ?, sha256 = ?
        WHERE entry = ?
        """
    ).execute(arguments: [
      whole.details, whole.bytesSHA256, whole.previousSHA256, whole.expectedSHA256, whole.entry,
    ])
  }

  /// Writes a whole entry.
  @discardableResult
  static func add(
    _ db: Database, at: String, by: String, action: LogAction, details: [(String, String)],
    bytesSHA256: String? = nil
  ) throws -> Int64 {
    let entry = try nextEntry(db)
    let opened = try open(db, entry, at: at, by: by, action: action)
    try close(db, opened, details: details, bytesSHA256: bytesSHA256)
    return entry
  }

  static func entries(_ db: Database, from first: Int64 = 1) throws -> [LogEntry] {
    try Array(cursor(db, from: first))
  }

  /// The entries one by one, oldest first.
  static func cursor(_ db: Database, from first: Int64 = 1) throws -> some Cursor<LogEntry> {
    try Row.fetchCursor(
      db, sql: "SELECT * FROM log_entry WHERE entry >= ? ORDER BY entry", arguments: [first]
    ).map { LogEntry($0) }
  }

  /// A JSON object of texts; a value that is a whole number stays one.
  private static func object(_ members: [(String, String)]) -> String {
    JSONValue.object(
      members.map { key, value in
        let number = Int64(value).flatMap { String($0) == value ? $0 : nil }
        return (key, number.map(JSONValue.integer) ?? .text(value))
      }
    ).line
  }
}
