import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// What a judgement counted.
struct CheckResult {
  /// Judgements: one rule on one project or document.
  var tally = Tally()
  var projects = 0
  var documents = 0
  /// The names of the rulebooks that projects were judged by.
  var rulebooks: Set<String> = []
  var hasErrors = false
  /// An error rule could not be judged for some subject.
  var hasErrorNotRun = false
}

extension CheckResult {
  /// Adds what was counted of another project.
  fileprivate mutating func add(_ other: CheckResult) {
    tally = tally + other.tally
    projects += other.projects
    rulebooks.formUnion(other.rulebooks)
    hasErrors = hasErrors || other.hasErrors
    hasErrorNotRun = hasErrorNotRun || other.hasErrorNotRun
  }

  /// Counts what is found, and what it decides.
  fileprivate mutating func count(_ finding: Finding) {
    guard finding.standing == .counts else { return }
    if finding.verdict == .notRun {
      hasErrorNotRun = hasErrorNotRun || finding.severity == .error
    } else {
      hasErrors = hasErrors || finding.severity == .error
    }
  }

  /// Counts what was found in one judgement, which decides nothing where none of it does.
  fileprivate mutating func count(_ found: [Finding]) {
    for finding in found { count(finding) }
    guard let first = found.first, !found.contains(where: { $0.standing == .counts }) else {
      return
    }
    tally.setApart(first.verdict, as: first.standing)
  }
}

/// Judges a portfolio, project by project, and hands on what is found in the order it is printed.
struct CheckPortfolio {
  let context: Context
  let rules: [AnyRule]
  /// The key of the one project to judge, or every one.
  var project: String?
  /// Whether the portfolio is the whole one: a rehearsal holds a part, of which sums say nothing.
  var isWhole = true
  /// What has been accepted.
  var accepted = AcceptedFindings()
  /// How many findings are held until those before them are known.
  var mostFindings = FindingsByProject.usual

  /// - Parameter others: findings without a project that were made elsewhere, to be handed on in their place.
  func check(
    _ reading: Reading, besides others: [Finding] = [], onFinding: (Finding) -> Void
  ) throws -> CheckResult {
    var result = CheckResult()
    guard project == nil else {
      try reading.eachProject(key: project) { project in
        result.add(try check(project, in: reading, onFinding: onFinding))
      }
      for finding in others.sorted() { onFinding(finding) }
      return result
    }
    let assessor = Assessor(rules: rules, context: context)
    let locate = LocateSpots(reading)
    var onDocuments = others
    for assessment in try judgeAll(by: assessor, reading, &result, onFinding) {
      result.tally.count(assessment.outcome.verdict)
      try hand([assessment], about: nil, locate, &result) { onDocuments.append($0) }
    }
    for document in try SubjectDocument.all(in: reading) {
      result.documents += 1
      let (tally, notable) = assessor.judge(document)
      result.tally = result.tally + tally
      try hand(notable, about: document.header.spot, locate, &result) {
        onDocuments.append($0)
      }
    }
    for finding in onDocuments.sorted() { onFinding(finding) }
    return result
  }

  /// Judges every project, and hands on what is found in the order of the projects' keys.
  ///
  /// They are read in the order of their arrival, in which most of a portfolio is read one page after the
  /// other; in that of their names each of them is somewhere else.
  /// - Returns: what the rules on all projects say.
  private func judgeAll(
    by assessor: Assessor, _ reading: Reading, _ result: inout CheckResult,
    _ onFinding: (Finding) -> Void
  ) throws -> [Assessment] {
    let locate = LocateSpots(reading)
    var found = FindingsByProject(most: mostFindings)
    let ahead = AssessAhead(
      assessor, whole: PortfolioAssessor(rules: isWhole ? rules : [], context: context))
    func take(_ judged: [AssessAhead.Judged]) throws {
      for judged in judged {
        result.projects += 1
        result.rulebooks.insert(context.rulebooks.id(for: judged.project.programme))
        result.tally = result.tally + judged.tally
        guard !judged.notable.isEmpty else { continue }
        try hand(judged.notable, about: spot(of: judged.project), locate, &result) {
          found.add($0, of: judged.project)
        }
      }
    }
    try reading.eachProject(in: .arrival) { try take(ahead.add($0)) }
    while case let rest = ahead.rest(), !rest.isEmpty { try take(rest) }
    try found.each(onFinding) { key in
      var again: [Finding] = []
      try reading.eachProject(key: key) { project in
        _ = try check(project, in: reading) { again.append($0) }
      }
      return again
    }
    return ahead.assessTogether(programmes: try reading.programmes())
  }

  /// Where a project stands: what says that a rule was not run points there.
  private func spot(of project: Project) -> Spot? {
    project.decision(on: context.day)?.spot ?? project.application?.spot
      ?? project.facts.first?.spot
  }

  /// Judges one project that has been read already.
  func check(
    _ project: Project, in reading: Reading, onFinding: (Finding) -> Void
  ) throws -> CheckResult {
    let (tally, notable) = Assessor(rules: rules, context: context).judge(project)
    var result = CheckResult(
      tally: tally, projects: 1, rulebooks: [context.rulebooks.id(for: project.programme)])
    try hand(notable, about: spot(of: project), LocateSpots(reading), &result, onFinding)
    return result
  }

  /// Judges one document that belongs to no project.
  func check(
    _ document: SubjectDocument, in reading: Reading, onFinding: (Finding) -> Void
  ) throws -> CheckResult {
    let (tally, notable) = Assessor(rules: rules, context: context).judge(document)
    var result = CheckResult(tally: tally, documents: 1)
    try hand(notable, about: document.header.spot, LocateSpots(reading), &result, onFinding)
    return result
  }

  /// Turns what the rules said of one subject into findings, in the order of their places.
  private func hand(
    _ assessments: [Assessment], about spot: Spot?, _ locate: LocateSpots,
    _ result: inout CheckResult, _ onFinding: (Finding) -> Void
  ) throws {
    var findings: [Finding] = []
    for assessment in assessments {
      switch assessment.outcome {
      case .passes, .silent: continue
      case .fails(let failures):
        let found = try failures.map { failure in
          let severity = assessment.severity(of: failure)
          return accepted.mark(try finding(failure, severity, assessment, locate))
        }
        result.count(found)
        findings += found
      case .notRun(let missing, let fix, let place):
        let finding = try notRun(missing, fix, place ?? spot, assessment, locate)
        result.count([finding])
        findings.append(finding)
      }
    }
    for finding in findings.sorted() { onFinding(finding) }
  }

  /// What a rule found, at its place.
  func finding(
    _ failure: Failure, _ severity: Severity, _ assessment: Assessment, _ locate: LocateSpots
  ) throws -> Finding {
    var finding = Finding(
      rule: assessment.card.id, name: assessment.card.name, severity: severity,
      project: assessment.project, document: assessment.document?.name,
      place: try locate.place(of: failure.spot), message: failure.message,
      law: assessment.law(of: failure), fix: failure.fix,
      notes: try failure.notes.map {
        Finding.Note($0.message, at: try locate.place(of: $0.spot))
      }, judgedOn: context.day.iso, rulebook: context.rulebooks.hash)
    finding.isBeta = assessment.isOnTrial
    return finding
  }

  private func notRun(
    _ missing: Wording, _ fix: Wording, _ spot: Spot?, _ assessment: Assessment,
    _ locate: LocateSpots
  ) throws -> Finding {
    var finding = Finding(
      rule: assessment.card.id, name: assessment.card.name, severity: assessment.severity,
      verdict: .notRun, project: assessment.project, document: assessment.document?.name,
      place: try spot.flatMap { try locate.place(of: $0) }, message: missing,
      law: assessment.law(of: nil), fix: fix, judgedOn: context.day.iso,
      rulebook: context.rulebooks.hash)
    finding.isBeta = assessment.isOnTrial
    return finding
  }
}

extension DocumentHeader {
  /// The document's name for people: its kind, its issuer and its id.
  var name: String { "\(kind.rawValue) \(issuer) \(id)" }
}
