public import Languages

/// Reads a table that `CSVWriter` wrote, or another program, row by row from pieces of any size.
///
/// It is strict: a quote within an unquoted cell, text after a closing quote, a lone carriage
/// return, a row of another width, bytes that are no UTF-8 and forbidden characters are errors with
/// line and column. Lines end with CRLF or LF. A leading apostrophe is taken away (see `CSVGuard`).
public struct CSVReader: ~Copyable {
  /// How much of a cell is held: what a text of a document may be long.
  public static let longestCell = 1 << 20

  /// How much of a row is held: what a record of a document may be long.
  public static let longestRow = 8 << 20

  /// How many cells a row may have: what a sheet of Excel is wide.
  public static let widestRow = 16_384

  /// How the table is written.
  public let dialect: CSVDialect

  private var state = State.cellStart
  private var head: [UInt8]? = []
  private var row = CSVRow()
  private var cell = CSVRow.Cell(end: 0, line: 1, column: 1)
  private var width: Int?
  private var line = 1
  private var column = 1

  private enum State {
    case cellStart, unquoted, quoted
    /// A quote stands within quotes: it ends the cell, or is doubled.
    case quoteInQuotes
    case carriageReturn
  }

  /// Makes a reader of a dialect.
  public init(_ dialect: CSVDialect) {
    self.dialect = dialect
  }

  /// Reads a piece of the file, and hands on each row that is complete.
  /// - Throws: `CSVSyntaxError`, and what `onRow` throws.
  public mutating func read(
    _ bytes: UnsafeRawBufferPointer, onRow: (CSVRow) throws -> Void
  ) throws {
    let bytes = bytes.bindMemory(to: UInt8.self)
    guard let head else { return try scan(bytes, onRow) }
    // A byte order mark can be cut by the first pieces, so three bytes are awaited.
    let begun = head + bytes
    guard begun.count >= 3 else {
      self.head = begun
      return
    }
    try begin(begun, onRow)
  }

  /// Ends the file, and hands on a last row that has no line end.
  /// - Throws: `CSVSyntaxError`, and what `onRow` throws.
  public mutating func finish(onRow: (CSVRow) throws -> Void) throws {
    if let head { try begin(head, onRow) }
    switch state {
    case .quoted: throw CSVSyntaxError(.quoteNotClosed, line: cell.line, column: cell.column)
    case .carriageReturn: throw error(.loneCarriageReturn)
    case .unquoted, .quoteInQuotes: try endRow(onRow)
    case .cellStart: if row.count > 0 { try endRow(onRow) }
    }
  }

  /// Reads a whole table that is at hand.
  public static func rows(of bytes: [UInt8], _ dialect: CSVDialect) throws -> [[String]] {
    var rows: [[String]] = []
    var reader = CSVReader(dialect)
    try bytes.withUnsafeBytes { bytes in
      try reader.read(bytes) { rows.append($0.texts) }
    }
    try reader.finish { rows.append($0.texts) }
    return rows
  }
}

/// A row that was read: its cells, and where each began.
public struct CSVRow: Sendable {
  fileprivate struct Cell {
    var end: Int
    var line: Int
    var column: Int
  }

  fileprivate var bytes: [UInt8] = []
  fileprivate var cells: [Cell] = []

  /// How many cells there are.
  public var count: Int { cells.count }

  /// The text of a cell, counted from 0.
  public subscript(index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  /// The texts of all cells.
  public var texts: [String] { cells.indices.map { self[$0] } }

  /// The UTF-8 of a cell, counted from 0, without a copy.
  public func withUTF8<Result>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = range(index)
    return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The line and column, from 1, where a cell begins; the byte order mark is no column.
  public func place(of index: Int) -> (line: Int, column: Int) {
    (cells[index].line, cells[index].column)
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : cells[index - 1].end)..<cells[index].end
  }
}

/// What is wrong in a CSV file, and where.
public struct CSVSyntaxError: SayableError, Hashable {
  /// The faults a CSV file can have.
  public enum Problem: Hashable, Sendable {
    case quoteInCell, textAfterQuote, quoteNotClosed, loneCarriageReturn, notUTF8
    case forbiddenCharacter(Unicode.Scalar)
    case width(found: Int, expected: Int)
    case cellTooLong, rowTooLong, rowTooWide
  }

  /// What is wrong.
  public let problem: Problem

  /// The line, from 1.
  public let line: Int

  /// The column in Unicode characters, from 1.
  public let column: Int

  init(_ problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }

  /// Where it is, what is there, and what is allowed.
  public var wording: Wording { .same("\(line):\(column): ") + problem.wording }
}

extension CSVSyntaxError.Problem {
  /// What is there, and what is allowed.
  public var wording: Wording {
    switch self {
    case .quoteInCell:
      Wording(
        "a quote stands in a cell without quotes; put the cell in quotes and double the quote",
        sv: "ett citattecken står i en cell utan citattecken; sätt cellen inom citattecken och "
          + "skriv tecknet två gånger")
    case .textAfterQuote:
      Wording(
        "text follows a closing quote; double a quote that belongs to the text",
        sv: "text följer efter det avslutande citattecknet; skriv ett citattecken som hör till "
          + "texten två gånger")
    case .quoteNotClosed:
      Wording(
        "this quote is never closed; end the cell with a quote",
        sv: "citattecknet avslutas aldrig; sluta cellen med ett citattecken")
    case .loneCarriageReturn:
      Wording(
        "a carriage return stands alone; end lines with CRLF or LF, and put others in quotes",
        sv: "en vagnretur står ensam; sluta rader med CRLF eller LF, och sätt andra inom "
          + "citattecken")
    case .notUTF8:
      Wording(
        "this cell is not UTF-8; save the file as UTF-8",
        sv: "cellen är inte UTF-8; spara filen som UTF-8")
    case .forbiddenCharacter(let scalar):
      Wording(
        "the character \(scalar.codePoint) is not allowed; remove it",
        sv: "tecknet \(scalar.codePoint) är inte tillåtet; ta bort det")
    case .width(let found, let expected):
      Wording(
        "this row has \(found) cells, and the first has \(expected)",
        sv: "raden har \(found) celler, och den första har \(expected)")
    case .cellTooLong:
      Wording(
        "this cell is longer than \(CSVReader.longestCell) bytes",
        sv: "cellen är längre än \(CSVReader.longestCell) byte")
    case .rowTooLong:
      Wording(
        "this row is longer than \(CSVReader.longestRow) bytes",
        sv: "raden är längre än \(CSVReader.longestRow) byte")
    case .rowTooWide:
      Wording(
        "this row has more than \(CSVReader.widestRow) cells",
        sv: "raden har fler än \(CSVReader.widestRow) celler")
    }
  }
}

// MARK: Scanning

extension CSVReader {
  private mutating func begin(_ head: [UInt8], _ onRow: (CSVRow) throws -> Void) throws {
    self.head = nil
    let marked = head.starts(with: CSVDialect.byteOrderMark)
    try head.withUnsafeBufferPointer {
      try scan(UnsafeBufferPointer(rebasing: $0[(marked ? 3 : 0)...]), onRow)
    }
  }

  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ onRow: (CSVRow) throws -> Void
  ) throws {
    var index = 0
    while index < bytes.count {
      let end = endOfRun(in: bytes, from: index)
      if end > index {
        try append(UnsafeBufferPointer(rebasing: bytes[index..<end]))
        index = end
      } else {
        try step(bytes[index], onRow)
        index += 1
      }
    }
  }

  /// Where the bytes end that only have to be copied.
  private func endOfRun(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    switch state {
    case .quoted:
      while index < bytes.count, bytes[index] >= 0x20, bytes[index] != Self.quote { index += 1 }
    case .cellStart, .unquoted:
      let separator = dialect.separator
      while index < bytes.count, bytes[index] >= 0x20, bytes[index] != Self.quote,
        bytes[index] != separator
      { index += 1 }
    case .quoteInQuotes, .carriageReturn: break
    }
    return index
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if state == .cellStart { state = .unquoted }
    row.bytes.append(contentsOf: bytes)
    for byte in bytes where byte & 0xC0 != 0x80 { column += 1 }
    try checkLength()
  }

  /// One byte that means something, or a control character.
  private mutating func step(_ byte: UInt8, _ onRow: (CSVRow) throws -> Void) throws {
    switch (state, byte) {
    case (.carriageReturn, 0x0A): try endLine(onRow)
    case (.carriageReturn, _): throw error(.loneCarriageReturn)
    case (.cellStart, Self.quote): state = .quoted
    case (.unquoted, Self.quote): throw error(.quoteInCell)
    case (.quoted, Self.quote): state = .quoteInQuotes
    case (.quoteInQuotes, Self.quote): try append(byte, .quoted)
    case (.quoted, 0x09), (.quoted, 0x0A), (.quoted, 0x0D): try append(byte, .quoted)
    case (.cellStart, 0x09), (.unquoted, 0x09): try append(byte, .unquoted)
    case (.quoted, _): throw error(.forbiddenCharacter(Unicode.Scalar(byte)))
    case (_, 0x0A): try endLine(onRow)
    case (_, 0x0D): state = .carriageReturn
    case (_, dialect.separator): try separate()
    case (_, 0..<0x20): throw error(.forbiddenCharacter(Unicode.Scalar(byte)))
    default: throw error(.textAfterQuote)
    }
    advance(over: byte)
  }

  private mutating func append(_ byte: UInt8, _ next: State) throws {
    row.bytes.append(byte)
    state = next
    try checkLength()
  }

  /// Ends a cell that another follows.
  private mutating func separate() throws {
    try endCell()
    cell = CSVRow.Cell(end: 0, line: line, column: column + 1)
    state = .cellStart
  }

  private mutating func advance(over byte: UInt8) {
    if byte == 0x0A {
      line += 1
      column = 1
      if state == .cellStart { cell = CSVRow.Cell(end: 0, line: line, column: 1) }
    } else {
      column += 1
    }
  }
}

// MARK: Cells and rows

extension CSVReader {
  private static var quote: UInt8 { UInt8(ascii: "\"") }

  private var cellStart: Int { row.cells.last?.end ?? 0 }

  /// Checks the cell and takes the mark away that keeps spreadsheets from changing it.
  private mutating func endCell() throws {
    guard row.count < Self.widestRow else { throw error(.rowTooWide) }
    let start = cellStart
    if row.bytes.count > start, row.bytes[start] == CSVGuard.mark { row.bytes.remove(at: start) }
    try checkText(from: start)
    cell.end = row.bytes.count
    row.cells.append(cell)
  }

  private mutating func endLine(_ onRow: (CSVRow) throws -> Void) throws {
    try endRow(onRow)
    state = .cellStart
  }

  private mutating func endRow(_ onRow: (CSVRow) throws -> Void) throws {
    try endCell()
    let expected = width ?? row.count
    guard row.count == expected else {
      throw CSVSyntaxError(
        .width(found: row.count, expected: expected), line: row.cells[0].line, column: 1)
    }
    width = expected
    try onRow(row)
    row.bytes.removeAll(keepingCapacity: true)
    row.cells.removeAll(keepingCapacity: true)
  }

  private func checkText(from start: Int) throws {
    let text = row.bytes[start...]
    guard text.contains(where: { $0 >= 0x80 }) else { return }
    guard let string = String(validating: text, as: UTF8.self) else { throw cellError(.notUTF8) }
    for scalar in string.unicodeScalars where scalar == "\u{FFFE}" || scalar == "\u{FFFF}" {
      throw cellError(.forbiddenCharacter(scalar))
    }
  }

  private func checkLength() throws {
    guard row.bytes.count - cellStart <= Self.longestCell else { throw cellError(.cellTooLong) }
    guard row.bytes.count <= Self.longestRow else { throw cellError(.rowTooLong) }
  }

  private func error(_ problem: CSVSyntaxError.Problem) -> CSVSyntaxError {
    CSVSyntaxError(problem, line: line, column: column)
  }

  private func cellError(_ problem: CSVSyntaxError.Problem) -> CSVSyntaxError {
    CSVSyntaxError(problem, line: cell.line, column: cell.column)
  }
}
