@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// Lists and records of operations, where the portfolio has programmes that Regulation (EU) 2021/1060 does not bind.
struct OtherLawReturnTests {
  private static let day = ProgrammeReturnTests.day
  private static let amif = ProgrammeReturnTests.amif
  private static let isf = ProgrammeReturnTests.isf
  private static let legacy = ProgrammeReturnTests.legacy

  @Test(arguments: [
    (Return.listOfOperations, ReturnFormat.csv), (.listOfOperations, .xml), (.kohesio, .csv),
  ])
  func `operations that the Regulation does not bind are left out, and counted`(
    kind: Return, format: ReturnFormat
  ) throws {
    let run = try ProgrammeReturnTests.office()
    for paper in ["programme", "application", "decision"] {
      try run.take(paper, from: "Samples/Funds/DEAR-2014")
    }
    let folder = try Folder()
    let manifest = try run.make(
      kind, format, on: Self.day, to: .file(path: folder.file("all"))
    ).manifest
    let told = manifest.notices.filter { $0.english.contains("left out") }
    #expect(
      told.map(\.english) == [
        "2 operations are left out, since Regulation (EU) 2021/1060 does not bind their programmes: "
          + "\(Self.legacy), DEAR-2016"
      ])
    #expect(
      told.map { $0(in: .swedish) } == [
        "2 insatser är utelämnade, eftersom förordning (EU) 2021/1060 inte gäller deras program: "
          + "\(Self.legacy), DEAR-2016"
      ])
    // The rest are those of the other two.
    let parts = try [Self.amif, Self.isf].map { (cci: String) in
      try run.make(
        kind, format, on: Self.day, to: .file(path: folder.file("part-\(cci)")), programme: cci
      ).manifest
    }
    #expect(manifest.totals.rows == parts.map(\.totals.rows).reduce(0, +))
    #expect(parts.allSatisfy { !$0.notices.contains { $0.english.contains("left out") } })
    #expect(try !folder.text("all").contains("A1-2018-0042"))
  }

  @Test func `a portfolio of such operations alone has a list of none`() throws {
    let run = try ReturnRun(["programme"])
    for paper in ["programme", "application", "decision"] {
      try run.take(paper, from: "Samples/Funds/AMIF-2014")
    }
    let folder = try Folder()
    let manifest = try run.make(
      .listOfOperations, .xml, on: Self.day, to: .file(path: folder.file("list.xml"))
    ).manifest
    #expect(manifest.totals.rows == 0)
    #expect(
      manifest.notices.map(\.english) == [
        "1 operation is left out, since Regulation (EU) 2021/1060 does not bind its programme: "
          + Self.legacy
      ])
  }

  @Test(arguments: [
    (Return.listOfOperations, ReturnFormat.csv), (.listOfOperations, .xml),
    (.listOfOperations, .csvw), (.kohesio, .csv),
  ])
  func `a programme of other law that is named is refused`(
    kind: Return, format: ReturnFormat
  ) throws {
    let run = try ProgrammeReturnTests.office()
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        kind, format, on: Self.day, to: .file(path: folder.file("list")), programme: Self.legacy)
    }
    #expect(
      "\(try #require(error))" == "\(kind.rawValue) is not made: it is a return of Regulation (EU) "
        + "2021/1060, and \(Self.legacy) is a programme of 2014–2020")
    #expect(try folder.names.isEmpty)
  }

  /// The rows ask each project for its programme, and SQLite finds the programmes by itself.
  @Test(arguments: [Return.listOfOperations, .kohesio])
  func `the sums of SQLite have no operation of other law either`(kind: Return) throws {
    let run = try ProgrammeReturnTests.office()
    let context = try ReturnRun.context(on: Self.day)
    let (sums, all, bound) = try run.portfolio.store.reading { reading in
      (
        try kind.totals(in: reading, for: context),
        try reading.totalsOfOperations(on: context.on),
        try reading.totalsOfOperations(on: context.on, bound: .regulation)
      )
    }
    #expect(all.rows == bound.rows + 1)
    #expect(sums.rows(of: kind.tables[0]) == bound.rows)
  }

  @Test func `the boundary is the fund and the first year of the programme`() throws {
    func isListed(_ edits: (old: String, new: String)...) throws -> Bool {
      let run = try ReturnRun(["programme"])
      for paper in ["programme", "application", "decision"] {
        var text = try Samples.text("Samples/Funds/ISF-2021/\(paper).xml")
        if paper == "programme" {
          for edit in edits {
            try #require(text.contains(edit.old))
            text = text.replacing(edit.old, with: edit.new)
          }
        }
        try run.portfolio.take([(name: "\(paper).xml", bytes: Array(text.utf8))])
      }
      let folder = try Folder()
      return try run.make(
        .listOfOperations, .csv, on: Self.day, to: .file(path: folder.file("list.csv"))
      ).manifest.totals.rows == 1
    }
    #expect(try isListed())
    #expect(try !isListed(("<firstYear>2021</firstYear>", "<firstYear>2020</firstYear>")))
    #expect(try !isListed(("<fund>ISF</fund>", "<fund>DEAR</fund>")))
  }

  @Test func `metadata of the list of all name no programme of other law`() throws {
    let run = try ProgrammeReturnTests.office()
    let folder = try Folder()
    try run.make(.listOfOperations, .csvw, on: Self.day, to: .file(path: folder.file("list")))
    let text = try folder.text("list")
    let programmes = try run.portfolio.store.reading { reading in try reading.programmes() }
    for programme in programmes {
      #expect(text.contains(programme.title) == (programme.cci != Self.legacy))
    }
  }

  @Test func `records of all tell how many operations they leave out`() throws {
    let run = try ReturnRun.languageCourses()
    for paper in ["programme", "application", "decision"] {
      try run.take(paper, from: "Samples/Funds/AMIF-2014")
    }
    let folder = try Folder()
    let notices = try run.make(
      .operationRecords, .csv, on: "2026-12-01", to: .file(path: folder.file("records.csv"))
    ).manifest.notices.map(\.english)
    #expect(
      notices.filter { $0.contains("left out") } == [
        "1 operation is left out, since Regulation (EU) 2021/1060 does not bind its programme: "
          + Self.legacy
      ])
  }
}
