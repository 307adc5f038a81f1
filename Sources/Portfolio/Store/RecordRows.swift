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
public enum Cell: Sendable, Equatable {
  case null
  case integer(Int64)
  /// A range of the rows' text.
  case text(start: Int, count: Int)
}

/// The typed rows of one record, on their way from the reader to the portfolio.
///
/// The buffers are used again for the next record, so that an import allocates nothing per row.
public final class RecordRows {
  public struct Row {
    public let table: Int
    public let element: Int
    public let parent: Int
    let firstCell: Int
  }

  public private(set) var rows: [Row] = []
  private var cells: [Cell] = []
  public private(set) var text: [UInt8] = []

  public init() {
    text.reserveCapacity(16 * 1024)
  }

  public func removeAll() {
    rows.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  /// Starts a row with every column empty, and says where it is.
  public func addRow(table: Int, columns: Int, element: Int, parent: Int) -> Int {
    rows.append(Row(table: table, element: element, parent: parent, firstCell: cells.count))
    for _ in 0..<columns { cells.append(.null) }
    return rows.count - 1
  }

  public func set(row: Int, column: Int, _ value: Int64) {
    cells[rows[row].firstCell + column] = .integer(value)
  }

  public func set(row: Int, column: Int, text bytes: UnsafeBufferPointer<UInt8>) {
    let start = text.count
    text.append(contentsOf: bytes)
    cells[rows[row].firstCell + column] = .text(start: start, count: bytes.count)
  }

  public func cell(row: Int, column: Int) -> Cell {
    cells[rows[row].firstCell + column]
  }

  /// The text of a cell, or `nil` when it holds none.
  public func string(row: Int, column: Int) -> String? {
    guard case .text(let start, let count) = cell(row: row, column: column) else { return nil }
    return String(decoding: text[start..<start + count], as: UTF8.self)
  }
}
