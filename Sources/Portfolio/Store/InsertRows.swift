import GRDB
import GRDBSQLite

/// Inserts the typed rows of records, table by table as the reader made them.
///
/// Nine parts of ten of what an import writes goes through here, so cells are bound without a detour,
/// and a column that was empty before and is empty again is not touched.
final class InsertRows {
  /// The statement of one table, and what it needs to know of it.
  private struct Table {
    let statement: RawStatement
    let handle: OpaquePointer
    let isRoot: Bool
    let hasParent: Bool
    let columns: Int
    /// Which parameters hold a value from the row before.
    let isFilled: UnsafeMutablePointer<Bool>
  }

  private let tables: [Table]

  init(_ db: Database, shapes: [TableShape]) throws {
    tables = try shapes.map { shape in
      let statement = try RawStatement(db, shape.insertSQL)
      let isFilled = UnsafeMutablePointer<Bool>.allocate(capacity: shape.columns.count)
      isFilled.initialize(repeating: false, count: shape.columns.count)
      return Table(
        statement: statement, handle: statement.handle, isRoot: shape.isRoot,
        hasParent: shape.hasParent, columns: shape.columns.count, isFilled: isFilled)
    }
  }

  deinit {
    for table in tables { table.isFilled.deallocate() }
  }

  /// Inserts all rows of a record under the number of its version.
  func run(_ rows: RecordRows, version: Int64) throws {
    let cells = rows.cells
    let text = rows.text
    try tables.withUnsafeBufferPointer { tables in
      for row in rows.rows {
        try Self.insert(row, cells, text, version, into: tables[row.table])
      }
    }
  }

  private static func insert(
    _ row: RecordRows.Row, _ cells: UnsafeBufferPointer<Cell>, _ text: UnsafeBufferPointer<UInt8>,
    _ version: Int64, into table: Table
  ) throws {
    let handle = table.handle
    sqlite3_bind_int64(handle, 1, version)
    var place: Int32 = 2
    if !table.isRoot {
      sqlite3_bind_int64(handle, place, Int64(row.element))
      place += 1
    }
    if table.hasParent {
      sqlite3_bind_int64(handle, place, Int64(row.parent))
      place += 1
    }
    for column in 0..<table.columns {
      switch cells[row.firstCell + column] {
      case .null:
        if table.isFilled[column] { sqlite3_bind_null(handle, place) }
        table.isFilled[column] = false
      case .integer(let value):
        sqlite3_bind_int64(handle, place, value)
        table.isFilled[column] = true
      case .text(let start, let count):
        table.statement.bind(
          Int(place),
          text: UnsafeBufferPointer(
            rebasing: text[Int(start)..<Int(start) + Int(count)]))
        table.isFilled[column] = true
      }
      place += 1
    }
    try table.statement.run()
  }
}

extension TableShape {
  fileprivate var insertSQL: String {
    var names = ["version"]
    if !isRoot { names.append("element") }
    if hasParent { names.append("parent") }
    names += columns
    let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
    return "INSERT INTO \(name) (\(names.joined(separator: ", "))) VALUES (\(places))"
  }
}
