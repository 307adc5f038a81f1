import Exporter
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// Deadlines as a table for programs, or for the Swedish Excel; as CSV, or as a spreadsheet.
struct DueTable {
  let day: Day
  let language: Language
  let dialect: CSVDialect
  /// Whether a column tells how each day comes about.
  let explains: Bool

  /// A column: what it is called in the two dialects, and what it makes of a deadline.
  private enum Column: String, CaseIterable {
    case project, programme, call, agreement, organisation, kind, whose = "for", what, due, moved,
      latest, state, days
    case atRisk = "at_risk"
    case suspendedSince = "suspended_since"
    case doneBy = "done_by"
    case doneOn = "done_on"
    case acceptedUntil = "accepted_until"
    case acceptedBy = "accepted_by"
    case note, law, reckoning

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
      case .moved: "Flyttas till"
      case .latest: "För sent efter"
      case .state: "Läge"
      case .days: "Dagar"
      case .atRisk: "Brådskar"
      case .suspendedSince: "Står still sedan"
      case .doneBy: "Gjort genom"
      case .doneOn: "Gjort den"
      case .acceptedUntil: "Godtaget till och med"
      case .acceptedBy: "Godtaget i loggpost"
      case .note: "Anmärkning"
      case .law: "Rättslig grund"
      case .reckoning: "Uträkning"
      }
    }
  }

  private var columns: [Column] { Column.allCases.filter { $0 != .reckoning || explains } }

  /// Whether headings and codes are in words.
  private var isInWords: Bool { dialect.isForSpreadsheets }

  private var headings: [String] { columns.map { isInWords ? $0.heading : $0.rawValue } }

  /// The cells, row by row: deadlines, then what has no day.
  private func rows(_ found: [DueItem], _ unreckoned: [Unreckoned]) -> [[DossierTable.Cell]] {
    found.map { item in columns.map { cell($0, item) } }
      + unreckoned.map { one in columns.map { cell($0, one) } }
  }

  func write(_ found: [DueItem], unreckoned: [Unreckoned] = []) throws {
    var writer = CSVWriter(dialect) { bytes in Console.write(Array(bytes)) }
    for heading in headings { try writer.text(heading) }
    try writer.endRow()
    for row in rows(found, unreckoned) { try writer.row(row, language) }
    try writer.finish()
  }

  /// The same as a spreadsheet, in the headings and words of the Swedish Excel.
  func write(
    _ found: [DueItem], unreckoned: [Unreckoned], to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let table = try SpreadsheetTable("Tidsfrister", headings: headings, of: day)
    for row in rows(found, unreckoned) {
      try table.add(row.map { $0.inSpreadsheet(language) })
    }
    try table.finish(sink)
  }

  private func cell(_ column: Column, _ item: DueItem) -> DossierTable.Cell {
    let deadline = item.deadline
    let (state, days) = deadline.state(on: day).code
    switch column {
    case .project: return .init(code: item.name(as: .project))
    case .programme: return .init(code: item.name(as: .programme))
    case .call: return .init(code: item.name(as: .call))
    case .agreement: return .init(code: item.name(as: .agreement))
    case .organisation: return .init(code: item.name(as: .organisation))
    case .kind: return isInWords ? .said(deadline.kind.wording) : .text(deadline.kind.rawValue)
    case .whose:
      let parties = Deadline.Party.allCases.filter(deadline.kind.parties.contains)
      return .text(
        parties.map { isInWords ? $0.wording(in: language) : $0.rawValue }
          .joined(separator: isInWords ? ", " : " "))
    case .what: return .said(deadline.what)
    case .due: return .day(deadline.due)
    case .moved: return .init(day: deadline.moved)
    case .latest: return .day(deadline.latest)
    case .state: return isInWords ? .said(deadline.stateInWords(on: day)) : .text(state)
    case .days: return days.map { .number(Int64($0)) } ?? .none
    case .atRisk:
      let isAtRisk = deadline.isAtRisk(on: day)
      let words = Wording(isAtRisk ? "yes" : "no", sv: isAtRisk ? "ja" : "nej")
      return .text(isInWords ? words.swedish : words.english)
    case .suspendedSince: return .init(day: deadline.suspended)
    case .doneBy: return .init(code: deadline.deed(by: day)?.name)
    case .doneOn: return .init(day: deadline.deed(by: day)?.day)
    case .acceptedUntil: return .init(day: deadline.acceptance(on: day)?.until)
    case .acceptedBy: return deadline.acceptance(on: day).map { .number($0.entry) } ?? .none
    case .note: return deadline.notes(on: day, in: item.state).map { .said($0) } ?? .none
    case .law: return .text(deadline.law.map { $0.text(in: language) }.joined(separator: "; "))
    case .reckoning:
      return .text(
        deadline.explanation(in: item.state).map { $0.wording(in: language) }
          .joined(separator: "; "))
    }
  }

  /// A cell of what has no day.
  private func cell(_ column: Column, _ one: Unreckoned) -> DossierTable.Cell {
    switch column {
    case .project: .code(one.project)
    case .what: .said(one.what)
    case .state: isInWords ? .said(Unreckoned.heading) : .text(Unreckoned.code)
    default: .none
    }
  }
}

extension Deadline.State {
  /// The state in a word for programs, and how many days it is late or has left.
  var code: (state: String, days: Int?) {
    switch self {
    case .done: ("done", nil)
    case .doneLate(let days): ("doneLate", days)
    case .overdue(let days): ("overdue", days)
    case .accepted(let days, _): ("accepted", days)
    case .due(let days): ("due", days)
    case .suspended(_, let days): ("suspended", days)
    case .ended: ("ended", nil)
    }
  }
}
