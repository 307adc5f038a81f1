import Findings
import Languages
import TestSupport
import Testing
import Values

@testable import Rules

/// How grave a finding is, and where a rule that cannot be run belongs, as its card says.
@Suite struct `What a rule says beside its verdict` {
  private func rule(_ id: String) throws -> AnyRule {
    try #require(allRules.first { $0.card.id == id })
  }

  private func example(_ shows: String, in examples: [Example]) throws -> Example {
    try #require(examples.first { $0.shows.english == shows }, "\(shows)")
  }

  private func findings(_ id: String, _ shows: String) throws -> [Finding] {
    let rule = try rule(id)
    return try ExampleRun.of(example(shows, in: rule.card.fails), by: rule).findings
  }

  // MARK: How grave

  @Test(arguments: [
    ("one öre above 75 %", Severity.warning), ("the whole cost, which is a warning", .warning),
    ("one öre more than the cost itself", .error), ("one öre more than the whole grant", .error),
    ("a claim that only takes back, one öre too little, which is a warning", .warning),
    ("one öre more than was paid by mistake and asked back is claimed again", .error),
  ])
  func `a claim above its share is a warning until it is above the cost or the grant`(
    _ shows: String, _ severity: Severity
  ) throws {
    #expect(try findings("P118", shows).map(\.severity) == [severity])
  }

  @Test func `what is paid beyond the share is a warning before the last payment`() throws {
    #expect(try findings("P210", "one öre more is due so far").map(\.severity) == [.warning])
    #expect(try findings("P210", "one öre more is due").map(\.severity) == [.error])
  }

  @Test func `an irregularity of the second quarter reported on 31 August is a warning`() throws {
    let late = "of the second quarter, on 31 August, which is a warning"
    let rule = try rule("A103")
    let example = try example(late, in: rule.card.fails)
      .with(.control("currency=\"SEK\"", "currency=\"EUR\""), shows: .same("in euro"))
    #expect(try ExampleRun.of(example, by: rule).findings.map(\.severity) == [.warning])
  }

  @Test func `and on 1 September an error`() throws {
    let late = "of the second quarter, on 31 August, which is a warning"
    let rule = try rule("A103")
    let example = try example(late, in: rule.card.fails)
      .with(.control("currency=\"SEK\"", "currency=\"EUR\""), shows: .same("in euro"))
      .with(.control("2027-08-31", "2027-09-01"), shows: .same("in euro, a day later"))
    #expect(try ExampleRun.of(example, by: rule).findings.map(\.severity) == [.error])
  }

  @Test func `linked irregularities are as grave as an office says, and no milder than that`()
    throws
  {
    let rule = try rule("A104")
    let said = try ExampleRun.of(
      example("one öre above it together", in: rule.card.fails), by: rule
    ).assessments[0]
    guard case .fails(let failures) = said.outcome else {
      Issue.record("the rule gives \(said.outcome)")
      return
    }
    func severities(by office: Severity) -> [Severity] {
      let raised = Assessment(
        card: said.card, project: nil, document: nil, outcome: said.outcome, severity: office,
        isOnTrial: false, held: nil)
      return failures.map(raised.severity(of:))
    }
    #expect(severities(by: .warning).allSatisfy { $0 == .warning })
    #expect(severities(by: .error).allSatisfy { $0 == .error })
    #expect(severities(by: .observation).allSatisfy { $0 == .observation })
  }

  // MARK: What is said

  @Test func `a claim that the last check rejected is told as that`() throws {
    let found = try findings("P212", "a claim that the last check rejects")
    #expect(
      found.map(\.message.english) == [
        "SEK 1566529.44 is accepted of a claim of SEK 1577151.52 that the last check did not accept; "
          + "SEK 0.00 is left",
        "SEK 1174897.08 is due with settled advances on a claim of SEK 1182863.64 that the last check did "
          + "not accept; SEK 0.00 is left",
      ])
  }

  @Test func `an application that has not come is asked for, and no programme`() throws {
    let rule = try rule("B113")
    let run = try ExampleRun.of(
      example("a grant whose application has not come", in: rule.card.notRun), by: rule)
    guard case .notRun(let missing, let fix, _) = run.assessments.first?.outcome else {
      Issue.record("the rule gives \(run.assessments.map(\.outcome))")
      return
    }
    #expect(
      missing.english
        == "the application of the project 6.2.5-2026-01147, which names its programme, has not arrived"
    )
    #expect(fix.english == "import the application that was decided on")
  }

  @Test func `a ceiling that the objectives decide is told of them`() throws {
    let found = try findings(
      "B101", "75 % of the budget, and one öre above that of the objective, which has less")
    #expect(
      found.map(\.message.english) == [
        "the Union contribution is SEK 6817404.36, more than 75 % of the SEK 9089872.46 that the "
          + "objectives have of the eligible cost SEK 9089872.48; the ceiling is 75 %"
      ])
  }

  @Test func `what is announced is not told as a breach`() throws {
    let words = "that keeps to the 15 % that is allowed, and is announced from 13 % on"
    let announced = try findings("B114", "from 13 % on it is announced")
    #expect(announced.allSatisfy { $0.message.english.hasSuffix(words) && $0.severity == .warning })
    #expect(!announced.isEmpty)
    let above = try findings("B114", "one cent above 15 %")
    #expect(above.map(\.severity) == [.error])
    #expect(above.allSatisfy { $0.message.english.hasSuffix("at most 15 % of it is allowed") })
  }

  @Test func `an objective without a region is asked for it, and no rulebook`() throws {
    let rule = try rule("B101")
    let run = try ExampleRun.of(
      example("ESF+: an objective without a category of region", in: rule.card.notRun), by: rule)
    guard case .notRun(let missing, let fix, let spot) = run.assessments.first?.outcome else {
      Issue.record("the rule gives \(run.assessments.map(\.outcome))")
      return
    }
    #expect(missing.english.hasSuffix("states no category of region, which its rate depends on"))
    #expect(fix.english == "state the category of region")
    #expect(spot != nil)
  }

  @Test func `a line without its day is pointed at, and not the decision`() throws {
    let rule = try rule("B110")
    let examples = rule.card.notRun
    #expect(!examples.isEmpty)
    for example in examples {
      let outcomes = try ExampleRun.of(example, by: rule).assessments.map(\.outcome)
      for case .notRun(let missing, _, let spot) in outcomes
      where missing.english.hasPrefix("the line") {
        #expect(spot != nil, "\(example.shows.english)")
      }
    }
  }

  @Test func `a purchase planned for a season is asked for by its first day`() throws {
    let rule = try rule("C111")
    let example = try example("a day without thresholds", in: rule.card.notRun)
      .with(
        .application("<planned>2028-01-01</planned>", "<planned>2028-autumn</planned>"),
        shows: .same("a season without thresholds"))
    let outcome = try ExampleRun.of(example, by: rule).assessments.first?.outcome
    guard case .notRun(let missing, _, _) = outcome else {
      Issue.record("the rule gives \(String(describing: outcome))")
      return
    }
    #expect(missing.english.contains("2028-08-01"), "\(missing.english)")
  }

  // MARK: What is shown of the comparison

  @Test func `a sum above its limit by less than a cent is shown rounded up too`() throws {
    let rule = try rule("B113")
    let steps = try ExampleRun.of(
      example("one öre above it in kronor", in: rule.card.fails), by: rule
    ).workings.steps.map(\.value.english)
    let limit = try #require(steps.firstIndex(of: "EUR 50400000.00"))
    #expect(steps[limit...].contains("EUR 50400000.01"))
    #expect(steps[limit...].contains("EUR -0.01"))
  }

  @Test func `the time to pay is shown with its receipt, its pauses, its days and what is left`()
    throws
  {
    let rule = try rule("P201")
    let shows = "on the 80th day, 15 days of interruption left out"
    let steps = try ExampleRun.of(example(shows, in: rule.card.passes), by: rule).workings.steps
    #expect(
      steps.map { "\($0.what.english): \($0.value.english)" } == [
        "the claim was received: 2027-04-20",
        "the time stood still: 2027-05-10 to 2027-05-24, 15 days", "paid in full: 2027-07-24",
        "which is the day of the time to pay: 80",
        "the last day, 80 days from receipt without those on which the time stood still: 2027-07-24",
        "the working day it may move to: 2027-07-26", "days left: 0",
      ])
  }

  @Test func `what is deducted of the support is shown with where it stands`() throws {
    let rule = try rule("P212")
    let shows = "the claim less the deduction, to the öre"
    let steps = try ExampleRun.of(example(shows, in: rule.card.passes), by: rule).workings.steps
    let parts = steps.filter { $0.what.english.hasPrefix("Union money in the deduction") }
    #expect(parts.map(\.value.english) == ["SEK 5690.40", "SEK 2276.16"])
    #expect(parts.allSatisfy { $0.spot != nil })
    #expect(
      steps.first { $0.what.english == "support for what was deducted" }?.value.english
        == "SEK 7966.56")
  }

  @Test(arguments: [
    ("P117", "social services, at EUR 750 000"), ("C111", "EUR 216 000.00 by a local authority"),
  ])
  func `an amount that must stay below its limit is shown to equal it, and not to keep it`(
    _ id: String, _ shows: String
  ) throws {
    let rule = try rule(id)
    let steps = try ExampleRun.of(example(shows, in: rule.card.fails), by: rule).workings.steps
    #expect(steps.contains { $0.kind == .below })
    let margins = steps.filter { $0.kind == .margin(isKept: false) }
    #expect(!margins.isEmpty)
    #expect(margins.allSatisfy { $0.value.english.hasSuffix(" 0.00") })
    #expect(!steps.contains { $0.kind == .margin(isKept: true) })
  }

  @Test func `an amount that must be one of the act is shown with its difference`() throws {
    let rule = try rule("B110")
    let shows = "EUR 12 000.00 for an unaccompanied minor before 1 July 2026"
    let steps = try ExampleRun.of(example(shows, in: rule.card.fails), by: rule).workings.steps
    #expect(steps.filter { $0.kind == .stated }.map(\.value.english) == ["EUR 10000.00"])
    #expect(
      steps.filter { $0.kind == .margin(isKept: false) }.map(\.value.english) == ["EUR 2000.00"])
  }

  @Test func `one öre above a limit in euro is an öre, and no euro rounded away`() throws {
    let rule = try rule("A102")
    let shows = "one öre above EUR 50 000 with nothing more"
    let steps = try ExampleRun.of(example(shows, in: rule.card.fails), by: rule).workings.steps
    #expect(steps.filter { $0.kind == .limit }.map(\.value.english) == ["SEK 562500.00"])
    #expect(
      steps.filter { $0.kind == .margin(isKept: false) }.map(\.value.english) == ["SEK -0.01"])
  }
}
