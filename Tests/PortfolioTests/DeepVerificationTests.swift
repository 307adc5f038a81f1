import Foundation
import Importer
import Portfolio
import TestSupport
import Testing
import Values

/// What was read out of the originals is compared with what they make, and can be made again.
@Suite struct `A deep verification` {
  /// A change behind the portfolio's back, and a part of what is found.
  static let changes: [(sql: String, says: String)] = [
    ("UPDATE application SET title = 'Annat'", "title is \"Annat\", and the original makes it \""),
    (
      "UPDATE budget_line SET amount_minor = amount_minor + 1 WHERE version = (SELECT min(version) FROM budget_line) AND element = (SELECT min(element) FROM budget_line WHERE version = (SELECT min(version) FROM budget_line))",
      "amount_minor is \""
    ),
    (
      "UPDATE partner SET sector = NULL WHERE role = 'applicant'",
      "sector is empty, and the original"
    ),
    (
      "UPDATE budget_line SET method = '53-3-a' WHERE method IS NULL",
      "method is \"53-3-a\", and the original makes it empty"
    ),
    ("DELETE FROM theme", "has no row"),
    (
      "INSERT INTO theme (version, element, taxonomy, code) SELECT max(id), 9999, 'a', 'b' FROM document_version",
      "theme has 1 rows that no original makes"
    ),
    (
      "UPDATE intervention SET element = element + 1000 WHERE version = (SELECT min(version) FROM intervention)",
      "stands where the original has"
    ),
    (
      "UPDATE document_version SET issued = '2026-01-01' WHERE id = 5",
      "its day of issue is \"2026-01-01\""
    ),
    (
      "UPDATE document_version SET content_sha256 = zeroblob(32) WHERE id = 5",
      "the hash of its content is \"00"
    ),
    (
      "UPDATE document_version SET title_order = 'a' WHERE id = 5",
      "what its title is sorted by is \"a\", and"
    ),
    ("UPDATE document SET external_id = 'other' WHERE id = 5", "its id is \"other\", and"),
    (
      "UPDATE document SET current_version = NULL WHERE id = 5",
      "that holds is not the latest"
    ),
    (
      "UPDATE document SET project = NULL WHERE kind = 'decision'",
      "is in the project of nobody, and its names put it into "
    ),
    ("UPDATE project SET key = key || 'x'", "and its names put it into "),
    ("UPDATE project_alias SET rank = 5 WHERE rank = 1", "is not one that its documents give it"),
    ("DELETE FROM project_alias", "is not one that its documents give it"),
    (
      "INSERT INTO project_alias SELECT kind, issuer, external_id, project, 4 FROM document WHERE id = 5",
      "is not one that its documents give it"
    ),
    (
      "INSERT INTO search (search, rowid, title) SELECT 'delete', version, title FROM search_text WHERE version = 5",
      "what can be searched for is not what the documents say"
    ),
    (
      "UPDATE outline SET union_minor = union_minor + 1 WHERE outcome IS NULL",
      "the outline of application "
    ),
    ("DELETE FROM outline WHERE outcome IS NOT NULL", "is not what its rows make"),
    (
      "INSERT INTO outline (version, currency, contributions) SELECT version, 'SEK', 0 FROM event_record",
      "the outline of event "
    ),
    ("DROP VIEW decisions", "the view decisions is missing"),
    (
      "DROP VIEW decisions; CREATE VIEW decisions AS SELECT 1 AS one",
      "the view decisions is not as fondbok makes it"
    ),
    ("DROP VIEW search_text", "the view search_text is missing"),
    (
      "CREATE TRIGGER sly AFTER INSERT ON budget_line BEGIN UPDATE budget_line SET amount_minor = 1; END",
      "the trigger sly on budget_line is not one that fondbok makes"
    ),
    (
      "CREATE INDEX sly ON partner (name)", "the index sly on partner is not one that fondbok makes"
    ),
  ]

  private static func samples() throws -> TestPortfolio {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(
      samples: try Samples.names(in: "Samples/Portfolio") + Samples.names(in: "Samples/Founding"))
    try portfolio.take(
      samples: ["Samples/Faulty/Schema/misplaced-and-five-bad-values.xml"])
    return portfolio
  }

  @Test func `finds nothing where nothing was changed`() throws {
    let report = try Self.samples().verifyDeep()
    #expect(report.faults == [])
    #expect(report.versions > 35)
    #expect(report.rows > 1000)
  }

  @Test(arguments: changes.indices)
  func `finds what was changed, and what is made again is as it was`(index: Int) throws {
    let change = Self.changes[index]
    let portfolio = try Self.samples()
    let before = try portfolio.content(of: Format.current.shapes)
    try StockSQLite.run(portfolio.path, change.sql + ";")
    let faults = try portfolio.verifyDeep().faults.map(\.description)
    #expect(faults.contains { $0.contains(change.says) }, "\(faults.prefix(5))")
    try portfolio.rebuild()
    #expect(try portfolio.verifyDeep().faults == [])
    #expect(try portfolio.content(of: Format.current.shapes) == before)
    #expect(try portfolio.store.log().last?.action == "rebuild")
    try StockSQLite.run(
      portfolio.path, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1);")
  }

  /// What the portfolio holds beside its originals stands in the log too.
  @Test(arguments: [
    (
      "UPDATE setting SET value = 'Europe/Paris'",
      "the setting time-zone is Europe/Paris, and the log says Europe/Helsinki"
    ),
    ("DELETE FROM setting", "the setting time-zone is not there, and the log says"),
    (
      "UPDATE document_version SET until_entry = 1 WHERE until_entry IS NULL",
      "ends with entry 1 of the log, which does not withdraw it"
    ),
    (
      "UPDATE document_version SET until_entry = NULL",
      "version 1 of call SE:orgnr:2021999996 c1 does not end with entry 3 of the log, which withdraws it"
    ),
    (
      "UPDATE document_version SET until_entry = 4 WHERE until_entry = 3",
      "version 1 of call SE:orgnr:2021999996 c1 ends with entry 4 of the log, which does not withdraw it"
    ),
    (
      "UPDATE imported_file SET name = 'other.xml' WHERE name = '1.xml'",
      "the file of entry 1 of the log is called other.xml in the portfolio and 1.xml in the log"
    ),
  ])
  func `compares settings, names and withdrawals with the log`(change: String, says: String) throws
  {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["1.xml": Papers.application(cases: ["K1"])])
    try portfolio.take(["2.xml": Papers.call()])
    let call = try #require(try portfolio.store.documents(named: "call c1").first)
    let moment = "2026-03-01T12:00:00Z"
    _ = try portfolio.store.withdraw(call, because: "a mistake", by: "test", at: moment)
    _ = try portfolio.store.setTimeZone("Europe/Helsinki", by: "test", at: moment)
    #expect(try portfolio.store.verify().faults == [])
    try StockSQLite.run(portfolio.path, change + ";")
    let faults = try portfolio.store.verify().faults.map(\.description)
    #expect(faults.contains { $0.contains(says) }, "\(faults)")
  }

  @Test func `holds withdrawn documents, versions and corrected days as they are`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["1.xml": Papers.application(cases: ["K1"])])
    try portfolio.take(["2.xml": Papers.application(version: 2, cases: ["K2"], title: "Två")])
    try portfolio.take(["3.xml": Papers.decision(cases: ["K1"])])
    try portfolio.take(["4.xml": Papers.call()])
    try portfolio.take(["4.xml": Papers.call()], received: "2026-02-09", isReceivedStated: true)
    let call = try #require(try portfolio.store.documents(named: "call c1").first)
    _ = try portfolio.store.withdraw(
      call, because: "a mistake", by: "test", at: "2026-03-01T12:00:00Z")
    #expect(try portfolio.verifyDeep().faults == [])
    let before = try portfolio.content(of: Format.current.shapes)
    try portfolio.rebuild()
    #expect(try portfolio.content(of: Format.current.shapes) == before)
    #expect(try portfolio.verifyDeep().faults == [])
  }

  @Test func `says which original does not open, and makes nothing again then`() throws {
    let portfolio = try Self.samples()
    try StockSQLite.run(
      portfolio.path, "UPDATE segment SET data = zeroblob(length(data)) WHERE id = 5;")
    let before = try portfolio.dump()
    let faults = try portfolio.verifyDeep().faults.map(\.description)
    #expect(faults.contains { $0.hasPrefix("piece 5 of ") && $0.hasSuffix(" does not open") })
    #expect(throws: StoreError.self) { try portfolio.rebuild() }
    #expect(try portfolio.dump() == before)
  }

  @Test(arguments: [
    ("UPDATE rate SET value = '12' WHERE currency = 'SEK'", "which b.csv does not state"),
    ("UPDATE rate SET until_entry = 2 WHERE until_entry IS NULL", "begins or ends without a file"),
    ("DELETE FROM rate WHERE until_entry IS NOT NULL", "and after it came no rate held"),
    ("UPDATE rates_file SET data = zeroblob(length(data))", "is not what was sent"),
    (
      "DELETE FROM rates_file WHERE entry = 2",
      "the file of rates of entry 2 of the log does not open"
    ),
  ])
  func `compares rates with their files`(change: String, says: String) throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.takeRates(["a.csv": "11.1", "b.csv": "11.2"])
    #expect(try portfolio.verifyDeep().faults == [])
    try StockSQLite.run(portfolio.path, change + ";")
    let faults = try portfolio.verifyDeep().faults.map(\.description)
    #expect(faults.contains { $0.contains(says) }, "\(faults)")
  }

  @Test(arguments: [
    "UPDATE rate SET value = '12' WHERE currency = 'SEK'",
    "UPDATE rate SET until_entry = 2 WHERE until_entry IS NULL",
    "DELETE FROM rate",
    "INSERT INTO rate (month, currency, value, from_entry) VALUES ('2026-06', 'SEK', '11.3', 1)",
  ])
  func `makes the rates of the kept files again`(change: String) throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.takeRates(["a.csv": "11.1", "b.csv": "11.2", "c.csv": "11.1"])
    let rates =
      "SELECT month, currency, value, from_entry, until_entry FROM rate ORDER BY from_entry;"
    let before = try StockSQLite.run(portfolio.path, rates)
    #expect(before.split(separator: "\n").count == 3)
    try StockSQLite.run(portfolio.path, change + ";")
    #expect(try portfolio.rebuild().rates == 3)
    #expect(try StockSQLite.run(portfolio.path, rates) == before)
    #expect(try portfolio.verifyDeep().faults == [])
  }

  @Test func `changes nothing when a file has fewer records than it was taken with`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let papers = ["K1", "K2"].map { Papers.application("a\($0)", cases: [$0]) }
    try portfolio.take(["a.xml": Papers.portfolio(papers[0], papers[1])])
    // Spaces in the place of the last record, as many as it had bytes.
    try StockSQLite.run(
      portfolio.path,
      """
      UPDATE segment SET data = CAST(printf('%*s', size, '') AS BLOB)
      WHERE id = (SELECT segment FROM document_version ORDER BY id DESC LIMIT 1);
      """)
    let before = try portfolio.dump()
    #expect(throws: OriginalUnreadable.self) { try portfolio.rebuild() }
    #expect(try portfolio.dump() == before)
  }

  @Test func `changes nothing when a file of rates is no longer read`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.takeRates(["a.csv": "11.1"])
    let before = try portfolio.dump()
    struct Unreadable: Error {}
    #expect(throws: Unreadable.self) {
      try portfolio.store.rebuild(
        shapes: Format.current.shapes, by: "test", at: "2026-03-02T12:00:00Z"
      ) { reading, take in
        try rereadOriginals(of: reading, take)
      } readRates: { _, _ in
        throw Unreadable()
      }
    }
    #expect(try portfolio.dump() == before)
  }

  // MARK: One project

  private static let courses = "6.2.5-2026-01147"

  @Test func `of one project reads its records only`() throws {
    let portfolio = try Self.samples()
    let all = try portfolio.verifyDeep()
    let one = try portfolio.verifyDeep(project: Self.courses)
    #expect(one.faults == [])
    #expect((2...10).contains(one.versions))
    #expect(one.rows > 50 && one.rows < all.rows / 3)
    #expect(one.segments == all.segments)
  }

  @Test(arguments: [
    ("UPDATE application SET title = 'Annat' WHERE version IN (SELECT version FROM mine)", "title"),
    (
      "DELETE FROM theme WHERE version IN (SELECT version FROM mine)", "has no row"
    ),
    (
      "INSERT INTO theme (version, element, taxonomy, code) SELECT max(version), 9999, 'a', 'b' FROM mine",
      "theme has 1 rows that no original makes"
    ),
  ])
  func `of one project finds what was changed in it, and not what was changed elsewhere`(
    change: String, says: String
  ) throws {
    let portfolio = try Self.samples()
    let own = """
      WITH mine AS (SELECT version FROM current_document
        JOIN project ON project.id = current_document.project WHERE project.key = '\(Self.courses)')
      """
    try StockSQLite.run(portfolio.path, "\(own) \(change);")
    let other = try portfolio.keys().first { $0 != Self.courses }
    #expect(try portfolio.verifyDeep(project: other).faults == [])
    let faults = try portfolio.verifyDeep(project: Self.courses).faults.map(\.description)
    #expect(faults.contains { $0.contains(says) }, "\(faults)")
  }

  @Test func `of one project reads each of its records in a file of many`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let papers = ["K1", "K2", "K3"].map { Papers.application("a\($0)", cases: [$0]) }
    try portfolio.take(["a.xml": Papers.portfolio(papers[0], papers[1], papers[2])])
    try portfolio.take(["b.xml": Papers.application("aK2", version: 2, cases: ["K2"], title: "Två")]
    )
    let key = try #require(try portfolio.keys().first { $0.contains("K2") })
    let report = try portfolio.verifyDeep(project: key)
    #expect(report.versions == 2)
    #expect(report.faults == [])
  }
}

@Suite struct `Kept files` {
  @Test func `come back whole, with their declaration, and record by record`() throws {
    let portfolio = try TestPortfolio()
    let bad = Papers.call("c2", money: "1e3")
    let text = "<?xml version=\"1.0\"?>\n" + Papers.portfolio(Papers.call("c1"), bad)
    try portfolio.take(["a.xml": text])
    try portfolio.take(["a.xml": Papers.call("c3")])
    try portfolio.store.reading { reading in
      let files = try reading.keptFiles(named: "a.xml")
      #expect(files.map(\.entry) == [1, 2])
      var bytes: [UInt8] = []
      let pieces = try reading.open(files[0])
      while let piece = try pieces.next() { bytes += piece }
      #expect(bytes == Array(text.utf8))
      let aside = try #require(try reading.setAside().first)
      let record = try #require(try reading.record(atLine: aside.line, of: files[0]))
      #expect(try reading.bytes(of: record) == Array(bad.utf8))
      #expect(try reading.recordsSetAside(named: "call c2") == [record])
      #expect(try reading.record(atLine: 1, of: files[0]) == nil)
      #expect(try reading.keptFiles(named: "b.xml") == [])
    }
  }
}

extension TestPortfolio {
  fileprivate func verifyDeep(project key: String? = nil) throws -> VerifyReport {
    try store.verifyDeep(shapes: Format.current.shapes, project: key) { reading, compare in
      try rereadOriginals(of: reading, only: key.map(reading.pieces(ofProject:)), compare)
    } readRates: { _, bytes in
      Self.rates(bytes)
    }
  }

  @discardableResult
  fileprivate func rebuild() throws -> (versions: Int, rates: Int) {
    try store.rebuild(
      shapes: Format.current.shapes, by: "test", at: "2026-03-02T12:00:00Z"
    ) { reading, take in
      try rereadOriginals(of: reading, take)
    } readRates: { _, bytes in
      Self.rates(bytes)
    }
  }

  /// Takes files in, each of which states the rate of one month.
  fileprivate func takeRates(_ files: KeyValuePairs<String, String>) throws {
    for (name, value) in files {
      let bytes = Array("2026-05,SEK,\(value)".utf8)
      _ = try store.importRates(
        Self.rates(bytes), fileName: name, bytes: bytes, by: "test", at: "2026-06-01T12:00:00Z")
    }
  }

  private static func rates(_ bytes: [UInt8]) -> [StatedRate] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: ",").map(String.init)
      return Currency(cells.count > 1 ? cells[1] : "").map {
        StatedRate(month: cells[0], currency: $0, value: cells[2])
      }
    }
  }

  fileprivate func keys() throws -> [String] { try store.reading { try $0.projectKeys() } }
}
