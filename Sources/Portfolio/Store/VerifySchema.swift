import GRDB
import Languages

/// Something a database is made of: a table, an index, a view or a trigger, and the statement that
/// makes it.
struct SchemaObject: Hashable {
  let type: String
  let name: String
  /// The table or view that an index or a trigger belongs to; of any other its own name.
  let owner: String
  /// What it was made by; none for what SQLite makes by itself.
  let sql: String

  /// What stands in a database, in the order in which it was made; without what SQLite and the
  /// migrations keep for themselves.
  static func all(in db: Database) throws -> [SchemaObject] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, tbl_name, sql FROM main.sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name <> 'grdb_migrations'
        ORDER BY rowid
        """
    ).map {
      SchemaObject(type: $0["type"], name: $0["name"], owner: $0["tbl_name"], sql: $0["sql"])
    }
  }

  /// What this version of the program makes.
  static func made() throws -> [SchemaObject] {
    let queue = try DatabaseQueue()
    try Migrations.all.migrate(queue)
    return try queue.read { try all(in: $0) }
  }
}

extension SchemaObject {
  /// The tables that a table refers to by foreign keys.
  fileprivate func parents(in db: Database) throws -> [String] {
    guard type == "table" else { return [] }
    return try String.fetchAll(
      db, sql: "SELECT \"table\" FROM pragma_foreign_key_list(?)", arguments: [name])
  }
}

extension Store {
  /// Tables, indexes, views and triggers must be those that the migrations make.
  ///
  /// An office may have views and tables of its own beside them, with indexes and triggers of their own:
  /// they are named, and are no fault as long as they cannot stand in the way of ours.
  func verifySchema(_ db: Database, _ report: inout VerifyReport) throws {
    let made = try SchemaObject.made()
    let held = Dictionary(
      try SchemaObject.all(in: db).map { ("\($0.type) \($0.name)", $0) },
      uniquingKeysWith: { first, _ in first })
    for object in made {
      let name = "\(object.type) \(object.name)"
      guard let found = held[name] else {
        report.add(Wording("the \(name) is missing", sv: "\(name) saknas"))
        continue
      }
      if found.sql != object.sql {
        report.add(
          Wording(
            "the \(name) is not as fondbok makes it", sv: "\(name) är inte som fondbok gör den"))
      }
    }
    let known = Set(made.map { "\($0.type) \($0.name)" })
    let ours = Set(made.map { $0.name.lowercased() })
    for (name, object) in held.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
      if ours.contains(object.owner.lowercased()) {
        report.add(
          Wording(
            "the \(name) on \(object.owner) is not one that fondbok makes",
            sv: "\(name) på \(object.owner) är inte gjord av fondbok"))
      } else if let parent = try object.parents(in: db).first(where: {
        ours.contains($0.lowercased())
      }) {
        report.add(
          Wording(
            "the \(name), which fondbok does not make, refers to \(parent) by a foreign key, so that "
              + "an import may fail",
            sv:
              "\(name), som fondbok inte gör, hänvisar till \(parent) med en främmande nyckel, så "
              + "att en import kan misslyckas"))
      } else if ["table", "view"].contains(object.type) {
        report.notOurs.append(name)
      }
    }
  }

  /// Brings back the views, indexes and triggers that are missing or changed, and takes away indexes
  /// and triggers on ours that are none of ours. Tables hold what was read and are left alone, and so
  /// are an office's own views and tables.
  ///
  /// - Returns: the names of what was brought back or taken away.
  func rebuildSchema(_ db: Database) throws -> [String] {
    let made = try SchemaObject.made()
    let held = try SchemaObject.all(in: db)
    let ours = Set(made.map { $0.name.lowercased() })
    let wrong = held.filter {
      $0.type != "table" && ours.contains($0.owner.lowercased()) && !made.contains($0)
    }
    for object in wrong {
      try db.execute(
        sql: "DROP \(object.type.uppercased()) \(object.name.quotedDatabaseIdentifier)")
    }
    let kept = Set(held).subtracting(wrong)
    let missing = made.filter { object in
      object.type != "table"
        && !kept.contains { $0.type == object.type && $0.name == object.name }
    }
    for object in missing { try db.execute(sql: object.sql) }
    var names: [String] = []
    for object in wrong + missing where !names.contains(object.name) { names.append(object.name) }
    return names
  }
}
