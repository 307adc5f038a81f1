import Exporter
import Foundation
import Portfolio
import TestSupport
import Testing
import Values

/// The returns of the sample portfolio, byte for byte; `UPDATE=1 make test` writes them anew.
struct ReturnSampleTests {
  struct Sample: CustomTestStringConvertible {
    let kind: Return
    let format: ReturnFormat
    let dialect: CSVDialect
    /// The table that CSV holds, of a return that has several.
    var table: String?
    var day = ReturnSampleTests.day
    var project: String?

    var name: String {
      let middle = format == .csv && dialect != .rfc4180 ? "\(dialect.name)." : ""
      let part = table.map { "\($0)." } ?? ""
      return "\(kind.rawValue).\(part)\(middle)\(format.rawValue)"
    }
    var testDescription: String { name }
  }

  static let samples = [
    Sample(kind: .listOfOperations, format: .xml, dialect: .rfc4180),
    Sample(kind: .listOfOperations, format: .csv, dialect: .rfc4180),
    Sample(kind: .listOfOperations, format: .csv, dialect: .excelSwedish),
    Sample(kind: .projects, format: .csv, dialect: .rfc4180),
    Sample(kind: .projects, format: .csv, dialect: .excelSwedish),
    Sample(kind: .kohesio, format: .csv, dialect: .rfc4180, day: "2026-11-30"),
    Sample(kind: .budgets, format: .csv, dialect: .excelSwedish),
    Sample(kind: .expenditure, format: .csv, dialect: .rfc4180, day: july),
    Sample(kind: .indicators, format: .csv, dialect: .excelSwedish, day: july),
    Sample(
      kind: .participants, format: .csv, dialect: .excelSwedish, table: "persons", day: july),
    Sample(kind: .paymentApplication, format: .xml, dialect: .rfc4180, day: july),
    Sample(
      kind: .paymentApplication, format: .csv, dialect: .rfc4180, table: "expenditure", day: july),
    Sample(
      kind: .paymentApplication, format: .csv, dialect: .excelSwedish, table: "expenditure",
      day: july),
    Sample(
      kind: .paymentApplication, format: .csv, dialect: .excelSwedish, table: "application",
      day: july),
    Sample(
      kind: .operationRecords, format: .xml, dialect: .rfc4180, day: winter, project: courses),
    Sample(
      kind: .operationRecords, format: .csv, dialect: .rfc4180, table: "expenditure", day: winter),
    Sample(
      kind: .operationRecords, format: .csv, dialect: .excelSwedish, table: "operations",
      day: winter),
    Sample(
      kind: .operationRecords, format: .csv, dialect: .excelSwedish, table: "fields", day: winter),
    Sample(kind: .dataTransmission, format: .xml, dialect: .rfc4180, day: july),
    Sample(
      kind: .dataTransmission, format: .csv, dialect: .rfc4180, table: "financial", day: july),
    Sample(
      kind: .dataTransmission, format: .csv, dialect: .excelSwedish, table: "subtotals",
      day: july),
    Sample(
      kind: .dataTransmission, format: .csv, dialect: .excelSwedish, table: "output_indicators",
      day: july),
    Sample(kind: .claim, format: .xml, dialect: .rfc4180, day: winter, project: courses),
    Sample(
      kind: .claim, format: .csv, dialect: .rfc4180, table: "lines", day: winter,
      project: courses),
    Sample(
      kind: .claim, format: .csv, dialect: .excelSwedish, table: "categories", day: winter,
      project: courses),
    Sample(
      kind: .claim, format: .csv, dialect: .excelSwedish, table: "summary", day: winter,
      project: courses),
    Sample(kind: .accounts, format: .xml, dialect: .rfc4180, day: winter),
    Sample(
      kind: .accounts, format: .csv, dialect: .excelSwedish, table: "reconciliation", day: winter),
    Sample(
      kind: .accounts, format: .csv, dialect: .excelSwedish, table: "accounts", day: winter),
    Sample(kind: .performanceReport, format: .xml, dialect: .rfc4180, day: winter),
    Sample(
      kind: .performanceReport, format: .csv, dialect: .rfc4180, table: "specific_actions",
      day: winter),
    Sample(
      kind: .performanceReport, format: .csv, dialect: .excelSwedish, table: "texts", day: winter),
    Sample(kind: .irregularities, format: .xml, dialect: .rfc4180, day: winter),
    Sample(
      kind: .irregularities, format: .csv, dialect: .excelSwedish, table: "irregularities",
      day: winter),
    Sample(kind: .callTimetable, format: .xml, dialect: .rfc4180, day: "2026-01-15"),
    Sample(kind: .callTimetable, format: .csv, dialect: .excelSwedish, day: "2026-01-15"),
  ]

  /// A day after the year in which an irregularity was found and a claim corrected.
  static let winter = "2028-01-10"

  static let courses = "6.2.5-2026-01147"

  /// The rates of `Samples/Rates/fictional-2026.csv`.
  static let ratesOf2026 = [
    ("2026-02", "11.0250"), ("2026-05", "10.9475"), ("2026-06", "10.9810"),
    ("2026-07", "11.0125"), ("2026-11", "11.1040"),
  ]

  /// A day of the window in which the year that ended in June is closed.
  static let july = "2027-07-15"

  static let day = "2026-12-01"

  @Test(arguments: samples)
  func `the sample portfolio gives the sample return and its manifest`(sample: Sample) throws {
    let folder = try Folder()
    let run = try ReturnRun()
    try run.take(rates: ReturnRun.rates + Self.ratesOf2026)
    let result = try run.make(
      sample.kind, sample.format, sample.dialect, table: sample.table, on: sample.day,
      to: .file(path: folder.file(sample.name)), project: sample.project)
    let manifest = sample.name + ".manifest.json"
    #expect(result.manifestPath == folder.file(manifest))
    #expect(try folder.names == [sample.name, manifest])
    for name in [sample.name, manifest] {
      let golden = Samples.root.appending(path: "Samples/Returns/\(name)")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
      if ProcessInfo.processInfo.environment["UPDATE"] == "1" { try bytes.write(to: golden) }
      let isSame = try Data(contentsOf: golden) == bytes
      #expect(isSame, "Samples/Returns/\(name) differs; UPDATE=1 writes it anew, then read it")
    }
  }

  @Test func `the same files in any order give the same bytes, twice`() throws {
    let run = try ReturnRun()
    let shuffled = try [1, 2].map { try ReturnRun(shuffledBy: $0) }
    for run in [run] + shuffled { try run.take(rates: ReturnRun.rates + Self.ratesOf2026) }
    for sample in Self.samples {
      func text(_ run: ReturnRun) throws -> String {
        try run.text(
          sample.kind, sample.format, sample.dialect, table: sample.table, on: sample.day,
          project: sample.project)
      }
      let first = try text(run)
      for run in [run] + shuffled {
        let again = try text(run)
        #expect(again == first, "\(sample.name)")
      }
    }
  }

  @Test func `the portfolio as of an earlier entry gives the bytes of that time`() throws {
    let run = try ReturnRun()
    let folder = try Folder()
    let entry = try #require(try run.portfolio.store.log().last).entry
    let path = "Samples/Portfolio/decision-language-courses.xml"
    let corrected = try Samples.text(path)
      .replacing("version=\"1\"", with: "version=\"2\"")
      .replacing("<amount>5037690.00</amount>", with: "<amount>5000000.00</amount>")
    func bytes(_ snapshot: Snapshot) throws -> String {
      try run.make(
        .listOfOperations, .csv, on: Self.day, as: snapshot, to: .file(path: folder.file("list")))
      return try folder.text("list")
    }
    let before = try bytes(.now)
    try run.portfolio.take([("decision.xml", Array(corrected.utf8))])
    #expect(try bytes(.now).contains("5000000.00"))
    #expect(try bytes(.asOf(entry: entry)) == before)
  }

  @Test func `the manifest tells the bytes and what they add up to`() throws {
    let folder = try Folder()
    let result = try ReturnRun().make(
      .listOfOperations, .xml, on: Self.day, to: .file(path: folder.file("list.xml")),
      rulebookHash: "abc")
    let bytes = Array(try folder.text("list.xml").utf8)
    #expect(result.manifest.sha256 == SHA256Hasher.hex(of: bytes))
    #expect(result.manifest.bytes == bytes.count)
    #expect(try folder.text("list.xml.manifest.json") == result.manifest.json)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.manifest.json.utf8)) as? [String: Any])
    #expect(object["rulebook"] as? String == "abc")
    #expect(object["asOf"] is NSNull)
    let rows = try ReturnRun().operations(on: Self.day)
    #expect(result.manifest.totals.rows == rows.count)
    let parts = try rows.map {
      try Money.parse(try #require($0["union_contribution"]), currency: .sek)
    }
    let name = SumName(sheet: "operations", sum: "union_contribution", currency: .sek)
    #expect(result.manifest.totals[name] == .money(try Money.sum(parts, in: .sek)))
    let sum = try #require(result.manifest.sums.first { $0.name == name })
    #expect(sum.stored == sum.read)
    #expect(sum.difference.plain == "0.00")
  }
}
