import Exporter
import Foundation
import Languages
import Portfolio
import Provenance
import TestSupport
import Testing
import Values

@testable import Rules
@testable import fondbok

/// What is due by sending is done by what the log says was sent, and the next day counts from that.
@Suite struct `Deadlines that are met by sending` {
  private func sent(
    _ kind: String, _ day: String, on: String? = nil, entry: Int64 = 1, of programme: String? = nil
  ) -> SentReturn {
    SentReturn(
      entry: entry, kind: kind, file: "\(kind)-\(day).csv", sha256: "", on: on ?? day, sent: day,
      programme: programme)
  }

  private func deadlines(
    on text: String, _ kind: Deadline.Kind, _ returns: [SentReturn]
  ) throws -> [Deadline] {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/programme.xml"])
    let day = try Day.parse(text)
    return try portfolio.store.reading { reading in
      let context = Context(
        rulebooks: .builtIn, day: day, sent: SentPapers(returns: returns))
      let programme = try #require(try reading.programmes().first)
      return try programme.deadlines(in: context, until: day.adding(days: 365))
        .filter { $0.kind == kind }
    }
  }

  @Test func `go by the names of the returns`() {
    #expect(SentPapers.listOfOperations == Return.listOfOperations.rawValue)
    #expect(SentPapers.callTimetable == Return.callTimetable.rawValue)
    #expect(SentPapers.dataTransmission == Return.dataTransmission.rawValue)
    #expect(SentPapers.paymentApplication == Return.paymentApplication.rawValue)
    #expect(SentPapers.accounts == Return.accounts.rawValue)
    #expect(SentPapers.performanceReport == Return.performanceReport.rawValue)
    #expect(SentPapers.irregularities == Return.irregularities.rawValue)
  }

  @Test func `a list that is sent on the last day of a part of the year has an event of its own`()
    throws
  {
    let found = try deadlines(
      on: "2027-09-01", .listOfOperations, [sent("list-of-operations", "2027-08-31")])
    #expect(found.map(\.due.iso) == ["2027-08-31", "2027-12-31"])
    #expect(Set(found.map(\.name)).count == 2)
  }

  @Test func `the list of operations is due four months after the last, and late a day later`()
    throws
  {
    let lists = [
      sent("list-of-operations", "2027-01-10"),
      // The same list in two formats is one publication.
      sent("list-of-operations", "2027-05-10", entry: 2),
      sent("list-of-operations", "2027-05-10", entry: 3),
    ]
    let found = try deadlines(on: "2027-09-10", .listOfOperations, lists)
    // The first list is done too: it answers for the third of the year that it was sent in.
    #expect(found.map(\.due.iso) == ["2027-04-30", "2027-05-10", "2027-09-10"])
    #expect(found.map { $0.done?.day.iso } == ["2027-01-10", "2027-05-10", nil])
    #expect(found[2].state(on: try Day.parse("2027-09-10")) == .due(days: 0))
    #expect(found[2].state(on: try Day.parse("2027-09-11")) == .overdue(days: 1))
    #expect(found[1].done?.name == "list-of-operations list-of-operations-2027-05-10.csv")
    #expect(found[2].explanation().first?.what.english.contains("by the log") ?? false)
    // What is overdue is listed, though its day is past.
    #expect(try deadlines(on: "2027-12-01", .listOfOperations, lists).last?.due.iso == "2027-09-10")
  }

  @Test func `the list of another programme changes nothing`() throws {
    let other = sent("list-of-operations", "2027-01-10", of: "2021SE65ISPR001")
    let found = try deadlines(on: "2027-02-01", .listOfOperations, [other])
    #expect(found.map(\.due.iso) == ["2027-04-30", "2027-08-31", "2027-12-31"])
    #expect(found.allSatisfy { $0.done == nil })
  }

  @Test func `the timetables of a year answer its parts one after another`() throws {
    let timetables = [
      sent("call-timetable", "2026-11-02"), sent("call-timetable", "2027-04-30", entry: 2),
      sent("call-timetable", "2027-09-01", entry: 3),
    ]
    let found = try deadlines(on: "2027-09-02", .callTimetable, timetables)
    #expect(
      found.map(\.due.iso) == [
        "2026-12-31", "2027-04-30", "2027-08-31", "2027-12-31", "2028-04-30", "2028-08-31",
      ])
    let states = found.map { $0.state(on: Day(year: 2027, month: 9, day: 2) ?? .first) }
    #expect(states.prefix(4) == [.done, .done, .doneLate(days: 1), .due(days: 120)])
    // In the year in which the log begins it knows nothing of the parts before.
    let first = try deadlines(on: "2026-12-01", .callTimetable, [timetables[0]])
    #expect(first.first?.due.iso == "2026-12-31" && first.first?.done?.day.iso == "2026-11-02")
    #expect(
      found.first?.explanation().last?.what.english.hasSuffix(
        "the first counts for the first of these days, the second for the second, and so on")
        ?? false)
  }

  @Test(arguments: [("2027-01-10", 1), ("2027-01-11", 2)])
  func `a timetable in two formats of one day is one publication`(
    _ second: String, _ answered: Int
  ) throws {
    let files = [
      sent("call-timetable", "2027-01-10"), sent("call-timetable", second, entry: 2),
    ]
    let found = try deadlines(on: "2027-09-02", .callTimetable, files).prefix(3)
    #expect(found.map(\.due.iso) == ["2027-04-30", "2027-08-31", "2027-12-31"])
    #expect(found.count { $0.done != nil } == answered)
  }

  /// An office that marks one return marks them all, from that day on.
  @Test(arguments: [
    // The day of the first mark, of data, and what is overdue on 2 May 2027 that is due on 30 April.
    ("2027-04-30", ["callTimetable", "listOfOperations", "transmission"]), ("2027-05-01", []),
  ])
  func `what is published is overdue from the first mark on, whatever was marked`(
    _ first: String, _ overdue: [String]
  ) throws {
    let day = try Day.parse("2027-05-02")
    // It speaks of a period of its own, and answers nothing here.
    let mark = sent("data-transmission", first, on: "2020-01-01")
    let found = try Deadline.Kind.allCases.flatMap { try deadlines(on: day.iso, $0, [mark]) }
      .filter { $0.isLate(on: day) }
    #expect(found.map(\.kind.rawValue).sorted() == overdue, "\(found.map(\.due.iso))")
    #expect(
      found.allSatisfy { $0.due.iso == "2027-04-30" && $0.state(on: day) == .overdue(days: 2) })
    // While nothing is marked, nothing is known.
    #expect(try deadlines(on: day.iso, .callTimetable, []).first?.due.iso == "2027-08-31")
  }

  @Test
  func `the first list that is marked answers for those that were missed since the first mark`()
    throws
  {
    let returns = [
      sent("data-transmission", "2027-02-01"), sent("list-of-operations", "2027-09-01", entry: 2),
    ]
    let day = try Day.parse("2027-09-01")
    let found = try deadlines(on: day.iso, .listOfOperations, returns)
    #expect(found.map(\.due.iso) == ["2027-04-30", "2027-08-31", "2028-01-01"])
    #expect(
      found.map { $0.state(on: day) } == [
        .doneLate(days: 124), .doneLate(days: 1), .due(days: 122),
      ])
    // It stays overdue in the year after, until one is marked.
    let missed = try deadlines(on: "2028-01-02", .listOfOperations, [returns[0]])
    #expect(
      missed.prefix(4).map(\.due.iso) == ["2027-04-30", "2027-08-31", "2027-12-31", "2028-04-30"])
  }

  @Test
  func `the last payment application of a year is overdue, and those before it need not come`()
    throws
  {
    let mark = sent("list-of-operations", "2027-01-10")
    func late(_ day: String, _ returns: [SentReturn]) throws -> [String] {
      let day = try Day.parse(day)
      return try deadlines(on: day.iso, .paymentApplication, returns).filter { $0.isLate(on: day) }
        .map(\.due.iso)
    }
    #expect(try late("2027-07-31", [mark]) == [])
    #expect(try late("2027-08-01", [mark]) == ["2027-07-31"])
    #expect(try late("2027-08-01", []) == [])
    let final = sent("payment-application", "2027-07-30", entry: 2)
    #expect(try late("2027-08-01", [mark, final]) == [])
  }

  @Test func `verifications are done with the accounts of their year, whenever those were sent`()
    throws
  {
    func verified(_ sentOn: String) throws -> Deadline? {
      try deadlines(
        on: "2028-03-10", .verification, [sent("accounts", sentOn, on: "2028-01-20")]
      ).first { $0.name == "2028-02-15" }
    }
    let day = try Day.parse("2028-03-10")
    let early = try #require(try verified("2028-02-10"))
    #expect(early.due.iso == "2028-02-15" && early.state(on: day) == .done)
    // Accounts that came late do not say that the verifications before them did.
    let late = try #require(try verified("2028-03-01"))
    #expect(late.due.iso == "2028-03-01" && late.state(on: day) == .done)
    #expect(
      late.explanation().first?.what.english.hasPrefix("the day the accounts were sent") ?? false)
    // Without accounts it is as before: to come, and then gone.
    #expect(try deadlines(on: "2028-02-15", .verification, []).first?.due.iso == "2028-02-15")
    #expect(try deadlines(on: "2028-02-16", .verification, []).first?.due.iso == "2029-02-15")
  }

  @Test func `a name is off the list when one is sent without it, and late when none is`() throws {
    let portfolio = try TestPortfolio()
    let application = try Samples.text("Samples/Portfolio/application-language-courses.xml")
      .replacing(
        "<legalKind>publicEntity</legalKind>", with: "<legalKind>naturalPerson</legalKind>")
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    try portfolio.take(["application.xml": application, "decision.xml": decision])
    try portfolio.store.reading { reading in
      func removal(_ lists: [SentReturn], on day: String) throws -> (Deadline, Deadline.State) {
        let day = try Day.parse(day)
        let context = Context(rulebooks: .builtIn, day: day, sent: SentPapers(returns: lists))
        var found: Deadline?
        try reading.eachProject { project in
          found = try project.deadlines(in: context).first { $0.kind == .removal }
        }
        let deadline = try #require(found)
        return (deadline, deadline.state(on: day))
      }
      // While the log tells of no list, the time runs from the decision, and out by itself.
      // This one had no room for it, and tells that none before had been published with it.
      let early = sent("list-of-operations", "2026-05-27")
      #expect(try removal([early], on: "2028-05-29").1 == .ended)
      let first = sent("list-of-operations", "2026-06-10", entry: 2)
      let open = try removal([early, first], on: "2028-06-10")
      #expect(open.0.due.iso == "2028-06-10" && open.1 == .due(days: 0))
      // It is a Saturday, and a name does not stand over the weekend for that: the list leaves it out from then on.
      #expect(open.0.moved == nil)
      #expect(try removal([early, first], on: "2028-06-11").1 == .overdue(days: 1))
      #expect(open.0.explanation().contains { $0.what.english.contains("does not move") })
      // A list that is made two years after the first one has no name any more.
      let still = sent("list-of-operations", "2028-06-09", entry: 3)
      #expect(try removal([first, still], on: "2028-06-13").1 == .overdue(days: 3))
      let without = sent("list-of-operations", "2028-06-12", on: "2028-06-10", entry: 3)
      let done = try removal([first, without], on: "2028-06-13")
      #expect(done.1 == .doneLate(days: 2) && done.0.done?.day.iso == "2028-06-12")
      let friday = sent("list-of-operations", "2028-06-10", on: "2028-06-10", entry: 3)
      #expect(try removal([first, friday], on: "2028-06-13").1 == .done)
      #expect(!done.0.explanation().contains { $0.kind == .doubt })
      // Four months after the decision a list is the next one, and may be the first. A day later it is
      // hardly that, when no list before it is marked: the time runs from the decision.
      let next = sent("list-of-operations", "2026-09-28")
      #expect(try removal([next], on: "2027-01-01").0.due.iso == "2028-09-28")
      let late = sent("list-of-operations", "2026-09-29")
      let unsure = try removal([late], on: "2027-01-01").0
      #expect(unsure.due.iso == "2028-05-28")
      #expect(unsure.explanation().contains { $0.kind == .doubt })
      #expect(try removal([early, late], on: "2027-01-01").0.due.iso == "2028-09-29")
      // What is marked later is not known on the day.
      #expect(try removal([late, without], on: "2028-05-30").1 == .overdue(days: 2))
    }
  }

  // MARK: What is sent to the Commission

  @Test(arguments: [
    // A return is of the period that its day lies in; a day earlier or later it is of another.
    ("data-transmission", Deadline.Kind.transmission, "2027-05-01", "2027-07-31", "2027-07-31"),
    (
      "payment-application", Deadline.Kind.paymentApplication, "2027-07-01", "2027-07-31",
      "2027-07-31"
    ),
    (
      "payment-application", Deadline.Kind.paymentApplication, "2027-08-01", "2027-10-31",
      "2027-10-31"
    ),
    ("accounts", Deadline.Kind.accounts, "2027-07-01", "2028-06-30", "2028-02-15"),
    (
      "performance-report", Deadline.Kind.performanceReport, "2027-07-01", "2028-06-30",
      "2028-02-15"
    ),
    ("irregularities", Deadline.Kind.irregularities, "2027-07-01", "2027-09-30", "2027-08-30"),
  ])
  func `what was sent to the Commission is done`(
    _ name: String, _ kind: Deadline.Kind, _ first: String, _ last: String, _ due: String
  ) throws {
    func done(_ on: String) throws -> Deadline? {
      // It was sent on its last day, whatever day it speaks of.
      let found = try deadlines(on: due, kind, [sent(name, due, on: on)])
      let deadline = try #require(found.first { $0.due.iso == due })
      return deadline.done == nil ? nil : deadline
    }
    let day = try Day.parse(due)
    for on in [first, last] {
      let deadline = try #require(try done(on), "\(name) \(on)")
      #expect(deadline.state(on: day) == .done && deadline.done?.day == day)
      #expect(deadline.done?.name == "\(name) \(name)-\(due).csv")
    }
    #expect(try done(try Day.parse(first).adding(days: -1).iso) == nil)
    #expect(try done(try Day.parse(last).adding(days: 1).iso) == nil)
  }

  @Test func `what is past and was not sent is overdue once the log tells of a return`() throws {
    // While it tells of none, what has passed is not known.
    #expect(try deadlines(on: "2028-02-16", .accounts, []).map(\.due.iso) == ["2029-02-15"])
    let list = sent("list-of-operations", "2028-02-15")
    let found = try deadlines(on: "2028-02-16", .accounts, [list])
    #expect(found.map(\.due.iso) == ["2028-02-15", "2029-02-15"])
    #expect(found.first?.state(on: try Day.parse("2028-02-16")) == .overdue(days: 1))
    // It stays so in later years, until it is sent.
    let later = try deadlines(on: "2030-01-10", .accounts, [list])
    #expect(later.map(\.due.iso) == ["2028-02-15", "2029-02-15", "2030-02-15"])
    let late = try deadlines(
      on: "2028-03-10", .accounts,
      [list, sent("accounts", "2028-03-01", on: "2028-02-20", entry: 2)])
    #expect(late.first?.state(on: try Day.parse("2028-03-10")) == .doneLate(days: 15))
    // Of what was due before the log begins it tells nothing.
    let after = sent("list-of-operations", "2028-02-16")
    #expect(
      try deadlines(on: "2028-02-16", .accounts, [after]).map(\.due.iso) == ["2029-02-15"])
    // An application may be sent in each period, and need not.
    #expect(
      try deadlines(on: "2028-03-01", .paymentApplication, [list]).first?.due.iso == "2028-05-31")
  }

  /// The last day of August 2030 is a Saturday, and two months from the end of June end on Friday the 30th. The
  /// last day of February 2026 is a Saturday too.
  @Test(arguments: [
    (
      "2030-06-30", "2030-08-30", "2030-09-02", "2030-09-03", "2030-09-02 where they run to the end"
    ),
    ("2025-12-31", "2026-02-28", "2026-03-02", "2026-03-03", "moves to 2026-03-02"),
  ])
  func `irregularities are late after the working day that the end of the month moves to`(
    _ quarter: String, _ due: String, _ last: String, _ late: String, _ note: String
  ) throws {
    let mark = sent("list-of-operations", try Day.parse(due).firstOfMonth.iso)
    func found(_ day: String) throws -> Deadline {
      try #require(
        try deadlines(on: day, .irregularities, [mark]).first { $0.name == quarter }, "\(day)")
    }
    let (lastDay, lateDay) = (try Day.parse(last), try Day.parse(late))
    let open = try found(last)
    #expect(open.due.iso == due && open.moved?.iso == last)
    #expect(open.state(on: lastDay) == .due(days: 0))
    let overdue = try found(late)
    #expect(overdue.state(on: lateDay) == .overdue(days: 1))
    // From when it is late is told also when it is.
    let told = overdue.standing(on: lateDay, in: .sweden)
    #expect(told.english.contains("overdue by 1 day") && told.english.contains(note), "\(told)")
    #expect(told.swedish.contains(last), "\(told)")
    #expect(overdue.explanation().contains { $0.day == lastDay })
  }

  // MARK: What the authority does

  @Test func `verifications come before the accounts, and exceptions by the end of January`() throws
  {
    let verified = try deadlines(on: "2027-01-01", .verification, [])
    #expect(verified.map(\.due.iso) == ["2027-02-15"])
    #expect(
      verified.first?.what.english
        == "the management verifications of the expenditure in the accounts of 2025/2026")
    #expect(
      verified.first?.law.first?.text(in: .english) == "Regulation (EU) 2021/1060, Article 74(2)")
    #expect(verified.first?.explanation().map(\.kind) == [.last, .doubt])
    // The commitments of 2021 are lost at the end of 2024.
    let lost = try deadlines(on: "2024-02-01", .decommitment, [])
    #expect(lost.map(\.due.iso) == ["2024-12-31", "2025-01-31"])
    #expect(try deadlines(on: "2023-02-01", .decommitment, []).isEmpty)
  }

  @Test func `the committee meets each year until costs end`() throws {
    let found = try deadlines(on: "2027-03-01", .monitoringCommittee, [])
    #expect(found.map(\.due.iso) == ["2027-12-31"])
    #expect(found.first?.what.english == "the monitoring committee has met in 2027")
    #expect(try deadlines(on: "2030-03-01", .monitoringCommittee, []).isEmpty)
  }
}
