import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// How a rule came to its verdict of one project: the amounts it took, where they are written, what the
/// law says of them, and what is left.
struct ExplainProject {
  let rule: AnyRule
  /// The project's key, or what stands for the whole portfolio.
  let key: String
  let day: Day
  let rulebooks: Rulebooks
  let language: Language

  /// The page, line by line.
  func lines(_ reading: Reading) throws -> [String] {
    let books = rulebooks.notingGaps(questions: true)
    var context = Context(
      rulebooks: books, day: day, rates: try reading.rates(),
      sent: try reading.sentPapers())
    let workings = Workings()
    context.workings = workings
    var projects: [Project] = []
    try reading.eachProject(key: key) { projects.append($0) }
    let (assessments, whole) = try assess(projects, in: context, reading)
    let programmes: [Programme?] =
      projects.isEmpty ? try reading.programmes() : projects.map(\.programme)
    let names = books.listed(Set(programmes.map { books.id(for: $0) }))
    let locate = LocateSpots(reading)
    var lines = [Wording.same("\(rule.card.id) · \(rule.card.name) · \(key)")]
    lines.append(
      Wording(
        "judged as of \(day), rulebook \(names) \(books.hash.prefix(12))",
        sv: "bedömt per \(day), regelbok \(names) \(books.hash.prefix(12))"))
    if case .portfolio = rule {
      lines.append(
        Wording(
          "The rule judges the whole portfolio, and so does this account.",
          sv: "Regeln bedömer hela portföljen, och det gör också den här redogörelsen."))
    }
    lines += try steps(workings.steps, locate)
    lines += questions(books.main.gaps?.questions ?? [])
    lines += papers(of: projects, among: whole)
    let check = CheckPortfolio(
      context: context, rules: [rule], project: key,
      accepted: try AcceptedFindings(reading, on: day))
    lines += try verdicts(assessments, locate, check)
    if let doubt = rule.card.doubt { lines.append(Self.doubt(doubt)) }
    return lines.map { Console.safe($0(in: language)) }
  }

  /// What the rule says, and how many projects it looked at where it judges the whole portfolio.
  private func assess(
    _ projects: [Project], in context: Context, _ reading: Reading
  ) throws -> (said: [Assessment], whole: Int?) {
    let assessor = Assessor(rules: [rule], context: context)
    switch rule {
    case .project:
      return (projects.flatMap { assessor.assess($0) }, nil)
    case .document:
      let own = Set(projects.flatMap { $0.paperSpots.map(\.version) })
      let papers = try SubjectDocument.all(in: reading).filter {
        own.contains($0.header.spot.version)
      }
      return (papers.flatMap { assessor.assess($0) }, nil)
    case .portfolio:
      var assessor = PortfolioAssessor(rules: [rule], context: context)
      var seen = 0
      try reading.eachProject {
        assessor.add($0)
        seen += 1
      }
      return (assessor.assess(programmes: try reading.programmes()), seen)
    }
  }

  // MARK: Parts of the page

  private func steps(_ steps: [Workings.Step], _ locate: LocateSpots) throws -> [Wording] {
    guard !steps.isEmpty else { return [] }
    return try [Wording("Working:", sv: "Uträkning:")]
      + steps.map { step in
        let sign: Wording =
          switch step.kind {
          case .part: .same("    ")
          case .amount: .same("  = ")
          case .rate: .same("  ÷ ")
          case .factor: .same("  × ")
          case .limit: .same("  ≤ ")
          case .below: .same("  < ")
          case .least: .same("  ≥ ")
          case .stated: .same("  ≟ ")
          case .margin(let isKept): .same(isKept ? "  ✓ " : "  ✗ ")
          }
        let place = try step.spot.flatMap { try locate.place(of: $0) }.map {
          Wording.same("  \($0.file):\($0.line)")
        }
        let law = step.law.isEmpty ? nil : Wording.same("  ") + cited(step.law)
        return sign + step.what + Wording.same(": ") + step.value + (place ?? .same(""))
          + (law ?? .same(""))
      }
  }

  private func questions(_ questions: [RulebookGaps.Question]) -> [Wording] {
    guard !questions.isEmpty else { return [] }
    return [Wording("Asked the rulebook:", sv: "Frågade regelboken:")]
      + questions.flatMap { question in
        let law = question.law.isEmpty ? Wording.same("") : .same("; ") + cited(question.law)
        let line = Wording(
          "  \(question.subject) on \(question.day): \(question.says)\(law)",
          sv: "  \(question.subject) den \(question.day): \(question.says)\(law)")
        return [line] + (question.doubt.map { [.same("    ") + Self.doubt($0)] } ?? [])
      }
  }

  private static func doubt(_ doubt: Wording) -> Wording {
    Wording("Doubt: \(doubt)", sv: "Tvekan: \(doubt)")
  }

  private func papers(of projects: [Project], among whole: Int?) -> [Wording] {
    var names = projects.flatMap { $0.papers(on: day) }
    if let whole {
      let own =
        projects.isEmpty
        ? .same("") : Wording("; those of \(key) are", sv: "; för \(key) är de")
      names.insert(
        Wording(
          "the papers of \(whole == 1 ? "the one project" : "all \(whole) projects") of the portfolio",
          sv: "handlingarna för \(whole == 1 ? "det enda projektet" : "alla \(whole) projekt") i "
            + "portföljen") + own, at: 0)
    }
    guard !names.isEmpty else { return [] }
    return [Wording("Looked at:", sv: "Såg på:")] + names.map { .same("  ") + $0 }
  }

  private func verdicts(
    _ assessments: [Assessment], _ locate: LocateSpots, _ check: CheckPortfolio
  ) throws -> [Wording] {
    guard !assessments.isEmpty else {
      return [
        Wording(
          "Verdict: the project has no document that the rule judges",
          sv: "Bedömning: projektet har ingen handling som regeln bedömer")
      ]
    }
    return try assessments.flatMap { assessment -> [Wording] in
      switch assessment.outcome {
      case .passes: return [Wording("Verdict: passes", sv: "Bedömning: godkänd")]
      case .silent(let because, let law):
        let citation = law.map { Wording.same("; ") + cited([$0]) } ?? .same("")
        return [
          Wording(
            "Verdict: silent: \(because)\(citation)",
            sv: "Bedömning: ej tillämplig: \(because)\(citation)")
        ]
      case .notRun(let missing, let fix, _):
        return [
          Wording("Verdict: not run: \(missing)", sv: "Bedömning: kunde inte bedömas: \(missing)"),
          Wording("  fix: \(fix)", sv: "  åtgärd: \(fix)"),
        ]
      case .fails(let failures):
        return try failures.flatMap { failure -> [Wording] in
          let place = try locate.place(of: failure.spot).map { " \($0.file):\($0.line)" } ?? ""
          let finding = try check.finding(
            failure, assessment.severity(of: failure), assessment, locate)
          let severity = assessment.severity(of: failure).label
          let trial =
            assessment.isOnTrial ? Wording(", on trial", sv: ", på prov") : Wording.same("")
          return [
            Wording(
              "Verdict: fails (\(severity)\(trial))\(place): \(failure.message)",
              sv: "Bedömning: underkänd (\(severity)\(trial))\(place): \(failure.message)"),
            Wording("  fix: \(failure.fix)", sv: "  åtgärd: \(failure.fix)"),
          ] + (check.accepted.mark(finding).waiver.map { [Self.accepted($0)] } ?? [])
        }
      }
    }
  }

  private static func accepted(_ waiver: Finding.Waiver) -> Wording {
    Wording(
      "  accepted until \(waiver.until) in log entry \(waiver.entry) by \(waiver.by): \(waiver.because)",
      sv:
        "  godtaget till och med \(waiver.until) i loggpost \(waiver.entry) av \(waiver.by): \(waiver.because)"
    )
  }

  private func cited(_ law: [Citation]) -> Wording {
    law.map { citation in Wording { citation.text(in: $0) } }.joined(separator: "; ")
  }
}

extension Project {
  /// The papers that hold for the project on a day, in the order of its life.
  fileprivate func papers(on day: Day) -> [Wording] {
    // What an earlier decision says may still hold under an amendment, and its day is that of the selection.
    let decided = decisions.filter { $0.validFrom <= day }
    let headers =
      [programme?.header, call?.header, application?.header].compactMap(\.self)
      + decided.map(\.header) + reports.map(\.header) + payments.map(\.header) + facts.map(\.header)
    return headers.map { header in
      header.kind.wording
        + Wording(
          " \(header.id), version \(header.number), received \(header.received)",
          sv: " \(header.id), version \(header.number), inkommen \(header.received)")
    }
  }

  /// Where its papers stand that rules judge by themselves.
  fileprivate var paperSpots: [Spot] {
    [programme?.header.spot, call?.header.spot].compactMap(\.self) + reports.map(\.header.spot)
  }
}
