import GRDB

/// What an import knows of the file it is in: where it began, and what it has counted since.
struct FileInProgress {
  let id, firstSegment: Int64
  let log: Log.OpenEntry
  let before: NextNumbers
  /// The last version that had been taken up when the file was begun.
  let takenUpBefore: Int64
  var taken = 0
  var unchanged = 0
  var setAside = 0
  /// Records set aside that were not set aside with the same bytes before.
  var newlySetAside = 0
  /// The versions of which the file has more than one content.
  var clashing: Set<String> = []
  /// The versions from before the file that it has again.
  var seen = NumberSet()
  var hasher = SHA256Hasher()
  var size: Int64 = 0
}

/// Numbers for new rows: a single writer counts for itself.
struct NextNumbers {
  var entry, file, segment, document, version, project, setAside: Int64

  init(_ db: Database) throws {
    func next(_ table: String, _ column: String = "id") throws -> Int64 {
      try Int64.fetchOne(db, sql: "SELECT coalesce(max(\(column)), 0) + 1 FROM \(table)") ?? 1
    }
    entry = try next("log_entry", "entry")
    file = try next("imported_file")
    segment = try next("segment")
    document = try next("document")
    version = try next("document_version")
    project = try next("project")
    setAside = try next("set_aside")
  }
}
