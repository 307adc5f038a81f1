import Foundation
import Languages
public import Values
import XML

/// A table that is no return as a spreadsheet of one sheet, such as findings and deadlines.
///
/// It is made by the means that returns are made by, and read back before it is handed on: days and numbers
/// are days and numbers, texts that look like formulas are texts.
public final class SpreadsheetTable {
  /// What stands in a cell.
  public enum Cell: Hashable, Sendable {
    case text(String)
    case number(Int64)
    /// A number with a point and every decimal it has.
    case exact(String)
    case amount(Money)
    case day(Day)
    case none
  }

  private let folder: URL
  private let workbook: Workbook
  private let sheet: Worksheet
  private let headings: [String]
  private var rows = 0

  private var path: String { folder.appending(path: "table.xlsx").path }

  /// - Parameters:
  ///   - title: what the sheet is called, in at most 31 characters.
  ///   - day: the day it is of, which the file says it was made on.
  public init(_ title: String, headings: [String], of day: Day) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "fondbok-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    self.headings = headings
    workbook = try Workbook(
      path: folder.appending(path: "table.xlsx").path, created: day, SpreadsheetTableFault.faults)
    sheet = try workbook.sheet(title, title: title, headings: headings)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a row.
  public func add(_ cells: [Cell]) throws {
    try sheet.begin()
    for (column, cell) in cells.enumerated() { try sheet.write(cell.value, column) }
    rows += 1
  }

  /// Ends the table and hands on its bytes, when it is read back as it was written.
  public func finish(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    try workbook.close()
    let copy = try Draft.temporary()
    defer { copy.discard() }
    try FileSource(path: path).eachPiece { try copy.write($0) }
    let stream = ArchiveStream(descriptor: copy.descriptor, name: copy.target)
    var read: [[Int: String]] = []
    var count = 0
    do {
      let archive = try ArchiveReader(stream)
      var reader = WorksheetReader()
      try archive.file("xl/worksheets/sheet1.xml") { bytes in
        try reader.take(bytes) { row in
          if read.isEmpty { read.append(row) }
          count += 1
        }
      }
    } catch let fault as ArchiveFault {
      throw SpreadsheetTableFault(wording: fault.wording)
    }
    let isWhole =
      count == rows + 1 && headings.indices.allSatisfy { read.first?[$0] == headings[$0] }
    guard isWhole else {
      throw SpreadsheetTableFault(
        wording: Wording(
          "the spreadsheet has \(count) rows when it is read back, and \(rows + 1) were written",
          sv: "kalkylbladet har \(count) rader när det läses tillbaka, och \(rows + 1) skrevs"))
    }
    try FileSource(path: path).eachPiece(sink)
  }
}

extension SpreadsheetTable.Cell {
  fileprivate var value: CellValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .count(number)
    case .exact(let number): .exact(number)
    case .amount(let amount): .amount(amount)
    case .day(let day): .day(day)
    case .none: .notApplicable
    }
  }
}

/// Why a table could not be made as a spreadsheet.
struct SpreadsheetTableFault: SayableError {
  let wording: Wording

  static var faults: SpreadsheetFaults {
    SpreadsheetFaults(
      unreadable: { Self(wording: $0) }, unsuited: { Self(wording: $0) },
      instead: .same("csv"))
  }
}
