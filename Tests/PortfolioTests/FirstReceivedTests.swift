import Foundation
import Portfolio
import TestSupport
import Testing
import Values

/// The day a paper came in is that of its first version.
@Suite struct `The day a paper came in` {
  @Test func `is known now and as of an earlier entry`() throws {
    let portfolio = try TestPortfolio()
    let first = try Samples.text("Samples/Portfolio/application-reception-places.xml")
    let second = first.replacingOccurrences(of: "version=\"1\"", with: "version=\"2\"")
    try portfolio.take(["second.xml": second], received: "2026-03-10")
    let entry = try lastEntry(portfolio)
    try portfolio.take(["first.xml": first], received: "2026-02-01")
    #expect(try header(portfolio, .now).received == day("2026-03-10"))
    #expect(try header(portfolio, .now).firstReceived == day("2026-02-01"))
    #expect(try header(portfolio, .asOf(entry: entry)).firstReceived == nil)
    #expect(
      try header(portfolio, .asOf(entry: lastEntry(portfolio))).firstReceived == day("2026-02-01"))
  }

  @Test func `is the earlier one when two contents bear the number 1`() throws {
    let portfolio = try TestPortfolio()
    let first = try Samples.text("Samples/Portfolio/application-reception-places.xml")
    let again = first.replacingOccurrences(
      of: "issued=\"2026-02-02\"", with: "issued=\"2026-02-03\"")
    try portfolio.take(["first.xml": first], received: "2026-02-01")
    try portfolio.take(["again.xml": again], received: "2026-02-20")
    #expect(try header(portfolio, .now).received == day("2026-02-20"))
    #expect(try header(portfolio, .now).firstReceived == day("2026-02-01"))
  }

  private func day(_ text: String) throws -> Day { try Day.parse(text) }

  private func header(
    _ portfolio: TestPortfolio, _ snapshot: Snapshot
  ) throws -> DocumentHeader {
    try #require(
      try portfolio.store.reading(snapshot) { try $0.headers(.application) }.first)
  }

  private func lastEntry(_ portfolio: TestPortfolio) throws -> Int64 {
    try #require(try portfolio.store.log().last).entry
  }
}
