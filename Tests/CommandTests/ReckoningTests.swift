import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// How the day of a deadline comes about, told step by step.
@Suite struct `The reckoning of a day` {
  private static let papers = [
    "call-open", "programme", "application-language-courses", "decision-language-courses",
    "report-language-courses-1", "payment-language-courses-1",
  ]

  /// The deadlines of a project with its papers changed.
  private func deadlines(
    on day: String = "2027-06-25", without left: [String] = [],
    _ edits: (paper: String, from: String, to: String)...
  ) throws -> [Deadline] {
    let portfolio = try TestPortfolio()
    for paper in Self.papers where !left.contains(paper) {
      var text = try Samples.text("Samples/Portfolio/\(paper).xml")
      for edit in edits where edit.paper == paper {
        #expect(text.contains(edit.from), "\(paper) has no \(edit.from)")
        text = text.replacing(edit.from, with: edit.to)
      }
      let received = paper.hasPrefix("report") ? "2027-04-20" : "2026-02-02"
      try portfolio.take(["\(paper).xml": text], received: received)
    }
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    return try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse(day), rates: [])
      var found: [Deadline] = []
      try reading.eachProject { found += try $0.deadlines(in: context) }
      return found
    }
  }

  private func steps(_ kind: Deadline.Kind, _ name: String = "", of found: [Deadline]) throws
    -> [String]
  {
    let deadline = try #require(
      found.first { $0.kind == kind && (name.isEmpty || $0.name == name) })
    return deadline.explanation().map { "\($0.kind.rawValue) \($0.wording.english)" }
  }

  private let toSignOn = "<closes>2026-02-02</closes>"

  @Test func `of the 80 days tells from when they run, when they stood still, and where they move`()
    throws
  {
    #expect(
      try steps(.payment, of: try deadlines()) == [
        "start 2027-04-20 the claim came in; the day itself is not counted (Regulation (EEC, "
          + "Euratom) No 1182/71, Article 3(1))",
        "count 2027-07-09 80 days later (Regulation (EU) 2021/1060, Article 74(1)(b); Regulation "
          + "(EEC, Euratom) No 1182/71, Article 3(2)(b))",
        "pause the time stood still from 2027-05-10 to 2027-05-24, 15 days: Tidredovisningen för "
          + "december saknas. (Regulation (EU) 2021/1060, Article 74(1)(b))",
        "last 2027-07-24 the last day: until it, it is in time in any reading",
        "move 2027-07-26 where the time runs on to a working day, since 2027-07-24 is a day off "
          + "(Saturday) (Regulation (EEC, Euratom) No 1182/71, Article 3(4))",
        "doubt not certain: whether the 80 days move to a working day is national practice; until "
          + "then a payment is a warning and no error",
      ])
  }

  @Test func `of an interruption without an end counts it until the day of judgement`() throws {
    let found = try deadlines(
      on: "2027-06-29", ("payment-language-courses-1", "    <lastDay>2027-05-24</lastDay>\n", ""))
    let told = try steps(.payment, of: found)
    #expect(
      told.contains {
        $0.hasPrefix("pause the time has stood still since 2027-05-10, 51 days until 2027-06-29")
      }, "\(told)")
    let payment = try #require(found.first { $0.kind == .payment })
    let day = try Day.parse("2027-06-29")
    #expect(
      payment.state(on: day) == .suspended(since: try Day.parse("2027-05-10"), days: 61))
    #expect(!payment.isAtRisk(on: day) && !payment.isLate(on: day))
    let words = payment.standing(on: day, in: .sweden)
    #expect(words.english.hasPrefix("suspended since 2027-05-10, 61 days left; "))
    #expect(
      words.english.hasSuffix(
        "; the last day is a day off (Sunday), and it is 2027-08-30 where it moves to a working day"
      ))
    #expect(words.swedish.hasPrefix("tiden är avbruten sedan 2027-05-10, 61 dagar kvar; "))
  }

  /// The last day has moved by the whole of an interruption that is known to end, and the steps tell of
  /// all of it, before it has begun, in its midst and after it.
  @Test(arguments: [
    ("2027-05-09", "stands"), ("2027-05-10", "stands"), ("2027-05-23", "stands"),
    ("2027-05-24", "stood"), ("2027-05-25", "stood"),
  ])
  func `of an interruption that is known ahead tells the whole of it`(
    _ day: String, _ verb: String
  ) throws {
    let found = try deadlines(
      on: day, ("payment-language-courses-1", "2027-06-24", "2027-05-05"))
    let payment = try #require(found.first { $0.kind == .payment })
    #expect(payment.due.iso == "2027-07-24")
    let told = try steps(.payment, of: found)
    #expect(
      told.contains {
        $0.hasPrefix("pause the time \(verb) still from 2027-05-10 to 2027-05-24, 15 days")
      }, "\(told)")
    let note = payment.note?.english
    #expect(
      note?.hasSuffix("15 during which they \(verb == "stands" ? "stand" : "stood") still")
        ?? false, "\(note ?? "")")
  }

  /// What begins after the last day moves nothing, and is no step.
  @Test(arguments: [("2027-07-09", true), ("2027-07-10", false)])
  func `of an interruption after the time tells nothing`(_ first: String, _ isTold: Bool) throws {
    let found = try deadlines(
      on: "2027-07-20", ("payment-language-courses-1", "2027-06-24", "2027-05-05"),
      ("payment-language-courses-1", "<firstDay>2027-05-10", "<firstDay>\(first)"),
      ("payment-language-courses-1", "<lastDay>2027-05-24", "<lastDay>2027-07-12"),
      ("payment-language-courses-1", "  <paid>2027-06-30</paid>\n", ""))
    let told = try steps(.payment, of: found)
    #expect(told.contains { $0.hasPrefix("pause ") } == isTold, "\(told)")
    let payment = try #require(found.first { $0.kind == .payment })
    #expect(payment.due.iso == (isTold ? "2027-07-13" : "2027-07-09"))
  }

  @Test func `of an interruption without an end counts nothing before it has begun`() throws {
    for (day, last) in [("2027-05-09", "2027-07-09"), ("2027-05-10", "2027-07-10")] {
      let found = try deadlines(
        on: day, ("payment-language-courses-1", "    <lastDay>2027-05-24</lastDay>\n", ""),
        ("payment-language-courses-1", "2027-06-24", "2027-05-05"))
      #expect(try #require(found.first { $0.kind == .payment }).due.iso == last)
    }
  }

  @Test func `of a claim whose first version has not come says what is not known`() throws {
    let found = try deadlines(
      without: ["payment-language-courses-1"],
      ("report-language-courses-1", "version=\"1\"", "version=\"2\""))
    #expect(try steps(.payment, of: found).contains { $0.hasPrefix("doubt not certain: that day") })
  }

  @Test func `of working days passes over holidays, and tells both days where an eve is one`()
    throws
  {
    let epiphany = try steps(
      .signature,
      of: try deadlines(
        ("call-open", toSignOn, "<closes>2026-01-02</closes>")))
    #expect(epiphany[1].hasPrefix("count 2026-01-12 5 working days later"), "\(epiphany)")
    #expect(
      epiphany[2].hasPrefix(
        "pause passed over: Saturdays, Sundays, and 2026-01-06 Epiphany"))
    #expect(epiphany.count == 4)
    // A weekend is passed over without a holiday beside it, and none within a week.
    let weekend = try steps(
      .signature, of: try deadlines(("call-open", toSignOn, "<closes>2026-02-03</closes>")))
    #expect(
      weekend[2].hasPrefix("pause passed over: Saturdays and Sundays (Act (1989:253)"), "\(weekend)"
    )
    let midsummer = try steps(
      .signature, of: try deadlines(("call-open", toSignOn, "<closes>2026-06-15</closes>")))
    #expect(
      midsummer.contains {
        $0.hasPrefix("doubt not certain: an eve is a working day")
          && $0.contains("2026-06-22 where it counts, 2026-06-23 where it does not")
      }, "\(midsummer)")
    #expect(midsummer.last == "last 2026-06-23 the last day: after it, it is late in any reading")
  }

  @Test func `of a month ends with the month that has no such day`() throws {
    let strategic = (
      "decision-language-courses", "<strategicImportance>false<", "<strategicImportance>true<"
    )
    let found = try deadlines(
      on: "2028-02-20", without: ["report-language-courses-1", "payment-language-courses-1"],
      strategic, ("decision-language-courses", "2026-05-28", "2028-01-31"))
    let told = try steps(.notice, of: found)
    #expect(told[1].hasPrefix("count 2028-02-29 1 month later: the month has no day"), "\(told)")
    let clipped = try steps(
      .notice,
      of: try deadlines(
        on: "2026-02-20", without: ["report-language-courses-1", "payment-language-courses-1"],
        strategic, ("decision-language-courses", "2026-05-28", "2026-01-31")))
    #expect(clipped[1].hasPrefix("count 2026-02-28 1 month later"), "\(clipped)")
    #expect(clipped[3].hasPrefix("move 2026-03-02"), "\(clipped)")
  }

  @Test(arguments: [
    ("2027-06-25", "Midsummer Eve"), ("2029-12-31", "New Year’s Eve"),
    ("2027-03-28", "Easter Sunday"),
    ("2027-05-01", "May Day"), ("2027-03-27", "Saturday"),
  ])
  func `of a day that a decision names stays on a day off, with our doubt`(
    _ day: String, _ name: String
  ) throws {
    let found = try deadlines(
      ("decision-language-courses", "contentDue=\"2027-03-30\"", "contentDue=\"\(day)\""))
    let told = try steps(.content, "2026-09-01", of: found)
    #expect(
      told[1]
        == "move it is a day off (\(name)), and does not move: hand in before it", "\(told)")
    #expect(told[2].hasPrefix("doubt not certain: that the act moves only"))
    #expect(told[2].hasSuffix("(Act (1930:173), section 2)"), "\(told)")
    let due = try #require(found.first { $0.kind == .content && $0.name == "2026-09-01" })
    #expect(due.due.iso == day)
  }

  @Test func `of 29 February and of a working day is the day alone`() throws {
    let found = try deadlines(
      ("decision-language-courses", "contentDue=\"2028-03-30\"", "contentDue=\"2028-02-29\""))
    #expect(
      try steps(.content, "2027-09-01", of: found) == [
        "last 2028-02-29 the last day, as the paper names it"
      ])
  }

  @Test func `of a fixed day of the Union does not move`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/programme.xml"])
    let found = try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse("2027-01-01"), rates: [])
      return try reading.programmes().flatMap {
        try $0.deadlines(in: context, until: try Day.parse("2027-12-31"))
      }
    }
    let told = try steps(.transmission, "2027-01-31", of: found)
    #expect(
      told == [
        "last 2027-01-31 the last day, as the act names it: in time until its last hour "
          + "(Regulation (EU) 2021/1060, Article 42(1); Regulation (EEC, Euratom) No 1182/71, "
          + "Article 5(1))",
        "move it is a day off (Sunday), and a fixed day does not move: send before it (Regulation "
          + "(EEC, Euratom) No 1182/71, Article 5(2))",
      ])
    // The second quarter ends on 30 June, and two months later is a Monday.
    let quarter = try steps(.irregularities, "2027-06-30", of: found)
    #expect(quarter[1].hasPrefix("count 2027-08-30 2 months later"))
    #expect(quarter.last?.hasPrefix("doubt ") ?? false)
    // They may be read as the end of August as well.
    #expect(
      quarter.contains { $0.hasPrefix("doubt 2027-08-31 not certain: the months may also") },
      "\(quarter)")
    let report = try #require(
      found.first { $0.kind == .irregularities && $0.name == "2027-06-30" })
    #expect(report.due.iso == "2027-08-30" && report.latest?.iso == "2027-08-31")
    let last = try Day.parse("2027-08-31")
    #expect(report.state(on: last) == .due(days: 0))
    #expect(
      report.standing(on: last, in: .sweden).english.hasSuffix(
        "the last day is 2027-08-30 as the months are counted, and 2027-08-31 where they run to the end of the "
          + "last of them"))
    #expect(report.state(on: try last.adding(days: 1)) == .overdue(days: 1))
  }

  @Test func `of a day beyond the calendar of holidays says what is missing`() throws {
    let found = try deadlines(
      ("decision-language-courses", "contentDue=\"2027-03-30\"", "contentDue=\"2150-03-30\""))
    let told = try steps(.content, "2026-09-01", of: found)
    #expect(
      told.last
        == "notRun The public holidays of 2150 are not known: the calendar of Sweden covers 1990 to "
        + "2100.")
  }

  @Test func `is told in Swedish as well`() throws {
    let payment = try #require(try deadlines().first { $0.kind == .payment })
    let told = payment.explanation().map(\.wording.swedish)
    #expect(
      told.first
        == "2027-04-20 ansökan om utbetalning kom in; själva dagen räknas inte (Förordning (EEG, "
        + "Euratom) nr 1182/71, artikel 3.1)")
    #expect(told.last?.hasPrefix("inte säkert: om de 80 dagarna") ?? false)
  }
}
