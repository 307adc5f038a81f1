import ArgumentParser
import Languages
import Portfolio
import Rules
import Values

struct Letter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: say(
      "Write a letter on a project: a request for completion, or a reminder.",
      sv: "Skriv ett brev om ett projekt: en begäran om komplettering, eller en påminnelse."),
    discussion: say(
      """
      A letter is made of a template with gaps, in Swedish or English, as plain text or HTML. The \
      templates are the program's own, or those of the office: fondbok letter templates writes them \
      to a folder, and --templates takes them from there. Nothing is sent; that a request for \
      completion was sent is logged when --sent says so, and due then tells when it is to be answered.
      """,
      sv: """
        Ett brev görs av en mall med luckor, på svenska eller engelska, som ren text eller HTML. \
        Mallarna är programmets egna, eller förvaltningens: fondbok letter templates skriver dem till \
        en mapp, och --templates hämtar dem därifrån. Ingenting skickas; att en begäran om \
        komplettering har skickats loggas när --sent säger det, och då visar due när den ska vara \
        besvarad.
        """) + """


        fondbok letter completion 6.2.5-2026-01175 --language sv
        fondbok letter reminder 6.2.5-2026-01147 --format html > paminnelse.html
        fondbok letter templates our-letters
        """,
    subcommands: [LetterCompletion.self, LetterReminder.self, WriteLetterTemplates.self])

  @OptionGroup var language: LanguageOptions
}

/// How a letter is written.
struct LetterOptions: ParsableArguments {
  @Option(
    help: Help(
      "A folder of the office's own templates.", sv: "En mapp med förvaltningens egna mallar.",
      valueName: .folder))
  var templates: String?

  @Option(help: Help("text or html.", sv: "text eller html.", valueName: .format))
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, html
  }

  @OptionGroup var time: TimeOptions
  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  /// Writes a letter on a project with what fills its gaps, and what all letters have.
  ///
  /// - Returns: the letter as it was written, and the project.
  @discardableResult
  func write(
    _ kind: LetterKind, about name: String,
    _ fill: (Project, Reading, Context) throws -> [String: LetterTemplate.Filling]
  ) throws -> (text: String, project: Project)? {
    let templates = try LetterTemplates(templates)
    let template = try templates.template(kind, language.chosen)
    let store = try portfolio.open(.read)
    let day = try time.day(in: store)
    return try store.reading(time.snapshot) { reading in
      var written: (text: String, project: Project)?
      let key = try FindProject.key(of: name, in: reading)
      let context = Context(
        rulebooks: try trial.choose(reading), day: day, rates: try reading.rates(),
        sent: try reading.sentPapers())
      try reading.eachProject(key: key) { project in
        var fillings = common(project, on: day)
        fillings.merge(try fill(project, reading, context)) { _, own in own }
        let text =
          switch format {
          case .text: template.text(fillings)
          case .html: try templates.page(template.html(fillings), language.chosen)
          }
        Console.write(text)
        written = (text, project)
      }
      return written
    }
  }

  private func common(_ project: Project, on day: Day) -> [String: LetterTemplate.Filling] {
    let notStated = Wording("(not stated)", sv: "(uppgift saknas)")(in: language.chosen)
    let authority =
      project.decision(on: day)?.issuingBody
      ?? project.programme?.authorities.first {
        $0.role == "managing" && $0.firstDay ?? .first <= day && day <= $0.lastDay ?? .last
      }?.name
    let applicant =
      project.application?.applicant?.name ?? project.facts.first?.partners.first?.name
    let title = project.application?.title ?? project.facts.first?.title
    return [
      "authority": .words(authority ?? notStated), "day": .words(day.iso),
      "project": .words(project.key), "title": .words(title ?? notStated),
      "applicant": .words(applicant ?? notStated), "sender": .words(person.name),
    ]
  }
}

struct LetterCompletion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: say(
      "Ask for what failed checks show to be missing or wrong.",
      sv: "Begär det som underkända kontroller visar saknas eller är fel."),
    discussion: say(
      """
      What the rules find in the papers that the project itself hands in: before a decision in the \
      application, after it in the reports whose claims are not settled. Errors and warnings are asked \
      for; what is accepted is not, nor what only the authority can mend, which is named on standard \
      error. The answer is due five working days ahead, Swedish public \
      holidays and the three eves left out: of a programme of another country, its own holidays. With --sent \
      the log tells that it was sent; a request that has not been answered gives way to a later one, or \
      while all that it asks for is accepted, and fondbok sent --end takes back a mark that is wrong.
      """,
      sv: """
        Det som reglerna anmärker på i de handlingar som projektet självt lämnar: före ett beslut i \
        ansökan, därefter i de rapporter vars ansökningar om utbetalning inte är avgjorda. Fel och \
        varningar tas med, men inte det som är godtaget, och inte det som bara myndigheten kan åtgärda, \
        som anges på standard fel. Svaret ska ha kommit inom fem arbetsdagar, \
        svenska helgdagar och de tre aftnarna borträknade: i ett annat lands program dess egna helgdagar. \
        Med --sent anger loggen att den har skickats; en begäran som inte har besvarats viker för en \
        senare, eller medan allt som den begär är godtaget, och fondbok sent --end återtar en markering \
        som är fel.
        """) + """


        fondbok letter completion 6.2.5-2026-01175 --on 2026-02-10 --language sv
        fondbok letter completion 6.2.5-2026-01175 --working-days 10 --format html > begaran.html
        fondbok letter completion 6.2.5-2026-01175 --sent --by handlaggare-7 > begaran.txt
        """)

  @Argument(help: Help("The project.", sv: "Projektet.", valueName: .project))
  var project: String

  @Option(
    help: Help(
      "How many working days there are to answer.",
      sv: "Hur många arbetsdagar det finns att svara.",
      valueName: .number))
  var workingDays = 5

  @Flag(
    help: Help(
      "Write in the log that the letter was sent, on the day of judgement.",
      sv: "Skriv i loggen att brevet har skickats, på bedömningsdagen."))
  var sent = false

  @OptionGroup var options: LetterOptions

  func validate() throws {
    guard (1...60).contains(workingDays) else {
      throw ValidationError(
        say(
          "--working-days is a number from 1 to 60", sv: "--working-days är ett tal från 1 till 60")
      )
    }
    if sent, options.time.asOf != nil {
      throw ValidationError(
        say(
          "--sent is of the portfolio as it is now, without --as-of",
          sv: "--sent gäller portföljen som den är nu, utan --as-of"))
    }
  }

  func run() throws {
    try finishing {
      var request: CompletionRequest?
      let written = try options.write(.completion, about: project) { project, reading, context in
        let language = options.language.chosen
        let asked = try CompletionRequest(project, reading, in: context)
        request = asked
        tell(asked.leftOut)
        guard !asked.items.isEmpty else {
          Console.note(
            asked.leftOut.isEmpty
              ? Wording(
                "there is nothing to ask for: no check of \(asked.papers) has failed on \(context.day)",
                sv: "det finns inget att begära: ingen kontroll av \(asked.papers) är underkänd "
                  + "\(context.day)")
              : Wording(
                "there is nothing to ask for: no check of \(asked.papers) has failed on \(context.day) "
                  + "that the project can mend",
                sv: "det finns inget att begära: ingen kontroll av \(asked.papers) är underkänd "
                  + "\(context.day) som projektet kan åtgärda"))
          throw Exit.failed
        }
        if sent { try checkDay(context.day, of: asked) }
        let calendar: HolidayCalendar
        do {
          calendar = try project.memberState.holidays()
        } catch {
          Console.note(error)
          throw Exit.notRun
        }
        let limit = try calendar.workingDays(workingDays, after: context.day)
        return [
          "papers": .words(asked.papers(in: language)),
          "findings": .list(asked.items.map { $0(in: language) }),
          "answerBy": .words(limit.later.iso), "workingDays": .words("\(workingDays)"),
        ]
      }
      if sent, let written, let request {
        try mark(written.text, to: written.project, asking: request)
      }
    }
  }

  /// Says what the letter does not ask for, since others than the project mend it.
  private func tell(_ leftOut: [CompletionRequest.LeftOut]) {
    for one in leftOut {
      let (others, rule) = (one.mendedBy.wording, one.card)
      Console.note(
        Wording(
          "left out, since it is for the \(others) to mend: \(rule.id) \(rule.title)",
          sv: "utelämnat, eftersom det är \(others) som åtgärdar det: \(rule.id) \(rule.title)"))
    }
  }

  /// No letter was sent on a day that has not come, or before what it asks about came in.
  private func checkDay(_ day: Day, of request: CompletionRequest) throws {
    let store = try options.portfolio.open(.read)
    let today = try Clock.today(in: store.countingZone())
    guard day <= today else { throw WrongArguments.notCome(day, today: today) }
    let later = request.wanting.filter { day < $0.received }
    guard let late = later.max(by: { $0.received < $1.received }) else { return }
    throw WrongArguments(
      wording: Wording(
        "\(late.kind.wording) \(late.id) came in on \(late.received), and so was not asked about on "
          + "\(day); give that day or a later one with --on",
        sv: "\(late.kind.wording) \(late.id) kom in \(late.received), och begärdes alltså inte "
          + "kompletterad \(day); ange den dagen eller en senare med --on"))
  }

  /// Writes in the log that the letter was sent. What it says of that is a note: the letter itself is
  /// all that is on standard output.
  private func mark(
    _ letter: String, to project: Project, asking request: CompletionRequest
  ) throws {
    let store = try options.portfolio.open(.write)
    let day = try options.time.day(in: store)
    var hasher = SHA256Hasher()
    hasher.update(letter)
    let entry: Int64
    do {
      entry = try store.markRequested(
        project, versions: request.wanting.map(\.version), facts: request.facts,
        workingDays: workingDays, sent: day, letterSHA256: hasher.hex(), by: options.person.name,
        at: Clock.now)
    } catch let error as AlreadyRequested {
      Console.note(error)
      throw Exit.failed
    }
    _ = try store.settle()
    Console.note(
      Wording(
        "the request was sent on \(day), as log entry \(entry) says; due tells when it is answered",
        sv: "begäran skickades \(day), enligt loggpost \(entry); due visar när den är besvarad"))
  }
}
