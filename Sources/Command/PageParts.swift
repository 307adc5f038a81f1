import Findings
import Languages
import Portfolio
import Provenance
import SafeText
import Values

// What the pages of projects, agreements and events have in common.

extension Page {
  /// Labels and what they say, below each other.
  mutating func pairs(_ pairs: [(Wording, Wording)]) {
    let width = pairs.map { $0.0(in: language).shown.columns }.max() ?? 0
    for (label, words) in pairs { pair(label, words, labelWidth: width) }
  }

  /// What the rules say, and what they find.
  mutating func judgement(_ day: Day, _ tally: Tally, _ findings: [Finding]) {
    heading(
      Wording(
        "Judged as of \(day): \(tally.passed) passed, \(tally.failed) failed, "
          + "\(CheckSummary.apart(tally))\(tally.silent) silent, \(tally.notRun) not run",
        sv: "Bedömt per \(day): \(tally.passed) \(tally.passed == 1 ? "godkänd" : "godkända"), "
          + "\(tally.failed) \(tally.failed == 1 ? "underkänd" : "underkända"), "
          + "\(CheckSummary.apart(tally))\(tally.silent) \(tally.silent == 1 ? "ej tillämplig" : "ej tillämpliga"), "
          + "\(tally.notRun) kunde inte bedömas"))
    for finding in findings {
      let law = finding.law.first.map { law in Wording { " (\(law.text(in: $0)))" } }
      let verdict =
        finding.verdict == .notRun
        ? Wording("not run", sv: "kunde inte bedömas") : finding.severity.wording
      text(
        Wording.same("\(finding.rule) ") + verdict + Wording.same(": ") + finding.message
          + (law ?? Wording.same("")) + Self.standing(of: finding))
    }
  }

  /// Why a finding decides nothing, when it does not.
  private static func standing(of finding: Finding) -> Wording {
    if let waiver = finding.waiver {
      return Wording(
        "; accepted until \(waiver.until): \(waiver.because)",
        sv: "; godtaget till och med \(waiver.until): \(waiver.because)")
    }
    return finding.isBeta
      ? Wording("; the rule is on trial", sv: "; regeln är på prov") : .same("")
  }

  mutating func conflicts(_ conflicts: [FactConflict]) {
    guard !conflicts.isEmpty else { return }
    heading(Wording("Where sources differ", sv: "Där källorna skiljer sig åt"))
    for conflict in conflicts {
      let claims = conflict.claims.map { "\($0.value) (\($0.source))" }.joined(separator: "; ")
      text(FieldName(conflict.field).wording + Wording.same(": \(claims)"))
    }
  }

  mutating func openFields(_ fields: [String]) {
    guard !fields.isEmpty else { return }
    heading(Wording("What is not stated", sv: "Vad som inte anges"))
    text(fields.map { FieldName($0).wording }.joined(separator: "; "))
  }

  /// Every version of the papers, and where it stands.
  mutating func documents(_ versions: [ListedVersion]) {
    heading(Wording("Documents", sv: "Handlingar"))
    for version in versions {
      let kind = DocumentKind(rawValue: version.kind)?.wording ?? .same(version.kind)
      let state =
        version.isCurrent ? Wording.same("") : Wording(" (not current)", sv: " (gäller inte)")
      text(
        kind
          + Wording(
            " \(version.id), version \(version.number), issued \(version.issued), "
              + "received \(version.received)",
            sv: " \(version.id), version \(version.number), utfärdad \(version.issued), "
              + "inkommen \(version.received)") + state
          + Wording.same(" – \(version.file):\(version.line)"))
    }
  }
}
