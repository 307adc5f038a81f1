import Exporter
import Languages
import Values

/// A table of a dossier: CSV for programs, and what of it is shown on the page.
struct DossierTable {
  struct Column {
    /// The name in the file.
    let name: String
    /// The heading on the page; a column without one is in the file alone.
    let heading: Wording?

    init(_ name: String, _ heading: Wording? = nil) {
      self.name = name
      self.heading = heading
    }
  }

  enum Cell {
    case text(String)
    case said(Wording)
    case code(String)
    case number(Int64)
    /// A number that is written with a point, with every decimal it has.
    case exact(String)
    case amount(Money)
    case day(Day)
    /// Another member of the archive.
    case member(String)
    case none

    init(code: String?) { self = code.map { .code($0) } ?? .none }
    init(exact: String?) { self = exact.map { .exact($0) } ?? .none }
    init(text: String?) { self = text.map { .text($0) } ?? .none }
    init(amount: Money?) { self = amount.map { .amount($0) } ?? .none }
    init(day: Day?) { self = day.map { .day($0) } ?? .none }
  }

  /// The member it is.
  let file: String
  let title: Wording
  let columns: [Column]
  var rows: [[Cell]] = []
  /// Of very many rows the page shows the first.
  var shown: Int?

  func write(_ language: Language, to sink: @escaping ArchiveFile.Sink) throws {
    var writer = CSVWriter(.rfc4180, sink: sink)
    try writer.heading(columns)
    for row in rows { try writer.row(row, language) }
    try writer.finish()
  }

  /// The table on a page; nothing when it has no rows.
  /// - Parameter isTitled: whether a heading over it says its title already.
  func html(_ language: Language, isTitled: Bool = false) -> String {
    let places = columns.indices.filter { columns[$0].heading != nil }
    let headings = places.map { columns[$0].heading?(in: language) ?? "" }
    let cells = rows.prefix(shown ?? rows.count).map { row in
      places.map { row[$0].html(language) }
    }
    guard !cells.isEmpty else {
      return "<p>\(HTMLPage.text(Wording("Nothing.", sv: "Ingenting.")(in: language)))</p>\n"
    }
    return HTMLPage.table(title(in: language), headings, cells, hidesCaption: isTitled)
  }
}

extension CSVWriter {
  mutating func heading(_ columns: [DossierTable.Column]) throws {
    for column in columns { try text(column.name) }
    try endRow()
  }

  mutating func row(_ cells: [DossierTable.Cell], _ language: Language) throws {
    for cell in cells {
      switch cell {
      case .text(let text): try self.text(Console.safe(lines: text))
      case .said(let words): try text(Console.safe(lines: words(in: language)))
      case .code(let code): try self.code(Console.safe(code))
      case .member(let name): try text(name)
      case .number(let number): integer(number)
      case .exact(let number): self.number(plain: number)
      case .amount(let amount): self.amount(amount)
      case .day(let day): self.day(day)
      case .none: empty()
      }
    }
    try endRow()
  }
}

extension DossierTable.Cell {
  /// The cell in a spreadsheet.
  func inSpreadsheet(_ language: Language) -> SpreadsheetTable.Cell {
    switch self {
    case .text(let text): .text(Console.safe(lines: text))
    case .said(let words): .text(Console.safe(lines: words(in: language)))
    case .code(let code): .text(Console.safe(code))
    case .member(let name): .text(name)
    case .number(let number): .number(number)
    case .exact(let number): .exact(number)
    case .amount(let amount): .amount(amount)
    case .day(let day): .day(day)
    case .none: .none
    }
  }

  fileprivate func html(_ language: Language) -> String {
    switch self {
    case .text(let text): HTMLPage.lines(text)
    case .code(let text): HTMLPage.text(text)
    case .said(let words): HTMLPage.lines(words(in: language))
    case .number(let number): "\(number)"
    case .exact(let number): "<span class=\"number\">\(HTMLPage.text(number))</span>"
    case .amount(let amount):
      "<span class=\"number\">\(HTMLPage.text(amount.said(in: language)))</span>"
    case .day(let day): "<span class=\"nowrap\">\(day.iso)</span>"
    case .member(let name): HTMLPage.link(name, toMember: name)
    case .none: ""
    }
  }
}
