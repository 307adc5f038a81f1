import GRDB
import GRDBSQLite

/// Rows in memory that SQLite reads as a table, so that one statement inserts them all.
///
/// It is a table of this connection alone, under the name `waiting_rows`; the file knows nothing of it.
final class WaitingRows {
  static let name = "waiting_rows"

  struct Row: BitwiseCopyable {
    let version, element, parent: Int64
    let firstCell, firstText: Int
  }

  /// What a column shows of a row: one of its numbers, or from here on one of its cells.
  static let versionColumn: Int32 = 0
  static let elementColumn: Int32 = 1
  static let parentColumn: Int32 = 2
  static let firstCellColumn: Int32 = 3

  /// What SQLite is shown: rows of one table, with the cells and the text that they point into.
  private struct Shown {
    var rows: UnsafePointer<Row>?
    var count = 0
    var cells: UnsafePointer<Cell>?
    var text: UnsafePointer<UInt8>?
    /// What each column shows.
    var columns: UnsafePointer<Int32>?
    let mostColumns: Int32
  }

  private struct Cursor {
    var base = sqlite3_vtab_cursor()
    var row = 0
    let shown: UnsafeMutablePointer<Shown>
  }

  private struct Connected {
    var base = sqlite3_vtab()
    let shown: UnsafeMutablePointer<Shown>
  }

  private let db: Database
  private let shown: UnsafeMutablePointer<Shown>

  /// - Parameter columns: the most columns that a row has, its number, element and parent included.
  init(_ db: Database, columns: Int) throws {
    self.db = db
    shown = .allocate(capacity: 1)
    shown.initialize(to: Shown(mostColumns: Int32(columns)))
    let code = sqlite3_create_module_v2(db.sqliteConnection, Self.name, Self.module, shown, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  deinit {
    sqlite3_create_module_v2(db.sqliteConnection, Self.name, nil, nil, nil)
    shown.deallocate()
  }

  /// Shows rows, which stay where they are until others are shown.
  func show(
    _ rows: Pile<Row>, _ cells: Pile<Cell>, _ text: Pile<UInt8>,
    columns: UnsafeBufferPointer<Int32>
  ) {
    shown.pointee.rows = UnsafePointer(rows.base)
    shown.pointee.count = rows.count
    shown.pointee.cells = UnsafePointer(cells.base)
    shown.pointee.text = UnsafePointer(text.base)
    shown.pointee.columns = columns.baseAddress
  }

  // MARK: What SQLite calls

  /// Written once, and only read after that.
  nonisolated(unsafe) private static let module: UnsafeMutablePointer<sqlite3_module> = {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    var calls = sqlite3_module()
    // Without `xCreate` it is there from the first, and nobody can make another.
    calls.xConnect = { db, context, _, _, made, _ in
      guard let shown = context?.assumingMemoryBound(to: Shown.self) else { return SQLITE_ERROR }
      let columns = (0..<shown.pointee.mostColumns).map { "c\($0)" }.joined(separator: ", ")
      let code = sqlite3_declare_vtab(db, "CREATE TABLE rows (\(columns))")
      guard code == SQLITE_OK else { return code }
      let table = UnsafeMutablePointer<Connected>.allocate(capacity: 1)
      table.initialize(to: Connected(shown: shown))
      made?.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    calls.xDisconnect = { table in
      UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Connected.self).deallocate()
      return SQLITE_OK
    }
    calls.xBestIndex = { _, _ in SQLITE_OK }
    calls.xOpen = { table, made in
      guard let table = UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Connected.self)
      else { return SQLITE_ERROR }
      let cursor = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      cursor.initialize(to: Cursor(shown: table.pointee.shown))
      made?.pointee =
        UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    calls.xClose = { cursor in
      WaitingRows.cursor(cursor)?.deallocate()
      return SQLITE_OK
    }
    calls.xFilter = { cursor, _, _, _, _ in
      WaitingRows.cursor(cursor)?.pointee.row = 0
      return SQLITE_OK
    }
    calls.xNext = { cursor in
      WaitingRows.cursor(cursor)?.pointee.row += 1
      return SQLITE_OK
    }
    calls.xEof = { cursor in
      guard let cursor = WaitingRows.cursor(cursor) else { return 1 }
      return cursor.pointee.row < cursor.pointee.shown.pointee.count ? 0 : 1
    }
    calls.xColumn = { cursor, context, column in
      guard let cursor = WaitingRows.cursor(cursor) else { return SQLITE_ERROR }
      WaitingRows.give(cursor.pointee.shown, row: cursor.pointee.row, column: column, to: context)
      return SQLITE_OK
    }
    calls.xRowid = { cursor, row in
      row?.pointee = Int64(WaitingRows.cursor(cursor)?.pointee.row ?? 0)
      return SQLITE_OK
    }
    module.initialize(to: calls)
    return module
  }()

  private static func cursor(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<Cursor>? {
    UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self)
  }

  private static func give(
    _ shown: UnsafeMutablePointer<Shown>, row: Int, column: Int32, to context: OpaquePointer?
  ) {
    guard let row = shown.pointee.rows?[row], let what = shown.pointee.columns?[Int(column)] else {
      return sqlite3_result_null(context)
    }
    guard what >= firstCellColumn else {
      return sqlite3_result_int64(
        context,
        what == versionColumn ? row.version : what == elementColumn ? row.element : row.parent)
    }
    switch shown.pointee.cells?[row.firstCell + Int(what - firstCellColumn)] {
    case .integer(let value): sqlite3_result_int64(context, value)
    case .text(let start, let count):
      guard let text = shown.pointee.text else { return sqlite3_result_null(context) }
      let bytes = UnsafeRawPointer(text + row.firstText + Int(start))
      // It stays where it is until the statement has run.
      sqlite3_result_text(
        context, bytes.assumingMemoryBound(to: CChar.self), Int32(count), nil)
    case .null, nil: sqlite3_result_null(context)
    }
  }
}
