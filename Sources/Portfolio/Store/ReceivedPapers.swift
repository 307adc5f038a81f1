import GRDB
import Values

/// A paper as it was sent: a version of a document, or a record that was set aside, with the file it came in.
public struct ReceivedPaper: Sendable {
  public let kind: String
  public let issuer: String
  public let id: String
  /// Which version of the document it is, and the day it was issued and counts as received; nothing of
  /// a record that was set aside.
  public let version: Version?
  public let standing: Standing
  public let file: KeptFile
  /// Where it begins in its file.
  public let line: Int
  /// The piece of the file that it is.
  public let piece: Int64

  public struct Version: Sendable, Hashable {
    /// The version's number in the portfolio.
    public let key: Int64
    public let number: Int
    public let issued: String
    public let received: String
  }

  /// What a paper counts for.
  public enum Standing: Sendable, Hashable {
    case current
    /// Another version of the document holds.
    case replaced
    /// An entry of the log took the document out of force.
    case withdrawn(entry: Int64)
    /// It could not be taken; an entry of the log may have closed it.
    case setAside(closedBy: Int64?)
  }
}

extension Reading {
  /// Everything that was sent of a project: each version of each of its documents, withdrawn ones too, and
  /// records with the ids of these documents that were set aside. By kind, issuer, id and version; what was
  /// set aside comes last.
  public func receivedPapers(ofProject key: String) throws -> [ReceivedPaper] {
    let received =
      asOf == .max ? "version.received" : EarlierState.received(of: "version", asOf: asOf)
    let versions = try papers(
      """
      WITH member (document) AS (\(members))
      SELECT document.kind, document.issuer, document.external_id AS id, version.id AS version,
        version.number, version.issued, \(received) AS received, version.until_entry,
        current.version IS NOT NULL AS is_current, segment.line, segment.id AS piece,
        \(Self.columnsOfFile)
      FROM member JOIN main.document AS document ON document.id = member.document
      JOIN document_version AS version ON version.document = document.id
      LEFT JOIN current_document AS current ON current.version = version.id
      JOIN segment ON segment.id = version.segment
      JOIN imported_file AS file ON file.id = segment.file
      WHERE version.from_entry <= ?2
      ORDER BY document.kind, document.issuer, document.external_id, version.number, version.id
      """, [key, asOf])
    let setAside = try papers(
      """
      WITH member (document) AS (\(members))
      SELECT document.kind, document.issuer, document.external_id AS id, NULL AS version,
        NULL AS number, NULL AS issued, NULL AS received, aside.until_entry, FALSE AS is_current,
        segment.line, segment.id AS piece, \(Self.columnsOfFile)
      FROM member JOIN main.document AS document ON document.id = member.document
      JOIN set_aside AS aside ON aside.external_id = document.external_id
        AND aside.issuer = document.issuer AND aside.element_name = document.kind
      JOIN segment ON segment.id = aside.segment
      JOIN imported_file AS file ON file.id = segment.file
      WHERE aside.from_entry <= ?2 ORDER BY aside.id
      """, [key, asOf])
    return versions + setAside
  }

  /// A version of a document that belongs to no project, as it was sent.
  public func receivedPaper(_ header: DocumentHeader) throws -> ReceivedPaper? {
    try papers(
      """
      SELECT ?1 AS kind, ?2 AS issuer, ?3 AS id, version.id AS version, version.number,
        version.issued, ?4 AS received, NULL AS until_entry, TRUE AS is_current, segment.line,
        segment.id AS piece, \(Self.columnsOfFile)
      FROM document_version AS version JOIN segment ON segment.id = version.segment
      JOIN imported_file AS file ON file.id = segment.file
      WHERE version.id = ?5
      """,
      [
        header.kind.rawValue, header.issuer, header.id, header.received.iso, header.version,
      ]
    ).first
  }

  /// How many records a file has.
  public func recordCount(of file: KeptFile) throws -> Int {
    guard case .pieces(let number, let first, let last) = file.content else { return 0 }
    return try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM segment WHERE id BETWEEN ? AND ? AND file = ? AND kind = 'record'
        """, arguments: [first, last, number]) ?? 0
  }

  /// The bytes of a piece of a file.
  ///
  /// - Throws: `OriginalDamaged` when the stored bytes do not open.
  public func bytes(ofPiece piece: Int64) throws -> [UInt8] {
    try originals.bytes(ofSegment: piece)
  }

  /// What stands before the first record of a file and after its last.
  public func around(_ file: KeptFile) throws -> (before: [UInt8], after: [UInt8]) {
    guard case .pieces(let number, _, _) = file.content else { return ([], []) }
    return try originals.surroundings(of: number)
  }

  /// The documents of the project ?1. Of an earlier state, those that held then, and those of the same
  /// projects now that had been withdrawn by then: a document that does not hold has no project of that time.
  private var members: String {
    guard asOf != .max else {
      return """
        SELECT document.id FROM document JOIN project ON project.id = document.project
        WHERE project.key = ?1
        """
    }
    let held = """
      SELECT current_document.document FROM current_document
      JOIN project ON project.id = current_document.project WHERE project.key = ?1
      """
    return """
      \(held)
      UNION
      SELECT other.id FROM main.document AS mine
      JOIN main.document AS other ON other.project = mine.project
      WHERE mine.id IN (\(held)) AND other.id NOT IN (SELECT document FROM current_document)
      """
  }

  private static let columnsOfFile = """
    file.name AS file_name, file.entry, file.sha256, file.size, file.id AS file,
      file.first_segment, file.last_segment
    """

  private func papers(
    _ sql: String, _ arguments: StatementArguments
  ) throws -> [ReceivedPaper] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      let version: Int64? = row["version"]
      let until = (row["until_entry"] as Int64?).flatMap { $0 <= asOf ? $0 : nil }
      let standing: ReceivedPaper.Standing
      switch (version, until, row["is_current"] as Bool) {
      case (nil, let entry, _): standing = .setAside(closedBy: entry)
      case (_, let entry?, _): standing = .withdrawn(entry: entry)
      case (_, nil, true): standing = .current
      case (_, nil, false): standing = .replaced
      }
      return ReceivedPaper(
        kind: row["kind"], issuer: row["issuer"], id: row["id"],
        version: version.map {
          ReceivedPaper.Version(
            key: $0, number: row["number"], issued: row["issued"], received: row["received"])
        }, standing: standing,
        file: KeptFile(
          name: row["file_name"], entry: row["entry"], sha256: row["sha256"], size: row["size"],
          content: .pieces(
            file: row["file"], first: row["first_segment"], last: row["last_segment"])),
        line: row["line"], piece: row["piece"])
    }
  }
}
