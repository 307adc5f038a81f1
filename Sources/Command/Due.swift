import ArgumentParser
import Languages
import Portfolio
import Provenance
import Rules
import SafeText
import Values

struct Due: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: say(
      "List what is overdue and what is due.", sv: "Räkna upp vad som är försenat och ska göras."),
    discussion: say(
      """
      Reports and claims by the schedule of the decision in force, conditions with a day, \
      signatures of applications, payments of claims within their 80 days, recoveries, and what \
      the Commission is told of strategic operations; and what the authorities of each programme \
      send within a year: data, forecasts, payment applications, accounts, reports. Words choose \
      projects as for list. --within leaves out what is due later; --all shows what is done as \
      well. ical is a calendar to import: import a newer one, and what has moved moves.
      """,
      sv: """
        Rapporter och ansökningar om utbetalning enligt det gällande beslutet, villkor med en dag, \
        underskrifter av ansökningar, utbetalningar inom de 80 dagarna, återkrav och vad \
        kommissionen underrättas om; och det som myndigheterna för varje program lämnar inom ett \
        år: data, prognoser, betalningsansökningar, räkenskaper, rapporter. Ord väljer projekt som \
        för list. --within utelämnar det som ska göras senare; --all visar också det som är gjort. \
        ical är en kalender att importera: importera en nyare, så flyttas det som har flyttats.
        """) + """


        fondbok due
        fondbok due --within 30d --on 2027-01-15
        fondbok due county:Stockholm --for owner --format ical > tidsfrister.ics
        fondbok due --project 6.2.5-2026-01147 --all --format json
        """)

  @Argument(
    help: Help(
      "Which projects, in the words of list: owner:exempelstad fund:AMIF. Programmes are left out "
        + "then, unless fund: alone chooses.",
      sv: "Vilka projekt, med samma ord som i list: owner:exempelstad fund:AMIF. Program utelämnas "
        + "då, om inte bara fund: väljer.", valueName: Wording("query", sv: "sökning")))
  var query: [String] = []

  @Option(
    name: .customLong("for"),
    help: Help(
      "Only what is the work of owner, officer, finance or authority.",
      sv: "Bara det som är arbete för owner (projektägaren), officer (handläggaren), finance "
        + "(ekonomin) eller authority (programmyndigheten).",
      valueName: Wording("whom", sv: "vem")))
  var party: Party?

  @Option(
    help: Help(
      "Only what is overdue or due within so many days (30d) or weeks (6w).",
      sv: "Bara det som är försenat eller ska göras inom så många dagar (30d) eller veckor (6w).",
      valueName: .time))
  var within: Horizon?

  @Option(
    help: Help("Only this project.", sv: "Bara det här projektet.", valueName: .project))
  var project: String?

  @Flag(help: Help("Also what is done.", sv: "Också det som är gjort."))
  var all = false

  @Option(help: Help("text, json or ical.", sv: "text, json eller ical.", valueName: .format))
  var format = Format.text

  /// Whose work is asked for.
  enum Party: String, ExpressibleByArgument, CaseIterable {
    case owner, officer, finance, authority

    var party: Deadline.Party {
      switch self {
      case .owner: .owner
      case .officer: .officer
      case .finance: .finance
      case .authority: .authority
      }
    }
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, ical
  }

  @OptionGroup var time: TimeOptions
  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if query.contains("is:set-aside") {
      throw ValidationError(
        say(
          "records set aside have no deadlines; fondbok list is:set-aside shows them",
          sv: "poster lagda åt sidan har inga tidsfrister; fondbok list is:set-aside visar dem"))
    }
    guard project == nil || query.isEmpty else {
      throw ValidationError(
        say(
          "--project names one project, and words choose among all; give one of them",
          sv: "--project anger ett projekt, och ord väljer bland alla; ange ett av dem"))
    }
    _ = try search()
  }

  private func search() throws -> ProjectQuery {
    do {
      return try ProjectQuery(parsing: query.joined(separator: " "))
    } catch {
      throw ValidationError(error.wording(in: language.chosen))
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let day = try time.day(in: store)
      try store.reading(time.snapshot) { reading in
        let context = Context(
          rulebooks: try trial.choose(reading), day: day, rates: try reading.rates())
        let found = try find(reading, in: context)
        switch format {
        case .text: printText(found, on: day)
        case .json:
          for item in found {
            Console.line(Console.mask(item.json(on: day, in: language.ofJSON).line))
          }
        case .ical:
          var calendar = DueCalendar(on: day, language.chosen)
          for item in found { calendar.add(item) }
          calendar.end()
          Console.write(calendar.text)
        }
      }
    }
  }

  // MARK: What is found

  private func find(_ reading: Reading, in context: Context) throws -> [DueItem] {
    let day = context.day
    let query = try search()
    let key = try project.map { try FindProject.key(of: $0, in: reading) }
    var chosen: Set<String>?
    if !query.terms.isEmpty {
      if let fault = try UnknownCode(in: query, reading, on: day) {
        Console.note(fault)
        throw ExitCode.validationFailure
      }
      var keys: Set<String> = []
      try reading.listProjects(query, on: day) { keys.insert($0.key) }
      chosen = keys
      if keys.isEmpty {
        let asked = self.query.joined(separator: " ")
        Console.note(
          Wording("no project fits \(asked)", sv: "inget projekt stämmer med \(asked)"))
      }
    }
    var found: [DueItem] = []
    if chosen?.isEmpty != true {
      try reading.eachProject(key: key) { project in
        guard chosen?.contains(project.key) ?? true else { return }
        for deadline in try project.deadlines(in: context) where isWanted(deadline, on: day) {
          found.append(DueItem(project, deadline))
        }
        guard format == .ical else { return }
        for deadline in project.cancelledDeadlines(in: context) where isFor(deadline) {
          found.append(DueItem(project, deadline, isCancelled: true))
        }
      }
    }
    found += try ofProgrammes(reading, query, in: context)
    return found.sorted()
  }

  private func ofProgrammes(
    _ reading: Reading, _ query: ProjectQuery, in context: Context
  ) throws -> [DueItem] {
    guard project == nil else { return [] }
    var funds: Set<String> = []
    for term in query.terms {
      guard case .fund(let fund) = term else { return [] }
      funds.insert(fund.lowercased())
    }
    let last = try context.day.adding(days: within?.days ?? Self.daysOfProgrammes)
    // A programme may have come from more than one sender.
    var known: Set<String> = []
    return try reading.programmes().flatMap { programme -> [DueItem] in
      guard known.insert(programme.cci).inserted else { return [] }
      guard funds.isEmpty || funds.contains(programme.fund.lowercased()) else { return [] }
      return try programme.deadlines(in: context, until: last).filter(isFor)
        .map { DueItem(programme, $0) }
    }
  }

  /// How far ahead the deadlines of programmes are listed, which come again every year.
  private static let daysOfProgrammes = 365

  private func isFor(_ deadline: Deadline) -> Bool {
    party.map { deadline.kind.parties.contains($0.party) } ?? true
  }

  private func isWanted(_ deadline: Deadline, on day: Day) -> Bool {
    guard isFor(deadline) else { return false }
    switch deadline.state(on: day) {
    // A calendar that has it is told that it is done.
    case .done, .doneLate: return all || format == .ical
    case .overdue: return true
    case .due(let days): return within.map { days <= $0.days } ?? true
    }
  }

  // MARK: Text

  private func printText(_ found: [DueItem], on day: Day) {
    var page = Page(columns: Console.columns(), language: language.chosen)
    var week: Wording?
    for item in found {
      let heading = heading(of: item.deadline, on: day)
      if heading != week { page.heading(heading) }
      week = heading
      page.pair(item.deadline.due.wording, words(of: item, on: day), labelWidth: 10)
    }
    for line in page.lines { Console.line(line) }
    guard found.isEmpty else { return }
    Console.line(
      Wording("nothing is due", sv: "ingenting ska göras")(in: language.chosen))
  }

  /// What has passed stands together, and then week by week what comes.
  private func heading(of deadline: Deadline, on day: Day) -> Wording {
    guard deadline.due >= day else {
      return Wording("Until yesterday", sv: "Till och med i går")
    }
    let due = deadline.due
    return Wording(
      "Week \(due.isoWeek.week), \(due.firstOfWeek) to \(due.lastOfWeek)",
      sv: "Vecka \(due.isoWeek.week), \(due.firstOfWeek)–\(due.lastOfWeek)")
  }

  private func words(of item: DueItem, on day: Day) -> Wording {
    let deadline = item.deadline
    var words =
      Wording.same("\(item.subject): ") + deadline.what + Wording.same(": ")
      + deadline.state(on: day).wording
    if let done = deadline.done, done.day <= day {
      words = words + Wording(" (\(done.document.name))", sv: " (\(done.document.name))")
    }
    if let note = deadline.note { words = words + Wording.same("; ") + note }
    if let since = deadline.suspended {
      words =
        words
        + Wording(
          "; the time has stood still since \(since)", sv: "; tiden står still sedan \(since)")
    }
    return words
  }

  /// How far ahead to look.
  struct Horizon: ExpressibleByArgument {
    let days: Int

    /// A number of days or weeks: 30d, 6w.
    init?(argument: String) {
      guard let unit = argument.last, let count = Int(argument.dropLast()),
        (0...36_500).contains(count)
      else { return nil }
      switch unit {
      case "d": days = count
      case "w": days = count * 7
      default: return nil
      }
    }
  }
}
