import GRDB
import Languages

/// A record that was set aside, and why.
public struct SetAsideRecord: Sendable, Equatable {
  public let file: String
  public let elementName: String
  public let issuer: String?
  public let id: String?
  /// Where the record begins in its file.
  public let line: Int
  public let column: Int
  /// The log entry that brought it.
  public let entry: Int64
  public let reasons: [SetAsideReason]
}

/// A version of a document, as lists show it.
public struct ListedVersion: Sendable, Hashable {
  public let version: Int64
  public let kind: String
  public let issuer: String
  public let id: String
  public let number: Int
  public let issued: String
  public let received: String
  public let isCurrent: Bool
  public let file: String
  public let line: Int
}

extension Reading {
  /// The records that are set aside and not yet closed, in the order they came.
  public func setAside() throws -> [SetAsideRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT aside.id, file.name, aside.element_name, aside.issuer, aside.external_id,
          segment.line, segment.column_no, aside.from_entry
        FROM set_aside AS aside
        JOIN segment ON segment.id = aside.segment
        JOIN imported_file AS file ON file.id = segment.file
        WHERE aside.from_entry <= ?1 AND (aside.until_entry IS NULL OR aside.until_entry > ?1)
        ORDER BY aside.id
        """, arguments: [asOf]
    ).map { row in
      let id: Int64 = row["id"]
      let reasons = try Row.fetchAll(
        db, sql: "SELECT * FROM set_aside_reason WHERE set_aside = ? ORDER BY no", arguments: [id]
      ).map {
        reason($0)
      }
      return SetAsideRecord(
        file: row["name"], elementName: row["element_name"], issuer: row["issuer"],
        id: row["external_id"], line: row["line"], column: row["column_no"],
        entry: row["from_entry"], reasons: reasons)
    }
  }

  /// Why the record of a piece of a file was set aside when it came, whatever has closed it since.
  public func reasonsSetAside(ofPiece piece: Int64) throws -> [SetAsideReason] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT reason.* FROM set_aside_reason AS reason
        JOIN set_aside AS aside ON aside.id = reason.set_aside
        WHERE aside.segment = ? ORDER BY aside.id, reason.no
        """, arguments: [piece]
    ).map { reason($0) }
  }

  private func reason(_ row: Row) -> SetAsideReason {
    func wording(_ name: String) -> Wording? {
      let english: String? = row[name]
      let swedish: String? = row[name + "_sv"]
      guard let english, let swedish else { return nil }
      return Wording { $0 == .swedish ? swedish : english }
    }
    return SetAsideReason(
      rule: row["rule"], line: row["line"], column: row["column_no"],
      message: wording("message") ?? .same(""), fix: wording("fix"))
  }

  /// Every version of every document, or of one project's, by kind, issuer, id and number.
  public func versions(ofProject key: String? = nil) throws -> [ListedVersion] {
    guard let key else { return try versions("", [asOf]) }
    let documents =
      asOf == .max
      ? "SELECT document.id FROM document JOIN project ON project.id = document.project"
      : "SELECT document FROM current_document JOIN project ON project.id = current_document.project"
    return try versions("AND document.id IN (\(documents) WHERE project.key = ?2)", [asOf, key])
  }

  /// Every version of a document, by number.
  public func versions(of document: DocumentHeader) throws -> [ListedVersion] {
    try versions(
      "AND document.kind = ?2 AND document.issuer = ?3 AND document.external_id = ?4",
      [asOf, document.kind.rawValue, document.issuer, document.id])
  }

  private func versions(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> [ListedVersion] {
    let received =
      asOf == .max ? "version.received" : EarlierState.received(of: "version", asOf: asOf)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT version.id, document.kind, document.issuer, document.external_id, version.number,
          version.issued, \(received) AS received, file.name, segment.line,
          EXISTS (SELECT 1 FROM current_document AS current WHERE current.version = version.id)
            AS is_current
        FROM document
        JOIN document_version AS version ON version.document = document.id
        JOIN segment ON segment.id = version.segment
        JOIN imported_file AS file ON file.id = segment.file
        WHERE version.from_entry <= ?1 \(condition)
        ORDER BY document.kind, document.issuer, document.external_id, version.number, version.id
        """, arguments: arguments
    ).map {
      ListedVersion(
        version: $0["id"], kind: $0["kind"], issuer: $0["issuer"], id: $0["external_id"],
        number: $0["number"], issued: $0["issued"], received: $0["received"],
        isCurrent: $0["is_current"], file: $0["name"], line: $0["line"])
    }
  }
}

extension Store {
  /// The columns of every view of the file, as `view.column`, in the order they were made.
  public func columnsOfViews() throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT views.name || '.' || columns.name
          FROM sqlite_schema AS views, pragma_table_info(views.name) AS columns
          WHERE views.type = 'view' ORDER BY views.rowid, columns.cid
          """)
    }
  }
}
