import GRDB
import GRDBSQLite

/// A prepared statement used through SQLite's own interface.
///
/// GRDB owns the connection and the statement. Binding and stepping by hand is what makes an import
/// of millions of rows as fast as SQLite is.
final class RawStatement {
  private let statement: Statement
  let handle: SQLiteStatement

  init(_ db: Database, _ sql: String) throws {
    statement = try db.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  // MARK: Binding, from 1

  func bind(_ index: Int, _ value: Int64) {
    sqlite3_bind_int64(handle, Int32(index), value)
  }

  func bind(_ index: Int, _ value: Int64?) {
    if let value { bind(index, value) } else { bindNull(index) }
  }

  func bindNull(_ index: Int) {
    sqlite3_bind_null(handle, Int32(index))
  }

  /// Binds UTF-8 that stays where it is until the statement has run.
  func bind(_ index: Int, text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else {
      sqlite3_bind_text(handle, Int32(index), "", 0, nil)
      return
    }
    start.withMemoryRebound(to: CChar.self, capacity: text.count) {
      _ = sqlite3_bind_text(handle, Int32(index), $0, Int32(text.count), nil)
    }
  }

  /// Binds a copy of the text.
  func bind(_ index: Int, _ text: String?) {
    guard let text else { return bindNull(index) }
    sqlite3_bind_text(handle, Int32(index), text, -1, transient)
  }

  /// Binds bytes that stay where they are until the statement has run.
  func bind(_ index: Int, blob: UnsafeRawBufferPointer) {
    guard let start = blob.baseAddress else {
      sqlite3_bind_zeroblob(handle, Int32(index), 0)
      return
    }
    sqlite3_bind_blob(handle, Int32(index), start, Int32(blob.count), nil)
  }

  func bind(_ index: Int, blob: [UInt8]) {
    _ = blob.withUnsafeBytes {
      sqlite3_bind_blob(handle, Int32(index), $0.baseAddress, Int32($0.count), transient)
    }
  }

  // MARK: Running

  /// Runs a statement that gives no rows.
  func run() throws {
    defer { sqlite3_reset(handle) }
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw fault(code) }
  }

  /// Steps to the next row; `false` at the end, when the statement is ready to run again.
  func next() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw fault(code) }
    return false
  }

  func reset() {
    sqlite3_reset(handle)
  }

  private func fault(_ code: Int32) -> DatabaseError {
    let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
    return DatabaseError(
      resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
  }

  // MARK: Columns, from 0

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }

  func text(_ column: Int) -> String {
    textBytes(column).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The bytes of a column's text, which stay valid until the next step; `nil` where there is none.
  func textBytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return nil }
    return UnsafeBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  func optionalText(_ column: Int) -> String? {
    textBytes(column).map { String(decoding: $0, as: UTF8.self) }
  }

  func optionalReference(_ issuer: Int, _ id: Int) -> Reference? {
    guard let issuer = optionalText(issuer), let id = optionalText(id) else { return nil }
    return Reference(issuer: issuer, id: id)
  }

  /// The column's bytes, which stay valid until the next step.
  func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, Int32(column))
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  var columnCount: Int { Int(sqlite3_column_count(handle)) }
}

/// Tells SQLite to copy what it is given.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
