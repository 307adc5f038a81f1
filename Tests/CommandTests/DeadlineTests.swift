import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What is due, and when it is late: a day past its last day and not before.
@Suite struct `Deadlines` {
  private func deadlines(on day: String, _ key: String = "6.2.5-2026-01147") throws -> [Deadline] {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: try Samples.files(in: "Samples/Portfolio", ending: "xml").map {
        "Samples/Portfolio/\($0.lastPathComponent)"
      })
    return try portfolio.store.reading { reading in
      var found: [Deadline] = []
      let context = Context(
        rulebook: .builtIn, day: try Day.parse(day), rates: try reading.rates())
      try reading.eachProject(key: key) { found += try $0.deadlines(in: context) }
      return found
    }
  }

  @Test func `stand in the order of their days, and follow the decision in force`() throws {
    let found = try deadlines(on: "2026-12-01")
    #expect(found == found.sorted())
    #expect(found.contains { $0.kind == .content } && found.contains { $0.kind == .finance })
    // Before the decision there is no schedule.
    let before = try deadlines(on: "2026-03-01")
    #expect(!before.contains { $0.kind == .content })
  }

  @Test func `are late on the day after`() throws {
    let found = try deadlines(on: "2028-12-01")
    let open = try #require(found.first { $0.kind == .content && $0.done == nil })
    #expect(open.state(on: open.due) == .due(days: 0))
    #expect(open.state(on: try open.due.adding(days: 1)) == .overdue(days: 1))
    #expect(open.state(on: try open.due.adding(days: -30)) == .due(days: 30))
  }

  @Test func `are done by the paper that came, and late when it came late`() throws {
    let found = try deadlines(on: "2028-12-01")
    let done = try #require(found.first { $0.kind == .content && $0.done != nil })
    let deed = try #require(done.done)
    guard case .document(let paper) = deed.paper else {
      Issue.record("it is done by no document")
      return
    }
    #expect(paper.kind == .report)
    #expect(done.state(on: try deed.day.adding(days: -1)) != .done)
    let state = done.state(on: deed.day)
    #expect(
      state == (deed.day <= done.due ? .done : .doneLate(days: done.due.days(until: deed.day))))
  }

  @Test func `agree in Swedish with what is to be done`() {
    let late = Deadline.State.overdue(days: 74)
    #expect(late.wording(of: .content).swedish == "försenad med 74 dagar")
    #expect(late.wording(of: .recovery).swedish == "försenat med 74 dagar")
    #expect(late.wording(of: .accounts).swedish == "försenade med 74 dagar")
    let done = Deadline.State.doneLate(days: 1)
    #expect(done.wording(of: .finance).swedish == "gjord 1 dag för sent")
    #expect(done.wording(of: .finance).english == "done 1 day late")
  }

  @Test func `come from what has happened by the day`() throws {
    // Asked back on 2027-11-15, by a paper of 2027-12-13.
    #expect(!(try deadlines(on: "2027-12-12")).contains { $0.kind == .recovery })
    #expect(try deadlines(on: "2027-12-13").contains { $0.kind == .recovery })
    // Documents are kept from the last payment on.
    #expect(!(try deadlines(on: "2027-03-01")).contains { $0.kind == .retention })
  }

  @Test func `of payments run 80 days from the claim`() throws {
    let payment = try #require(try deadlines(on: "2028-12-01").first { $0.kind == .payment })
    #expect(payment.law.count == 1, "the days are set by law")
  }

  @Test func `of a strategic operation run a month from its selection`() throws {
    let portfolio = try TestPortfolio()
    for paper in ["application-language-courses", "decision-language-courses"] {
      let text = try Samples.text("Samples/Portfolio/\(paper).xml")
      try portfolio.take([
        "\(paper).xml": text.replacing(
          "<strategicImportance>false<", with: "<strategicImportance>true<")
      ])
    }
    try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse("2026-06-28"), rates: [])
      try reading.eachProject { project in
        let notice = try #require(
          try project.deadlines(in: context).first { $0.kind == .notice })
        #expect(notice.due.iso == "2026-06-28" && notice.done == nil)
        #expect(notice.state(on: try Day.parse("2026-06-28")) == .due(days: 0))
        // It is a Sunday, and late only after the working day that the time may run on to.
        #expect(notice.state(on: try Day.parse("2026-06-29")) == .due(days: 0))
        #expect(notice.state(on: try Day.parse("2026-06-30")) == .overdue(days: 1))
      }
    }
  }

  // MARK: Programmes

  private func ofProgramme(from first: String, until last: String) throws -> [String] {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/programme.xml"])
    return try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse(first), rates: [])
      return try reading.programmes().flatMap {
        try $0.deadlines(in: context, until: try Day.parse(last))
      }.map { "\($0.due) \($0.kind.rawValue)" }
    }
  }

  @Test func `of a programme come every year`() throws {
    #expect(
      try ofProgramme(from: "2027-01-01", until: "2027-12-31") == [
        "2027-01-31 transmission", "2027-01-31 forecast", "2027-01-31 decommitment",
        "2027-02-15 accounts", "2027-02-15 verification", "2027-02-15 performanceReport",
        "2027-02-28 paymentApplication",
        "2027-02-28 irregularities", "2027-04-30 transmission",
        "2027-04-30 listOfOperations", "2027-04-30 callTimetable", "2027-05-31 paymentApplication",
        "2027-05-31 irregularities", "2027-07-31 transmission", "2027-07-31 forecast",
        "2027-07-31 paymentApplication", "2027-08-30 irregularities", "2027-08-31 listOfOperations",
        "2027-08-31 callTimetable", "2027-09-30 transmission",
        "2027-10-31 paymentApplication", "2027-11-30 transmission",
        "2027-11-30 paymentApplication", "2027-11-30 irregularities",
        "2027-12-31 paymentApplication", "2027-12-31 decommitment",
        "2027-12-31 listOfOperations", "2027-12-31 callTimetable",
        "2027-12-31 monitoringCommittee",
      ])
    // In a leap year February has one day more for what ends with the month.
    let leap = try ofProgramme(from: "2028-02-16", until: "2028-02-29")
    #expect(leap == ["2028-02-29 paymentApplication", "2028-02-29 irregularities"])
  }

  @Test(arguments: [
    // Of the first and the last: the day before, and the day itself.
    ("transmission", "2021-01-01", "2022-01-30", 0),
    ("transmission", "2021-01-01", "2022-01-31", 1),
    ("transmission", "2030-01-31", "2030-12-31", 1),
    ("transmission", "2030-02-01", "2035-12-31", 0),
    ("accounts", "2021-01-01", "2023-02-14", 0), ("accounts", "2021-01-01", "2023-02-15", 1),
    ("accounts", "2031-02-15", "2035-12-31", 1), ("accounts", "2031-02-16", "2035-12-31", 0),
    ("performanceReport", "2021-01-01", "2023-02-14", 0),
    ("performanceReport", "2031-02-15", "2035-12-31", 1),
    ("performanceReport", "2031-02-16", "2035-12-31", 0),
    ("paymentApplication", "2021-01-01", "2021-12-31", 0),
    ("paymentApplication", "2030-07-31", "2035-12-31", 1),
    ("paymentApplication", "2030-08-01", "2035-12-31", 0),
    ("forecast", "2021-01-01", "2022-01-30", 0), ("forecast", "2021-01-01", "2022-01-31", 1),
    ("forecast", "2030-01-31", "2035-12-31", 1), ("forecast", "2030-02-01", "2035-12-31", 0),
    ("verification", "2031-02-15", "2035-12-31", 1),
    ("verification", "2031-02-16", "2035-12-31", 0),
    // What is committed for 2021 to 2026 is lost from 2024 to 2029, and exceptions are told of in the
    // month after.
    ("decommitment", "2021-01-01", "2024-12-30", 0),
    ("decommitment", "2021-01-01", "2024-12-31", 1),
    ("decommitment", "2029-12-31", "2035-12-31", 2),
    ("decommitment", "2030-01-01", "2035-12-31", 1),
    ("decommitment", "2030-02-01", "2035-12-31", 0),
    ("monitoringCommittee", "2029-12-31", "2035-12-31", 1),
    ("monitoringCommittee", "2030-01-01", "2035-12-31", 0),
  ])
  func `of a programme begin and end with it`(
    _ kind: String, _ first: String, _ last: String, _ count: Int
  ) throws {
    let found = try ofProgramme(from: first, until: last).filter { $0.hasSuffix(" \(kind)") }
    #expect(found.count == count, "\(found)")
  }

  @Test(arguments: [
    ("2026-12-31", 2026, 53, "2026-12-28"), ("2027-01-03", 2026, 53, "2026-12-28"),
    ("2027-01-04", 2027, 1, "2027-01-04"), ("2024-12-30", 2025, 1, "2024-12-30"),
    ("2021-01-01", 2020, 53, "2020-12-28"), ("2026-01-01", 2026, 1, "2025-12-29"),
  ])
  func `stand in the weeks of ISO 8601`(
    _ text: String, _ year: Int, _ week: Int, _ monday: String
  ) throws {
    let day = try Day.parse(text)
    #expect(day.isoWeek == (year, week))
    #expect(day.firstOfWeek.iso == monday)
    #expect(day.firstOfWeek.days(until: day.lastOfWeek) == 6)
  }
}
