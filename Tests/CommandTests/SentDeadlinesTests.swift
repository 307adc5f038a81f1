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
    #expect(found.map(\.due.iso) == ["2027-05-10", "2027-09-10"])
    #expect(found.map { $0.done?.day.iso } == ["2027-05-10", nil])
    #expect(found[1].state(on: try Day.parse("2027-09-10")) == .due(days: 0))
    #expect(found[1].state(on: try Day.parse("2027-09-11")) == .overdue(days: 1))
    #expect(found[0].done?.name == "list-of-operations list-of-operations-2027-05-10.csv")
    #expect(found[1].explanation().first?.what.english.contains("by the log") ?? false)
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
        "2027-04-30", "2027-08-31", "2027-12-31", "2028-04-30", "2028-08-31",
      ])
    let states = found.map { $0.state(on: Day(year: 2027, month: 9, day: 2) ?? .first) }
    #expect(states.prefix(3) == [.done, .doneLate(days: 1), .due(days: 120)])
    // In the year in which the log begins it knows nothing of the parts before.
    let first = try deadlines(on: "2026-12-01", .callTimetable, [timetables[0]])
    #expect(first.first?.due.iso == "2026-12-31" && first.first?.done?.day.iso == "2026-11-02")
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
      let early = sent("list-of-operations", "2026-05-27")
      #expect(try removal([early], on: "2028-05-29").1 == .ended)
      let first = sent("list-of-operations", "2026-06-10", entry: 2)
      let open = try removal([early, first], on: "2028-06-10")
      #expect(open.0.due.iso == "2028-06-10" && open.1 == .due(days: 0))
      #expect(try removal([early, first], on: "2028-06-11").1 == .overdue(days: 1))
      // A list that is made two years after the decision has no name any more.
      let still = sent("list-of-operations", "2028-05-27", entry: 3)
      #expect(try removal([first, still], on: "2028-06-11").1 == .overdue(days: 1))
      let without = sent("list-of-operations", "2028-06-01", on: "2028-05-28", entry: 3)
      let done = try removal([first, without], on: "2028-06-11")
      #expect(done.1 == .done && done.0.done?.day.iso == "2028-06-01")
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

  // MARK: Requests for completion

  private func run(_ command: String, in folder: TestFolder) throws -> String {
    // Lines are broken where a terminal ends.
    try ProgramRun(shell: "COLUMNS=300; export COLUMNS; \(command)", in: folder.url).output
  }

  @Test func `a request that is marked as sent has a last day, and a new version answers it`()
    throws
  {
    let folder = try TestFolder()
    let broken = try Samples.text("Samples/Faulty/attachment-missing.xml")
    try Data(broken.utf8).write(to: folder.url.appending(path: "faulty.xml"))
    _ = try run("fondbok import faulty.xml --received 2026-02-02", in: folder)
    let listed = try run("fondbok list --format json", in: folder)
    let key = try #require(
      listed.split(separator: "\"project\":\"").last?.split(separator: "\"").first)
    let letter = try run(
      "fondbok letter completion '\(key)' --on 2026-02-10 --sent --by officer --language en",
      in: folder)
    #expect(letter.contains("Please answer by 2026-02-17"))
    #expect(letter.contains("the request was sent on 2026-02-10"))
    let open = try run("fondbok due --project '\(key)' --on 2026-02-17 --language en", in: folder)
    #expect(open.contains("the request for completion of"))
    #expect(open.contains("due today"))
    let late = try run("fondbok due --project '\(key)' --on 2026-02-18 --language en", in: folder)
    #expect(late.contains("overdue by 1 day"))
    // Before it was sent nobody waited.
    let before = try run("fondbok due --project '\(key)' --on 2026-02-09 --language en", in: folder)
    #expect(!before.contains("request for completion"))
    let log = try run("fondbok log --language en", in: folder)
    #expect(log.contains("to be answered within 5 working days"))
    // The same letter is not marked again.
    let again = try run(
      "fondbok letter completion '\(key)' --on 2026-02-10 --sent --by officer --language en || true",
      in: folder)
    #expect(again.contains("nothing changed"))
    // The new version of the application answers it, on the day it comes in.
    let answer = broken.replacing(
      /(<application\b[^>]*\bversion=")1"/, with: { "\($0.output.1)2\"" })
    try #require(answer != broken)
    try Data(answer.utf8).write(to: folder.url.appending(path: "answer.xml"))
    _ = try run("fondbok import answer.xml --received 2026-02-16", in: folder)
    let done = try run(
      "fondbok due --project '\(key)' --all --on 2026-02-18 --language en", in: folder)
    let flat = done.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("2026-02-17") && flat.contains(": done (application"))
    #expect(!flat.contains("overdue by 1 day"))
    _ = try run("fondbok verify", in: folder)
  }
}
