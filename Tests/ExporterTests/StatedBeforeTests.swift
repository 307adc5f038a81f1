@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// What an application asks for is what is eligible in the accounting year so far less what the applications of
/// the year that were sent stated, whatever has become of their papers and rates.
struct StatedBeforeTests {
  private static let july = "2027-07-15"
  private static let study = "payment-feasibility-study-1"

  /// One application of the year was sent in May, with what one project had: 52 322.96.
  private func sentInMay(_ edits: [ReturnRun.Edit] = []) throws -> ReturnRun {
    var run = try ReturnRun.paid(edits, in: .file)
    try run.send("may.xml", on: "2027-05-20")
    return run
  }

  private func asked(
    _ run: ReturnRun, _ objective: String = "SO2", on day: String = Self.july
  ) throws -> [String: String] {
    try ReturnRun.row(run.table(.paymentApplication, on: day), objective, "15(1)")
  }

  private func expect(
    _ row: [String: String], registered: String, before: String, eligible: String
  ) {
    #expect(row["registered_expenditure"] == registered)
    #expect(row["applied_before_expenditure"] == before)
    #expect(row["eligible_expenditure"] == eligible)
    #expect(row["eligible_expenditure_year"] == registered)
  }

  @Test func `what was stated is taken off what is eligible in the year so far`() throws {
    expect(
      try asked(sentInMay()), registered: "193039.73", before: "52322.96", eligible: "140716.77")
  }

  @Test func `a paper that was withdrawn since is taken back`() throws {
    let run = try sentInMay()
    try run.withdraw(Self.study)
    // 140 716.77 less 52 322.96, which nothing is left of.
    expect(
      try asked(run), registered: "140716.77", before: "52322.96", eligible: "88393.81")
  }

  @Test func `a paper that was sent again under another id is not asked for twice`() throws {
    let run = try sentInMay()
    try run.withdraw(Self.study)
    try run.take(Self.study, changing: ("id=\"\(Self.study)\"", "id=\"payment-again\""))
    expect(
      try asked(run), registered: "193039.73", before: "52322.96", eligible: "140716.77")
  }

  @Test(arguments: [
    // 590 000 / 11.0850 is 53 225.08, 902.12 more; 570 000 is 51 420.84, as much less.
    ("590000.00", "193941.85", "141618.89"), ("570000.00", "192137.61", "139814.65"),
    // Six öre are no cent, seven are one.
    ("580000.06", "193039.73", "140716.77"), ("580000.07", "193039.74", "140716.78"),
  ])
  func `a later version asks for what it adds, or gives back what it takes`(
    amount: String, registered: String, eligible: String
  ) throws {
    let run = try sentInMay()
    try run.take(
      Self.study, changing: ("<eligibleExpenditure>580000.00", "<eligibleExpenditure>\(amount)"))
    expect(try asked(run), registered: registered, before: "52322.96", eligible: eligible)
  }

  @Test func `what is moved to another row is taken off the one it stood under`() throws {
    let run = try sentInMay()
    try run.take(
      "decision-feasibility-study",
      changing: ("<objective code=\"SO2\">", "<objective code=\"SO1\">"))
    expect(
      try asked(run), registered: "140716.77", before: "52322.96", eligible: "88393.81")
    expect(
      try asked(run, "SO1"), registered: "52322.96", before: "0.00", eligible: "52322.96")
  }

  @Test func `a row under which nothing is registered any more is there with what is taken back`()
    throws
  {
    var run = try sentInMay()
    run.sent.append(
      ReturnRun.sentApplication("june.xml", "SO4 19 10.00 0.01", on: "2027-06-01"))
    let row = try ReturnRun.row(run.table(.paymentApplication, on: Self.july), "SO4", "19")
    #expect(row["union_contribution_not_linked"] == "-10.00")
    #expect(row["public_contribution"] == "-0.01")
  }

  @Test func `a rate that was corrected since is asked for, or given back`() throws {
    let run = try sentInMay()
    try run.take(rates: [("2027-05", "11.0000")])
    // 580 000 / 11 is 52 727.27.
    expect(
      try asked(run), registered: "193444.04", before: "52322.96", eligible: "141121.08")
  }

  @Test func `a condition that turns out not to be fulfilled takes back what was asked for`() throws
  {
    let run = try sentInMay()
    let title = "Laglig migration och integration</title>"
    try run.take(
      "programme",
      changing: (
        title, "\(title)<conditionsUnfulfilledFrom>2027-05-01</conditionsUnfulfilledFrom>"
      ))
    let row = try asked(run)
    #expect(row["registered_expenditure"] == "193039.73")
    #expect(row["excluded_expenditure"] == "193039.73")
    #expect(row["eligible_expenditure"] == "-52322.96")
  }

  @Test func `applications add up to what the year has, to the cent`() throws {
    var run = try sentInMay()
    try run.send("june.xml", on: "2027-06-30")
    try run.take(
      Self.study, changing: ("<eligibleExpenditure>580000.00", "<eligibleExpenditure>590000.00"))
    try run.send("july.xml", on: Self.july)
    #expect(
      run.sent.map(\.applied) == [
        "SO2 15(1) 52322.96 52322.96", "SO2 15(1) 140716.77 137574.33", "SO2 15(1) 902.12 0.00",
      ])
    #expect(try asked(run, on: "2027-07-16")["eligible_expenditure"] == "0.00")
  }

  @Test func `an application whose mark does not tell what it asked for holds the next one back`()
    throws
  {
    var run = try ReturnRun.paid([])
    run.sent = [ReturnRun.sentApplication("may.xml", nil, on: "2027-05-20", entry: 12)]
    let error = #expect(throws: ExportError.self) { try asked(run) }
    let message = "\(try #require(error))"
    #expect(message.contains("what the application of 2027-05-20 (may.xml) asked for"))
    #expect(message.contains("fondbok sent --end --entry 12"))
  }

  // MARK: Trace

  private func traced(_ column: String) throws -> TracedCell {
    let run = try sentInMay()
    let context = try ReturnRun.context(on: Self.july, sent: run.sent)
    return try run.portfolio.store.reading { reading in
      try trace(
        .paymentApplication, table: nil, row: 6, column: column, from: reading, in: context)
    }
  }

  private func euro(_ text: String) throws -> Money { try Money.parse(text, currency: .eur) }

  private static let line = Wording(
    "stated before by the application of 2027-05-20 (may.xml, sent on 2027-05-20), log entry 101",
    sv: "angivet tidigare i ansökan per 2027-05-20 (may.xml, skickad 2027-05-20), loggpost 101")

  @Test func `a figure is traced to what it has in all, less a line for each application`() throws {
    let cell = try traced("eligible_expenditure")
    let parts = cell.sources.compactMap { source -> Money? in
      if case .money(let money) = source.part { money } else { nil }
    }
    #expect(try Money.sum(parts, in: .eur).plain == "193039.73")
    let (whole, before, left) = (
      try euro("193039.73"), try euro("52322.96"), try euro("140716.77")
    )
    try #require(cell.steps.count == 3)
    #expect(Array(cell.steps.prefix(2)) == [.parts(whole), .other(Self.line, before)])
    guard case .difference(_, whole, less: [before], gives: left) = cell.steps[2] else {
      Issue.record("\(cell.steps[2])")
      return
    }
  }

  @Test func `what was stated before is traced to the applications that stated it`() throws {
    let cell = try traced("applied_before_expenditure")
    #expect(cell.sources.isEmpty)
    #expect(cell.steps == [.other(Self.line, try euro("52322.96"))])
  }

  @Test func `what the Union is asked for goes on from what is left`() throws {
    let cell = try traced("union_contribution")
    guard case .share(_, _, let base, let part) = try #require(cell.steps.last) else {
      Issue.record("\(cell.steps)")
      return
    }
    // 75 % of 140 716.77 is 105 537.5775.
    #expect(base.plain == "140716.77" && part.plain == "105537.58")
    #expect(cell.steps.count == 4)
  }

  // MARK: --since

  @Test func `who says a day is told what the applications did not ask for up to it`() throws {
    var run = try sentInMay()
    #expect(try run.notices(.paymentApplication, on: Self.july, since: "2027-05-20").isEmpty)
    try run.take(
      Self.study, changing: ("<eligibleExpenditure>580000.00", "<eligibleExpenditure>590000.00"))
    let told = try run.notices(.paymentApplication, on: Self.july, since: "2027-05-20")
    #expect(told.count == 1)
    #expect(
      told[0].hasPrefix(
        "EUR 53225.08 is eligible in 2026-2027 up to 2027-05-20, and the applications marked as sent asked "
          + "for EUR 52322.96: EUR 902.12 is not asked for here; leave --since out"))
    run.sent = []
    // It came in before the day, as all samples do.
    #expect(try run.notices(.paymentApplication, on: Self.july, since: "2027-05-20").isEmpty)
  }

  @Test(arguments: [("2027-05-20", 0), ("2027-05-21", 1)])
  func `what came in after the day that is said, and is registered before it, is told`(
    received: String, count: Int
  ) throws {
    let run = try ReturnRun.paid([], without: Self.study)
    let text = try Samples.text("Samples/Portfolio/\(Self.study).xml")
    try run.portfolio.take([(name: "late.xml", bytes: Array(text.utf8))], received: received)
    let told = try run.notices(.paymentApplication, on: Self.july, since: "2027-05-20")
    #expect(told.count == count)
    #expect(
      told.allSatisfy {
        $0.hasPrefix(
          "1 paper registered by 2027-05-20 came in after that day: EUR 52322.96 is not asked for here"
        )
      })
  }
}
