@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// In which of the applications that were sent expenditure stands: for the next application, the accounts and
/// the record alike.
struct SentStandingTests {
  private static let paper = "payment-language-courses-1"
  private static let winter = "2028-01-10"

  /// What is asked for under the one row of the samples.
  private func asked(_ run: ReturnRun, on day: String, since: String? = nil) throws -> [String:
    String]
  {
    try ReturnRun.row(
      run.table(.paymentApplication, on: day, since: try since.map { try Day.parse($0) }), "SO2",
      "15(1)")
  }

  private func recorded(_ run: ReturnRun, _ paper: String = Self.paper) throws -> [String: String] {
    try #require(
      try run.table(.operationRecords, "expenditure", on: Self.winter).first {
        $0["document"] == paper && $0["kind"] == "accepted"
      })
  }

  // MARK: The next application

  @Test(arguments: [
    ("2027-05-17", "", "0.00", "193039.73"),
    ("2027-05-18", "SO2 15(1) 52322.96 52322.96", "52322.96", "140716.77"),
    ("2027-07-14", "SO2 15(1) 193039.73 189897.29", "193039.73", "0.00"),
    // What it stated counts, and not what papers give now.
    ("2027-05-17", "SO2 15(1) 0.01 0.00", "0.01", "193039.72"),
  ])
  func `what an application that was sent had is not asked for again`(
    sent: String, stated: String, before: String, eligible: String
  ) throws {
    var run = try ReturnRun.paid([])
    run.sent = [ReturnRun.sentApplication("first.xml", stated, on: sent)]
    let row = try asked(run, on: "2027-07-15")
    #expect(row["registered_expenditure"] == "193039.73")
    #expect(row["applied_before_expenditure"] == before)
    #expect(row["eligible_expenditure"] == eligible)
    #expect(row["eligible_expenditure_year"] == "193039.73")
  }

  @Test func `an application of the same day is the one that is made again`() throws {
    var run = try ReturnRun.paid([])
    run.sent = [
      ReturnRun.sentApplication(
        "first.xml", "SO2 15(1) 193039.73 189897.29", on: "2027-07-15")
    ]
    #expect(try asked(run, on: "2027-07-15")["eligible_expenditure"] == "193039.73")
    #expect(try asked(run, on: "2027-07-16")["eligible_expenditure"] == "0.00")
  }

  @Test func `who says which day an earlier application reached is told what the log says`() throws
  {
    var run = try ReturnRun.paid([])
    run.sent = [
      ReturnRun.sentApplication("first.xml", "SO2 15(1) 52322.96 52322.96", on: "2027-05-20")
    ]
    let folder = try Folder()
    func notices(since: String) throws -> [String] {
      try run.make(
        .paymentApplication, .xml, on: "2027-07-15", to: .file(path: folder.file("pa.xml")),
        since: try Day.parse(since)
      ).manifest.notices.map(\.english)
    }
    #expect(try notices(since: "2027-05-20").isEmpty)
    let told = try notices(since: "2027-05-19")
    #expect(told.count == 1)
    #expect(told[0].contains("was made for 2027-05-20 (first.xml)"))
    // What was said is what is done.
    #expect(
      try asked(run, on: "2027-07-15", since: "2027-05-17")["eligible_expenditure"] == "193039.73")
  }

  // MARK: Papers that came later

  /// July's application, made before or after a paper came in.
  private func run(madeBefore: Bool, sent day: String = "2027-07-10") throws -> ReturnRun {
    var run = try ReturnRun.paid([], without: Self.paper, in: .file)
    let before = try run.lastEntry
    try run.take(Self.paper)
    run.sent = [
      ReturnRun.sentApplication(
        "pa.xml", madeBefore ? "SO2 15(1) 52322.96 52322.96" : "SO2 15(1) 193039.73 189897.29",
        on: day, asOf: madeBefore ? before : try run.lastEntry)
    ]
    return run
  }

  @Test(arguments: [(true, "52322.96", "140716.77"), (false, "193039.73", "0.00")])
  func `an application had the papers that had come in when it was made`(
    madeBefore: Bool, before: String, eligible: String
  ) throws {
    let row = try asked(try run(madeBefore: madeBefore), on: "2027-07-15")
    #expect(row["applied_before_expenditure"] == before)
    #expect(row["eligible_expenditure"] == eligible)
  }

  @Test func `accounts do not hold what no application had`() throws {
    func entered(madeBefore: Bool) throws -> String? {
      let rows = try run(madeBefore: madeBefore).table(.accounts, "entered", on: Self.winter)
      return try ReturnRun.row(rows, "SO2", "15(1)")["eligible_expenditure"]
    }
    #expect(try entered(madeBefore: true) == "52322.96")
    #expect(try entered(madeBefore: false) == "193039.73")
  }

  @Test func `a record names the application that had the money, and no other`() throws {
    let without = try recorded(try run(madeBefore: true))
    #expect(without["application_sent"] == "" && without["accounting_year"] == "")
    let missing = without["not_stated"]?.split(separator: " ") ?? []
    #expect(missing.contains("application_sent") && missing.contains("accounting_year"))
    let with = try recorded(try run(madeBefore: false))
    #expect(with["application_sent"] == "2027-07-10" && with["accounting_year"] == "2026-2027")
    // One that was not the final one of the year leaves it open.
    let open = try recorded(try run(madeBefore: true, sent: "2027-06-30"))
    #expect(open["accounting_year"] == "2026-2027" && open["application_sent"] == "")
  }

  @Test func `a later version does not take a paper out of the application that had it`() throws {
    var run = try ReturnRun.paid([])
    run.sent = [
      ReturnRun.sentApplication(
        "pa.xml", "SO2 15(1) 193039.73 189897.29", on: "2027-07-10", asOf: try run.lastEntry)
    ]
    let text = try Samples.text("Samples/Portfolio/\(Self.paper).xml")
    let later = text.replacing("version=\"1\"", with: "version=\"2\"")
      .replacing("<registered>2027-06-30", with: "<registered>2027-08-02")
    try #require(later != text)
    try run.portfolio.take([(name: "later.xml", bytes: Array(later.utf8))])
    #expect(try recorded(run)["application_sent"] == "2027-07-10")
    // Once an application of the year that it is registered in now has asked for it, it stands there.
    run.sent.append(
      ReturnRun.sentApplication(
        "next.xml", "SO2 15(1) 220062.27 216150.92", on: "2027-10-15", asOf: try run.lastEntry))
    #expect(try recorded(run)["application_sent"] == "2027-10-15")
  }

  // MARK: Enabling conditions

  @Test func `what a condition kept out stands in the application that asked for it`() throws {
    let title = "Laglig migration och integration</title>"
    var run = try ReturnRun.paid([
      ReturnRun.Edit(
        file: "programme", old: title,
        new: "\(title)<conditionsUnfulfilledFrom>2027-06-01</conditionsUnfulfilledFrom>"
          + "<conditionsFulfilledFrom>2027-10-01</conditionsFulfilledFrom>")
    ])
    run.sent = [
      ReturnRun.sentApplication("pa1.xml", "SO2 15(1) 52322.96 52322.96", on: "2027-07-15")
    ]
    #expect(try recorded(run)["accounting_year"] == "")
    run.sent.append(
      ReturnRun.sentApplication(
        "pa2.xml", "SO2 15(1) 219293.36 219276.02", on: "2027-10-20", sent: "2027-10-22"))
    let row = try recorded(run)
    #expect(row["application_sent"] == "2027-10-22" && row["accounting_year"] == "2027-2028")
    #expect(try recorded(run, "payment-feasibility-study-1")["application_sent"] == "2027-07-15")
    // The accounts of the first year hold what its application asked for.
    let entered = try ReturnRun.row(
      run.table(.accounts, "entered", on: Self.winter), "SO2", "15(1)")
    #expect(entered["eligible_expenditure"] == "52322.96")
  }
}
