import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What the authorities of a programme were asked for while other returns were marked as sent.
@Suite struct `A calendar after a mark of a return` {
  /// What calendars may have from before some marks of returns were made or taken back, on a day.
  private func earlier(
    on text: String, _ returns: [SentReturn], takenBack: [SentReturn] = []
  ) throws -> (given: [Deadline], earlier: EarlierDeadlines) {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/programme.xml"])
    let day = try Day.parse(text)
    return try portfolio.store.reading { reading in
      let context = Context(
        rulebooks: .builtIn, day: day,
        sent: SentPapers(returns: returns, returnsTakenBack: takenBack))
      let programme = try #require(try reading.programmes().first)
      let last = try day.adding(days: 365)
      return (
        try programme.deadlines(in: context, until: last),
        try programme.earlierDeadlines(
          in: context, from: try Day.parse("2026-02-02"), until: last)
      )
    }
  }

  @Test func `a mark takes the days out of calendars that were reckoned without it`() throws {
    let mark = SentReturn(
      entry: 1, kind: "list-of-operations", file: "list.csv", sha256: "", on: "2027-05-10",
      sent: "2027-05-10")
    let (given, earlier) = try earlier(on: "2027-05-10", [mark])
    let lists = given.filter { $0.kind == .listOfOperations }
    #expect(lists.map(\.due.iso) == ["2027-08-31", "2027-09-10"])
    // What had passed before the mark stands where it stood.
    #expect(earlier.gone.map(\.due.iso).sorted() == ["2027-12-31", "2028-04-30"])
    #expect(
      earlier.passed.filter { $0.kind == .listOfOperations }.map(\.due.iso) == [
        "2026-04-30", "2026-08-31", "2026-12-31", "2027-04-30",
      ])
    #expect(earlier.again.isEmpty)
    #expect(Set(earlier.gone.map(\.name)).isDisjoint(with: lists.map(\.name)))
  }

  @Test func `a mark that is taken back takes the day after it out of calendars`() throws {
    let mark = SentReturn(
      entry: 1, kind: "list-of-operations", file: "list.csv", sha256: "", on: "2027-05-10",
      sent: "2027-05-10", takenBackBy: 2)
    let (given, earlier) = try earlier(on: "2027-05-11", [], takenBack: [mark])
    #expect(
      given.filter { $0.kind == .listOfOperations }.map(\.due.iso) == [
        "2027-08-31", "2027-12-31", "2028-04-30",
      ])
    #expect(earlier.gone.map(\.due.iso) == ["2027-09-10"])
    // The part of the year that it answered for is waited for again.
    #expect(earlier.again.map(\.due.iso) == ["2027-08-31"])
    #expect(earlier.again.allSatisfy { $0.done == nil })
  }

  @Test func `what was done by a return that is taken back is given again when it has passed`()
    throws
  {
    let mark = SentReturn(
      entry: 1, kind: "data-transmission", file: "data.csv", sha256: "", on: "2027-01-31",
      sent: "2027-01-31", takenBackBy: 2)
    let (given, earlier) = try earlier(on: "2027-02-02", [], takenBack: [mark])
    #expect(!given.contains { $0.due.iso == "2027-01-31" })
    let again = earlier.again.filter { $0.kind == .transmission }
    #expect(again.map(\.due.iso) == ["2027-01-31"] && again.allSatisfy { $0.done == nil })
  }
}
