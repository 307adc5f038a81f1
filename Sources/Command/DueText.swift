import Importer
import Languages
import Portfolio
import Provenance
import Rules
import SafeText
import Values

/// Deadlines for a terminal: what has passed stands together, and then week by week what comes. What moves
/// to a working day stands by that one once its own day is past.
struct DueText {
  let day: Day
  let language: Language
  /// Finds where a day is set, when its reckoning is wanted.
  var explaining: LocateSpots?

  func lines(_ found: [DueItem], unreckoned: [Unreckoned] = []) throws -> [String] {
    var page = Page(columns: Console.columns(), language: language)
    var above: Wording?
    // What is done may stand there too, when it is asked for.
    let areAllLate = found.allSatisfy {
      $0.deadline.counted(on: day) >= day || $0.deadline.isLate(on: day)
    }
    let past =
      areAllLate ? Wording("Overdue", sv: "Försenat") : Wording("Past days", sv: "Passerade dagar")
    for item in found.byCountedDay(on: day) {
      let counted = item.deadline.counted(on: day)
      let heading = counted < day ? past : week(of: counted)
      if heading != above { page.heading(heading) }
      above = heading
      page.pair(counted.wording, words(of: item), labelWidth: 10)
      guard let explaining else { continue }
      for line in try item.reckoning(explaining) { page.text(line, indent: 14) }
    }
    if !unreckoned.isEmpty {
      page.heading(Unreckoned.heading)
      for one in unreckoned { page.text(.same("\(one.project): ") + one.what, indent: 2) }
    }
    return page.lines
  }

  private func week(of due: Day) -> Wording {
    Wording(
      "Week \(due.isoWeek.week), \(due.firstOfWeek) to \(due.lastOfWeek)",
      sv: "Vecka \(due.isoWeek.week), \(due.firstOfWeek)–\(due.lastOfWeek)")
  }

  private func words(of item: DueItem) -> Wording {
    .same("\(item.subject): ") + item.deadline.what + .same(": ")
      + item.deadline.standing(on: day, in: item.state)
  }
}

extension DueItem {
  /// Where the day is set, and how it comes about.
  func reckoning(_ locate: LocateSpots) throws -> [Wording] {
    let place = try locate.place(of: deadline.spot).map { place in
      Wording("see \(place.file):\(place.line)", sv: "se \(place.file):\(place.line)")
    }
    return [place].compactMap(\.self) + deadline.explanation(in: state).map(\.wording)
  }
}

extension Deadline {
  /// Its state on a day, whether it is at risk, by what it was done, and what moved or stopped it.
  ///
  /// - Parameter state: where it is to be done, whose public holidays count.
  func standing(on day: Day, in state: MemberState) -> Wording {
    var words = stateInWords(on: day)
    if isAtRisk(on: day) { words = words + Wording(", at risk", sv: ", brådskar") }
    if let done, done.day <= day {
      words = words + Wording(" (\(done.name))", sv: " (\(done.name))")
    }
    if let acceptance = acceptance(on: day) {
      if done != nil {
        words =
          words
          + Wording(
            ", accepted until \(acceptance.until)",
            sv: ", godtaget till och med \(acceptance.until)")
      }
      words =
        words
        + Wording(
          " (entry \(acceptance.entry) of the log)", sv: " (post \(acceptance.entry) i loggen)")
    }
    if let note = notes(on: day, in: state, isShort: true) {
      words = words + Wording.same("; ") + note
    }
    switch self.state(on: day) {
    case .overdue:
      guard let suspended else { break }
      words =
        words
        + Wording(
          "; the time has stood still since \(suspended)",
          sv: "; tiden står still sedan \(suspended)")
    case .done, .doneLate, .accepted, .due, .suspended, .notRun, .ended: break
    }
    return words
  }

  /// What is to be known of the day: why it is what it is, that it is a day off and where it moves, which
  /// calendar is missing, or why nobody waits any more.
  ///
  /// - Parameter isShort: whether the page says in one place what is not known without the calendar.
  func notes(on day: Day, in state: MemberState, isShort: Bool = false) -> Wording? {
    var notes = [note]
    switch self.state(on: day) {
    case .due, .suspended:
      notes += [notesOfDayOff(on: day, in: state), missing(in: state, isShort)]
    case .overdue:
      // It is late from the day after the one to which it moved, and by that many days.
      notes += [
        moved == nil ? nil : notesOfDayOff(on: day, in: state), missing(in: state, isShort),
      ]
    // Without the calendar nothing can be said of it, so that it is named.
    case .notRun: notes.append(missing(in: state, false))
    case .ended: notes.append(lapsed?.why)
    case .done, .doneLate, .accepted: break
    }
    let told = notes.compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }

  private func notesOfDayOff(on day: Day, in state: MemberState) -> Wording? {
    let reason = dayOff(in: state)
    guard let moved else {
      return reason.map {
        Wording(
          "the last day is a day off (\($0.english))", sv: "sista dagen är ledig (\($0.swedish))")
      }
    }
    guard let reason else {
      // Months that may be read to run to the end of the last of them, and on if that is a day off.
      if moved != due.lastOfMonth {
        return Wording(
          "the last day is \(due) as the months are counted, and \(moved) where they run to the end of the "
            + "last of them, which is a day off and moves",
          sv:
            "sista dagen är \(due) så som månaderna räknas, och \(moved) om de löper till slutet av den "
            + "sista, som är en ledig dag och flyttas")
      }
      return Wording(
        "the last day is \(due) as the months are counted, and \(moved) where they run to the end of the "
          + "last of them",
        sv:
          "sista dagen är \(due) så som månaderna räknas, och \(moved) om de löper till slutet av den "
          + "sista")
    }
    return due < day
      ? Wording(
        "the last day, \(due), was a day off (\(reason.english)), and moves to \(moved)",
        sv: "sista dagen, \(due), var ledig (\(reason.swedish)) och flyttas till \(moved)")
      : Wording(
        "the last day is a day off (\(reason.english)), and it is \(moved) where it moves to a working "
          + "day",
        sv: "sista dagen är ledig (\(reason.swedish)), och den är \(moved) om den flyttas till en "
          + "arbetsdag")
  }

  private func missing(in state: MemberState, _ isShort: Bool) -> Wording? {
    missingCalendar(in: state).map { missing in
      guard !isShort else {
        return Wording(
          "the holidays of \(missing.code) are not known",
          sv: "helgdagarna i \(missing.code) är inte kända")
      }
      return dayOff(in: state) == nil
        ? Wording(
          "whether the last day is a day off is not known: \(missing.wording)",
          sv: "om sista dagen är ledig är inte känt: \(missing.wording)")
        : Wording(
          "to which working day it moves is not known: \(missing.wording)",
          sv: "till vilken arbetsdag den flyttas är inte känt: \(missing.wording)")
    }
  }
}

extension [DueItem] {
  /// In the order of the days that still count on a day.
  func byCountedDay(on day: Day) -> [DueItem] {
    enumerated().sorted {
      ($0.element.deadline.counted(on: day), $0.offset)
        < ($1.element.deadline.counted(on: day), $1.offset)
    }.map(\.element)
  }
}

/// Something of a project that is due, whose day cannot be reckoned, and why.
struct Unreckoned: Sendable {
  /// The project; of what is not known of many, the country.
  let project: String
  let what: Wording

  static let heading = Wording("Not reckoned", sv: "Inte uträknat")

  /// What is not known of the days of some deadlines, for each country whose calendar is missing.
  static func calendars(of found: [DueItem], on day: Day) -> [Unreckoned] {
    let missing = found.filter { item in
      switch item.deadline.state(on: day) {
      case .due, .suspended, .overdue: true
      case .notRun(let isDone): !isDone
      case .done, .doneLate, .accepted, .ended: false
      }
    }.compactMap { $0.deadline.missingCalendar(in: $0.state) }
    return Set(missing).sorted { $0.code < $1.code }.map { missing in
      Unreckoned(
        project: missing.code,
        what: Wording(
          "whether a last day is a day off, and to which working day it moves, is not reckoned: "
            + "\(missing.wording)",
          sv: "om en sista dag är ledig, och till vilken arbetsdag den flyttas, är inte uträknat: "
            + "\(missing.wording)"))
    }
  }

  /// Its state in a word for programs.
  static let code = "notReckoned"

  /// As the documented JSON object of a deadline, as far as it is known.
  func json(in language: Language) -> JSONValue {
    .object([
      ("project", .text(project)), ("programme", .null), ("kind", .null),
      ("what", .text(what(in: language))),
      ("due", .null), ("state", .text(Self.code)),
    ])
  }
}
