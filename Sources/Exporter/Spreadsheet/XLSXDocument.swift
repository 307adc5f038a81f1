import Foundation
import Languages
import Portfolio
import Values
import XML

/// A return as a spreadsheet (Office Open XML): a sheet for each table, its heading frozen, with numbers and
/// days that are numbers and days, and codes that are texts.
///
/// The library writes to a file of its own, which is then copied to the draft. The same return gives the same
/// bytes: nothing in it tells when it was made but the day it is of.
struct XLSXDocument: ReturnDocument {
  private let kind: Return
  private let arrangement: any Arrangement
  private let context: ExportContext

  init(_ kind: Return, _ arrangement: any Arrangement, _ context: ExportContext) {
    self.kind = kind
    self.arrangement = arrangement
    self.context = context
  }

  var sheets: [String] { arrangement.sheets.map(\.name) }

  // MARK: Writing

  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fondbok-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "return.xlsx").path
    var totals = Totals()
    let workbook = try Workbook(path: path, created: context.on, .of(kind))
    let sheets = try arrangement.sheets.map {
      try workbook.sheet($0.name, title: $0.title, headings: headings($0))
    }
    let remarks = try arrangement.rows(of: reading) { row in
      try totals.add(row)
      guard let sheet = sheets.first(where: { $0.name == row.sheet.name }) else { return }
      try sheet.begin()
      for (column, cell) in row.cells.enumerated() { try sheet.write(cell.value, column) }
      if row.sheet.tellsWhatIsMissing {
        try sheet.write(
          .text(row.missing.map(\.heading).joined(separator: SheetHead.separator)),
          row.cells.count)
      }
    }
    try workbook.close()
    try FileSource(path: path).eachPiece(sink)
    return WrittenReturn(totals: totals, remarks: remarks)
  }

  private func headings(_ sheet: SheetHead) -> [String] {
    sheet.columns.map(\.heading) + (sheet.tellsWhatIsMissing ? ["Uppgift saknas"] : [])
  }

  // MARK: Reading back

  func totals(readFrom source: HashedSource) throws -> Totals {
    // An archive is read from its end, and a source gives its bytes once.
    let copy = try Draft.temporary()
    defer { copy.discard() }
    try source.eachPiece { try copy.write($0) }
    let stream = ArchiveStream(descriptor: copy.descriptor, name: copy.target)
    var totals = Totals()
    do {
      let archive = try ArchiveReader(stream)
      for (index, sheet) in arrangement.sheets.enumerated() {
        try add(sheet, from: archive, "xl/worksheets/sheet\(index + 1).xml", to: &totals)
      }
    } catch let fault as ArchiveFault {
      throw unreadable(fault.wording)
    }
    return totals
  }

  private func add(
    _ sheet: SheetHead, from archive: ArchiveReader, _ name: String, to totals: inout Totals
  ) throws {
    var reader = WorksheetReader()
    var isHeading = true
    func take(_ cells: [Int: String]) throws {
      if isHeading {
        isHeading = false
        let expected = headings(sheet)
        guard expected.indices.allSatisfy({ cells[$0] == expected[$0] }) else {
          throw unreadable(Wording("its heading differs", sv: "dess rubrik skiljer sig"))
        }
        return
      }
      do {
        try totals.add(cells, of: sheet) { unreadable($0) }
      } catch let error as MoneySyntaxError {
        throw unreadable(error.wording)
      }
    }
    try archive.file(name) { bytes in try reader.take(bytes, onRow: take) }
    if isHeading {
      throw unreadable(
        Wording("\(sheet.name) has no heading", sv: "\(sheet.name) har ingen rubrik"))
    }
  }

  private func unreadable(_ reason: Wording) -> ExportError { .unreadable(kind, reason: reason) }
}

extension Totals {
  /// Adds a row as a spreadsheet holds it: its cells by their column, those without a value left out.
  fileprivate mutating func add(
    _ cells: [Int: String], of sheet: SheetHead, fault: (Wording) -> ExportError
  ) throws {
    let code = sheet.column(sheet.currencyIn).flatMap { cells[$0] }
    let currency = try code.map { code in
      guard let currency = Currency(code) else {
        throw fault(Wording("\(code) is no currency", sv: "\(code) är ingen valuta"))
      }
      return currency
    }
    try countRows(of: sheet.name, in: currency)
    if sheet.tellsWhatIsMissing {
      let names = cells[sheet.columns.count]?.components(separatedBy: SheetHead.separator) ?? []
      let missing = try sheet.requireMissing(
        names, named: { $0.heading == $1 }, isEmpty: { cells[$0, default: ""].isEmpty },
        fault: fault)
      try countMissing(missing, of: sheet.name)
    }
    if let only = sheet.sumsOnly, let place = sheet.column(only.column), cells[place] != only.word {
      return
    }
    for (index, column) in sheet.columns.enumerated() {
      guard let sum = column.sum, var text = cells[index] else { continue }
      if column.kind == .amount, let currency { text = Self.exact(text, currency) }
      if column.kind == .quantity, let number = Double(text), abs(number) < 1e13 {
        text = Percentage(hundredths: Int64((number * 100).rounded())).plain
      }
      let figure = try SumFigure(text, column.kind, currency, fault: fault)
      try add(
        figure,
        to: SumName(
          sheet: sheet.name, sum: sum, currency: column.kind == .amount ? currency : nil))
    }
  }

  /// An amount as its currency writes it. A spreadsheet holds it as a real number, of which fifteen
  /// digits count: what is nearest to it in whole minor units is what was written.
  private static func exact(_ text: String, _ currency: Currency) -> String {
    guard let number = Double(text) else { return text }
    let minorUnits = (number * Double(currency.minorUnitsPerUnit)).rounded()
    guard minorUnits.magnitude <= 999_999_999_999_999 else { return text }
    return Money(minorUnits: Int64(minorUnits), currency: currency).plain
  }
}
