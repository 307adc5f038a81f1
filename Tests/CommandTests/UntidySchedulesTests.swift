import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// Schedules as no decision should have them, and days on which nobody works.
@Suite struct `An untidy schedule` {
  private let second = """
    <reportingPeriod kind="progress" firstDay="2027-03-01" lastDay="2027-08-31"
                       contentDue="2027-09-30" financeDue="2027-11-01"/>
    """

  /// A decision, the papers that amend it one after another, and the reports.
  private func portfolio(
    _ edit: (from: String, to: String)? = nil,
    amendments: [(from: String, to: String, validFrom: String)] = [],
    reports: [String: String] = [:]
  ) throws -> TestPortfolio {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: [
      "Samples/Portfolio/programme.xml", "Samples/Portfolio/application-language-courses.xml",
    ])
    var decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    if let edit {
      #expect(decision.contains(edit.from), "no \(edit.from)")
      decision = decision.replacing(edit.from, with: edit.to)
    }
    try portfolio.take(["decision.xml": decision])
    for (index, amendment) in amendments.enumerated() {
      #expect(decision.contains(amendment.from), "no \(amendment.from)")
      let paper = decision.replacing(amendment.from, with: amendment.to)
        .replacing("id=\"decision-language-courses\"", with: "id=\"amendment-\(index + 1)\"")
        .replacing("outcome=\"approval\"", with: "outcome=\"amendment\"")
        .replacing("<validFrom>2026-05-28<", with: "<validFrom>\(amendment.validFrom)<")
      try portfolio.take(["amendment-\(index + 1).xml": paper])
    }
    for (received, text) in reports.sorted(by: { $0.key < $1.key }) {
      try portfolio.take(["report-\(received).xml": text], received: received)
    }
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    return portfolio
  }

  private func look<Value>(
    _ portfolio: TestPortfolio, on day: String, _ body: (Project, Context) throws -> Value
  ) throws -> Value {
    try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse(day), rates: [])
      var found: Value?
      try reading.eachProject { found = try body($0, context) }
      return try #require(found)
    }
  }

  private func days(_ deadlines: [Deadline], _ kind: Deadline.Kind) -> [String] {
    deadlines.filter { $0.kind == kind }.map(\.due.iso)
  }

  /// The days of reports that are due no more.
  private func gone(_ known: [Deadline], _ contents: [String]) -> [String] {
    Set(days(known, .content)).subtracting(contents).sorted()
  }

  @Test func `with periods that overlap has each of them, and is told of by the rule`() throws {
    let portfolio = try portfolio(("firstDay=\"2027-03-01\"", "firstDay=\"2026-09-01\""))
    try look(portfolio, on: "2027-01-15") { project, context in
      let found = try project.deadlines(in: context)
      #expect(days(found, .content) == ["2027-03-30", "2027-09-30", "2028-03-30", "2028-10-02"])
      // Two that begin on the same day are two events.
      let names = found.map { DueCalendar.uid(of: DueItem(project, $0)) }
      #expect(Set(names).count == names.count, "\(names)")
      let broken = Assessor(rules: allRules, context: context).assess(project)
        .first { $0.card.name == "reporting-schedule-broken" }
      guard case .fails = broken?.outcome else {
        Issue.record("the overlap is not found")
        return
      }
    }
  }

  @Test func `with a gap has what there is`() throws {
    let portfolio = try portfolio((second, ""))
    try look(portfolio, on: "2027-01-15") { project, context in
      let contents = days(try project.deadlines(in: context), .content)
      #expect(contents == ["2027-03-30", "2028-03-30", "2028-10-02"])
    }
  }

  @Test func `amended twice is that of the last amendment, and what came back is not cancelled`()
    throws
  {
    let last = """
      <reportingPeriod kind="final" firstDay="2028-03-01" lastDay="2028-08-31" contentDue="2028-10-02"
                         financeDue="2028-10-30"/>
      """
    // The first amendment takes the last period away, the second the second one, and has the last again.
    let portfolio = try portfolio(amendments: [
      (last, "", "2026-10-01"), (second, "", "2026-12-01"),
    ])
    try look(portfolio, on: "2026-11-01") { project, context in
      let contents = days(try project.deadlines(in: context), .content)
      #expect(contents.last == "2028-03-30")
      #expect(gone(try project.deadlinesUntilNow(in: context), contents) == ["2028-10-02"])
    }
    try look(portfolio, on: "2027-01-15") { project, context in
      let contents = days(try project.deadlines(in: context), .content)
      #expect(contents == ["2027-03-30", "2028-03-30", "2028-10-02"])
      #expect(gone(try project.deadlinesUntilNow(in: context), contents) == ["2027-09-30"])
    }
  }

  @Test func `is answered by a report that came before its period ended`() throws {
    let report = try Samples.text("Samples/Portfolio/report-language-courses-1.xml")
    let portfolio = try portfolio(reports: ["2027-02-20": report])
    try look(portfolio, on: "2027-02-25") { project, context in
      let first = try #require(
        try project.deadlines(in: context).first { $0.kind == .content && $0.name == "2026-09-01" })
      #expect(first.done?.day.iso == "2027-02-20")
      #expect(first.note?.english == "it came in before the period ended")
      #expect(first.state(on: context.day) == .done)
      // Its claim came with it.
      let claim = try #require(
        try project.deadlines(in: context).first { $0.kind == .finance && $0.name == "2026-09-01" })
      #expect(claim.note == first.note && claim.done != nil)
    }
    // The day before it came it was open.
    try look(portfolio, on: "2027-02-19") { project, context in
      let first = try #require(
        try project.deadlines(in: context).first { $0.kind == .content && $0.name == "2026-09-01" })
      #expect(first.state(on: context.day) == .due(days: 39))
    }
  }

  /// A day too many answers for nothing besides, and a month does not answer for half a year.
  @Test(
    arguments: [
      // The days of a report, and the periods that it answers for, by their first days.
      ("2026-09-01", "2027-02-28", ["2026-09-01"]), ("2026-09-01", "2027-02-27", ["2026-09-01"]),
      ("2026-09-01", "2027-03-01", ["2026-09-01"]), ("2027-03-01", "2027-03-31", []),
      // 92 of the 184 days of the second, and 93.
      ("2027-03-01", "2027-05-31", []), ("2027-03-01", "2027-06-01", ["2027-03-01"]),
      // The whole of two, and of one with much of the next.
      ("2026-09-01", "2027-08-31", ["2026-09-01", "2027-03-01"]),
      ("2026-09-01", "2027-06-30", ["2026-09-01"]),
    ] as [(String, String, [String])])
  func `is answered by a report for the period that it is on`(
    _ first: String, _ last: String, _ answered: [String]
  ) throws {
    let report = try Samples.text("Samples/Portfolio/report-language-courses-1.xml")
    let days = "  <firstDay>2026-09-01</firstDay>\n  <lastDay>2027-02-28</lastDay>\n"
    #expect(report.contains(days))
    let text = report.replacing(
      days, with: "  <firstDay>\(first)</firstDay>\n  <lastDay>\(last)</lastDay>\n",
      maxReplacements: 1)
    let portfolio = try portfolio(reports: ["2027-09-01": text])
    try look(portfolio, on: "2027-10-05") { project, context in
      let found = try project.deadlines(in: context)
      for kind in [Deadline.Kind.content, .finance] {
        #expect(found.filter { $0.kind == kind && $0.done != nil }.map(\.name) == answered)
      }
    }
  }

  /// A schedule broken so that the next period begins before the first one ends: 28 of its 212 days are
  /// those of the first report, which is not on it.
  @Test func `with an overlap is not answered twice`() throws {
    let report = try Samples.text("Samples/Portfolio/report-language-courses-1.xml")
    let portfolio = try portfolio(
      ("firstDay=\"2027-03-01\"", "firstDay=\"2027-02-01\""), reports: ["2027-03-24": report])
    try look(portfolio, on: "2027-10-05") { project, context in
      let second = try #require(
        try project.deadlines(in: context).first { $0.kind == .content && $0.name == "2027-02-01" })
      #expect(second.isLate(on: context.day))
    }
  }

  @Test(arguments: [("2027-02-26", false), ("2027-02-27", true)])
  func `that asks for a report before its period ends is kept by whoever hands it in by then`(
    _ day: String, _ isNoted: Bool
  ) throws {
    let portfolio = try portfolio(("contentDue=\"2027-03-30\"", "contentDue=\"2027-02-26\""))
    try look(portfolio, on: "2027-01-15") { project, context in
      let supposed = try DueSupposition.parse("content 1 on \(day)")
      #expect(project.notes(on: [supposed], in: context).isEmpty == !isNoted)
    }
  }

  @Test(arguments: ["2027-06-25", "2028-02-29", "2029-12-31"])
  func `has a day that is in time until its end, whatever day it is`(_ day: String) throws {
    let portfolio = try portfolio(("contentDue=\"2027-03-30\"", "contentDue=\"\(day)\""))
    try look(portfolio, on: "2027-01-15") { project, context in
      let due = try Day.parse(day)
      let first = try #require(
        try project.deadlines(in: context).first { $0.kind == .content && $0.name == "2026-09-01" })
      #expect(first.due == due)
      #expect(first.state(on: due) == .due(days: 0) && !first.isLate(on: due))
      #expect(first.state(on: try due.adding(days: 1)) == .overdue(days: 1))
    }
  }

  @Test func `has conditions of the same words with names of their own`() throws {
    let condition = """
        <condition>
          <text xml:lang="sv">En förteckning lämnas.</text>
          <due>2027-05-01</due>
        </condition>
      """
    let portfolio = try portfolio(
      ("  <condition id=\"avtal\">", "\(condition)\n\(condition)\n  <condition id=\"avtal\">"))
    try look(portfolio, on: "2027-01-15") { project, context in
      let names = try project.deadlines(in: context).filter { $0.kind == .condition }
        .map { DueCalendar.uid(of: DueItem(project, $0)) }
      #expect(names.count == 3 && Set(names).count == 3)
    }
  }

  // MARK: Calendars

  @Test
  func `makes no doubles in a calendar that is imported twice, nor any two events of one name`()
    throws
  {
    let folder = try TestFolder()
    func run(_ command: String) throws -> String {
      try ProgramRun(shell: command, in: folder.url).output
    }
    let samples = Samples.folder.path
    _ = try run(
      """
      for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30 2027-12-13; do
      fondbok import \(samples)/Portfolio/$day --received $day; done
      fondbok import \(samples)/Founding \(samples)/Funds --received 2027-12-13
      """)
    let calendar = try run("fondbok due --all --format ical --on 2028-01-01")
    #expect(try run("fondbok due --all --format ical --on 2028-01-01") == calendar)
    let unfolded = calendar.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    let names = unfolded.filter { $0.hasPrefix("UID:") }
    #expect(names.count > 100)
    #expect(Set(names).count == names.count)
    // A year later the same events have the same names.
    let later = try run("fondbok due --all --format ical --on 2028-06-01")
      .replacing("\r\n ", with: "").components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(Set(later).intersection(names).count > 100)
  }
}
