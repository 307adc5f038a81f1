import GRDB

/// The history of the portfolio's tables. Entries are only ever added, below the last.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(first) { db in
      for file in files { try db.execute(sql: Embedded.text(file)) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    // The next migration goes here.
    return migrator
  }

  private static let files = [
    "documents.sql", "records.sql", "reports.sql", "payments.sql", "views.sql",
    "fact-views.sql", "search.sql", "outlines.sql", "judgements.sql", "rulebooks.sql",
  ]

  /// What the name of the first migration begins with, by which a file is known as a portfolio.
  static let beginning = "2026-11 the main road"

  /// The name of the first migration. It ends in a hash of what it makes, so that a build whose tables
  /// are others does not take a portfolio for its own.
  static let first: String = {
    let text = files.map { Embedded.text($0) }.joined()
    let hash = SHA256Hasher.hex(of: Array(text.utf8))
    return "\(beginning) \(hash.prefix(12))"
  }()

  /// Marks the file as a fondbok portfolio in SQLite's header: "fond" in ASCII.
  static let applicationID = 0x666F_6E64
}
