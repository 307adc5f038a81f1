import Languages
import Portfolio
import Values
import XML

/// A return as XML: an element for each row of each table, and one in it for each cell with a value.
///
/// The row's currency is an attribute, as all its amounts are in it. What is asked for and not stated
/// is named in the attribute `notStated`; what is neither there nor named does not apply.
struct XMLDocument: ReturnDocument {
  private let kind: Return
  private let arrangement: any Arrangement
  private let context: ExportContext

  init(_ kind: Return, _ arrangement: any Arrangement, _ context: ExportContext) {
    self.kind = kind
    self.arrangement = arrangement
    self.context = context
  }

  var sheets: [String] { arrangement.sheets.map(\.name) }

  // MARK: Writing

  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn {
    var totals = Totals()
    let remarks = try kind.writeXML(on: context.on, sink: sink) { writer in
      try arrangement.rows(of: reading) { row in
        try totals.add(row)
        try writer.row(row)
      }
    }
    return WrittenReturn(totals: totals, remarks: remarks)
  }

  // MARK: Reading back

  func totals(readFrom source: HashedSource) throws -> Totals {
    let sheets = arrangement.sheets
    let reader = ReadBackXML(
      kind, container: kind.container, records: sheets.map(\.element),
      names: ["currency", "notStated"] + sheets.flatMap(\.columns).compactMap(\.element)
    )
    var totals = Totals()
    try reader.read(source) { tape in
      let element = tape.name(tape[0].name)
      guard let sheet = sheets.first(where: { $0.element == element }) else { return }
      try add(tape, of: sheet, reader, to: &totals)
    }
    return totals
  }

  private func add(
    _ tape: Tape, of sheet: SheetHead, _ reader: ReadBackXML, to totals: inout Totals
  ) throws {
    let names = reader.names
    let currency = tape.attribute(names.id("currency"), of: 0).flatMap {
      Currency(tape.string(ofAttribute: $0))
    }
    try totals.countRows(of: sheet.name, in: currency)
    if sheet.tellsWhatIsMissing {
      try totals.countMissing(try missing(tape, of: sheet, reader), of: sheet.name)
    }
    if let only = sheet.sumsOnly, let column = sheet.column(only.column),
      let name = sheet.columns[column].element,
      tape.child(names.id(name), of: 0).map({ tape.string(of: $0) }) != only.word
    {
      return
    }
    for column in sheet.columns {
      guard let sum = column.sum, let name = column.element,
        let element = tape.child(names.id(name), of: 0)
      else { continue }
      let figure = try SumFigure(tape.string(of: element), column.kind, currency) {
        reader.unreadable(.same("\(tape.start.description): ") + $0)
      }
      let of = SumName(
        sheet: sheet.name, sum: sum, currency: column.kind == .amount ? currency : nil)
      try totals.add(figure, to: of)
    }
  }
}

extension XMLDocument {
  /// How many cells a row names as not stated.
  private func missing(
    _ tape: Tape, of sheet: SheetHead, _ reader: ReadBackXML
  ) throws -> Int {
    let stated =
      tape.attribute(reader.names.id("notStated"), of: 0)
      .map { tape.string(ofAttribute: $0) } ?? ""
    return try sheet.requireMissing(
      stated.split(separator: " ").map(String.init), named: { $0.element == $1 },
      isEmpty: { place in
        guard let name = sheet.columns[place].element else { return false }
        return tape.child(reader.names.id(name), of: 0) == nil
      },
      fault: { reader.unreadable(.same("\(tape.start.description): ") + $0) })
  }
}

extension Writer {
  fileprivate mutating func row(_ row: SheetRow) throws {
    try start(row.sheet.element)
    if let currency = row.currency { try attribute("currency", currency) }
    let missing = row.missing.compactMap(\.element)
    if !missing.isEmpty { try attribute("notStated", missing.joined(separator: " ")) }
    for (column, cell) in zip(row.sheet.columns, row.cells) {
      guard let name = column.element, name != "currency", let value = cell.value.plain else {
        continue
      }
      try element(name, value)
    }
    try end()
  }
}
