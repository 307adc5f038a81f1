@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// Returns of all programmes, and of one that is named.
struct ProgrammeReturnTests {
  static let day = "2027-07-15"
  static let amif = "2021SE65AMPR001"
  static let isf = "2021SE65ISPR001"
  static let legacy = "2014SE65AMNP001"
  private static let programmes = [amif, isf, legacy]

  /// Three programmes, of which Regulation (EU) 2021/1060 does not bind that of 2014.
  static func office() throws -> ReturnRun {
    let run = try ReturnRun()
    for (fund, papers) in [
      ("AMIF-2014", ["programme", "application", "decision", "payments", "report"]),
      ("ISF-2021", ["programme", "application", "decision"]),
    ] {
      for paper in papers { try run.take(paper, from: "Samples/Funds/\(fund)") }
    }
    try run.take(rates: [("2027-07", "11.0960")])
    return run
  }

  /// Takes the decision of the Internal Security Fund in again, without the types of intervention that Article 49
  /// asks for.
  private static func takeWithoutInterventions(_ run: ReturnRun) throws {
    let decision = try Samples.text("Samples/Funds/ISF-2021/decision.xml")
      .replacing(#/\s*<intervention share.*?</intervention>/#.dotMatchesNewlines(), with: "")
      .replacing("version=\"1\"", with: "version=\"2\"")
    try run.portfolio.take([(name: "decision-2.xml", bytes: Array(decision.utf8))])
  }

  /// The lines of a return as CSV, without its heading.
  private func lines(
    _ kind: Return, _ run: ReturnRun, table: String? = nil, of programme: String? = nil,
    on day: String = Self.day
  ) throws -> [String] {
    let folder = try Folder()
    try run.make(
      kind, .csv, table: table, on: day, to: .file(path: folder.file("return.csv")),
      programme: programme)
    return try folder.text("return.csv").components(separatedBy: "\r\n").dropFirst()
      .filter { !$0.isEmpty }
  }

  @Test(arguments: [
    (Return.projects, "projects"), (.budgets, "budgets"), (.expenditure, "expenditure"),
    (.indicators, "indicators"), (.participants, "persons"),
  ])
  func `a table of each programme has its rows, and that of all has every row once`(
    kind: Return, table: String
  ) throws {
    let run = try Self.office()
    let all = try lines(kind, run, table: table)
    let parts = try Self.programmes.map { try lines(kind, run, table: table, of: $0) }
    #expect(parts.flatMap { $0 }.sorted() == all.sorted())
    #expect(!parts[0].isEmpty)
    if kind == .projects { #expect(parts.allSatisfy { !$0.isEmpty }) }
  }

  @Test(arguments: [
    (Return.listOfOperations, ReturnFormat.csv), (.listOfOperations, .xml), (.kohesio, .csv),
  ])
  func `what one programme lacks withholds the list of all, and not that of another`(
    kind: Return, format: ReturnFormat
  ) throws {
    let run = try Self.office()
    try Self.takeWithoutInterventions(run)
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(kind, format, on: Self.day, to: .file(path: folder.file("list")))
    }
    let message = "\(try #require(error))"
    #expect(message.hasPrefix("\(kind.rawValue) is withheld"))
    #expect(message.contains("ISF-2026-0017 lacks the type of intervention"))
    #expect(!message.contains("A1-2018-0042"))
    // That of 2014 lacks nothing, and there is no list of it.
    #expect(
      message.hasSuffix(
        "\n  it can be made by itself of what lacks nothing, with --programme \(Self.amif)"),
      "\(message)")
    // The programme by itself has nothing else to offer.
    let own = #expect(throws: ExportError.self) {
      try run.make(
        kind, format, on: Self.day, to: .file(path: folder.file("list")), programme: Self.isf)
    }
    #expect(!"\(try #require(own))".contains("--programme"))
    #expect(try folder.names.isEmpty)
    // The list of the programme has the bytes of a portfolio that holds no other.
    let result = try run.make(
      kind, format, on: Self.day, to: .file(path: folder.file("list")), programme: Self.amif)
    let alone = try ReturnRun()
    try alone.take(rates: [("2027-07", "11.0960")])
    try alone.make(kind, format, on: Self.day, to: .file(path: folder.file("alone")))
    #expect(try folder.text("list") == folder.text("alone"))
    #expect(result.manifest.totals.rows > 5)
    #expect(try folder.text("list.manifest.json").contains("\"programme\": \"\(Self.amif)\""))
  }

  /// The sums come of SQLite, which finds the programme's projects without the rows.
  @Test(arguments: [
    Return.listOfOperations, .kohesio, .projects, .budgets, .expenditure, .indicators,
  ])
  func `the sums of another programme keep a return from its name`(kind: Return) throws {
    let run = try Self.office()
    let folder = try Folder()
    let context = try ReturnRun.context(on: Self.day, programme: Self.amif)
    let other = try ReturnRun.context(on: Self.day, programme: Self.legacy)
    func make(_ stored: ExportContext) throws {
      _ = try run.portfolio.store.reading { reading in
        try export(
          kind, format: .csv, dialect: .rfc4180, from: reading, in: context,
          to: .file(path: folder.file("return.csv")),
          stored: { try kind.totals(in: reading, for: stored) })
      }
    }
    let error = #expect(throws: ExportError.self) { try make(other) }
    guard case .totalsDiffer = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try folder.names.isEmpty)
    try make(context)
    #expect(try folder.names.count == 2)
  }

  /// Sums of nothing are sums: without them a table that should be empty would pass as it is.
  @Test(arguments: [Return.listOfOperations, .kohesio, .projects, .budgets, .expenditure])
  func `that the portfolio has nothing keeps rows from passing`(kind: Return) throws {
    let run = try Self.office()
    let folder = try Folder()
    let context = try ReturnRun.context(on: Self.day, programme: Self.amif)
    let empty = try ReturnRun(["programme"])
    let stored = try empty.portfolio.store.reading { try kind.totals(in: $0, for: context) }
    #expect(stored.names.contains(SumName(sheet: kind.tables[0], sum: SumName.rows)))
    #expect(throws: ExportError.self) {
      _ = try run.portfolio.store.reading { reading in
        try export(
          kind, format: .csv, dialect: .rfc4180, from: reading, in: context,
          to: .file(path: folder.file("return.csv")), stored: { stored })
      }
    }
    #expect(try folder.names.isEmpty)
  }

  @Test(arguments: Return.allCases.filter { $0.isOfAllProgrammes })
  func `a programme that is not there is refused with those that are`(kind: Return) throws {
    let run = try Self.office()
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        kind, .csv, on: Self.day, to: .file(path: folder.file("return")),
        programme: "2021SE65XXPR001")
    }
    let message = "\(try #require(error))"
    #expect(message.contains("the portfolio has no programme 2021SE65XXPR001"))
    #expect(message.contains(Self.amif))
    #expect(try folder.names.isEmpty)
  }

  @Test func `metadata of a list of one programme name it alone`() throws {
    let run = try Self.office()
    let folder = try Folder()
    try run.make(
      .listOfOperations, .csvw, on: Self.day, to: .file(path: folder.file("list")),
      programme: Self.isf)
    let text = try folder.text("list")
    let programmes = try run.portfolio.store.reading { try $0.programmes() }
    #expect(programmes.count == 3)
    for programme in programmes {
      #expect(text.contains(programme.title) == (programme.cci == Self.isf), "\(programme.title)")
    }
    #expect(throws: ExportError.self) {
      try run.make(
        .listOfOperations, .csvw, on: Self.day, to: .file(path: folder.file("other")),
        programme: "2021SE65XXPR001")
    }
  }

  @Test func `an operation whose programme is not known is told of, since no list of one has it`()
    throws
  {
    let run = try ReturnRun(
      [
        "programme", "application-language-courses", "decision-language-courses",
        "application-feasibility-study", "decision-feasibility-study",
      ],
      edits: [
        ReturnRun.Edit(
          file: "application-language-courses",
          old: #"<programme issuer="SE:orgnr:2021999996" id="2021SE65AMPR001"/>"#, new: "")
      ])
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(.listOfOperations, .xml, on: Self.day, to: .file(path: folder.file("list")))
    }
    #expect("\(try #require(error))".hasSuffix("with --programme \(Self.amif)"))
    let manifest = try run.make(
      .listOfOperations, .xml, on: Self.day, to: .file(path: folder.file("list")),
      programme: Self.amif
    ).manifest
    #expect(manifest.totals.rows == 1)
    let told = manifest.notices.map(\.english).filter { $0.contains("no programme") }
    #expect(
      told == [
        "1 operation is of no programme that the portfolio holds, and in no list of one programme: "
          + "6.2.5-2026-01147; import the call and the programme, or correct the application"
      ])
  }

  @Test
  func `occasions that belong to no project are in no table of one programme, and are counted`()
    throws
  {
    let run = try Self.office()
    for paper in ["agreement", "agreement-report", "amif-day"] {
      try run.take(paper, from: "Samples/Founding")
    }
    let all = try lines(.participants, run, table: "occasions")
    let own = try Self.programmes.flatMap {
      try lines(.participants, run, table: "occasions", of: $0)
    }
    #expect(own.count + 1 < all.count && own.allSatisfy { all.contains($0) })
    let folder = try Folder()
    let notices = try run.make(
      .participants, .csv, on: Self.day, to: .file(path: folder.file("return.csv")),
      programme: Self.amif
    ).manifest.notices.map(\.english)
    #expect(
      notices.contains {
        $0.hasPrefix("\(all.count - own.count) rows of occasions that belong to no project alone")
      }, "\(notices)")
  }

  @Test func `a figure of a list of one programme is traced by its rows`() throws {
    let run = try Self.office()
    let context = try ReturnRun.context(on: Self.day, programme: Self.isf)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .listOfOperations, table: nil, row: 1, column: "union_contribution", from: reading,
        in: context)
    }
    let listed = try lines(.listOfOperations, run, of: Self.isf)
    #expect(listed.count >= 1 && cell.sources.count >= 1)
    #expect(cell.sources.allSatisfy { listed[0].contains($0.project) })
  }
}
