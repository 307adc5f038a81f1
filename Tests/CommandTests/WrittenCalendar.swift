import Foundation
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// The calendar of the projects of a portfolio, and what stands in it.
enum WrittenCalendar {
  /// An event, its properties by name.
  typealias Event = [String: String]

  static func text(of portfolio: TestPortfolio, on day: String) throws -> String {
    let items = try items(of: portfolio, on: day)
    return try portfolio.store.reading { reading in
      var calendar = DueCalendar(
        on: try Day.parse(day), after: try reading.lastEntry(), .english)
      for item in items { calendar.add(item) }
      calendar.end()
      return calendar.text
    }
  }

  /// What is due of projects, or of them within some days, with what was before.
  static func items(
    of portfolio: TestPortfolio, on day: String, within days: Int? = nil
  ) throws -> [DueItem] {
    try portfolio.store.reading { reading in
      let day = try Day.parse(day)
      let context = Context(rulebooks: .builtIn, day: day, sent: try reading.sentPapers())
      let choice = DueChoice(day: day, party: nil, withinDays: days, takesDone: true)
      var (items, past): ([DueItem], [DueItem]) = ([], [])
      try reading.eachProject { project in
        items += try project.deadlines(in: context).map { DueItem(project, $0) }
        past += try project.deadlinesUntilNow(in: context).map { DueItem(project, $0) }
      }
      var memory = DueMemory(
        items.filter { choice.takes($0.deadline) },
        leavingOut: items.filter { !choice.takes($0.deadline) }, by: choice)
      for item in past { memory.recall(item) }
      try memory.recallProjects(nil, reading, in: context)
      return memory.items
    }
  }

  static func events(of portfolio: TestPortfolio, on day: String) throws -> [Event] {
    try events(try text(of: portfolio, on: day))
  }

  /// Reads a calendar as RFC 5545 says: lines are unfolded first.
  static func events(_ text: String) throws -> [Event] {
    #expect(!text.replacing("\r\n", with: "").contains(where: { $0 == "\r" || $0 == "\n" }))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "" && lines.allSatisfy { $0.utf8.count <= 75 })
    let unfolded = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    #expect(unfolded.first == "BEGIN:VCALENDAR" && unfolded.dropLast().last == "END:VCALENDAR")
    #expect(unfolded.contains("VERSION:2.0"))
    var events: [Event] = []
    var event: Event?
    var isAlarm = false
    for line in unfolded.dropLast() {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      #expect(parts.count == 2, "\(line)")
      switch line {
      case "BEGIN:VEVENT": event = [:]
      case "END:VEVENT":
        events.append(try #require(event))
        event = nil
      case "BEGIN:VALARM": isAlarm = true
      case "END:VALARM": isAlarm = false
      default: event?[(isAlarm ? "ALARM " : "") + parts[0]] = parts[1]
      }
    }
    #expect(Set(events.compactMap { $0["UID"] }).count == events.count, "each has a UID of its own")
    return events
  }

  /// Holds two calendars against each other as a program does that has the first one and is given the second:
  /// every event is given again, with a sequence that is higher.
  static func expect(
    _ later: [Event], toFollow earlier: [Event], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let known = Dictionary(
      later.map { ($0["UID"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    for event in earlier {
      let uid = try #require(event["UID"])
      let again = try #require(
        known[uid], "\(uid) is not given again", sourceLocation: sourceLocation)
      let (before, after) = (
        try #require(Int(event["SEQUENCE"] ?? "")), try #require(Int(again["SEQUENCE"] ?? ""))
      )
      #expect(before < after, "\(uid)", sourceLocation: sourceLocation)
    }
  }
}
