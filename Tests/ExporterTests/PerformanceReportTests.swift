@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// The annual performance report: its tables, and the texts that the authority writes.
struct PerformanceReportTests {
  /// Before the report on 2026-2027 is due.
  private static let winter = "2028-01-10"

  private func run(_ edits: ReturnRun.Edit...) throws -> ReturnRun {
    let run = try ReturnRun(edits: edits)
    try run.take(rates: ReturnRun.rates + ReturnSampleTests.ratesOf2026)
    return run
  }

  private func texts(_ body: String, examined: String = "2028-01-10") throws -> PerformanceTexts {
    try PerformanceTexts(
      readFrom: MemorySource(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <performanceTexts xmlns="urn:fondbok:performance-texts:1">
          <head examined="\(examined)" website="https://exempel.se/fonden"/>
          \(body)
        </performanceTexts>
        """))
  }

  private func table(
    _ name: String, _ run: ReturnRun, texts: PerformanceTexts? = nil, on day: String = Self.winter
  ) throws -> [[String: String]] {
    try run.table(.performanceReport, name, on: day, texts: texts)
  }

  private func refusal(_ run: ReturnRun, texts: PerformanceTexts? = nil) throws -> String {
    let error = #expect(throws: ExportError.self) { try table("texts", run, texts: texts) }
    return "\(try #require(error))"
  }

  // MARK: Texts

  @Test func `every section of the template is there, for each objective where it has one`() throws
  {
    let rows = try table("texts", try run())
    let sections = rows.map { "\($0["section"] ?? "") \($0["specific_objective"] ?? "")" }
    #expect(
      sections == [
        "1.1 SO1", "1.1 SO2", "1.1 SO3", "1.1 SO4", "1.2 SO1", "1.2 SO2", "1.2 SO3", "1.2 SO4",
        "1.3 ", "1.4 ", "1.5 ", "1.6 ", "1.7 ", "2 ", "3 ", "4 ", "5.1 ", "5.2 ", "6 ", "7 ",
      ])
    #expect(
      rows.map { $0["limit"] } == [
        "7000", "7000", "7000", "7000", "7000", "7000", "7000", "7000", "4000", "4000", "5000",
        "2500", "4000", "6000", "4000", "4000", "5000", "5000", "6000", "7500",
      ])
    // What nobody has written is missing; what is written only when there is something is not.
    #expect(rows[0]["not_stated"] == "content")
    #expect(rows[8]["not_stated"] == "")
  }

  @Test(arguments: [
    (2500, 0, "within"), (2500, 1, "withinWithoutSpaces"), (2400, 101, "withinWithoutSpaces"),
  ])
  func `a text is measured with its spaces and without them`(
    letters: Int, spaces: Int, standing: String
  ) throws {
    let text =
      String(repeating: "å", count: letters - 1)
      + String(repeating: " ", count: spaces) + "å"
    let row = try #require(
      try table("texts", try run(), texts: try texts("<text section=\"1.6\">\(text)</text>"))
        .first { $0["section"] == "1.6" })
    #expect(row["characters"] == "\(letters + spaces)")
    #expect(row["characters_without_spaces"] == "\(letters)")
    #expect(row["standing"] == standing)
    #expect(row["content"] == text)
  }

  @Test func `a text that is too long without its spaces stops the report`() throws {
    let text = String(repeating: "å", count: 2501)
    let message = try refusal(
      try run(), texts: try texts("<text section=\"1.6\">\(text)</text>"))
    #expect(message.contains("a text 1.6 of at most 2500 characters; it has 2501 without spaces"))
  }

  @Test func `the indentation of a text is no part of it, and its line breaks are`() throws {
    let body = """
      <text section="2">
          Första raden.

          Andra raden.
        </text>
      """
    let row = try #require(
      try table("texts", try run(), texts: try texts(body)).first { $0["section"] == "2" })
    #expect(row["content"] == "Första raden.\n\nAndra raden.")
    #expect(row["characters"] == "27")
    #expect(row["characters_without_spaces"] == "23")
  }

  @Test(arguments: [
    ("<text section=\"1.1\">a</text>", "no objective"),
    ("<text section=\"1.1\" objective=\"SO9\">a</text>", "SO9"),
    ("<text section=\"2\" objective=\"SO1\">a</text>", "SO1"),
    ("<text section=\"2\">a</text><text section=\"2\">b</text>", "has two texts"),
  ])
  func `a text that the report has no place for is named`(body: String, told: String) throws {
    #expect(try refusal(try run(), texts: try texts(body)).contains(told))
  }

  @Test(arguments: [
    "<text section=\"8\">a</text>", "<text>a</text>", "<text section=\"2\"></text>",
    "<words section=\"2\">a</words>", "a",
  ])
  func `a file of texts that its schema does not allow is refused with its place`(
    body: String
  ) throws {
    let error = #expect(throws: ExportError.self) { try texts(body) }
    #expect("\(try #require(error))".contains("the texts, "))
  }

  // MARK: The committee

  @Test(arguments: [("2028-01-10", true), ("2028-01-11", false)])
  func `the monitoring committee has examined the report before it is sent`(
    examined: String, isMade: Bool
  ) throws {
    let run = try run()
    let texts = try texts("<text section=\"2\">a</text>", examined: examined)
    guard isMade else {
      #expect(
        try refusal(run, texts: texts).contains(
          "a day by 2028-01-10 on which the monitoring committee examined the report"))
      return
    }
    let head = try table("report", run, texts: texts)[0]
    #expect(head["examined"] == "2028-01-10")
    #expect(head["website"] == "https://exempel.se/fonden")
  }

  // MARK: Operating support

  private static let system = "decision-return-system"

  private static func operating(_ cost: String) -> [ReturnRun.Edit] {
    [
      ReturnRun.Edit(file: system, old: "currency=\"SEK\"", new: "currency=\"EUR\""),
      ReturnRun.Edit(
        file: system, old: "<eligibleCost>8972800.00</eligibleCost>",
        new: "<eligibleCost>\(cost)</eligibleCost>"),
    ]
  }

  @Test(arguments: [("17362800.00", false), ("17362800.01", true)])
  func `operating support above 15 per cent is explained, to the cent`(
    cost: String, isAbove: Bool
  ) throws {
    let edits = Self.operating(cost)
    let run = try run(edits[0], edits[1])
    guard isAbove else {
      let head = try table("report", run)[0]
      #expect(head["operating_support"] == cost)
      #expect(head["allocated"] == "115752000.00")
      #expect(head["operating_support_share"] == "15.00")
      return
    }
    #expect(try refusal(run).contains("an explanation in section 1.4"))
    let explained = try texts("<text section=\"1.4\">Systemen byts ut i förtid.</text>")
    #expect(try table("report", run, texts: explained)[0]["operating_support"] == cost)
  }

  // MARK: Tables

  @Test func `specific actions are listed with what has been claimed of them`() throws {
    let rows = try table("specific_actions", try run())
    #expect(rows.map { $0["project"] } == ["6.2.5-2026-02004"])
    // 10 610 200 / 10.9810, the rate of June 2026.
    #expect(rows[0]["eligible_cost"] == "966232.58")
    #expect(rows[0]["declared_expenditure"] == "0.00")
    #expect(rows[0]["not_stated"] == "output result")
  }

  @Test func `solidarity actions are listed with the fund's contribution`() throws {
    let rows = try table("solidarity", try run())
    #expect(rows.map { $0["specific_objective"] } == ["SO4"])
    // 6 189 600 / 11.0125, the rate of July 2026.
    #expect(rows[0]["eligible_cost"] == "562052.21")
    #expect(rows[0]["union_contribution"] == "562052.21")
  }

  @Test func `a report on a time without solidarity actions lists none`() throws {
    let edit = ReturnRun.Edit(
      file: "decision-solidarity-reception", old: "<actionKind>solidarity</actionKind>",
      new: "<actionKind>regular</actionKind>")
    #expect(try table("solidarity", try run(edit)).isEmpty)
  }

  private static func person(_ kind: String, first: String = "2026-09-01") -> ReturnRun.Edit {
    ReturnRun.Edit(
      file: "report-language-courses-1",
      old: """
        <line id="l1" category="staff" form="realCost" partner="p1" budgetLine="b1">
              <voucher>L12-S1</voucher>
              <description xml:lang="sv">Projektledare</description>
              <firstDay>2026-09-01</firstDay>
        """,
      new: """
        <line id="l1" category="staff" form="realCost" partner="p1" budgetLine="b1" person="\(kind)">
              <voucher>L12-S1</voucher>
              <description xml:lang="sv">Projektledare</description>
              <firstDay>\(first)</firstDay>
        """)
  }

  @Test(arguments: [
    ("resettled", "resettled"), ("admitted", "admitted"),
    ("admittedVulnerable", "admittedVulnerable"), ("minorTransferredIn", "transferredIn"),
    ("transferredOut", "transferredOut"),
  ])
  func `persons are counted by what was claimed for them`(person: String, kind: String) throws {
    let rows = try table("persons", try run(Self.person(person)))
    #expect(rows.count == 5)
    for row in rows { #expect(row["count"] == (row["kind"] == kind ? "560" : "0")) }
  }

  private static let resettlement = ReturnRun.Edit(
    file: "decision-language-courses", old: "<actionKind>regular</actionKind>",
    new: "<actionKind>resettlement</actionKind>")

  @Test func `persons of another kind than their objective is for keep returns back`() throws {
    #expect(
      try table("persons", try run(Self.person("resettled"), Self.resettlement))[0]["count"]
        == "560")
    let told = "one kind of person on line l1 of report-language-courses-1"
    #expect(try refusal(run(Self.person("transferredIn"), Self.resettlement)).contains(told))
    let error = #expect(throws: ExportError.self) {
      try ReturnRun.paid([Self.person("transferredIn"), Self.resettlement])
        .table(.paymentApplication, on: "2027-07-15")
    }
    #expect("\(try #require(error))".contains(told))
  }

  @Test(arguments: [("2026-06-30", "0"), ("2026-07-01", "560")])
  func `persons belong to the accounting year of their day`(first: String, count: String) throws {
    let rows = try table("persons", try run(Self.person("resettled", first: first)))
    #expect(rows[0]["count"] == count)
  }

  @Test func `persons whose number is not stated stop the report`() throws {
    let quantity = ReturnRun.Edit(
      file: "report-language-courses-1",
      old: """
        <amount>239069.60</amount>
              <unit>timme</unit>
              <quantity>560</quantity>
        """, new: "<amount>239069.60</amount>\n      <unit>timme</unit>")
    let message = try refusal(try run(Self.person("resettled"), quantity))
    #expect(message.contains("the number of persons on line l1 of report-language-courses-1"))
  }

  // MARK: Time

  @Test(arguments: [
    ("2027-07-01", "2026-2027", "2028-02-15", false),
    ("2028-02-15", "2026-2027", "2028-02-15", false),
    ("2028-02-16", "2026-2027", "2028-02-15", true),
    ("2028-07-01", "2027-2028", "2029-02-15", false),
    ("2022-07-01", "2021-2022", "2023-02-15", false),
  ])
  func `the day tells the year of the report and whether it is in time`(
    day: String, year: String, due: String, isLate: Bool
  ) throws {
    let time = try #require(PerformanceTime(on: try Day.parse(day), ReturnRun.terms))
    #expect(time.year.name == year)
    #expect(time.due.iso == due)
    #expect(time.isLate == isLate)
  }

  @Test func `there is no report before a year has ended`() throws {
    #expect(PerformanceTime(on: try Day.parse("2022-06-30"), ReturnRun.terms) == nil)
  }

  // MARK: What is missing, and reading back

  @Test func `a month without a rate stops the report once`() throws {
    let run = try ReturnRun()
    try run.take(rates: [("2026-07", "11.0125")])
    let message = try refusal(run)
    #expect(message.contains("the Commission's rate of SEK for 2026-06"))
    #expect(message.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    ("<standing>within</standing>", "<standing>long</standing>"),
    ("<timeliness>inTime</timeliness>", ""), ("<kind>resettled</kind>", "<kind>other</kind>"),
    (#"<specificAction currency="EUR""#, "<specificAction"), ("</performanceReport>", ""),
  ])
  func `a report that its schema does not allow is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try run().text(.performanceReport, .xml, on: Self.winter)
    let context = try ReturnRun.context(on: Self.winter)
    let document = Return.performanceReport.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    #expect(try read(text).rows(of: "persons") == 5)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }

  @Test func `a count of persons that differs leaves no file`() throws {
    let run = try run()
    let folder = try Folder()
    let context = try ReturnRun.context(on: Self.winter)
    let error = #expect(throws: ExportError.self) {
      try run.portfolio.store.reading { reading in
        try export(
          .performanceReport, format: .xml, dialect: .rfc4180, from: reading, in: context,
          to: .file(path: folder.file("report.xml"))
        ) {
          var totals = try PerformanceReportTable.totals(in: reading, for: context)
          try totals.add(.hundredths(100), to: SumName(sheet: "persons", sum: "count"))
          return totals
        }
      }
    }
    #expect("\(try #require(error))".contains("count of persons"))
    #expect(try folder.names.isEmpty)
  }

  @Test func `the manifest names the file of texts by its hash`() throws {
    let folder = try Folder()
    let texts = try texts("<text section=\"2\">a</text>")
    try run().make(
      .performanceReport, .xml, on: Self.winter, to: .file(path: folder.file("report.xml")),
      texts: texts)
    #expect(try folder.text("report.xml.manifest.json").contains(#""texts": "\#(texts.sha256)""#))
  }

  @Test func `texts that nobody has written are told when the report is made`() throws {
    let folder = try Folder()
    let run = try run()
    func notices(_ texts: PerformanceTexts?) throws -> [String] {
      try run.make(
        .performanceReport, .xml, on: Self.winter, to: .file(path: folder.file("report.xml")),
        texts: texts
      ).manifest.notices.map(\.english)
    }
    let all = try notices(nil)
    #expect(all.count == 1)
    #expect(
      all[0].hasPrefix(
        "no text is written for 1.1 SO1, 1.1 SO2, 1.1 SO3, 1.1 SO4, 1.2 SO1, 1.2 SO2, 1.2 SO3, "
          + "1.2 SO4, 2, 3, 4, 5.1, 5.2, 6 and 7, so"))
    #expect(all[0].hasSuffix("; name a file with --texts"))
    #expect(
      try folder.text("report.xml.manifest.json").contains(#"{ "notice": "no text is written"#))
    let some = try notices(try texts("<text section=\"2\">a</text>"))
    #expect(some[0].contains("1.2 SO4, 3, 4"))
    #expect(!some[0].contains("--texts"))
    let sections = ["2", "3", "4", "5.1", "5.2", "6", "7"]
    let objectives = ["SO1", "SO2", "SO3", "SO4"].flatMap { objective in
      ["1.1", "1.2"].map { "<text section=\"\($0)\" objective=\"\(objective)\">a</text>" }
    }
    let whole = sections.map { "<text section=\"\($0)\">a</text>" } + objectives
    #expect(try notices(try texts(whole.joined())).isEmpty)
    #expect(try !folder.text("report.xml.manifest.json").contains("notices"))
  }

  @Test func `operating support is traced to the grants`() throws {
    let run = try run()
    let context = try ReturnRun.context(on: Self.winter)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .performanceReport, table: "report", row: 1, column: "operating_support", from: reading,
        in: context)
    }
    #expect(cell.sources.map(\.document.id) == [Self.system])
    #expect(cell.sources[0].spot.path == "budget/eligibleCost")
  }
}
