@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// The money in the record of an operation: in its own currency and in euro, compared with the portfolio.
struct OperationRecordMoneyTests {
  private static let courses = "6.2.5-2026-01147"
  private static let study = "6.2.5-2026-01163"
  /// After the claims were answered and a check on the spot had cut some of one.
  private static let winter = "2028-01-10"

  @Test func `amounts in euro are those of the payment application, operation by operation`() throws
  {
    let run = try ReturnRun.paid([])
    let rows = try run.table(.operationRecords, "expenditure", on: Self.winter)
    func sum(_ column: String, _ fits: ([String: String]) -> Bool) throws -> String {
      try Money.sum(
        rows.filter(fits).compactMap { $0[column] }.filter { !$0.isEmpty }
          .map { try Money.parse($0, currency: .eur) }, in: .eur
      ).plain
    }
    let isOfYear: ([String: String]) -> Bool = { $0["accounting_year"] == "2026-2027" }
    #expect(try sum("eligible_expenditure", isOfYear) == "193039.73")
    #expect(try sum("public_contribution", isOfYear) == "189897.29")
    // 174 897.08 paid, and 1 000 000.00 that settles the advance, at 11.1325; 435 000.00 at 11.0850.
    #expect(try sum("paid") { isOfYear($0) && $0["operation_code"] == Self.courses } == "105537.58")
    // A cut is at the rate of what it cuts: 14 153.16 at 11.1325.
    #expect(try sum("withdrawn") { $0["kind"] == "withdrawn" } == "-1271.34")
  }

  @Test func `what the accounts of a year that has ended leave out stands under that year`() throws
  {
    let rows = try ReturnRun.paid([
      ReturnRun.Edit(
        file: "payment-language-courses-control",
        old: "<decided>2027-11-15</decided>\n    <accountingYear>2027-2028</accountingYear>\n"
          + "  </correction>\n  <recovery",
        new: "<decided>2027-11-15</decided>\n    <accountingYear>2026-2027</accountingYear>\n"
          + "  </correction>\n  <recovery")
    ]).table(.operationRecords, "expenditure", on: Self.winter, project: Self.courses)
    #expect(rows.map { $0["kind"] } == ["accepted", "withdrawn", "leftOut"])
    #expect(rows.map { $0["accounting_year"] } == ["2026-2027", "2027-2028", "2026-2027"])
    #expect(rows[2]["left_out"] == rows[2]["eligible_expenditure"] && rows[2]["withdrawn"] == "")
    #expect(rows[1]["withdrawn"] == rows[1]["eligible_expenditure"] && rows[1]["left_out"] == "")
  }

  @Test func `a cut without its public contribution is not stated, and keeps nothing back`() throws
  {
    let rows = try ReturnRun.paid([])
      .table(.operationRecords, "expenditure", on: Self.winter, project: Self.courses).filter {
        $0["kind"] == "withdrawn"
      }
    #expect(rows.count == 2)
    for row in rows {
      #expect(row["public_contribution"] == "")
      #expect((row["not_stated"] ?? "").contains("public_contribution"))
      #expect(row["eligible_expenditure"] != "")
    }
  }

  @Test func `a month without a rate stops the record, and is named`() throws {
    let run = try ReturnRun.paid([], rates: [("2027-05", "11.0850"), ("2027-08", "11.0720")])
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        .operationRecords, .xml, on: Self.winter, to: .file(path: folder.file("record.xml")))
    }
    #expect("\(try #require(error))".contains("rate of SEK for 2027-06"))
    #expect(try folder.names.isEmpty)
  }

  @Test func `sums that differ by a cent leave no file`() throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.winter)
    for format in Return.operationRecords.formats {
      try run.expectNoFile(
        of: .operationRecords, format, table: format == .csv ? "expenditure" : nil,
        whenDiffers: "eligible_expenditure", of: "expenditure", context)
    }
    let kronor = [
      ("operations", "union_contribution"), ("objectives", "amount"), ("claims", "eligible_cost"),
      ("costs", "flat_rate_amount"), ("payments", "amount_paid"), ("verifications", "deducted"),
      ("corrections", "expenditure"),
    ]
    for (sheet, sum) in kronor {
      try run.expectNoFile(
        of: .operationRecords, .csv, table: sheet, whenDiffers: sum, of: sheet, in: .sek, context)
    }
  }

  @Test func `every sum of the store is the file's, of the portfolio and of one operation`() throws
  {
    let run = try ReturnRun()
    try run.take(rates: ReturnRun.rates + ReturnSampleTests.ratesOf2026)
    for project in [nil, Self.courses, Self.study] {
      let folder = try Folder()
      let result = try run.make(
        .operationRecords, .xml, on: Self.winter, to: .file(path: folder.file("record.xml")),
        project: project)
      let sums = result.manifest.sums
      #expect(sums.contains { $0.name.sheet == "expenditure" && $0.name.currency == .eur })
      #expect(sums.allSatisfy { $0.stored == $0.read })
      #expect(result.manifest.totals.rows(of: "fields") == 142)
      #expect(result.manifest.totals.rows(of: "operations") == (project == nil ? 11 : 1))
    }
  }

  @Test func `what has been sent tells which application and which accounts had the expenditure`()
    throws
  {
    let run = try ReturnRun.paid([])
    let sent = SentToCommission([
      (.paymentApplication, try Day.parse("2027-05-20"), try Day.parse("2027-05-21")),
      (.paymentApplication, try Day.parse("2027-07-15"), try Day.parse("2027-07-20")),
      (.accounts, try Day.parse("2028-01-05"), try Day.parse("2028-01-09")),
    ])
    let plain = try ReturnRun.context(on: Self.winter)
    let context = ExportContext(
      on: plain.on, rulebookHash: nil, logHash: nil, program: "fondbok", terms: ReturnRun.terms,
      sentToCommission: sent)
    let arrangement = OperationRecordsTable(context, hasLabels: false)
    var days: [[String?]] = []
    _ = try run.portfolio.store.reading { reading in
      try arrangement.rows(of: reading) { row in
        guard row.sheet.name == "expenditure" else { return }
        days.append(
          ["document", "application_sent", "accounts_sent"].map { name in
            row.sheet.column(name).flatMap { row.cells[$0].value.plain }
          })
      }
    }
    #expect(days.contains(["payment-feasibility-study-1", "2027-05-21", "2028-01-09"]))
    #expect(days.contains(["payment-language-courses-1", "2027-07-20", "2028-01-09"]))
    // What was registered after the year is in none of them.
    #expect(days.contains(["payment-feasibility-study-final", nil, nil]))
  }
}
