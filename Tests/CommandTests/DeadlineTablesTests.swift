import Foundation
@testable import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// Deadlines are made of some tables alone, and come out as they do of all.
@Suite struct `The tables that deadlines are made of` {
  static let days = ["2020-01-01", "2026-06-01", "2027-02-15", "2027-07-01", "2031-01-01"]

  @Test(arguments: ["Samples/Portfolio", "Samples/Founding", "Samples/Funds", "Samples/Faulty"])
  func `tell all that deadlines need`(_ folder: String) throws {
    let portfolio = try TestPortfolio()
    let names =
      try Samples.names(in: folder)
      + (folder == "Samples/Funds" ? try Self.folders(in: folder).flatMap(Samples.names) : [])
    try portfolio.take(samples: names)
    try portfolio.store.reading { reading in
      var count = 0
      for text in Self.days {
        let context = Context(rulebooks: .builtIn, day: try Day.parse(text))
        #expect(try reading.projectsThatDeadlinesNeedMoreOf(in: context).isEmpty, "on \(text)")
        count += try reading.gather(.deadlines) { project, _ in
          try project.deadlines(in: context)
        }.count
      }
      #expect(count > 10 || folder == "Samples/Founding")
    }
  }

  /// A report whose reading is cut short elsewhere would show as nothing at all.
  @Test func `leave out what they say they leave out`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: try Samples.names(in: "Samples/Portfolio"))
    let lines = try portfolio.store.reading { reading in
      try [ProjectExtent.whole, .deadlines].map { extent in
        try reading.gather(extent) { project, _ in project.reports }.reduce(0) {
          $0 + ($1.claim?.lines.count ?? 0) + $1.indicators.count
        }
      }
    }
    #expect(lines[0] > 0 && lines[1] == 0)
  }

  @Test(arguments: days)
  func `are read by two threads as by one`(_ text: String) throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(
      samples: try Samples.names(in: "Samples/Portfolio") + Samples.names(in: "Samples/Founding"))
    let context = Context(rulebooks: .builtIn, day: try Day.parse(text))
    func read() throws -> [[Deadline]] {
      try portfolio.store.reading { reading in
        try reading.gather(.deadlines) { project, _ in [try project.deadlines(in: context)] }
      }
    }
    portfolio.store.fewestForTwo = .max
    let one = try read()
    portfolio.store.fewestForTwo = 0
    #expect(try read() == one)
    #expect(one.count > 10)
  }

  private static func folders(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Samples.url(path).path).sorted()
      .map { "\(path)/\($0)" }
  }
}
