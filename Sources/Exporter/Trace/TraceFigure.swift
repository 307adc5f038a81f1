public import Languages
public import Portfolio
import Values

/// A figure of a return, and all that it is made of.
public struct TracedCell: Sendable {
  public let kind: Return
  public let table: String
  /// The row, counted from 1 as in the file, without its heading.
  public let row: Int
  /// The column's name, and its heading in Swedish.
  public let column: String
  public let heading: String
  /// What tells the row from the others: the codes in it, by their columns.
  public let keys: [(column: String, code: String)]
  /// What stands in the cell.
  public let value: Wording
  /// Whether it is a figure that is added up; else it is told as a document has it.
  public let isSum: Bool
  public let sources: [FigureSource]
  /// What became of them, in order, where the figure is not simply their sum.
  public let steps: [FigureStep]
  /// What the law's table asks in the column and what that is made of, where the return has a table of it.
  public let asked: [Wording]
  /// How many parts there are besides, which are of papers that were not asked for.
  public let others: Int
}

extension TracedCell {
  init(
    kind: Return, row: SheetRow, number: Int, _ column: ColumnHead, _ value: CellValue,
    _ sources: [FigureSource], steps: [FigureStep] = [], others: Int = 0
  ) {
    self.kind = kind
    table = row.sheet.name
    self.row = number
    self.column = column.name ?? column.heading
    heading = column.heading
    keys = row.keys
    self.value = value.wording
    isSum = column.sum != nil
    self.sources = sources
    self.steps = steps
    asked =
      kind == .operationRecords
      ? RecordField.asked(
        in: RecordField.Place(sheet: row.sheet.name, column: column.name ?? ""))
      : []
    self.others = others
  }
}

/// Arranges a return again and tells what a figure of it is made of.
///
/// - Parameters:
///   - table: the table; the most important one when none is named.
///   - row: the row, counted from 1.
///   - column: the column, by its name for programs or its heading in Swedish.
/// - Throws: `ExportError` when the return has no such cell, or cannot be made.
public func trace(
  _ kind: Return, table: String?, row: Int, column: String, from reading: Reading,
  in context: ExportContext
) throws -> TracedCell {
  if let table, !kind.tables.contains(table) { throw ExportError.tableNotThere(kind, table) }
  let name = table ?? kind.tables[0]
  let arrangement = kind.arrangement(context.keepingSources, hasLabels: false)
  guard let sheet = arrangement.sheets.first(where: { $0.name == name }),
    let place = sheet.columns.firstIndex(where: { [$0.name, $0.heading].contains(column) })
  else {
    let sheet = arrangement.sheets.first { $0.name == name }
    let columns = sheet?.columns.compactMap(\.name).joined(separator: ", ") ?? ""
    throw ExportError.cellNotThere(
      kind,
      Wording(
        "\(name) has no column \(column); it has \(columns)",
        sv: "\(name) har ingen kolumn \(column); den har \(columns)"))
  }
  var rows = 0
  var found: SheetRow?
  _ = try arrangement.rows(of: reading) { made in
    guard made.sheet.name == name else { return }
    rows += 1
    if rows == row { found = made }
  }
  guard let found else {
    throw ExportError.cellNotThere(
      kind,
      Wording(
        "\(name) has no row \(row); it has \(rows)",
        sv: "\(name) har ingen rad \(row); den har \(rows)"))
  }
  let cell = found.cells[place]
  return TracedCell(
    kind: kind, row: found, number: row, sheet.columns[place], cell.value, cell.sources,
    steps: cell.steps)
}

extension SheetRow {
  fileprivate var keys: [(column: String, code: String)] {
    // The codes that come before the first figure: those after it tell more of the row.
    zip(sheet.columns, cells).prefix { $0.0.sum == nil }.compactMap { column, cell in
      guard column.kind == .code, let name = column.name, name != "currency",
        let code = cell.value.plain
      else { return nil }
      return (name, code)
    }
  }
}

extension CellValue {
  /// As people read it.
  fileprivate var wording: Wording {
    switch self {
    case .amount(let amount): Wording("\(amount)", sv: "\(amount)")
    case .rate(let rate): Wording("\(rate)", sv: "\(rate)")
    case .day(let day): Wording("\(day)", sv: "\(day)")
    case .notStated: Wording("not stated", sv: "uppgift saknas")
    case .notApplicable: Wording("not applicable", sv: "inte tillämpligt")
    default: .same(plain ?? "")
    }
  }
}
