import Findings
import Foundation
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What is due by other law and practice than a decision's schedule.
@Suite struct `Deadlines beside the schedule` {
  private typealias Edit = (paper: String, from: String, to: String)

  /// Runs a body with the projects and the reading of papers of the portfolio, changed.
  private func portfolio(_ papers: [String], _ edits: [Edit] = []) throws -> TestPortfolio {
    let portfolio = try TestPortfolio()
    for paper in papers {
      let path = paper.contains("/") ? "Samples/\(paper).xml" : "Samples/Portfolio/\(paper).xml"
      var text = try Samples.text(path)
      for edit in edits where edit.paper == paper {
        #expect(text.contains(edit.from), "\(paper) has no \(edit.from)")
        text = text.replacing(edit.from, with: edit.to)
      }
      try portfolio.take(["\(paper.split(separator: "/").last ?? "").xml": text])
    }
    #expect(portfolio.findingLines.isEmpty, "\(portfolio.findingLines)")
    return portfolio
  }

  private func deadlines(
    on day: String, _ papers: [String], _ edits: Edit...
  ) throws -> [Deadline] {
    try portfolio(papers, edits).store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: try Day.parse(day), rates: [])
      var found: [Deadline] = []
      try reading.eachProject { found += try $0.deadlines(in: context) }
      return found
    }
  }

  private let courses = ["programme", "application-language-courses", "decision-language-courses"]
  private let study = [
    "programme", "application-feasibility-study", "decision-feasibility-study",
    "report-feasibility-study-1", "report-feasibility-study-final",
    "payment-feasibility-study-1", "payment-feasibility-study-final",
  ]

  // MARK: Times that run out

  @Test func `documents are kept to the end of the longest time, which then has ended`() throws {
    let kept = try #require(
      try deadlines(on: "2028-01-01", study).first { $0.kind == .retention })
    // Paid in 2027: five years by Article 82, and the seventh year after by the Bookkeeping Act.
    #expect(kept.due.iso == "2034-12-31")
    #expect(kept.state(on: try Day.parse("2034-12-31")) == .due(days: 0))
    #expect(kept.state(on: try Day.parse("2035-01-01")) == .ended)
    #expect(!kept.isLate(on: try Day.parse("2040-01-01")))
    let steps = kept.explanation().map { $0.wording.english }
    #expect(
      steps.contains {
        $0 == "2032-12-31 5 years later (Regulation (EU) 2021/1060, Article 82(1))"
      }, "\(steps)")
    let longer = try deadlines(
      on: "2028-01-01", study,
      ("payment-feasibility-study-final", "2034-12-31", "2037-06-30"))
    #expect(longer.first { $0.kind == .retention }?.due.iso == "2037-06-30")
    let shorter = try deadlines(
      on: "2028-01-01", study,
      ("payment-feasibility-study-final", "2034-12-31", "2033-12-31"))
    #expect(shorter.first { $0.kind == .retention }?.due.iso == "2034-12-31")
    // Until the last payment nobody knows it.
    #expect(
      try deadlines(on: "2028-01-01", study.dropLast()).first { $0.kind == .retention } == nil)
  }

  @Test func `an investment stands five years from the last payment`() throws {
    let none = try deadlines(on: "2028-01-01", study)
    #expect(none.first { $0.kind == .durability } == nil)
    let budget = try Samples.text("Samples/Portfolio/decision-feasibility-study.xml")
    let category = try #require(budget.firstMatch(of: /category="[a-zA-Z]+"/)).output
    let standing = try deadlines(
      on: "2028-01-01", study,
      ("decision-feasibility-study", String(category), "category=\"works\""))
    let durability = try #require(standing.first { $0.kind == .durability })
    #expect(durability.due.iso == "2032-08-30")
    #expect(durability.state(on: try Day.parse("2032-08-31")) == .ended)
    #expect(
      durability.law.map { $0.text(in: .english) } == [
        "Regulation (EU) 2021/1060, Article 65(1)"
      ])
  }

  @Test func `a person's name is public for two years from the decision`() throws {
    let person: [Edit] = [
      (
        "application-language-courses", "<legalKind>publicEntity</legalKind>",
        "<legalKind>naturalPerson</legalKind>"
      )
    ]
    let found = try portfolio(courses, person)
    try found.store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: try Day.parse("2027-01-01"), rates: [])
      try reading.eachProject { project in
        let removal = try #require(
          try project.deadlines(in: context).first { $0.kind == .removal })
        // A Sunday, on which the list leaves the name out already.
        #expect(removal.due.iso == "2028-05-28" && removal.moved == nil)
        #expect(removal.explanation().contains { $0.kind == .doubt })
      }
    }
    #expect(try deadlines(on: "2027-01-01", courses).first { $0.kind == .removal } == nil)
    // What is kept off the list has no name on it.
    let leap = try deadlines(
      on: "2028-03-01", courses, person[0],
      ("decision-language-courses", "2026-05-28", "2024-02-29"))
    #expect(leap.first { $0.kind == .removal }?.due.iso == "2026-02-28")
  }

  // MARK: Mainstreaming

  @Test func `what is to become of the work is followed up on the day that is planned`() throws {
    let planned: Edit = (
      "report-feasibility-study-final", "<started>2027-06</started>",
      "<started>2027-06</started>\n    <completed>2028-03</completed>"
    )
    let open = try #require(
      try deadlines(on: "2028-01-01", study, planned).first { $0.kind == .mainstreaming })
    #expect(open.due.iso == "2028-03-31" && open.done == nil)
    #expect(open.isLate(on: try Day.parse("2028-04-01")))
    #expect(
      open.explanation().map(\.wording.english) == [
        "2028-03-31 the last day that can be meant by 2028-03"
      ])
    #expect(
      try deadlines(on: "2028-01-01", study).first { $0.kind == .mainstreaming } == nil)
  }

  // MARK: Other funds

  @Test func `the quarters of 2014–2020 are due by the end of the next month`() throws {
    let legacy = [
      "Funds/AMIF-2014/programme", "Funds/AMIF-2014/application", "Funds/AMIF-2014/decision",
    ]
    let without = [
      (
        paper: "Funds/AMIF-2014/decision", from: "<reportingPeriod kind=\"progress\"",
        to: "<!-- <reportingPeriod kind=\"progress\""
      ),
      (paper: "Funds/AMIF-2014/decision", from: "</decision>", to: "--></decision>"),
    ]
    let quarters = try deadlines(on: "2019-05-01", legacy, without[0], without[1])
      .filter { $0.kind == .quarter }
    #expect(
      quarters.map(\.due.iso) == [
        "2019-04-30", "2019-07-31", "2019-10-31", "2020-01-31", "2020-04-30", "2020-07-31",
        "2020-10-31", "2021-01-31", "2021-04-30", "2021-07-31",
      ])
    #expect(quarters[0].state(on: try Day.parse("2019-04-30")) == .due(days: 0))
    #expect(quarters[0].state(on: try Day.parse("2019-05-01")) == .overdue(days: 1))
    let steps = quarters[0].explanation()
    #expect(steps.first?.day?.iso == "2019-03-31" && steps.last?.kind == .doubt)
    // A report that has the whole of a quarter answers for it, and one with a day of the next not for that.
    let answered = try deadlines(
      on: "2026-03-01", legacy + ["Funds/AMIF-2014/report"], without[0], without[1]
    ).filter { $0.kind == .quarter }
    #expect(
      answered.filter { $0.done != nil }.map(\.name) == [
        "2019-03-31", "2019-06-30", "2019-09-30", "2019-12-31", "2020-03-31", "2020-06-30",
      ])
    let longer: Edit = (
      "Funds/AMIF-2014/report", "<lastDay>2020-06-30</lastDay>", "<lastDay>2020-07-01</lastDay>"
    )
    let besides = try deadlines(
      on: "2026-03-01", legacy + ["Funds/AMIF-2014/report"], without[0], without[1], longer
    ).filter { $0.kind == .quarter && $0.done != nil }
    #expect(besides.map(\.name) == answered.filter { $0.done != nil }.map(\.name))
    // A decision that states its periods has no others.
    #expect(try deadlines(on: "2027-01-01", courses).allSatisfy { $0.kind != .quarter })
    #expect(try deadlines(on: "2019-05-01", legacy).allSatisfy { $0.kind != .quarter })
  }

  @Test func `the participants of a project of ESF+ are reported in four weeks`() throws {
    let esf = [
      "Funds/ESF-2021/programme", "Funds/ESF-2021/call", "Funds/ESF-2021/application",
      "Funds/ESF-2021/decision",
    ]
    let found = try deadlines(on: "2027-02-28", esf).filter { $0.kind == .participants }
    #expect(
      found.map { "\($0.name) \($0.due)" } == [
        "2027-01 2027-02-28", "2027-02 2027-03-28", "2027-03 2027-04-28",
      ])
    let next = try deadlines(on: "2027-03-01", esf).filter { $0.kind == .participants }
    #expect(next.map(\.name) == ["2027-02", "2027-03", "2027-04"])
    #expect(try deadlines(on: "2027-02-28", courses).allSatisfy { $0.kind != .participants })
  }

  @Test func `an international organisation sends its accounts by 15 October`() throws {
    let organisation: Edit = (
      "application-language-courses", "<sector>municipality</sector>",
      "<sector>internationalOrganisation</sector>"
    )
    func due(on day: String) throws -> [String] {
      try deadlines(on: day, courses, organisation).filter { $0.kind == .organisationAccounts }
        .map(\.due.iso)
    }
    #expect(try due(on: "2026-10-15") == ["2026-10-15"])
    #expect(try due(on: "2026-10-16") == ["2027-10-15"])
    // The project ends in 2028.
    #expect(try due(on: "2029-10-15") == ["2029-10-15"])
    #expect(try due(on: "2029-10-16") == [])
    #expect(
      try deadlines(on: "2026-10-15", courses).allSatisfy { $0.kind != .organisationAccounts })
  }

  // MARK: Calls, agreements, organisations

  private func others(on day: String, _ papers: [String], _ edits: Edit...) throws -> [String] {
    try portfolio(papers, edits).store.reading { reading in
      let day = try Day.parse(day)
      var found: [Deadline] = try reading.calls().flatMap { $0.deadlines(on: day) }
      for agreement in try reading.agreements() {
        let reference = Reference(issuer: agreement.header.issuer, id: agreement.header.id)
        found += agreement.deadlines(on: day, reports: try reading.reports(on: reference))
      }
      for organisation in try reading.organisations() {
        guard let portrait = try reading.portrait(of: organisation) else { continue }
        found += try organisation.deadlines(on: day, portrait, events: try reading.events())
      }
      return found.sorted().map { "\($0.due) \($0.kind.rawValue) \($0.name)" }
    }
  }

  @Test func `a call is open until its last day`() throws {
    #expect(try others(on: "2026-02-02", ["call-open"]) == ["2026-02-02 call "])
    #expect(try others(on: "2026-02-03", ["call-open"]) == [])
  }

  @Test func `an agreement is followed up, and notice given in time`() throws {
    let iop = ["agreement-civic-orientation"]
    #expect(
      try others(on: "2026-11-16", iop) == [
        "2026-11-16 followUp 2026-11-16", "2027-11-15 followUp 2027-11-15",
        "2028-09-30 termination ", "2028-11-30 followUp 2028-11",
      ])
    // Of those that have passed only the last one is told.
    #expect(
      try others(on: "2027-12-01", iop).filter { $0.contains("followUp") } == [
        "2027-11-15 followUp 2027-11-15", "2028-11-30 followUp 2028-11",
      ])
    #expect(try others(on: "2028-10-01", iop).allSatisfy { !$0.contains("termination") })
    // When it is over, nothing of it is late.
    #expect(try others(on: "2029-04-01", iop) == [])
  }

  @Test func `notice is counted backward to the end of a month that is shorter`() throws {
    let found = try others(
      on: "2026-06-01", ["agreement-civic-orientation"],
      ("agreement-civic-orientation", "<end>2029-03-31</end>", "<end>2028-08-31</end>"))
    #expect(found.contains("2028-02-29 termination "))
  }

  @Test func `an organisation meets and holds its occasions within its year`() throws {
    let sofi = ["Founding/sofi"]
    #expect(
      try others(on: "2027-03-01", sofi) == [
        "2027-12-31 annualMeeting 2027-01-01", "2027-12-31 occasion conference 2027-01-01 1",
        "2027-12-31 occasion conference 2027-01-01 2",
      ])
    let broken = try others(
      on: "2027-03-01", sofi,
      (
        "Founding/sofi", "<operatingYear kind=\"calendar\" source=\"page\"/>",
        "<operatingYear kind=\"broken\" firstMonth=\"07\" source=\"page\"/>"
      ))
    #expect(broken.first == "2027-06-30 annualMeeting 2026-07-01")
  }

  @Test func `an occasion is held when an event tells of it`() throws {
    let portfolio = try portfolio(["Founding/sofi"])
    let event = try Samples.text("Samples/Portfolio/event-network-day.xml")
      .replacing("kind=\"networkDay\"", with: "kind=\"conference\"")
      .replacing(
        "Mellanköpings kommun (påhittad)",
        with: "SamarbetsOrganisationen för Flykting- och Integrationsfrågor")
    try portfolio.take(["event.xml": event])
    try portfolio.store.reading { reading in
      let day = try Day.parse("2026-12-01")
      let organisation = try #require(try reading.organisations().first)
      let portrait = try #require(try reading.portrait(of: organisation))
      let found = try organisation.deadlines(on: day, portrait, events: try reading.events())
      #expect(found.filter { $0.done != nil }.map(\.name) == ["conference 2026-01-01 1"])
      #expect(found.first { $0.done != nil }?.done?.day.iso == "2026-10-14")
    }
  }

  @Test func `all of them are in what is due, and only there when nothing is chosen`() throws {
    let folder = try TestFolder()
    let imported = try ProgramRun(
      shell: """
        fondbok import '\(Samples.folder.path)/Portfolio' '\(Samples.folder.path)/Founding' \
        --received 2027-12-13
        """, in: folder.url)
    #expect(imported.status == 0, "\(imported.output)")
    func kinds(_ arguments: String) throws -> Set<String> {
      let run = try ProgramRun(
        shell: "fondbok due --on 2026-01-20 --all --format json \(arguments)", in: folder.url)
      #expect(run.status == 0)
      return Set(
        run.output.matches(of: /"kind":"([a-zA-Z]+)"/).map { String($0.1) })
    }
    let all = try kinds("")
    #expect(
      all.isSuperset(of: [
        "call", "followUp", "annualMeeting", "occasion", "listOfOperations", "callTimetable",
      ]), "\(all)")
    #expect(try kinds("county:Stockholm").isDisjoint(with: ["call", "followUp", "occasion"]))
    #expect(try kinds("--project 6.2.5-2026-01147").isDisjoint(with: ["call", "followUp"]))
  }

  // MARK: Programmes

  @Test(arguments: [
    ("listOfOperations", "2027-01-01", "2027-12-31", ["2027-04-30", "2027-08-31", "2027-12-31"]),
    ("callTimetable", "2027-01-01", "2027-12-31", ["2027-04-30", "2027-08-31", "2027-12-31"]),
    ("callTimetable", "2029-12-31", "2031-12-31", ["2029-12-31"]),
    ("listOfOperations", "2031-01-01", "2031-12-31", []),
    ("evaluation", "2024-03-31", "2024-12-31", ["2024-03-31"]),
    ("evaluation", "2024-04-01", "2029-06-30", ["2029-06-30"]),
    ("evaluation", "2029-07-01", "2031-12-31", []),
    ("eligibility", "2029-12-31", "2031-12-31", ["2029-12-31"]),
    ("eligibility", "2030-01-01", "2031-12-31", []),
  ])
  func `lists, timetables and evaluations of a programme have their days`(
    _ kind: String, _ first: String, _ last: String, _ days: [String]
  ) throws {
    let found = try portfolio(["programme"]).store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: try Day.parse(first), rates: [])
      return try reading.programmes().flatMap {
        try $0.deadlines(in: context, until: try Day.parse(last))
      }
    }
    #expect(found.filter { $0.kind.rawValue == kind }.map(\.due.iso) == days)
  }

  @Test func `a list has no day of its own in the act, and says so`() throws {
    let found = try portfolio(["programme"]).store.reading { reading in
      let context = Context(rulebooks: .builtIn, day: try Day.parse("2027-04-01"), rates: [])
      return try reading.programmes().flatMap {
        try $0.deadlines(in: context, until: try Day.parse("2027-04-30"))
      }
    }
    let list = try #require(found.first { $0.kind == .listOfOperations })
    let steps = list.explanation()
    #expect(steps.first?.what.english == "at least every 4 months" && steps.last?.kind == .doubt)
  }
}
