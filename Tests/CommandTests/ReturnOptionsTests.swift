import TestSupport
import Testing

/// What a return can be made of, and what is refused before the portfolio is opened.
@Suite struct `What a return is of` {
  private func export(_ words: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(shell: "fondbok export \(words)", in: folder.url)
  }

  @Test func `is no programme where it is of one project, whose programme is known`() throws {
    let run = try export("claim --project P --programme 2021SE65AMPR001")
    #expect(run.status == 64)
    #expect(
      run.output.contains(
        "claim is of one project, whose papers tell its programme; leave 2021SE65AMPR001 out"),
      "\(run.output)")
  }

  @Test(arguments: [
    "payment-application", "operation-records", "data-transmission", "accounts",
    "performance-report", "irregularities", "call-timetable", "list-of-operations", "kohesio",
    "projects", "budgets", "expenditure", "indicators", "participants",
  ])
  func `is a programme of several where one is named`(_ what: String) throws {
    let run = try export("\(what) --programme 2021SE65AMPR001")
    #expect(run.status != 64, "\(run.output)")
  }

  @Test(arguments: ["irregularities", "accounts", "data-transmission"])
  func `is of no day that another reached but where it is a payment application`(
    _ what: String
  ) throws {
    let run = try export("\(what) --since 2027-07-01")
    #expect(run.status == 64)
    #expect(run.output.contains("--since is of payment-application; \(what)"), "\(run.output)")
    #expect(try export("payment-application --since 2027-07-01").status != 64)
  }
}
