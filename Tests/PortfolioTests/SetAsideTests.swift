import Foundation
import Importer
import Portfolio
import TestSupport
import Testing

/// A record set aside leaves the list by a correction, or because somebody says why it is not needed.
@Suite struct `A record set aside` {
  private static let withoutID =
    "<call xmlns=\"urn:fondbok:1\" version=\"1\"><title>utan id</title></call>"

  private static func portfolio() throws -> TestPortfolio {
    let portfolio = try TestPortfolio(in: .file)
    #expect(try portfolio.take(["nameless.xml": withoutID]).setAside == 1)
    return portfolio
  }

  private func record(_ portfolio: TestPortfolio) throws -> KeptRecord {
    try portfolio.store.reading { reading in
      let file = try #require(try reading.keptFiles(named: "nameless.xml").last)
      return try #require(try reading.record(atLine: 1, of: file))
    }
  }

  private func listed(_ portfolio: TestPortfolio, _ snapshot: Snapshot = .now) throws -> Int {
    try portfolio.store.reading(snapshot) { try $0.setAside().count }
  }

  private func withdraw(_ record: KeptRecord, from portfolio: TestPortfolio) throws -> Int64? {
    try portfolio.store.withdraw(
      record, because: "sent again as A-7", by: "test", at: "2026-02-03T12:00:00Z")
  }

  @Test func `without an id is closed by whoever withdraws it, once`() throws {
    let portfolio = try Self.portfolio()
    let record = try record(portfolio)
    #expect(try portfolio.store.reading { try $0.isSetAside(record) })
    #expect(try listed(portfolio) == 1)
    #expect(try withdraw(record, from: portfolio) == 2)
    #expect(try listed(portfolio) == 0)
    #expect(try portfolio.store.reading { try $0.setAsideCount() } == 0)
    #expect(try withdraw(record, from: portfolio) == nil)
    // The state before is as it was, the bytes are kept, and the same bytes do not open it again.
    #expect(try listed(portfolio, .asOf(entry: 1)) == 1)
    #expect(
      try portfolio.store.reading { try $0.bytes(of: record) } == Array(Self.withoutID.utf8))
    #expect(try portfolio.take(["nameless.xml": Self.withoutID]).setAside == 1)
    #expect(try listed(portfolio) == 0)
    #expect(try portfolio.store.verify().faults == [])
  }

  @Test func `with an id is closed by a record that is right`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let right = Papers.call("c1")
    let wrong = right.replacing("<opens>", with: "<opens>x")
    #expect(try portfolio.take(["call.xml": wrong]).setAside == 1)
    #expect(try portfolio.store.reading { try $0.recordsSetAside(named: "c1") }.count == 1)
    #expect(try portfolio.take(["call.xml": right]).taken == 1)
    #expect(try listed(portfolio) == 0)
    #expect(try portfolio.store.verify().faults == [])
  }

  @Test(arguments: [
    (
      "UPDATE set_aside SET until_entry = NULL",
      "the record on line 1 of nameless.xml is not closed by entry 2 of the log, which withdraws it"
    ),
    (
      "UPDATE log_entry SET action = 'setting' WHERE entry = 2",
      "the record on line 1 of nameless.xml is closed by entry 2 of the log, which neither corrects nor withdraws it"
    ),
  ])
  func `is closed as the log says, or verify tells`(sql: String, says: String) throws {
    let portfolio = try Self.portfolio()
    _ = try withdraw(try record(portfolio), from: portfolio)
    try StockSQLite.run(portfolio.path, sql + ";")
    #expect(try portfolio.store.verify().faults.map(\.description).contains(says))
  }
}
