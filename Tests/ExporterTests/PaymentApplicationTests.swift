@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// What is asked of the Commission: in euro, by objective and provision, within a window.
struct PaymentApplicationTests {
  private static let july = "2027-07-15"

  private func applied(
    _ edits: ReturnRun.Edit..., on day: String = Self.july, since: String? = nil
  ) throws -> [[String: String]] {
    try ReturnRun.paid(edits).table(
      .paymentApplication, on: day, since: try since.map { try Day.parse($0) })
  }

  private func payment(_ number: String, _ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "payment-\(number)", old: old, new: new)
  }

  // MARK: Amounts

  @Test func `each amount is in euro at the rate of its month, a half cent away from zero`() throws
  {
    // 580 000 / 11.0850 = 52 322.959…, and 1 566 529.44 / 11.1325 = 140 716.769…
    let row = try ReturnRun.row(try applied(), "SO2", "15(1)")
    #expect(row["eligible_expenditure"] == "193039.73")
    #expect(row["public_contribution"] == "189897.29")
    #expect(row["currency"] == "EUR")
    #expect(row["basis"] == "total")
    #expect(row["co_financing_rate"] == "75")
    #expect(row["union_contribution"] == "144779.80")
  }

  @Test func `a month without a rate stops the return once, and is named`() throws {
    let run = try ReturnRun.paid([], rates: [("2027-05", "11.0850")])
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        .paymentApplication, .xml, on: Self.july, to: .file(path: folder.file("application.xml")))
    }
    let message = "\(try #require(error))"
    #expect(message.contains("the Commission's rate of SEK for 2027-06"))
    #expect(!message.contains("2027-05"))
    #expect(message.split(separator: "\n").count == 2)
    #expect(try folder.names.isEmpty)
  }

  @Test func `the manifest tells month by month what rounding did`() throws {
    let folder = try Folder()
    try ReturnRun.paid([]).make(
      .paymentApplication, .xml, on: Self.july, to: .file(path: folder.file("application.xml")))
    let manifest = try folder.text("application.xml.manifest.json")
    #expect(
      manifest.contains(
        #""month": "2027-06", "currency": "SEK", "rate": "11.1325", "amount": "1566529.44", "#))
    #expect(manifest.contains(#""sum": "registered_expenditure", "currency": "EUR", "#))
    #expect(manifest.contains(#""difference": "0.00""#))
  }

  @Test func `a project in euro needs no rate beside one in kronor`() throws {
    let edits = ["decision", "report", "payment"].map { kind in
      ReturnRun.Edit(
        file: kind == "decision" ? "decision-feasibility-study" : "\(kind)-feasibility-study-1",
        old: #"currency="SEK""#, new: #"currency="EUR""#)
    }
    let rows = try ReturnRun.paid(edits, rates: [("2027-06", "11.1325")])
      .table(.paymentApplication, on: Self.july)
    #expect(try ReturnRun.row(rows, "SO2", "15(1)")["eligible_expenditure"] == "720716.77")
  }

  @Test(arguments: ["payment", "report"])
  func `a paper in another currency than the grant stops the return, and is named`(
    paper: String
  ) throws {
    let edit = ReturnRun.Edit(
      file: "\(paper)-language-courses-1", old: #"currency="SEK""#, new: #"currency="EUR""#)
    for kind in [Return.paymentApplication, .accounts] {
      let error = #expect(throws: ExportError.self) {
        try ReturnRun.paid([edit]).table(kind, on: Self.july)
      }
      let message = "\(try #require(error))"
      #expect(message.contains("6.2.5-2026-01147 lacks papers in one currency"))
      #expect(
        message.contains(
          "\(paper)-language-courses-1 is in EUR, and the grant decision-language-courses in SEK"))
      #expect(message.split(separator: "\n").count == 2)
    }
  }

  @Test(arguments: ReturnFormat.allCases.filter { $0 != .csvw })
  func `sums that differ by a cent leave no file`(format: ReturnFormat) throws {
    try ReturnRun.paid([]).expectNoFile(
      of: .paymentApplication, format, whenDiffers: "registered_expenditure", of: "expenditure",
      try ReturnRun.context(on: Self.july))
  }

  // MARK: Time

  @Test(arguments: [
    ("2027-06-30", 6, "2026-2027", false, "2027-06-30"),
    ("2027-07-01", 6, "2026-2027", true, "2027-06-30"),
    ("2027-07-31", 6, "2026-2027", true, "2027-06-30"),
    ("2027-08-01", 1, "2027-2028", false, "2027-08-01"),
    ("2027-10-31", 1, "2027-2028", false, "2027-10-31"),
    ("2027-11-01", 2, "2027-2028", false, "2027-11-01"),
    ("2027-12-31", 3, "2027-2028", false, "2027-12-31"),
    ("2028-01-01", 4, "2027-2028", false, "2028-01-01"),
    ("2028-02-29", 4, "2027-2028", false, "2028-02-29"),
    ("2028-03-01", 5, "2027-2028", false, "2028-03-01"),
    ("2028-05-31", 5, "2027-2028", false, "2028-05-31"),
    ("2028-06-01", 6, "2027-2028", false, "2028-06-01"),
    ("2022-07-31", 6, "2021-2022", true, "2022-06-30"),
    ("2030-06-30", 6, "2029-2030", false, "2030-06-30"),
    ("2030-07-31", 6, "2029-2030", true, "2030-06-30"),
  ])
  func `the day tells window and year, and July is the final one of the year that ended`(
    day: String, window: Int, year: String, isFinal: Bool, until: String
  ) throws {
    let time = try #require(ApplicationTime(on: try Day.parse(day), ReturnRun.terms))
    #expect(time.number == window)
    #expect(time.year.name == year)
    #expect(time.isFinal == isFinal)
    #expect(time.until.iso == until)
  }

  @Test(arguments: ["2020-12-31", "2030-08-01", "2031-12-31"])
  func `an accounting year that does not exist has no application`(day: String) throws {
    let error = #expect(throws: ExportError.self) { try applied(on: day) }
    #expect(
      "\(try #require(error))".contains(
        "no accounting year has an application of \(day): they run from 2021-01-01 to 2030-06-30"))
  }

  @Test func `the first accounting year begins with the eligibility of expenditure`() throws {
    let time = try #require(ApplicationTime(on: try Day.parse("2021-10-01"), ReturnRun.terms))
    #expect(time.year.period.first.iso == "2021-01-01")
    #expect(time.year.period.last.iso == "2022-06-30")
  }

  @Test(arguments: [("2027-06-30", "140716.77"), ("2027-07-01", "0.00")])
  func `what is registered counts from the year's first day to its last`(
    registered: String, eligible: String
  ) throws {
    let edits = [
      payment(
        "language-courses-1", "<registered>2027-06-30", "<registered>\(registered)"),
      payment("feasibility-study-1", "<registered>2027-05-18", "<registered>2026-06-30"),
    ]
    let rows = try ReturnRun.paid(edits, rates: [("2027-06", "11.1325"), ("2027-07", "11")])
      .table(.paymentApplication, on: Self.july)
    #expect(try ReturnRun.row(rows, "SO2", "15(1)")["eligible_expenditure"] == eligible)
  }

  @Test func `what an earlier application reached is not asked for again`() throws {
    let row = try ReturnRun.row(try applied(since: "2027-05-18"), "SO2", "15(1)")
    #expect(row["eligible_expenditure"] == "140716.77")
    #expect(row["eligible_expenditure_year"] == "193039.73")
    let before = try ReturnRun.row(try applied(since: "2027-05-17"), "SO2", "15(1)")
    #expect(before["eligible_expenditure"] == "193039.73")
  }

  @Test(arguments: ["2026-06-30", "2027-06-30", "2027-07-01"])
  func `an earlier application of the year reached a day of the year`(since: String) throws {
    let error = #expect(throws: ExportError.self) { try applied(since: since) }
    #expect("\(try #require(error))".contains("\(since) is not one"))
  }

  @Test func `a second application of a window is made with a word of the first`() throws {
    var run = try ReturnRun.paid([])
    let folder = try Folder()
    func notices(on day: String) throws -> [String] {
      try run.make(.paymentApplication, .xml, on: day, to: .file(path: folder.file("pa.xml")))
        .manifest.notices.map(\.english)
    }
    run.sent = [
      ReturnRun.sentApplication("first.xml", "", on: "2027-06-10", sent: "2027-06-11")
    ]
    let told = try notices(on: Self.july)
    #expect(
      told == [
        "an application of the window 2027-06-01 to 2027-07-31 was sent on 2027-06-11 as first.xml, "
          + "and one is sent in each (Article 91(1) of Regulation (EU) 2021/1060)"
      ])
    #expect(try folder.text("pa.xml.manifest.json").contains("first.xml, and one is sent in each"))
    #expect(try notices(on: "2027-05-31").isEmpty)
    run.sent = []
    #expect(try notices(on: Self.july).isEmpty)
  }

  @Test func `the first page tells the day it is submitted`() throws {
    let head = try ReturnRun.paid([]).table(.paymentApplication, "application", on: Self.july)[0]
    #expect(head["submission_date"] == Self.july)
    #expect(head["registered_until"] == "2027-06-30")
  }

  // MARK: Rows

  @Test func `the rows are those of the template for each objective, and no others`() throws {
    let rows = try applied()
    let provisions = ["15(1)", "15(2)", "15(3)", "15(4)", "15(5)"]
    for objective in ["SO1", "SO2", "SO3"] {
      #expect(
        rows.filter { $0["specific_objective"] == objective }.map { $0["provision"] } == provisions)
    }
    #expect(
      rows.filter { $0["specific_objective"] == "SO4" }.map { $0["provision"] }
        == provisions + ["19", "20 in", "20 out"])
    #expect(rows.suffix(2).map { $0["provision"] } == ["TA 36(5)", "TA 37"])
    #expect(rows.count == 25)
  }

  @Test func `technical assistance is 6 per cent of what is applied for, rounded once`() throws {
    let rows = try applied()
    // 6 % of 193 039.73 is 11 582.3838.
    #expect(try ReturnRun.row(rows, "TA", "TA 36(5)")["technical_assistance"] == "11582.38")
    #expect(try ReturnRun.row(rows, "TA", "TA 36(5)")["union_contribution"] == "11582.38")
  }

  @Test func `what the template has no row for is shown apart and not asked for`() throws {
    let edits = [
      ReturnRun.Edit(
        file: "decision-language-courses", old: "<actionKind>regular</actionKind>",
        new: "<actionKind>solidarity</actionKind>")
    ]
    let rows = try ReturnRun.paid(edits).table(.paymentApplication, on: Self.july)
    let solidarity = try ReturnRun.row(rows, "SO2", "15(6a)")
    #expect(solidarity["registered_expenditure"] == "140716.77")
    #expect(solidarity["excluded_expenditure"] == "140716.77")
    #expect(solidarity["excluded_because"] == "noRow")
    #expect(solidarity["eligible_expenditure"] == "")
    #expect(solidarity["union_contribution"] == "")
    // Technical assistance is counted on the other project alone: 6 % of 52 322.96.
    #expect(try ReturnRun.row(rows, "TA", "TA 36(5)")["technical_assistance"] == "3139.38")
  }

  @Test func `an amount per person is a Union contribution that is not linked to costs`() throws {
    let edits = [
      ReturnRun.Edit(
        file: "decision-language-courses", old: #"<objective code="SO2">"#,
        new: #"<objective code="SO4">"#),
      ReturnRun.Edit(
        file: "decision-language-courses", old: "<actionKind>regular</actionKind>",
        new: "<actionKind>resettlement</actionKind>"),
    ]
    let rows = try ReturnRun.paid(edits).table(.paymentApplication, on: Self.july)
    let row = try ReturnRun.row(rows, "SO4", "19")
    #expect(row["union_contribution_not_linked"] == "140716.77")
    #expect(row["eligible_expenditure"] == "")
    #expect(row["union_contribution"] == "140716.77")
    // 6 % of the other project's 52 322.96 alone.
    let assistance = try ReturnRun.row(rows, "TA", "TA 36(5)")
    #expect(assistance["technical_assistance"] == "3139.38")
  }

  @Test func `a project of several objectives is split by the grant, and the parts sum`() throws {
    let objective = """
      <objective code="SO1">
          <amount>2238973.00</amount>
          <actionKind>annexIV</actionKind>
          <intervention share="100"><field group="I" code="001"/></intervention>
        </objective>
        <objective code="SO2">
          <amount>6716920.00</amount>
      """
    let edits = [
      ReturnRun.Edit(
        file: "decision-language-courses",
        old: "<objective code=\"SO2\">\n    <amount>6716920.00</amount>", new: objective)
    ]
    let rows = try ReturnRun.paid(edits).table(.paymentApplication, on: Self.july)
    // 140 716.77 by 2 238 973 and 6 716 920: 35 179.19 and 105 537.58, and the other project's
    // 52 322.96.
    #expect(try ReturnRun.row(rows, "SO1", "15(3)")["eligible_expenditure"] == "35179.19")
    #expect(try ReturnRun.row(rows, "SO2", "15(1)")["eligible_expenditure"] == "157860.54")
  }

  // MARK: What is missing

  @Test(arguments: [
    ("<eligibleExpenditure>1566529.44</eligibleExpenditure>", "the accepted expenditure"),
    ("<publicContribution>1531546.23</publicContribution>", "the public contribution"),
  ])
  func `a payment that lacks an amount stops the return`(element: String, field: String) throws {
    let error = #expect(throws: ExportError.self) {
      try applied(payment("language-courses-1", element, ""))
    }
    #expect("\(try #require(error))".contains(field))
  }

  @Test func `a payment that was made and is not registered stops the return from that day`() throws
  {
    let edits = [
      payment("language-courses-1", "<registered>2027-06-30</registered>", "")
    ]
    for kind in [Return.paymentApplication, .accounts] {
      let error = #expect(throws: ExportError.self) {
        try ReturnRun.paid(edits).table(kind, on: Self.july)
      }
      #expect(
        "\(try #require(error))".contains(
          "6.2.5-2026-01147 lacks the day the expenditure was registered in the accounts of "
            + "payment-language-courses-1"))
    }
    // It is paid on 30 June.
    let before = try ReturnRun.paid(edits).table(.paymentApplication, on: "2027-06-29")
    #expect(try ReturnRun.row(before, "SO2", "15(1)")["eligible_expenditure"] == "52322.96")
  }

  @Test func `an advance is not expenditure yet`() throws {
    let rows = try ReturnRun.paid([], rates: [("2026-09", "11")])
      .table(.paymentApplication, on: "2026-10-01")
    #expect(try ReturnRun.row(rows, "SO2", "15(1)")["registered_expenditure"] == "0.00")
  }

  @Test func `what nobody has stated is told apart from what does not apply`() throws {
    let rows = try applied()
    let other = try ReturnRun.row(rows, "TA", "TA 37")
    #expect(other["union_contribution_not_linked"] == "")
    #expect(other["not_stated"] == "union_contribution_not_linked")
    #expect(try ReturnRun.row(rows, "SO1", "15(1)")["not_stated"] == "")
    let text = try ReturnRun.paid([]).text(.paymentApplication, .xml, on: Self.july)
    #expect(text.contains(#"notStated="unionContributionNotLinked""#))
    #expect(text.contains(#"applicationNumber nationalReference bankAccount""#))
  }

  @Test func `an objective that the programme does not have is named`() throws {
    let error = #expect(throws: ExportError.self) {
      try applied(
        ReturnRun.Edit(
          file: "decision-language-courses", old: #"<objective code="SO2">"#,
          new: #"<objective code="SO9">"#))
    }
    #expect("\(try #require(error))".contains("the objective SO9"))
  }

  @Test func `a programme that the portfolio does not have is not guessed`() throws {
    let run = try ReturnRun.paid([])
    let error = #expect(throws: ExportError.self) {
      try run.make(
        .paymentApplication, .csv, on: Self.july, to: .descriptor(1), programme: "2021SE65ISPR001")
    }
    #expect("\(try #require(error))".contains("it has 2021SE65AMPR001"))
  }

  // MARK: Reading back

  @Test(arguments: [
    (#"<provision>15(1)</provision>"#, #"<provision>15(6)</provision>"#),
    ("<basis>total</basis>", "<basis>whole</basis>"),
    ("<eligibleExpenditure>193039.73<", "<eligibleExpenditure>193 039,73<"),
    (#" currency="EUR""#, ""), ("<application ", "<other "), ("</paymentApplication>", ""),
  ])
  func `an application that its schema does not allow is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try ReturnRun.paid([]).text(.paymentApplication, .xml, on: Self.july)
    let context = try ReturnRun.context(on: Self.july)
    let document = Return.paymentApplication.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    // 25 rows of the template, the commitments of 7 years, and the first page.
    #expect(try read(text).rows == 33)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }
}
