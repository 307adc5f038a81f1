import Languages
import Values

/// What a table of a return is called, and which columns it has.
struct SheetHead: Sendable {
  /// The name people and programs call it by: `expenditure`.
  let name: String
  /// The element of a row of it in XML.
  let element: String
  let columns: [ColumnHead]
  /// Whether it tells what is not stated apart from what does not apply.
  let tellsWhatIsMissing: Bool
  /// Which rows are added up, where some are parts of others: those with a word in a column.
  let sumsOnly: SumsOnly?
  /// The name of the column with the currency of a row's amounts.
  let currencyIn: String

  struct SumsOnly: Hashable, Sendable {
    let column: String
    let word: String
  }

  /// The column of that name.
  func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
}

/// A table of a return: its columns, and how a row becomes cells.
struct Sheet<Row> {
  let head: SheetHead
  private let columns: [Column<Row>]

  /// Makes a table.
  /// - Parameter hasLabels: whether it has the columns that say in words what codes mean.
  init(
    _ name: String, element: String, hasLabels: Bool, tellsWhatIsMissing: Bool = false,
    sumsOnly: (column: String, word: String)? = nil, currencyIn: String = "currency",
    _ columns: [Column<Row>]
  ) {
    self.columns = columns.filter { hasLabels || $0.head.name != nil }
    head = SheetHead(
      name: name, element: element, columns: self.columns.map(\.head),
      tellsWhatIsMissing: tellsWhatIsMissing,
      sumsOnly: sumsOnly.map { SheetHead.SumsOnly(column: $0.column, word: $0.word) },
      currencyIn: currencyIn)
  }

  func row(_ row: Row) throws -> SheetRow {
    SheetRow(sheet: head, cells: try columns.map { try $0.cell(row) })
  }
}

/// A row of a table, as cells.
struct SheetRow {
  let sheet: SheetHead
  let cells: [Cell]

  /// The code of the row's currency, where it has a column for it.
  var currency: String? {
    sheet.column(sheet.currencyIn).flatMap { cells[$0].value.plain }
  }

  /// Whether the row is added up.
  var isSummed: Bool {
    guard let only = sheet.sumsOnly, let place = sheet.column(only.column) else { return true }
    return cells[place].value.plain == only.word
  }

  /// The columns whose values are asked for and are not stated.
  var missing: [ColumnHead] {
    zip(sheet.columns, cells).filter { $1.value == .notStated }.map(\.0)
  }
}

extension SheetHead {
  /// What separates the names of columns in a cell that lists those that are not stated.
  static let separator = " | "

  /// The columns that a row of a file names as not stated, where each is one of the table's and empty.
  ///
  /// - Parameters:
  ///   - names: as the file names them.
  ///   - isNamed: whether a column is called so in the file.
  ///   - isEmpty: whether the row has nothing in a column, by its place.
  /// - Throws: what is wrong, as the caller makes it of a sentence.
  func requireMissing(
    _ names: [String], named isNamed: (ColumnHead, String) -> Bool, isEmpty: (Int) -> Bool,
    fault: (Wording) -> ExportError
  ) throws -> Int {
    for name in names {
      let places = columns.indices.filter { columns[$0].name != nil && isNamed(columns[$0], name) }
      guard !places.isEmpty else {
        throw fault(
          Wording(
            "\(self.name) names \(name) as not stated, and has no such column",
            sv: "\(self.name) anger att uppgift saknas i \(name), som inte är någon kolumn"))
      }
      guard places.contains(where: isEmpty) else {
        throw fault(
          Wording(
            "\(self.name) names \(name) as not stated, and has a value there",
            sv: "\(self.name) anger att uppgift saknas i \(name), där det står ett värde"))
      }
    }
    return names.count
  }
}
