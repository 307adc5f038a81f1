import Exporter
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// Deadlines as a table for programs, or for the Swedish Excel.
struct DueTable {
  let day: Day
  let language: Language
  let dialect: CSVDialect
  /// Whether a column tells how each day comes about.
  let explains: Bool

  /// A column: what it is called in the two dialects, and what it makes of a deadline.
  private enum Column: String, CaseIterable {
    case project, programme, call, agreement, organisation, kind, whose = "for", what, due, state,
      days
    case atRisk = "at_risk"
    case suspendedSince = "suspended_since"
    case doneBy = "done_by"
    case doneOn = "done_on"
    case law, reckoning

    var heading: String {
      switch self {
      case .project: "Ärende"
      case .programme: "Program"
      case .call: "Utlysning"
      case .agreement: "Överenskommelse"
      case .organisation: "Organisation"
      case .kind: "Slag"
      case .whose: "Vems"
      case .what: "Vad"
      case .due: "Sista dag"
      case .state: "Läge"
      case .days: "Dagar"
      case .atRisk: "Brådskar"
      case .suspendedSince: "Står still sedan"
      case .doneBy: "Gjort genom"
      case .doneOn: "Gjort den"
      case .law: "Rättslig grund"
      case .reckoning: "Uträkning"
      }
    }
  }

  private var columns: [Column] { Column.allCases.filter { $0 != .reckoning || explains } }

  func write(_ found: [DueItem]) throws {
    var writer = CSVWriter(dialect) { bytes in Console.write(Array(bytes)) }
    for column in columns {
      try writer.text(dialect.isForSpreadsheets ? column.heading : column.rawValue)
    }
    try writer.endRow()
    for item in found {
      for column in columns { try cell(column, item, &writer) }
      try writer.endRow()
    }
    try writer.finish()
  }

  private func cell(_ column: Column, _ item: DueItem, _ writer: inout CSVWriter) throws {
    let deadline = item.deadline
    let (state, days) = deadline.state(on: day).code
    switch column {
    case .project: try code(item.name(as: .project), &writer)
    case .programme: try code(item.name(as: .programme), &writer)
    case .call: try code(item.name(as: .call), &writer)
    case .agreement: try code(item.name(as: .agreement), &writer)
    case .organisation: try code(item.name(as: .organisation), &writer)
    case .kind:
      try writer.text(
        dialect.isForSpreadsheets ? deadline.kind.wording(in: language) : deadline.kind.rawValue)
    case .whose:
      let parties = Deadline.Party.allCases.filter(deadline.kind.parties.contains)
      try writer.text(
        parties.map { dialect.isForSpreadsheets ? $0.wording(in: language) : $0.rawValue }
          .joined(separator: dialect.isForSpreadsheets ? ", " : " "))
    case .what: try writer.text(Console.mask(deadline.what(in: language)))
    case .due: writer.day(deadline.due)
    case .state:
      try writer.text(
        dialect.isForSpreadsheets ? deadline.stateInWords(on: day)(in: language) : state)
    case .days: days.map { writer.integer(Int64($0)) } ?? writer.empty()
    case .atRisk:
      let isAtRisk = deadline.isAtRisk(on: day)
      let words = Wording(isAtRisk ? "yes" : "no", sv: isAtRisk ? "ja" : "nej")
      try writer.text(dialect.isForSpreadsheets ? words.swedish : words.english)
    case .suspendedSince: deadline.suspended.map { writer.day($0) } ?? writer.empty()
    case .doneBy: try code(deadline.deed(by: day)?.name, &writer)
    case .doneOn: deadline.deed(by: day).map { writer.day($0.day) } ?? writer.empty()
    case .law:
      try writer.text(deadline.law.map { $0.text(in: language) }.joined(separator: "; "))
    case .reckoning:
      try writer.text(
        deadline.explanation(in: item.state).map { Console.mask($0.wording(in: language)) }
          .joined(separator: "; "))
    }
  }

  private func code(_ text: String?, _ writer: inout CSVWriter) throws {
    guard let text else { return writer.empty() }
    try writer.code(Console.mask(text))
  }
}

extension Deadline.State {
  /// The state in a word for programs, and how many days it is late or has left.
  var code: (state: String, days: Int?) {
    switch self {
    case .done: ("done", nil)
    case .doneLate(let days): ("doneLate", days)
    case .overdue(let days): ("overdue", days)
    case .due(let days): ("due", days)
    case .suspended(_, let days): ("suspended", days)
    case .ended: ("ended", nil)
    }
  }
}
