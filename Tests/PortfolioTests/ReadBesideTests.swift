import Dispatch
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
          late: LatePayments(days: { _ in 80 }) { _ in 7 },
          quarters: LateQuarters(count: { _ in 0 }, periods: { _ in (0, 0) }))
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

  @Test func `makes something of each project in the order of their names`() throws {
    let many = try TestPortfolio(in: .file)
    try many.take(["many.xml": Papers.manyApplications()])
    let store = many.store
    store.fewestForTwo = .max
    let one = try store.reading { reading in
      var keys: [String] = []
      try reading.eachProject(.granted) { keys.append($0.key) }
      return keys
    }
    #expect(one.count == 300)
    store.fewestForTwo = 0
    // The first that is made waits until the other thread has made one too.
    let isAhead = DispatchSemaphore(value: 0)
    let two = try store.reading { reading in
      var made: [(key: String, isSecond: Bool)] = []
      try reading.eachMade(.granted) { project, reading in
        let isSecond = reading.secondConnection == nil
        if isSecond { isAhead.signal() }
        return (project.key, isSecond)
      } _: { one in
        if made.isEmpty { #expect(isAhead.wait(timeout: .now() + 60) == .success) }
        made.append((one.0, one.1))
      }
      return made
    }
    #expect(two.map(\.key) == one)
    #expect(two.contains { $0.isSecond })
  }

  @Test(arguments: [0, Int64.max])
  func `ends with what is thrown, whoever throws it`(fewest: Int64) throws {
    struct Stop: Error {}
    let many = try TestPortfolio(in: .file)
    try many.take(["many.xml": Papers.manyApplications()])
    let store = many.store
    store.fewestForTwo = fewest
    try store.reading { reading in
      var count = 0
      #expect(throws: Stop.self) {
        try reading.eachMade(.granted) { _, _ in
          0
        } _: { _ in
          count += 1
          if count == 100 { throw Stop() }
        }
      }
      #expect(count == 100)
      #expect(throws: Stop.self) {
        try reading.eachMade(.granted) { _, _ in
          throw Stop()
        } _: { (_: Int) in
          count += 1
        }
      }
      #expect(count == 100)
      // The view is still good for another walk.
      try reading.eachMade(.whole) { _, _ in
        0
      } _: { _ in
        count += 1
      }
      #expect(count == 400)
    }
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

  @Test func `begins what is asked for later, with as many papers as are said to be enough`() throws
  {
    let store = portfolio.store
    let cases: [(usual: Int64, fewest: Int64?, isSecond: Bool)] = [
      (.max, nil, false), (0, nil, true), (.max, 0, true), (.max, .max, false),
    ]
    for (usual, fewest, isSecond) in cases {
      store.fewestForTwo = usual
      try store.reading { reading in
        let value = try reading.begin(fewest: fewest) { $0.secondConnection == nil }
        #expect(try value() == isSecond)
      }
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
