import GRDB

/// A piece of a file whose stored bytes do not open.
struct OriginalDamaged: Error {
  let segment: Int64
}

/// Reads the bytes of files as they were sent, piece by piece.
///
/// The statements are prepared once: a judgement reads a record again for everything it finds.
final class Originals {
  private let db: Database
  private let piece, record: RawStatement
  private let deflate = Deflate()
  /// What stands around the records of the file that was read last.
  private var surroundings: (file: Int64, head: [UInt8], tail: [UInt8])?

  init(_ db: Database) throws {
    self.db = db
    piece = try RawStatement(
      db,
      """
      SELECT coalesce(segment.data, earlier.data), segment.size
      FROM segment LEFT JOIN segment AS earlier ON earlier.id = segment.same_as
      WHERE segment.id = ?
      """)
    record = try RawStatement(
      db,
      """
      SELECT file.name, file.id, segment.id, segment.line, segment.column_no
      FROM document_version AS version
      JOIN segment ON segment.id = version.segment
      JOIN imported_file AS file ON file.id = segment.file
      WHERE version.id = ?
      """)
  }

  /// The bytes of one piece of a file.
  ///
  /// - Throws: `OriginalDamaged` when the stored bytes are missing or do not inflate to their size.
  func bytes(ofSegment segment: Int64) throws -> [UInt8] {
    piece.bind(1, segment)
    guard try piece.next() else { throw OriginalDamaged(segment: segment) }
    defer { piece.reset() }
    guard !piece.isNull(0),
      let bytes = deflate.inflated(piece.bytes(0), size: Int(piece.integer(1)))
    else { throw OriginalDamaged(segment: segment) }
    return bytes
  }

  /// The original of a document version. What stands around the records of a file is read once for
  /// all of them that follow each other.
  func record(ofVersion version: Int64) throws -> OriginalRecord? {
    record.bind(1, version)
    guard try record.next() else { return nil }
    defer { record.reset() }
    let (head, tail) = try surroundings(of: record.integer(1))
    return OriginalRecord(
      file: record.text(0), head: head, bytes: try bytes(ofSegment: record.integer(2)), tail: tail,
      line: Int(record.integer(3)), column: Int(record.integer(4)))
  }

  /// What stands before the first record of a file and after its last.
  func surroundings(of file: Int64) throws -> (before: [UInt8], after: [UInt8]) {
    if let surroundings, surroundings.file == file { return (surroundings.head, surroundings.tail) }
    let around = (try pieces("head", of: file), try pieces("tail", of: file))
    surroundings = (file, around.0, around.1)
    return around
  }

  /// What stands before or after the records of a file. The kind is spelt out, or SQLite would not see
  /// that the index of these pieces holds them, and would go through all the records of the file.
  private func pieces(_ kind: StaticString, of file: Int64) throws -> [UInt8] {
    let ids = try Int64.fetchAll(
      db, sql: "SELECT id FROM segment WHERE file = ? AND kind = '\(kind)' ORDER BY id",
      arguments: [file])
    return try ids.flatMap { try bytes(ofSegment: $0) }
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
  /// The original of a document version.
  ///
  /// - Throws: `OriginalDamaged` when the stored bytes do not open.
  public func original(ofVersion version: Int64) throws -> OriginalRecord? {
    try originals.record(ofVersion: version)
  }
}
