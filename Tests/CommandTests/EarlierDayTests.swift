import Findings
import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What is due on an earlier day is what was known then: papers that came later, and what those that were
/// there tell of later days, are not.
@Suite struct `On an earlier day` {
  private typealias Edit = (paper: String, from: String, to: String)

  private static let papers = [
    "application-language-courses", "decision-language-courses", "report-language-courses-1",
    "payment-language-courses-1", "payment-language-courses-control",
  ]

  /// The report came in on 24 March 2027, the payment was decided on 24 June.
  private func portfolio(_ edits: [Edit] = []) throws -> TestPortfolio {
    let portfolio = try TestPortfolio()
    for paper in Self.papers {
      var text = try Samples.text("Samples/Portfolio/\(paper).xml")
      for edit in edits where edit.paper == paper {
        #expect(text.contains(edit.from), "\(paper) has no \(edit.from)")
        text = text.replacing(edit.from, with: edit.to)
      }
      try portfolio.take(
        ["\(paper).xml": text], received: paper.hasPrefix("report") ? "2027-03-24" : "2026-02-02",
        isReceivedStated: true)
    }
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    return portfolio
  }

  private func deadlines(
    on day: String, in portfolio: TestPortfolio
  ) throws -> [Deadline] {
    try portfolio.store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: try Day.parse(day))
      var found: [Deadline] = []
      try reading.eachProject { found += try $0.deadlines(in: context) }
      return found
    }
  }

  private func deadline(
    _ kind: Deadline.Kind, on day: String, _ edits: Edit...
  ) throws -> Deadline? {
    try deadlines(on: day, in: portfolio(edits)).first { $0.kind == kind }
  }

  private func state(_ deadline: Deadline?, on day: String) throws -> Deadline.State? {
    try deadline?.state(on: Day.parse(day))
  }

  @Test func `a condition is met from the day on which the report that tells it came in`() throws {
    let before = try deadline(.condition, on: "2027-03-23")
    #expect(before?.done == nil)
    #expect(try state(before, on: "2027-03-23") == .overdue(days: 144))
    let after = try deadline(.condition, on: "2027-03-24")
    #expect(try state(after, on: "2027-03-24") == .done)
    // The report may name a day to come: until then it is open.
    let to = "2027-03-26"
    let stated: Edit = (
      "report-language-courses-1", "id=\"avtal\" day=\"2026-10-21\"", "id=\"avtal\" day=\"\(to)\""
    )
    #expect(try deadline(.condition, on: "2027-03-25", stated)?.done == nil)
    #expect(try deadline(.condition, on: to, stated)?.done?.day.iso == to)
  }

  @Test func `a claim came in on its report's day until the authority tells another`() throws {
    let before = try #require(try deadline(.payment, on: "2027-06-23"))
    #expect(before.due.iso == "2027-06-12")
    // The last day is a Saturday, and late begins after the Monday it may move to.
    #expect(try state(before, on: "2027-06-14") == .due(days: 0))
    #expect(try state(before, on: "2027-06-15") == .overdue(days: 1))
    #expect(try state(before, on: "2027-06-23") == .overdue(days: 9))
    #expect(try deadline(.finance, on: "2027-06-23")?.done?.day.iso == "2027-03-24")
    // From 20 April, as the paper of 24 June tells, and fifteen days stood still.
    let after = try #require(try deadline(.payment, on: "2027-06-24"))
    #expect(after.due.iso == "2027-07-24")
    #expect(try state(after, on: "2027-06-24") == .due(days: 30))
    #expect(try deadline(.finance, on: "2027-06-24")?.done?.day.iso == "2027-04-20")
    // It is not paid before it is.
    #expect(try deadline(.payment, on: "2027-06-29")?.done == nil)
    #expect(try deadline(.payment, on: "2027-06-30")?.done?.day.iso == "2027-06-30")
  }

  @Test func `the time has not stood still before a paper tells that it did`() throws {
    let before = try #require(try deadline(.payment, on: "2027-05-20"))
    #expect(before.note == nil && before.suspended == nil)
    #expect(!before.explanation().contains { $0.kind == .pause })
    // A paper of the day of the interruption, which is replaced when it has ended, was there all the time.
    let open: Edit = ("payment-language-courses-1", "    <lastDay>2027-05-24</lastDay>\n", "")
    let first: Edit = ("payment-language-courses-1", "2027-06-24", "2027-05-10")
    let portfolio = try portfolio([
      open, first, ("payment-language-courses-1", "  <decided>2027-05-10</decided>\n", ""),
      ("payment-language-courses-1", "  <paid>2027-06-30</paid>\n", ""),
    ])
    let second = try Samples.text("Samples/Portfolio/payment-language-courses-1.xml")
      .replacing("version=\"1\"", with: "version=\"2\"")
    try portfolio.take(["second.xml": second], received: "2027-06-30", isReceivedStated: true)
    let since = try Day.parse("2027-05-10")
    for (day, due) in [("2027-05-23", "2027-07-23"), ("2027-05-24", "2027-07-24")] {
      let found = try #require(
        try deadlines(on: day, in: portfolio).first { $0.kind == .payment })
      #expect(found.due.iso == due && found.done == nil, "\(day)")
      // On its last day, and not before, it is known that it ends.
      #expect(found.suspended == (day == "2027-05-24" ? nil : since), "\(day)")
    }
    let paid = try deadlines(on: "2027-06-30", in: portfolio).first { $0.kind == .payment }
    #expect(paid?.done?.day.iso == "2027-06-30")
  }

  /// As an amendment does not: what the decision asked for on a day is what it said then.
  @Test(arguments: [("2027-03-23", "2027-03-30"), ("2027-03-24", "2027-05-31")])
  func `a decision says what its version said that had come`(_ day: String, _ due: String) throws {
    let portfolio = try portfolio()
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    try portfolio.take(
      [
        "second.xml": decision.replacing("version=\"1\"", with: "version=\"2\"")
          .replacing("contentDue=\"2027-03-30\"", with: "contentDue=\"2027-05-31\"")
      ], received: "2027-03-24", isReceivedStated: true)
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    let content = try deadlines(on: day, in: portfolio).first {
      $0.kind == .content && $0.name == "2026-09-01"
    }
    #expect(content?.due.iso == due)
  }

  /// Whoever judges and whoever lists what is due read the same papers.
  @Test(arguments: [
    ("2027-06-12", [String]()), ("2027-06-13", ["warning"]), ("2027-06-14", ["warning"]),
    ("2027-06-15", ["error"]), ("2027-06-23", ["error"]), ("2027-06-24", []),
  ])
  func `a payment is late for the rule as for the list`(_ day: String, _ severities: [String])
    throws
  {
    let portfolio = try portfolio()
    let judged = try Day.parse(day)
    try portfolio.store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: judged)
      let rules = allRules.filter { $0.card.id == "P201" }
      try reading.eachProject { project in
        let found = Assessor(rules: rules, context: context).assess(project)
          .flatMap { assessment -> [String] in
            guard case .fails(let failures) = assessment.outcome else { return [] }
            return failures.map { assessment.severity(of: $0).rawValue }
          }
        // Before its last day it is announced.
        let isPast = judged.iso > "2027-06-12"
        #expect(isPast ? found == severities : found.allSatisfy { $0 == "warning" }, "\(found)")
        let payment = try #require(
          try project.deadlines(in: context).first { $0.kind == .payment })
        #expect(payment.isLate(on: judged) == (severities == ["error"]))
      }
    }
  }

  @Test func `a report is not early before it has come`() throws {
    let longer: Edit = (
      "decision-language-courses", "firstDay=\"2026-09-01\" lastDay=\"2027-02-28\"",
      "firstDay=\"2026-09-01\" lastDay=\"2027-03-25\""
    )
    #expect(try deadline(.content, on: "2027-03-23", longer)?.note == nil)
    let came = try #require(try deadline(.content, on: "2027-03-24", longer))
    #expect(came.note?.english == "it came in before the period ended" && came.done != nil)
  }

  @Test func `money is asked back when the paper that asks for it is written`() throws {
    #expect(try deadline(.recovery, on: "2027-12-12") == nil)
    let asked = try #require(try deadline(.recovery, on: "2027-12-13"))
    #expect(asked.due.iso == "2027-12-15")
  }

  /// Whoever judges on a day has the answer that the papers of that day alone would give.
  @Test(arguments: [
    "2026-06-01", "2027-03-23", "2027-03-24", "2027-05-20", "2027-06-23", "2027-06-24",
    "2027-12-12",
    "2027-12-13",
  ])
  func `it is as if the later papers were not there`(_ day: String) throws {
    let all = try portfolio()
    let then = try TestPortfolio()
    for (paper, known) in [
      ("application-language-courses", "2026-02-02"), ("decision-language-courses", "2026-05-28"),
      ("report-language-courses-1", "2027-03-24"), ("payment-language-courses-1", "2027-06-24"),
      ("payment-language-courses-control", "2027-12-13"),
    ] where known <= day {
      try then.take(
        samples: ["Samples/Portfolio/\(paper).xml"],
        received: paper.hasPrefix("report") ? "2027-03-24" : "2026-02-02")
    }
    func told(_ portfolio: TestPortfolio) throws -> [String] {
      let judged = try Day.parse(day)
      return try deadlines(on: day, in: portfolio).map { deadline in
        let steps = deadline.explanation().map { $0.wording.english }
        return
          "\(deadline.kind) \(deadline.due) \(deadline.standing(on: judged, in: .sweden).english) "
          + steps.joined(separator: "; ")
      }
    }
    #expect(try told(all) == told(then))
  }
}
