import Findings
import Foundation
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// Deadlines of programmes of other countries, and of contracts: which holidays and acts count.
@Suite struct `Deadlines that Swedish law does not count` {
  private typealias Edit = (paper: String, from: String, to: String)

  /// Runs a body with the projects and the reading of papers of the portfolio, changed.
  private func portfolio(_ papers: [String], _ edits: [Edit] = []) throws -> TestPortfolio {
    let portfolio = try TestPortfolio()
    for paper in papers {
      let path = paper.contains("/") ? "Samples/\(paper).xml" : "Samples/Portfolio/\(paper).xml"
      var text = try Samples.text(path)
      for edit in edits where edit.paper == paper {
        #expect(text.contains(edit.from), "\(paper) has no \(edit.from)")
        text = text.replacing(edit.from, with: edit.to)
      }
      try portfolio.take(["\(paper.split(separator: "/").last ?? "").xml": text])
    }
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    return portfolio
  }

  @Test func `working days of another country are not reckoned, and its calendar is named`() throws
  {
    let foreign: [Edit] = [
      ("programme", "2021SE65AMPR001", "2021DE65AMPR001"),
      ("application-language-courses", "2021SE65AMPR001", "2021DE65AMPR001"),
      ("call-open", "2021SE65AMPR001", "2021DE65AMPR001"),
    ]
    let found = try portfolio(
      ["programme", "call-open", "application-language-courses", "report-language-courses-1"],
      foreign)
    try found.store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: try Day.parse("2027-04-01"), rates: [])
      try reading.eachProject { project in
        #expect(project.memberState.code == "DE")
        let deadlines = try project.deadlines(in: context)
        #expect(!deadlines.contains { $0.kind == .signature })
        #expect(
          project.unreckoned(in: context).map(\.english) == [
            "the last day for the signed confirmation of the application is not reckoned: the "
              + "calendar of public holidays of DE is missing; there are those of AT, FI, FR and SE"
          ])
        // The 80 days need no calendar; whether they move does.
        let payment = try #require(deadlines.first { $0.kind == .payment })
        #expect(payment.latest == nil && payment.missing?.code == "DE")
        #expect(payment.state(on: payment.due) == .due(days: 0))
        let after = try payment.due.adding(days: 1)
        #expect(payment.state(on: after) == .notRun(isDone: false) && !payment.isLate(on: after))
        #expect(
          payment.standing(on: after, in: project.memberState).english.contains(
            "whether it is late is not known; whether the last day is a day off is not known: the "
              + "calendar of public holidays of DE is missing"))
        let steps = payment.explanation(in: project.memberState)
        #expect(steps.map(\.kind) == [.start, .count, .last, .notRun])
        #expect(steps.last?.what.english.contains("of DE is missing") ?? false)
        // Rules that would count them are not run.
        let verdicts = Assessor(rules: allRules, context: context).assess(project)
        for id in ["P201", "N101"] {
          guard let assessment = verdicts.first(where: { $0.card.id == id }) else { continue }
          if case .notRun(let missing, _, _) = assessment.outcome {
            #expect(missing.english.contains("of DE is missing"), "\(id)")
          }
        }
        let payments = verdicts.first { $0.card.id == "P201" }
        #expect(payments?.outcome.verdict == .notRun)
      }
    }
  }

  @Test func `a country whose public holidays are held has its days counted by them`() throws {
    let foreign: [Edit] = [
      ("programme", "2021SE65AMPR001", "2021FI65AMPR001"),
      ("application-language-courses", "2021SE65AMPR001", "2021FI65AMPR001"),
      ("call-open", "2021SE65AMPR001", "2021FI65AMPR001"),
      // The fifth working day after 3 December: the 6th is Independence Day in Finland, and a Monday.
      ("call-open", "<closes>2026-02-02</closes>", "<closes>2027-12-03</closes>"),
    ]
    let papers = ["programme", "call-open", "application-language-courses"]
    func signature(_ edits: [Edit]) throws -> (Deadline, [ReckoningStep]) {
      try portfolio(papers, edits).store.reading { reading in
        let context = Context(rulebooks: .builtIn, day: try Day.parse("2027-12-06"), rates: [])
        var found: (Deadline, [ReckoningStep])?
        try reading.eachProject { project in
          #expect(project.unreckoned(in: context).isEmpty)
          found = try project.deadlines(in: context).first { $0.kind == .signature }
            .map { ($0, $0.explanation(in: project.memberState)) }
        }
        return try #require(found)
      }
    }
    let (finnish, steps) = try signature(foreign)
    #expect(finnish.due.iso == "2027-12-13")
    let passed = try #require(steps.first { $0.kind == .pause })
    #expect(passed.what.english.hasSuffix("2027-12-06 Independence Day"))
    #expect(passed.law.count == 1)
    let law = passed.law.first?.text(in: .swedish)
    #expect(law?.hasPrefix("Helgdagar, Finland, kyrkolagen") ?? false, "\(law ?? "")")
    #expect(try signature(Array(foreign.suffix(1))).0.due.iso == "2027-12-10")
  }

  @Test func `a contract is not judged by Swedish acts, and has the days that it sets`() throws {
    let papers = [
      "Funds/DEAR-2014/programme", "Funds/DEAR-2014/application", "Funds/DEAR-2014/decision",
      "Funds/DEAR-2014/report", "Funds/DEAR-2014/payments",
    ]
    try portfolio(papers).store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: try Day.parse("2027-12-13"), rates: [])
      var told: [ReckoningStep] = []
      try reading.eachProject { project in
        #expect(project.memberState.isByContract && project.memberState.code == "EU")
        // What is counted in working days needs the holidays of the institution that is party to it.
        #expect(throws: MissingCalendar.self) { try project.memberState.holidays() }
        for deadline in try project.deadlines(in: context) {
          told += deadline.explanation(in: project.memberState)
        }
      }
      let doubts = told.filter { $0.kind == .doubt }.map(\.what.english)
      #expect(
        doubts.contains { $0.hasPrefix("that a day of the contract does not move is our reading") })
      #expect(
        doubts.contains {
          $0.hasPrefix("that the 90 days of the contract are days of the calendar")
        }, "\(doubts)")
      #expect(!told.contains { $0.wording.english.contains("80 days") })
      #expect(!told.flatMap(\.law).contains { $0.text(in: .english).contains("1930:173") })
    }
  }

  /// The ninetieth day is a Sunday, and by a contract it is the last; the eighty-first is none.
  @Test(arguments: [("2026-04-24", false), ("2026-05-03", false), ("2026-05-04", true)])
  func `a contract pays within its days, in status as in the list`(_ text: String, _ isLate: Bool)
    throws
  {
    let papers = ["programme", "application", "decision", "report"].map { "Funds/DEAR-2014/\($0)" }
    let day = try Day.parse(text)
    let lateness = Rulebooks.builtIn.lateness(on: day)
    try portfolio(papers).store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: day)
      try reading.eachProject { project in
        let payment = try #require(
          try project.deadlines(in: context).first { $0.kind == .payment })
        #expect(payment.due.iso == "2026-05-03" && payment.latest == payment.due)
        #expect(payment.isLate(on: day) == isLate)
      }
      let standings = try ReadStandings(reading, on: day).standings(
        late: lateness.payments, quarters: lateness.quarters)
      #expect(standings.map(\.latePayments) == [isLate ? 1 : 0])
    }
  }

  @Test(arguments: [
    ("2021SE65AMPR001", "SE"), ("2014SE65AMNP001", "SE"), ("2021FI05SFPR001", "FI"),
    ("DEAR-2016", "SE"), ("2021fi05SFPR001", "SE"), ("2021FI", "SE"),
  ])
  func `a programme's number tells its country`(_ cci: String, _ code: String) throws {
    let portfolio = try portfolio(
      ["programme"], [("programme", "<cci>2021SE65AMPR001</cci>", "<cci>\(cci)</cci>")])
    try portfolio.store.reading { reading in
      let programme = try reading.programmes().first
      #expect(MemberState(of: programme).code == code)
    }
    #expect(MemberState(of: nil) == .sweden)
  }
}
