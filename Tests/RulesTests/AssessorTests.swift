import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing
import Values

/// What the assessor does with outcomes and errors, whatever the rules.
@Suite struct `The assessor` {
  @Test func `does not run a rule that throws, says why, and goes on with the others`() throws {
    let said = try assessed([Passing.self, Throwing.self, Failing.self])
    #expect(said.map(\.outcome.verdict) == [.passes, .notRun, .fails])
    guard case .notRun(let missing, let fix, _) = said[1].outcome else {
      Issue.record("the rule that throws gives \(said[1].outcome)")
      return
    }
    #expect(missing.english.contains("the treasurer is away"))
    #expect(!fix.isEmpty)
  }

  @Test func `ends a rule early with the outcome it is undecided about`() throws {
    let said = try assessed([Undecidable.self])
    guard case .silent(let because, let law) = said[0].outcome else {
      Issue.record("the rule gives \(said[0].outcome)")
      return
    }
    #expect(because.english == "support is paid by the person")
    #expect(law == Act.amif.article("19", "6"))
  }

  @Test func `gives each project one outcome of each rule, in the order of the rules`() throws {
    let said = try assessed([Failing.self, Undecidable.self, Passing.self, Throwing.self])
    #expect(said.map(\.card.id) == ["X901", "X903", "X900", "X902"])
    #expect(Set(said.map(\.project)).count == 1)
    #expect(said.allSatisfy { $0.document == nil })
  }

  @Test func `counts all four verdicts, and never one that is not run as passed`() throws {
    var tally = Tally()
    for said in try assessed([Passing.self, Failing.self, Undecidable.self, Throwing.self]) {
      tally.count(said.outcome.verdict)
    }
    #expect(tally == Tally(passed: 1, failed: 1, silent: 1, notRun: 1))
  }

  @Test func `leaves a retired rule out`() throws {
    #expect(try assessed([Retired.self, Passing.self]).map(\.card.id) == ["X900"])
  }

  @Test func `runs no project rule on a document that is judged by itself`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(["programme.xml": Samples.text("Samples/Portfolio/programme.xml")])
    let assessor = Assessor(rules: [.project(Failing())], context: try testContext())
    let said = try portfolio.store.reading { reading in
      try SubjectDocument.all(in: reading).flatMap { assessor.assess($0) }
    }
    #expect(said.isEmpty)
  }

  private func assessed(_ rules: [any ProjectRule.Type]) throws -> [Assessment] {
    try assess("language-courses", by: rules.map { .project($0.init()) })
  }
}

/// What the rules on budgets do at the edge of what can be computed.
@Suite struct `Budgets of any size` {
  /// A hundred lines of the largest amount there is add up to more than a sum can hold.
  @Test func `are not judged when their sums overflow, and nothing traps`() throws {
    let line = { (number: Int) in
      """
      <line id="big\(number)" partner="p1" category="staff" year="2027" form="realCost">
        <amount>999999999999999.99</amount>
      </line>
      """
    }
    let text = try edited([
      ("<line id=\"b1\"", (1...100).map(line).joined() + "<line id=\"b1\"")
    ])
    let rate = try #require(ExchangeRate(month: "2026-02", currency: .sek, value: "11.2475"))
    let said = try assess(text, by: Self.rules, rates: [rate])
    let notRun = said.filter { $0.outcome.verdict == .notRun }.map(\.card.id)
    #expect(notRun == ["B105", "B106", "C104", "C105"])
    for said in said where said.outcome.verdict == .notRun {
      guard case .notRun(let missing, _, _) = said.outcome else { continue }
      #expect(missing.english.contains("too large"), "\(said.card.id): \(missing)")
    }
  }

  /// The largest amounts a document can hold: products of theirs need more than 64 bits.
  @Test(arguments: [
    ("749999999999999.99", Verdict.passes), ("750000000000000.00", .fails),
  ]) func `are judged to the öre at fifteen digits`(union: String, verdict: Verdict) throws {
    let text = try edited([
      ("<amount>6716920.00</amount>", "<amount>999999999999999.99</amount>"),
      (
        "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>999999999999999.99</eligibleCost>"
      ),
      ("<amount>5037690.00</amount>", "<amount>\(union)</amount>"),
    ])
    for said in try assess(text, by: Self.rules) where ["B101", "B102"].contains(said.card.id) {
      #expect(said.outcome.verdict == verdict, "\(said.card.id) gives \(said.outcome)")
    }
  }

  /// The share of nothing cannot be written in a message, and a finding does not need it.
  @Test func `fail when there is support for an eligible cost of nothing`() throws {
    let text = try edited([("<amount>6716920.00</amount>", "<amount>0.00</amount>")])
    let said = try assess(text, by: Self.rules).filter { ["B101", "B102"].contains($0.card.id) }
    #expect(said.map(\.outcome.verdict) == [.fails, .fails])
  }

  @Test func `warn where a finding rests on an exchange rate, and else keep the rule's severity`()
    throws
  {
    let euro = try edited(
      [
        ("currency=\"SEK\"", "currency=\"EUR\""),
        ("<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>200000.00</eligibleCost>"),
      ], project: "reception-places")
    let rules = Self.rules.filter { $0.card.id == "C101" }
    #expect(try severities(of: assess(euro, by: rules)) == [nil])
    let rate = try #require(
      ExchangeRate(month: "2026-02", currency: .sek, value: "45.4493624"))
    let kronor = try edited([], project: "reception-places")
    #expect(try severities(of: assess(kronor, by: rules, rates: [rate])) == [.warning])
  }

  private func severities(of said: [Assessment]) -> Set<Severity?> {
    Set(
      said.flatMap { said -> [Severity?] in
        guard case .fails(let failures) = said.outcome else { return [] }
        return failures.map(\.severity)
      })
  }

  private static let rules = allRules.filter { ["B", "C"].contains($0.card.id.prefix(1)) }
}

// MARK: Rules of tests

private struct Passing: ProjectRule {
  static let card = testCard("X900")
  func check(_ project: Project, in context: Context) throws -> Outcome { .passes }
}

private struct Failing: ProjectRule {
  static let card = testCard("X901")
  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let spot = project.application?.spot else { return .passes }
    return .fails([
      Failure(
        at: spot, Wording("it fails", sv: "det brister"), fix: Wording("mend it", sv: "laga det"))
    ])
  }
}

private struct Throwing: ProjectRule {
  struct Away: Error, CustomStringConvertible { let description = "the treasurer is away" }
  static let card = testCard("X902")
  func check(_ project: Project, in context: Context) throws -> Outcome { throw Away() }
}

private struct Undecidable: ProjectRule {
  static let card = testCard("X903")
  func check(_ project: Project, in context: Context) throws -> Outcome {
    throw Undecided.silent(
      Wording("support is paid by the person", sv: "stöd betalas per person"),
      Act.amif.article("19", "6"))
  }
}

private struct Retired: ProjectRule {
  static let card = testCard("X904", state: .retired)
  func check(_ project: Project, in context: Context) throws -> Outcome { .passes }
}

private func testCard(_ id: String, state: State = .stable) -> RuleCard {
  RuleCard(
    id: id, name: "of-a-test-\(id)", title: Wording("Of a test", sv: "I ett test"),
    summary: .same(""),
    severity: .error, state: state, law: [], lawDay: .always, mendedBy: [.owner], catalogue: [],
    why: .same(""),
    passes: [], fails: [])
}

// MARK: Documents of tests

private func testContext(rates: [ExchangeRate] = []) throws -> Context {
  Context(rulebook: .builtIn, day: try Day.parse("2026-12-01"), rates: rates)
}

/// A sample application with texts in it replaced, each of which stands in it once.
private func edited(
  _ edits: [(String, String)], project: String = "language-courses"
) throws -> String {
  var text = try Samples.text("Samples/Portfolio/application-\(project).xml")
  for (old, new) in edits {
    let ranges = text.ranges(of: old)
    let range = try #require(ranges.count == 1 ? ranges.first : nil, "\(old) must stand once")
    text.replaceSubrange(range, with: new)
  }
  return text
}

/// What rules say of an application, imported with its programme and call.
private func assess(
  _ application: String, by rules: [AnyRule], rates: [ExchangeRate] = []
) throws -> [Assessment] {
  let isName = !application.hasPrefix("<")
  let portfolio = try TestPortfolio()
  try portfolio.take([
    "programme.xml": Samples.text("Samples/Portfolio/programme.xml"),
    "call.xml": Samples.text("Samples/Portfolio/call-open.xml"),
    "application.xml": isName ? edited([], project: application) : application,
  ])
  try #require(!portfolio.findings.contains { $0.severity == .error }, "\(portfolio.findings)")
  let assessor = Assessor(rules: rules, context: try testContext(rates: rates))
  return try portfolio.store.reading { reading in
    var said: [Assessment] = []
    try reading.eachProject { said += assessor.assess($0) }
    return said
  }
}
