@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// The record in its formats: what is not stated is told from what does not apply in each of them, and is read
/// back as such.
struct OperationRecordFormatTests {
  private static let courses = "6.2.5-2026-01147"
  private static let winter = "2028-01-10"

  private func run(_ edits: ReturnRun.Edit...) throws -> ReturnRun {
    try ReturnRun.paid(edits)
  }

  private func edit(_ file: String, _ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "\(file)-language-courses", old: old, new: new)
  }

  /// A cell as a file tells of it: a value, not stated, or not applicable.
  private enum Told: Hashable {
    case value, notStated, notApplicable
  }

  /// What the record says of every cell, table by table, row by row.
  private func told(_ run: ReturnRun, hasLabels: Bool) throws -> [String: [[Told]]] {
    let arrangement = OperationRecordsTable(
      try ReturnRun.context(on: Self.winter), hasLabels: hasLabels)
    var rows: [String: [[Told]]] = [:]
    _ = try run.portfolio.store.reading { reading in
      try arrangement.rows(of: reading) { row in
        rows[row.sheet.name, default: []].append(
          row.cells.map {
            $0.value.plain != nil ? .value : $0.value == .notStated ? .notStated : .notApplicable
          })
      }
    }
    return rows
  }

  private func heads(hasLabels: Bool) throws -> [SheetHead] {
    OperationRecordsTable(try ReturnRun.context(on: Self.winter), hasLabels: hasLabels).sheets
  }

  /// The rows of a table as cells of text, the marks of what is not stated behind them.
  private func told(
    _ rows: [[String]], _ head: SheetHead, separator: String, name: (ColumnHead) -> String
  ) -> [[Told]] {
    rows.map { cells in
      let missing =
        head.tellsWhatIsMissing
        ? cells[head.columns.count].components(separatedBy: separator) : []
      return head.columns.indices.map { place in
        if !cells[place].isEmpty { return .value }
        return missing.contains(name(head.columns[place])) ? .notStated : .notApplicable
      }
    }
  }

  @Test(arguments: CSVDialect.all)
  func `CSV tells what is not stated from what does not apply`(dialect: CSVDialect) throws {
    let run = try run()
    let labels = dialect.isForSpreadsheets
    let expected = try told(run, hasLabels: labels)
    for head in try heads(hasLabels: labels) {
      let text = try run.text(.operationRecords, .csv, dialect, table: head.name, on: Self.winter)
      let rows = try CSVReader.rows(of: Array(text.utf8), dialect)
      let found = told(
        Array(rows.dropFirst()), head, separator: labels ? " | " : " ",
        name: { labels ? $0.heading : $0.name ?? "" })
      #expect(found == expected[head.name] ?? [], "\(head.name)")
    }
  }

  @Test func `a spreadsheet tells what is not stated from what does not apply`() throws {
    let run = try run()
    let folder = try Folder()
    try run.make(
      .operationRecords, .xlsx, on: Self.winter, to: .file(path: folder.file("record.xlsx")))
    let archive = Array(
      try Data(contentsOf: URL(fileURLWithPath: folder.file("record.xlsx"))))
    let expected = try told(run, hasLabels: true)
    for (index, head) in try heads(hasLabels: true).enumerated() {
      let rows = try Unpacked.cells(ofSheet: index + 1, of: archive).map { cells in
        (0...head.columns.count).map { cells[$0] ?? "" }
      }
      let found = told(
        Array(rows.dropFirst()), head, separator: " | ", name: { $0.heading })
      #expect(found == expected[head.name] ?? [], "\(head.name)")
    }
  }

  @Test func `XML tells what is not stated from what does not apply`() throws {
    let run = try run()
    let text = try run.text(.operationRecords, .xml, on: Self.winter)
    let heads = try heads(hasLabels: false)
    let reader = ReadBackXML(
      .operationRecords, container: "operationRecords", records: heads.map(\.element),
      names: ["notStated", "currency"] + heads.flatMap(\.columns).compactMap(\.element))
    var found: [String: [[Told]]] = [:]
    try reader.read(HashedSource(MemorySource(text))) { tape in
      let element = tape.name(tape[0].name)
      let head = try #require(heads.first { $0.element == element })
      let missing =
        (tape.attribute(reader.names.id("notStated"), of: 0)
        .map { tape.string(ofAttribute: $0) } ?? "").split(separator: " ").map(String.init)
      let currency = tape.attribute(reader.names.id("currency"), of: 0)
      found[head.name, default: []].append(
        head.columns.map { column in
          let name = column.element ?? ""
          if name == "currency" { return currency == nil ? .notApplicable : .value }
          if tape.child(reader.names.id(name), of: 0) != nil { return .value }
          return missing.contains(name) ? .notStated : .notApplicable
        })
    }
    #expect(found == (try told(run, hasLabels: false)))
  }

  @Test func `operations pass one at a time, each followed by its rows`() throws {
    let run = try run()
    var order: [String] = []
    _ = try run.portfolio.store.reading { reading in
      try OperationRecordsTable(try ReturnRun.context(on: Self.winter), hasLabels: false)
        .rows(of: reading) { row in
          let code = row.sheet.column("operation_code").flatMap { row.cells[$0].value.plain } ?? ""
          if order.last != code { order.append(code) }
        }
    }
    #expect(order == ["6.2.5-2026-01147", "6.2.5-2026-01163", ""])
  }

  // MARK: Reading back

  @Test(arguments: [
    // More digits than an amount has, a field that the annex does not have, and one that is gone.
    ("<eligibleCost>6716920.00<", "<eligibleCost>12345678901234567.00<"),
    ("<number>142</number>", "<number>143</number>"), ("<number>142</number>", ""),
    ("<strategicImportance>false<", "<strategicImportance>perhaps<"),
    ("<operationCode>6.2.5-2026-01147</operationCode>", ""),
    ("notStated=\"", "notStated=\"title "), ("notStated=\"", "notStated=\"weight "),
    ("<fieldsStated>1 ", "<fieldsStated>0 1 "), ("</operationRecords>", ""),
  ])
  func `a record that its schema does not allow is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try run().text(.operationRecords, .xml, on: Self.winter, project: Self.courses)
    let context = try ReturnRun.context(on: Self.winter, project: Self.courses)
    let document = Return.operationRecords.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    #expect(try read(text).rows(of: "operations") == 1)
    let range = try #require(text.range(of: old), "\(old)")
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }

  @Test(arguments: [("article_94", "title"), ("article_94", "weight"), ("article_94 ", "")])
  func `a mark that is false, unknown or gone is found when CSV is read back`(
    old: String, new: String
  ) throws {
    let text = try run().text(.operationRecords, .csv, on: Self.winter, project: Self.courses)
    let context = try ReturnRun.context(on: Self.winter, project: Self.courses)
    let document = Return.operationRecords.document(
      .csv, .rfc4180, table: "operations", context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    let whole = try read(text)
    // The heading has the name too.
    let range = try #require(text.range(of: old, options: .backwards))
    let changed = text.replacingCharacters(in: range, with: new)
    guard new.isEmpty else {
      #expect(throws: ExportError.self) { try read(changed) }
      return
    }
    #expect(try read(changed) != whole)
  }

  // MARK: Texts

  @Test(arguments: [
    "=cmd|' /C calc'!A0", "@SUM(1+1)", "+46", "Räksmörgås på Åkerö, \"Öst\"; Ægir & Ñandú",
  ])
  func `a name is read back as it was from every format`(name: String) throws {
    let escaped = name.replacing("&", with: "&amp;")
    let run = try run(edit("application", "Föreningen Nya Vägar (påhittad)", escaped))
    for dialect in CSVDialect.all {
      let text = try run.text(
        .operationRecords, .csv, dialect, table: "beneficiaries", on: Self.winter)
      let rows = try CSVReader.rows(of: Array(text.utf8), dialect)
      let heading = dialect.isForSpreadsheets ? "Stödmottagarens namn" : "name"
      let place = try #require(rows[0].firstIndex(of: heading))
      #expect(rows[2][place] == name)
      for mark in ["=cmd", "@SUM", "+46"] {
        #expect(!text.contains("\(dialect.isForSpreadsheets ? ";" : ",")\(mark)"))
      }
    }
    #expect(try run.text(.operationRecords, .xml, on: Self.winter).contains(escaped))
    let folder = try Folder()
    try run.make(
      .operationRecords, .xlsx, on: Self.winter, to: .file(path: folder.file("record.xlsx")))
    let archive = Array(
      try Data(contentsOf: URL(fileURLWithPath: folder.file("record.xlsx"))))
    let found = try Unpacked.cells(ofSheet: 2, of: archive).flatMap(\.values)
    #expect(found.contains(name))
  }

  // MARK: Empty and wrong

  @Test(arguments: Return.operationRecords.formats)
  func `an empty portfolio gives the fields of the annex and nothing else`(
    format: ReturnFormat
  ) throws {
    let portfolio = try TestPortfolio()
    let folder = try Folder()
    let context = try ReturnRun.context(on: Self.winter)
    for table in format == .csv ? Return.operationRecords.tables.map(Optional.some) : [nil] {
      let result = try portfolio.store.reading { reading in
        try export(
          .operationRecords, format: format, table: table, from: reading, in: context,
          to: .file(path: folder.file("record")))
      }
      #expect(result.manifest.totals.rows == (table == nil || table == "fields" ? 142 : 0))
    }
  }

  private func refusal(
    _ run: ReturnRun, programme: String? = nil, project: String? = nil
  ) throws -> String {
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        .operationRecords, .xml, on: "2026-12-01", to: .file(path: folder.file("record.xml")),
        programme: programme, project: project)
    }
    #expect(try folder.names.isEmpty)
    let found = try #require(error)
    #expect(found.isWithheldForData)
    return "\(found)"
  }

  @Test func `a project that is not there, or to which nothing is granted, has no record`() throws {
    let run = try ReturnRun()
    #expect(try refusal(run, project: "6.2.5-1999-1").contains("has no project 6.2.5-1999-1"))
    #expect(
      try refusal(run, project: "6.2.5-2026-01188").contains("6.2.5-2026-01188 is no operation"))
  }

  @Test func `a programme that is not there, or of another period, has no records`() throws {
    let run = try ReturnRun.languageCourses()
    #expect(try refusal(run, programme: "2021SE65ISPR001").contains("no programme 2021SE65ISPR001"))
    let files = try Samples.files(in: "Samples/Funds/AMIF-2014").map {
      (name: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0)))
    }
    try run.portfolio.take(files)
    let programme = try Samples.text("Samples/Funds/AMIF-2014/programme.xml")
    let cci = try #require(programme.firstMatch(of: /<cci>([^<]*)<\/cci>/)).1
    #expect(try refusal(run, programme: String(cci)).contains("the funds of 2021–2027"))
  }
}
