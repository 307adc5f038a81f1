import Foundation
import Languages
import Portfolio
import Values

/// A table of a return as CSV: a heading, and a line for each row.
struct CSVDocument: ReturnDocument {
  private let kind: Return
  private let arrangement: any Arrangement
  private let sheet: SheetHead
  private let dialect: CSVDialect

  /// - Parameter sheet: the name of the table; the first one when none is named.
  init(
    _ kind: Return, _ arrangement: any Arrangement, sheet: String? = nil, _ dialect: CSVDialect
  ) {
    self.kind = kind
    self.arrangement = arrangement
    self.dialect = dialect
    self.sheet = arrangement.sheets.first { $0.name == sheet } ?? arrangement.sheets[0]
  }

  var sheets: [String] { [sheet.name] }

  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn {
    var totals = Totals()
    var writer = CSVWriter(dialect, sink: sink)
    for heading in headings { try writer.text(heading) }
    try writer.endRow()
    let remarks = try arrangement.rows(of: reading) { row in
      guard row.sheet.name == sheet.name else { return }
      try totals.add(row)
      for cell in row.cells { try writer.cell(cell.value) }
      if sheet.tellsWhatIsMissing { try writer.text(missing(row)) }
      try writer.endRow()
    }
    try writer.finish()
    return WrittenReturn(totals: totals, remarks: remarks)
  }

  private var headings: [String] {
    let columns = sheet.columns.map { dialect.isForSpreadsheets ? $0.heading : $0.name ?? "" }
    guard sheet.tellsWhatIsMissing else { return columns }
    return columns + [dialect.isForSpreadsheets ? "Uppgift saknas" : "not_stated"]
  }

  /// Which cells are empty because nobody stated what belongs in them: the others do not apply.
  private func missing(_ row: SheetRow) -> String {
    if dialect.isForSpreadsheets {
      return row.missing.map(\.heading).joined(separator: SheetHead.separator)
    }
    return row.missing.compactMap(\.name).joined(separator: " ")
  }

  // MARK: Reading back

  func totals(readFrom source: HashedSource) throws -> Totals {
    var totals = Totals()
    var line = 0
    func take(_ row: CSVRow) throws {
      defer { line += 1 }
      guard line > 0 else {
        guard row.texts == headings else {
          throw unreadable(Wording("its heading differs", sv: "dess rubrik skiljer sig"))
        }
        return
      }
      try add(row, to: &totals)
    }
    do {
      try CSVReader.read(source, dialect, onRow: take)
    } catch let error as CSVSyntaxError {
      throw unreadable(error.wording)
    } catch let error as MoneySyntaxError {
      throw unreadable(Wording("row \(line): \(error)", sv: "rad \(line): \(error)"))
    }
    return totals
  }

  private func add(_ row: CSVRow, to totals: inout Totals) throws {
    let code = sheet.column(sheet.currencyIn).map { row[$0] } ?? ""
    let currency = try currency(code)
    try totals.countRows(of: sheet.name, in: currency)
    if sheet.tellsWhatIsMissing { try totals.countMissing(try missingCount(row), of: sheet.name) }
    if let only = sheet.sumsOnly, let place = sheet.column(only.column), row[place] != only.word {
      return
    }
    for (index, column) in sheet.columns.enumerated() {
      guard let sum = column.sum else { continue }
      let text = number(row[index])
      guard !text.isEmpty else { continue }
      let figure = try SumFigure(text, column.kind, currency) { unreadable($0) }
      let name = SumName(
        sheet: sheet.name, sum: sum, currency: column.kind == .amount ? currency : nil)
      try totals.add(figure, to: name)
    }
  }

  /// How many cells a row names as not stated.
  private func missingCount(_ row: CSVRow) throws -> Int {
    let text = row[sheet.columns.count]
    guard !text.isEmpty else { return 0 }
    let names =
      dialect.isForSpreadsheets
      ? text.components(separatedBy: SheetHead.separator)
      : text.split(separator: " ").map(String.init)
    return try sheet.requireMissing(
      names,
      named: { column, name in (dialect.isForSpreadsheets ? column.heading : column.name) == name },
      isEmpty: { row[$0].isEmpty }, fault: unreadable)
  }

  private func currency(_ code: String) throws -> Currency? {
    if code.isEmpty { return nil }
    guard let currency = Currency(code) else {
      throw unreadable(Wording("\(code) is no currency", sv: "\(code) är ingen valuta"))
    }
    return currency
  }

  /// A number with the point that programs write.
  private func number(_ text: String) -> String {
    guard dialect.decimalMark != UInt8(ascii: ".") else { return text }
    // A point of its own would be read as the mark, so it becomes what no number has.
    return String(
      text.map { $0 == Character(Unicode.Scalar(dialect.decimalMark)) ? "." : $0 == "." ? "?" : $0 }
    )
  }

  private func unreadable(_ reason: Wording) -> ExportError { .unreadable(kind, reason: reason) }
}

extension SumFigure {
  private static let quantities =
    Percentage(hundredths: -99_999_999_999)...Percentage(hundredths: 99_999_999_999)

  /// Reads a figure that a return was written with.
  init(
    _ text: String, _ kind: ColumnHead.Kind, _ currency: Currency?,
    fault: (Wording) -> ExportError
  ) throws {
    switch kind {
    case .amount:
      guard let currency else {
        throw fault(Wording("\(text) has no currency", sv: "\(text) har ingen valuta"))
      }
      self = .money(try Money.parse(text, currency: currency))
    case .quantity:
      guard let rate = try? Percentage.parse(text, in: Self.quantities) else {
        throw fault(Wording("\(text) is no number", sv: "\(text) är inget tal"))
      }
      self = .hundredths(rate.hundredths)
    default:
      guard let count = Int64(text) else {
        throw fault(Wording("\(text) is no whole number", sv: "\(text) är inget heltal"))
      }
      self = .count(count)
    }
  }
}

extension CSVReader {
  /// Reads a source to its end.
  fileprivate static func read(
    _ source: HashedSource, _ dialect: CSVDialect, onRow: (CSVRow) throws -> Void
  ) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    var reader = CSVReader(dialect)
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { break }
      try reader.read(UnsafeRawBufferPointer(rebasing: buffer[..<count]), onRow: onRow)
    }
    try reader.finish(onRow: onRow)
  }
}
