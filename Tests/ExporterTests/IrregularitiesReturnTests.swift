@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// What is reported of irregularities: which, of which quarter, and what exempts the others.
struct IrregularitiesReturnTests {
  /// The quarter before it ended on 31 December 2027, and the irregularity was found in October.
  private static let winter = "2028-01-10"
  private static let rates = [("2027-10", "11.25"), ("2027-07", "11.25"), ("2027-04", "10")]

  private func control(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "payment-language-courses-control", old: old, new: new)
  }

  private static let notFoundBefore = ReturnRun.Edit(
    file: "payment-language-courses-control", old: " isFoundBeforeApplication=\"true\"", new: "")

  /// The irregularity by its contribution, which nothing exempts.
  private func amount(_ amount: String, _ more: String = "") -> [ReturnRun.Edit] {
    [
      Self.notFoundBefore,
      control(
        "<expenditure>14153.16</expenditure>\n    <fundAmount>10614.87</fundAmount>",
        "<expenditure>200000.00</expenditure>\n    <fundAmount>\(amount)</fundAmount>\(more)"),
    ]
  }

  private func table(
    _ name: String, _ edits: [ReturnRun.Edit], on day: String = Self.winter,
    rates: [(month: String, value: String)] = Self.rates
  ) throws -> [[String: String]] {
    try ReturnRun.paid(edits, rates: rates).table(.irregularities, name, on: day)
  }

  private func table(
    _ edits: [ReturnRun.Edit], on day: String = Self.winter,
    rates: [(month: String, value: String)] = Self.rates
  ) throws -> [[String: String]] {
    try table("irregularities", edits, on: day, rates: rates)
  }

  // MARK: Which

  @Test(arguments: [("112499.99", "belowThreshold"), ("112500.00", "alone")])
  func `an irregularity is reported from EUR 10 000 of the fund, to the öre`(
    amount: String, reporting: String
  ) throws {
    let rows = try table(self.amount(amount))
    #expect(rows.map { $0["reporting"] } == [reporting])
    let head = try table("report", self.amount(amount))
    #expect(head[0]["found"] == "1")
    #expect(head[0]["reported"] == (reporting == "alone" ? "1" : "0"))
    #expect(head[0]["fund_amount"] == (reporting == "alone" ? "10000.00" : "0.00"))
  }

  @Test(arguments: [
    ("isFoundBeforeApplication", "foundBeforeApplication"),
    ("isToldVoluntarily", "toldVoluntarily"), ("isOnlyBankruptcy", "bankruptcy"),
  ])
  func `what exempts an irregularity stands beside it`(flag: String, reporting: String) throws {
    let edits = [
      control("isFoundBeforeApplication", flag),
      control("<fundAmount>10614.87</fundAmount>", "<fundAmount>112500.00</fundAmount>"),
      control("<expenditure>14153.16</expenditure>", "<expenditure>200000.00</expenditure>"),
    ]
    let row = try table(edits)[0]
    #expect(row["reporting"] == reporting)
    #expect(row["due"] == "")
    // What is not reported lacks nothing.
    #expect(row["not_stated"] == "")
  }

  @Test func `suspected fraud is reported though it was found first`() throws {
    let edits = [
      control(#"isSuspectedFraud="false""#, #"isSuspectedFraud="true""#),
      control("<fundAmount>10614.87</fundAmount>", "<fundAmount>112500.00</fundAmount>"),
      control("<expenditure>14153.16</expenditure>", "<expenditure>200000.00</expenditure>"),
    ]
    #expect(try table(edits)[0]["reporting"] == "alone")
  }

  @Test(arguments: [("56250.00", "belowThreshold"), ("56250.12", "together")])
  func `those that are interlinked are reported above EUR 10 000 together`(
    second: String, reporting: String
  ) throws {
    let other = """

          <linked issuer="SE:orgnr:2021999996" id="control-language-courses-1" irregularity="o2"/>
        </irregularity>
        <irregularity id="o2" isSuspectedFraud="false">
          <detected>2027-10-21</detected>
          <fundAmount>\(second)</fundAmount>
      """
    let rows = try table(amount("56250.00", other))
    #expect(rows.map { $0["reporting"] } == [reporting, reporting])
    #expect(rows[0]["linked_with"] == "control-language-courses-1 o2")
  }

  @Test func `one that another is interlinked with, and that has not come, stops the report`()
    throws
  {
    let link = "\n    <linked issuer=\"SE:orgnr:2021999996\" id=\"other\" irregularity=\"o2\"/>"
    let error = #expect(throws: ExportError.self) { try table(amount("56250.00", link)) }
    #expect("\(try #require(error))".contains("the irregularity o2 of other"))
  }

  // MARK: When

  @Test(arguments: [
    ("2027-10-01", "2027-Q3", "2027-11-30"), ("2027-12-31", "2027-Q3", "2027-11-30"),
    ("2028-01-01", "2027-Q4", "2028-02-29"), ("2028-04-01", "2028-Q1", "2028-05-31"),
    ("2026-07-01", "2026-Q2", "2026-08-30"),
  ])
  func `the day tells the quarter that ended last, and two months after it are the last day`(
    day: String, quarter: String, due: String
  ) throws {
    let time = try IrregularityQuarter(endedBefore: try Day.parse(day), months: 2, in: "SE")
    #expect(time.name == quarter)
    #expect(time.due.iso == due)
  }

  @Test func `a last day that is a Sunday moves to the Monday`() throws {
    let time = try IrregularityQuarter(
      endedBefore: try Day.parse("2026-07-01"), months: 2, in: "SE")
    #expect(time.workingDay?.iso == "2026-08-31")
  }

  @Test func `a last day moves by the holidays of the programme's country, where they are held`()
    throws
  {
    func workingDay(in country: String, on day: String = "2026-07-01", months: Int = 2) throws
      -> Day?
    {
      try IrregularityQuarter(endedBefore: try Day.parse(day), months: months, in: country)
        .workingDay
    }
    #expect(try workingDay(in: "FI")?.iso == "2026-08-31")
    #expect(try workingDay(in: "DE") == nil)
    // Four months after 30 June 2027 is a Saturday, and the Monday after it All Saints’ Day in France.
    for (country, day) in [("SE", "2027-11-01"), ("FI", "2027-11-01"), ("FR", "2027-11-02")] {
      #expect(try workingDay(in: country, on: "2027-07-01", months: 4)?.iso == day, "\(country)")
    }
  }

  @Test func `which holidays are not known is told, and the working day is left out`() throws {
    let folder = try Folder()
    for (country, day) in [("SE", "2028-02-29"), ("FR", "2028-02-29"), ("DE", "")] {
      let run = try ReturnRun(
        ["programme"],
        edits: [
          ReturnRun.Edit(file: "programme", old: "<cci>2021SE65AM", new: "<cci>2021\(country)65AM")
        ])
      let head = try run.table(.irregularities, "report", on: Self.winter)[0]
      #expect(head["due"] == "2028-02-29" && head["due_working_day"] == day, "\(country)")
      let result = try run.make(
        .irregularities, .xml, on: Self.winter, to: .file(path: folder.file("\(country).xml")))
      let notices = result.manifest.notices.map(\.english)
      #expect(
        notices
          == (day.isEmpty
            ? [
              "the calendar of public holidays of DE is missing, so the report does not say to which "
                + "working day 2028-02-29 moves where it is a day off"
            ] : []),
        "\(notices)")
    }
  }

  /// It was detected on the last day of September.
  @Test(arguments: [("2027-09-30", 1), ("2027-10-01", 0), ("2028-01-01", 1)])
  func `what a report that was sent held is not late`(on: String, late: Int) throws {
    var run = try ReturnRun.paid(
      amount("150000.00") + [control("<detected>2027-10-20", "<detected>2027-09-30")],
      rates: [("2027-09", "11.25")])
    #expect(try run.table(.irregularities, "late", on: Self.winter).count == 1)
    // One made on 30 September is of the quarter before, and one of January is this one.
    run.sent = [ReturnRun.sent(.irregularities, on: on, sent: on)]
    #expect(try run.table(.irregularities, "late", on: Self.winter).count == late)
  }

  /// A report of the quarter that the irregularity was detected in was sent, in which it had an amount; then it
  /// has another.
  private func reported(_ before: String, then after: String) throws -> ReturnRun {
    let early = [control("<detected>2027-10-20", "<detected>2027-09-20")]
    var run = try ReturnRun.paid(amount(before) + early, rates: [("2027-09", "11.25")])
    let context = try ReturnRun.context(on: "2027-10-10")
    let told = try run.portfolio.store.reading { try context.reportedIrregularities(in: $0) }
    #expect(told.programme == "2021SE65AMPR001")
    run.sent = [
      SentReturn(
        entry: 1, kind: Return.irregularities.rawValue, file: "q3.xml", sha256: "",
        on: "2027-10-10", sent: "2027-10-11", programme: told.programme, reported: told.reported)
    ]
    try run.take(
      "payment-language-courses-control",
      changing: (Self.notFoundBefore.old, ""),
      (
        "<expenditure>14153.16</expenditure>\n    <fundAmount>10614.87</fundAmount>",
        "<expenditure>200000.00</expenditure>\n    <fundAmount>\(after)</fundAmount>"
      ),
      ("<detected>2027-10-20", "<detected>2027-09-20"))
    return run
  }

  /// 112 500 is EUR 10 000.
  @Test(arguments: [
    ("112499.99", "112500.00", 1), ("112499.99", "112499.98", 0), ("112500.00", "112500.01", 0),
  ])
  func `what stood in a report below the threshold is reported when it rises to it`(
    before: String, after: String, late: Int
  ) throws {
    let run = try reported(before, then: after)
    #expect(try run.table(.irregularities, "late", on: Self.winter).count == late)
  }

  @Test func `what a report reported is written for the log, and read from it`() throws {
    let project = try ReturnRun.paid(amount("150000.00")).portfolio.store.reading { reading in
      try ReturnRun.context(on: Self.winter).project(
        named: "6.2.5-2026-01147", in: reading, for: .claim)
    }
    let paper = try #require(project.payments.first { !$0.irregularities.isEmpty })
    let one = try #require(paper.irregularities.first)
    let name = SentIrregularities.Name(one, in: paper.header)
    let text = SentIrregularities.text(of: [name, name])
    #expect(
      text == "SE:orgnr:2021999996 control-language-courses-1 o1; "
        + "SE:orgnr:2021999996 control-language-courses-1 o1")
    func reported(_ text: String) -> Day? {
      let mark = SentReturn(
        entry: 1, kind: "irregularities", file: "q4.xml", sha256: "", on: "2028-01-10",
        sent: "2028-02-01", reported: text)
      return SentIrregularities([mark]).reported(one, in: paper.header, of: nil)
    }
    #expect(reported(text)?.iso == "2028-02-01")
    #expect(reported("") == nil)
    #expect(reported("SE:orgnr:2021999996 control-language-courses-1 o2") == nil)
    #expect(reported("SE:orgnr:2021999996 control%20language-courses-1 o1") == nil)
  }

  @Test func `a report held what had come in by the day it was made for`() throws {
    let run = try ReturnRun.paid(
      amount("150000.00") + [control("<detected>2027-10-20", "<detected>2027-09-30")])
    let project = try run.portfolio.store.reading { reading in
      try ReturnRun.context(on: Self.winter).project(
        named: "6.2.5-2026-01147", in: reading, for: .claim)
    }
    let paper = try #require(project.payments.first { !$0.irregularities.isEmpty })
    let irregularity = try #require(paper.irregularities.first)
    let came = try #require(paper.header.firstReceived)
    func reported(on day: Day) -> Day? {
      SentIrregularities([ReturnRun.sent(.irregularities, on: day.iso, sent: "2028-02-01")])
        .reported(irregularity, in: paper.header, of: nil)
    }
    // It came in long before it was detected, as samples do.
    #expect(came < irregularity.detected)
    #expect(reported(on: try Day.parse("2027-10-01"))?.iso == "2028-02-01")
    #expect(reported(on: try Day.parse("2027-09-30")) == nil)
  }

  @Test(arguments: [("2027-09-30", 0, 1), ("2027-10-01", 1, 0), ("2027-12-31", 1, 0)])
  func `what was detected before the quarter and not reported is late`(
    detected: String, inQuarter: Int, late: Int
  ) throws {
    let edits = amount("150000.00") + [control("<detected>2027-10-20", "<detected>\(detected)")]
    let rates = [("2027-09", "11.25"), ("2027-10", "11.25"), ("2027-12", "11.25")]
    #expect(try table("irregularities", edits, rates: rates).count == inQuarter)
    #expect(try table("late", edits, rates: rates).count == late)
    let head = try table("report", edits, rates: rates)[0]
    #expect(head["found"] == "\(inQuarter)")
    #expect(head["late"] == "\(late)")
    #expect(head["reported"] == "1")
  }

  @Test func `what was reported by the end of the quarter is not late`() throws {
    func late(reportedOn day: String) throws -> Int {
      let edits =
        amount("150000.00", "\n    <reported>\(day)</reported>")
        + [control("<detected>2027-10-20", "<detected>2027-07-20")]
      return try table("late", edits).count
    }
    #expect(try late(reportedOn: "2027-12-31") == 0)
    #expect(try late(reportedOn: "2028-01-01") == 1)
  }

  @Test func `what is detected after the quarter waits for its own`() throws {
    #expect(try table(amount("150000.00"), on: "2027-12-31").isEmpty)
  }

  // MARK: What

  @Test func `the fund's part becomes euro at the rate of the month it was detected in`() throws {
    let row = try table(amount("112500.06"))[0]
    // 112 500.06 / 11.25 = 10 000.0053
    #expect(row["fund_amount"] == "112500.06")
    #expect(row["fund_amount_euro"] == "10000.01")
    #expect(row["other_amount"] == "87499.94")
    #expect(row["co_financing_rate"] == "75.00")
    #expect(
      row["not_stated"]
        == "persons_involved act_first_day act_last_day typology detection penalties "
        + "national_public_amount private_amount paid_amount unpaid_amount")
  }

  @Test func `a month without a rate stops the report, unless the irregularity is exempt`() throws {
    let error = #expect(throws: ExportError.self) { try table(amount("10.00"), rates: []) }
    #expect("\(try #require(error))".contains("the Commission's rate of SEK for 2027-10"))
    #expect(try table([], rates: []).map { $0["fund_amount_euro"] } == [""])
  }

  @Test func `a natural person is not named`() throws {
    let edits = [
      ReturnRun.Edit(
        file: "application-language-courses", old: "<legalKind>publicEntity</legalKind>",
        new: "<legalKind>naturalPerson</legalKind>")
    ]
    let row = try table(amount("150000.00") + edits)[0]
    #expect(row["beneficiary"] == "")
  }

  // MARK: Reading back

  @Test(arguments: [
    ("<reporting>alone</reporting>", "<reporting>maybe</reporting>"),
    ("<detected>2027-10-20</detected>", ""), ("<found>1</found>", "<found>one</found>"),
    ("<suspectedFraud>false<", "<suspectedFraud>no<"), ("</irregularities>", ""),
  ])
  func `a report that its schema does not allow is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try ReturnRun.paid(amount("150000.00"), rates: Self.rates)
      .text(.irregularities, .xml, on: Self.winter)
    let context = try ReturnRun.context(on: Self.winter)
    let document = Return.irregularities.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    #expect(try read(text).rows == 2)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }

  @Test func `sums that differ by an öre leave no file`() throws {
    try ReturnRun.paid([]).expectNoFile(
      of: .irregularities, .csv, whenDiffers: "fund_amount", of: "irregularities", in: .sek,
      try ReturnRun.context(on: Self.winter))
  }

  @Test func `the fund's part is traced to the line that states it`() throws {
    let run = try ReturnRun.paid(amount("150000.00"), rates: Self.rates)
    let context = try ReturnRun.context(on: Self.winter)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .irregularities, table: "report", row: 1, column: "fund_amount", from: reading, in: context)
    }
    #expect(cell.sources.map(\.document.id) == ["control-language-courses-1"])
    #expect(cell.sources[0].spot.path == "fundAmount")
    #expect(cell.sources[0].conversion?.rate?.plain == "11.25")
  }
}
