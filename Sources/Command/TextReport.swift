import Findings
import Languages
import Rules
import Values

/// Findings for people at a terminal.
///
/// Of each kind the first five are told and the rest is counted, unless all of them are asked for. What
/// decides nothing, since it is accepted or its rule is on trial, stands after what does.
final class TextReport: FindingReport {
  private let isWhole: Bool
  private let language: Language
  private let judging: Judging
  private let output: ReportOutput
  private let printer: TextPrinter
  private var counts: [Kind: Int] = [:]
  private var apart: [Finding] = []

  /// So many of a kind are told.
  static let first = 5

  /// What findings are counted by.
  private struct Kind: Hashable {
    let rule, name: String
    let verdict: Verdict
    let standing: Finding.Standing

    init(_ finding: Finding) {
      rule = finding.rule
      name = finding.name
      verdict = finding.verdict
      standing = finding.standing
    }
  }

  init(
    isShort: Bool, isWhole: Bool, _ language: Language, _ judging: Judging, _ output: ReportOutput
  ) {
    self.isWhole = isWhole
    self.language = language
    self.judging = judging
    self.output = output
    printer = TextPrinter(
      format: isShort ? .short : .text, isColoured: output.isColoured, language: language,
      mask: Console.mask)
  }

  func print(_ finding: Finding) {
    let kind = Kind(finding)
    counts[kind, default: 0] += 1
    guard isWhole || counts[kind] ?? 0 <= Self.first else { return }
    guard finding.standing == .counts else { return apart.append(finding) }
    write(finding)
  }

  private func write(_ finding: Finding) {
    var text = ""
    printer.print(finding, to: &text)
    output.write(text)
  }

  private func tell(_ words: Wording) { output.write(words(in: language) + "\n") }

  func finish(_ judged: Check.Judged) {
    for standing in [Finding.Standing.waived, .beta] {
      let findings = apart.filter { $0.standing == standing }
      guard !findings.isEmpty else { continue }
      tell(
        standing == .waived
          ? Wording("Accepted, and failing nothing:", sv: "Godtaget, och underkänner ingenting:")
          : Wording(
            "Of rules on trial, and failing nothing:",
            sv: "Av regler på prov, och underkänner ingenting:"))
      for finding in findings { write(finding) }
    }
    tellRest()
    let (rulebook, hash) = (judged.rulebook, judged.rulebooks.hash.prefix(12))
    let by = Wording(
      "; judged as of \(judged.day), rulebook \(rulebook) \(hash)",
      sv: "; bedömt per \(judged.day), regelbok \(rulebook) \(hash)")
    for words in CheckSummary.unseen(judged) { tell(words) }
    tell(CheckSummary.sentence(judged.result) + by)
    guard let rehearsal = judging.rehearsal else { return }
    tell(
      rehearsal.leftOut > 0
        ? CheckSummary.rehearsal(leftOut: rehearsal.leftOut)
        : CheckSummary.rehearsal(onlyPart: judged.result.tally.notRun > 0))
  }

  /// Says of which kinds there are more.
  private func tellRest() {
    guard !isWhole else { return }
    let more = counts.filter { $0.value > Self.first }.sorted {
      ($0.key.rule, $0.key.verdict.rawValue, $0.key.standing.rawValue)
        < ($1.key.rule, $1.key.verdict.rawValue, $1.key.standing.rawValue)
    }
    for (kind, count) in more {
      let what =
        kind.verdict == .notRun
        ? Wording("not run", sv: "kunde inte bedömas") : Wording("found", sv: "anmärkningar")
      tell(
        Wording(
          "\(kind.rule) \(kind.name): \(count) \(what), of which the first \(Self.first) are shown; "
            + "--all shows every one",
          sv: "\(kind.rule) \(kind.name): \(count) \(what), varav de första \(Self.first) visas; "
            + "--all visar alla"))
    }
  }
}
