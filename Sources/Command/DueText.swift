import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// Deadlines for a terminal: what has passed stands together, and then week by week what comes.
struct DueText {
  let day: Day
  let language: Language
  /// Finds where a day is set, when its reckoning is wanted.
  var explaining: LocateSpots?

  func lines(_ found: [DueItem]) throws -> [String] {
    var page = Page(columns: Console.columns(), language: language)
    var above: Wording?
    // What is done may stand there too, when it is asked for.
    let areAllLate = found.allSatisfy { $0.deadline.latest >= day || $0.deadline.isLate(on: day) }
    let past =
      areAllLate ? Wording("Overdue", sv: "Försenat") : Wording("Past days", sv: "Passerade dagar")
    for item in found {
      let heading = item.deadline.latest < day ? past : week(of: item.deadline.due)
      if heading != above { page.heading(heading) }
      above = heading
      page.pair(item.deadline.due.wording, words(of: item), labelWidth: 10)
      guard let explaining else { continue }
      for line in try item.reckoning(explaining) { page.text(line, indent: 14) }
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
    if let note { words = words + Wording.same("; ") + note }
    switch self.state(on: day) {
    case .due, .suspended:
      guard let reason = dayOff(in: state) else { break }
      words =
        words
        + Wording(
          "; the last day is a day off (\(reason.english))",
          sv: "; sista dagen är ledig (\(reason.swedish))")
      guard let moved else { break }
      words =
        words
        + Wording(
          ", and it is \(moved) where it moves to a working day",
          sv: ", och den är \(moved) om den flyttas till en arbetsdag")
    case .overdue:
      guard let suspended else { break }
      words =
        words
        + Wording(
          "; the time has stood still since \(suspended)",
          sv: "; tiden står still sedan \(suspended)")
    case .done, .doneLate, .ended: break
    }
    return words
  }
}
