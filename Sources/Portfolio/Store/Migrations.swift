import GRDB

/// The history of the portfolio's tables. Entries are only ever added, below the last.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(first) { db in
      for file in [
        "documents.sql", "records.sql", "reports.sql", "payments.sql", "views.sql",
        "fact-views.sql", "search.sql", "outlines.sql", "judgements.sql",
      ] {
        try db.execute(sql: Embedded.text(file))
      }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    // The next migration goes here.
    return migrator
  }

  /// The name of the first migration, by which a portfolio knows itself.
  static let first = "2026-11 the main road"

  /// Marks the file as a fondbok portfolio in SQLite's header: "fond" in ASCII.
  static let applicationID = 0x666F_6E64
}
