public import Languages
public import Values

/// Writes a table as CSV, cell by cell, through a buffer of 64 KiB.
///
/// Every line ends with CRLF and has as many cells as the first. Line ends within a text stay as
/// they are, inside quotes. No cell can be taken for a formula, and in the dialect for spreadsheets
/// no code loses its zeros: `CSVGuard` says how, and `CSVReader` gives back the very texts.
public struct CSVWriter: ~Copyable {
  /// Takes the bytes that are ready; they are gone when it returns.
  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  /// How many bytes are gathered before they are handed on.
  public static let bufferSize = 64 * 1024

  /// How the table is written.
  public let dialect: CSVDialect

  private let sink: Sink
  private var buffer: [UInt8] = []
  private var row = 1
  private var cells = 0
  private var width: Int?
  private var isBlank = true

  /// Makes a writer that hands its bytes to a sink, first the dialect's byte order mark if any.
  public init(_ dialect: CSVDialect, sink: @escaping Sink) {
    self.dialect = dialect
    self.sink = sink
    buffer.reserveCapacity(Self.bufferSize + Self.bufferSize / 4)
    if dialect.hasByteOrderMark { buffer.append(contentsOf: CSVDialect.byteOrderMark) }
  }

  /// Writes a text.
  /// - Throws: `CSVWriterError` for a character that CSV cannot carry safely.
  public mutating func text(_ text: String) throws {
    try write(text, isCode: false)
  }

  /// Writes a text that is at hand as UTF-8, which the caller vouches for.
  /// - Throws: `CSVWriterError` for a character that CSV cannot carry safely.
  public mutating func text(utf8: UnsafeBufferPointer<UInt8>) throws {
    try write(utf8, isCode: false)
  }

  /// Writes a code or an identifier, whose zeros and hyphens a spreadsheet must not touch.
  /// - Throws: `CSVWriterError` for a character that CSV cannot carry safely.
  public mutating func code(_ code: String) throws {
    try write(code, isCode: true)
  }

  /// Writes a code that is at hand as UTF-8, which the caller vouches for.
  /// - Throws: `CSVWriterError` for a character that CSV cannot carry safely.
  public mutating func code(utf8: UnsafeBufferPointer<UInt8>) throws {
    try write(utf8, isCode: true)
  }

  /// Writes an amount without its currency, with the currency's decimals and the dialect's mark.
  public mutating func amount(_ amount: Money) {
    beginCell()
    let start = buffer.count
    amount.appendPlain(to: &buffer)
    finishNumber(from: start)
  }

  /// Writes a percentage as a number: 81.25 % is `81.25`.
  public mutating func percentage(_ percentage: Percentage) {
    beginCell()
    let start = buffer.count
    buffer.append(contentsOf: percentage.plain.utf8)
    finishNumber(from: start)
  }

  /// Writes a number in hundredths with two decimals.
  public mutating func decimal(_ hundredths: Int64) {
    beginCell()
    let start = buffer.count
    buffer.append(contentsOf: Percentage(hundredths: hundredths).twoDecimals.utf8)
    finishNumber(from: start)
  }

  /// Writes a number that stands with a point and every decimal it has, such as a rate: "-0.000182".
  public mutating func number(plain: String) {
    precondition(
      plain.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E },
      "\(plain) is no number.")
    beginCell()
    let start = buffer.count
    buffer.append(contentsOf: plain.utf8)
    finishNumber(from: start)
  }

  /// Writes numbers that stand with a point in one cell; one alone is a number.
  mutating func numbers(plain: [String]) throws {
    if plain.count == 1 { return number(plain: plain[0]) }
    let mark = Character(Unicode.Scalar(dialect.decimalMark))
    try text(
      plain.map { String($0.map { $0 == "." ? mark : $0 }) }
        .joined(separator: SheetHead.separator))
  }

  /// Writes a whole number.
  public mutating func integer(_ number: Int64) {
    beginCell()
    buffer.append(contentsOf: String(number).utf8)
    isBlank = false
  }

  /// Writes a day as ISO 8601, which the Swedish Excel takes for a date.
  public mutating func day(_ day: Day) {
    beginCell()
    buffer.append(contentsOf: day.iso.utf8)
    isBlank = false
  }

  /// Leaves a cell empty.
  public mutating func empty() {
    beginCell()
  }

  /// Ends the row, which has as many cells as the first one.
  public mutating func endRow() throws {
    precondition(cells > 0, "A row of a table has at least one cell.")
    let width = width ?? cells
    precondition(cells == width, "Row \(row) has \(cells) cells, and the first has \(width).")
    self.width = width
    // Many programs skip an empty line, so a row of one empty cell shows its quotes.
    if cells == 1, isBlank { buffer.append(contentsOf: [Self.quote, Self.quote]) }
    buffer.append(contentsOf: [0x0D, 0x0A])
    row += 1
    cells = 0
    isBlank = true
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Ends the table and hands on the last bytes.
  public consuming func finish() throws {
    precondition(cells == 0, "Row \(row) was begun and not ended.")
    try flush()
  }
}

/// Why a text could not be written as CSV.
public enum CSVWriterError: SayableError, Hashable {
  /// A control character or a code that is no character, with the cell it was meant for.
  case forbiddenCharacter(Unicode.Scalar, row: Int, column: Int)

  /// What is there, and what is allowed.
  public var wording: Wording {
    switch self {
    case .forbiddenCharacter(let scalar, let row, let column):
      Wording(
        """
        row \(row), column \(column) holds the character \(scalar.codePoint), which a table \
        cannot carry; remove it at its source (of control characters, tab and line ends are allowed)
        """,
        sv: """
          rad \(row), kolumn \(column) har tecknet \(scalar.codePoint), som en tabell inte kan \
          bära; ta bort det vid källan (av styrtecken är tabb och radslut tillåtna)
          """)
    }
  }
}

// MARK: Cells

extension CSVWriter {
  private static var quote: UInt8 { UInt8(ascii: "\"") }

  private mutating func beginCell() {
    if cells > 0 { buffer.append(dialect.separator) }
    cells += 1
  }

  private mutating func write(_ text: String, isCode: Bool) throws {
    var text = text
    try text.withUTF8 { try write($0, isCode: isCode) }
  }

  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, isCode: Bool) throws {
    beginCell()
    guard let first = bytes.first, let last = bytes.last else { return }
    isBlank = false
    let needsQuotes = try hasSpecial(bytes) || first == 0x20 || last == 0x20
    if needsQuotes { buffer.append(Self.quote) }
    if CSVGuard.isNeeded(for: bytes, isCode: isCode, in: dialect) { buffer.append(CSVGuard.mark) }
    if needsQuotes { appendDoublingQuotes(bytes) } else { buffer.append(contentsOf: bytes) }
    if needsQuotes { buffer.append(Self.quote) }
  }

  /// Whether the text holds a quote, a line end, or what either dialect separates cells by.
  ///
  /// Both separators are quoted in both dialects, so that a program that guesses which one it is
  /// guesses right.
  private func hasSpecial(_ bytes: UnsafeBufferPointer<UInt8>) throws(CSVWriterError) -> Bool {
    var hasSpecial = false
    for (index, byte) in bytes.enumerated() where byte < 0x40 || byte == 0xEF {
      switch byte {
      case 0x09, 0x0A, 0x0D, Self.quote, UInt8(ascii: ","), UInt8(ascii: ";"): hasSpecial = true
      case 0..<0x20: throw forbidden(Unicode.Scalar(byte))
      case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBF:
        if bytes[index + 2] == 0xBE { throw forbidden("\u{FFFE}") }
        if bytes[index + 2] == 0xBF { throw forbidden("\u{FFFF}") }
      default: break
      }
    }
    return hasSpecial
  }

  private func forbidden(_ scalar: Unicode.Scalar) -> CSVWriterError {
    .forbiddenCharacter(scalar, row: row, column: cells)
  }

  private mutating func appendDoublingQuotes(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if byte == Self.quote { buffer.append(byte) }
      buffer.append(byte)
    }
  }

  /// Puts the dialect's decimal mark, which never separates its cells, where the point stands.
  private mutating func finishNumber(from start: Int) {
    isBlank = false
    guard dialect.decimalMark != UInt8(ascii: ".") else { return }
    for index in start..<buffer.count where buffer[index] == UInt8(ascii: ".") {
      buffer[index] = dialect.decimalMark
    }
  }

  private mutating func flush() throws {
    if buffer.isEmpty { return }
    try buffer.withUnsafeBytes(sink)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension Unicode.Scalar {
  /// The code point as Unicode writes it: U+001B.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
