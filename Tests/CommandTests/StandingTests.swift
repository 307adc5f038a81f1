import Foundation
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What status sums up at once is what each project says by itself.
@Suite struct `Standings` {
  @Test(arguments: ["2020-01-01", "2026-06-01", "2027-02-15", "2027-07-01", "2031-01-01"])
  func `are what the projects say one by one`(_ text: String) throws {
    let day = try Day.parse(text)
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: try Self.samples())
    let rulebook = Rulebooks.builtIn.main
    try portfolio.store.reading { reading in
      let standings = try reading.standings(
        on: day, paymentDays: try rulebook.paymentDays(on: day))
      var keys: [String] = []
      var late = (reports: 0, claims: 0, payments: 0)
      try reading.eachProject { project in
        keys.append(project.key)
        let standing = try #require(standings.first { $0.key == project.key })
        let money = try ProjectMoney(project, on: day)
        #expect(standing.status == ProjectStatus(project, on: day), "\(project.key)")
        #expect(standing.currency == money?.currency.code, "\(project.key)")
        #expect(standing.asked == money?.asked?.union.minorUnits ?? 0, "\(project.key)")
        #expect(standing.granted == money?.granted?.union.minorUnits ?? 0, "\(project.key)")
        #expect(standing.claimed == money?.claimedUnion.minorUnits ?? 0, "\(project.key)")
        #expect(standing.paid == money?.paid.minorUnits ?? 0, "\(project.key)")
        let context = Context(rulebook: rulebook, day: day, rates: [])
        for deadline in try project.deadlines(in: context) {
          guard case .overdue = deadline.state(on: day) else { continue }
          switch deadline.kind {
          case .content: late.reports += 1
          case .finance: late.claims += 1
          case .payment: late.payments += 1
          case .signature, .condition, .recovery: continue
          }
        }
      }
      #expect(standings.map(\.key) == keys.sorted())
      #expect(standings.reduce(0) { $0 + $1.lateReports } == late.reports)
      #expect(standings.reduce(0) { $0 + $1.lateClaims } == late.claims)
      #expect(standings.reduce(0) { $0 + $1.latePayments } == late.payments)
    }
  }

  /// A report that answers a period ends on its last day; a claim that nobody pays is late on the
  /// eighty-first day after it came, or so much later as it stood still.
  @Test(arguments: [
    ("2027-04-21", 0), ("2027-04-22", 1), ("2027-04-23", 1),
  ])
  func `count a payment as late from the day after its last`(
    _ text: String, _ late: Int
  ) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: [
        "Samples/Portfolio/application-language-courses.xml",
        "Samples/Portfolio/decision-language-courses.xml",
      ])
    try portfolio.take(
      samples: ["Samples/Portfolio/report-language-courses-1.xml"], received: "2027-01-31")
    let day = try Day.parse(text)
    try portfolio.store.reading { reading in
      let standings = try reading.standings(on: day, paymentDays: 80)
      #expect(standings.map(\.latePayments) == [late])
    }
  }

  @Test func `add up to the same by every dimension but the theme`() throws {
    let day = try Day.parse("2027-07-01")
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: try Self.samples())
    let sums = StatusSums(
      try portfolio.store.reading { try $0.standings(on: day, paymentDays: 80) })
    let all = try #require(sums.groups.first { $0.dimension == .all })
    #expect(all.granted > 0 && all.asked > 0)
    for dimension in StatusSums.Dimension.allCases where dimension != .theme {
      let groups = sums.groups.filter { $0.dimension == dimension }
      #expect(groups.reduce(0) { $0 + $1.asked } == all.asked, "\(dimension)")
      #expect(groups.reduce(0) { $0 + $1.granted } == all.granted, "\(dimension)")
      #expect(groups.reduce(0) { $0 + $1.paid } == all.paid, "\(dimension)")
    }
  }

  @Test func `of amounts that have no room name the project`() throws {
    let contribution =
      "<contribution source=\"union\"><amount>999999999999999.99</amount></contribution>"
    let text = try Samples.text("Samples/Portfolio/application-language-courses.xml")
    let start = try #require(text.range(of: "<financing>"))
    let huge =
      text[..<start.upperBound] + String(repeating: contribution, count: 100)
      + text[start.upperBound...]
    let folder = try TestFolder()
    try Data(huge.utf8).write(to: folder.url.appending(path: "huge.xml"))
    let run = try ProgramRun(
      shell: """
        fondbok import huge.xml --received 2026-02-02
        fondbok status --on 2026-12-01; fondbok show language-courses --on 2026-12-01
        fondbok status --format json | head -1
        fondbok list --format json
        """, in: folder.url)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("too large to compute, from KS 2026/0117 on"), "\(run.output)")
    #expect(run.output.contains("cannot be computed: The result is too large"), "\(run.output)")
    #expect(run.output.contains("\"asked\":null"), "\(run.output)")
    #expect(run.output.contains("\"eu\":null"), "\(run.output)")
  }

  private static func samples() throws -> [String] {
    try ["Portfolio", "Founding"].flatMap { folder in
      try Samples.files(in: "Samples/\(folder)", ending: "xml").map {
        "Samples/\(folder)/\($0.lastPathComponent)"
      }
    }
  }
}

/// What a check of the whole portfolio leaves for status.
@Suite struct `A judgement` {
  private func session(_ commands: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(
      shell: """
        ln -s '\(Samples.folder.path)' Samples
        fondbok import Samples/Portfolio --received 2026-02-02 > import.txt
        fondbok log > log.txt
        \(commands)
        """, in: folder.url)
  }

  @Test func `is kept when everything is judged, and changes nothing else`() throws {
    let run = try session(
      """
      fondbok check --on 2026-12-01 > check.txt
      fondbok status --on 2026-12-01 | grep 'as of'
      fondbok log | diff - log.txt && fondbok verify && ls
      """)
    #expect(run.output.contains("as of 2026-12-01, rulebook amif-2021"), "\(run.output)")
    #expect(!run.output.contains("not judged since"))
    #expect(run.output.contains("the log and the originals are as they were"))
    // The file stands by itself, without a write-ahead log beside it.
    #expect(!run.output.contains("portfolio.sqlite-wal"))
    #expect(run.status == 0)
  }

  @Test(arguments: [
    "--rule B101", "--project 6.2.5-2026-01147", "--as-of 5",
    "Samples/Portfolio/2026-02-02/application-language-courses.xml",
  ])
  func `of a part is not kept`(_ part: String) throws {
    let run = try session(
      "fondbok check --on 2026-12-01 \(part) > check.txt; fondbok status --on 2026-12-01")
    #expect(run.output.contains("never as a whole; fondbok check does"), "\(run.output)")
  }

  @Test func `of an earlier state says so`() throws {
    let run = try session(
      """
      fondbok check --on 2026-12-01 > check.txt
      fondbok rates import Samples/Rates/fictional-2026.csv
      fondbok status --on 2026-12-01
      """)
    #expect(run.output.contains("not judged since entry "), "\(run.output)")
  }

  @Test func `is made again by a read-only portfolio without a word`() throws {
    let run = try session(
      "chmod 444 portfolio.sqlite; fondbok check --on 2026-12-01 --format short | tail -1")
    #expect(run.output.contains("judged as of 2026-12-01"), "\(run.output)")
    #expect(!run.output.contains("error"), "\(run.output)")
  }
}
