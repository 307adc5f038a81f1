import Exporter
import Foundation
import Languages
import Portfolio
import Values

extension ReadRates {
  /// What columns are called when nobody says: as we call them, and as InforEuro does. Its words are
  /// from memory: no table of it has been compared with them, so that any can be named instead.
  private enum Heading {
    static let months = ["month"]
    /// Before the name of the currency comes its code, of which a table of InforEuro has both.
    static let currencies = inforEuro + ["code", "currency"]
    static let inforEuro = ["iso a3 code", "isoa3code"]
    static let values = ["value"]
  }

  /// A table with a row of headings.
  static func readTable(
    _ bytes: [UInt8], name: String, _ told: RatesReading, on today: Day?
  ) throws -> [StatedRate] {
    var rows = records(of: bytes)[...]
    guard let top = rows.popFirst() else { return [] }
    let dialect = hasSemicolons(top.bytes) ? CSVDialect.excelSwedish : .rfc4180
    let heading = try cells(of: top, dialect, name)
    let columns = try Columns(heading, name: name, line: top.line, told)
    var found = Found(on: today)
    for record in rows {
      let row = try cells(of: record, dialect, name)
      guard row.count == heading.count else {
        throw RatesFault(
          Place(file: name, line: record.line, column: 1),
          Wording(
            "\(row.count) cells where the heading has \(heading.count); correct the line",
            sv: "\(row.count) celler där rubriken har \(heading.count); rätta raden"))
      }
      let code = row[columns.currency]
      // InforEuro lists countries whose currency has no code of ISO 4217.
      if columns.areOfInforEuro, Currency(code.text) == nil { continue }
      let value = row[columns.value]
      let month = columns.month.map { row[$0] }
      try found.add(
        month: month ?? Cell(text: told.month ?? "", place: value.place), code: code, value: value,
        number: number(value, dialect))
    }
    return found.all
  }

  /// That a file does not say its month.
  static func noMonth(_ file: Wording) -> Wording {
    Wording(
      "\(file) does not say its month; give it with --month YYYY-MM",
      sv: "\(file) säger inte vilken månad den gäller; ange den med --month ÅÅÅÅ-MM")
  }

  /// That a file says its months.
  static func hasMonths(_ file: Wording) -> Wording {
    Wording(
      "\(file) says itself which months its rates are of; leave --month out",
      sv: "\(file) säger själv vilka månader kurserna gäller; utelämna --month")
  }

  // MARK: Columns

  /// Which column holds what.
  private struct Columns {
    /// None of a table that is of the month that was told.
    let month: Int?
    let currency: Int
    let value: Int
    let areOfInforEuro: Bool

    init(_ heading: [Cell], name: String, line: Int, _ told: RatesReading) throws {
      let headings = heading.map { $0.text.lowercased() }
      let found = heading.map(\.text).joined(separator: ", ")
      func column(_ names: [String], _ told: String?) throws -> Int? {
        guard let told else { return names.compactMap { headings.firstIndex(of: $0) }.first }
        let named = told.trimmingCharacters(in: .whitespaces).lowercased()
        guard let index = headings.firstIndex(of: named) else {
          let file = ReadRates.called(name)
          throw WrongArguments(
            wording: Wording(
              "\(file) has no column \(told); its columns are \(found)",
              sv: "\(file) har ingen kolumn \(told); dess kolumner är \(found)"))
        }
        return index
      }
      let month = try column(Heading.months, told.monthColumn)
      guard let currency = try column(Heading.currencies, told.currencyColumn),
        let value = try column(Heading.values, told.valueColumn)
      else {
        throw RatesFault(
          Place(file: name, line: line, column: 1),
          Wording(
            "the columns are \(found); they must include month, code and value, or be named with "
              + "--month-column, --currency-column and --value-column",
            sv: "kolumnerna är \(found); month, code och value måste finnas bland dem, eller anges "
              + "med --month-column, --currency-column och --value-column"))
      }
      if month == nil, told.month == nil {
        throw RatesFault(
          ReadRates.noMonth(ReadRates.called(name))
            + Wording(
              ", or name the column that does with --month-column",
              sv: ", eller kolumnen som gör det med --month-column"))
      }
      if month != nil, told.month != nil {
        throw WrongArguments(wording: ReadRates.hasMonths(ReadRates.called(name)))
      }
      self.month = month
      self.currency = currency
      self.value = value
      areOfInforEuro = told.currencyColumn == nil && Heading.inforEuro.contains(headings[currency])
    }
  }

  // MARK: Cells

  /// A value with a decimal point. Where commas stand between the cells, one within a cell may be meant
  /// for thousands.
  private static func number(_ value: Cell, _ dialect: CSVDialect) throws -> String {
    let parts = value.text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return value.text }
    let point = value.text.replacing(",", with: ".")
    if dialect == .rfc4180, parts[parts.count - 1].count == 3 {
      let whole = parts.joined()
      throw RatesFault(
        value.place,
        Wording(
          "\"\(value.text)\" can mean \(whole) and \(point); write it without a comma",
          sv:
            "\"\(value.text)\" kan betyda \(whole) och \(value.text) med decimaler; skriv \(whole) "
            + "eller \(point)"))
    }
    return point
  }

  /// A line of a table, or several that quotes hold together.
  private struct Record {
    /// The number of its first line.
    let line: Int
    let bytes: ArraySlice<UInt8>
  }

  /// The records of a table, without empty lines.
  private static func records(of bytes: [UInt8]) -> [Record] {
    var records: [Record] = []
    var (start, first, line) = (0, 1, 1)
    var isQuoted = false
    func take(upTo end: Int) {
      let record = bytes[start..<end]
      if !record.allSatisfy(isBlank) { records.append(Record(line: first, bytes: record)) }
    }
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: "\n") else { continue }
      line += 1
      guard !isQuoted else { continue }
      take(upTo: index + 1)
      (start, first) = (index + 1, line)
    }
    take(upTo: bytes.count)
    return records
  }

  private static func hasSemicolons(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ";"), !isQuoted { return true }
    }
    return false
  }

  /// The cells of a record, read as our own tables are.
  private static func cells(
    of record: Record, _ dialect: CSVDialect, _ name: String
  ) throws -> [Cell] {
    var cells: [Cell] = []
    func take(_ row: CSVRow) {
      for index in 0..<row.count {
        let (line, column) = row.place(of: index)
        let text = row[index]
        let spaces = text.prefix(while: \.isWhitespace).count
        cells.append(
          Cell(
            text: text.trimmingCharacters(in: .whitespaces),
            place: Place(file: name, line: record.line + line - 1, column: column + spaces)))
      }
    }
    var reader = CSVReader(dialect)
    do {
      try record.bytes.withUnsafeBytes { try reader.read($0) { take($0) } }
      try reader.finish { take($0) }
    } catch let fault as CSVSyntaxError {
      throw RatesFault(
        Place(file: name, line: record.line + fault.line - 1, column: fault.column),
        fault.problem.wording)
    }
    return cells
  }
}
