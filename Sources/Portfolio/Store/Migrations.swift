import GRDB

/// The history of the portfolio's tables. Entries are only ever added, below the last.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("2026-11 the main road") { db in
      try db.execute(sql: Embedded.text("documents.sql"))
      try db.execute(sql: Embedded.text("records.sql"))
      try db.execute(sql: Embedded.text("views.sql"))
      try db.execute(sql: Embedded.text("fact-views.sql"))
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    // The next migration goes here.
    return migrator
  }

  /// Marks the file as a fondbok portfolio in SQLite's header: "fond" in ASCII.
  static let applicationID = 0x666F_6E64
}
