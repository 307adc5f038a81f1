import TestSupport
import Testing

/// What a return can be made of, and what is refused before the portfolio is opened.
@Suite struct `What a return is of` {
  private func export(_ words: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(shell: "fondbok export \(words)", in: folder.url)
  }

  @Test(arguments: [
    "list-of-operations", "kohesio", "claim --project P", "projects", "budgets", "expenditure",
    "indicators", "participants",
  ])
  func `is no programme where all of them are in it`(_ what: String) throws {
    let run = try export("\(what) --programme 2021SE65AMPR001")
    let name = what.prefix { $0 != " " }
    #expect(run.status == 64)
    #expect(
      run.output.contains(
        "\(name) is not of one programme, and has what it states of all; leave 2021SE65AMPR001 out"),
      "\(run.output)")
  }

  @Test(arguments: [
    "payment-application", "operation-records", "data-transmission", "accounts",
    "performance-report", "irregularities", "call-timetable",
  ])
  func `is a programme of several where it is made for one`(_ what: String) throws {
    let run = try export("\(what) --programme 2021SE65AMPR001")
    #expect(!run.output.contains("is not of one programme"), "\(run.output)")
    #expect(run.status != 64)
  }
}
