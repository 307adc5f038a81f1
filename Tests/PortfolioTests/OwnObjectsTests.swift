import Importer
import Portfolio
import TestSupport
import Testing

/// An office may have tables and views of its own in the file, as long as they leave ours alone.
@Suite struct `What an office adds to the file` {
  private static func portfolio(with sql: String) throws -> TestPortfolio {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(samples: ["Samples/Portfolio/call-open.xml"])
    try StockSQLite.run(portfolio.path, sql)
    return portfolio
  }

  private static let own = """
    CREATE TABLE desk (project TEXT PRIMARY KEY, officer_role TEXT) STRICT;
    CREATE INDEX desk_by_role ON desk (officer_role);
    CREATE TABLE desk_note (project TEXT REFERENCES desk (project), note TEXT);
    CREATE TRIGGER desk_trim AFTER INSERT ON desk BEGIN
      UPDATE desk SET officer_role = trim(officer_role) WHERE project = new.project; END;
    CREATE VIEW desks AS SELECT desk.officer_role, decisions.* FROM decisions
      LEFT JOIN desk ON desk.project = decisions.project;
    INSERT INTO desk VALUES ('6.2.5-2026-01147', ' first desk');
    """

  @Test func `beside ours is named and left alone`() throws {
    let portfolio = try Self.portfolio(with: Self.own)
    let report = try portfolio.store.verify()
    #expect(report.faults == [])
    #expect(report.notOurs == ["table desk", "table desk_note", "view desks"])
    // Documents still come in, and what is made again leaves it as it is.
    try portfolio.take(samples: ["Samples/Portfolio/application-language-courses.xml"])
    _ = try portfolio.store.rebuild(
      shapes: Format.current.shapes, by: "test", at: "2026-02-02T12:00:00Z"
    ) { reading, take in
      try rereadOriginals(of: reading, take)
    } readRates: { _, _ in
      []
    }
    #expect(try portfolio.store.verify().notOurs == report.notOurs)
    #expect(
      try StockSQLite.lines(portfolio.path, "SELECT officer_role FROM desk;") == ["first desk"])
  }

  @Test(arguments: [
    (
      "CREATE TRIGGER sly AFTER INSERT ON Budget_Line BEGIN SELECT 1; END;",
      "the trigger sly on Budget_Line is not one that fondbok makes"
    ),
    (
      "CREATE TRIGGER sly INSTEAD OF INSERT ON decisions BEGIN SELECT 1; END;",
      "the trigger sly on decisions is not one that fondbok makes"
    ),
    (
      "CREATE UNIQUE INDEX sly ON partner (name, element);",
      "the index sly on partner is not one that fondbok makes"
    ),
    (
      "CREATE TABLE desk (version INTEGER REFERENCES Document_Version (id));",
      "the table desk, which fondbok does not make, refers to Document_Version by a foreign key, so that an import may fail"
    ),
  ])
  func `is a fault where it can stand in the way of ours`(sql: String, says: String) throws {
    let report = try Self.portfolio(with: sql).store.verify()
    #expect(report.faults.map(\.description) == [says])
    #expect(report.notOurs == [])
  }
}
