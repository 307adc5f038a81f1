import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What would change in a project if something happened.
@Suite struct `What would be` {
  private func changes(
    _ words: String..., on day: String = "2027-06-01",
    papers: [String] = [
      "application-language-courses", "decision-language-courses", "report-language-courses-1",
    ]
  ) throws -> [String] {
    try changes(of: words, on: day, papers: papers, edits: [])
  }

  private func changes(
    of words: [String], on day: String, papers: [String], edits: [(from: String, to: String)]
  ) throws -> [String] {
    let portfolio = try TestPortfolio()
    for paper in papers {
      var text = try Samples.text("Samples/Portfolio/\(paper).xml")
      for edit in edits { text = text.replacing(edit.from, with: edit.to) }
      try portfolio.take(
        ["\(paper).xml": text], received: paper.hasPrefix("report") ? "2027-03-24" : "2026-02-02")
    }
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    let suppositions = try words.map { try DueSupposition.parse($0) }
    return try portfolio.store.reading { reading in
      let day = try Day.parse(day)
      let context = Context(rulebook: .builtIn, day: day, rates: [])
      var found: [String] = []
      try reading.eachProject { project in
        let before = try project.deadlines(in: context)
        let after = try project.deadlines(supposing: suppositions, in: context)
        found = DeadlineChange.between(before, after).map { $0.wording(on: day).english }
      }
      return found
    }
  }

  @Test(arguments: ["2", "R-2", "2027-03-01", "2027-05-05"])
  func `a report answers for its contents and its claim, and the time to pay it begins`(
    _ name: String
  ) throws {
    #expect(
      try changes("report \(name) on 2027-10-05") == [
        "the report on 2027-03-01 to 2027-08-31: 2027-09-30 (due in 121 days) → 2027-09-30 (done 5 "
          + "days late)",
        "the claim for 2027-03-01 to 2027-08-31: 2027-11-01 (due in 153 days) → 2027-11-01 (done)",
        "the payment of the claim \(name): not there → 2027-12-24 (due in 206 days)",
      ])
  }

  @Test func `contents alone leave the claim open`() throws {
    #expect(
      try changes("content 2 on 2027-09-30") == [
        "the report on 2027-03-01 to 2027-08-31: 2027-09-30 (due in 121 days) → 2027-09-30 (done)"
      ])
  }

  @Test func `the final report is named as such`() throws {
    #expect(try changes("report final on 2028-10-02").count == 3)
  }

  @Test func `a report that has come is one that came on another day`() throws {
    let late = try changes("report report-language-courses-1 on 2027-04-02")
    #expect(
      late.first
        == "the report on 2026-09-01 to 2027-02-28: 2027-03-30 (done) → 2027-03-30 (done 3 days late)"
    )
    // And the 80 days run from it.
    #expect(
      late.contains { $0.contains("2027-06-12 (due in 11 days) → 2027-06-21 (due in 20 days)") })
    // Named by its period it is the same report.
    #expect(try changes("report 1 on 2027-04-02") == late)
  }

  @Test func `a payment settles its claim, and an interruption moves its day`() throws {
    #expect(
      try changes("payment on 2027-06-12") == [
        "the payment of the claim report-language-courses-1: 2027-06-12 (due in 11 days) → "
          + "2027-06-12 (done)"
      ])
    #expect(
      // The last day is a Saturday.
      try changes("payment report-language-courses-1 on 2027-06-14").first?
        .hasSuffix("2027-06-12 (done)") ?? false)
    #expect(
      try changes("payment report-language-courses-1 on 2027-06-15").first?
        .hasSuffix("(done 1 day late)") ?? false)
    #expect(
      try changes("interruption report-language-courses-1 from 2027-06-01 to 2027-06-10") == [
        "the payment of the claim report-language-courses-1: 2027-06-12 (due in 11 days) → "
          + "2027-06-22 (due in 21 days)"
      ])
    #expect(
      try changes("interruption from 2027-06-01").first?
        .contains(" (suspended since 2027-06-01, ") ?? false)
  }

  /// The language courses with their first report, which came in on its day.
  private static func reported() throws -> TestPortfolio {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: [
      "Samples/Portfolio/application-language-courses.xml",
      "Samples/Portfolio/decision-language-courses.xml",
    ])
    try portfolio.take(
      samples: ["Samples/Portfolio/report-language-courses-1.xml"], received: "2027-03-24")
    return portfolio
  }

  @Test func `an interruption that is supposed ahead is a step of the reckoning`() throws {
    let portfolio = try Self.reported()
    try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse("2027-05-15"), rates: [])
      try reading.eachProject { project in
        let found = try project.deadlines(
          supposing: [
            try DueSupposition.parse("interruption from 2027-06-01 to 2027-06-10")
          ], in: context)
        let payment = try #require(found.first { $0.kind == .payment })
        #expect(payment.due.iso == "2027-06-22")
        let told = payment.explanation().map(\.wording.english)
        #expect(
          told.contains {
            $0.hasPrefix("the time stands still from 2027-06-01 to 2027-06-10, 10 days")
          }, "\(told)")
      }
    }
  }

  /// A report is handed in when its period has ended, on its last day at the earliest.
  @Test(arguments: [
    ("report 2 on 2027-08-30", true), ("report 2 on 2027-08-31", false),
    ("content 2 on 2027-03-02", true), ("report 2 on 2027-09-01", false),
    ("report report-language-courses-1 on 2027-02-27", true),
    ("report report-language-courses-1 on 2027-02-28", false),
    ("report 1 on 2027-02-27", true), ("payment on 2027-06-12", false),
  ])
  func `a report before its period ends has a note`(_ words: String, _ isNoted: Bool) throws {
    let portfolio = try Self.reported()
    try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse("2027-06-01"), rates: [])
      try reading.eachProject { project in
        let notes = project.notes(on: [try DueSupposition.parse(words)], in: context)
        #expect(notes.isEmpty == !isNoted, "\(words)")
        #expect(notes.allSatisfy { $0.english.contains("(D106)") && $0.swedish.contains("(D106)") })
      }
    }
  }

  /// The claim of 24 March, interrupted since 10 May by a paper of that day.
  private func interrupted(_ words: String..., on day: String = "2027-05-20") throws -> [String] {
    try changes(
      of: words, on: day,
      papers: [
        "application-language-courses", "decision-language-courses", "report-language-courses-1",
        "payment-language-courses-1",
      ],
      edits: [
        ("issued=\"2027-06-24\"", "issued=\"2027-05-10\""),
        ("  <claimReceived>2027-04-20</claimReceived>\n  <decided>2027-06-24</decided>\n", ""),
        ("  <paid>2027-06-30</paid>\n", ""), ("    <lastDay>2027-05-24</lastDay>\n", ""),
      ])
  }

  @Test func `an interruption that is open ends on a day, and the 80 days run on`() throws {
    // Eleven days by 20 May; until the 24th they are fifteen, and the last day moves as many.
    let ended =
      "the payment of the claim report-language-courses-1: 2027-06-23 (suspended since 2027-05-10, "
      + "34 days left) → 2027-06-27 (due in 38 days)"
    for words in [
      "interruption to 2027-05-24", "interruption report-language-courses-1 to 2027-05-24",
      "avbrott till 2027-05-24",
    ] {
      #expect(try interrupted(words) == [ended], "\(words)")
    }
    // On the day on which it begins it lasts a day.
    #expect(
      try interrupted("interruption to 2027-05-10").first?.hasSuffix("2027-06-13 (due in 24 days)")
        ?? false)
    // One that is supposed may end as well, and another one may begin.
    #expect(
      try changes("interruption from 2027-06-01", "interruption to 2027-06-10")
        == changes("interruption from 2027-06-01 to 2027-06-10"))
    #expect(
      try interrupted("interruption to 2027-05-24", "interruption from 2027-06-01 to 2027-06-02")
        .first?.hasSuffix("2027-06-29 (due in 40 days)") ?? false)
  }

  @Test(arguments: [
    ("interruption to 2027-05-09", "ends on 2027-05-09, before it begins on 2027-05-10"),
    ("interruption other to 2027-05-24", "there is report-language-courses-1"),
  ])
  func `an interruption that is open does not end otherwise`(
    _ words: String, _ answer: String
  ) throws {
    let error = try #require(throws: UnknownInSupposition.self) { _ = try interrupted(words) }
    #expect(error.wording.english.contains(answer), "\(error.wording.english)")
  }

  @Test func `what stands now is what was known on the day`() throws {
    let papers = [
      "application-language-courses", "decision-language-courses", "report-language-courses-1",
      "payment-language-courses-1",
    ]
    // The report came on 24 March, and the payment was decided on 24 June.
    #expect(
      try changes("report 1 on 2027-03-24", on: "2027-03-23", papers: papers) == [
        "the report on 2026-09-01 to 2027-02-28: 2027-03-30 (due in 7 days) → 2027-03-30 (done)",
        "the claim for 2026-09-01 to 2027-02-28: 2027-04-29 (due in 37 days) → 2027-04-29 (done)",
        "the payment of the claim 1: not there → 2027-06-12 (due in 81 days)",
      ])
    #expect(
      try changes(
        "interruption from 2027-06-01 to 2027-06-10", on: "2027-06-23", papers: papers) == [
          "the payment of the claim report-language-courses-1: 2027-06-12 (overdue by 9 days) → "
            + "2027-06-22 (overdue by 1 day)"
        ])
  }

  @Test func `one thing follows on another`() throws {
    let found = try changes("report 2 on 2027-10-05", "payment 2 on 2027-12-01")
    #expect(found.last == "the payment of the claim 2: not there → 2027-12-24 (done)")
  }

  @Test func `what is met or paid is done by then`() throws {
    let found = try changes(
      "condition avtal on 2026-11-02",
      papers: [
        "application-language-courses", "decision-language-courses",
      ])
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("→ 2026-10-30 (done 3 days late)") ?? false, "\(found)")
    #expect(
      try changes(
        "condition avtal on 2026-10-30",
        papers: [
          "application-language-courses", "decision-language-courses",
        ]
      ).first?.hasSuffix("→ 2026-10-30 (done)") ?? false)
  }

  @Test func `changes nothing of what is written`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(samples: [
      "Samples/Portfolio/application-language-courses.xml",
      "Samples/Portfolio/decision-language-courses.xml",
    ])
    _ = try portfolio.store.settle()
    let before = try portfolio.dump()
    try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse("2027-06-01"), rates: [])
      try reading.eachProject {
        _ = try $0.deadlines(
          supposing: [try DueSupposition.parse("report 1 on 2027-03-01")], in: context)
      }
    }
    #expect(try portfolio.dump() == before)
  }

  // MARK: Wrong words

  @Test(arguments: [
    "", "report", "report 3", "report on 2027-02-03", "report 3 2027-02-03", "report 3 on then",
    "report 3 on 2027-02-30", "raport 3 on 2027-02-03", "condition on 2027-02-03",
    "interruption R from 2027-05-10 to 2027-05-09", "interruption R on 2027-05-10",
    "report 3 from 2027-02-03", "payment on 3000-01-01", "interruption to",
    "report 3 to 2027-02-03", "interruption R until 2027-05-24",
  ])
  func `are refused when they are no supposition`(_ words: String) throws {
    #expect(throws: (any Error).self) { try DueSupposition.parse(words) }
  }

  @Test func `are read in Swedish as well`() throws {
    #expect(
      try DueSupposition.parse("rapport R-3 den 2027-02-03")
        == DueSupposition.parse("report R-3 on 2027-02-03"))
    #expect(
      try DueSupposition.parse("avbrott R till 2027-05-24")
        == DueSupposition.parse("interruption R to 2027-05-24"))
    #expect(
      try DueSupposition.parse("avbrott från 2027-05-10 till 2027-05-24")
        == DueSupposition.parse("interruption from 2027-05-10 to 2027-05-24"))
  }

  @Test(arguments: [
    ("report R-9 on 2027-02-03", "has no report R-9; it has 1 (2026-09-01 to 2027-02-28), 2"),
    ("payment other on 2027-02-03", "there is no claim other; there is report-language-courses-1"),
    ("condition other on 2027-02-03", "there is no condition other; there is avtal"),
    ("recovery on 2027-02-03", "there is no recovery in the project on this day"),
    ("interruption to 2027-05-24", "no interruption is open in the project on this day"),
    ("notice on 2027-02-03", "there is no notice to the Commission in the project on this day"),
  ])
  func `that name nothing are answered with what there is`(
    _ words: String, _ answer: String
  ) throws {
    let error = try #require(throws: UnknownInSupposition.self) { _ = try changes(words) }
    #expect(error.wording.english.contains(answer), "\(error.wording.english)")
  }
}
