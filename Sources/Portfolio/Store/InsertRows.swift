import GRDB
import GRDBSQLite

/// Inserts the typed rows of records, table by table.
///
/// Nine parts of ten of what an import writes goes through here. Rows wait until there are some
/// thousands, and then all rows of a table that fill the same columns go in with one statement: to
/// begin a statement SQLite loads every word that a CHECK of the table knows, which costs more than
/// the row, and a column that is named costs as much when it is empty.
final class InsertRows {
  /// Rows of one table that fill the same columns, and the statement for them.
  private struct Group {
    let insert: RawStatement
    let columns: [Int32]
    var rows = Pile<WaitingRows.Row>(capacity: 16)
  }

  /// A table, and where its groups are by the columns that are filled, a bit for each.
  private struct Table {
    let shape: TableShape
    var groups: [UInt64: Int] = [:]
    /// The group of the row before, which is mostly the next one's.
    var last: (filled: UInt64, group: Int)?
  }

  private let db: Database
  private var tables: [Table]
  private var groups: [Group] = []
  private let waiting: WaitingRows
  private var cells = Pile<Cell>(capacity: 1024)
  private var text = Pile<UInt8>(capacity: 8 * 1024)

  /// As many cells and as much text as wait at most: half a MiB of each, some hundred records.
  private static let mostCells = (512 << 10) / MemoryLayout<Cell>.stride
  private static let mostText = 512 << 10
  /// As many statements as are kept for one table. Documents of an office look alike: a table has one
  /// or two. Rows that fill yet other columns share the statement that names all.
  private static let mostGroups = 24

  init(_ db: Database, shapes: [TableShape]) throws {
    self.db = db
    waiting = try WaitingRows(db, columns: 3 + (shapes.map(\.columns.count).max() ?? 0))
    tables = shapes.map { Table(shape: $0) }
  }

  deinit {
    for group in groups { group.rows.deallocate() }
    cells.deallocate()
    text.deallocate()
  }

  /// Takes all rows of a record under the number of its version, to be inserted with others.
  func add(_ rows: RecordRows, version: Int64) throws {
    let firstCell = cells.count
    let firstText = text.count
    cells.append(rows.cells)
    text.append(rows.text)
    for row in rows.rows {
      let group = try group(of: row.table, filled: rows.filled(row, tables[row.table].shape))
      groups[group].rows.append(
        WaitingRows.Row(
          version: version, element: Int64(row.element), parent: Int64(row.parent),
          firstCell: firstCell + row.firstCell, firstText: firstText))
    }
    if cells.count >= Self.mostCells || text.count >= Self.mostText { try flush() }
  }

  private func group(of table: Int, filled: UInt64) throws -> Int {
    if let last = tables[table].last, last.filled == filled { return last.group }
    let found: Int
    if let group = tables[table].groups[filled] {
      found = group
    } else if tables[table].groups.count < Self.mostGroups || filled == .max {
      let shape = tables[table].shape
      let columns = shape.columns.indices.filter { filled == .max || filled >> $0 & 1 == 1 }
      groups.append(
        Group(
          insert: try RawStatement(db, shape.insertSQL(columns)),
          columns: shape.numberColumns + columns.map { Int32($0) + WaitingRows.firstCellColumn }))
      found = groups.count - 1
      tables[table].groups[filled] = found
    } else {
      return try group(of: table, filled: .max)
    }
    tables[table].last = (filled, found)
    return found
  }

  /// Inserts what waits. Whoever is about to read or remove typed rows calls it first.
  func flush() throws {
    guard cells.count > 0 else { return }
    defer { forget() }
    for group in groups where group.rows.count > 0 {
      try group.columns.withUnsafeBufferPointer {
        waiting.show(group.rows, cells, text, columns: $0)
        try group.insert.run()
      }
    }
  }

  /// Forgets what waits, because the records are not taken after all.
  func forget() {
    for index in groups.indices { groups[index].rows.removeAll(keeping: 4096) }
    cells.removeAll(keeping: Self.mostCells * 2)
    text.removeAll(keeping: Self.mostText * 2)
  }
}

extension RecordRows {
  /// Which columns of a row hold something, a bit for each; all bits when there are too many to say.
  fileprivate func filled(_ row: Row, _ shape: TableShape) -> UInt64 {
    guard shape.columns.count < 64 else { return .max }
    var filled: UInt64 = 0
    for column in shape.columns.indices {
      if case .null = cells[row.firstCell + column] { continue }
      filled |= 1 << column
    }
    return filled
  }
}

extension TableShape {
  /// The numbers that every row of the table has.
  fileprivate var numberColumns: [Int32] {
    [WaitingRows.versionColumn] + (isRoot ? [] : [WaitingRows.elementColumn])
      + (hasParent ? [WaitingRows.parentColumn] : [])
  }

  fileprivate func insertSQL(_ filled: [Int]) -> String {
    var names = ["version"]
    if !isRoot { names.append("element") }
    if hasParent { names.append("parent") }
    names += filled.map { columns[$0] }
    let shown = names.indices.map { "c\($0)" }
    return """
      INSERT INTO \(name) (\(names.joined(separator: ", ")))
      SELECT \(shown.joined(separator: ", ")) FROM \(WaitingRows.name)
      """
  }
}
