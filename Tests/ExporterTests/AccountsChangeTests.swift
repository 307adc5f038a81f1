@testable import Exporter
import Foundation
import Portfolio
import TestSupport
import Testing
import Values

/// Why the applications asked for something else than the portfolio has when the accounts are made.
struct AccountsChangeTests {
  private static let winter = "2028-01-10"

  /// What was asked for in July, of what the portfolio held then.
  private func asked(_ edits: [ReturnRun.Edit] = []) throws -> ReturnRun {
    var run = try ReturnRun.paid(edits, in: .file)
    run.sent = [
      ReturnRun.sentApplication(
        "pa.xml", "SO2 15(1) 193039.73 189897.29", on: "2027-07-15", asOf: try run.lastEntry)
    ]
    return run
  }

  @Test func `a difference is explained line by line by papers and rates that changed`() throws {
    let run = try asked()
    #expect(try run.table(.accounts, "changes", on: Self.winter).isEmpty)
    try run.withdraw("payment-feasibility-study-1")
    // 1 566 529.44 by 12 is 130 544.12, which is 10 172.65 less.
    try run.take(rates: [("2027-06", "12.0000")])
    let lines = try run.table(.accounts, "changes", on: Self.winter)
    #expect(
      lines.map { $0["document"] } == ["payment-feasibility-study-1", "payment-language-courses-1"])
    #expect(lines.map { $0["cause"] } == ["paperWithdrawn", "rateChanged"])
    #expect(lines.map { $0["expenditure"] } == ["52322.96", "10172.65"])
    #expect(lines.map { $0["rate_month"] } == ["2027-05", "2027-06"])
    #expect(lines.allSatisfy { $0["application"] == "pa.xml" })
    let row = try ReturnRun.row(
      run.table(.accounts, "reconciliation", on: Self.winter), "SO2", "15(1)")
    #expect(row["difference_changed"] == "62495.61")
    #expect(
      row["comment"]
        == "98(6)(c): Efter det att betalningsansökan gjordes: 1 handling återtagen; kursen ändrad för "
        + "2027-06.")
  }

  @Test func `what has changed is traced to the papers that did`() throws {
    let run = try asked()
    try run.withdraw("payment-feasibility-study-1")
    let context = try ReturnRun.context(on: Self.winter, sent: run.sent)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .accounts, table: "reconciliation", row: 6, column: "difference_changed", from: reading,
        in: context)
    }
    #expect(cell.sources.map(\.document.id) == ["payment-feasibility-study-1"])
    #expect(cell.sources.map(\.part.plain) == ["52322.96"])
    #expect(cell.steps.isEmpty)
  }
}
