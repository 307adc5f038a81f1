/// A table that a kind of document fills, and the columns the reader gives it.
public struct TableShape: Sendable, Equatable {
  public let name: String
  /// The row of the record itself, which has no element number of its own.
  public let isRoot: Bool
  /// Whether the rows stand inside another repeated element, whose number they then carry.
  public let hasParent: Bool
  public var columns: [String]

  public init(name: String, isRoot: Bool, hasParent: Bool, columns: [String]) {
    self.name = name
    self.isRoot = isRoot
    self.hasParent = hasParent
    self.columns = columns
  }
}

/// What a column of a row holds.
public enum Cell: Sendable, Equatable, BitwiseCopyable {
  case null
  case integer(Int64)
  /// A range of the rows' text.
  case text(start: UInt32, count: UInt32)
}

/// The typed rows of one record, on their way from the reader to the portfolio.
///
/// The buffers are used again for the next record, so that an import allocates nothing per row. They
/// lie behind pointers, which spares every cell the checks of an array. One thread at a time may use
/// them.
public final class RecordRows: @unchecked Sendable {
  public struct Row: BitwiseCopyable {
    public let table: Int
    public let element: Int
    public let parent: Int
    let firstCell: Int
  }

  private struct Held {
    var rows = Pile<Row>(capacity: 64)
    var cells = Pile<Cell>(capacity: 1024)
    var text = Pile<UInt8>(capacity: 8 * 1024)
  }

  private let held: UnsafeMutablePointer<Held>

  public init() {
    held = .allocate(capacity: 1)
    held.initialize(to: Held())
  }

  deinit {
    held.pointee.rows.deallocate()
    held.pointee.cells.deallocate()
    held.pointee.text.deallocate()
    held.deallocate()
  }

  /// Forgets all rows; what one large record made grow is given back.
  public func removeAll() {
    held.pointee.rows.removeAll(keeping: 1024)
    held.pointee.cells.removeAll(keeping: 16 * 1024)
    held.pointee.text.removeAll(keeping: 64 * 1024)
  }

  /// Starts a row with every column empty, and says where it is.
  public func addRow(table: Int, columns: Int, element: Int, parent: Int) -> Int {
    held.pointee.rows.append(
      Row(
        table: table, element: element, parent: parent, firstCell: held.pointee.cells.count))
    held.pointee.cells.append(repeating: .null, count: columns)
    return held.pointee.rows.count - 1
  }

  public func set(row: Int, column: Int, _ value: Int64) {
    set(row, column, .integer(value))
  }

  public func set(row: Int, column: Int, text bytes: UnsafeBufferPointer<UInt8>) {
    let start = UInt32(truncatingIfNeeded: held.pointee.text.count)
    held.pointee.text.append(bytes)
    set(row, column, .text(start: start, count: UInt32(truncatingIfNeeded: bytes.count)))
  }

  private func set(_ row: Int, _ column: Int, _ cell: Cell) {
    precondition(row >= 0 && row < held.pointee.rows.count, "There is no such row.")
    let place = held.pointee.rows.base[row].firstCell + column
    precondition(column >= 0 && place < held.pointee.cells.count, "There is no such column.")
    held.pointee.cells.base[place] = cell
  }

  /// All rows, in the order added; they stay where they are until the next change.
  public var rows: UnsafeBufferPointer<Row> {
    UnsafeBufferPointer(start: held.pointee.rows.base, count: held.pointee.rows.count)
  }

  /// The cells of all rows, row by row.
  var cells: UnsafeBufferPointer<Cell> {
    UnsafeBufferPointer(start: held.pointee.cells.base, count: held.pointee.cells.count)
  }

  /// The text that cells are ranges of.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: held.pointee.text.base, count: held.pointee.text.count)
  }

  public func cell(row: Int, column: Int) -> Cell {
    cells[rows[row].firstCell + column]
  }

  /// Whether a cell holds text that comes before that of another one of its row, as days do in ISO 8601.
  public func isText(row: Int, column: Int, before other: Int) -> Bool {
    guard case .text(let start, let count) = cell(row: row, column: column),
      case .text(let otherStart, let otherCount) = cell(row: row, column: other)
    else { return false }
    let text = text
    return text[Int(start)..<Int(start) + Int(count)].lexicographicallyPrecedes(
      text[Int(otherStart)..<Int(otherStart) + Int(otherCount)])
  }

  /// The text of a cell, or `nil` when it holds none.
  public func string(row: Int, column: Int) -> String? {
    guard case .text(let start, let count) = cell(row: row, column: column) else { return nil }
    return String(decoding: text[Int(start)..<Int(start) + Int(count)], as: UTF8.self)
  }
}
