import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// Deadlines week by week for a terminal.
struct DueText {
  let day: Day
  let language: Language
  /// Finds where a day is set, when its reckoning is wanted.
  var explaining: LocateSpots?

  func lines(_ found: [DueItem]) throws -> [String] {
    var page = Page(columns: Console.columns(), language: language)
    var week: Wording?
    for item in found {
      let heading = heading(of: item.deadline)
      if heading != week { page.heading(heading) }
      week = heading
      page.pair(item.deadline.due.wording, words(of: item), labelWidth: 10)
      guard let explaining else { continue }
      for line in try item.reckoning(explaining) { page.text(line, indent: 14) }
    }
    return page.lines
  }

  /// What has passed stands together, and then week by week what comes.
  private func heading(of deadline: Deadline) -> Wording {
    guard deadline.due >= day else {
      return Wording("Until yesterday", sv: "Till och med i går")
    }
    let due = deadline.due
    return Wording(
      "Week \(due.isoWeek.week), \(due.firstOfWeek) to \(due.lastOfWeek)",
      sv: "Vecka \(due.isoWeek.week), \(due.firstOfWeek)–\(due.lastOfWeek)")
  }

  private func words(of item: DueItem) -> Wording {
    .same("\(item.subject): ") + item.deadline.what + .same(": ") + item.deadline.standing(on: day)
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
  /// Its state on a day, by what it was done, and what moved or stopped it.
  func standing(on day: Day) -> Wording {
    var words = stateInWords(on: day)
    if let done, done.day <= day {
      words = words + Wording(" (\(done.name))", sv: " (\(done.name))")
    }
    if let note { words = words + Wording.same("; ") + note }
    if let suspended {
      words =
        words
        + Wording(
          "; the time has stood still since \(suspended)",
          sv: "; tiden står still sedan \(suspended)")
    }
    return words
  }
}
