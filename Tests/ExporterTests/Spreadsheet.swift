import Exporter

/// What a spreadsheet makes of a table, found by a reader that knows nothing of ours.
enum Spreadsheet {
  /// The cells that a spreadsheet could run. The table is split at separators and line ends outside
  /// quotes.
  static func dangerousCells(in bytes: [UInt8], _ dialect: CSVDialect) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let separator = Unicode.Scalar(dialect.separator)
    var cells = [""]
    var isQuoted = false
    for scalar in text.dropFirst(dialect.hasByteOrderMark ? 1 : 0) {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, scalar == separator || scalar == "\n" {
        cells.append("")
      } else {
        cells[cells.count - 1].unicodeScalars.append(scalar)
      }
    }
    return cells.filter(couldRun)
  }

  private static func couldRun(_ cell: String) -> Bool {
    let first = cell.unicodeScalars.first {
      $0 != "\"" && !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
    }
    return first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
  }
}
