import ArgumentParser
import Findings
import Foundation
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
      judged together, received on the day of judgement: the same verdict as the officer's.
      """,
      sv: """
        Utan sökvägar bedöms hela portföljen, eller ett projekt i den. Med sökvägar läggs \
        filerna, tillsammans med program och utlysning som anges med --with, i en egen portfölj \
        och bedöms tillsammans som inkomna på bedömningsdagen: samma bedömning som handläggarens.
        """) + """


        fondbok check
        fondbok check --project 6.2.5-2026-01147 --on 2026-12-01
        fondbok check application.xml --with call.xml --with programme.xml
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
      sv: "Bedöm bara efter den här regeln; kan anges flera gånger.", valueName: .rule))
  var rule: [String] = []

  @Option(
    help: Help("text, short or json.", sv: "text, short eller json.", valueName: .format))
  var format = FindingFormat.text

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
    for id in rule where !allRules.contains(where: { $0.card.matches(id) }) {
      throw ValidationError.unknownRule(id)
    }
  }

  func run() throws {
    try finishing {
      let printing = FindingOutput(format, language)
      StopSignal.watch()
      let rehearsal =
        try path.isEmpty ? nil : Rehearsal(path, with: with, on: time.dayWithoutPortfolio)
      defer { rehearsal?.remove() }
      var judged = try judge(rehearsal, printing)
      if let project, judged.result.projects == 0 {
        throw UnknownProject(key: project)
      }
      let isWhole = path.isEmpty && rule.isEmpty && project == nil && time.asOf == nil
      if isWhole, trial.rulebook == nil { KeepJudgement.keep(judged, path: portfolio.path) }
      if rehearsal?.hasErrors ?? false { judged.result.hasErrors = true }
      printing.finish(
        judged.result, on: judged.day, rulebooks: judged.rulebooks, rehearsal: rehearsal)
      if rehearsal?.isUnreadable ?? false { throw Exit.unfinished }
      if judged.result.hasErrors { throw Exit.failed }
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
  }

  /// Judges what there is to judge, and prints what is found. Nothing reads the portfolio afterwards.
  private func judge(
    _ rehearsal: Rehearsal?, _ printing: FindingOutput
  ) throws -> Judged {
    let store = try rehearsal?.store ?? portfolio.open(.read)
    let day = try rehearsal == nil ? time.day(in: store) : time.dayWithoutPortfolio
    let rules = allRules.filter { candidate in
      rule.isEmpty || rule.contains { candidate.card.matches($0) }
    }
    return try store.reading(time.snapshot) { reading in
      let key = try project.map { try FindProject.key(of: $0, in: reading) }
      let rulebooks = try trial.choose(reading).notingGaps()
      let check = CheckPortfolio(
        context: Context(rulebooks: rulebooks, day: day, rates: try reading.rates()),
        rules: rules, project: key, isWhole: rehearsal == nil)
      let bar = ProgressBar(
        .projects, of: key == nil ? try reading.projectCount() : 1, language: language.chosen)
      defer { bar.clear() }
      reading.onProject = { done in
        bar.show(done)
        try StopSignal.stopIfAsked(
          Wording("stopped after \(done) projects", sv: "avbrutet efter \(done) projekt"))
      }
      var findings: [Judgement.Finding] = []
      let result = try check.check(reading, besides: rehearsal?.findings ?? []) {
        bar.clear()
        findings.append($0.judged)
        printing.print($0)
      }
      for finding in check.context.findingsOnRulebook() { printing.print(finding) }
      return Judged(
        day: day, entry: try reading.lastEntry(), rulebooks: rulebooks, result: result,
        findings: findings)
    }
  }
}

/// A project that the portfolio does not have.
struct UnknownProject: SayableError {
  let key: String
  /// The keys that differ from it in a few letters.
  var nearest: [String] = []

  var wording: Wording {
    let names = nearest.map(Wording.same).listed()
    let meant =
      nearest.isEmpty
      ? Wording.same("")
      : nearest.count == 1
        ? Wording("; \(names) is near", sv: "; \(names) ligger nära")
        : Wording("; \(names) are near", sv: "; \(names) ligger nära")
    return Wording(
      "there is no project \(key) in the portfolio\(meant); fondbok list shows their case numbers",
      sv: "det finns inget projekt \(key) i portföljen\(meant); fondbok list visar ärendenumren")
  }
}

extension ValidationError {
  /// There is no such rule.
  static func unknownRule(_ id: String) -> ValidationError {
    ValidationError(
      say(
        "there is no rule \(id); fondbok rules lists them",
        sv: "det finns ingen regel \(id); fondbok rules räknar upp dem"))
  }
}

enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
  case text, short, json
}

extension RuleCard {
  /// Whether a person means this rule: by its id in any case, or by its name.
  func matches(_ word: String) -> Bool {
    id.lowercased() == word.lowercased() || name == word
  }
}

/// Files in a portfolio of their own, judged before they are sent.
struct Rehearsal {
  let store: Store
  /// What the door found.
  let findings: [Finding]
  let hasErrors: Bool
  let isUnreadable: Bool
  /// How many records and files the door did not let in, which are therefore not judged.
  let leftOut: Int
  private let folder: TemporaryFolder

  init(_ paths: [String], with others: [String], on day: Day) throws {
    let isRates: (String) -> Bool = { $0.lowercased().hasSuffix(".csv") }
    let files = try FindFiles.find(paths) + FindFiles.find(others.filter { !isRates($0) })
    let folder = try TemporaryFolder()
    self.folder = folder
    var isReady = false
    defer { if !isReady { folder.remove() } }
    store = try Store(path: folder.path("rehearsal.sqlite"), access: .write)
    var found: [Finding] = []
    let tally = try importFiles(
      files, into: store, options: ImportOptions(),
      circumstances: ImportCircumstances(
        at: Clock.now, by: "rehearsal", received: day.iso, receivedAt: nil,
        isReceivedStated: false),
      onFinding: { found.append($0) }, isStopped: { StopSignal.isAsked })
    try StopSignal.stopIfAsked(
      Wording(
        "stopped; nothing was judged, and nothing is left of the rehearsal",
        sv: "avbrutet; ingenting bedömdes, och ingenting är kvar av provbedömningen"))
    findings = found
    leftOut = tally.setAside + tally.refusedFiles
    hasErrors = tally.hasErrors
    isUnreadable = tally.unreadableFiles > 0
    for path in others where isRates(path) {
      _ = try store.importRates(path, month: nil, by: "rehearsal")
    }
    isReady = true
  }

  func remove() { folder.remove() }
}

/// Prints findings in the format that was asked for, and what was counted in the end.
struct FindingOutput {
  private let format: FindingFormat
  private let language: Language
  private let text: TextPrinter
  private let json: JSONPrinter

  init(_ format: FindingFormat, _ options: LanguageOptions) {
    self.format = format
    language = options.chosen
    json = JSONPrinter(language: options.ofJSON, mask: Console.mask)
    text = TextPrinter(
      format: format == .short ? .short : .text, isColoured: Console.isColoured,
      language: language, mask: Console.mask)
  }

  func print(_ finding: Finding) {
    var output = ConsoleStream()
    if format == .json {
      json.print(finding, to: &output)
    } else {
      text.print(finding, to: &output)
    }
    output.flush()
  }

  func finish(_ result: CheckResult, on day: Day, rulebooks: Rulebooks, rehearsal: Rehearsal?) {
    var output = ConsoleStream()
    if format == .json {
      json.print(result.tally, to: &output)
      output.flush()
      return
    }
    let hash = rulebooks.hash.prefix(12)
    let judged = Wording(
      "; judged as of \(day), rulebook \(rulebooks.id) \(hash)",
      sv: "; bedömt per \(day), regelbok \(rulebooks.id) \(hash)")
    Console.line((summary(result) + judged)(in: language))
    guard let rehearsal else { return }
    if rehearsal.leftOut > 0 {
      return Console.line(sentence(leftOut: rehearsal.leftOut)(in: language))
    }
    Console.line(sentence(onlyPart: result.tally.notRun > 0)(in: language))
  }

  private func summary(_ result: CheckResult) -> Wording {
    let tally = result.tally
    func plural(_ number: Int, _ one: Wording, _ many: Wording) -> Wording {
      .same("\(number) ") + (number == 1 ? one : many)
    }
    var subjects = plural(
      result.projects, Wording("project", sv: "projekt"), Wording("projects", sv: "projekt"))
    if result.documents > 0 {
      subjects =
        subjects + Wording(" and ", sv: " och ")
        + plural(
          result.documents, Wording("other document", sv: "annan handling"),
          Wording("other documents", sv: "andra handlingar"))
    }
    let total = plural(
      tally.total, Wording("judgement", sv: "bedömning"), Wording("judgements", sv: "bedömningar"))
    let passed = plural(
      tally.passed, Wording("passed", sv: "godkänd"), Wording("passed", sv: "godkända"))
    let failed = plural(
      tally.failed, Wording("failed", sv: "underkänd"), Wording("failed", sv: "underkända"))
    let silent = plural(
      tally.silent, Wording("silent", sv: "ej tillämplig"), Wording("silent", sv: "ej tillämpliga"))
    return Wording(
      "\(subjects): \(total), \(passed), \(failed), \(silent), \(tally.notRun) not run",
      sv: "\(subjects): \(total), \(passed), \(failed), \(silent), "
        + "\(tally.notRun) kunde inte bedömas")
  }

  /// That part of what was to be rehearsed did not come in.
  private func sentence(leftOut: Int) -> Wording {
    leftOut == 1
      ? Wording(
        "A rehearsal. This is not the officer's whole verdict: a record or file was not taken, for "
          + "the reason above, and is not judged.",
        sv:
          "En provbedömning. Det är inte handläggarens hela bedömning: en post eller fil togs inte "
          + "in, av skälet ovan, och är inte bedömd.")
      : Wording(
        "A rehearsal. This is not the officer's whole verdict: \(leftOut) records and files were not "
          + "taken, for the reasons above, and are not judged.",
        sv:
          "En provbedömning. Det är inte handläggarens hela bedömning: \(leftOut) poster och filer "
          + "togs inte in, av skälen ovan, och är inte bedömda.")
  }

  /// What a rehearsal is, and when it is not the whole verdict.
  private func sentence(onlyPart: Bool) -> Wording {
    onlyPart
      ? Wording(
        "A rehearsal. This is not the officer's whole verdict: the rules that were not run say "
          + "what is missing.",
        sv: "En provbedömning. Det är inte handläggarens hela bedömning: de regler som inte kunde "
          + "bedömas säger vad som saknas.")
      : Wording(
        "A rehearsal: rules on the whole portfolio are not rehearsed.",
        sv: "En provbedömning: regler om hela portföljen provas inte.")
  }
}
