import CXLSXWriter
import Languages
import Values

/// A spreadsheet that is being written, row by row: no more than a row of each sheet is kept.
final class Workbook {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let kind: Return
  private let formats: Formats
  private var isOpen = true

  /// How cells look.
  struct Formats {
    let heading: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let amount: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
  }

  /// - Parameter created: the day that the file says it was made on, and no other moment.
  init(path: String, kind: Return, created: Day) throws {
    self.kind = kind
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let workbook = workbook_new_opt(path, &options) else {
      throw ExportError.unreadable(
        kind, reason: Wording("no memory for a spreadsheet", sv: "minnet räcker inte"))
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
      day: format("yyyy-mm-dd"))
  }

  deinit {
    if isOpen { workbook_close(workbook) }
  }

  private static let epoch = Day(year: 1970, month: 1, day: 1)

  /// Adds a sheet with its heading, which stays in sight.
  func sheet(_ head: SheetHead, headings: [String]) throws -> Worksheet {
    guard let worksheet = workbook_add_worksheet(workbook, head.title) else {
      throw ExportError.unreadable(
        kind, reason: Wording("no memory for a spreadsheet", sv: "minnet räcker inte"))
    }
    let sheet = Worksheet(head.name, worksheet, formats, kind)
    for (column, heading) in headings.enumerated() {
      let width = Double(min(max(heading.count + 2, 12), 40))
      worksheet_set_column(worksheet, UInt16(column), UInt16(column), width, nil)
    }
    worksheet_freeze_panes(worksheet, 1, 0)
    try sheet.writeHeading(headings)
    return sheet
  }

  /// Ends the file.
  func close() throws {
    isOpen = false
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else {
      let reason = lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)"
      throw ExportError.unreadable(kind, reason: .same(reason))
    }
  }
}

/// A sheet of it, whose rows are written in their order.
final class Worksheet {
  let name: String
  private let worksheet: UnsafeMutablePointer<lxw_worksheet>
  private let formats: Workbook.Formats
  private let kind: Return
  private var row: UInt32 = 0

  /// The most characters of a cell, and the most digits that a number has exactly.
  private static let longestText = 32_767
  private static let largestNumber: Int64 = 999_999_999_999_999

  fileprivate init(
    _ name: String, _ worksheet: UnsafeMutablePointer<lxw_worksheet>,
    _ formats: Workbook.Formats, _ kind: Return
  ) {
    self.name = name
    self.worksheet = worksheet
    self.formats = formats
    self.kind = kind
  }

  fileprivate func writeHeading(_ headings: [String]) throws {
    for (column, heading) in headings.enumerated() {
      try text(heading, column, formats.heading)
    }
  }

  /// Begins the next row.
  func begin() throws {
    row += 1
    guard row < 1_048_576 else {
      throw unsuited(
        Wording(
          "a sheet has at most 1 048 576 rows; make it as csv or xml",
          sv: "ett blad har högst 1 048 576 rader; gör den som csv eller xml"))
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
    guard value.magnitude <= Self.largestNumber.magnitude else {
      throw unsuited(
        Wording(
          "a number of \(name) has more than the 15 digits that a spreadsheet keeps; make it as csv or "
            + "xml",
          sv:
            "ett tal i \(name) har fler än de 15 siffror som ett kalkylblad behåller; gör den som "
            + "csv eller xml"))
    }
    try check(worksheet_write_number(worksheet, row, UInt16(column), Double(value) / units, format))
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
            + "\(Self.longestText); make it as csv or xml",
          sv:
            "en text i \(name) har \(text.utf16.count) tecken, och en cell i ett kalkylblad rymmer "
            + "\(Self.longestText); gör den som csv eller xml"))
    }
    try check(worksheet_write_string(worksheet, row, UInt16(column), text, format))
  }

  private func check(_ code: lxw_error) throws {
    guard code != LXW_NO_ERROR else { return }
    let reason = lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)"
    throw ExportError.unreadable(kind, reason: .same(reason))
  }

  private func unsuited(_ reason: Wording) -> ExportError { .unsuited(kind, reason) }
}
