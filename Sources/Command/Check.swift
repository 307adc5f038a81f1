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
    abstract: "Judge the portfolio, or documents before they are sent.",
    discussion: """
      Without paths the whole portfolio is judged, or one project of it. With paths the files, and \
      the programme and call given with --with, go into a portfolio of their own and are judged \
      together, received on the day of judgement: the same verdict as the officer's.

      fondbok check
      fondbok check --project 6.2.5-2026-01147 --on 2026-12-01
      fondbok check application.xml --with call.xml --with programme.xml
      """)

  @Argument(help: "Files or folders to rehearse; none for the portfolio.")
  var path: [String] = []

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A file or folder that the rehearsal needs, such as the call, or a CSV file of rates.",
      valueName: "path"))
  var with: [String] = []

  @Option(help: ArgumentHelp("Judge only this project.", valueName: "key"))
  var project: String?

  @Option(help: ArgumentHelp("Judge only by this rule; may be given again.", valueName: "id"))
  var rule: [String] = []

  @Option(help: "text, short or json.")
  var format = FindingFormat.text

  @OptionGroup var time: TimeOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if !with.isEmpty, path.isEmpty { throw ValidationError("--with goes with files to rehearse") }
    if !path.isEmpty, time.asOf != nil { throw ValidationError("--as-of goes with the portfolio") }
    for id in rule where !allRules.contains(where: { $0.card.matches(id) }) {
      throw ValidationError("there is no rule \(id); fondbok rules lists them")
    }
  }

  func run() throws {
    try finishing {
      let isRehearsal = !path.isEmpty
      let printing = FindingOutput(format, language: language.chosen)
      let rehearsal =
        try isRehearsal ? Rehearsal(path, with: with, on: time.dayWithoutPortfolio) : nil
      defer { rehearsal?.remove() }
      let store = try rehearsal?.store ?? portfolio.open(.read)
      let day = try isRehearsal ? time.dayWithoutPortfolio : time.day(in: store)
      let rules = allRules.filter { candidate in
        rule.isEmpty || rule.contains { candidate.card.matches($0) }
      }
      let rulebook = Rulebook.current
      var result = try store.reading(time.snapshot) { reading in
        let check = CheckPortfolio(
          context: Context(rulebook: rulebook, day: day, rates: try reading.rates()),
          rules: rules, project: project)
        return try check.check(reading, besides: rehearsal?.findings ?? []) { printing.print($0) }
      }
      if let project, result.projects == 0 {
        throw UnknownProject(key: project)
      }
      if rehearsal?.hasErrors ?? false { result.hasErrors = true }
      printing.finish(result, on: day, rulebook: rulebook, rehearsal: rehearsal)
      if rehearsal?.isUnreadable ?? false { throw Exit.unfinished }
      if result.hasErrors { throw Exit.failed }
      if result.hasErrorNotRun { throw Exit.notRun }
    }
  }
}

/// A project that the portfolio does not have.
struct UnknownProject: Error, CustomStringConvertible {
  let key: String

  var description: String {
    "there is no project \(key) in the portfolio; fondbok list shows their case numbers"
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
      onFinding: { found.append($0) })
    findings = found
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
  private let json = JSONPrinter(mask: Console.mask)

  init(_ format: FindingFormat, language: Language) {
    self.format = format
    self.language = language
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

  func finish(_ result: CheckResult, on day: Day, rulebook: Rulebook, rehearsal: Rehearsal?) {
    var output = ConsoleStream()
    if format == .json {
      json.print(result.tally, to: &output)
      output.flush()
      return
    }
    let hash = rulebook.hash.prefix(12)
    Console.line(
      language == .swedish
        ? swedish(result) + "; bedömt per \(day), regelbok \(rulebook.id) \(hash)"
        : english(result) + "; judged as of \(day), rulebook \(rulebook.id) \(hash)")
    guard rehearsal != nil else { return }
    Console.line(sentence(onlyPart: result.tally.notRun > 0))
  }

  private func english(_ result: CheckResult) -> String {
    let tally = result.tally
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    let others =
      result.documents > 0
      ? " and \(count(result.documents, "other document", "other documents"))" : ""
    return count(result.projects, "project", "projects") + others
      + ": \(count(tally.total, "judgement", "judgements")), \(tally.passed) passed, "
      + "\(tally.failed) failed, \(tally.silent) silent, \(tally.notRun) not run"
  }

  private func swedish(_ result: CheckResult) -> String {
    let tally = result.tally
    let others =
      result.documents > 0
      ? " och \(result.documents) \(result.documents == 1 ? "annan handling" : "andra handlingar")"
      : ""
    return "\(result.projects) projekt\(others): "
      + "\(tally.total) \(tally.total == 1 ? "bedömning" : "bedömningar"), \(tally.passed) godkända, "
      + "\(tally.failed) underkända, \(tally.silent) gäller inte, \(tally.notRun) kunde inte bedömas"
  }

  /// What a rehearsal is, and when it is not the whole verdict.
  private func sentence(onlyPart: Bool) -> String {
    switch (language, onlyPart) {
    case (.swedish, true):
      "En repetition. Det är inte handläggarens hela bedömning: de regler som inte kunde bedömas "
        + "säger vad som saknas."
    case (.swedish, false): "En repetition: regler om hela portföljen repeteras inte."
    case (.english, true):
      "A rehearsal. This is not the officer's whole verdict: the rules that were not run say what "
        + "is missing."
    case (.english, false): "A rehearsal: rules on the whole portfolio are not rehearsed."
    }
  }
}
