import GRDB

/// An entry of the log, and whether it concerns what was asked about.
public struct ExtractedEntry: Sendable {
  public let entry: LogEntry
  public let concerns: Bool
}

extension Reading {
  /// Every entry of the log up to this state, each with whether it concerns a project: it brought one of
  /// its papers, speaks of one, or of the project, or of all projects, as rates, rulebooks and what was sent do.
  ///
  /// - Parameters:
  ///   - subjects: what the project is called in the log: its key and the names of its documents.
  public func eachEntry(
    concerning papers: [ReceivedPaper], subjects: Set<String>,
    _ body: (ExtractedEntry) throws -> Void
  ) throws {
    let brought = Set(papers.map(\.file.entry))
    let names = Set(papers.map { "\($0.kind) \($0.issuer) \($0.id)" })
    let records = Set(papers.map { "\($0.file.entry) \($0.line)" })
    let told = try Row.fetchCursor(
      db,
      sql: """
        SELECT *,
          CASE WHEN json_valid(details) THEN details ->> '$.kind' || ' ' || (details ->> '$.issuer')
            || ' ' || (details ->> '$.id') END AS document,
          CASE WHEN json_valid(details) THEN (details ->> '$.fileEntry') || ' '
            || (details ->> '$.line') END AS record,
          CASE WHEN json_valid(details) THEN details ->> '$.subject' END AS subject
        FROM log_entry WHERE entry <= ? ORDER BY entry
        """, arguments: [asOf])
    while let row = try told.next() {
      let entry = LogEntry(row)
      let document: String? = row["document"]
      let record: String? = row["record"]
      let subject: String? = row["subject"]
      let concerns =
        switch LogAction(rawValue: entry.action) {
        case .import: brought.contains(entry.entry)
        case .withdraw, .received:
          document.map(names.contains) ?? record.map(records.contains) ?? false
        case .waive: subject.map { subjects.contains($0) || names.contains($0) } ?? true
        default: true
        }
      try body(ExtractedEntry(entry: entry, concerns: concerns))
    }
  }
}
