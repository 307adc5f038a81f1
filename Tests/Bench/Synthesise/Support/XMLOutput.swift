import Foundation

/// The bytes of a portfolio on their way out, in one file or a file for each record, and the rows
/// they stand for.
///
/// Text goes out as it is: the word lists hold no character that XML would need escaped.
struct XMLOutput {
  private(set) var tally = Tally()
  private var buffer: [UInt8] = []
  private var flushed = 0
  private var pending = Tally.Rows()
  private let isFileForEachRecord: Bool
  private let sink: (Data) throws -> Void

  /// - Parameter sink: takes the bytes of the one file in large pieces, or each of many files whole.
  init(isFileForEachRecord: Bool, sink: @escaping (Data) throws -> Void) {
    self.isFileForEachRecord = isFileForEachRecord
    self.sink = sink
    buffer.reserveCapacity(2 * Self.most)
    writeStart()
  }

  /// How many bytes have been written so far.
  var count: Int { flushed + buffer.count }

  mutating func write(_ pieces: Piece...) {
    for piece in pieces { append(piece) }
  }

  /// Counts a row that the element just written will be in a portfolio, when its record is taken.
  mutating func row(_ table: Table) {
    pending[table] += 1
  }

  /// Ends a record: its rows count unless it is faulty.
  mutating func endRecord(fault: Fault?, isSecondVersion: Bool) throws {
    tally.add(fault: fault, isSecondVersion: isSecondVersion, rows: pending)
    pending = Tally.Rows()
    if isFileForEachRecord {
      writeEnd()
      try flush()
      writeStart()
    } else if buffer.count >= Self.most {
      try flush()
    }
  }

  /// Ends the portfolio.
  mutating func end() throws {
    if isFileForEachRecord { return buffer.removeAll() }
    writeEnd()
    try flush()
  }

  private mutating func writeStart() {
    write(
      #"<?xml version="1.0" encoding="UTF-8"?>"#, "\n", #"<portfolio xmlns="urn:fondbok:1">"#, "\n")
  }

  private mutating func writeEnd() { write("</portfolio>\n") }

  private mutating func flush() throws {
    try sink(Data(buffer))
    flushed += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private static let most = 256 * 1024

  private mutating func append(_ piece: Piece) {
    switch piece {
    case .text(let text):
      buffer.append(
        contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    case .number(let number):
      append(number, digits: 1)
    case .digits(let number, let digits):
      append(number, digits: digits)
    case .amount(let minor):
      append(minor / 100, digits: 1)
      buffer.append(UInt8(ascii: "."))
      append(minor % 100, digits: 2)
    case .day(let day):
      let (year, month, day) = day.parts
      append(year, digits: 4)
      buffer.append(UInt8(ascii: "-"))
      append(month, digits: 2)
      buffer.append(UInt8(ascii: "-"))
      append(day, digits: 2)
    }
  }

  /// Appends a number that is not negative, with leading zeros up to so many digits.
  private mutating func append(_ number: Int, digits: Int) {
    let start = buffer.count
    var rest = number
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || buffer.count - start < digits
    buffer[start...].reverse()
  }
}

/// A part of what is written: text that is known, or a value.
enum Piece: ExpressibleByStringLiteral {
  case text(StaticString)
  case number(Int)
  /// A number with leading zeros, for names whose order is that of their numbers.
  case digits(Int, Int)
  /// An amount in öre or cent, with its two decimals.
  case amount(Int)
  case day(Day)

  init(stringLiteral text: StaticString) {
    self = .text(text)
  }
}
