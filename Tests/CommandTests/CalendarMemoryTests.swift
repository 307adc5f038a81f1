import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// A calendar that was imported before is brought up to date by the next one: what was given is given again, with a
/// higher sequence, and is cancelled when nobody waits for it any more.
@Suite struct `A calendar after another` {
  private static let samples = [
    "call-open", "application-language-courses", "decision-language-courses",
    "report-language-courses-1", "payment-language-courses-1",
  ]

  private func portfolio(_ papers: [String] = samples) throws -> TestPortfolio {
    let portfolio = try TestPortfolio()
    try take(papers, into: portfolio)
    return portfolio
  }

  private func take(_ papers: [String], into portfolio: TestPortfolio) throws {
    for paper in papers {
      let received = paper.hasPrefix("report") ? "2027-03-24" : "2026-02-02"
      try portfolio.take(samples: ["Samples/Portfolio/\(paper).xml"], received: received)
    }
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
  }

  private func withdraw(_ name: String, from portfolio: TestPortfolio) throws {
    let documents = try portfolio.store.documents(named: name)
    #expect(documents.count == 1)
    for document in documents {
      _ = try portfolio.store.withdraw(
        document, because: "it was taken by mistake", by: "officer", at: "2027-05-01T12:00:00Z")
    }
  }

  private func status(_ kind: String, in events: [WrittenCalendar.Event]) -> [String] {
    events.filter { $0["UID"]?.hasPrefix("\(kind)/") ?? false }.compactMap { $0["STATUS"] }
  }

  @Test(arguments: [
    "report-language-courses-1", "payment-language-courses-1", "decision-language-courses",
    "application language-courses", "AMIF-2026-1",
  ])
  func `has all that was given when a paper is withdrawn`(_ paper: String) throws {
    let portfolio = try portfolio()
    let day = "2027-06-25"
    let before = try WrittenCalendar.events(of: portfolio, on: day)
    #expect(!before.isEmpty)
    try withdraw(paper, from: portfolio)
    let after = try WrittenCalendar.events(of: portfolio, on: day)
    try WrittenCalendar.expect(after, toFollow: before)
    if paper.hasPrefix("report") {
      #expect(status("payment", in: before) == ["CONFIRMED"])
      #expect(status("payment", in: after) == ["CANCELLED"])
      // The report is waited for again.
      #expect(status("content", in: after).allSatisfy { $0 == "CONFIRMED" })
    }
  }

  @Test func `cancels what the only paper of a project asked for, when it is withdrawn`() throws {
    let portfolio = try portfolio(["call-open", "application-language-courses"])
    let day = "2026-02-03"
    let before = try WrittenCalendar.events(of: portfolio, on: day)
    #expect(status("signature", in: before) == ["CONFIRMED"])
    try withdraw("application language-courses", from: portfolio)
    let after = try WrittenCalendar.events(of: portfolio, on: day)
    try WrittenCalendar.expect(after, toFollow: before)
    #expect(status("signature", in: after) == ["CANCELLED"])
    #expect(after.allSatisfy { $0["ALARM TRIGGER"] == nil })
  }

  /// The decision brings the case number, by which the project is called from then on.
  @Test func `leaves no event of a project under the name it had before its case number`() throws {
    let portfolio = try portfolio(["call-open", "application-language-courses"])
    let before = try WrittenCalendar.events(of: portfolio, on: "2026-02-03")
    try take(["decision-language-courses"], into: portfolio)
    let after = try WrittenCalendar.events(of: portfolio, on: "2026-06-01")
    try WrittenCalendar.expect(after, toFollow: before)
    let uids = Set(before.compactMap { $0["UID"] })
    #expect(
      after.filter { uids.contains($0["UID"] ?? "") }.allSatisfy { $0["STATUS"] == "CANCELLED" })
    #expect(after.contains { $0["UID"]?.contains("6.2.5-2026-01147") ?? false })
  }

  /// What is due too late for a calendar is told all the same, when one had it on an earlier day.
  @Test func `gives again what has moved out of the days that are asked for`() throws {
    let portfolio = try portfolio(["application-language-courses", "decision-language-courses"])
    func contents() throws -> [String] {
      try WrittenCalendar.items(of: portfolio, on: "2026-12-05", within: 120)
        .filter { $0.deadline.kind == .content }.map { $0.deadline.due.iso }
    }
    #expect(try contents() == ["2027-03-30"])
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    let amendment = decision.replacing(
      "contentDue=\"2027-03-30\"", with: "contentDue=\"2027-06-15\""
    )
    .replacing("id=\"decision-language-courses\"", with: "id=\"amendment\"")
    .replacing("outcome=\"approval\"", with: "outcome=\"amendment\"")
    .replacing("<validFrom>2026-05-28<", with: "<validFrom>2026-12-01<")
    try portfolio.take(["amendment.xml": amendment])
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    #expect(try contents() == ["2027-06-15"])
  }

  /// The last month of the project is told until 28 October 2028, and all of them stand after it.
  @Test(arguments: ["2028-10-28", "2028-10-29", "2029-06-01"])
  func `has every month of participants of a project that is over`(_ text: String) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: ["programme", "call", "application", "decision"].map {
        "Samples/Funds/ESF-2021/\($0).xml"
      })
    let day = try Day.parse(text)
    let months = try portfolio.store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: day)
      var months: Set<String> = []
      try reading.eachProject { project in
        for deadline in try project.deadlinesUntilNow(in: context)
        where deadline.kind == .participants {
          months.insert(deadline.name)
        }
      }
      return months
    }
    #expect(months.count == 24 && months.min() == "2026-10" && months.max() == "2028-09")
  }

  /// A calendar of Monday 2 March 2026 has what was due on the Saturday before, and one of Tuesday has not.
  @Test(arguments: [("2026-03-02", true), ("2026-03-03", false)])
  func `has what was told only between its last day and the one to which that moves`(
    _ known: String, _ isGiven: Bool
  ) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/programme.xml"])
    let (first, day) = (try Day.parse(known), try Day.parse("2026-03-04"))
    let items = try portfolio.store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: day)
      let programme = try #require(try reading.programmes().first)
      var memory = DueMemory(
        [], by: DueChoice(day: day, party: nil, withinDays: nil, takesDone: true))
      for deadline in try programme.deadlines(in: context, from: first, until: day) {
        memory.leaveOut(DueItem(programme, deadline), knownSince: first)
      }
      return memory.items
    }
    let given = items.filter { $0.deadline.kind == .irregularities }
    #expect(given.map(\.deadline.due.iso) == (isGiven ? ["2026-02-28"] : []))
  }

  @Test func `says in its help what it does not cancel, and which one goes before others`() throws {
    let folder = try TestFolder()
    func help(_ language: String) throws -> String {
      try ProgramRun(shell: "fondbok due --help --language \(language)", in: folder.url).output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let english = try help("en")
    #expect(english.contains("what leaves the choice is not given again and not cancelled"))
    #expect(english.contains("(--on) goes before those of the days until then"))
    let swedish = try help("sv")
    #expect(swedish.contains("ges det som lämnar urvalet inte igen och ställs inte in"))
    #expect(swedish.contains("(--on) går före dem för dagarna till dess"))
  }

  @Test func `moves with each day on which a time stands still, and its sequence rises`() throws {
    let open = try Samples.text("Samples/Portfolio/payment-language-courses-1.xml")
      .replacing("    <lastDay>2027-05-24</lastDay>\n", with: "")
      .replacing("  <paid>2027-06-30</paid>\n", with: "")
    let portfolio = try portfolio(Array(Self.samples.dropLast()))
    try portfolio.take(["payment.xml": open])
    var last: (day: String, sequence: Int)?
    for day in ["2027-06-25", "2027-06-26", "2027-06-27"] {
      let event = try #require(
        try WrittenCalendar.events(of: portfolio, on: day).first {
          $0["UID"]?.hasPrefix("payment/") ?? false
        })
      let start = try #require(event["DTSTART;VALUE=DATE"])
      let sequence = try #require(Int(event["SEQUENCE"] ?? ""))
      if let last { #expect(last.day < start && last.sequence < sequence) }
      last = (start, sequence)
    }
  }

  @Test func `writes a text of several lines as one value`() throws {
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    let words = "Stödmottagaren ska lämna avtalet"
    #expect(decision.contains(words))
    let portfolio = try portfolio(["application-language-courses"])
    try portfolio.take([
      "decision.xml": decision.replacing(words, with: "Första raden.\nAndra raden")
    ])
    let condition = try #require(
      try WrittenCalendar.events(of: portfolio, on: "2026-06-01").first {
        $0["UID"]?.hasPrefix("condition/") ?? false
      })
    let summary = try #require(condition["SUMMARY"])
    #expect(summary.contains("Första raden.\\nAndra raden"), "\(summary)")
    #expect(!summary.contains("u{"))
  }
}
