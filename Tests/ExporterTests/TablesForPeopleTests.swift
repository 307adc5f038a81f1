@testable import Exporter
import Foundation
import Portfolio
import TestSupport
import Testing
import Values

/// Tables for people: what is in them, and that they add up to what the portfolio holds.
struct TablesForPeopleTests {
  private static let july = "2027-07-15"
  private static let december = "2026-12-01"
  private static let courses = "6.2.5-2026-01147"

  private func sum(_ rows: [[String: String]], _ column: String) throws -> Money {
    try Money.sum(
      rows.compactMap { $0[column] }.filter { !$0.isEmpty }.map {
        try Money.parse($0, currency: .sek)
      }, in: .sek)
  }

  // MARK: Budgets

  @Test func `a budget is that of the grant in force, else that applied for`() throws {
    let run = try ReturnRun.languageCourses()
    let granted = try run.table(.budgets, on: Self.december)
    #expect(!granted.isEmpty)
    #expect(Set(granted.compactMap { $0["project"] }) == [Self.courses])
    #expect(Set(granted.compactMap { $0["paper_kind"] }) == ["decision"])
    let before = try run.table(.budgets, on: "2026-05-27")
    #expect(Set(before.compactMap { $0["paper_kind"] }) == ["application"])
    #expect(try sum(before, "amount").plain == "6716920.00")
  }

  @Test func `the lines of what was refused say so`() throws {
    let rows = try ReturnRun().table(.budgets, on: Self.december)
    let statuses = Dictionary(
      grouping: rows, by: { $0["project"] ?? "" }
    ).mapValues { Set($0.compactMap { $0["status"] }) }
    #expect(statuses[Self.courses] == ["approved"])
    #expect(statuses["6.2.5-2026-01188"] == ["rejected"])
  }

  @Test func `every line of a budget is a row with its own amount`() throws {
    let run = try ReturnRun()
    let rows = try run.table(.budgets, on: Self.december)
    let projects = try run.table(.projects, on: Self.december)
    for project in projects {
      let own = rows.filter { $0["project"] == project["project"] }
      guard let total = project["eligible_cost"], !total.isEmpty else {
        #expect(own.isEmpty)
        continue
      }
      #expect(try sum(own, "amount").plain == total, "\(project["project"] ?? "")")
    }
  }

  // MARK: Expenditure

  @Test func `expenditure is every line of the claims that had come in`() throws {
    let run = try ReturnRun.paid([])
    let rows = try run.table(.expenditure, on: Self.july)
    let claim = try run.table(.claim, "lines", on: Self.july, project: Self.courses)
    let own = rows.filter { $0["project"] == Self.courses }
    #expect(own.map { $0["line"] } == claim.map { $0["line"] })
    #expect(own.map { $0["amount"] } == claim.map { $0["amount"] })
    #expect(own.first?["voucher"] == claim.first?["voucher"])
    #expect(rows.count > own.count)
    #expect(try run.table(.expenditure, on: "2026-02-01").isEmpty)
  }

  // MARK: Indicators and participants

  @Test func `an indicator has its target and the value reported last`() throws {
    let run = try ReturnRun()
    let rows = try run.table(.indicators, on: Self.july).filter { $0["project"] == Self.courses }
    let supported = try #require(rows.first { $0["indicator"] == "O.2.3" })
    #expect(supported["kind"] == "output")
    #expect(supported["target"] == "480" && supported["achieved"] == "118", "\(supported)")
    #expect(supported["report"] == "report-language-courses-1")
    let before = try run.table(.indicators, on: "2026-02-01")
      .filter { $0["project"] == Self.courses && $0["indicator"] == "O.2.3" }
    #expect(before.map { $0["achieved"] } == [""])
    // An indicator stands once, however many reports tell of it.
    let keys = rows.map { $0["indicator"] }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `persons of an indicator add up to its value`() throws {
    let run = try ReturnRun()
    let indicators = try run.table(.indicators, on: Self.july)
    let persons = try run.table(.participants, "persons", on: Self.july)
    #expect(!persons.isEmpty)
    for (key, cells) in Dictionary(
      grouping: persons, by: { [$0["project"] ?? "", $0["indicator"] ?? ""] })
    {
      let indicator = try #require(
        indicators.first { $0["project"] == key[0] && $0["indicator"] == key[1] })
      let sum = cells.compactMap { Int($0["count"] ?? "") }.reduce(0, +)
      #expect("\(sum)" == indicator["achieved"], "\(key)")
    }
  }

  @Test func `what a report states of all its occasions is not added to them`() throws {
    let end = "<topic xml:lang=\"sv\">Kurser på kvällstid</topic>\n  </event>"
    let run = try ReturnRun(
      [],
      edits: [
        ReturnRun.Edit(
          file: "report-language-courses-1", old: end,
          new: end
            + "<participants><total>1000</total><part sector=\"public\">999</part></participants>")
      ])
    let folder = try Folder()
    let result = try run.make(
      .participants, .csv, table: "occasions", on: Self.july,
      to: .file(path: folder.file("occasions.csv")))
    let sum = SumName(sheet: "occasions", sum: "participants")
    // The last is of an occasion that has a paper of its own.
    #expect(result.manifest.totals[sum] == .count(85 + 36 + 64))
    let rows = try run.table(.participants, "occasions", on: Self.july)
    #expect(rows.map { $0["participants"] } == ["85", "1000", "36", "64"])
    #expect(rows.map { $0["of"] } == ["occasion", "report", "occasion", "occasion"])
    #expect(rows.map { $0["idea_based"] } == ["40", "", "9", "28"])
    #expect(rows.map { $0["is_approximate"] } == ["true", "false", "false", "false"])
    #expect(rows.map { $0["event"] } == ["", "", "", "network-day-2026"])
    #expect(rows[0]["name"] == "Öppet hus inför kursstarten")
  }

  @Test func `occasions of agreements and papers of their own are counted too`() throws {
    let run = try ReturnRun(["programme"])
    for name in ["agreement", "agreement-report"] {
      try run.take(name, from: "Samples/Founding")
    }
    let rows = try run.table(.participants, "occasions", on: Self.july)
    #expect(rows.allSatisfy { $0["project"] == "" && $0["agreement"] == "overenskommelsen" })
    #expect(rows.map { $0["of"] } == Array(repeating: "occasion", count: 4) + ["report"])
    #expect(rows.first?["participants"] == "120" && rows.first?["idea_based"] == "80")
    #expect(rows.first?["report"] == "agreement-report" && rows.first?["event"] == "")
    // The day it came in, and the day before it.
    #expect(try run.table(.participants, "occasions", on: "2026-02-02").count == 5)
    #expect(try run.table(.participants, "occasions", on: "2026-02-01").isEmpty)
  }

  @Test func `a project that only sources tell of has what they state`() throws {
    let run = try ReturnRun(["programme"])
    for name in ["snapshots", "snapshots-other-sources"] {
      try run.take(name, from: "Samples/Founding")
    }
    let rows = try run.table(.projects, on: Self.july)
    let stated = try #require(rows.first { $0["applicant"] == "Lampedusa e Linosa" })
    #expect(stated["total_cost"] == "5352358.28" && stated["currency"] == "EUR")
    #expect(stated["eligible_cost"] == "")
  }

  // MARK: Where figures come from

  @Test(
    arguments: [
      (Return.budgets, nil, "amount"), (.expenditure, nil, "amount"), (.indicators, nil, "target"),
      (.indicators, nil, "achieved"), (.participants, "occasions", "participants"),
      (.participants, "persons", "count"), (.paymentApplication, "commitments", "amount"),
      (.paymentApplication, "commitments", "cumulative"),
    ] as [(Return, String?, String)])
  func `a figure is traced to the paper that states it`(
    kind: Return, table: String?, column: String
  ) throws {
    let run = try ReturnRun()
    try run.take(rates: ReturnRun.rates)
    let rows = try run.table(kind, table, on: Self.july)
    let row = try #require(rows.firstIndex { !($0[column] ?? "").isEmpty })
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        kind, table: table, row: row + 1, column: column, from: reading,
        in: try ReturnRun.context(on: Self.july))
    }
    let parts = cell.sources.map(\.part)
    #expect(!parts.isEmpty)
    let first = try #require(parts.first)
    let sum = try parts.dropFirst().reduce(first) { try $0.adding($1) }
    #expect(sum.plain == rows[row][column])
  }

  // MARK: All of them

  static let tables: [(kind: Return, table: String)] = [
    Return.budgets, .expenditure, .indicators, .participants,
  ]
  .flatMap { kind in kind.tables.map { (kind, $0) } }

  @Test(arguments: tables)
  func `both dialects hold the same rows, and the sums are the portfolio's`(
    of: (kind: Return, table: String)
  ) throws {
    let run = try ReturnRun()
    let folder = try Folder()
    var rows: [Int] = []
    for dialect in [CSVDialect.rfc4180, .excelSwedish] {
      let result = try run.make(
        of.kind, .csv, dialect, table: of.table, on: "2027-12-13",
        to: .file(path: folder.file("table.csv")))
      #expect(!result.manifest.sums.isEmpty)
      #expect(result.manifest.sums.allSatisfy { $0.stored == $0.read })
      rows.append(result.manifest.totals.rows)
    }
    #expect(rows[0] == rows[1])
  }

  @Test(arguments: tables)
  func `the portfolio as of an earlier entry gives the table of that time`(
    of: (kind: Return, table: String)
  ) throws {
    let run = try ReturnRun()
    let folder = try Folder()
    let entry = try #require(try run.portfolio.store.log().last).entry
    func text(_ snapshot: Snapshot) throws -> String {
      try run.make(
        of.kind, .csv, table: of.table, on: "2027-12-13", as: snapshot,
        to: .file(path: folder.file("table.csv")))
      return try folder.text("table.csv")
    }
    let before = try text(.now)
    let all = try run.portfolio.store.documents(named: "report-language-courses-1")
    _ = try run.portfolio.store.withdraw(
      try #require(all.first), because: "test", by: "test", at: "2027-12-13T12:00:00Z")
    if of.kind != .budgets, of.table != "occasions" { #expect(try text(.now) != before) }
    #expect(try text(.asOf(entry: entry)) == before)
  }
}
