import GRDB
import Languages

/// The statements of an import, prepared once.
final class ImportStatements {
  struct Version {
    let id: Int64
    let number: Int
    let issued: String
    let hash: [UInt8]
    let segment: Int64
    let received: String

    /// Whether the other one is the later version of the two.
    func precedes(_ other: Version) -> Bool {
      if number != other.number { return number < other.number }
      if issued != other.issued { return issued < other.issued }
      return hash.lexicographicallyPrecedes(other.hash)
    }
  }

  private let db: Database
  let savepoint, release, rollback: RawStatement
  /// The ids of the records that are set aside. Few valid records have one to close.
  private var setAsideIDs = TextFilter()
  /// The typed rows of what is taken, which wait to be inserted.
  let rows: InsertRows
  private let findDocument, findVersions, findSegmentData: RawStatement
  private let addDocument, addVersion, addSegment, addFile: RawStatement
  private let addSetAside, addReason, findSetAside, endSetAside, findPlace: RawStatement
  private let setCurrentVersion, deleteDocument, endFile: RawStatement
  private let keepReceived, changeReceived, openSetAside: RawStatement

  init(_ db: Database, shapes: [TableShape]) throws {
    func make(_ sql: String) throws -> RawStatement { try RawStatement(db, sql) }
    self.db = db
    rows = try InsertRows(db, shapes: shapes)
    savepoint = try make("SAVEPOINT file")
    release = try make("RELEASE file")
    rollback = try make("ROLLBACK TO file")
    findDocument = try make(
      """
      SELECT document.id, document.project, version.id, version.number, version.issued,
        version.content_sha256, version.segment, version.received
      FROM document LEFT JOIN document_version AS version ON version.id = document.current_version
      WHERE document.kind = ? AND document.issuer = ? AND document.external_id = ?
      """)
    findVersions = try make(
      """
      SELECT id, number, issued, content_sha256, segment, received FROM document_version
      WHERE document = ? AND until_entry IS NULL
      """)
    findSegmentData = try make(
      """
      SELECT coalesce(segment.same_as, segment.id), coalesce(segment.data, earlier.data)
      FROM segment LEFT JOIN segment AS earlier ON earlier.id = segment.same_as
      WHERE segment.id = ?
      """)
    addDocument = try make("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)")
    addVersion = try make(
      "INSERT INTO document_version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)")
    addSegment = try make("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    addFile = try make("INSERT INTO imported_file VALUES (?, ?, '', ?, 0, '', ?, ?)")
    endFile = try make(
      """
      UPDATE imported_file SET name = ?, sha256 = ?, size = ?, encoding = ?, last_segment = ?
      WHERE id = ?
      """)
    addSetAside = try make("INSERT INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, NULL)")
    addReason = try make("INSERT INTO set_aside_reason VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    findSetAside = try make(
      "SELECT segment FROM set_aside WHERE bytes_sha256 = ? ORDER BY id")
    endSetAside = try make(
      """
      UPDATE set_aside SET until_entry = ?
      WHERE external_id = ? AND issuer = ? AND element_name = ? AND until_entry IS NULL
      """)
    findPlace = try make("SELECT line, column_no FROM segment WHERE id = ?")
    setCurrentVersion = try make("UPDATE document SET current_version = ? WHERE id = ?")
    keepReceived = try make(
      """
      INSERT INTO corrected_receipt (version, until_entry, received, received_at)
      SELECT id, ?1, received, received_at FROM document_version WHERE id = ?2
      """)
    changeReceived = try make(
      "UPDATE document_version SET received = ?, received_at = ? WHERE id = ?")
    deleteDocument = try make("DELETE FROM document WHERE id = ?")
    openSetAside = try make(
      """
      UPDATE set_aside SET until_entry = NULL
      WHERE until_entry = ? AND external_id = ? AND issuer = ? AND element_name = ?
      """)
  }

  // MARK: Documents and versions

  struct Known {
    let id: Int64
    let project: Int64?
    /// The version that holds now.
    let current: Version?
  }

  func document(_ identity: RecordIdentity) throws -> Known? {
    findDocument.bind(1, identity.kind)
    findDocument.bind(2, identity.issuer)
    findDocument.bind(3, identity.id)
    guard try findDocument.next() else { return nil }
    defer { findDocument.reset() }
    return Known(
      id: findDocument.integer(0), project: findDocument.optionalInteger(1),
      current: findDocument.isNull(2) ? nil : version(findDocument, from: 2))
  }

  func versions(of document: Int64) throws -> [Version] {
    findVersions.bind(1, document)
    var versions: [Version] = []
    while try findVersions.next() { versions.append(version(findVersions, from: 0)) }
    return versions
  }

  private func version(_ row: RawStatement, from column: Int) -> Version {
    Version(
      id: row.integer(column), number: Int(row.integer(column + 1)), issued: row.text(column + 2),
      hash: Array(row.bytes(column + 3)), segment: row.integer(column + 4),
      received: row.text(column + 5))
  }

  func insertDocument(
    id: Int64, _ identity: RecordIdentity, project: Int64?, currentVersion: Int64
  ) throws {
    addDocument.bind(1, id)
    addDocument.bind(2, identity.kind)
    addDocument.bind(3, identity.issuer)
    addDocument.bind(4, identity.id)
    addDocument.bind(5, project)
    addDocument.bind(6, currentVersion)
    try addDocument.run()
  }

  func insertVersion(
    id: Int64, document: Int64, _ identity: RecordIdentity, contentSHA256: [UInt8],
    circumstances: ImportCircumstances, segment: Int64, entry: Int64
  ) throws {
    addVersion.bind(1, id)
    addVersion.bind(2, document)
    addVersion.bind(3, Int64(identity.number))
    addVersion.bind(4, identity.issued)
    addVersion.bind(5, blob: contentSHA256)
    addVersion.bind(6, circumstances.received)
    addVersion.bind(7, circumstances.receivedAt)
    addVersion.bind(8, segment)
    addVersion.bind(9, entry)
    addVersion.bind(10, identity.titleOrder)
    try addVersion.run()
  }

  /// Corrects the day a version was received from a log entry on, and keeps the day that stood before.
  func setReceived(version: Int64, _ circumstances: ImportCircumstances, entry: Int64) throws {
    keepReceived.bind(1, entry)
    keepReceived.bind(2, version)
    try keepReceived.run()
    changeReceived.bind(1, circumstances.received)
    changeReceived.bind(2, circumstances.receivedAt)
    changeReceived.bind(3, version)
    try changeReceived.run()
  }

  func setCurrent(document: Int64, version: Int64?) throws {
    setCurrentVersion.bind(1, version)
    setCurrentVersion.bind(2, document)
    try setCurrentVersion.run()
  }

  func delete(version: Int64) throws {
    try rows.flush()
    // Made when it is needed, which is seldom: it goes through every table that records fill, and to
    // prepare it takes SQLite as long as to take in some dozens of records.
    let statement = try RawStatement(db, "DELETE FROM document_version WHERE id = ?")
    statement.bind(1, version)
    try statement.run()
  }

  func delete(document: Int64) throws {
    deleteDocument.bind(1, document)
    try deleteDocument.run()
  }

  // MARK: Files and their pieces

  func insertFile(id: Int64, entry: Int64, firstSegment: Int64) throws {
    addFile.bind(1, id)
    addFile.bind(2, entry)
    addFile.bind(3, Log.beginning)
    addFile.bind(4, firstSegment)
    addFile.bind(5, firstSegment)
    try addFile.run()
  }

  func completeFile(
    id: Int64, name: String, sha256: String, size: Int64, encoding: String, lastSegment: Int64
  ) throws {
    endFile.bind(1, name)
    endFile.bind(2, sha256)
    endFile.bind(3, size)
    endFile.bind(4, encoding)
    endFile.bind(5, lastSegment)
    endFile.bind(6, id)
    try endFile.run()
  }

  func insertSegment(
    id: Int64, file: Int64, _ piece: PieceOfFile, data: UnsafeRawBufferPointer?, sameAs: Int64?
  ) throws {
    addSegment.bind(1, id)
    addSegment.bind(2, file)
    addSegment.bind(3, piece.kind.rawValue)
    addSegment.bind(4, piece.line.map(Int64.init))
    addSegment.bind(5, piece.column.map(Int64.init))
    addSegment.bind(6, Int64(piece.bytes.count))
    if let data { addSegment.bind(7, blob: data) } else { addSegment.bindNull(7) }
    addSegment.bind(8, sameAs)
    try addSegment.run()
  }

  /// The segment that keeps exactly these deflated bytes, given one that may share them.
  func segment(holding data: UnsafeRawBufferPointer, as segment: Int64) throws -> Int64? {
    findSegmentData.bind(1, segment)
    guard try findSegmentData.next() else { return nil }
    defer { findSegmentData.reset() }
    let stored = findSegmentData.bytes(1)
    return stored.count == data.count && stored.elementsEqual(data)
      ? findSegmentData.integer(0) : nil
  }

  func place(ofSegment segment: Int64) throws -> (line: Int, column: Int) {
    findPlace.bind(1, segment)
    guard try findPlace.next() else { return (1, 1) }
    defer { findPlace.reset() }
    return (Int(findPlace.integer(0)), Int(findPlace.integer(1)))
  }

  // MARK: Records set aside

  /// Takes note of the records that are set aside now, when nobody else can change them any more.
  func noteOpenSetAside() throws {
    setAsideIDs.removeAll()
    let open = try String.fetchCursor(
      db,
      sql: """
        SELECT external_id FROM set_aside WHERE until_entry IS NULL AND external_id IS NOT NULL
        """)
    while let id = try open.next() { setAsideIDs.insert(id) }
  }

  func insertSetAside(
    id: Int64, segment: Int64, elementName: String, issuer: String?, externalID: String?,
    hash: [UInt8], entry: Int64
  ) throws {
    if let externalID { setAsideIDs.insert(externalID) }
    addSetAside.bind(1, id)
    addSetAside.bind(2, segment)
    addSetAside.bind(3, elementName)
    addSetAside.bind(4, issuer)
    addSetAside.bind(5, externalID)
    addSetAside.bind(6, blob: hash)
    addSetAside.bind(7, entry)
    try addSetAside.run()
  }

  func insertReason(setAside: Int64, no: Int, _ reason: SetAsideReason) throws {
    addReason.bind(1, setAside)
    addReason.bind(2, Int64(no))
    addReason.bind(3, reason.rule)
    addReason.bind(4, Int64(reason.line))
    addReason.bind(5, Int64(reason.column))
    addReason.bind(6, reason.message.english)
    addReason.bind(7, reason.message.swedish)
    addReason.bind(8, reason.fix?.english)
    addReason.bind(9, reason.fix?.swedish)
    try addReason.run()
  }

  /// The segment of a record set aside before with the same bytes.
  func setAsideSegment(bytesSHA256 hash: [UInt8]) throws -> Int64? {
    findSetAside.bind(1, blob: hash)
    guard try findSetAside.next() else { return nil }
    defer { findSetAside.reset() }
    return findSetAside.integer(0)
  }

  /// Opens again what a valid record closed that has been taken out of its file.
  func reopenSetAside(_ identity: RecordIdentity, entry: Int64) throws {
    setAsideIDs.insert(identity.id)
    openSetAside.bind(1, entry)
    openSetAside.bind(2, identity.id)
    openSetAside.bind(3, identity.issuer)
    openSetAside.bind(4, identity.kind)
    try openSetAside.run()
  }

  /// A valid record with the same id closes the ones set aside.
  func closeSetAside(_ identity: RecordIdentity, entry: Int64) throws {
    guard setAsideIDs.mayHave(identity.id) else { return }
    endSetAside.bind(1, entry)
    endSetAside.bind(2, identity.id)
    endSetAside.bind(3, identity.issuer)
    endSetAside.bind(4, identity.kind)
    try endSetAside.run()
  }
}
