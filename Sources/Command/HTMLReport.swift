import Findings
import Foundation
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// Findings on one page for a browser, which works from an attachment to a letter.
///
/// What is found is written into a file of its own as it comes, and joined to what has been counted in
/// the end, so that memory does not grow with the findings.
final class HTMLReport: FindingReport {
  private let isWhole: Bool
  private let language: Language
  private let judging: Judging
  private let output: ReportOutput
  private let folder: TemporaryFolder
  private let scratch: ReportOutput
  private var titles: [String: String] = [:]
  private var rules: [String: RuleCount] = [:]
  private var severities: [Severity: Int] = [:]
  private var open = 0
  private var shown = 0
  private var found = 0
  /// The subjects that have a place on the page, in their order.
  private var subjects: [String: Int] = [:]
  private var subject: String?
  private var apart: [Finding] = []
  private var deadlines: HTMLDeadlines?

  /// So many findings are shown one by one unless all are asked for: a page of some MiB, which a
  /// browser opens at once and a letter carries.
  static let most = 2000

  /// So many provisions are cited for a rule, which may stand on those of several funds.
  private static let mostLaw = 8

  /// How often a rule found something, and what its findings cite.
  private struct RuleCount {
    var name = ""
    var severity = Severity.observation
    var failed = 0
    var notRun = 0
    var waived = 0
    var isBeta = false
    var law: [Citation] = []
  }

  init(isWhole: Bool, _ language: Language, _ judging: Judging, _ output: ReportOutput) throws {
    self.isWhole = isWhole
    self.language = language
    self.judging = judging
    self.output = output
    folder = try TemporaryFolder()
    scratch = try ReportOutput(folder.path("findings.html"))
  }

  deinit { folder.remove() }

  func begin(_ reading: Reading, on day: Day) throws {
    try reading.listProjects(on: day) { titles[$0.key] = $0.title }
    deadlines = HTMLDeadlines(on: day)
  }

  func end(_ reading: Reading, project: String?, in context: Context) throws {
    let context = context.knowing(try reading.sentPapers())
    var deadlines = HTMLDeadlines(on: context.day)
    let accepted = try AcceptedLateness.all(in: reading, context)
    // What cannot be computed of one project is what a rule says that was not run.
    try reading.eachProject(key: project) { project in
      for deadline in (try? project.deadlines(in: context)) ?? [] {
        deadlines.add(accepted.mark(deadline, of: project.key), of: project.key)
      }
    }
    // A rehearsal is of one applicant's papers, who owes the others nothing.
    if project == nil, judging.rehearsal == nil,
      let last = try? context.day.adding(days: HTMLDeadlines.counted)
    {
      let papers =
        try reading.dueOfProgrammes(in: context, until: last)
        + reading.dueOfOtherPapers(on: context.day)
      for item in papers { deadlines.add(item.deadline, of: item.subject) }
    }
    deadlines.settle()
    self.deadlines = deadlines
  }

  // MARK: Findings

  func print(_ finding: Finding) {
    count(finding)
    guard isWhole || shown < Self.most else { return }
    shown += 1
    if subject != finding.subject { begin(finding) }
    guard finding.standing == .counts else { return apart.append(finding) }
    scratch.write(HTMLFinding(language: language).article(finding))
  }

  private func count(_ finding: Finding) {
    found += 1
    var rule = rules[finding.rule] ?? RuleCount()
    if rule.name.isEmpty { rule.severity = finding.severity }
    rule.name = finding.name
    rule.severity = min(rule.severity, finding.severity)
    for citation in finding.law where rule.law.count < Self.mostLaw {
      // A paper of one project is no law of the rule.
      if case .document = citation.source { continue }
      if !rule.law.contains(citation) { rule.law.append(citation) }
    }
    switch (finding.standing, finding.verdict) {
    case (.waived, _): rule.waived += 1
    case (_, .notRun): rule.notRun += 1
    default: rule.failed += 1
    }
    rule.isBeta = finding.isBeta
    rules[finding.rule] = rule
    guard finding.standing == .counts else { return }
    if finding.verdict == .notRun {
      open += 1
    } else {
      severities[finding.severity, default: 0] += 1
    }
  }

  private func begin(_ finding: Finding) {
    endSubject()
    subject = finding.subject
    let number = subjects.count + 1
    subjects[finding.subject] = number
    let name =
      finding.project == nil && finding.document == nil
      ? said(Wording("The whole portfolio", sv: "Hela portföljen")) : finding.subject
    let title = finding.project.flatMap { titles[$0] }.map { " · \($0)" } ?? ""
    scratch.write("<section id=\"p\(number)\">\n<h3>\(HTMLPage.text(name + title))</h3>\n")
  }

  private func endSubject() {
    guard subject != nil else { return }
    for finding in apart { scratch.write(HTMLFinding(language: language).article(finding)) }
    apart.removeAll()
    scratch.write("</section>\n")
    subject = nil
  }

  // MARK: The page

  func finish(_ judged: Check.Judged) {
    endSubject()
    let title = said(
      Wording("Judged as of \(judged.day)", sv: "Bedömt per \(judged.day)"))
    output.write(HTMLPage.head(title: "fondbok · \(title)", language: language))
    output.write(
      """
      <body>
      <a class="skip" href="#main">\(clean(Wording("To the findings", sv: "Till anmärkningarna")))</a>
      <header>
      <h1>\(HTMLPage.text(title))</h1>
      \(facts(judged))</header>
      <nav aria-label="\(clean(Wording("Sections", sv: "Avsnitt")))"><ul>
      <li><a href="#summary">\(clean(Wording("In short", sv: "I korthet")))</a></li>
      <li><a href="#rules">\(clean(Wording("By rule", sv: "Efter regel")))</a></li>
      <li><a href="#deadlines">\(clean(Wording("By deadline", sv: "Efter tidsfrist")))</a></li>
      <li><a href="#projects">\(clean(Wording("By project", sv: "Efter ärende")))</a></li>
      </ul></nav>
      <main id="main">

      """)
    output.write(summary(judged))
    output.write(ruleSection())
    output.write(deadlines?.section(language, projects: subjects) ?? "")
    output.write(
      "<section id=\"projects\">\n<h2>\(clean(Wording("By project", sv: "Efter ärende")))</h2>\n")
    if found == 0 {
      output.write("<p>\(clean(Wording("Nothing was found.", sv: "Ingenting anmärktes.")))</p>\n")
    } else if shown < found {
      output.write(
        "<p>"
          + clean(
            Wording(
              "The first \(shown) of \(found) findings are shown; --all shows every one.",
              sv: "De första \(shown) av \(found) anmärkningarna visas; --all visar alla."))
          + "</p>\n")
    }
    copyFindings()
    output.write("</section>\n" + HTMLPage.foot)
  }

  private func copyFindings() {
    try? scratch.finish()
    guard let file = FileHandle(forReadingAtPath: folder.path("findings.html")) else { return }
    defer { try? file.close() }
    // Whole lines, so that no character is cut in two.
    var rest = Data()
    while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty {
      rest += piece
      guard let end = rest.lastIndex(of: 0x0A) else { continue }
      output.write(String(decoding: rest[...end], as: UTF8.self))
      rest = Data(rest[rest.index(after: end)...])
    }
    output.write(String(decoding: rest, as: UTF8.self))
  }

  private func facts(_ judged: Check.Judged) -> String {
    var pairs = [
      (
        Wording("Rulebook", sv: "Regelbok"),
        "\(HTMLPage.text(judged.rulebook)) <code>\(judged.rulebooks.hash.prefix(12))</code>"
      ),
      (Wording("Program", sv: "Program"), "fondbok \(Fondbok.version)"),
    ]
    if judging.rehearsal == nil {
      pairs.insert(
        (
          Wording("Portfolio", sv: "Portfölj"),
          HTMLPage.text(
            URL(fileURLWithPath: judging.portfolio).lastPathComponent
              + said(
                Wording(", log entry \(judged.entry)", sv: ", loggpost \(judged.entry)")))
        ), at: 0)
    } else {
      pairs.insert(
        (
          Wording("A rehearsal", sv: "En provbedömning"),
          clean(
            Wording(
              "of files, before they are sent; rules on the whole portfolio are not rehearsed",
              sv: "av filer, innan de skickas in; regler om hela portföljen provas inte"))
        ), at: 0)
    }
    let lines = pairs.map { "<dt>\(clean($0.0))</dt><dd>\($0.1)</dd>" }
    return "<dl>\n\(lines.joined(separator: "\n"))\n</dl>\n"
  }

  private func summary(_ judged: Check.Judged) -> String {
    let (result, tally) = (judged.result, judged.result.tally)
    var parts: [(kind: String, count: Int, words: Wording)] = [
      ("good", tally.passed, Wording("passed", sv: "godkända")),
      ("error", tally.failed, Wording("failed", sv: "underkända")),
      ("observation", tally.waived, Wording("accepted", sv: "godtagna")),
      ("observation", tally.beta, Wording("by rules on trial", sv: "av regler på prov")),
      ("open", tally.notRun, Wording("not run", sv: "kunde inte bedömas")),
      ("silent", tally.silent, Wording("silent: the rule does not apply", sv: "ej tillämpliga")),
    ]
    // What there is none of on most pages is told only where there is some.
    parts.removeAll { $0.kind == "observation" && $0.count == 0 }
    let legend = parts.map { part in
      "<li><svg viewBox=\"0 0 8 8\" aria-hidden=\"true\" focusable=\"false\"><rect class=\""
        + "\(part.kind)\" width=\"8\" height=\"8\"/></svg>\(part.count) \(clean(part.words))</li>"
    }
    let label = parts.map { "\($0.count) \(said($0.words))" }.joined(separator: ", ")
    let whole = severities.values.reduce(open, +)
    var kinds: [(words: Wording, count: Int, name: String)] = []
    for severity in Severity.allCases {
      kinds.append((severity.wording, severities[severity] ?? 0, severity.rawValue))
    }
    kinds.append((Wording("not run", sv: "kunde inte bedömas"), open, "open"))
    let heading = clean(Wording("In short", sv: "I korthet"))
    let chart = HTMLPage.parts(parts.map { part in (part.kind, part.count) }, label: label)
    let rows = kinds.map { kind in
      [clean(kind.words), "\(kind.count)", HTMLPage.bar(kind.count, of: whole, kind.name)]
    }
    let table = HTMLPage.table(
      said(Wording("Findings that count", sv: "Anmärkningar som räknas")),
      [
        said(Wording("Kind", sv: "Slag")), said(Wording("Findings", sv: "Antal")),
        said(Wording("Share", sv: "Andel")),
      ], rows)
    let unseen = CheckSummary.unseen(judged).map { "<p>\(clean($0 + .same(".")))</p>\n" }
    return "<section id=\"summary\">\n<h2>\(heading)</h2>\n"
      + "<p>\(clean(CheckSummary.sentence(result) + .same(".")))</p>\n\(unseen.joined())\(chart)\n"
      + "<ul class=\"legend\">\(legend.joined())</ul>\n\(table)</section>\n"
  }

  private func ruleSection() -> String {
    let cards = Dictionary(
      allRules.map { ($0.card.id, $0.card) }, uniquingKeysWith: { first, _ in first })
    let sorted = rules.sorted {
      ($0.value.severity, -$0.value.failed, $0.key) < ($1.value.severity, -$1.value.failed, $1.key)
    }
    let largest = rules.values.map { $0.failed + $0.notRun + $0.waived }.max() ?? 0
    var html = "<section id=\"rules\">\n<h2>\(clean(Wording("By rule", sv: "Efter regel")))</h2>\n"
    guard !sorted.isEmpty else {
      return html
        + "<p>\(clean(Wording("Nothing was found.", sv: "Ingenting anmärktes.")))</p>\n</section>\n"
    }
    html += HTMLPage.table(
      said(Wording("What each rule found", sv: "Vad varje regel anmärkte på")),
      [
        Wording("Rule", sv: "Regel"), Wording("Severity", sv: "Allvar"),
        Wording("Found", sv: "Anmärkt"), Wording("Not run", sv: "Ej bedömt"),
        Wording("Accepted", sv: "Godtaget"), Wording("Together", sv: "Tillsammans"),
        Wording("Law", sv: "Rättslig grund"),
      ].map(said),
      sorted.map { id, rule in
        let card = cards[id]
        let title =
          (card?.title ?? RulebookRule(rawValue: id)?.title).map { said($0) } ?? rule.name
        let severity =
          rule.isBeta
          ? rule.severity.wording + Wording(", on trial", sv: ", på prov") : rule.severity.wording
        return [
          "<span id=\"rule-\(id)\">\(id)</span> \(HTMLPage.text(title))", clean(severity),
          "\(rule.failed)", "\(rule.notRun)", "\(rule.waived)",
          HTMLPage.bar(
            rule.failed + rule.notRun + rule.waived, of: largest,
            rule.failed > 0 ? rule.severity.rawValue : "open"),
          "<span class=\"law\">\(law(rule.law.isEmpty ? card?.law ?? [] : rule.law))</span>",
        ]
      })
    return html + "</section>\n"
  }

  private func law(_ law: [Citation]) -> String {
    guard !law.isEmpty else {
      return clean(Wording("none: on the rulebook itself", sv: "ingen: om regelboken själv"))
    }
    return law.map { HTMLPage.link($0.text(in: language), to: $0.uri) }.joined(separator: "; ")
  }

  private func said(_ words: Wording) -> String { words(in: language) }
  private func clean(_ words: Wording) -> String { HTMLPage.text(words(in: language)) }
}
