import Findings
import Portfolio
import Rules
import Values

/// Keeps what a check of the whole portfolio found, for status to tell without judging again.
enum KeepJudgement {
  /// Keeps it where the portfolio can be written just now; a judgement is never worth waiting or
  /// failing for.
  static func keep(_ judged: Check.Judged, path: String) {
    let result = judged.result
    let judgement = Judgement(
      entry: judged.entry, day: judged.day, rulebookHash: judged.rulebooks.hash,
      rulebook: judged.rulebook,
      projects: result.projects, documents: result.documents, passed: result.tally.passed,
      failed: result.tally.failed, silent: result.tally.silent, notRun: result.tally.notRun,
      findings: judged.findings)
    guard let store = try? Store(path: path, access: .write, patience: 0) else { return }
    try? store.keep(judgement)
    _ = try? store.settle()
  }
}

extension Finding {
  /// The finding as the judgement keeps it.
  var judged: Judgement.Finding {
    Judgement.Finding(
      rule: rule, verdict: verdict.rawValue, severity: severity.rawValue, project: project,
      document: document)
  }
}
