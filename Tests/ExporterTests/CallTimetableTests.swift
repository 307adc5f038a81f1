@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// The timetable of planned calls, with every point that the law asks for.
struct CallTimetableTests {
  /// One call is open, and the other opens in March.
  private static let january = "2026-01-15"

  private func run(_ edits: ReturnRun.Edit...) throws -> ReturnRun {
    try ReturnRun(["programme", "call-open", "call-restricted"], edits: edits)
  }

  private func edit(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "call-restricted", old: old, new: new)
  }

  @Test func `calls stand in the order they open, with all points of the law`() throws {
    let rows = try run().table(.callTimetable, on: Self.january)
    #expect(rows.map { $0["call"] } == ["AMIF-2026-1", "AMIF-2026-2"])
    #expect(rows.map { $0["state"] } == ["open", "planned"])
    let planned = rows[1]
    #expect(planned["area"] == "Hela Sverige")
    #expect(planned["specific_objectives"] == "SO1 SO3 SO4")
    #expect(planned["applicants"] == "stateAuthority")
    #expect(planned["total_support"] == "60000000.00")
    #expect(planned["opens"] == "2026-03-02")
    #expect(planned["closes"] == "2026-05-04")
  }

  @Test(arguments: [("2026-02-02", 2), ("2026-02-03", 1), ("2026-05-04", 1), ("2026-05-05", 0)])
  func `a call stands there to its last day`(day: String, count: Int) throws {
    #expect(try run().table(.callTimetable, on: day).count == count)
  }

  @Test(arguments: [("2026-03-01", "planned"), ("2026-03-02", "open")])
  func `a call is planned until the day it opens`(day: String, state: String) throws {
    #expect(try run().table(.callTimetable, on: day).map { $0["state"] } == [state])
  }

  @Test func `a call that does not narrow down who may apply is for any`() throws {
    let run = try run(edit("<eligibleApplicant sector=\"stateAuthority\"/>\n", ""))
    #expect(try run.table(.callTimetable, on: Self.january)[1]["applicants"] == "any")
    let sheet = try run.text(.callTimetable, .csv, .excelSwedish, on: Self.january)
    #expect(sheet.contains(";any;alla;"))
  }

  @Test func `a call without an area keeps the timetable back`() throws {
    let run = try run(edit("<area xml:lang=\"sv\">Hela Sverige</area>\n", ""))
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        .callTimetable, .xml, on: Self.january, to: .file(path: folder.file("calls.xml")))
    }
    let message = "\(try #require(error))"
    #expect(message.contains("AMIF-2026-2 lacks the area it is for"))
    #expect(message.contains("Article 49(2)(a)"))
    #expect(try folder.names.isEmpty)
    // What has closed keeps nothing back.
    #expect(try run.table(.callTimetable, on: "2026-05-05").isEmpty)
  }

  @Test func `a call of another programme is not of this one's timetable`() throws {
    let other = try run(edit(#"id="2021SE65AMPR001"/>"#, #"id="2021SE65ISPR001"/>"#))
    #expect(
      try other.table(.callTimetable, on: Self.january).map { $0["call"] } == ["AMIF-2026-1"])
  }

  @Test(arguments: [
    ("<state>open</state>", "<state>closed</state>"), ("<area>Hela Sverige</area>", ""),
    (#" currency="SEK""#, ""), ("</callTimetable>", ""),
  ])
  func `a timetable that its schema does not allow is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try run().text(.callTimetable, .xml, on: Self.january)
    let context = try ReturnRun.context(on: Self.january)
    let document = Return.callTimetable.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    #expect(try read(text).rows == 2)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }

  @Test func `sums that differ by an öre leave no file`() throws {
    try run().expectNoFile(
      of: .callTimetable, whenDiffers: "total_support", of: "calls", in: .sek,
      try ReturnRun.context(on: Self.january))
  }

  @Test func `the support of a call is traced to its line`() throws {
    let run = try run()
    let context = try ReturnRun.context(on: Self.january)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .callTimetable, table: nil, row: 2, column: "total_support", from: reading, in: context)
    }
    #expect(cell.sources.map(\.spot.path) == ["money"])
    #expect(cell.sources.map(\.document.id) == ["AMIF-2026-2"])
  }
}
