@testable import Exporter
import TestSupport
import Testing

/// The table of all projects, for people.
struct ProjectsTableTests {
  private static let day = "2026-12-01"
  private static let languageCourses = "6.2.5-2026-01147"

  @Test func `every project has a row with its status`() throws {
    let rows = try ReturnRun().table(.projects, on: Self.day)
    let status = Dictionary(
      rows.map { ($0["project"] ?? "", $0["status"] ?? "") }, uniquingKeysWith: { $1 })
    #expect(rows.count == 12)
    #expect(status[Self.languageCourses] == "approved")
    #expect(status["6.2.5-2026-01188"] == "rejected")
    #expect(status["6.2.5-2026-01180"] == "approved")
  }

  @Test func `before the decision a project shows what was applied for`() throws {
    let run = try ReturnRun.languageCourses(
      ReturnRun.Edit(
        file: "decision-language-courses", old: "<amount>5037690.00</amount>",
        new: "<amount>5000000.00</amount>"))
    for (day, status, amount) in [
      ("2026-05-27", "applied", "5037690.00"), ("2026-05-28", "approved", "5000000.00"),
    ] {
      let rows = try run.table(.projects, on: day)
      try #require(rows.count == 1)
      #expect(rows[0]["status"] == status)
      #expect(rows[0]["union_contribution"] == amount)
      #expect(rows[0]["county"] == "22")
      #expect(rows[0]["call"] == "AMIF-2026-1")
    }
  }

  @Test func `an empty portfolio gives a heading and no rows`() throws {
    let run = try ReturnRun(["programme"])
    #expect(try run.operations(on: Self.day).isEmpty)
    #expect(try run.table(.projects, on: Self.day).isEmpty)
    #expect(
      try run.text(.listOfOperations, .xml, on: Self.day) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <listOfOperations xmlns="urn:fondbok:list-of-operations:1" on="\(Self.day)"/>

        """)
  }

  @Test func `a format that is not made is refused with those that are`() throws {
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try ReturnRun.languageCourses().make(
        .projects, .xml, on: Self.day, to: .file(path: folder.file("x")))
    }
    #expect("\(try #require(error))" == "projects is not made as xml; it is made as csv or xlsx")
    #expect(try folder.names.isEmpty)
  }
}
