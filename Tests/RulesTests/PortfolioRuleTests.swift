import Findings
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

/// What rules on all projects together see, and what becomes of one that fails.
@Suite struct `Rules on the whole portfolio` {
  @Test func `see each project once, and give one outcome each`() throws {
    let said = try assess([.portfolio(Counting())])
    #expect(said.count == 1)
    #expect(said.first?.project == nil && said.first?.document == nil)
    guard case .silent(let because, _) = said[0].outcome else {
      Issue.record("the rule gives \(said[0].outcome)")
      return
    }
    #expect(because.english == "2 projects")
  }

  @Test func `are not run when a project stops them, and the others go on`() throws {
    let said = try assess([.portfolio(Stopping()), .portfolio(Counting())])
    #expect(said.map(\.outcome.verdict) == [.notRun, .silent])
  }

  private func assess(_ rules: [AnyRule]) throws -> [Assessment] {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: [
      "Samples/Portfolio/programme.xml", "Samples/Portfolio/call-open.xml",
      "Samples/Portfolio/application-language-courses.xml",
      "Samples/Portfolio/application-feasibility-study.xml",
    ])
    return try portfolio.assess(
      rules, in: Context(rulebook: .builtIn, day: try Day.parse("2026-12-01")))
  }
}

private struct Counting: PortfolioRule {
  static let card = portfolioCard("X910")
  func tally(in context: Context) -> any PortfolioTally { Tally() }

  struct Tally: PortfolioTally {
    var projects = 0
    mutating func add(_ project: Project) throws { projects += 1 }
    func outcome() throws -> Outcome { .silent(.same("\(projects) projects"), nil) }
  }
}

private struct Stopping: PortfolioRule {
  struct Full: Error {}
  static let card = portfolioCard("X911")
  func tally(in context: Context) -> any PortfolioTally { Tally() }

  struct Tally: PortfolioTally {
    mutating func add(_ project: Project) throws { throw Full() }
    func outcome() throws -> Outcome { .passes }
  }
}

private func portfolioCard(_ id: String) -> RuleCard {
  RuleCard(
    id: id, name: "of-a-test-\(id)", title: .same("Of a test"), summary: .same(""),
    severity: .error, law: [], lawDay: .always, mendedBy: [.owner], catalogue: [], why: .same(""),
    passes: [], fails: [])
}
