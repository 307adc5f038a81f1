import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// Deadlines as one page for a browser: the year ahead in a strip, and month by month what is due, why
/// on that day, and by whom.
struct DueYear {
  let day: Day
  let language: Language
  /// What the list was narrowed down to, in the words it was asked with; empty for everything.
  let asked: String
  let portfolio: String
  let rulebook: String
  /// Finds where a day is set.
  let locate: LocateSpots

  /// No more than these are listed one by one.
  static let most = 500

  /// How one stands, which decides its colour; the most pressing first.
  private enum Tone: CaseIterable {
    case overdue, notRun, atRisk, suspended, accepted, coming, done

    /// The class of its mark.
    var colour: String {
      switch self {
      case .overdue: "error"
      case .notRun, .atRisk: "warning"
      case .suspended: "open"
      case .accepted: "silent"
      case .coming: "observation"
      case .done: "good"
      }
    }

    var words: Wording {
      switch self {
      case .overdue: Wording("overdue", sv: "försenat")
      case .notRun: Wording("past, late or not", sv: "passerat, försenat eller inte")
      case .atRisk: Wording("soon", sv: "snart")
      case .suspended: Wording("the time stands still", sv: "tiden står still")
      case .accepted: Wording("accepted", sv: "godtaget")
      case .coming: Wording("to come", sv: "kommande")
      case .done: Wording("done", sv: "gjort")
      }
    }
  }

  func write(_ items: [DueItem], unreckoned: [Unreckoned] = []) throws {
    let found = items.byCountedDay(on: day)
    let title = said(Wording("What is due as of \(day)", sv: "Vad som ska göras per \(day)"))
    Console.write(HTMLPage.head(title: "fondbok · \(title)", language: language))
    Console.write(
      """
      <body>
      <a class="skip" href="#main">\(clean(Wording("To the deadlines", sv: "Till tidsfristerna")))</a>
      <header>
      <h1>\(HTMLPage.text(title))</h1>
      \(facts)</header>
      <main id="main">

      """)
    let shown = Array(found.prefix(Self.most))
    if found.isEmpty {
      Console.write("<p>\(clean(Wording("Nothing is due.", sv: "Ingenting ska göras.")))</p>\n")
    } else {
      Console.write(strip(found))
      try Console.write(months(shown))
    }
    if shown.count < found.count {
      Console.write(
        "<p>"
          + clean(
            Wording(
              "The first \(shown.count) of \(found.count) are listed; fondbok due lists all.",
              sv:
                "De första \(shown.count) av \(found.count) är uppräknade; fondbok due räknar upp "
                + "alla.")) + "</p>\n")
    }
    Console.write(section(unreckoned))
    Console.write(HTMLPage.foot)
  }

  /// What is due on a day that is not known.
  private func section(_ unreckoned: [Unreckoned]) -> String {
    guard !unreckoned.isEmpty else { return "" }
    let lines = unreckoned.map { one in
      "<li><span class=\"label\">\(HTMLPage.text(one.project))</span> \(clean(one.what))</li>\n"
    }
    return "<section id=\"unreckoned\">\n<h2>\(clean(Unreckoned.heading))</h2>\n<ul>\n"
      + lines.joined() + "</ul>\n</section>\n"
  }

  private var facts: String {
    var pairs = [
      (Wording("Portfolio", sv: "Portfölj"), portfolio),
      (Wording("Rulebook", sv: "Regelbok"), rulebook),
      (Wording("Program", sv: "Program"), "fondbok \(Fondbok.version)"),
    ]
    if !asked.isEmpty { pairs.insert((Wording("Chosen", sv: "Urval"), asked), at: 0) }
    let lines = pairs.map { "<dt>\(clean($0.0))</dt><dd>\(HTMLPage.text($0.1))</dd>" }
    return "<dl>\n\(lines.joined(separator: "\n"))\n</dl>\n"
  }

  // MARK: The strip

  /// The months that the strip shows: that of the day, and the twelve after it.
  private var firstDays: [Day] {
    (0...12).compactMap { try? day.firstOfMonth.adding(months: $0) }
  }

  /// A row for each kind and a cell for each month, with a mark on each day that has something.
  private func strip(_ found: [DueItem]) -> String {
    let kinds = Deadline.Kind.allCases.filter { kind in found.contains { $0.deadline.kind == kind }
    }
    let headings =
      [Wording("Kind", sv: "Slag"), Wording("Before", sv: "Före")].map(said)
      + firstDays.map { "\(monthName($0).prefix(3)) \($0.iso.prefix(4).suffix(2))" }
      + [said(Wording("Later", sv: "Senare"))]
    let rows = kinds.map { kind in
      let ofKind = found.filter { $0.deadline.kind == kind }
      let before = ofKind.filter { counted($0) < day.firstOfMonth }.count
      let last = firstDays.last?.lastOfMonth ?? .last
      let later = ofKind.filter { last < counted($0) }.count
      return [clean(kind.wording), number(before)]
        + firstDays.map { month in
          cell(month, ofKind.filter { counted($0).firstOfMonth == month })
        } + [number(later)]
    }
    let caption = said(
      Wording("The year ahead, by kind and month", sv: "Året framåt, efter slag och månad"))
    return "<section id=\"year\">\n<h2>\(clean(Wording("The year", sv: "Året")))</h2>\n"
      + HTMLPage.table(caption, headings, rows) + legend(found) + "</section>\n"
  }

  /// The day by which it stands: the last one that still counts.
  private func counted(_ item: DueItem) -> Day { item.deadline.counted(on: day) }

  private func number(_ count: Int) -> String { count == 0 ? "" : "\(count)" }

  private func cell(_ month: Day, _ items: [DueItem]) -> String {
    guard !items.isEmpty else { return "" }
    let length = month.lastOfMonth.day
    // The most pressing of a day is drawn last, and so on top.
    let order = Dictionary(
      uniqueKeysWithValues: Tone.allCases.reversed().enumerated().map { ($1, $0) })
    let marks = items.sorted {
      (order[tone($0.deadline)] ?? 0) < (order[tone($1.deadline)] ?? 0)
    }.map { item in
      "<rect class=\"\(tone(item.deadline).colour)\" x=\"\(counted(item).day - 1)\" "
        + "width=\"2\" height=\"8\"/>"
    }
    return "<div><a href=\"#m\(month.iso.prefix(7))\">\(items.count)</a>"
      + "<svg class=\"month\" viewBox=\"0 0 \(length + 1) 8\" preserveAspectRatio=\"none\" "
      + "aria-hidden=\"true\" focusable=\"false\"><rect class=\"track\" width=\"\(length + 1)\" "
      + "height=\"8\"/>\(marks.joined())</svg></div>"
  }

  private func legend(_ found: [DueItem]) -> String {
    let counts = Dictionary(grouping: found) { tone($0.deadline) }.mapValues(\.count)
    let items = Tone.allCases.filter { counts[$0] != nil }.map { tone in
      "<li><svg viewBox=\"0 0 8 8\" aria-hidden=\"true\" focusable=\"false\"><rect class=\""
        + "\(tone.colour)\" width=\"8\" height=\"8\"/></svg>\(counts[tone] ?? 0) "
        + "\(clean(tone.words))</li>"
    }
    return "<ul class=\"legend\">\(items.joined())</ul>\n"
  }

  private func tone(_ deadline: Deadline) -> Tone {
    switch deadline.state(on: day) {
    case .done, .doneLate, .ended: .done
    case .overdue: .overdue
    case .notRun(let isDone): isDone ? .done : .notRun
    case .accepted: .accepted
    case .suspended: .suspended
    case .due: deadline.isAtRisk(on: day) ? .atRisk : .coming
    }
  }

  // MARK: Month by month

  private func months(_ found: [DueItem]) throws -> String {
    let groups = Dictionary(grouping: found) { counted($0).firstOfMonth }
    return try groups.keys.sorted().map { month in
      let items = groups[month] ?? []
      let name = "\(monthName(month)) \(month.year)"
      return "<section id=\"m\(month.iso.prefix(7))\">\n<h2>\(HTMLPage.text(name))</h2>\n"
        + HTMLPage.table(
          said(Wording("By day", sv: "Efter dag")),
          [
            Wording("Day", sv: "Dag"), Wording("What", sv: "Vad"), Wording("State", sv: "Läge"),
            Wording("Whose", sv: "Vems"),
          ].map(said), try items.map(row)) + "</section>\n"
    }.joined()
  }

  private func row(_ item: DueItem) throws -> [String] {
    let deadline = item.deadline
    let reckoning = try item.reckoning(locate).map { "<li>\(clean($0))</li>" }
    let parties = Deadline.Party.allCases.filter(deadline.kind.parties.contains).map(\.wording)
    return [
      "<span class=\"nowrap\">\(counted(item).iso)</span>",
      "<span class=\"law\"><span class=\"label\">\(HTMLPage.text(item.subject))</span> "
        + "\(clean(deadline.what))</span><details><summary>"
        + "\(clean(Wording("Why this day", sv: "Varför den här dagen")))</summary><ul>"
        + "\(reckoning.joined())</ul></details>",
      clean(deadline.standing(on: day, in: item.state)), clean(parties.joined(separator: ", ")),
    ]
  }

  private func monthName(_ month: Day) -> String {
    language == .swedish ? MonthNames.swedish(month.month) : MonthNames.english(month.month)
  }

  private func said(_ words: Wording) -> String { words(in: language) }
  private func clean(_ words: Wording) -> String { HTMLPage.text(words(in: language)) }
}
