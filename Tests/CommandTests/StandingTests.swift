import Foundation
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What status sums up at once is what each project says by itself.
@Suite struct `Standings` {
  /// Of no project in these tests do the days alone not tell.
  private let eightyDays = LatePayments(days: { _ in 80 }) { _ in 0 }
  private let noQuarters = LateQuarters(count: { _ in 0 }, periods: { _ in (0, 0) })

  @Test(arguments: ["2020-01-01", "2026-06-01", "2027-02-15", "2027-07-01", "2031-01-01"])
  func `are what the projects say one by one`(_ text: String) throws {
    let day = try Day.parse(text)
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: try Self.samples())
    try expectAgreement(portfolio, on: day)
  }

  /// What is late in a project whose papers are not as plain as most.
  @Test(arguments: [
    (
      "paid in part", "payment-language-courses-1", "<amountPaid>174897.08", "<amountPaid>174897.07"
    ),
    (
      "settled", "payment-language-courses-1", "<amountDue>174897.08</amountDue>",
      "<amountDue>0.00</amountDue>"
    ),
    ("not ruled", "payment-language-courses-1", "<amountDue>174897.08</amountDue>", ""),
    (
      "interrupted twice at once", "payment-language-courses-1", "</interruption>",
      """
      </interruption><interruption><firstDay>2027-05-20</firstDay><lastDay>2027-06-10</lastDay>
      <reason xml:lang="sv">Intyg saknas.</reason></interruption>
      """
    ),
    ("still interrupted", "payment-language-courses-1", "<lastDay>2027-05-24</lastDay>", ""),
    (
      "on a shorter period", "report-language-courses-1", "<lastDay>2027-02-28</lastDay>",
      "<lastDay>2027-02-01</lastDay>"
    ),
    (
      "on a day more", "report-language-courses-1", "<lastDay>2027-02-28</lastDay>",
      "<lastDay>2027-03-01</lastDay>"
    ),
    (
      "on 91 of the 181 days", "report-language-courses-1", "<lastDay>2027-02-28</lastDay>",
      "<lastDay>2026-11-30</lastDay>"
    ),
    (
      "on 90 of the 181 days", "report-language-courses-1", "<lastDay>2027-02-28</lastDay>",
      "<lastDay>2026-11-29</lastDay>"
    ),
    (
      "on a period before", "report-language-courses-1", "<lastDay>2027-02-28</lastDay>",
      "<lastDay>2026-09-01</lastDay>"
    ),
    (
      "by another kind", "decision-language-courses", "kind=\"progress\" firstDay=\"2026-09-01\"",
      "kind=\"final\" firstDay=\"2026-09-01\""
    ),
  ])
  func `agree on what is late`(_ what: String, _ name: String, _ from: String, _ to: String) throws
  {
    let portfolio = try TestPortfolio()
    for paper in [
      "application-language-courses", "decision-language-courses", "report-language-courses-1",
      "payment-language-courses-1",
    ] {
      var text = try Samples.text("Samples/Portfolio/\(paper).xml")
      if paper == name {
        #expect(text.contains(from), "\(what)")
        text = text.replacing(from, with: to, maxReplacements: 1)
        if paper.hasPrefix("payment"), !to.contains("interruption"), !from.contains("lastDay") {
          // The days alone would tell where an interruption does not.
          text = text.replacing(/<interruption>(.|\n)*<\/interruption>/, with: "")
        }
      }
      try portfolio.take(
        ["\(paper).xml": text], received: paper.hasPrefix("report") ? "2027-03-24" : "2026-11-30",
        isReceivedStated: true)
    }
    #expect(portfolio.findingLines.isEmpty)
    for day in [
      // The payment is decided on 24 June, and not known before that.
      "2027-03-23", "2027-03-31", "2027-06-13", "2027-06-20", "2027-06-24", "2027-07-09",
      "2027-07-24", "2027-07-25", "2027-08-05",
      "2027-10-02", "2028-05-03",
    ] {
      try expectAgreement(portfolio, on: try Day.parse(day))
    }
  }

  /// A paper of the authority that is replaced was there from the day its first version came.
  @Test func `agree on a payment of two versions`() throws {
    let portfolio = try TestPortfolio()
    for paper in [
      "application-language-courses", "decision-language-courses", "report-language-courses-1",
    ] {
      try portfolio.take(
        samples: ["Samples/Portfolio/\(paper).xml"],
        received: paper.hasPrefix("report") ? "2027-03-24" : "2026-11-30")
    }
    let second = try Samples.text("Samples/Portfolio/payment-language-courses-1.xml")
    let first = second.replacing("2027-06-24", with: "2027-04-21")
      .replacing("  <paid>2027-06-30</paid>\n", with: "")
      .replacing(/\ *<interruption>(.|\n)*<\/interruption>\n/, with: "")
    try portfolio.take(["first.xml": first], received: "2027-04-21", isReceivedStated: true)
    try portfolio.take(
      ["second.xml": second.replacing("version=\"1\"", with: "version=\"2\"")],
      received: "2027-06-30", isReceivedStated: true)
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    // From 24 March the last day is 12 June; from 20 April, as the first version tells, it is 9 July.
    for (day, late) in [
      ("2027-04-20", 0), ("2027-06-20", 0), ("2027-07-01", 0), ("2027-08-01", 0),
    ] {
      #expect(try expectAgreement(portfolio, on: try Day.parse(day)).payments == late, "\(day)")
    }
  }

  /// The quarters of 2014–2020 are late as the periods of a decision are.
  @Test(arguments: ["2020-10-31", "2020-11-01", "2022-01-01"])
  func `count the quarters of a project without periods`(_ day: String) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(try Samples.legacyByTheQuarter(), received: "2018-10-01")
    let late = try expectAgreement(portfolio, on: try Day.parse(day))
    #expect(late.reports == ["2020-10-31": 0, "2020-11-01": 1, "2022-01-01": 4][day])
  }

  /// The acts of 2014–2020 set no time to pay, so that no payment is late however long it takes.
  @Test(arguments: ["2019-06-01", "2022-01-01"])
  func `count no payment as late where the law of the fund sets no time`(_ day: String) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: try Samples.names(in: "Samples/Funds/AMIF-2014").filter {
        !$0.hasSuffix("payments.xml")
      }, received: "2018-10-01")
    #expect(try expectAgreement(portfolio, on: try Day.parse(day)).payments == 0)
  }

  /// A claim whose report is in time makes its project late by its payment alone.
  @Test(arguments: [("2027-04-21", false), ("2027-04-22", true)])
  func `find a project of which only a payment is late`(_ text: String, _ isFound: Bool) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: [
        "Samples/Portfolio/application-language-courses.xml",
        "Samples/Portfolio/decision-language-courses.xml",
      ])
    try portfolio.take(
      samples: ["Samples/Portfolio/report-language-courses-1.xml"], received: "2027-01-31")
    let day = try Day.parse(text)
    let late = try expectAgreement(portfolio, on: day)
    #expect(late.reports == 0 && late.claims == 0 && late.payments == (isFound ? 1 : 0))
    try portfolio.store.reading { reading in
      for (query, fits) in [
        ("is:late", true), ("is:late objective:SO2", true), ("is:late objective:SO1", false),
      ] {
        var found = 0
        try reading.listProjects(
          try ProjectQuery(parsing: query), on: day, late: Rulebooks.builtIn.lateness(on: day)
        ) { _ in found += 1 }
        #expect((found > 0) == (isFound && fits), "\(query)")
      }
    }
  }

  /// An amendment that does not repeat the schedule leaves it as it was.
  @Test func `keep the schedule of an earlier grant`() throws {
    let portfolio = try TestPortfolio()
    for paper in [
      "application-reception-places", "decision-reception-places",
      "decision-reception-places-amendment",
    ] {
      var text = try Samples.text("Samples/Portfolio/\(paper).xml")
      if paper.hasSuffix("amendment") {
        text = text.replacing(/<reportingPeriod[^>]*\/>/, with: "")
      }
      try portfolio.take(["\(paper).xml": text])
    }
    #expect(portfolio.findingLines.isEmpty)
    let late = try expectAgreement(portfolio, on: try Day.parse("2028-01-01"))
    #expect(late.reports > 0)
  }

  /// A correction of a decision does not change what was late before it came.
  @Test(arguments: [("2027-03-30", 0), ("2027-04-30", 1), ("2027-05-01", 0), ("2027-06-02", 1)])
  func `go by what a corrected decision said on the day`(_ day: String, _ reports: Int) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/application-language-courses.xml"])
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    let due = "contentDue=\"2027-03-30\""
    #expect(decision.contains(due))
    try portfolio.take(["decision.xml": decision])
    try portfolio.take(
      [
        "decision-2.xml": decision.replacing("version=\"1\"", with: "version=\"2\"")
          .replacing(due, with: "contentDue=\"2027-06-01\"")
      ], received: "2027-05-01")
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    #expect(try expectAgreement(portfolio, on: try Day.parse(day)).reports == reports)
  }

  /// What is late at once is what the deadlines of the projects say one by one.
  @discardableResult
  private func expectAgreement(
    _ portfolio: TestPortfolio, on day: Day
  ) throws -> (reports: Int, claims: Int, payments: Int) {
    let lateness = Rulebooks.builtIn.lateness(on: day)
    return try portfolio.store.reading { reading in
      let standings = try ReadStandings(reading, on: day).standings(
        late: lateness.payments, quarters: lateness.quarters)
      var late: [String] = []
      try reading.listProjects(
        try ProjectQuery(parsing: "is:late"), on: day, late: lateness
      ) {
        late.append($0.key)
      }
      var keys: [String] = []
      var all = (reports: 0, claims: 0, payments: 0)
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
        let context = Context(rulebooks: .builtIn, day: day, rates: [])
        let overdue = try project.deadlines(in: context).filter { $0.isLate(on: day) }
        func count(_ kind: Deadline.Kind) -> Int { overdue.count { $0.kind == kind } }
        let reports = count(.content) + count(.quarter)
        #expect(standing.lateReports == reports, "\(project.key) on \(day)")
        #expect(standing.lateClaims == count(.finance), "\(project.key) on \(day)")
        #expect(standing.latePayments == count(.payment), "\(project.key) on \(day)")
        #expect(
          late.contains(project.key) == (reports + count(.finance) + count(.payment) > 0),
          "\(project.key) on \(day)")
        all.reports += reports
        all.claims += count(.finance)
        all.payments += count(.payment)
      }
      #expect(standings.map(\.key) == keys.sorted())
      return all
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
      let standings = try ReadStandings(reading, on: day).standings(
        late: eightyDays, quarters: noQuarters)
      #expect(standings.map(\.latePayments) == [late])
    }
  }

  /// A last day on a Saturday may move to the Monday: the rule warns until then, and nothing is late.
  @Test(arguments: [("2027-06-12", 0), ("2027-06-13", 0), ("2027-06-14", 0), ("2027-06-15", 1)])
  func `count a payment as late from the day after the working day its last day moves to`(
    _ text: String, _ late: Int
  ) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: [
        "Samples/Portfolio/application-language-courses.xml",
        "Samples/Portfolio/decision-language-courses.xml",
      ])
    try portfolio.take(
      samples: ["Samples/Portfolio/report-language-courses-1.xml"], received: "2027-03-24")
    #expect(try expectAgreement(portfolio, on: try Day.parse(text)).payments == late)
  }

  @Test func `add up to the same by every dimension but the theme`() throws {
    let day = try Day.parse("2027-07-01")
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: try Self.samples())
    let sums = StatusSums(
      try portfolio.store.reading {
        try ReadStandings($0, on: day).standings(
          late: eightyDays, quarters: noQuarters)
      })
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
