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
    ("UPDATE document_version SET issued = '2026-01-01' WHERE id = 5", "is in its original "),
    (
      "UPDATE document_version SET content_sha256 = zeroblob(32) WHERE id = 5", "of another content"
    ),
    ("UPDATE document_version SET title_order = 'a' WHERE id = 5", "is in its original "),
    ("UPDATE document SET external_id = 'other' WHERE id = 5", "is in its original "),
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
    for (name, value) in [("a.csv", "11.1"), ("b.csv", "11.2")] {
      let rate = StatedRate(month: "2026-05", currency: try #require(Currency("SEK")), value: value)
      _ = try portfolio.store.importRates(
        [rate], fileName: name, bytes: Array("2026-05,SEK,\(value)".utf8), by: "test",
        at: "2026-06-01T12:00:00Z")
    }
    #expect(try portfolio.verifyDeep().faults == [])
    try StockSQLite.run(portfolio.path, change + ";")
    let faults = try portfolio.verifyDeep().faults.map(\.description)
    #expect(faults.contains { $0.contains(says) }, "\(faults)")
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
  fileprivate func verifyDeep() throws -> VerifyReport {
    try store.verifyDeep(shapes: Format.current.shapes) { reading, compare in
      try rereadOriginals(of: reading, compare)
    } readRates: { _, bytes in
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
        let cells = line.split(separator: ",").map(String.init)
        return Currency(cells.count > 1 ? cells[1] : "").map {
          StatedRate(month: cells[0], currency: $0, value: cells[2])
        }
      }
    }
  }

  fileprivate func rebuild() throws {
    _ = try store.rebuild(
      shapes: Format.current.shapes, by: "test", at: "2026-03-02T12:00:00Z"
    ) { reading, take in
      try rereadOriginals(of: reading, take)
    }
  }
}
