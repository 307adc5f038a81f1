import Findings
import Foundation
import Importer
import Languages
import Portfolio
import TestSupport
import Testing
import Values

@Suite struct `Time in the portfolio` {
  @Test func `a record set aside is closed by a later valid one, and stays closed`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let bad = Papers.call(money: "1e3")
    let open = "SELECT count(*) FROM set_aside WHERE until_entry IS NULL;"
    try portfolio.take(["bad.xml": bad])
    #expect(try portfolio.lines(open) == ["1"])
    try portfolio.take(["good.xml": Papers.call()])
    #expect(try portfolio.lines(open) == ["0"])
    let before = try portfolio.dump()
    // The folder is imported again, the old file with it.
    let tally = try portfolio.take(["bad.xml": bad, "good.xml": Papers.call()])
    #expect(tally.setAside == 1)
    #expect(tally.unchanged == 1)
    #expect(try portfolio.dump() == before)
  }

  @Test func `another day of receipt is a correction when somebody states it`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()], received: "2026-02-02")
    let before = try portfolio.dump()
    try portfolio.take(["a.xml": Papers.call()], received: "2026-02-05")
    #expect(try portfolio.dump() == before)
    let twice = Papers.portfolio(Papers.call(), Papers.call())
    try portfolio.take(["a.xml": twice], received: "2026-02-05", isReceivedStated: true)
    #expect(try portfolio.lines("SELECT received FROM document_version;") == ["2026-02-05"])
    #expect(
      try portfolio.lines("SELECT details FROM log_entry WHERE action = 'received';") == [
        "{\"kind\":\"call\",\"issuer\":\"SE:orgnr:2021999996\",\"id\":\"c1\",\"from\":\"2026-02-02\",\"to\":\"2026-02-05\"}"
      ])
    let after = try portfolio.dump()
    try portfolio.take(["a.xml": Papers.call()], received: "2026-02-05", isReceivedStated: true)
    #expect(try portfolio.dump() == after)
  }

  @Test func `a corrected day of receipt stands as it stood before the correction`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let days = ["2026-02-02", "2026-02-05", "2026-01-31", "2026-02-09"]
    for day in days {
      try portfolio.take(["a.xml": Papers.call()], received: day, isReceivedStated: true)
    }
    #expect(
      try portfolio.store.log().map(\.action) == ["import"] + Array(repeating: "received", count: 3)
    )
    for (index, day) in days.enumerated() {
      let snapshot = Snapshot.asOf(entry: Int64(index + 1))
      let (headers, versions) = try portfolio.store.reading(snapshot) {
        try ($0.headers(.call), $0.versions())
      }
      #expect(headers.map(\.received.iso) == [day])
      #expect(headers.map(\.firstReceived?.iso) == [day])
      #expect(versions.map(\.received) == [day])
    }
    #expect(
      try portfolio.store.reading { try $0.headers(.call) }.map(\.received.iso) == ["2026-02-09"])
    #expect(try portfolio.store.verify().faults == [])
  }

  @Test func `a day of receipt that is changed behind the log's back is found`() throws {
    for change in [
      "UPDATE document_version SET received = '2026-02-01'",
      "UPDATE corrected_receipt SET received = '2026-02-01'", "DELETE FROM corrected_receipt",
    ] {
      let portfolio = try TestPortfolio(in: .file)
      try portfolio.take(["a.xml": Papers.call()], received: "2026-02-02")
      try portfolio.take(["a.xml": Papers.call()], received: "2026-02-05", isReceivedStated: true)
      #expect(try portfolio.store.verify().faults == [])
      _ = try portfolio.lines("\(change);")
      let faults = try portfolio.store.verify().faults.map(\.description)
      #expect(faults.count == 1, "\(change): \(faults)")
      #expect(
        faults.allSatisfy { $0.hasPrefix("call SE:orgnr:2021999996 c1 counts as received on ") })
    }
  }

  @Test func `each entry of the log can be gone back to`() throws {
    let portfolio = try TestPortfolio(in: .file)
    var states: [(entry: Int64, documents: [DocumentHeader])] = []
    let texts = [
      Papers.call(version: 2, title: "Två"), Papers.call(version: 1),
      Papers.call(version: 3, title: "Tre"),
      Papers.call("c2"), Papers.call("c2", money: "1e3"),
    ]
    for (index, text) in texts.enumerated() {
      try portfolio.take(["\(index).xml": text])
      let entry = try #require(try portfolio.store.log().last?.entry)
      states.append((entry, try portfolio.store.reading { try $0.headers(.call) }))
    }
    #expect(states.map { $0.documents.map(\.number) } == [[2], [2], [3], [3, 1], [3, 1]])
    let reader = try Store(path: portfolio.path, access: .read)
    for state in states {
      let found = try reader.reading(.asOf(entry: state.entry)) { try $0.headers(.call) }
      #expect(found == state.documents)
    }
    // Having looked back leaves the present as it is.
    #expect(try reader.reading { try $0.headers(.call) } == states[4].documents)
    #expect(try reader.reading(.asOf(entry: 0)) { try $0.headers(.call) } == [])
  }

  @Test func `the log is a chain in which every entry carries the hash of the one before`() throws {
    let portfolio = try TestPortfolio()
    for index in 0..<5 { try portfolio.take(["\(index).xml": Papers.call("c\(index)")]) }
    let log = try portfolio.store.log()
    #expect(log.count == 5)
    #expect(log[0].previousSHA256 == String(repeating: "0", count: 64))
    for (before, after) in zip(log, log.dropFirst()) {
      #expect(after.previousSHA256 == before.sha256)
      let fields = [
        "\(after.entry)", after.at, after.madeBy, after.action, after.details,
        after.bytesSHA256 ?? "",
        after.previousSHA256,
      ]
      #expect(after.sha256 == SHA256Hasher.hex(of: Array(fields.joined(separator: "\n").utf8)))
    }
  }
}
