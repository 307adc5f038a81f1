import Findings
import Foundation
import Importer
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

/// What examples of D101 cannot show: how grave a finding is, versions of a report, the authority's
/// own day for a claim, and amendments.
@Suite struct `Overdue reports` {
  static let rule = allRules.filter { $0.card.id == "D101" }

  /// A paper of the language courses, with texts changed, received on a day.
  struct Paper {
    let name: String
    let received: String
    var changes: [String: String] = [:]
  }

  private func judge(_ papers: Paper..., on day: String) throws -> Outcome {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: [
      "Samples/Portfolio/application-language-courses.xml",
      "Samples/Portfolio/decision-language-courses.xml",
    ])
    for paper in papers {
      let text = try paper.changes.reduce(Samples.text("Samples/Portfolio/\(paper.name).xml")) {
        $0.replacingOccurrences(of: $1.key, with: $1.value)
      }
      let tally = try portfolio.take(["\(paper.name).xml": text], received: paper.received)
      try #require(tally.setAside == 0 && tally.refusedFiles == 0, "\(portfolio.findings)")
    }
    let context = Context(rulebook: .builtIn, day: try Day.parse(day))
    return try #require(try portfolio.assess(Self.rule, in: context).first).outcome
  }

  private func severities(_ outcome: Outcome) -> [Severity] {
    guard case .fails(let failures) = outcome else { return [] }
    return failures.map { $0.severity ?? .error }
  }

  /// Without days in the decision a project of 2014–2020 reports by the quarter, and what `due` lists as
  /// late is what the rule finds: each quarter once, and a report on several that is late once.
  @Test(arguments: [
    // Announced fourteen days before its last, and late after it.
    ("2018-10-01", "2020-10-16", 0), ("2018-10-01", "2020-10-31", 1),
    ("2018-10-01", "2020-11-01", 1), ("2018-10-01", "2022-01-01", 4),
    // Came in after the last day of five of its six quarters: once late, and four wait.
    ("2020-07-20", "2022-01-01", 5),
  ])
  func `by the quarter are told of once`(received: String, day: String, count: Int) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(try Samples.legacyByTheQuarter(), received: received)
    let context = Context(rulebooks: .builtIn, day: try Day.parse(day))
    let outcome = try #require(try portfolio.assess(Self.rule, in: context).first).outcome
    #expect(severities(outcome) == Array(repeating: .warning, count: count))
    let late = try portfolio.store.reading { reading in
      try reading.gather(.deadlines) { project, _ in
        try project.deadlines(in: context).filter { $0.isLate(on: context.day) }
      }
    }
    #expect(late.allSatisfy { $0.kind == .quarter })
    if received == "2018-10-01", day > "2020-10-31" { #expect(late.count == count) }
  }

  private static let report = "report-language-courses-1"
  private static let second = [
    "version=\"1\"": "version=\"2\"", "issued=\"2027-03-24\"": "issued=\"2027-04-20\"",
  ]

  static let days: [(day: String, severity: Severity?)] = [
    ("2027-03-15", nil), ("2027-03-16", .warning), ("2027-03-30", .warning), ("2027-03-31", .error),
  ]

  @Test(arguments: days)
  func `are announced for fourteen days, and errors from the day after`(
    day: String, severity: Severity?
  ) throws {
    #expect(try severities(judge(on: day)) == (severity.map { [$0] } ?? []))
  }

  @Test func `are one finding for each period, whatever is missing of it`() throws {
    #expect(try severities(judge(on: "2027-12-01")) == [.error, .error])
  }

  static let arrivals: [(received: String, severity: Severity)] = [
    ("2027-03-30", .warning), ("2027-03-31", .error),
  ]

  /// 27 March 2027 is the Saturday of Easter; the next working day is Tuesday the 30th.
  @Test(arguments: arrivals)
  func `are warnings until the working day after a holiday`(
    received: String, severity: Severity
  ) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take([
      "application.xml": Samples.text("Samples/Portfolio/application-language-courses.xml"),
      "decision.xml": Samples.text("Samples/Portfolio/decision-language-courses.xml")
        .replacingOccurrences(of: "contentDue=\"2027-03-30\"", with: "contentDue=\"2027-03-27\""),
    ])
    try portfolio.take(samples: ["Samples/Portfolio/\(Self.report).xml"], received: received)
    let context = Context(rulebook: .builtIn, day: try Day.parse("2027-04-01"))
    let outcome = try #require(try portfolio.assess(Self.rule, in: context).first).outcome
    #expect(severities(outcome) == [severity])
  }

  @Test func `go by the day the first version came in`() throws {
    let first = Paper(name: Self.report, received: "2027-03-30")
    let later = Paper(name: Self.report, received: "2027-04-20", changes: Self.second)
    #expect(try judge(first, later, on: "2027-05-01").verdict == .passes)
    #expect(try judge(later, first, on: "2027-05-01").verdict == .passes)
    #expect(try judge(later, on: "2027-05-01").verdict == .notRun)
  }

  @Test func `do not yet know a report that comes in after the day of judgement`() throws {
    let report = Paper(name: Self.report, received: "2027-03-30")
    #expect(try severities(judge(report, on: "2027-03-20")) == [.warning])
  }

  static let claims: [(claimed: String, verdict: Verdict)] = [
    ("2027-04-29", .passes), ("2027-04-30", .fails),
  ]

  @Test(arguments: claims)
  func `go by the authority's day for the claim`(claimed: String, verdict: Verdict) throws {
    let report = Paper(name: Self.report, received: "2027-03-24")
    let payment = Paper(
      name: "payment-language-courses-1", received: "2027-06-24",
      changes: ["<claimReceived>2027-04-20": "<claimReceived>\(claimed)"])
    #expect(try judge(report, payment, on: "2027-07-01").verdict == verdict)
  }

  /// The second period, due on 30 September, is not reported by a report that ends on its first day.
  @Test(arguments: ["2027-02-28", "2027-03-01"])
  func `are those of a period of which a report has one day`(last: String) throws {
    let report = Paper(
      name: Self.report, received: "2027-03-24",
      changes: [
        "<lastDay>2027-02-28</lastDay>\n  <submitted>":
          "<lastDay>\(last)</lastDay>\n  <submitted>"
      ])
    let outcome = try judge(report, on: "2027-10-01")
    guard case .fails(let failures) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(
      failures.contains { $0.message.english.contains("was due on 2027-09-30, and has not") })
  }

  @Test func `keep the schedule when an amendment does not repeat it`() throws {
    let amendment = Paper(
      name: "decision-language-courses", received: "2026-10-01",
      changes: [
        "<decision xmlns=\"urn:fondbok:1\" id=\"decision-language-courses\"":
          "<decision xmlns=\"urn:fondbok:1\" id=\"amendment\"",
        "issued=\"2026-05-28\"": "issued=\"2026-10-01\"",
        "outcome=\"approval\"": "outcome=\"amendment\"",
        "<decided>2026-05-28</decided>\n  <validFrom>2026-05-28":
          "<amends issuer=\"SE:orgnr:2021999996\" id=\"decision-language-courses\"/>\n"
          + "  <decided>2026-10-01</decided>\n  <validFrom>2026-10-01",
        Self.schedule: "",
      ])
    #expect(try severities(judge(amendment, on: "2027-03-31")) == [.error])
  }

  private static let schedule = """
      <reportingPeriod kind="progress" firstDay="2026-09-01" lastDay="2027-02-28"
                       contentDue="2027-03-30" financeDue="2027-04-29"/>
      <reportingPeriod kind="progress" firstDay="2027-03-01" lastDay="2027-08-31"
                       contentDue="2027-09-30" financeDue="2027-11-01"/>
      <reportingPeriod kind="progress" firstDay="2027-09-01" lastDay="2028-02-29"
                       contentDue="2028-03-30" financeDue="2028-05-02"/>
      <reportingPeriod kind="final" firstDay="2028-03-01" lastDay="2028-08-31" contentDue="2028-10-02"
                       financeDue="2028-10-30"/>

    """
}
