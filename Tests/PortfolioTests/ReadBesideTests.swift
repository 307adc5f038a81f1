import Foundation
import Importer
import TestSupport
import Testing
import Values

@testable import Portfolio

@Suite struct `Reading by two threads` {
  /// Whose file is there as long as it is.
  private let portfolio: TestPortfolio

  init() throws {
    portfolio = try TestPortfolio(in: .file)
    try portfolio.take(
      samples: try Samples.names(in: "Samples/Portfolio") + Samples.names(in: "Samples/Founding"))
  }

  @Test(arguments: ["2026-01-01", "2026-11-22", "2027-07-01"])
  func `says what one says`(on: String) throws {
    let store = portfolio.store
    let day = try Day.parse(on)
    func read() throws -> (listed: [ListedProject], late: [String], standings: [String]) {
      try store.reading { reading in
        var listed: [ListedProject] = []
        try reading.listProjects(on: day) { listed.append($0) }
        var late: [String] = []
        try reading.listProjects(ProjectQuery([.late]), on: day) { late.append($0.key) }
        let standings = try ReadStandings(reading, on: day).standings(
          late: LatePayments(days: 80) { _ in 7 }, quarters: LateQuarters { _ in 0 })
        return (listed, late, standings.map { "\($0)" })
      }
    }
    store.fewestForTwo = .max
    let one = try read()
    store.fewestForTwo = 0
    let two = try read()
    #expect(one.listed.count > 10)
    #expect(two.listed == one.listed)
    #expect(two.late == one.late)
    #expect(two.standings == one.standings)
  }

  @Test(arguments: [
    "a", "språk", "owner:exempelstad", "sector:municipality", "country:SE a", "zzz",
  ])
  func `finds as much by one as by many at once`(words: String) throws {
    let terms = try ProjectQuery(parsing: words).terms
    portfolio.store.fewestForTwo = 0
    let one = try portfolio.store.reading { try ProjectSearch($0).projects(terms) }
    let many = try portfolio.store.reading { try ProjectSearch($0, few: 1).projects(terms) }
    #expect(many.map(Array.init) == one.map(Array.init))
    #expect(try #require(one).isEmpty == (words == "zzz"))
  }

  @Test func `goes on beside the rest`() throws {
    let store = portfolio.store
    store.fewestForTwo = 0
    try store.reading { reading in
      let isSecond = try ReadBeside(reading) { $0.secondConnection == nil }
      #expect(try isSecond.value())
      let failure = try ReadBeside(reading) { reading in
        _ = try RawStatement(reading.db, "SELECT nothing FROM nowhere")
      }
      #expect(throws: (any Error).self) { try failure.value() }
    }
  }

  @Test func `stays with one where the state is an earlier one`() throws {
    let store = portfolio.store
    store.fewestForTwo = 0
    try store.reading(.asOf(entry: 3)) { reading in
      let read = try ReadBeside(reading) { try $0.lastEntry() }
      #expect(try read.value() == 3)
    }
  }

  @Test func `stays with one where somebody has written between`() throws {
    // A portfolio that had something in it when it was opened may be written while it is read.
    let store = try Store(path: portfolio.path, access: .write)
    store.allowReadersBeside()
    store.fewestForTwo = 0
    let report = try StockSQLite.run(
      portfolio.path, "SELECT external_id FROM document WHERE kind = 'report' LIMIT 1;")
    let document = try #require(
      try store.documents(named: report.trimmingCharacters(in: .whitespacesAndNewlines)).first)
    try store.reading { reading in
      let last = try reading.lastEntry()
      let other = try Store(path: portfolio.path, access: .write)
      _ = try other.withdraw(
        document, because: "a mistake", by: "test", at: "2026-03-01T12:00:00Z")
      #expect(try other.log().last?.entry == last + 1)
      let read = try ReadBeside(reading) { reading in
        (reading.secondConnection == nil, try reading.lastEntry())
      }
      let (isSecond, entry) = try read.value()
      #expect(!isSecond)
      #expect(entry == last)
    }
  }
}
