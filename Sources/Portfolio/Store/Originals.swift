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
    guard try statement.next(), !statement.isNull(0) else { throw OriginalDamaged(segment: segment) }
    defer { statement.reset() }
    guard
      let bytes = Deflate().inflated(statement.bytes(0), size: Int(statement.integer(1)))
    else { throw OriginalDamaged(segment: segment) }
    return bytes
  }
}
