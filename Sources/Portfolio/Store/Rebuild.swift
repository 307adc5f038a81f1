import GRDB
public import Languages

extension Store {
  /// Makes every typed row, every project, every outline, every rate and what can be searched for
  /// again, from the originals, and brings back views that are gone.
  ///
  /// - Parameters:
  ///   - shapes: the tables that records fill.
  ///   - reread: reads the originals once more and hands on each record.
  ///   - readRates: reads a file of rates.
  /// - Returns: how many document versions and rates were made again.
  /// - Throws: `CannotRebuild` when an original cannot be taken any more; nothing is changed then.
  public func rebuild(
    shapes: [TableShape], by person: String, at moment: String,
    reread: (Reading, (RereadRecord) throws -> Void) throws -> Void,
    readRates: (KeptFile, [UInt8]) throws -> [StatedRate]
  ) throws -> (versions: Int, rates: Int) {
    do {
      allowReadersBeside()
      return try queue.inDatabase { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        var isDone = false
        defer { if !isDone { try? db.execute(sql: "ROLLBACK") } }
        let restored = try rebuildSchema(db)
        let versions = try RebuildRows(db, shapes: shapes).run(reread)
        try rebuildProjects(db)
        let rates = try rebuildRates(db, readRates)
        try db.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')")
        try db.execute(sql: "DELETE FROM outline")
        try db.execute(
          sql: "INSERT INTO outline \(MakeOutlines.statement)", arguments: [0, Int64.max])
        let views =
          restored.isEmpty ? [] : [("restored", restored.sorted().joined(separator: " "))]
        try Log.add(
          db, at: moment, by: person, action: .rebuild,
          details: [("versions", "\(versions)"), ("rates", "\(rates)")] + views)
        try db.execute(sql: "COMMIT")
        isDone = true
        return (versions, rates)
      }
    } catch {
      throw StoreError.from(error, path: path, waited: patience)
    }
  }

  /// Takes the rates of every kept file in again, in the order the files came.
  private func rebuildRates(
    _ db: Database, _ read: (KeptFile, [UInt8]) throws -> [StatedRate]
  ) throws -> Int {
    try db.execute(sql: "DELETE FROM rate")
    let reading = try Reading(db, .now)
    var count = 0
    for file in try reading.keptFiles() where file.holdsRates {
      let bytes = try reading.open(file).next() ?? []
      let changed = try newOrChanged(try read(file, bytes), db)
      try put(changed, of: file.entry, db)
      count += changed.count
    }
    return count
  }

  /// Chooses the versions that hold, and puts all projects together anew.
  private func rebuildProjects(_ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE document SET current_version = (
          SELECT version.id FROM document_version AS version
          WHERE version.document = document.id AND version.until_entry IS NULL
          ORDER BY version.number DESC, version.issued DESC, version.content_sha256 DESC LIMIT 1);
        DELETE FROM project_alias;
        """)
    var next = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM project") ?? 1
    let arrange = try ArrangeProjects(db)
    // What has no project is given one for the while: names decide where it goes.
    try arrange.insert(project: next)
    try db.execute(
      sql: "UPDATE document SET project = ? WHERE project IS NULL AND current_version IS NOT NULL",
      arguments: [next])
    next += 1
    let projects = try Int64.fetchAll(db, sql: "SELECT id FROM project ORDER BY id")
    try arrange.rearrange(projects) {
      defer { next += 1 }
      return next
    }
  }
}

/// An original that this version of the program does not take.
public struct CannotRebuild: SayableError {
  /// The document and its version.
  public let document: String

  public var wording: Wording {
    Wording(
      "the original of \(document) cannot be taken as it is read now, so nothing was changed; "
        + "fondbok original shows it",
      sv: "originalet till \(document) kan inte tas in så som det läses nu, så ingenting ändrades; "
        + "fondbok original visar det")
  }
}

/// Writes the rows of every version again.
private final class RebuildRows {
  private let db: Database
  private let inserts: InsertRows
  private let shapes: [TableShape]
  private let findVersion, setVersion, setDocument: RawStatement

  init(_ db: Database, shapes: [TableShape]) throws {
    self.db = db
    self.shapes = shapes
    inserts = try InsertRows(db, shapes: shapes)
    findVersion = try RawStatement(
      db,
      """
      SELECT version.id, version.document,
        document.kind || ' ' || document.issuer || ' ' || document.external_id
          || ', version ' || version.number
      FROM document_version AS version JOIN document ON document.id = version.document
      WHERE version.segment = ?
      """)
    setVersion = try RawStatement(
      db,
      """
      UPDATE document_version SET number = ?, issued = ?, content_sha256 = ?, title_order = ?
      WHERE id = ?
      """)
    setDocument = try RawStatement(
      db, "UPDATE document SET kind = ?, issuer = ?, external_id = ? WHERE id = ?")
  }

  func run(_ reread: (Reading, (RereadRecord) throws -> Void) throws -> Void) throws -> Int {
    for shape in shapes { try db.execute(sql: "DELETE FROM \(shape.name)") }
    var versions = 0
    try reread(try Reading(db, .now)) { record in
      findVersion.bind(1, record.piece)
      guard try findVersion.next() else { return }
      let (version, document) = (findVersion.integer(0), findVersion.integer(1))
      let name = findVersion.text(2)
      findVersion.reset()
      guard let identity = record.identity else { throw CannotRebuild(document: name) }
      setVersion.bind(1, Int64(identity.number))
      setVersion.bind(2, identity.issued)
      setVersion.bind(3, blob: record.contentSHA256)
      setVersion.bind(4, identity.titleOrder)
      setVersion.bind(5, version)
      try setVersion.run()
      setDocument.bind(1, identity.kind)
      setDocument.bind(2, identity.issuer)
      setDocument.bind(3, identity.id)
      setDocument.bind(4, document)
      try setDocument.run()
      try inserts.add(record.rows, version: version)
      versions += 1
    }
    try inserts.flush()
    return versions
  }
}
