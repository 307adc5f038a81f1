import Languages
import Portfolio
import Values

/// A column of a table: its names in the two dialects, and how it writes a row's cell.
///
/// The dialect for programs has stable English names and codes alone. The one for the Swedish Excel
/// has Swedish headings, and beside a column of codes one of what they are called.
struct Column<Row> {
  /// The name for programs; a column of labels has none and stands for Excel alone.
  let name: String?
  /// The heading in Swedish.
  let heading: String
  let write: (inout CSVWriter, Row) throws -> Void

  static func text(
    _ name: String?, _ heading: String, _ value: @escaping (Row) -> String?
  ) -> Column {
    Column(name: name, heading: heading) { writer, row in try writer.text(value(row) ?? "") }
  }

  static func code(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> String?
  ) -> Column {
    Column(name: name, heading: heading) { writer, row in try writer.code(value(row) ?? "") }
  }

  /// A column that says in words what the codes of the one before it mean.
  static func label(_ heading: String, _ value: @escaping (Row) -> String?) -> Column {
    text(nil, heading, value)
  }

  static func amount(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Money?
  ) -> Column {
    Column(name: name, heading: heading) { writer, row in
      if let amount = value(row) { writer.amount(amount) } else { writer.empty() }
    }
  }

  static func rate(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Percentage?
  ) -> Column {
    Column(name: name, heading: heading) { writer, row in
      if let rate = value(row) { writer.percentage(rate) } else { writer.empty() }
    }
  }

  static func day(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Day?
  ) -> Column {
    Column(name: name, heading: heading) { writer, row in
      if let day = value(row) { writer.day(day) } else { writer.empty() }
    }
  }

  /// A day where it is one, else the words of its source.
  static func vagueDay(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> String?
  ) -> Column {
    Column(name: name, heading: heading) { writer, row in
      let text = value(row) ?? ""
      if let day = try? Day.parse(text) { writer.day(day) } else { try writer.text(text) }
    }
  }

  static func count(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Int
  ) -> Column {
    Column(name: name, heading: heading) { writer, row in writer.integer(Int64(value(row))) }
  }
}

/// The columns of a table in a dialect: a heading, rows, and the sums of what was written.
struct Table<Row> {
  private let kind: Return
  private let dialect: CSVDialect
  private let columns: [Column<Row>]

  init(_ kind: Return, _ dialect: CSVDialect, columns: [Column<Row>]) {
    self.kind = kind
    self.dialect = dialect
    self.columns = columns.filter { dialect.isForSpreadsheets || $0.name != nil }
  }

  /// Writes the heading, and then each row that the body gives.
  func write(
    sink: @escaping (UnsafeRawBufferPointer) throws -> Void,
    rows: ((Row) throws -> Void) throws -> Void
  ) throws {
    var writer = CSVWriter(dialect, sink: sink)
    for column in columns { try writer.text(heading(of: column)) }
    try writer.endRow()
    try rows { row in
      for column in columns { try column.write(&writer, row) }
      try writer.endRow()
    }
    try writer.finish()
  }

  private func heading(of column: Column<Row>) -> String {
    dialect.isForSpreadsheets ? column.heading : column.name ?? ""
  }

  // MARK: Reading back

  /// Adds up a table that was written; a row without a currency states no money.
  func totals(readFrom source: HashedSource) throws -> ControlTotals {
    let places = try MoneyPlaces(columns, kind)
    var totals = ControlTotals()
    var isHeading = true
    func take(_ row: CSVRow) throws {
      if isHeading {
        isHeading = false
        guard row.texts == columns.map(heading) else {
          throw unreadable(Wording("its heading differs", sv: "dess rubrik skiljer sig"))
        }
        return
      }
      totals.rows += 1
      guard let code = Optional(row[places.currency]), !code.isEmpty else { return }
      guard let currency = Currency(code) else {
        throw unreadable(Wording("\(code) is no currency", sv: "\(code) är ingen valuta"))
      }
      func amount(_ place: Int) throws -> Money {
        let mark = String(decoding: [dialect.decimalMark], as: UTF8.self)
        let text = row[place].split(separator: mark, omittingEmptySubsequences: false)
          .joined(separator: ".")
        return text.isEmpty ? .zero(currency) : try Money.parse(text, currency: currency)
      }
      try totals.add(
        totalCost: try amount(places.totalCost), eligibleCost: try amount(places.eligibleCost),
        unionContribution: try amount(places.unionContribution))
    }
    do {
      try CSVReader.read(source, dialect, onRow: take)
    } catch let error as CSVSyntaxError {
      throw unreadable(error.wording)
    } catch let error as MoneySyntaxError {
      throw unreadable(
        Wording("row \(totals.rows): \(error)", sv: "rad \(totals.rows): \(error)"))
    }
    return totals
  }

  private func unreadable(_ reason: Wording) -> ExportError { .unreadable(kind, reason: reason) }
}

/// Where a table has its money.
private struct MoneyPlaces {
  let currency, totalCost, eligibleCost, unionContribution: Int

  init<Row>(_ columns: [Column<Row>], _ kind: Return) throws(ExportError) {
    func place(_ name: String) throws(ExportError) -> Int {
      guard let place = columns.firstIndex(where: { $0.name == name }) else {
        throw .unreadable(
          kind, reason: Wording("it has no column \(name)", sv: "den saknar kolumnen \(name)"))
      }
      return place
    }
    currency = try place("currency")
    totalCost = try place("total_cost")
    eligibleCost = try place("eligible_cost")
    unionContribution = try place("union_contribution")
  }
}

extension CSVReader {
  /// Reads a source to its end.
  fileprivate static func read(
    _ source: HashedSource, _ dialect: CSVDialect, onRow: (CSVRow) throws -> Void
  ) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    var reader = CSVReader(dialect)
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { break }
      try reader.read(UnsafeRawBufferPointer(rebasing: buffer[..<count]), onRow: onRow)
    }
    try reader.finish(onRow: onRow)
  }
}
