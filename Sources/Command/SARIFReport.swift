import Findings
import Importer
import Languages
import Portfolio
import Rules
import SafeText
import Values

/// Findings as a log of SARIF, every one of them.
final class SARIFReport: FindingReport {
  private var printer: SARIFPrinter
  private let judging: Judging
  private let output: ReportOutput

  init(_ language: Language, _ judging: Judging, _ output: ReportOutput) {
    self.judging = judging
    self.output = output
    let door = judging.rehearsal == nil ? [] : DoorRule.allCases.map(\.described)
    printer = SARIFPrinter(
      version: Fondbok.version,
      rules: allRules.map(\.card.described) + RulebookRule.allCases.map(\.described) + door,
      language: language,
      mask: Console.mask, hash: { SHA256Hasher.hex(of: Array($0.utf8)) })
    var text = ""
    printer.begin(to: &text)
    output.write(text)
  }

  func print(_ finding: Finding) {
    var text = ""
    printer.print(finding, to: &text)
    output.write(text)
  }

  func finish(_ judged: Check.Judged) {
    let (result, tally) = (judged.result, judged.result.tally)
    var properties: [(String, JSONValue)] = [
      ("judgedOn", .text(judged.day.iso)), ("rulebook", .text(judged.rulebook)),
      ("rulebookSHA256", .text(judged.rulebooks.hash)),
      ("logEntry", judging.rehearsal == nil ? .integer(judged.entry) : .null),
      ("projects", .optional(result.projects)), ("documents", .optional(result.documents)),
      ("passed", .optional(tally.passed)), ("failed", .optional(tally.failed)),
      ("silent", .optional(tally.silent)), ("notRun", .optional(tally.notRun)),
      ("waived", .optional(tally.waived)), ("beta", .optional(tally.beta)),
    ]
    properties += CheckSummary.unseenJSON(judged)
    var text = ""
    printer.end(properties, isWhole: true, to: &text)
    output.write(text)
  }
}

extension RuleCard {
  /// The rule as a log of SARIF describes it.
  fileprivate var described: SARIFPrinter.Rule {
    let explain = Wording(
      "fondbok explain \(id) shows the numbers and the examples.",
      sv: "fondbok explain \(id) visar tal och exempel.")
    let doubt = doubt.map { Wording("\nDoubt: \($0)", sv: "\nTvekan: \($0)") } ?? .same("")
    return SARIFPrinter.Rule(
      id: id, name: name, title: title, summary: summary,
      help: why + doubt + .same("\n") + explain, severity: severity, isBeta: state == .beta,
      law: law)
  }
}

extension RulebookRule {
  fileprivate var described: SARIFPrinter.Rule {
    SARIFPrinter.Rule(
      id: rawValue, name: name, title: title, summary: finds, help: consequence,
      severity: severity, isBeta: false, law: [])
  }
}

extension DoorRule {
  fileprivate var described: SARIFPrinter.Rule {
    SARIFPrinter.Rule(
      id: rawValue, name: name, title: .same(name), summary: finds, help: consequence,
      severity: severity, isBeta: false, law: [law])
  }
}
