import Languages
import Portfolio
import TestSupport
import Testing

@Suite struct `The portfolio refuses by itself` {
  /// A statement that gives a document a stage with these columns.
  private static func stage(_ columns: String, _ values: String) -> String {
    "INSERT INTO stage (version, element, name, \(columns)) "
      + "SELECT id, 99, 'started', \(values) FROM document_version LIMIT 1"
  }

  /// A statement that must fail, and a part of what SQLite says of it.
  static let broken: [(sql: String, says: String)] = [
    ("UPDATE log_entry SET action = 'guess'", "CHECK"),
    ("UPDATE log_entry SET sha256 = 'ab'", "CHECK"),
    ("UPDATE log_entry SET previous_sha256 = ''", "CHECK"),
    ("UPDATE log_entry SET bytes_sha256 = 'ab'", "CHECK"),
    ("UPDATE log_entry SET at = NULL", "NOT NULL"),
    ("UPDATE log_entry SET made_by = NULL", "NOT NULL"),
    ("UPDATE log_entry SET details = x'00'", "cannot store BLOB"),
    ("DELETE FROM log_entry WHERE entry = 1", "FOREIGN KEY"),
    ("UPDATE imported_file SET size = -1", "CHECK"),
    ("UPDATE imported_file SET sha256 = 'short'", "CHECK"),
    ("UPDATE imported_file SET last_segment = first_segment - 1", "CHECK"),
    ("UPDATE imported_file SET entry = 99", "FOREIGN KEY"),
    ("UPDATE imported_file SET name = NULL", "NOT NULL"),
    ("UPDATE segment SET kind = 'middle'", "CHECK"),
    ("UPDATE segment SET line = 0 WHERE kind = 'record'", "CHECK"),
    ("UPDATE segment SET column_no = 0 WHERE kind = 'record'", "CHECK"),
    ("UPDATE segment SET line = NULL WHERE kind = 'record'", "CHECK"),
    ("UPDATE segment SET line = 1, column_no = 1 WHERE kind = 'head'", "CHECK"),
    ("UPDATE segment SET size = -1", "CHECK"),
    ("UPDATE segment SET data = NULL", "CHECK"),
    ("UPDATE segment SET same_as = id", "CHECK"),
    ("UPDATE segment SET data = NULL, same_as = 999", "FOREIGN KEY"),
    ("UPDATE segment SET file = 999", "FOREIGN KEY"),
    ("DELETE FROM segment WHERE kind = 'record'", "FOREIGN KEY"),
    ("UPDATE project SET key = NULL", "NOT NULL"),
    ("DELETE FROM project", "FOREIGN KEY"),
    ("UPDATE project_alias SET kind = 'name'", "CHECK"),
    ("UPDATE project_alias SET rank = 0", "CHECK"),
    ("UPDATE project_alias SET rank = 6", "CHECK"),
    ("UPDATE project_alias SET project = 99", "FOREIGN KEY"),
    (
      "INSERT INTO project_alias SELECT kind, issuer, id, project, rank FROM project_alias",
      "UNIQUE"
    ),
    ("UPDATE document SET kind = 'letter'", "CHECK"),
    ("UPDATE document SET issuer = ''", "CHECK"),
    ("UPDATE document SET issuer = printf('%301d', 0)", "CHECK"),
    ("UPDATE document SET external_id = ''", "CHECK"),
    ("UPDATE document SET external_id = printf('%201d', 0)", "CHECK"),
    ("UPDATE document SET project = 99", "FOREIGN KEY"),
    ("UPDATE document SET current_version = 99", "FOREIGN KEY"),
    (
      "INSERT INTO document SELECT 99, kind, issuer, external_id, NULL, NULL FROM document LIMIT 1",
      "UNIQUE"
    ),
    ("DELETE FROM document", "FOREIGN KEY"),
    ("UPDATE document_version SET number = 0", "CHECK"),
    ("UPDATE document_version SET issued = '2 november 2026'", "CHECK"),
    ("UPDATE document_version SET received = '2026-2-2'", "CHECK"),
    ("UPDATE document_version SET content_sha256 = x'00'", "CHECK"),
    ("UPDATE document_version SET document = 99", "FOREIGN KEY"),
    ("UPDATE document_version SET segment = 99", "FOREIGN KEY"),
    ("UPDATE document_version SET from_entry = 99", "FOREIGN KEY"),
    ("UPDATE document_version SET until_entry = 99", "FOREIGN KEY"),
    ("DELETE FROM document_version", "FOREIGN KEY"),
    ("UPDATE setting SET name = 'colour'", "CHECK"),
    ("UPDATE setting SET value = ''", "CHECK"),
    (stage("day_earliest, day_latest", "'2026-01-01', '2026-01-31'"), "CHECK"),
    (stage("day, day_earliest", "'2026-01', '2026-01-01'"), "CHECK"),
    (stage("day, day_earliest, day_latest", "'2026-01', '2026-01-31', '2026-01-01'"), "CHECK"),
    (stage("day_approx", "1"), "CHECK"),
    (stage("note_source", "'s1'"), "CHECK"),
    ("UPDATE set_aside SET bytes_sha256 = x'00'", "CHECK"),
    ("UPDATE set_aside SET segment = 99", "FOREIGN KEY"),
    ("UPDATE set_aside SET from_entry = 99", "FOREIGN KEY"),
    ("UPDATE set_aside SET until_entry = 99", "FOREIGN KEY"),
    ("UPDATE set_aside SET element_name = NULL", "NOT NULL"),
    ("UPDATE set_aside_reason SET set_aside = 99", "FOREIGN KEY"),
    ("UPDATE set_aside_reason SET message = NULL", "NOT NULL"),
    ("INSERT INTO rate VALUES (1, '2026-1', 'SEK', '11.2', 1, NULL)", "CHECK"),
    ("INSERT INTO rate VALUES (1, '2026-01', 'sek', '11.2', 1, NULL)", "CHECK"),
    ("INSERT INTO rate VALUES (1, '2026-01', 'SEK', '11,2', 1, NULL)", "CHECK"),
    ("INSERT INTO rate VALUES (1, '2026-01', 'SEK', '', 1, NULL)", "CHECK"),
    (
      "INSERT INTO rate VALUES (1, '2026-01', 'SEK', '11.2', 99, NULL)",
      "FOREIGN KEY"
    ),
    (
      """
      INSERT INTO rate VALUES (1, '2026-01', 'SEK', '11.2', 1, NULL),
        (2, '2026-01', 'SEK', '11.3', 1, NULL)
      """, "UNIQUE"
    ),
    ("UPDATE application SET currency = 'kr'", "CHECK"),
    ("UPDATE application SET budget_eligible_cost_minor = 1.5", "cannot store REAL"),
    ("UPDATE application SET version = 99", "FOREIGN KEY"),
    ("UPDATE partner SET version = 99", "FOREIGN KEY"),
    ("INSERT INTO partner SELECT * FROM partner", "UNIQUE"),
  ]

  @Test func `every statement that would break it, and stays as it is`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take([
      "a.xml": "<?xml version=\"1.0\"?>\n" + Papers.application(cases: ["K1"]),
      "b.xml": Papers.call(),
      "bad.xml": Papers.call("bad", money: "1e3"),
    ])
    let before = try portfolio.dump()
    for (sql, says) in Self.broken {
      let fault = #expect(throws: StockSQLite.Fault.self, "\(sql)") {
        try StockSQLite.run(portfolio.path, sql + ";")
      }
      #expect(fault?.description.contains(says) == true, "\(sql): \(fault?.description ?? "-")")
    }
    #expect(try portfolio.dump() == before)
  }

  @Test func `a version that goes takes its rows along`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.application(cases: ["K1"])])
    try StockSQLite.run(
      portfolio.path,
      "BEGIN; UPDATE document SET current_version = NULL; DELETE FROM document_version; COMMIT;")
    for table in ["application", "partner", "budget_line", "contribution", "case_number"] {
      #expect(
        try StockSQLite.lines(portfolio.path, "SELECT count(*) FROM \(table);") == ["0"], "\(table)"
      )
    }
  }
}

@Suite struct `The stock sqlite3 program` {
  @Test func `can do everything with a portfolio`() throws {
    let portfolio = try TestPortfolio(in: .file)
    for folder in ["Samples/Portfolio", "Samples/Founding", "Samples/Faulty/Schema"] {
      try portfolio.take(
        samples: try Samples.names(in: folder))
    }
    _ = try portfolio.store.settle()
    let path = portfolio.path
    #expect(
      try StockSQLite.lines(path, "PRAGMA integrity_check; PRAGMA foreign_key_check;") == ["ok"])
    let dump = try portfolio.dump()
    let folder = try TestFolder()
    let copy = folder.path("copy.sqlite")
    try StockSQLite.run(copy, dump)
    #expect(try StockSQLite.run(copy, ".dump") == dump)
    #expect(dump.utf8.count > 200_000)
    for view in try StockSQLite.lines(path, "SELECT name FROM sqlite_master WHERE type = 'view';") {
      #expect(try !StockSQLite.lines(path, "SELECT * FROM \"\(view)\";").isEmpty, "\(view)")
    }
    for table in try StockSQLite.lines(path, "SELECT name FROM sqlite_master WHERE type = 'table';")
    {
      #expect(throws: Never.self, "\(table)") {
        try StockSQLite.run(path, "SELECT * FROM \"\(table)\";")
      }
    }
    try StockSQLite.run(
      path, "VACUUM; REINDEX;")
    // VACUUM writes the tables in another order, and nothing else.
    #expect(Self.sortedLines(try portfolio.dump()) == Self.sortedLines(dump))
  }

  @Test func `finds every table strict, and none with numbers that are not exact`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let loose = try StockSQLite.lines(
      portfolio.path,
      """
      SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
        AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations';
      """)
    #expect(loose == [])
    let inexact = try StockSQLite.lines(
      portfolio.path,
      """
      SELECT list.name || '.' || info.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS info
      WHERE list.schema = 'main' AND info.type NOT IN ('TEXT', 'INTEGER', 'BLOB')
        AND list.type = 'table' AND list.name NOT LIKE 'sqlite_%';
      """)
    #expect(inexact == [])
  }

  private static func sortedLines(_ text: String) -> [Substring] {
    text.split(separator: "\n").sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
