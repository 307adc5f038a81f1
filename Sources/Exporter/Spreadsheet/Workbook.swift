import CXLSXWriter
import Languages
import Values

/// A spreadsheet that is being written, row by row: no more than a row of each sheet is kept.
final class Workbook {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let faults: SpreadsheetFaults
  private let formats: Formats
  private var sheets: [Worksheet] = []
  private var isOpen = true

  /// How cells look.
  struct Formats {
    let heading: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let amount: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
    /// Numbers with their own decimals, by how many they have.
    let exact: [UnsafeMutablePointer<lxw_format>?]

    func decimals(_ count: Int) -> UnsafeMutablePointer<lxw_format>? {
      exact[min(count, exact.count - 1)]
    }
  }

  /// - Parameter created: the day that the file says it was made on, and no other moment.
  init(path: String, created: Day, _ faults: SpreadsheetFaults) throws {
    self.faults = faults
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let workbook = workbook_new_opt(path, &options) else {
      throw faults.unreadable(
        Wording("no memory for a spreadsheet", sv: "minnet räcker inte"))
    }
    self.workbook = workbook
    var properties = lxw_doc_properties()
    properties.created = time_t(Self.epoch.map { $0.days(until: created) } ?? 1) * 86_400
    workbook_set_properties(workbook, &properties)
    func format(_ number: String?, isBold: Bool = false) -> UnsafeMutablePointer<lxw_format>? {
      let format = workbook_add_format(workbook)
      if let number { format_set_num_format(format, number) }
      if isBold { format_set_bold(format) }
      return format
    }
    formats = Formats(
      heading: format("@", isBold: true), text: format("@"), amount: format("#,##0.00"),
      day: format("yyyy-mm-dd"),
      exact: (0..<Self.mostDigits).map {
        format($0 == 0 ? "0" : "0." + String(repeating: "0", count: $0))
      })
  }

  deinit {
    if isOpen { workbook_close(workbook) }
  }

  /// The most digits that a number has exactly.
  fileprivate static let mostDigits = 15

  private static let epoch = Day(year: 1970, month: 1, day: 1)

  /// Adds a sheet with its heading, which stays in sight and stands on every page that is printed.
  func sheet(_ name: String, title: String, headings: [String]) throws -> Worksheet {
    guard let worksheet = workbook_add_worksheet(workbook, title) else {
      throw faults.unreadable(
        Wording("no memory for a spreadsheet", sv: "minnet räcker inte"))
    }
    let sheet = Worksheet(name, worksheet, formats, faults)
    worksheet_freeze_panes(worksheet, 1, 0)
    // On paper every column is on the page: on A4 across, as wide as that is.
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, 9)
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_repeat_rows(worksheet, 0, 0)
    try sheet.writeHeading(headings)
    sheets.append(sheet)
    return sheet
  }

  /// Ends the file.
  func close() throws {
    isOpen = false
    for sheet in sheets { sheet.fitColumns() }
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else {
      let reason = lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)"
      throw faults.unreadable(.same(reason))
    }
  }
}

/// A sheet of it, whose rows are written in their order.
final class Worksheet {
  let name: String
  private let worksheet: UnsafeMutablePointer<lxw_worksheet>
  private let formats: Workbook.Formats
  private let faults: SpreadsheetFaults
  private var row: UInt32 = 0
  /// How many characters the longest cell of each column has.
  private var widths: [Int] = []

  /// The most characters of a cell, and the most digits that a number has exactly.
  private static let longestText = 32_767
  private static let largestNumber: Int64 = 999_999_999_999_999

  fileprivate init(
    _ name: String, _ worksheet: UnsafeMutablePointer<lxw_worksheet>,
    _ formats: Workbook.Formats, _ faults: SpreadsheetFaults
  ) {
    self.name = name
    self.worksheet = worksheet
    self.formats = formats
    self.faults = faults
  }

  fileprivate func writeHeading(_ headings: [String]) throws {
    // A heading is bold, and one that is very long may be cut: what stands under it is not.
    widths = headings.map { min(max($0.count, Self.narrowest), Self.widestHeading) }
    for (column, heading) in headings.enumerated() {
      try text(heading, column, formats.heading)
    }
  }

  /// Widths in characters.
  private static let narrowest = 10
  private static let widestHeading = 38
  private static let widest = 60

  /// Makes each column as wide as what stands in it, up to what a reader can follow.
  fileprivate func fitColumns() {
    for (column, width) in widths.enumerated() {
      worksheet_set_column(worksheet, UInt16(column), UInt16(column), Double(width + 2), nil)
    }
  }

  private func fit(_ text: String, _ column: Int) {
    guard row > 0, widths.indices.contains(column) else { return }
    var line = 0
    for byte in text.utf8 where byte & 0xC0 != 0x80 {
      line = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? 0 : line + 1
      widths[column] = max(widths[column], line)
      if line >= Self.widest { return }
    }
  }

  /// Begins the next row.
  func begin() throws {
    row += 1
    guard row < 1_048_576 else {
      throw unsuited(
        Wording(
          "a sheet has at most 1 048 576 rows", sv: "ett blad har högst 1 048 576 rader"))
    }
  }

  /// Writes a cell of the row; without a value it is empty.
  func write(_ value: CellValue, _ column: Int) throws {
    switch value {
    case .text(let text), .code(let text): try self.text(text, column, formats.text)
    case .amount(let amount):
      try number(
        amount.minorUnits, Double(amount.currency.minorUnitsPerUnit), column, formats.amount)
    case .rate(let rate): try number(rate.hundredths, 100, column, nil)
    case .quantity(let hundredths): try number(hundredths, 100, column, nil)
    case .decimal(let hundredths): try number(hundredths, 100, column, formats.amount)
    case .exact(let number): try self.number(exact: number, column)
    case .numbers(let numbers) where numbers.count == 1:
      try self.number(exact: numbers[0], column)
    case .numbers(let numbers):
      // Headings are Swedish, and so are numbers in words.
      let words = numbers.map { $0.replacing(".", with: ",") }
      try text(words.joined(separator: SheetHead.separator), column, formats.text)
    case .count(let count): try number(count, 1, column, nil)
    case .day(let day): try self.day(day, column)
    case .vagueDay(let text):
      if let day = try? Day.parse(text) {
        try self.day(day, column)
      } else {
        try self.text(text, column, formats.text)
      }
    case .notStated, .notApplicable: break
    }
  }

  /// A number is a real one, so its digits must be no more than a spreadsheet keeps.
  private func number(
    _ value: Int64, _ units: Double, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws {
    guard value.magnitude <= Self.largestNumber.magnitude else { throw tooLong() }
    // A point, two decimals and the spaces between thousands.
    let digits = String(value).count
    fit(String(repeating: "0", count: digits + (units > 1 ? 1 : 0) + digits / 3), column)
    try check(worksheet_write_number(worksheet, row, UInt16(column), Double(value) / units, format))
  }

  private func tooLong() -> any Error {
    unsuited(
      Wording(
        "a number of \(name) has more than the 15 digits that a spreadsheet keeps",
        sv: "ett tal i \(name) har fler än de 15 siffror som ett kalkylblad behåller"))
  }

  /// A number with its own decimals, which the cell shows.
  private func number(exact text: String, _ column: Int) throws {
    guard let value = Double(text), text.count(where: \.isNumber) <= Workbook.mostDigits
    else { throw tooLong() }
    fit(text, column)
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    try check(
      worksheet_write_number(
        worksheet, row, UInt16(column), value, formats.decimals(decimals)))
  }

  private func day(_ day: Day, _ column: Int) throws {
    var moment = lxw_datetime()
    moment.year = Int32(day.year)
    moment.month = Int32(day.month)
    moment.day = Int32(day.day)
    try check(
      worksheet_write_datetime(worksheet, row, UInt16(column), &moment, formats.day))
  }

  private func text(
    _ text: String, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws {
    if text.isEmpty { return }
    guard text.utf16.count <= Self.longestText else {
      throw unsuited(
        Wording(
          "a text of \(name) has \(text.utf16.count) characters, and a cell of a spreadsheet holds "
            + "\(Self.longestText)",
          sv:
            "en text i \(name) har \(text.utf16.count) tecken, och en cell i ett kalkylblad rymmer "
            + "\(Self.longestText)"))
    }
    fit(text, column)
    try check(worksheet_write_string(worksheet, row, UInt16(column), text, format))
  }

  private func check(_ code: lxw_error) throws {
    guard code != LXW_NO_ERROR else { return }
    let reason = lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)"
    throw faults.unreadable(.same(reason))
  }

  private func unsuited(_ reason: Wording) -> any Error {
    faults.unsuited(reason + Wording("; make it as ", sv: "; gör den som ") + faults.instead)
  }
}

/// What is thrown where a spreadsheet cannot be made or read: by a return its own error, with its name.
struct SpreadsheetFaults {
  let unreadable: (Wording) -> any Error
  let unsuited: (Wording) -> any Error
  /// The formats that hold what a spreadsheet does not.
  let instead: Wording

  static func of(_ kind: Return) -> SpreadsheetFaults {
    SpreadsheetFaults(
      unreadable: { ExportError.unreadable(kind, reason: $0) },
      unsuited: { ExportError.unsuited(kind, $0) },
      instead: Wording("csv or xml", sv: "csv eller xml"))
  }
}
