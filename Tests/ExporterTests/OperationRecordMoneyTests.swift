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

  @Test(arguments: ["payment", "report"])
  func `a paper in another currency than the grant stops the record, and is named`(
    paper: String
  ) throws {
    let edit = ReturnRun.Edit(
      file: "\(paper)-language-courses-1", old: #"currency="SEK""#, new: #"currency="EUR""#)
    let run = try ReturnRun.paid([edit])
    let error = #expect(throws: ExportError.self) {
      try run.table(.operationRecords, on: Self.winter)
    }
    let message = "\(try #require(error))"
    #expect(message.contains("\(Self.courses) lacks papers in one currency"))
    #expect(
      message.contains(
        "\(paper)-language-courses-1 is in EUR, and the grant decision-language-courses in SEK"))
    // On a day before it there is nothing to hold back.
    #expect(try run.table(.operationRecords, on: "2026-12-01").count == 2)
  }

  @Test(arguments: [("2027-06-29", false), ("2027-06-30", true)])
  func `a payment is paid from its day, and not from the day it was decided`(
    day: String, isPaid: Bool
  ) throws {
    let run = try ReturnRun.paid([])
    let payment = try #require(
      run.table(.operationRecords, "payments", on: day, project: Self.courses)
        .first { $0["document"] == "payment-language-courses-1" })
    // It was decided on 24 June, which is when the expenditure was accepted.
    #expect(payment["eligible_expenditure"] == "1566529.44")
    for (column, value) in [
      ("paid", "2027-06-30"), ("amount_paid", "174897.08"), ("union_contribution", "174897.08"),
      ("registered", "2027-06-30"), ("accounting_year", "2026-2027"),
    ] {
      #expect(payment[column] == (isPaid ? value : ""), "\(column)")
      #expect(!(payment["not_stated"] ?? "").contains(column), "\(column)")
    }
    let claim = try run.table(.operationRecords, "claims", on: day, project: Self.courses)[0]
    #expect(claim["paid"] == (isPaid ? "2027-06-30" : ""))
    #expect(!(claim["not_stated"] ?? "").contains("paid"))
    let operation = try run.table(.operationRecords, on: day, project: Self.courses)[0]
    #expect(operation["last_payment"] == (isPaid ? "2027-06-30" : "2026-09-17"))
  }

  @Test(arguments: [("2027-07-04", ""), ("2027-07-05", "435000.00")])
  func `what is registered before it is paid is expenditure, and no payment yet`(
    day: String, paid: String
  ) throws {
    let run = try ReturnRun.paid([
      ReturnRun.Edit(
        file: "payment-feasibility-study-1", old: "<paid>2027-05-18</paid>",
        new: "<paid>2027-07-05</paid>")
    ])
    let row = try run.table(.operationRecords, "expenditure", on: day, project: Self.study)[0]
    #expect(row["eligible_expenditure"] == "52322.96")
    #expect((row["paid"] == "") == paid.isEmpty)
    #expect(!(row["not_stated"] ?? "").contains("paid"))
    let payment = try run.table(.operationRecords, "payments", on: day, project: Self.study)[0]
    #expect(payment["amount_paid"] == paid)
  }

  @Test func `what is accepted without a day of registration is not stated, and is not left out`()
    throws
  {
    let run = try ReturnRun.paid([
      ReturnRun.Edit(
        file: "payment-feasibility-study-1", old: "<registered>2027-05-18</registered>", new: "")
    ])
    let row = try #require(
      run.table(.operationRecords, "expenditure", on: "2027-07-01", project: Self.study).first)
    #expect(row["document"] == "payment-feasibility-study-1" && row["kind"] == "accepted")
    let missing = (row["not_stated"] ?? "").split(separator: " ")
    for column in [
      "registered", "accounting_year", "application_sent", "accounts_sent",
      "eligible_expenditure", "public_contribution", "paid",
    ] {
      #expect(row[column] == "" && missing.contains(Substring(column)), "\(column)")
    }
    let operation = try run.table(.operationRecords, on: "2027-07-01", project: Self.study)[0]
    let fields = (operation["fields_not_stated"] ?? "").split(separator: " ").compactMap { Int($0) }
    #expect(Set(fields).isSuperset(of: [105, 106, 107, 124, 125, 126, 127]))
    // Before the day it was decided there was nothing to state.
    #expect(
      try run.table(.operationRecords, "expenditure", on: "2027-05-11", project: Self.study).isEmpty
    )
  }

  @Test(arguments: [
    ("application_sent", "2027-06-30", false), ("application_sent", "2027-07-01", true),
    ("accounts_sent", "2028-02-15", false), ("accounts_sent", "2028-02-16", true),
  ])
  func `whether returns were sent is asked once the year has ended, and the accounts are due`(
    column: String, day: String, isAsked: Bool
  ) throws {
    let row = try ReturnRun.paid([])
      .table(.operationRecords, "expenditure", on: day, project: Self.study)[0]
    #expect((row["not_stated"] ?? "").contains(column) == isAsked)
  }

  @Test func `the rate is a number, with the comma that the Swedish Excel wants`() throws {
    let run = try ReturnRun.paid([])
    let row = try run.table(
      .operationRecords, "expenditure", on: Self.winter, project: Self.courses)[0]
    #expect(row["rate"] == "11.1325")
    let text = try run.text(
      .operationRecords, .csv, .excelSwedish, table: "expenditure", on: Self.winter,
      project: Self.courses)
    #expect(text.contains(";2027-06;11,1325;") || text.contains(";'2027-06;11,1325;"), "\(text)")
    let xml = try run.text(.operationRecords, .xml, on: Self.winter, project: Self.courses)
    #expect(xml.contains("<rate>11.1325</rate>"))
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
      ReturnRun.sent(.paymentApplication, on: "2027-05-20", sent: "2027-05-21"),
      ReturnRun.sent(.paymentApplication, on: "2027-07-15", sent: "2027-07-20"),
      ReturnRun.sent(.accounts, on: "2028-01-05", sent: "2028-01-09"),
      // Days that are none tell nothing.
      ReturnRun.sent(.accounts, on: "2028-01-05", sent: "later"),
    ])
    let plain = try ReturnRun.context(on: Self.winter)
    let context = ExportContext(
      on: plain.on, rulebookHash: nil, logHash: nil, program: "fondbok", terms: ReturnRun.terms,
      sent: sent)
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
