import Exporter
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// Deadlines as a table for programs, or for the Swedish Excel; as CSV, or as a spreadsheet in the language that
/// is asked for. The headings of `excel-sv` are Swedish, whatever the language of what stands under them.
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

    /// What people call it.
    var heading: Wording {
      switch self {
      case .project: Wording("Case", sv: "Ärende")
      case .programme: Wording("Programme", sv: "Program")
      case .call: Wording("Call", sv: "Utlysning")
      case .agreement: Wording("Agreement", sv: "Överenskommelse")
      case .organisation: Wording("Organisation", sv: "Organisation")
      case .kind: Wording("Kind", sv: "Slag")
      case .whose: Wording("For", sv: "Vems")
      case .what: Wording("What", sv: "Vad")
      case .due: Wording("Last day", sv: "Sista dag")
      case .moved: Wording("Moves to", sv: "Flyttas till")
      case .latest: Wording("Too late after", sv: "För sent efter")
      case .state: Wording("State", sv: "Läge")
      case .days: Wording("Days", sv: "Dagar")
      case .atRisk: Wording("Urgent", sv: "Brådskar")
      case .suspendedSince: Wording("Stands still since", sv: "Står still sedan")
      case .doneBy: Wording("Done by", sv: "Gjort genom")
      case .doneOn: Wording("Done on", sv: "Gjort den")
      case .acceptedUntil: Wording("Accepted until", sv: "Godtaget till och med")
      case .acceptedBy: Wording("Accepted in log entry", sv: "Godtaget i loggpost")
      case .note: Wording("Note", sv: "Anmärkning")
      case .law: Wording("Law", sv: "Rättslig grund")
      case .reckoning: Wording("Reckoning", sv: "Uträkning")
      }
    }
  }

  private var columns: [Column] { Column.allCases.filter { $0 != .reckoning || explains } }

  /// Whether headings and codes are in words.
  private var isInWords: Bool { dialect.isForSpreadsheets }

  private var headings: [String] {
    columns.map { isInWords ? $0.heading.swedish : $0.rawValue }
  }

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

  /// The same as a spreadsheet, whose headings and words are those of the language.
  func write(
    _ found: [DueItem], unreckoned: [Unreckoned], to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let table = try SpreadsheetTable(
      Wording("Deadlines", sv: "Tidsfrister")(in: language),
      headings: columns.map { $0.heading(in: language) }, of: day)
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
    case .latest: return .init(day: deadline.latest)
    case .state: return isInWords ? .said(deadline.stateInWords(on: day)) : .text(state)
    case .days: return days.map { .number(Int64($0)) } ?? .none
    case .atRisk:
      let isAtRisk = deadline.isAtRisk(on: day)
      guard isInWords else { return .text(isAtRisk ? "yes" : "no") }
      // Beside its state a program reads that few days are left; a person, that something is to be done at once.
      let isUrgent = isAtRisk || deadline.isLate(on: day)
      return .said(Wording(isUrgent ? "yes" : "no", sv: isUrgent ? "ja" : "nej"))
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
    case .notRun: ("notRun", nil)
    case .due(let days): ("due", days)
    case .suspended(_, let days): ("suspended", days)
    case .ended: ("ended", nil)
    }
  }
}
