import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// Deadlines as calendar programs read them.
@Suite struct `A calendar of deadlines` {
  private typealias Event = WrittenCalendar.Event

  private let first = "contentDue=\"2027-03-30\""

  /// The calendar of a project as its decision is, and as it was amended.
  private func calendar(
    on day: String = "2027-01-15", amended edit: (from: String, to: String)? = nil
  ) throws -> String {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: [
      "Samples/Portfolio/application-language-courses.xml",
      "Samples/Portfolio/decision-language-courses.xml",
    ])
    if let edit {
      var text = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
      #expect(text.contains(edit.from))
      text = text.replacing(edit.from, with: edit.to)
        .replacing("id=\"decision-language-courses\"", with: "id=\"amendment\"")
        .replacing("outcome=\"approval\"", with: "outcome=\"amendment\"")
        .replacing("<validFrom>2026-05-28<", with: "<validFrom>2026-12-01<")
      try portfolio.take(["amendment.xml": text])
      #expect(portfolio.findingLines.isEmpty)
    }
    return try WrittenCalendar.text(of: portfolio, on: day)
  }

  private func event(_ kind: String, of period: String, in events: [Event]) throws -> Event {
    try #require(
      events.first {
        $0["UID"]?.hasPrefix("\(kind)/") ?? false && $0["UID"]?.contains(period) ?? false
      })
  }

  @Test func `has a whole day for each, and an alarm before it`() throws {
    let report = try event(
      "content", of: "2026-09-01", in: try WrittenCalendar.events(try calendar()))
    #expect(report["DTSTART;VALUE=DATE"] == "20270330" && report["DTEND;VALUE=DATE"] == "20270331")
    #expect(report["DTSTAMP"] == "20270115T000000Z")
    #expect(report["ALARM TRIGGER"] == "-P14D" && report["ALARM ACTION"] == "DISPLAY")
    #expect(report["STATUS"] == "CONFIRMED")
    #expect(
      report["SUMMARY"] == "6.2.5-2026-01147: the report on 2026-09-01 to 2027-02-28")
  }

  @Test func `is the same when nothing has changed`() throws {
    #expect(try calendar() == calendar())
  }

  @Test func `moves an event whose day an amendment moves`() throws {
    let before = try event(
      "content", of: "2026-09-01", in: try WrittenCalendar.events(try calendar()))
    let after = try event(
      "content", of: "2026-09-01",
      in: try WrittenCalendar.events(try calendar(amended: (first, "contentDue=\"2027-04-15\""))))
    #expect(before["UID"] == after["UID"])
    #expect(after["DTSTART;VALUE=DATE"] == "20270415")
    let (old, new) = (
      try #require(before["SEQUENCE"].flatMap { Int($0) }),
      try #require(after["SEQUENCE"].flatMap { Int($0) })
    )
    #expect(old < new)
  }

  @Test func `cancels an event that an amendment takes away`() throws {
    let last = """
      <reportingPeriod kind="final" firstDay="2028-03-01" lastDay="2028-08-31" contentDue="2028-10-02"
                         financeDue="2028-10-30"/>
      """
    let before = try WrittenCalendar.events(try calendar())
    let after = try WrittenCalendar.events(try calendar(amended: (last, "")))
    #expect(Set(before.map { $0["UID"] }) == Set(after.map { $0["UID"] }))
    for kind in ["content", "finance"] {
      let gone = try event(kind, of: "2028-03-01", in: after)
      #expect(gone["STATUS"] == "CANCELLED" && gone["ALARM TRIGGER"] == nil)
      let had = try event(kind, of: "2028-03-01", in: before)
      #expect(had["STATUS"] == "CONFIRMED")
      #expect(try #require(Int(had["SEQUENCE"] ?? "")) < #require(Int(gone["SEQUENCE"] ?? "")))
    }
  }

  @Test func `cancels an event that a new version of the same decision takes away`() throws {
    let portfolio = try TestPortfolio()
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    try portfolio.take(samples: ["Samples/Portfolio/application-language-courses.xml"])
    try portfolio.take(["decision.xml": decision])
    let last = """
      <reportingPeriod kind="final" firstDay="2028-03-01" lastDay="2028-08-31" contentDue="2028-10-02"
                         financeDue="2028-10-30"/>
      """
    #expect(decision.contains(last))
    try portfolio.take([
      "decision-2.xml": decision.replacing(last, with: "")
        .replacing("version=\"1\"", with: "version=\"2\"")
    ])
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    let gone = try WrittenCalendar.items(of: portfolio, on: "2027-01-15").filter(\.isCancelled)
    #expect(gone.map(\.deadline.due.iso).sorted() == ["2028-10-02", "2028-10-30"])
    try portfolio.store.reading { reading in
      let context = Context(rulebook: .builtIn, day: try Day.parse("2027-01-15"), rates: [])
      try reading.eachProject { project in
        #expect(project.earlierDecisions.map(\.header.number) == [1])
        let names = try project.deadlines(in: context).map(\.name)
        #expect(!names.contains("2028-03-01"))
      }
    }
  }

  /// The name of each event, by what it is of.
  private func names(_ decisions: [String]) throws -> [String: String] {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/application-language-courses.xml"])
    for decision in decisions { try portfolio.take(["decision.xml": decision]) }
    var names: [String: String] = [:]
    for item in try WrittenCalendar.items(of: portfolio, on: "2027-01-15") {
      let what =
        "\(item.subject) \(item.deadline.kind) \(item.deadline.what.english) \(item.deadline.due)"
        + (item.isCancelled ? " is cancelled" : "")
      let known = names.updateValue(DueCalendar.uid(of: item), forKey: what)
      #expect(known == nil, "\(what)")
    }
    #expect(Set(names.values).count == names.count, "each has a name of its own")
    return names
  }

  @Test func `names periods that begin on one day alike, in whatever order the papers come`() throws
  {
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    let first = try #require(
      decision.firstMatch(of: /<reportingPeriod kind="progress" firstDay="2026-09-01"[^>]*\/>\n/))
    let text = String(first.output)
    let second = text.replacing("lastDay=\"2027-02-28\"", with: "lastDay=\"2026-12-31\"")
      .replacing("contentDue=\"2027-03-30\"", with: "contentDue=\"2027-02-01\"")
    func amended(_ periods: String) -> String {
      decision.replacing(text, with: periods)
        .replacing("id=\"decision-language-courses\"", with: "id=\"amendment\"")
        .replacing("outcome=\"approval\"", with: "outcome=\"amendment\"")
        .replacing("<validFrom>2026-05-28<", with: "<validFrom>2026-12-01<")
    }
    let one = try names([decision, amended(text + second)])
    let others = [
      try names([amended(text + second), decision]), try names([amended(second + text), decision]),
      try names([decision, amended(second + text)]),
    ]
    for other in others { #expect(other == one) }
    let contents = one.filter { $0.key.contains(" content ") && $0.value.contains("2026-09-01") }
    // Two that are due, and that of the decision before, which stood alone.
    #expect(contents.count == 3 && contents.keys.filter { $0.hasSuffix("cancelled") }.count == 1)
  }

  @Test func `names conditions of the same words by their days, and takes them out of calendars`()
    throws
  {
    let decision = try Samples.text("Samples/Portfolio/decision-language-courses.xml")
    let whole = try #require(
      decision.firstMatch(of: /(?s)  <condition id="avtal">.*?<\/condition>\n/))
    let text = String(whole.output)
    func condition(_ day: String) -> String {
      text.replacing(" id=\"avtal\"", with: "").replacing("2026-10-30", with: day)
    }
    func version(_ number: Int, _ conditions: String) -> String {
      decision.replacing(text, with: conditions)
        .replacing("version=\"1\"", with: "version=\"\(number)\"")
    }
    let (march, may) = (condition("2027-03-01"), condition("2027-05-03"))
    let one = try names([version(1, march + may)])
    #expect(one.count > 2)
    func sorted(_ names: [String: String]) -> [String] { names.values.sorted() }
    #expect(sorted(try names([version(1, may + march)])) == sorted(one))
    // A version that leaves one out takes its name from the other, and cancels both of the version before.
    let conditions = try names([version(1, march + may), version(2, march)]).filter {
      $0.key.contains(" condition ")
    }
    #expect(
      conditions.keys.map { $0.suffix(23) }.sorted()
        == [
          "2027-03-01 is cancelled", "2027-05-03 is cancelled",
          conditions.keys.min()?.suffix(23) ?? "",
        ].sorted(), "\(conditions)")
  }

  @Test func `marks what has a meaning of its own`() {
    #expect(DueCalendar.escaped("a;b,c\\d\ne\r\nf") == "a\\;b\\,c\\\\d\\ne\\nf")
  }

  @Test func `names a long condition in short, and each by itself`() throws {
    let words = String(repeating: "Deltagarförteckning; förs, ", count: 12)
    let text = try Samples.text("Samples/Portfolio/decision-language-courses.xml").replacing(
      "  <reportingPeriod kind=\"final\"",
      with: """
          <condition><text xml:lang="sv">\(words)a</text><due>2027-05-01</due></condition>
          <condition><text xml:lang="sv">\(words)b</text><due>2027-05-01</due></condition>
          <reportingPeriod kind="final"
        """)
    let conditions = try #require(text.range(of: "<reportingPeriod"))
    let added = try #require(text.range(of: "  <condition><text"))
    let end = try #require(text.range(of: "  <reportingPeriod kind=\"final\""))
    // Conditions stand before the periods.
    let moved =
      text[..<conditions.lowerBound] + text[added.lowerBound..<end.lowerBound]
      + text[conditions.lowerBound..<added.lowerBound] + text[end.lowerBound...]
    let portfolio = try TestPortfolio()
    try portfolio.take(["decision.xml": String(moved)])
    #expect(portfolio.findingLines.isEmpty)
    let context = Context(rulebook: .builtIn, day: try Day.parse("2027-01-15"), rates: [])
    try portfolio.store.reading { reading in
      try reading.eachProject { project in
        let names = try project.deadlines(in: context).filter { $0.kind == .condition }
          .map { DueCalendar.uid(of: DueItem(project, $0)) }
        #expect(names.count == 3 && Set(names).count == 3)
        #expect(names.allSatisfy { $0.utf8.count < 200 })
        #expect(names.joined().allSatisfy { $0.isASCII && !",;: ".contains($0) })
      }
    }
  }
}
