import Exporter
import TestSupport

/// Whatever the texts, a table of them is read back as it was and holds no cell that a spreadsheet
/// could run; or the writer names the character that a table cannot carry.
enum CSVReadsBack {
  /// The texts stand between bytes 1F, which Unicode calls the unit separator.
  ///
  /// - Throws: `PropertyBroken`, or what writer and reader throw, which they should not.
  static func holds(for bytes: [UInt8]) throws {
    let texts = bytes.split(separator: 0x1F, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    for dialect in CSVDialect.all {
      try check([texts], dialect)
      try check(texts.map { [$0] }, dialect)
      try checkReading(bytes, dialect)
    }
  }

  private static func check(_ rows: [[String]], _ dialect: CSVDialect) throws {
    let bytes: [UInt8]
    do throws(CSVWriterError) {
      bytes = try written(rows, dialect)
    } catch {
      return try checkRefusal(error, of: rows)
    }
    try require(
      !rows.joined().contains { $0.unicodeScalars.contains(where: isForbidden) },
      "a forbidden character was written")
    let back = try CSVReader.rows(of: bytes, dialect)
    // Equal strings can be different texts: an å of one scalar or of two.
    try require(
      back.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } },
      "\(dialect.name): \(rows) is read back as \(back)")
    let dangerous = Spreadsheet.dangerousCells(in: bytes, dialect)
    try require(dangerous.isEmpty, "\(dialect.name): a spreadsheet could run \(dangerous)")
  }

  private static func checkRefusal(_ error: CSVWriterError, of rows: [[String]]) throws {
    switch error {
    case .forbiddenCharacter(let scalar, let row, let column):
      let text = rows[row - 1][column - 1]
      try require(
        isForbidden(scalar) && text.unicodeScalars.contains(scalar),
        "refused without need: \(error)")
    }
  }

  /// Every other cell is written as a code, since codes are guarded otherwise than texts.
  private static func written(
    _ rows: [[String]], _ dialect: CSVDialect
  ) throws(CSVWriterError) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      var writer = CSVWriter(dialect) { bytes.append(contentsOf: $0) }
      for (row, texts) in rows.enumerated() {
        for (column, text) in texts.enumerated() {
          if (row + column).isMultiple(of: 2) {
            try writer.text(text)
          } else {
            try writer.code(text)
          }
        }
        try writer.endRow()
      }
      try writer.finish()
    } catch let error as CSVWriterError {
      throw error
    } catch {
      preconditionFailure("a sink that never throws threw \(error)")
    }
    return bytes
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  // MARK: What others write

  /// Any bytes are a table or have a fault with a place, in whatever pieces they arrive.
  private static func checkReading(_ bytes: [UInt8], _ dialect: CSVDialect) throws {
    let whole = try reading(bytes, dialect, piece: max(bytes.count, 1))
    let inPieces = try reading(bytes, dialect, piece: 1)
    try require(whole == inPieces, "\(dialect.name): \(whole) at once and \(inPieces) in pieces")
    if case .failure(let error) = whole {
      try require(error.line > 0 && error.column > 0, "the fault has no place: \(error)")
    }
  }

  private static func reading(
    _ bytes: [UInt8], _ dialect: CSVDialect, piece: Int
  ) throws -> Result<[[String]], CSVSyntaxError> {
    var rows: [[String]] = []
    var reader = CSVReader(dialect)
    do {
      for start in stride(from: 0, to: bytes.count, by: piece) {
        try Array(bytes[start..<min(start + piece, bytes.count)]).withUnsafeBytes {
          try reader.read($0) { rows.append($0.texts) }
        }
      }
      try reader.finish { rows.append($0.texts) }
      return .success(rows)
    } catch let error as CSVSyntaxError {
      return .failure(error)
    }
  }
}
