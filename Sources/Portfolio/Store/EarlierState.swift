import GRDB

/// The portfolio as it stood after an entry of the log, put before the one that stands now.
///
/// A table of the temporary schema is found before one of the same name in the file. What goes in are
/// the versions that held then, with the days they counted as received and the projects that their
/// names made of them.
enum EarlierState {
  static func shadow(_ db: Database, asOf entry: Int64) throws {
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.current_document;
        DROP TABLE IF EXISTS temp.project;
        CREATE TEMP TABLE current_document (
          document INTEGER PRIMARY KEY, kind TEXT, issuer TEXT, external_id TEXT, project INTEGER,
          version INTEGER, number INTEGER, issued TEXT, received TEXT, segment INTEGER,
          from_entry INTEGER);
        CREATE TEMP TABLE project (id INTEGER PRIMARY KEY, key TEXT, key_issuer TEXT);
        INSERT INTO temp.current_document
        SELECT document, kind, issuer, external_id, NULL, version, number, issued, received, segment,
          from_entry
        FROM (
          SELECT document.id AS document, document.kind, document.issuer, document.external_id,
            version.id AS version, version.number, version.issued,
            \(received(of: "version", asOf: entry)) AS received, version.segment,
            version.from_entry,
            row_number() OVER (
              PARTITION BY document.id
              ORDER BY version.number DESC, version.issued DESC, version.content_sha256 DESC
            ) AS place
          FROM main.document JOIN main.document_version AS version ON version.document = document.id
          WHERE version.from_entry <= \(entry)
            AND (version.until_entry IS NULL OR version.until_entry > \(entry))
        ) WHERE place = 1;
        CREATE INDEX temp.current_document_by_version ON current_document (version);
        CREATE INDEX temp.current_document_by_name
          ON current_document (kind, issuer, external_id);
        """)
    try group(db)
    try db.execute(
      sql: """
        CREATE INDEX temp.current_document_by_project ON current_document (project, kind);
        CREATE INDEX temp.project_by_key ON project (key, key_issuer);
        """)
  }

  /// The day a version counted as received then, as an expression.
  static func received(of version: String, asOf entry: Int64) -> String {
    """
    coalesce((SELECT corrected_receipt.received FROM main.corrected_receipt
      WHERE corrected_receipt.version = \(version).id AND corrected_receipt.until_entry > \(entry)
      ORDER BY corrected_receipt.until_entry LIMIT 1), \(version).received)
    """
  }

  /// Makes the projects of the documents' names.
  private static func group(_ db: Database) throws {
    let papers = "SELECT document, kind, issuer, external_id, version FROM temp.current_document"
    let last = try Int.fetchOne(db, sql: "SELECT max(document) FROM temp.current_document") ?? 0
    var groups = Grouping(count: last + 1)
    let names = try RawStatement(
      db,
      ProjectNames.statement(
        of: papers, "SELECT document, kind, issuer, id FROM name ORDER BY kind, issuer, id"))
    var before: (kind: String, issuer: String, id: String, document: Int)?
    while try names.next() {
      let document = Int(names.integer(0))
      let name = (kind: names.text(1), issuer: names.text(2), id: names.text(3), document)
      if let before, (before.kind, before.issuer, before.id) == (name.kind, name.issuer, name.id) {
        groups.join(before.document, document)
      }
      before = name
    }
    let addProject = try RawStatement(db, "INSERT OR IGNORE INTO temp.project VALUES (?, ?, ?)")
    let setProject = try RawStatement(
      db, "UPDATE temp.current_document SET project = ? WHERE document = ?")
    let keys = try RawStatement(
      db,
      ProjectNames.statement(
        of: papers, "SELECT document, id, issuer FROM name ORDER BY rank, id, issuer"))
    while try keys.next() {
      let document = keys.integer(0)
      let project = Int64(groups.group(of: Int(document)))
      addProject.bind(1, project)
      addProject.bind(2, keys.text(1))
      addProject.bind(3, keys.text(2))
      try addProject.run()
      setProject.bind(1, project)
      setProject.bind(2, document)
      try setProject.run()
    }
  }
}
