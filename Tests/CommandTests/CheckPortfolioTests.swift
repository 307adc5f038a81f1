import Findings
import Importer
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

@Suite struct `Judging a portfolio` {
  /// Whose file is there as long as it is.
  private let portfolio: TestPortfolio

  init() throws {
    portfolio = try TestPortfolio(in: .file)
    // The last come first, so that the order of arrival is not that of the keys.
    let samples = try Samples.names(in: "Samples/Portfolio") + Samples.names(in: "Samples/Founding")
    try portfolio.take(samples: samples.reversed())
  }

  private func judge(most: Int, project: String? = nil) throws -> (CheckResult, [Finding]) {
    var found: [Finding] = []
    let result = try portfolio.store.reading { reading in
      let context = Context(
        rulebooks: .builtIn, day: try Day.parse("2027-03-01"),
        rates: try reading.rates(), sent: try reading.sentPapers())
      var check = CheckPortfolio(context: context, rules: allRules, project: project)
      check.mostFindings = most
      return try check.check(reading) { found.append($0) }
    }
    return (result, found)
  }

  @Test func `gives findings by the keys of projects, in whatever order they are read`() throws {
    let (result, found) = try judge(most: .max)
    let keys = found.compactMap(\.project)
    #expect(Set(keys).count > 3)
    #expect(keys == keys.sorted())
    // What is of no project comes last.
    #expect(found.drop { $0.project != nil }.allSatisfy { $0.project == nil })
    #expect(result.projects > 10)
  }

  @Test(arguments: [0, 1, 2, 5, 11])
  func `says the same however few findings it may hold`(most: Int) throws {
    let (all, found) = try judge(most: .max)
    let (result, again) = try judge(most: most)
    #expect(found.count > 11)
    #expect(again == found)
    #expect(result.tally == all.tally)
    #expect(result.projects == all.projects)
    #expect(result.hasErrors == all.hasErrors && result.hasErrorNotRun == all.hasErrorNotRun)
  }

  @Test func `says of each project what it says of it among the others`() throws {
    let (_, found) = try judge(most: .max)
    for key in Set(found.compactMap(\.project)) {
      let (result, alone) = try judge(most: .max, project: key)
      #expect(result.projects == 1)
      #expect(alone.filter { $0.project == key } == found.filter { $0.project == key })
    }
  }
}
