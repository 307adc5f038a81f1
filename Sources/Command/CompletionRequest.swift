import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// What a project is asked to complete: what the rules find in the papers that it hands in itself, and that
/// it can mend. What is the authority's to do, be it found in a report, is not asked of the project.
struct CompletionRequest {
  /// The papers that were looked at.
  let papers: Wording
  /// What is missing or wrong, where, what to do, and by which law.
  let items: [Wording]
  /// The papers that something is wrong in.
  let wanting: [DocumentHeader]
  /// What was found, each as the SHA-256 of its facts.
  let facts: [String]
  /// What was found in these papers and others mend, each rule once, in the order of the rules.
  let leftOut: [LeftOut]

  /// A rule that found what is not the project's to mend, and whose it is.
  struct LeftOut {
    let card: RuleCard
    let mendedBy: Set<Deadline.Party>
  }

  init(_ project: Project, _ reading: Reading, in context: Context) throws {
    let headers = project.openPapers(on: context.day)
    papers =
      headers.isEmpty
      ? Wording("the project's papers", sv: "projektets handlingar")
      : headers.map { $0.kind.wording + .same(" \($0.id)") }.listed()
    let versions = Set(headers.map(\.version))
    let check = CheckPortfolio(
      context: context, rules: allRules, project: project.key,
      accepted: try AcceptedFindings(reading, on: context.day))
    let locate = LocateSpots(reading)
    var findings: [Finding] = []
    var wanting: Set<Int64> = []
    var leftOut: [LeftOut] = []
    for assessment in Assessor(rules: allRules, context: context).assess(project) {
      guard case .fails(let failures) = assessment.outcome else { continue }
      for failure in failures where versions.contains(failure.spot.version) {
        let severity = assessment.severity(of: failure)
        let finding = check.accepted.mark(
          try check.finding(failure, severity, assessment, locate))
        guard finding.standing == .counts, severity != .observation else { continue }
        let mendedBy = failure.mendedBy ?? assessment.card.mendedBy
        guard mendedBy.contains(.owner) else {
          if leftOut.last?.card.id != assessment.card.id {
            leftOut.append(LeftOut(card: assessment.card, mendedBy: mendedBy))
          }
          continue
        }
        findings.append(finding)
        wanting.insert(failure.spot.version)
      }
    }
    let sorted = findings.sorted()
    items = sorted.map(\.asked)
    var known: Set<String> = []
    facts = sorted.map(\.factsSHA256).filter { known.insert($0).inserted }
    self.wanting = headers.filter { wanting.contains($0.version) }
    self.leftOut = leftOut
  }
}

extension Project {
  /// What the project has handed in and is not decided on: the application before a decision, after it
  /// the reports to whose claims no paper of the authority answers.
  fileprivate func openPapers(on day: Day) -> [DocumentHeader] {
    guard decision(on: day) != nil else { return applications.map(\.header) }
    return reports.filter { report in
      report.received <= day
        && !payments.contains { $0.report == report.reference && $0.decided ?? .last <= day }
    }.map(\.header)
  }
}

extension Finding {
  /// The finding as a letter asks for its cure: what is there, where, what to do, by which law.
  fileprivate var asked: Wording {
    var words = Self.sentence(message)
    if let place {
      words =
        words
        + Wording(" (\(place.file), line \(place.line))", sv: " (\(place.file), rad \(place.line))")
    }
    words = words + .same(".")
    if let fix {
      words =
        words
        + Wording(" What to do: \(fix).", sv: " Åtgärd: \(fix).")
    }
    guard !law.isEmpty else { return words }
    let cited = law.map { citation in Wording { citation.text(in: $0) } }.joined(separator: "; ")
    return words + Wording(" By: \(cited).", sv: " Enligt: \(cited).")
  }

  /// The words with a capital letter at their beginning.
  private static func sentence(_ words: Wording) -> Wording {
    Wording { language in
      let text = words(in: language)
      return text.prefix(1).uppercased() + text.dropFirst()
    }
  }
}
