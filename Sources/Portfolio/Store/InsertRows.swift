import GRDB
import GRDBSQLite

/// Inserts the typed rows of records, table by table.
///
/// Nine parts of ten of what an import writes goes through here. Rows wait until there are some
/// thousands, and then each table takes all of its own in one statement: to begin a statement SQLite
/// loads every word that a CHECK of the table knows, which costs more than the row.
final class InsertRows {
  /// The statement of one table, and the rows that wait for it.
  private struct Table {
    let insert: RawStatement
    let isRoot: Bool
    let hasParent: Bool
    let columns: Int
    var rows = Pile<WaitingRows.Row>(capacity: 16)
  }

  private var tables: [Table]
  private let waiting: WaitingRows
  private var cells = Pile<Cell>(capacity: 1024)
  private var text = Pile<UInt8>(capacity: 8 * 1024)

  /// As many cells and as much text as wait at most: half a MiB of each, some hundred records.
  private static let mostCells = (512 << 10) / MemoryLayout<Cell>.stride
  private static let mostText = 512 << 10

  init(_ db: Database, shapes: [TableShape]) throws {
    let waiting = try WaitingRows(db, columns: 3 + (shapes.map(\.columns.count).max() ?? 0))
    self.waiting = waiting
    tables = try shapes.map { shape in
      Table(
        insert: try RawStatement(db, shape.insertSQL), isRoot: shape.isRoot,
        hasParent: shape.hasParent, columns: shape.columns.count)
    }
  }

  deinit {
    for table in tables { table.rows.deallocate() }
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
      tables[row.table].rows.append(
        WaitingRows.Row(
          version: version, element: Int64(row.element), parent: Int64(row.parent),
          firstCell: firstCell + row.firstCell, firstText: firstText))
    }
    if cells.count >= Self.mostCells || text.count >= Self.mostText { try flush() }
  }

  /// Inserts what waits. Whoever is about to read or remove typed rows calls it first.
  func flush() throws {
    guard cells.count > 0 else { return }
    defer { forget() }
    for table in tables where table.rows.count > 0 {
      waiting.show(
        table.rows, cells, text, hasElement: !table.isRoot, hasParent: table.hasParent)
      try table.insert.run()
    }
  }

  /// Forgets what waits, because the records are not taken after all.
  func forget() {
    for index in tables.indices { tables[index].rows.removeAll(keeping: 4096) }
    cells.removeAll(keeping: Self.mostCells * 2)
    text.removeAll(keeping: Self.mostText * 2)
  }
}

extension TableShape {
  fileprivate var insertSQL: String {
    var names = ["version"]
    if !isRoot { names.append("element") }
    if hasParent { names.append("parent") }
    names += columns
    let shown = names.indices.map { "c\($0)" }
    return """
      INSERT INTO \(name) (\(names.joined(separator: ", ")))
      SELECT \(shown.joined(separator: ", ")) FROM \(WaitingRows.name)
      """
  }
}
