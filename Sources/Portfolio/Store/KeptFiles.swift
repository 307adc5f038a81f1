import GRDB

/// A file that was sent, as the portfolio keeps it.
public struct KeptFile: Sendable, Hashable {
  /// Relative to the path that was imported.
  public let name: String
  /// The log entry that brought it.
  public let entry: Int64
  public let sha256: String
  public let size: Int64
  let content: Content

  enum Content: Hashable {
    /// Documents: a file's pieces.
    case pieces(file: Int64, first: Int64, last: Int64)
    case rates(RatesReading)
  }

  /// Whether it holds rates of exchange, and no documents.
  public var holdsRates: Bool {
    if case .rates = content { true } else { false }
  }

  /// Whether any of some pieces may be its own.
  public func mayHold(_ pieces: Set<Int64>) -> Bool {
    guard case .pieces(_, let first, let last) = content else { return false }
    return pieces.contains { first <= $0 && $0 <= last }
  }

  /// How a file of rates was read when it came, and is read again.
  public var ratesReading: RatesReading {
    if case .rates(let reading) = content { reading } else { RatesReading() }
  }
}

/// A record of a file, where it begins.
public struct KeptRecord: Sendable, Hashable {
  public let file: String
  /// The log entry that brought the file.
  public let entry: Int64
  public let line: Int
  let segment: Int64
}

extension Reading {
  /// The files of documents and of rates, in the order they came; of one name, when it is given.
  public func keptFiles(named name: String? = nil) throws -> [KeptFile] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT entry, name, sha256, size, id, first_segment, last_segment, NULL AS month,
          NULL AS month_column, NULL AS currency_column, NULL AS value_column
        FROM imported_file WHERE ?1 IS NULL OR name = ?1
        UNION ALL
        SELECT file.entry, file.name, file.sha256, file.size, NULL, NULL, NULL, file.month,
          \(Store.detail("monthColumn", of: "brought")),
          \(Store.detail("currencyColumn", of: "brought")),
          \(Store.detail("valueColumn", of: "brought"))
        FROM rates_file AS file LEFT JOIN log_entry AS brought ON brought.entry = file.entry
        WHERE ?1 IS NULL OR file.name = ?1
        ORDER BY entry, id
        """, arguments: [name]
    ).map { row in
      var content = KeptFile.Content.rates(
        RatesReading(
          month: row["month"], monthColumn: row["month_column"],
          currencyColumn: row["currency_column"], valueColumn: row["value_column"]))
      if let file = row["id"] as Int64? {
        content = .pieces(file: file, first: row["first_segment"], last: row["last_segment"])
      }
      return KeptFile(
        name: row["name"], entry: row["entry"], sha256: row["sha256"], size: row["size"],
        content: content)
    }
  }

  /// The pieces that the versions of a project's documents were read out of.
  public func pieces(ofProject key: String) throws -> Set<Int64> {
    Set(
      try Int64.fetchAll(
        db,
        sql: """
          SELECT version.segment FROM document_version AS version
          JOIN document ON document.id = version.document
          JOIN project ON project.id = document.project WHERE project.key = ?
          """, arguments: [key]))
  }

  /// Opens a file to be read piece by piece.
  public func open(_ file: KeptFile) throws -> PiecesOfKeptFile {
    try PiecesOfKeptFile(db, file)
  }

  /// The record of a file that begins on a line, whatever became of it.
  public func record(atLine line: Int, of file: KeptFile) throws -> KeptRecord? {
    guard case .pieces(let number, let first, let last) = file.content else { return nil }
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM segment
        WHERE id BETWEEN ? AND ? AND file = ? AND kind = 'record' AND line = ? ORDER BY id
        """, arguments: [first, last, number, line]
    ).map { KeptRecord(file: file.name, entry: file.entry, line: line, segment: $0) }
  }

  /// Whether a record was set aside when it came.
  public func isSetAside(_ record: KeptRecord) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM set_aside WHERE segment = ?)",
      arguments: [record.segment]) ?? false
  }

  /// The records set aside that a name means: an id, `KIND ID`, or `KIND ISSUER ID`.
  ///
  /// - Returns: those that nothing has closed; where there are none, all.
  public func recordsSetAside(named name: String) throws -> [KeptRecord] {
    try Row.fetchAll(
      db,
      sql: """
        WITH named AS (
          SELECT file.name, file.entry, segment.line, segment.id, aside.until_entry,
            aside.id AS place
          FROM set_aside AS aside JOIN segment ON segment.id = aside.segment
          JOIN imported_file AS file ON file.id = segment.file
          WHERE aside.external_id = ?1 OR aside.element_name || ' ' || aside.external_id = ?1
            OR aside.element_name || ' ' || aside.issuer || ' ' || aside.external_id = ?1)
        SELECT name, entry, line, id FROM named
        WHERE until_entry IS NULL OR NOT EXISTS (SELECT 1 FROM named WHERE until_entry IS NULL)
        ORDER BY place
        """, arguments: [name]
    ).map {
      KeptRecord(file: $0["name"], entry: $0["entry"], line: $0["line"], segment: $0["id"])
    }
  }

  /// The bytes of a record as they were sent.
  public func bytes(of record: KeptRecord) throws -> [UInt8] {
    try originals.bytes(ofSegment: record.segment)
  }
}

/// The bytes of a kept file, piece by piece from its beginning.
public final class PiecesOfKeptFile {
  private let statement: RawStatement
  private let deflate = Deflate()
  private var isAtEnd = false
  /// The number of the piece that was read last.
  public private(set) var piece: Int64 = 0
  /// Whether that piece is a record.
  public private(set) var isRecord = false

  init(_ db: Database, _ file: KeptFile) throws {
    switch file.content {
    case .pieces(let number, let first, let last):
      statement = try RawStatement(
        db,
        """
        SELECT segment.id, segment.size, coalesce(segment.data, earlier.data),
          segment.kind = 'record'
        FROM segment LEFT JOIN segment AS earlier ON earlier.id = segment.same_as
        WHERE segment.id BETWEEN ? AND ? AND segment.file = ? ORDER BY segment.id
        """)
      statement.bind(1, first)
      statement.bind(2, last)
      statement.bind(3, number)
    case .rates:
      statement = try RawStatement(
        db, "SELECT entry, size, data, 0 FROM rates_file WHERE entry = ?")
      statement.bind(1, file.entry)
    }
  }

  deinit { statement.reset() }

  /// Goes to the next piece without opening it; `false` after the last.
  public func advance() throws -> Bool {
    guard !isAtEnd, try statement.next() else {
      isAtEnd = true
      return false
    }
    piece = statement.integer(0)
    isRecord = statement.integer(3) != 0
    return true
  }

  /// The next piece; `nil` after the last.
  ///
  /// - Throws: `OriginalDamaged` when the stored bytes do not open.
  public func next() throws -> [UInt8]? {
    guard try advance() else { return nil }
    return try bytes()
  }

  /// The piece that was gone to last, opened.
  ///
  /// - Throws: `OriginalDamaged` when the stored bytes do not open.
  public func bytes() throws -> [UInt8] {
    guard let bytes = deflate.inflated(statement.bytes(2), size: Int(statement.integer(1))) else {
      throw OriginalDamaged(segment: piece)
    }
    return bytes
  }
}
