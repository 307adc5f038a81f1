import Foundation
import Portfolio
import Rules
import TestSupport
import Testing
import Values

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
    #expect(deed.document.kind == .report)
    #expect(done.state(on: try deed.day.adding(days: -1)) != .done)
    let state = done.state(on: deed.day)
    #expect(
      state == (deed.day <= done.due ? .done : .doneLate(days: done.due.days(until: deed.day))))
  }

  @Test func `of payments run 80 days from the claim`() throws {
    let payment = try #require(try deadlines(on: "2028-12-01").first { $0.kind == .payment })
    #expect(payment.law.count == 1, "the days are set by law")
  }
}
