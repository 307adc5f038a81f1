import ArgumentParser
import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: say(
      "Judge the portfolio, or documents before they are sent.",
      sv: "Bedöm portföljen, eller handlingar innan de skickas in."),
    discussion: say(
      """
      Without paths the whole portfolio is judged, or one project of it. With paths the files, \
      and the programme and call given with --with, go into a portfolio of their own and are \
      judged together, received on the day of judgement: the same verdict as the officer's. Of each \
      rule the first five findings are shown, and how many there are; --all shows every one, and so \
      do json, sarif, csv and xlsx. What has been accepted with fondbok waive, and what rules find that the \
      rulebook has put on trial, is shown apart and fails nothing. A record that is set aside is \
      judged by no rule: it is told of, and the check fails.
      """,
      sv: """
        Utan sökvägar bedöms hela portföljen, eller ett projekt i den. Med sökvägar läggs \
        filerna, tillsammans med program och utlysning som anges med --with, i en egen portfölj \
        och bedöms tillsammans som inkomna på bedömningsdagen: samma bedömning som handläggarens. \
        Av varje regel visas de fem första anmärkningarna, och hur många de är; --all visar alla, och \
        det gör också json, sarif, csv och xlsx. Det som har godtagits med fondbok waive, och det som \
        anmärks av regler som regelboken har satt på prov, visas för sig och underkänner ingenting. En \
        handling som är lagd åt sidan bedöms inte av någon regel: den nämns, och bedömningen underkänns.
        """) + """


        fondbok check
        fondbok check --project 6.2.5-2026-01147 --on 2026-12-01
        fondbok check application.xml --with call.xml --with programme.xml
        fondbok check --format html --output judgement.html
        fondbok check --format csv --dialect excel-sv --output anmarkningar.csv
        fondbok check --format xlsx --output anmarkningar.xlsx
        """)

  @Argument(
    help: Help(
      "Files or folders to rehearse; none for the portfolio.",
      sv: "Filer eller mappar att provbedöma; inga för portföljen.", valueName: .path))
  var path: [String] = []

  @Option(
    name: .customLong("with"),
    help: Help(
      "A file or folder that the rehearsal needs, such as the call, or a CSV file of rates.",
      sv: "En fil eller mapp som provbedömningen behöver, som utlysningen, eller en CSV-fil med "
        + "kurser.", valueName: .path))
  var with: [String] = []

  @Option(
    help: Help(
      "Judge only this project.", sv: "Bedöm bara det här projektet.", valueName: .project))
  var project: String?

  @Option(
    help: Help(
      "Judge only by this rule; may be given again.",
      sv: "Bedöm bara efter den här regeln; kan anges flera gånger.", valueName: .rule),
    completion: .list(allRules.map(\.card.id)))
  var rule: [String] = []

  @Option(
    help: Help(
      "text, short, json, sarif, html, csv or xlsx; xlsx needs --output.",
      sv: "text, short, json, sarif, html, csv eller xlsx; xlsx behöver --output.",
      valueName: .format))
  var format = FindingFormat.text

  @Option(
    help: Help(
      "rfc4180 (comma), the usual one, or excel-sv (for Swedish Excel); of CSV only.",
      sv: "rfc4180 (komma), den vanliga, eller excel-sv (för svenska Excel); bara för CSV.",
      valueName: Wording("dialect", sv: "dialekt")))
  var dialect: Export.Dialect?

  @Option(
    help: Help(
      "The file to write to instead of standard output.",
      sv: "Filen att skriva till i stället för standard ut.", valueName: .file))
  var output: String?

  @Flag(
    help: Help("Show every finding of each rule.", sv: "Visa alla anmärkningar av varje regel."))
  var all = false

  @OptionGroup var time: TimeOptions
  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if !with.isEmpty, path.isEmpty {
      throw ValidationError(
        say(
          "--with goes with files to rehearse", sv: "--with hör till filer som ska provbedömas"))
    }
    if !path.isEmpty, time.asOf != nil {
      throw ValidationError(
        say("--as-of goes with the portfolio", sv: "--as-of hör till portföljen"))
    }
    if dialect != nil, format != .csv {
      throw ValidationError(
        say(
          "--dialect is of CSV; \(format.rawValue) has none",
          sv: "--dialect hör till CSV; \(format.rawValue) har ingen"))
    }
    if format == .xlsx, output == nil { throw ValidationError.spreadsheetNeedsFile }
    for id in rule where !allRules.contains(where: { $0.card.matches(id) }) {
      throw ValidationError.unknownRule(id, cannotBe: .chosen)
    }
  }

  func run() throws {
    try finishing {
      StopSignal.watch()
      if let output { try portfolio.protect(from: output) }
      let rehearsal =
        try path.isEmpty ? nil : Rehearsal(path, with: with, on: time.dayWithoutPortfolio)
      defer { rehearsal?.remove() }
      let report = try CheckReport(
        format, (dialect ?? .rfc4180).dialect, to: output, isWhole: all, language,
        Judging(rehearsal, portfolio.path))
      defer { report.abandon() }
      var judged = try judge(rehearsal, report)
      if let project, judged.result.projects == 0 {
        throw UnknownProject(key: project, isOfFiles: rehearsal != nil)
      }
      let isWhole = path.isEmpty && rule.isEmpty && project == nil && time.asOf == nil
      if isWhole, trial.rulebook == nil { KeepJudgement.keep(judged, path: portfolio.path) }
      if rehearsal?.hasErrors ?? false { judged.result.hasErrors = true }
      try report.finish(judged)
      if rehearsal?.isUnreadable ?? false { throw Exit.unfinished }
      // What came and was set aside is judged by nobody: that is no verdict that nothing is wrong.
      if judged.result.hasErrors || !judged.open.records.isEmpty { throw Exit.failed }
      if judged.result.hasErrorNotRun { throw Exit.notRun }
    }
  }

  /// What a judgement found, and of what it is.
  struct Judged {
    let day: Day
    /// The last entry of the log that was judged.
    let entry: Int64
    let rulebooks: Rulebooks
    var result: CheckResult
    let findings: [Judgement.Finding]
    /// What came and was set aside.
    let open: OpenRecords

    /// The names of the rulebooks that judged.
    var rulebook: String { rulebooks.listed(result.rulebooks) }
  }

  /// Judges what there is to judge, and prints what is found. Nothing reads the portfolio afterwards.
  private func judge(
    _ rehearsal: Rehearsal?, _ report: CheckReport
  ) throws -> Judged {
    let store = try rehearsal?.store ?? portfolio.open(.read)
    let day = try rehearsal == nil ? time.day(in: store) : time.dayWithoutPortfolio
    let rules = allRules.filter { candidate in
      rule.isEmpty || rule.contains { candidate.card.matches($0) }
    }
    return try store.reading(time.snapshot) { reading in
      let key = try project.map {
        try FindProject.key(of: $0, in: reading, isOfFiles: rehearsal != nil)
      }
      let rulebooks = try trial.choose(reading).notingGaps()
      let check = CheckPortfolio(
        context: Context(
          rulebooks: rulebooks, day: day, rates: try reading.rates(),
          sent: try reading.sentPapers()),
        rules: rules, project: key, isWhole: rehearsal == nil,
        accepted: try AcceptedFindings(reading, on: day))
      let bar = ProgressBar(
        .projects, of: key == nil ? try reading.projectCount() : 1, language: language.chosen)
      defer { bar.clear() }
      reading.onProject = { done in
        bar.show(done)
        try StopSignal.stopIfAsked(
          Wording("stopped after \(done) projects", sv: "avbrutet efter \(done) projekt"))
      }
      try report.begin(reading, on: day)
      var findings: [Judgement.Finding] = []
      let result = try check.check(reading, besides: rehearsal?.findings ?? []) {
        bar.clear()
        if $0.standing == .counts { findings.append($0.judged) }
        report.print($0)
      }
      let isWhole = rehearsal == nil && key == nil
      let calls = isWhole ? try reading.calls().map { $0.header.reference } : nil
      let told = check.context.findingsOnRulebook(judgedBy: result.rulebooks, calls: calls)
      for finding in told { report.print(finding) }
      try report.end(reading, project: key, in: check.context)
      return Judged(
        day: day, entry: try reading.lastEntry(), rulebooks: rulebooks, result: result,
        findings: findings,
        open: try rehearsal == nil ? OpenRecords(reading, project: key) : OpenRecords())
    }
  }
}

/// A project that the portfolio does not have, or the files that are rehearsed.
struct UnknownProject: SayableError {
  let key: String
  /// The keys that differ from it in a few letters.
  var nearest: [String] = []
  var isOfFiles = false

  var wording: Wording {
    let names = nearest.map(Wording.same).listed()
    let meant =
      nearest.isEmpty
      ? Wording.same("")
      : nearest.count == 1
        ? Wording("; \(names) is near", sv: "; \(names) ligger nära")
        : Wording("; \(names) are near", sv: "; \(names) ligger nära")
    guard !isOfFiles else {
      return Wording(
        "there is no project \(key) in the files\(meant)",
        sv: "det finns inget projekt \(key) i filerna\(meant)")
    }
    return Wording(
      "there is no project \(key) in the portfolio\(meant); fondbok list shows their case numbers",
      sv: "det finns inget projekt \(key) i portföljen\(meant); fondbok list visar ärendenumren")
  }
}

extension ValidationError {
  /// A spreadsheet is no text for a terminal.
  static var spreadsheetNeedsFile: ValidationError {
    ValidationError(
      say(
        "xlsx is written into a file; name it with --output",
        sv: "xlsx skrivs till en fil; ange den med --output"))
  }

  /// What is wanted of a rule.
  enum Wanted {
    /// Its findings alone.
    case chosen
    /// That its findings fail nothing.
    case waived
  }

  /// There is no such rule, or it is one of those that judge no project.
  static func unknownRule(_ id: String, cannotBe wanted: Wanted) -> ValidationError {
    let isMeant = { (rule: String, name: String) in
      rule.lowercased() == id.lowercased() || name == id
    }
    if let rule = DoorRule.allCases.first(where: { isMeant($0.rawValue, $0.name) }) {
      return ValidationError(ofDoor(rule.rawValue, wanted))
    }
    if let rule = RulebookRule.allCases.first(where: { isMeant($0.rawValue, $0.name) }) {
      return ValidationError(ofRulebook(rule.rawValue, wanted))
    }
    return ValidationError(
      say(
        "there is no rule \(id); fondbok rules lists them",
        sv: "det finns ingen regel \(id); fondbok rules räknar upp dem"))
  }

  private static func ofDoor(_ id: String, _ wanted: Wanted) -> String {
    switch wanted {
    case .chosen:
      say(
        "\(id) is a rule of the door, which judges files as they come and not what is held; fondbok check "
          + "FILE tells what it finds in a file",
        sv:
          "\(id) är en av dörrens regler, som bedömer filer när de kommer och inte det som finns; fondbok "
          + "check FIL visar vad den finner i en fil")
    case .waived:
      say(
        "\(id) is a rule of the door, and what it finds cannot be accepted: the record is set aside until a "
          + "correct one comes, or fondbok withdraw closes it",
        sv:
          "\(id) är en av dörrens regler, och det den finner kan inte godtas: posten ligger åt sidan tills en "
          + "rätt kommer, eller tills fondbok withdraw stänger den")
    }
  }

  private static func ofRulebook(_ id: String, _ wanted: Wanted) -> String {
    switch wanted {
    case .chosen:
      say(
        "\(id) judges the rulebook itself and not a project, and every check tells what it finds; leave "
          + "--rule \(id) out",
        sv:
          "\(id) bedömer själva regelboken och inte ett ärende, och varje bedömning visar vad den finner; "
          + "utelämna --rule \(id)")
    case .waived:
      say(
        "\(id) judges the rulebook itself, and what it finds cannot be accepted for a project; mend it in a "
          + "rulebook of your own, and adopt that with fondbok rulebook adopt",
        sv:
          "\(id) bedömer själva regelboken, och det den finner kan inte godtas för ett ärende; åtgärda det i en "
          + "egen regelbok, och anta den med fondbok rulebook adopt")
    }
  }
}

extension RuleCard {
  /// Whether a person means this rule: by its id in any case, or by its name.
  func matches(_ word: String) -> Bool {
    id.lowercased() == word.lowercased() || name == word
  }
}
