import ArgumentParser
import Exporter
import Foundation
import Importer
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
      signatures of applications, answers to requests for completion that letter completion --sent \
      has logged, payments of claims within their 80 days, recoveries, and what \
      the Commission is told of strategic operations; how long names are public, investments stand \
      and documents are kept; and what the authorities of each programme send within a year: data, \
      forecasts, payment applications, accounts and the verifications before them, reports, lists \
      for the website (counted from the last that sent has logged), meetings, evaluations. What \
      sent has logged is done, and the verifications with their accounts. From the day of the first \
      return that it has logged on, of whatever kind, what is past and was not marked is overdue: \
      data, accounts, reports, the last payment application of an accounting year, lists, and \
      timetables, of which the first that is marked in a year counts for its first third. Of other \
      papers: the end of a call, the follow-up and termination of agreements, and the yearly \
      meetings and occasions of organisations. On an earlier day (--on) it is as it was known then: \
      without reports that came in later, the authority's papers that were decided or issued later, \
      and what they tell of later days, and by decisions as they had come by then. A report whose \
      lateness a waiver accepts is said to be accepted, and not overdue. Words choose projects as for \
      list. --within leaves out what is due later; --all shows what is done as well. --explain tells how each day comes about: from when the time runs, what is counted, by \
      which act, which holidays are passed over, when it stood still, and what is not certain. --if \
      tells what would change in a project. ical is a calendar to import: import a newer one, and \
      what has moved moves, and what nobody waits for any more is cancelled; but of a calendar that \
      words choose, what leaves the choice is not given again and not cancelled, so give it a calendar \
      of its own and import it anew. One of a later day (--on) goes before those of the days until \
      then: look at it, and import that of today. html is a page with the year in a strip.
      """,
      sv: """
        Rapporter och ansökningar om utbetalning enligt det gällande beslutet, villkor med en dag, \
        underskrifter av ansökningar, svar på begäran om komplettering som letter completion --sent \
        har loggat, utbetalningar inom de 80 dagarna, återkrav och vad \
        kommissionen underrättas om; hur länge namn är offentliga, investeringar består och \
        handlingar bevaras; och det som myndigheterna för varje program lämnar inom ett år: data, \
        prognoser, betalningsansökningar, räkenskaper och kontrollerna före dem, rapporter, \
        förteckningar till webbplatsen (räknade från den senaste som sent har loggat), möten, \
        utvärderingar. Det som sent har loggat är gjort, och kontrollerna med sina räkenskaper. Från \
        dagen för den första redovisning som den har loggat, av vilket slag som helst, är det som har \
        passerat och inte markerats försenat: data, räkenskaper, rapporter, den sista \
        betalningsansökan för ett räkenskapsår, förteckningar, och tidsplaner, av vilka den första som \
        markeras under ett år räknas för årets första tredjedel. Av andra handlingar: när en utlysning \
        stänger, uppföljning och uppsägning av överenskommelser, och organisationers årliga möten och \
        sammankomster. En tidigare dag (--on) visas som det var känt då: utan rapporter som kom in \
        senare, myndighetens handlingar som beslutades eller utfärdades senare, och det de anger om \
        senare dagar, och enligt besluten så som de då hade kommit in. En rapport vars försening är \
        godtagen anges som godtagen, och inte försenad. Ord väljer projekt som för list. --within \
        utelämnar det som ska göras senare; --all visar också det som är gjort. \
        --explain visar hur varje dag räknas fram: från när tiden löper, vad som räknas, enligt \
        vilken rättsakt, vilka helgdagar som hoppas över, när den stod still och vad som inte är \
        säkert. --if visar vad som skulle ändras i ett projekt. ical är en kalender att importera: \
        importera en nyare, så flyttas det som har flyttats och det som ingen längre väntar på ställs \
        in; men i en kalender som ord väljer ges det som lämnar urvalet inte igen och ställs inte in, så \
        ha den i en egen kalender och importera om den. En för en senare dag (--on) går före dem för \
        dagarna till dess: titta på den, och importera den för i dag. html är en sida med året som en \
        remsa.
        """) + """


        fondbok due
        fondbok due --within 30d --on 2027-01-15
        fondbok due county:Stockholm --for owner --format ical > tidsfrister.ics
        fondbok due --project 6.2.5-2026-01147 --all --format json
        fondbok due --project 6.2.5-2026-01147 --explain --within 60d
        fondbok due --project 6.2.5-2026-01147 --if "report 2 on 2027-10-05"
        fondbok due --format csv --dialect excel-sv > tidsfrister.csv
        fondbok due --format xlsx --output tidsfrister.xlsx
        fondbok due --format html > aret.html
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
      valueName: .time), transform: Horizon.argument)
  var within: Horizon?

  @Option(
    help: Help("Only this project.", sv: "Bara det här projektet.", valueName: .project))
  var project: String?

  @Flag(help: Help("Also what is done.", sv: "Också det som är gjort."))
  var all = false

  @Flag(
    help: Help(
      "How each day comes about, step by step.", sv: "Hur varje dag räknas fram, steg för steg."))
  var explain = false

  @Option(
    name: .customLong("if"),
    help: Help(
      "What would change in the project: \"report 2 on 2027-02-03\"; may be given again. Besides "
        + "report there are content, payment, interruption (from a day, to another; to a day alone "
        + "ends the one that is open), condition, signature, recovery and notice.",
      sv:
        "Vad som skulle ändras i projektet: \"rapport 2 den 2027-02-03\"; kan anges flera gånger. "
        + "Förutom rapport finns innehåll, utbetalning, avbrott (från en dag, till en annan; bara till "
        + "en dag avslutar det som pågår), villkor, underskrift, återkrav och underrättelse.",
      valueName: Wording("what", sv: "vad")))
  var suppositions: [String] = []

  @Option(
    help: Help(
      "text, json, ical, csv, xlsx or html; xlsx needs --output.",
      sv: "text, json, ical, csv, xlsx eller html; xlsx behöver --output.",
      valueName: .format))
  var format = Format.text

  @Option(
    help: Help(
      "rfc4180, the usual one, or excel-sv for the Swedish Excel; of CSV alone.",
      sv: "rfc4180, den vanliga, eller excel-sv för svenska Excel; bara för CSV.",
      valueName: Wording("dialect", sv: "dialekt")))
  var dialect: Export.Dialect?

  @Option(
    help: Help(
      "The file to write to; of xlsx alone, the others go to standard output.",
      sv: "Filen att skriva till; bara för xlsx, de andra går till standard ut.",
      valueName: .file))
  var output: String?

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
    case text, json, ical, csv, xlsx, html
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
    if dialect != nil, format != .csv {
      throw ValidationError(
        say(
          "--dialect is of CSV; \(format.rawValue) has none",
          sv: "--dialect hör till CSV; \(format.rawValue) har ingen"))
    }
    if format == .xlsx, output == nil { throw ValidationError.spreadsheetNeedsFile }
    if output != nil, format != .xlsx {
      throw ValidationError(
        say(
          "--output is of xlsx; \(format.rawValue) goes to standard output",
          sv: "--output hör till xlsx; \(format.rawValue) går till standard ut"))
    }
    if !suppositions.isEmpty {
      guard project != nil else {
        throw ValidationError(
          say(
            "--if is about one project; name it with --project",
            sv: "--if gäller ett projekt; ange det med --project"))
      }
      guard format == .text || format == .json, !explain else {
        throw ValidationError(
          say(
            "--if is told as text or json, without --explain",
            sv: "--if visas som text eller json, utan --explain"))
      }
    }
    for text in suppositions { _ = try DueSupposition.parse(text) }
    _ = try search()
  }

  func search() throws -> ProjectQuery {
    do {
      return try ProjectQuery(parsing: query.joined(separator: " "))
    } catch {
      throw ValidationError(error.wording(in: language.chosen))
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      if let output { try portfolio.protect(from: output) }
      let day = try time.day(in: store)
      try store.reading(time.snapshot) { reading in
        let context = Context(
          rulebooks: try trial.choose(reading), day: day, rates: try reading.rates(),
          sent: try reading.sentPapers())
        guard suppositions.isEmpty else { return try suppose(reading, in: context) }
        let found = try find(reading, in: context)
        try tell(found.items, found.unreckoned, reading, in: context)
      }
    }
  }

  private func tell(
    _ found: [DueItem], _ unreckoned: [Unreckoned], _ reading: Reading, in context: Context
  ) throws {
    let day = context.day
    // A calendar has no place for what has no day.
    if format == .ical {
      for one in unreckoned { Console.note(.same("\(one.project): ") + one.what) }
    }
    let locate = explain ? LocateSpots(reading) : nil
    switch format {
    case .text:
      let text = DueText(day: day, language: language.chosen, explaining: locate)
      let notKnown = unreckoned + Unreckoned.calendars(of: found, on: day)
      for line in try text.lines(found, unreckoned: notKnown) { Console.line(line) }
      guard found.isEmpty, unreckoned.isEmpty else { return }
      Console.line(Wording("nothing is due", sv: "ingenting ska göras")(in: language.chosen))
    case .json:
      for item in found {
        Console.line(Console.mask(try item.json(on: day, in: language.ofJSON, locate).line))
      }
      for one in unreckoned {
        Console.line(Console.mask(one.json(in: language.ofJSON).line))
      }
    case .ical:
      var calendar = DueCalendar(
        on: day, after: try reading.lastEntry(), language.chosen, explains: explain)
      for item in found { calendar.add(item) }
      calendar.end()
      Console.write(calendar.text)
    case .csv:
      try DueTable(
        day: day, language: language.chosen, dialect: (dialect ?? .rfc4180).dialect,
        explains: explain
      ).write(found, unreckoned: unreckoned)
    case .xlsx:
      let file = try ReportOutput(output)
      defer { file.abandon() }
      try DueTable(
        day: day, language: language.chosen, dialect: .excelSwedish, explains: explain
      ).write(found, unreckoned: unreckoned) { file.write(Array($0)) }
      try file.finish()
    case .html:
      try DueYear(
        day: day, language: language.chosen, asked: asked,
        portfolio: URL(fileURLWithPath: portfolio.path).lastPathComponent,
        rulebook: context.rulebooks.id, locate: locate ?? LocateSpots(reading)
      ).write(found, unreckoned: unreckoned + Unreckoned.calendars(of: found, on: day))
    }
  }

  /// What the list was narrowed down to, in the words of the command.
  private var asked: String {
    let options = [
      project.map { "--project \($0)" }, party.map { "--for \($0.rawValue)" },
      within.map { "--within \($0.days)d" },
    ]
    return (query + options.compactMap(\.self)).joined(separator: " ")
  }
}
