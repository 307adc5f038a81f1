import GRDB

/// A document by its name, for people who point at one.
public struct NamedDocument: Sendable, Hashable, CustomStringConvertible {
  public let kind: String
  public let issuer: String
  public let id: String
  /// The number of the current version in the portfolio; none when it has been withdrawn.
  public let version: Int64?

  public var description: String { "\(kind) \(issuer) \(id)" }
}

extension Store {
  /// The documents a name may mean: an id, `KIND ID`, or `KIND ISSUER ID`.
  public func documents(named name: String) throws -> [NamedDocument] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT kind, issuer, external_id, current_version FROM document
          WHERE external_id = ?1 OR kind || ' ' || external_id = ?1
            OR kind || ' ' || issuer || ' ' || external_id = ?1
          ORDER BY kind, issuer, external_id
          """, arguments: [name]
      ).map {
        NamedDocument(
          kind: $0["kind"], issuer: $0["issuer"], id: $0["external_id"],
          version: $0["current_version"])
      }
    }
  }

  /// The entry of the log that withdrew a document; `nil` while a version of it is current.
  public func withdrawal(of document: NamedDocument) throws -> Int64? {
    guard document.version == nil else { return nil }
    return try read { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT max(version.until_entry) FROM document_version AS version
          JOIN document ON document.id = version.document
          WHERE document.kind = ? AND document.issuer = ? AND document.external_id = ?
          """, arguments: [document.kind, document.issuer, document.id])
    }
  }

  /// Withdraws a document that was taken by mistake: its bytes stay, and none of its versions is current.
  ///
  /// - Returns: the log entry, or `nil` when nothing of it was current.
  public func withdraw(
    _ document: NamedDocument, because reason: String, by person: String, at moment: String
  ) throws -> Int64? {
    try write { db in
      guard document.version != nil else { return nil }
      let entry = try Log.add(
        db, at: moment, by: person, action: .withdraw,
        details: [
          ("kind", document.kind), ("issuer", document.issuer), ("id", document.id),
          ("because", reason),
        ])
      try db.execute(
        sql: """
          UPDATE document_version SET until_entry = ?
          WHERE until_entry IS NULL AND document = (
            SELECT id FROM document WHERE kind = ? AND issuer = ? AND external_id = ?)
          """, arguments: [entry, document.kind, document.issuer, document.id])
      try db.execute(
        sql: """
          UPDATE document SET current_version = NULL
          WHERE kind = ? AND issuer = ? AND external_id = ?
          """, arguments: [document.kind, document.issuer, document.id])
      try leaveProject(document, db)
      return entry
    }
  }

  /// Closes a record that was set aside and that no record with its id will close: its bytes and its
  /// reasons stay, and it is not listed any more.
  ///
  /// - Returns: the log entry, or `nil` when it was closed before.
  public func withdraw(
    _ record: KeptRecord, because reason: String, by person: String, at moment: String
  ) throws -> Int64? {
    try write { db in
      let isOpen = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM set_aside WHERE segment = ? AND until_entry IS NULL)
          """, arguments: [record.segment])
      guard isOpen ?? false else { return nil }
      let entry = try Log.add(
        db, at: moment, by: person, action: .withdraw,
        details: [
          ("file", record.file), ("fileEntry", "\(record.entry)"), ("line", "\(record.line)"),
          ("because", reason),
        ])
      try db.execute(
        sql: "UPDATE set_aside SET until_entry = ? WHERE segment = ? AND until_entry IS NULL",
        arguments: [entry, record.segment])
      return entry
    }
  }

  /// Takes the names that the document gave away from its project.
  private func leaveProject(_ document: NamedDocument, _ db: Database) throws {
    let project = try Int64.fetchOne(
      db, sql: "SELECT project FROM document WHERE kind = ? AND issuer = ? AND external_id = ?",
      arguments: [document.kind, document.issuer, document.id])
    guard let project else { return }
    var next = try Int64.fetchOne(db, sql: "SELECT max(id) + 1 FROM project") ?? 1
    try ArrangeProjects(db).rearrange([project]) {
      defer { next += 1 }
      return next
    }
  }
}
