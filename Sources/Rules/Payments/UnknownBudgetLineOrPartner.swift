import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A line of a claim draws on a line of the approved budget, and is the cost of a body in the project.
struct UnknownBudgetLineOrPartner: ProjectRule {
  static let card = RuleCard(
    id: "P113", name: "unknown-budget-line-or-partner",
    title: Wording("Unknown budget line or partner", sv: "Okänd budgetrad eller partner"),
    summary: Wording(
      "The budget line that a line of a claim names is one of the approved budget, and the partner one "
        + "of the application.",
      sv:
        "Den budgetrad som en rad i en ansökan om utbetalning anger finns i den beviljade budgeten, "
        + "och partnern i ansökan om stöd."),
    severity: .error,
    law: [
      Act.cpr.article("73", "3"), Act.cpr.annex("XIII"), Act.cpr.annex("XVII", .field("1")),
    ], lawDay: .always,
    mendedBy: [.owner], catalogue: ["OWN-4"],
    why: Wording(
      "A cost that leads to no planned cost, or to no body that takes part, was never approved, and "
        + "no auditor can follow it.",
      sv: "En kostnad som inte hör till någon planerad kostnad eller någon deltagande organisation "
        + "är aldrig beviljad, och ingen revisor kan följa den."),
    doubt: Wording(
      "A line that any budget granted so far has is known: a claim may be of a time before the budget "
        + "was amended.",
      sv:
        "En rad som finns i någon hittills beviljad budget är känd: en ansökan kan avse tiden innan "
        + "budgeten ändrades."),
    passes: [
      Example(
        Wording("lines of the budget and of partners", sv: "rader i budgeten och hos partner"),
        in: .languageCoursesClaimed),
      Example(
        Wording(
          "the application's budget, where the decision restates none",
          sv: "ansökans budget, när beslutet inte anger någon"),
        in: .languageCoursesClaimed, .decision("<budget option", "<!-- <budget option"),
        .decision("</budget>", "</budget> -->")),
    ],
    fails: [
      Example(
        Wording("a budget line that is not there", sv: "en budgetrad som inte finns"),
        in: .languageCoursesClaimed,
        .report("partner=\"p1\" budgetLine=\"b1\"", "partner=\"p1\" ↓budgetLine=\"b99\"")),
      Example(
        Wording("a partner that is not there", sv: "en partner som inte finns"),
        in: .languageCoursesClaimed,
        .report("partner=\"p2\" budgetLine=\"b7\"", "↓partner=\"p9\" budgetLine=\"b7\"")),
    ],
    silent: [
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
      Example(
        Wording(
          "lines that name neither", sv: "rader som inte anger någondera"), in: .studyReported,
        .report(" partner=\"p1\" budgetLine=\"b1\"", "")),
    ],
    notRun: [
      Example(
        Wording("the application has not come", sv: "ansökan har inte kommit in"),
        in: .languageCoursesClaimed, .without(.application))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent()
    return .together(
      { try partners(of: lines, in: project) }, { try budgetLines(of: lines, in: project) })
  }

  private func partners(of lines: [ExpenditureLine], in project: Project) throws -> Outcome {
    let named = lines.compactMap { line in line.partner.map { (line: line, id: $0) } }
    guard !named.isEmpty else {
      throw Undecided.silent(Wording("no line names a partner", sv: "ingen rad anger en partner"))
    }
    let application = try project.applicationOrSilent()
    let known = application.partners.map { $0.id }
    return .of(
      named.filter { !known.contains($0.id) }.map { line, id in
        Failure(
          at: line.spot.attribute("partner"),
          Wording(
            "\(line.words) is a cost of \(id); the bodies in the application are \(Self.listed(known))",
            sv: "\(line.words) är en kostnad hos \(id); organisationerna i ansökan är "
              + "\(Self.listed(known))"),
          fix: Wording(
            "write the id of a body in the application, or apply for a change of partners",
            sv: "ange id för en organisation i ansökan, eller sök ändring av partner"),
          notes: [
            Failure.Note(Wording("the application", sv: "ansökan"), at: application.spot)
          ])
      })
  }

  private func budgetLines(of lines: [ExpenditureLine], in project: Project) throws -> Outcome {
    let named = lines.compactMap { line in line.budgetLine.map { (line: line, id: $0) } }
    guard !named.isEmpty else {
      throw Undecided.silent(
        Wording("no line names a budget line", sv: "ingen rad anger en budgetrad"))
    }
    let granted = project.decisions.filter { $0.outcome.grants }.compactMap { $0.budget }
    let budgets = granted.isEmpty ? project.application.map { [$0.budget] } ?? [] : granted
    guard let budget = budgets.last else {
      throw Undecided.notRun(
        Wording("no budget has arrived", sv: "ingen budget har kommit in"),
        fix: Wording(
          "import the application or the decision", sv: "importera ansökan eller beslutet"))
    }
    let known = Set(budgets.flatMap { $0.lines.map { $0.id } })
    return .of(
      named.filter { !known.contains($0.id) }.map { line, id in
        Failure(
          at: line.spot.attribute("budgetLine"),
          Wording(
            "\(line.words) draws on the budget line \(id); the budget has "
              + "\(Self.listed(budget.lines.map { $0.id }))",
            sv: "\(line.words) hör till budgetraden \(id); budgeten har "
              + "\(Self.listed(budget.lines.map { $0.id }))"),
          fix: Wording(
            "write the id of a line of the approved budget, or leave the cost out of the claim",
            sv: "ange id för en rad i den beviljade budgeten, eller ta bort kostnaden ur ansökan"),
          notes: [Failure.Note(Wording("the budget", sv: "budgeten"), at: budget.spot)])
      })
  }

  /// The first ids, and whether there are more.
  private static func listed(_ ids: [String]) -> String {
    ids.prefix(6).joined(separator: ", ") + (ids.count > 6 ? " …" : "")
  }
}
