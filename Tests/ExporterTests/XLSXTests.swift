@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// Returns as spreadsheets: what stands in their cells, and that they are the same each time.
struct XLSXTests {
  private static let july = "2027-07-15"
  private static let courses = "6.2.5-2026-01147"

  private func bytes(
    _ kind: Return, _ run: ReturnRun, on day: String = Self.july, project: String? = nil
  ) throws -> [UInt8] {
    let folder = try Folder()
    try run.make(
      kind, .xlsx, on: day, to: .file(path: folder.file("return.xlsx")), project: project)
    return Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("return.xlsx"))))
  }

  /// The cells of a sheet, row by row, the heading first.
  private func cells(_ bytes: [UInt8], sheet: Int = 1) throws -> [[Int: String]] {
    try Unpacked.cells(ofSheet: sheet, of: bytes)
  }

  private func report(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "report-language-courses-1", old: old, new: new)
  }

  private func described(_ text: String) -> ReturnRun.Edit {
    let before = "<voucher>L12-S1</voucher>\n      <description xml:lang=\"sv\">"
    return report("\(before)Projektledare<", "\(before)\(text)<")
  }

  private func description(_ text: String) throws -> String? {
    let rows = try cells(
      try bytes(.claim, try ReturnRun.paid([described(text)]), project: Self.courses))
    let column = try #require(rows[0].first { $0.value == "Beskrivning" }?.key)
    return rows[1][column]
  }

  // MARK: Cells

  @Test func `there is a sheet for each table, with its heading and as many rows`() throws {
    let run = try ReturnRun.paid([])
    let bytes = try bytes(.paymentApplication, run)
    let book = String(decoding: try Unpacked.file("xl/workbook.xml", of: bytes), as: UTF8.self)
    for title in ["Utgifter", "Nödvändiga villkor", "Åtaganden", "Förstasida"] {
      #expect(book.contains("name=\"\(title)\""))
    }
    let rows = try cells(bytes)
    #expect(rows[0][0] == "Specifikt mål, kod")
    #expect(rows.count == 26)
  }

  @Test func `cells hold what the table for programs holds`() throws {
    let run = try ReturnRun.paid([])
    let table = try run.table(.paymentApplication, on: Self.july)
    let rows = try cells(try bytes(.paymentApplication, run))
    let heading = "B. Stödberättigande utgifter"
    let column = try #require(rows[0].first { $0.value == heading }?.key)
    for (row, stated) in zip(rows.dropFirst(), table) {
      let amount = stated["eligible_expenditure"] ?? ""
      guard !amount.isEmpty else {
        #expect(row[column] == nil)
        continue
      }
      #expect(Double(row[column] ?? "") == Double(amount))
    }
  }

  @Test func `the heading stays in sight, and numbers and days are what they are`() throws {
    let bytes = try bytes(.claim, try ReturnRun.paid([]), project: Self.courses)
    let sheet = String(
      decoding: try Unpacked.file("xl/worksheets/sheet1.xml", of: bytes), as: UTF8.self)
    #expect(sheet.contains("state=\"frozen\""))
    #expect(sheet.contains("<v>239069.6"))
    // 1 September 2026.
    #expect(sheet.contains("<v>46266</v>"))
    let styles = String(decoding: try Unpacked.file("xl/styles.xml", of: bytes), as: UTF8.self)
    #expect(styles.contains("yyyy-mm-dd"))
    #expect(styles.contains("#,##0.00") || styles.contains("numFmtId=\"4\""))
  }

  @Test func `columns are as wide as what stands in them, and all of them are on one page across`()
    throws
  {
    let bytes = try bytes(.paymentApplication, try ReturnRun.paid([]))
    let sheet = String(
      decoding: try Unpacked.file("xl/worksheets/sheet1.xml", of: bytes), as: UTF8.self)
    #expect(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToPage=\"1\""))
    #expect(sheet.contains("fitToHeight=\"0\""))
    let book = String(decoding: try Unpacked.file("xl/workbook.xml", of: bytes), as: UTF8.self)
    #expect(book.contains("_xlnm.Print_Titles"))
    let rows = try cells(bytes)
    let column = try #require(rows[0].first { $0.value == "Specifikt mål" }?.key)
    let lengths = rows.dropFirst().compactMap { $0[column]?.count }
    let longest = try #require(lengths.max())
    #expect(longest > "Specifikt mål".count)
    let widths = sheet.matches(of: /<col min="([0-9]+)" max="([0-9]+)" width="([0-9.]+)"/)
    let width = widths.first {
      (Int($0.1) ?? 0)...(Int($0.2) ?? 0) ~= column + 1
    }.flatMap { Double($0.3) }
    #expect(try #require(width) >= Double(min(longest, 60)))
  }

  @Test(arguments: ["=1+1", "åäö ÅÄÖ", "0123", "1234567890123", "a &amp; b", "@SUM(A1)"])
  func `a text stays a text, whatever it looks like`(text: String) throws {
    let expected = text.replacing("&amp;", with: "&")
    #expect(try description(text) == expected)
    let bytes = try bytes(
      .claim, try ReturnRun.paid([described(text)]), project: Self.courses)
    let sheet = String(
      decoding: try Unpacked.file("xl/worksheets/sheet1.xml", of: bytes), as: UTF8.self)
    #expect(!sheet.contains("<f>"))
  }

  @Test(arguments: Return.allCases)
  func `no two columns of a table have the same heading, and no two sheets the same name`(
    kind: Return
  ) throws {
    let context = try ReturnRun.context(on: Self.july, project: Self.courses)
    let sheets = kind.arrangement(context, hasLabels: true).sheets
    for sheet in sheets {
      let headings = sheet.columns.map(\.heading)
      for heading in Set(headings) {
        #expect(
          headings.filter { $0 == heading }.count == 1, "\(kind.rawValue) \(sheet.name): \(heading)"
        )
      }
    }
    #expect(Set(sheets.map(\.title)).count == sheets.count)
    #expect(sheets.allSatisfy { $0.title.count <= 31 })
  }

  @Test func `sheets have Swedish names`() throws {
    let bytes = try bytes(.accounts, try ReturnRun.paid([]))
    let book = String(decoding: try Unpacked.file("xl/workbook.xml", of: bytes), as: UTF8.self)
    for name in ["Upptaget i räkenskaperna", "Avstämning", "Förstasida"] {
      #expect(book.contains("name=\"\(name)\""))
    }
    #expect(!book.contains("reconciliation"))
  }

  // MARK: Limits

  @Test(arguments: [(999_999_999_999_999, true), (1_000_000_000_000_000, false)])
  func `a number keeps all its digits, or there is no file`(value: Int64, isKept: Bool) throws {
    let folder = try Folder()
    let path = folder.file("book.xlsx")
    let book = try Workbook(path: path, created: try Day.parse("2027-07-15"), .of(.claim))
    let head = Sheet<Int64>(
      "amounts", element: "amount", hasLabels: true,
      [.cells("amount", "Belopp", .amount) { Cell(.amount(Money(minorUnits: $0, currency: .sek))) }]
    ).head
    let sheet = try book.sheet(head.name, title: head.title, headings: ["Belopp"])
    try sheet.begin()
    let amount = Money(minorUnits: value, currency: .sek)
    guard isKept else {
      #expect(throws: ExportError.self) { try sheet.write(.amount(amount), 0) }
      return
    }
    try sheet.write(.amount(amount), 0)
    try book.close()
    let rows = try cells(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    #expect(Double(rows[1][0] ?? "") == 9_999_999_999_999.99)
  }

  @Test(arguments: [(32_767, true), (32_768, false)])
  func `a cell holds 32 767 characters, and a longer text is not cut off`(
    length: Int, isKept: Bool
  ) throws {
    let folder = try Folder()
    let path = folder.file("book.xlsx")
    let book = try Workbook(path: path, created: try Day.parse("2027-07-15"), .of(.claim))
    let head = Sheet<String>(
      "texts", element: "text", hasLabels: true, [.text("text", "Text") { $0 }]
    ).head
    let sheet = try book.sheet(head.name, title: head.title, headings: ["Text"])
    try sheet.begin()
    let text = String(repeating: "å", count: length)
    guard isKept else {
      #expect(throws: ExportError.self) { try sheet.write(.text(text), 0) }
      return
    }
    try sheet.write(.text(text), 0)
    try book.close()
    let rows = try cells(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    #expect(rows[1][0] == text)
  }

  // MARK: The file

  @Test func `the same return gives the same bytes`() throws {
    let first = try bytes(.paymentApplication, try ReturnRun.paid([]))
    let again = try bytes(.paymentApplication, try ReturnRun.paid([]))
    #expect(first == again)
  }

  @Test(arguments: Return.allCases.filter { $0.formats.contains(.xlsx) })
  func `every return is a spreadsheet whose sums are the portfolio's`(kind: Return) throws {
    let run = try ReturnRun()
    try run.take(rates: ReturnRun.rates + ReturnSampleTests.ratesOf2026)
    let folder = try Folder()
    let day =
      switch kind {
      case .callTimetable: "2026-01-15"
      case .irregularities: "2028-01-10"
      default: Self.july
      }
    let result = try run.make(
      kind, .xlsx, on: day,
      to: .file(path: folder.file("return.xlsx")),
      project: kind.isOfProject ? Self.courses : nil)
    #expect(!result.manifest.sums.isEmpty)
    #expect(result.manifest.sums.allSatisfy { $0.stored == $0.read })
  }

  /// What is damaged: the end of the archive, the place of its directory, or the rows of a sheet.
  enum Damage: CaseIterable { case end, directory, sheet }

  @Test(arguments: Damage.allCases)
  func `a spreadsheet that the disk has damaged is refused when it is read back`(
    damage: Damage
  ) throws {
    var bytes = try bytes(.paymentApplication, try ReturnRun.paid([]))
    let context = try ReturnRun.context(on: Self.july)
    let document = Return.paymentApplication.document(.xlsx, .rfc4180, table: nil, context)
    let rows = try document.totals(readFrom: HashedSource(MemorySource(bytes))).rows
    #expect(rows > 26)
    let name = Array("xl/worksheets/sheet1.xml".utf8)
    let place = try #require(bytes.firstRange(of: name)).upperBound
    switch damage {
    case .end: bytes[bytes.count - 22] ^= 0xFF
    case .directory: bytes[bytes.count - 6] ^= 0xFF
    case .sheet: bytes[place + 100] ^= 0xFF
    }
    #expect(throws: ExportError.self) {
      try document.totals(readFrom: HashedSource(MemorySource(bytes)))
    }
  }
}
