import Findings
import Languages

/// Findings as JSON, every one of them.
final class JSONReport: FindingReport {
  private let printer: JSONPrinter
  private let output: ReportOutput

  init(_ language: Language, _ output: ReportOutput) {
    printer = JSONPrinter(language: language, mask: Console.mask)
    self.output = output
  }

  func print(_ finding: Finding) {
    var text = ""
    printer.print(finding, to: &text)
    output.write(text)
  }

  func finish(_ judged: Check.Judged) {
    var text = ""
    printer.print(judged.result.tally, CheckSummary.unseenJSON(judged), to: &text)
    output.write(text)
  }
}
