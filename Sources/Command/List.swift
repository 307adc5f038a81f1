public import ArgumentParser
import Findings
import Languages
public import Portfolio
import Provenance
import SafeText
import Values

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(
      "List projects, records set aside, or documents.",
      sv: "Räkna upp projekt, poster lagda åt sidan eller handlingar."),
    discussion: say(
      """
      Projects are found by words of their documents, which match the beginnings of words; in \
      quotation marks they match as they stand. Before a colon stands what to look for: theme: \
      objective: county: fund: status: owner: sector: partner: country: principle: or is:late. All \
      of it must fit. Late is a project in which on the day a report, a claim or a payment is past its \
      last day, also where somebody has accepted it: those that status counts. What else is overdue is in \
      due.
      """,
      sv: """
        Projekt hittas genom ord i sina handlingar, som passar in på början av ord; inom citattecken \
        passar de in så som de står. Före ett kolon står vad som söks: theme: (tema) objective: (mål) \
        county: (län) fund: (fond) status: owner: (projektägare) sector: (sektor) partner: country: \
        (land) principle: (princip) eller is:late (försenad). Allt måste stämma. Försenat är ett projekt \
        där en rapport, en ansökan om utbetalning eller en utbetalning har passerat sin sista dag på \
        bedömningsdagen, även om någon har godtagit det: de som status räknar. Vad som annars är \
        försenat finns i due.
        """) + """


        fondbok list
        fondbok list objective:SO2 status:approved county:Stockholm
        fondbok list språk owner:exempelstad --sort title
        fondbok list '"nya grannar"'
        fondbok list is:set-aside
        fondbok list documents --format json
        """)

  @Argument(
    help: Help(
      "What to look for among the projects; or is:set-aside, or documents.",
      sv:
        "Vad som söks bland projekten; eller is:set-aside (poster lagda åt sidan), eller documents "
        + "(handlingar).", valueName: Wording("query", sv: "sökning")),
    completion: .list(List.subjects))
  var query: [String] = []

  @Option(
    help: Help(
      "project (by case number) or title (in Swedish order).",
      sv: "project (efter ärendenummer) eller title (efter titel, i svensk ordning).",
      valueName: Wording("order", sv: "ordning")))
  var sort = ListOrder.project

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = Format.text

  @OptionGroup var time: TimeOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  /// What is listed instead of projects.
  private static let subjects = ["is:set-aside", "documents", "projects"]

  func validate() throws {
    if let subject = query.first(where: { Self.subjects.contains($0) }) {
      guard query.count == 1 else {
        throw ValidationError(
          say(
            "\(subject) stands alone; in quotation marks it is a word to search for",
            sv: "\(subject) står ensamt; inom citattecken är det ett ord att söka efter"))
      }
      return
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
        switch query {
        case ["is:set-aside"]: try listSetAside(reading)
        case ["documents"]: try listDocuments(reading)
        case ["projects"]: try listProjects(reading, ProjectQuery(), on: day)
        default: try listProjects(reading, try search(), on: day)
        }
      }
    }
  }

  /// What is late besides the periods of schedules, where that is asked for.
  private func lateness(
    _ query: ProjectQuery, _ reading: Reading, on day: Day
  ) throws -> Lateness? {
    query.terms.contains(.late) ? try reading.rulebooks().lateness(on: day) : nil
  }

  private func listProjects(_ reading: Reading, _ query: ProjectQuery, on day: Day) throws {
    let chosen = language.chosen
    let table = TextTable(
      [
        Wording("Project", sv: "Ärende"), Wording("Title", sv: "Titel"),
        Wording("Applicant", sv: "Sökande"), Wording("Objective", sv: "Mål"),
        Wording("Status", sv: "Status"), Wording("Total", sv: "Totalt"),
        Wording("EU", sv: "EU-stöd"), Wording("Start", sv: "Start"), Wording("End", sv: "Slut"),
      ].map { $0(in: chosen) }, rightAligned: [5, 6], flexible: [1, 2],
      dispensable: [7, 8, 5, 2, 3, 6, 4])
    let statuses = Dictionary(
      uniqueKeysWithValues: ProjectStatus.allCases.map { ($0, $0.wording(in: chosen)) })
    // Lines are made while the next projects are read.
    var isEmpty = true
    if format == .json {
      let lines = WorkAhead(ConsoleStream()) { (output, summary: ListedProject) in
        output.write(line: Self.json(summary))
      }
      try reading.listProjects(
        query, on: day, by: sort, late: try lateness(query, reading, on: day)
      ) {
        isEmpty = false
        lines.add($0)
      }
      var output = lines.finish()
      output.flush()
    } else {
      let lines = WorkAhead(table) { (table, summary: ListedProject) in
        table.add([
          summary.key, summary.title, summary.applicant ?? "",
          summary.objectives.joined(separator: ","), statuses[summary.status] ?? "",
          summary.total?.said(in: chosen) ?? "", summary.union?.said(in: chosen) ?? "",
          summary.start ?? "", summary.end ?? "",
        ])
      }
      let asksForLate = query.terms.contains(.late)
      var listed: Set<String> = []
      try reading.listProjects(
        query, on: day, by: sort, late: try lateness(query, reading, on: day)
      ) {
        isEmpty = false
        if asksForLate { listed.insert($0.key) }
        lines.add($0)
      }
      lines.finish().print()
      if asksForLate { try tellAccepted(among: listed, reading, on: day) }
    }
    guard isEmpty else { return }
    if let fault = try UnknownCode(in: query, reading, on: day) {
      Console.note(fault)
      throw ExitCode.validationFailure
    }
    try tellNothing(of: reading.projectKeys().count)
  }

  /// Says in which projects somebody answers for what is late.
  private func tellAccepted(among listed: Set<String>, _ reading: Reading, on day: Day) throws {
    let keys = Set(try AcceptedLateness.open(in: reading, on: day).map(\.project))
      .intersection(listed).sorted()
    guard !keys.isEmpty else { return }
    let shown =
      keys.count > 5
      ? Wording("\(keys.count) projects", sv: "\(keys.count) projekt")
      : keys.map(Wording.same).listed()
    Console.note(
      Wording(
        "something that is late is accepted in \(shown); fondbok waivers shows until when and why",
        sv:
          "något som är försenat är godtaget i \(shown); fondbok waivers visar till när och varför"
      ))
  }

  /// Says that nothing fits, which an empty answer leaves to be guessed.
  private func tellNothing(of count: Int) {
    let asked = query.joined(separator: " ")
    if count == 0 {
      Console.note(Wording("the portfolio holds no project", sv: "portföljen har inget projekt"))
    } else {
      Console.note(
        Wording(
          "none of the \(count) projects fits \(asked)",
          sv: "inget av de \(count) projekten stämmer med \(asked)"))
    }
  }

  private static func json(_ summary: ListedProject) -> JSONValue {
    .object([
      ("project", .text(summary.key)), ("title", .text(summary.title)),
      ("applicant", .optional(summary.applicant)), ("fund", .optional(summary.fund)),
      ("objective", .texts(summary.objectives)), ("status", .text(summary.status.rawValue)),
      ("total", .optional(summary.total?.plain)), ("eu", .optional(summary.union?.plain)),
      ("currency", .optional(summary.total?.currency.code)), ("start", .optional(summary.start)),
      ("end", .optional(summary.end)),
    ])
  }

  private func listSetAside(_ reading: Reading) throws {
    let records = try reading.setAside()
    for record in records {
      if format == .json {
        Console.line(
          Console.mask(
            JSONValue.object([
              ("file", .text(record.file)), ("line", .integer(Int64(record.line))),
              ("column", .integer(Int64(record.column))), ("element", .text(record.elementName)),
              ("issuer", .optional(record.issuer)), ("id", .optional(record.id)),
              ("entry", .integer(record.entry)),
              ("reasons", .list(record.reasons.map(json))),
            ]).line))
        continue
      }
      tell(
        .same("\(record.file):\(record.line):\(record.column): \(record.elementName) ")
          + Wording(
            "\(record.id ?? "without an id"), set aside by entry \(record.entry)",
            sv: "\(record.id ?? "utan id"), lagd åt sidan av loggpost \(record.entry)"), after: "")
      for reason in record.reasons {
        tell(
          .same("\(reason.line):\(reason.column): ") + reason.message
            + .same(" [\(reason.rule)]"), after: "  ")
        guard let fix = reason.fix else { continue }
        tell(Wording("fix: \(fix)", sv: "åtgärd: \(fix)"), after: "    ")
      }
    }
    if records.isEmpty {
      Console.note(Wording("no record is set aside", sv: "ingen post är lagd åt sidan"))
    }
    guard format == .text, !records.isEmpty else { return }
    Console.note(
      Wording(
        "a record leaves this list when a correct one comes in under the same id, or with "
          + "fondbok withdraw --file FILE --line LINE --because TEXT",
        sv: "en post lämnar den här listan när en rätt kommer in under samma id, eller med "
          + "fondbok withdraw --file FIL --line RAD --because TEXT"))
  }

  /// A line, which goes on further in where the terminal is narrow.
  private func tell(_ words: Wording, after lead: String) {
    let lines = Page.wrapped(
      Console.safe(words(in: language.chosen)), after: lead, to: Console.room().map { $0 - 2 })
    for (place, line) in lines.enumerated() { Console.line(place == 0 ? line : "  " + line) }
  }

  private func json(_ reason: SetAsideReason) -> JSONValue {
    .object([
      ("rule", .text(reason.rule)), ("line", .integer(Int64(reason.line))),
      ("column", .integer(Int64(reason.column))),
      ("message", .text(reason.message(in: language.ofJSON))),
      ("fix", .optional(reason.fix?(in: language.ofJSON))),
    ])
  }

  private func listDocuments(_ reading: Reading) throws {
    let chosen = language.chosen
    var table = TextTable(
      [
        Wording("Kind", sv: "Slag"), Wording("Issuer", sv: "Utfärdare"), .same("Id"),
        .same("Version"), Wording("Issued", sv: "Utfärdad"), Wording("Received", sv: "Inkommen"),
        Wording("Current", sv: "Gäller"), Wording("File", sv: "Fil"),
      ].map { $0(in: chosen) }, rightAligned: [3], flexible: [2, 7, 1],
      dispensable: [4, 1, 7, 5, 6, 3])
    let yes = Wording("yes", sv: "ja")(in: chosen)
    var kinds: [String: String] = [:]
    for kind in DocumentKind.allCases { kinds[kind.rawValue] = kind.wording(in: chosen) }
    var output = ConsoleStream()
    for version in try reading.versions() {
      if format == .json {
        output.write(line: version.json)
        continue
      }
      table.add([
        kinds[version.kind] ?? version.kind, version.issuer, version.id, "\(version.number)",
        version.issued, version.received, version.isCurrent ? yes : "",
        "\(version.file):\(version.line)",
      ])
    }
    output.flush()
    if format == .text { table.print() }
  }
}

extension ListOrder: ExpressibleByArgument {}
