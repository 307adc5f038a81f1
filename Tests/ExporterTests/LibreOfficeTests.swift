@testable import Exporter
import Foundation
import Portfolio
import TestSupport
import Testing
import Values

/// Spreadsheets opened by a program that people have, and compared cell by cell with what was to be written.
@Suite struct `LibreOffice opens` {
  /// What a spreadsheet may be tempted to change.
  private static let odd: [String] = [
    "åäö ÅÄÖ é", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+46 8 123", "-1", "'1", "0123", "00",
    "1234567890123", "1E5", "2026-02-02", "1/2", "TRUE", "50 %", "a, b; c\td",
    "\"quoted\" <b>&amp;",
    "first\nsecond\n\nfourth", "  spaces  within   ", "\u{202B}abc\u{202C}", "😀 👩‍👩‍👧", "#N/A",
    "_x0041_",
    String(repeating: "å", count: 32_767),
  ]

  private static let amounts: [Int64] = [
    0, 1, -1, 10, 123_456_78, 5_037_690_00, -99, 123_456_789_012_34, 9_999_999_999_999_99,
  ]

  private static let days = ["1900-03-01", "2026-02-28", "2028-02-29", "2199-12-31"]

  private struct Row {
    let text: String?
    let amount: Int64
    let day: Day
  }

  private static func rows() throws -> [Row] {
    try odd.enumerated().map { place, text in
      Row(
        text: place == 3 ? nil : text, amount: amounts[place % amounts.count],
        day: try Day.parse(days[place % days.count]))
    }
  }

  private static var sheet: Sheet<Row> {
    Sheet(
      "odd", element: "row", hasLabels: true,
      [
        .text("text", "Text") { $0.text }, .code("code", "Kod") { $0.text },
        .amount("amount", "Belopp") { Money(minorUnits: $0.amount, currency: .sek) },
        .day("day", "Dag") { $0.day }, .count("count", "Antal") { Int($0.amount) },
        .rate("rate", "Andel") { Percentage(hundredths: $0.amount % 10_001) },
        .cells("exact", "Kurs", .rate) { Cell(.exact("\($0.amount % 1000).0125")) },
        .cells("numbers", "Belopp i mål", .code) { row in
          Cell(.numbers(row.amount == 0 ? ["0.10"] : ["1.10", "\(row.amount).25"]))
        },
      ])
  }

  /// Writes the odd cells as a spreadsheet.
  private func writeOdd(_ path: String) throws -> [SheetRow] {
    let book = try Workbook(path: path, created: try Day.parse("2027-07-15"), .of(.claim))
    let head = Self.sheet.head
    let sheet = try book.sheet(
      head.name, title: head.title, headings: head.columns.map(\.heading))
    let rows = try Self.rows().map { try Self.sheet.row($0) }
    for row in rows {
      try sheet.begin()
      for (column, cell) in row.cells.enumerated() { try sheet.write(cell.value, column) }
    }
    try book.close()
    return rows
  }

  @Test func `every cell of every return, and of what is odd`() throws {
    let folder = try Folder()
    let odd = try writeOdd(folder.file("odd.xlsx"))
    let run = try ReturnRun()
    try run.take(rates: ReturnRun.rates + ReturnSampleTests.ratesOf2026)
    for kind in Self.kinds {
      try run.make(
        kind, .xlsx, on: Self.day(of: kind), to: .file(path: folder.file("\(kind.rawValue).xlsx")),
        project: kind.isOfProject ? Self.courses : nil)
    }
    let opened = try LibreOffice.open(folder.path)
    #expect(opened.count == Self.kinds.count + 1)

    try compare([Self.sheet.head], odd, with: #require(opened["odd.xlsx"]))
    try requireFrozenHeadings(1, in: folder.file("odd.xlsx"))
    for kind in Self.kinds {
      let context = try ReturnRun.context(
        on: Self.day(of: kind), project: kind.isOfProject ? Self.courses : nil)
      let arrangement = kind.arrangement(context, hasLabels: true)
      var rows: [SheetRow] = []
      _ = try run.portfolio.store.reading { reading in
        try arrangement.rows(of: reading) { rows.append($0) }
      }
      try compare(
        arrangement.sheets, rows, with: #require(opened["\(kind.rawValue).xlsx"]))
      try requireFrozenHeadings(
        arrangement.sheets.count, in: folder.file("\(kind.rawValue).xlsx"))
    }
  }

  /// That the first row of every sheet stays in sight. It is no cell, and without a window the program does not
  /// tell of it.
  private func requireFrozenHeadings(_ sheets: Int, in path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    for number in 1...sheets {
      let sheet = try Unpacked.file("xl/worksheets/sheet\(number).xml", of: bytes)
      #expect(
        String(decoding: sheet, as: UTF8.self).contains(
          "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    }
  }

  /// The returns that are made as spreadsheets.
  private static let kinds = Return.allCases.filter { $0.formats.contains(.xlsx) }

  private static let courses = "6.2.5-2026-01147"

  private static func day(of kind: Return) -> String {
    switch kind {
    case .callTimetable: "2026-01-15"
    case .irregularities: "2028-01-10"
    default: "2027-07-15"
    }
  }

  private func compare(
    _ heads: [SheetHead], _ rows: [SheetRow], with opened: [LibreOffice.Sheet]
  ) throws {
    #expect(opened.map(\.name) == heads.map(\.title))
    for (head, sheet) in zip(heads, opened) {
      let written = rows.filter { $0.sheet.name == head.name }
      #expect(sheet.rows.count == written.count + 1, "\(head.name)")
      let headings = head.columns.map { LibreOffice.Cell.text($0.heading) }
      #expect(sheet.rows.first.map { Array($0.prefix(headings.count)) } == headings)
      for (number, (row, cells)) in zip(written, sheet.rows.dropFirst()).enumerated() {
        for (column, cell) in row.cells.enumerated() {
          let found = column < cells.count ? cells[column] : .none
          #expect(
            found == Self.expected(cell.value),
            "\(head.name), row \(number + 1), \(head.columns[column].heading)")
        }
        guard head.tellsWhatIsMissing else { continue }
        let missing = row.missing.map(\.heading).joined(separator: " | ")
        let found = row.cells.count < cells.count ? cells[row.cells.count] : .none
        #expect(
          found == (missing.isEmpty ? .none : .text(missing)), "\(head.name), row \(number + 1)")
      }
    }
  }

  private static func expected(_ value: CellValue) -> LibreOffice.Cell {
    switch value {
    case .text(let text), .code(let text): text.isEmpty ? .none : .text(text)
    case .amount(let amount): .number(Double(amount.plain) ?? .nan)
    case .rate(let rate): .number(Double(rate.plain) ?? .nan)
    case .count(let count): .number(Double(count))
    case .quantity(let hundredths), .decimal(let hundredths):
      .number(Double(Percentage(hundredths: hundredths).plain) ?? .nan)
    case .exact(let number): .number(Double(number) ?? .nan)
    case .numbers(let numbers) where numbers.count == 1: .number(Double(numbers[0]) ?? .nan)
    case .numbers(let numbers):
      numbers.isEmpty
        ? .none : .text(numbers.map { $0.replacing(".", with: ",") }.joined(separator: " | "))
    case .day(let day): .day(day.iso)
    case .vagueDay(let text): (try? Day.parse(text)).map { .day($0.iso) } ?? .text(text)
    case .notStated, .notApplicable: .none
    }
  }
}
