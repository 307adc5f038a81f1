import ArgumentParser
import Findings
import Foundation
import Languages
import Portfolio
import Rules
import SafeText
import Values

struct DiffRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: say(
      "What differs between two days or two rulebooks, and whose verdict changes.",
      sv: "Vad som skiljer två dagar eller två regelböcker, och vems bedömning som ändras."),
    discussion: say(
      """
      Each of the two is a day, a folder of rulebook files, built-in for the program's own files, or \
      the beginning of the hash of a rulebook that was adopted. Everything they say otherwise is \
      listed, and then the projects of the portfolio whose verdict changes, as its papers stand now.
      """,
      sv: """
        Var och en av de två är en dag, en mapp med regelboksfiler, built-in för programmets egna \
        filer, eller början på kontrollsumman för en regelbok som har antagits. Allt som de säger \
        olika räknas upp, och sedan de projekt i portföljen vars bedömning ändras, som handlingarna \
        är nu.
        """) + """


        fondbok rules diff 2026-06-30 2026-07-01
        fondbok rules diff built-in our-rulebook --on 2026-12-01
        """)

  @Argument(
    help: Help(
      "A day, a folder, built-in, or a hash.",
      sv: "En dag, en mapp, built-in eller en kontrollsumma.",
      valueName: Wording("from", sv: "från")))
  var first: String

  @Argument(
    help: Help(
      "The other one.", sv: "Den andra.", valueName: Wording("to", sv: "till")))
  var second: String

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var time: TimeOptions
  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      // Rulebooks can be compared where there is no portfolio, or none that opens.
      let comparison = try portfolio.readIfItOpens(else: trial) { store in
        let day = try time.day(in: store)
        return try store.reading(time.snapshot) { try compare($0, on: day) }
      }
      try tell(try comparison ?? compare(nil, on: time.dayWithoutPortfolio))
    }
  }

  /// One of the two: a rulebook on a day.
  private struct Side {
    let rulebooks: Rulebooks
    let day: Day
  }

  private struct Comparison {
    let rulebook: [RulebookDifference]
    /// `nil` where there is no portfolio.
    let verdicts: [VerdictChange]?
  }

  private func compare(_ reading: Reading?, on day: Day) throws -> Comparison {
    let (from, to) = (try side(first, reading, day), try side(second, reading, day))
    return Comparison(
      rulebook: RulebookDifference.between(
        from.rulebooks.statements(on: from.day), to.rulebooks.statements(on: to.day)),
      verdicts: try reading.map { reading in
        let rates = try reading.rates()
        return try VerdictChange.all(
          in: reading, Context(rulebooks: from.rulebooks, day: from.day, rates: rates),
          Context(rulebooks: to.rulebooks, day: to.day, rates: rates))
      })
  }

  private func side(_ name: String, _ reading: Reading?, _ day: Day) throws -> Side {
    if let stated = Day(argument: name) {
      return Side(rulebooks: try trial.choose(reading), day: stated)
    }
    if name == "built-in" { return Side(rulebooks: .builtIn, day: day) }
    let isHash = name.count >= 4 && name.allSatisfy { $0.isHexDigit }
    if isHash {
      let all = try reading?.adoptedRulebooks() ?? []
      if let kept = all.first(where: { $0.sha256.hasPrefix(name.lowercased()) }) {
        do {
          return Side(rulebooks: try Rulebooks.load(kept.files), day: day)
        } catch {
          throw RulebookRefused(adopted: kept.entry, error)
        }
      }
      if Rulebooks.builtIn.hash.hasPrefix(name.lowercased()) {
        return Side(rulebooks: .builtIn, day: day)
      }
    }
    guard FileManager.default.fileExists(atPath: name) else {
      throw FindFiles.Nothing(
        wording: Wording(
          "\(name) is no day, no folder and no rulebook that was adopted; fondbok rulebook list shows "
            + "those that were",
          sv: "\(name) är ingen dag, ingen mapp och ingen antagen regelbok; fondbok rulebook list "
            + "räknar upp de antagna"))
    }
    return Side(rulebooks: try RulebookFolder.read(name), day: day)
  }

  private func tell(_ comparison: Comparison) throws {
    if format == .json {
      for difference in comparison.rulebook {
        Console.line(Console.mask(json(difference).line))
      }
      for change in comparison.verdicts ?? [] { Console.line(Console.mask(json(change).line)) }
      return
    }
    func line(_ words: Wording) { Console.wrapped(Console.safe(words(in: language.chosen))) }
    let none = Wording("–", sv: "–")
    for difference in comparison.rulebook {
      line(
        difference.subject + Wording.same(": ") + (difference.from ?? none) + Wording.same(" → ")
          + (difference.to ?? none))
    }
    guard let verdicts = comparison.verdicts else {
      line(
        counted(comparison)
          + Wording(
            "; there is no portfolio here to judge", sv: "; här finns ingen portfölj att bedöma"))
      return
    }
    var heading: Wording?
    for change in verdicts {
      // The whole portfolio has a heading too, also where its changes stand first.
      let subject = change.subject.map(Wording.same) ?? .portfolio
      if heading != subject {
        heading = subject
        line(subject)
      }
      line(.same("  \(change.rule.id) \(change.rule.name): ") + change.words)
    }
    line(counted(comparison) + changed(verdicts))
  }

  /// How many projects and other documents, and whether the whole portfolio, are judged otherwise.
  private func changed(_ verdicts: [VerdictChange]) -> Wording {
    let projects = Set(verdicts.compactMap { $0.isDocument ? nil : $0.subject }).count
    let documents = Set(verdicts.compactMap { $0.isDocument ? $0.subject : nil }).count
    var subjects: [Wording] = []
    if projects > 0 || verdicts.isEmpty {
      subjects.append(
        Wording(
          "\(projects) \(projects == 1 ? "project" : "projects")", sv: "\(projects) projekt"))
    }
    if documents > 0 {
      subjects.append(
        Wording(
          "\(documents) other \(documents == 1 ? "document" : "documents")",
          sv:
            "\(documents) \(documents == 1 ? "annan handling" : "andra handlingar")"))
    }
    if verdicts.contains(where: { $0.subject == nil }) { subjects.append(.portfolio) }
    return Wording(
      "; the verdict of \(subjects.listed()) changes",
      sv: "; bedömningen av \(subjects.listed()) ändras")
  }

  private func counted(_ comparison: Comparison) -> Wording {
    let count = comparison.rulebook.count
    return Wording(
      "\(count) \(count == 1 ? "thing" : "things") the rulebooks say otherwise",
      sv: "\(count) \(count == 1 ? "sak" : "saker") som regelböckerna säger olika")
  }

  private func json(_ difference: RulebookDifference) -> JSONValue {
    func text(_ words: Wording?) -> JSONValue { .optional(words.map { $0(in: language.ofJSON) }) }
    return .object([
      ("what", text(difference.subject)), ("from", text(difference.from)),
      ("to", text(difference.to)),
    ])
  }

  private func json(_ change: VerdictChange) -> JSONValue {
    .object([
      ("project", .optional(change.isDocument ? nil : change.subject)),
      ("document", .optional(change.isDocument ? change.subject : nil)),
      ("rule", .text(change.rule.id)),
      ("name", .text(change.rule.name)), ("from", .text(change.from.verdict.rawValue)),
      ("to", .text(change.to.verdict.rawValue)),
      ("fromSeverity", .text(change.from.severity.rawValue)),
      ("toSeverity", .text(change.to.severity.rawValue)),
      ("fromTrial", .text(change.from.isOnTrial ? "yes" : "no")),
      ("toTrial", .text(change.to.isOnTrial ? "yes" : "no")),
    ])
  }
}

extension Wording {
  fileprivate static var portfolio: Wording {
    Wording("the whole portfolio", sv: "hela portföljen")
  }
}

/// A rule that says something else of a project by another rulebook, or on another day.
private struct VerdictChange {
  /// The project's key, or a document's name; none for the whole portfolio.
  let subject: String?
  let isDocument: Bool
  let rule: RuleCard
  let from: Verdict
  let to: Verdict

  /// What a rule says, and how grave it is where it fails: as the gravest of what it finds.
  struct Verdict: Equatable {
    let verdict: Findings.Verdict
    let severity: Severity
    let isOnTrial: Bool

    init(_ assessment: Assessment) {
      verdict = assessment.outcome.verdict
      severity = assessment.gravest
      isOnTrial = assessment.isOnTrial
    }

    /// How grave it is, and whether it is on trial, matters where something is found.
    static func == (left: Verdict, right: Verdict) -> Bool {
      guard left.verdict == right.verdict else { return false }
      guard left.verdict == .fails || left.verdict == .notRun else { return true }
      return left.severity == right.severity && left.isOnTrial == right.isOnTrial
    }

    var words: Wording {
      let trial = isOnTrial ? Wording(", on trial", sv: ", på prov") : Wording.same("")
      return switch verdict {
      case .passes: Wording("passes", sv: "godkänd")
      case .fails:
        Wording("fails (\(severity.label)\(trial))", sv: "underkänd (\(severity.label)\(trial))")
      case .silent: Wording("silent", sv: "ej tillämplig")
      case .notRun: Wording("not run\(trial)", sv: "kunde inte bedömas\(trial)")
      }
    }

    /// The same of what is not run, with how grave it would be.
    var wordsWithSeverity: Wording {
      verdict == .notRun
        ? Wording("not run (\(severity.label))", sv: "kunde inte bedömas (\(severity.label))")
        : words
    }
  }

  var words: Wording {
    // Where neither the verdict nor the trial is another, it is how grave it would be.
    let isOfSeverity = from.words == to.words
    return (isOfSeverity ? from.wordsWithSeverity : from.words) + Wording.same(" → ")
      + (isOfSeverity ? to.wordsWithSeverity : to.words)
  }

  /// Every change, project by project, then the whole portfolio, then document by document.
  static func all(
    in reading: Reading, _ first: Context, _ second: Context
  ) throws -> [VerdictChange] {
    let (left, right) = (Assessor(context: first), Assessor(context: second))
    var (before, after) = (PortfolioAssessor(context: first), PortfolioAssessor(context: second))
    var changes: [VerdictChange] = []
    func compare(
      _ one: [Assessment], _ other: [Assessment], _ subject: String?, isDocument: Bool = false
    ) {
      for (old, new) in zip(one, other) where Verdict(old) != Verdict(new) {
        changes.append(
          VerdictChange(
            subject: subject, isDocument: isDocument, rule: old.card, from: Verdict(old),
            to: Verdict(new)))
      }
    }
    try reading.eachProject { project in
      before.add(project)
      after.add(project)
      compare(left.assess(project), right.assess(project), project.key)
    }
    let programmes = try reading.programmes()
    compare(before.assess(programmes: programmes), after.assess(programmes: programmes), nil)
    for document in try SubjectDocument.all(in: reading) {
      compare(
        left.assess(document), right.assess(document), document.header.name, isDocument: true)
    }
    return changes
  }
}
