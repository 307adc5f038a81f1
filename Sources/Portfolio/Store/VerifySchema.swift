import GRDB
import Languages

/// Something a database is made of: a table, an index, a view or a trigger, and the statement that
/// makes it.
struct SchemaObject: Hashable {
  let type: String
  let name: String
  /// What it was made by; none for what SQLite makes by itself.
  let sql: String

  /// What stands in a database, in the order in which it was made; without what SQLite and the
  /// migrations keep for themselves.
  static func all(in db: Database) throws -> [SchemaObject] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, sql FROM main.sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name <> 'grdb_migrations'
        ORDER BY rowid
        """
    ).map { SchemaObject(type: $0["type"], name: $0["name"], sql: $0["sql"]) }
  }

  /// What this version of the program makes.
  static func made() throws -> [SchemaObject] {
    let queue = try DatabaseQueue()
    try Migrations.all.migrate(queue)
    return try queue.read { try all(in: $0) }
  }
}

extension Store {
  /// Tables, indexes, views and triggers must be those that the migrations make, and no others.
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
    for name in held.keys.sorted() where !known.contains(name) {
      report.add(
        Wording(
          "the \(name) is not one that fondbok makes", sv: "\(name) är inte gjord av fondbok"))
    }
  }

  /// Brings back the views, indexes and triggers that are missing or changed, and takes away views and
  /// triggers that are none of ours. Tables hold what was read and are left alone.
  ///
  /// - Returns: the names of what was brought back or taken away.
  func rebuildSchema(_ db: Database) throws -> [String] {
    let made = try SchemaObject.made()
    let held = try SchemaObject.all(in: db)
    let wrong = held.filter { ["view", "trigger"].contains($0.type) && !made.contains($0) }
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
