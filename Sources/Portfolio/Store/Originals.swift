import GRDB

/// A piece of a file whose stored bytes do not open.
struct OriginalDamaged: Error {
  let segment: Int64
}

/// The bytes as they were sent.
enum Originals {
  /// The bytes of one piece of a file.
  ///
  /// - Throws: `OriginalDamaged` when the stored bytes are missing or do not inflate to their size.
  static func bytes(_ db: Database, segment: Int64) throws -> [UInt8] {
    let statement = try RawStatement(
      db,
      """
      SELECT coalesce(segment.data, earlier.data), segment.size
      FROM segment LEFT JOIN segment AS earlier ON earlier.id = segment.same_as
      WHERE segment.id = ?
      """)
    statement.bind(1, segment)
    guard try statement.next(), !statement.isNull(0) else {
      throw OriginalDamaged(segment: segment)
    }
    defer { statement.reset() }
    guard
      let bytes = Deflate().inflated(statement.bytes(0), size: Int(statement.integer(1)))
    else { throw OriginalDamaged(segment: segment) }
    return bytes
  }
}

/// A record as it was sent, with what stood around it: enough to read it again by itself.
public struct OriginalRecord: Sendable {
  /// The file it came in, relative to the path that was imported.
  public let file: String
  /// What stood in the file before its first record.
  public let head: [UInt8]
  public let bytes: [UInt8]
  /// What stood in the file after its last record.
  public let tail: [UInt8]
  /// Where the record begins in the file.
  public let line: Int
  public let column: Int
}

extension Reading {
  /// The original of a document version. What stands around the records of a file is read once for all.
  ///
  /// - Throws: `OriginalDamaged` when the stored bytes do not open.
  public func original(ofVersion version: Int64) throws -> OriginalRecord? {
    let statement = try RawStatement(
      db,
      """
      SELECT file.name, file.first_segment, file.last_segment, segment.id, segment.line,
        segment.column_no
      FROM document_version AS version
      JOIN segment ON segment.id = version.segment
      JOIN imported_file AS file ON file.id = segment.file
      WHERE version.id = ?
      """)
    statement.bind(1, version)
    guard try statement.next() else { return nil }
    defer { statement.reset() }
    let first = statement.integer(1)
    if surroundings?.firstSegment != first {
      surroundings = (
        first, try pieces("head", from: first, to: statement.integer(2)),
        try pieces("tail", from: first, to: statement.integer(2))
      )
    }
    return OriginalRecord(
      file: statement.text(0), head: surroundings?.head ?? [],
      bytes: try Originals.bytes(db, segment: statement.integer(3)),
      tail: surroundings?.tail ?? [],
      line: Int(statement.integer(4)), column: Int(statement.integer(5)))
  }

  private func pieces(_ kind: String, from first: Int64, to last: Int64) throws -> [UInt8] {
    let ids = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM segment
        WHERE id BETWEEN ? AND ? AND kind = ? AND kind <> 'record' ORDER BY id
        """,
      arguments: [first, last, kind])
    return try ids.flatMap { try Originals.bytes(db, segment: $0) }
  }
}
