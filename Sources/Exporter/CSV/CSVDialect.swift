/// How a CSV file is written: for programs, or for the Swedish Excel.
public struct CSVDialect: Hashable, Sendable {
  /// The name a user gives it by: "rfc4180", "excel-sv".
  public let name: String

  /// The byte between cells.
  public let separator: UInt8

  /// The byte before the decimals of an amount.
  public let decimalMark: UInt8

  /// Whether the file begins with a byte order mark, by which Excel knows UTF-8.
  public let hasByteOrderMark: Bool

  /// Whether a spreadsheet reads it, which makes numbers and days of texts that look like them.
  public let isForSpreadsheets: Bool

  /// RFC 4180 in UTF-8: comma, decimal point, CRLF.
  public static let rfc4180 = CSVDialect(
    name: "rfc4180", separator: UInt8(ascii: ","), decimalMark: UInt8(ascii: "."),
    hasByteOrderMark: false, isForSpreadsheets: false)

  /// What the Swedish Excel opens with a double click: byte order mark, semicolon, decimal comma.
  public static let excelSwedish = CSVDialect(
    name: "excel-sv", separator: UInt8(ascii: ";"), decimalMark: UInt8(ascii: ","),
    hasByteOrderMark: true, isForSpreadsheets: true)

  /// Whether a text is written with an apostrophe before it, which keeps a spreadsheet from running it.
  public func marks(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { CSVGuard.isNeeded(for: $0, isCode: false, in: self) }
  }

  /// Both dialects, in the order help lists them.
  public static let all = [rfc4180, excelSwedish]

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
