@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// What is transmitted to the Commission five times a year: money by codes, and indicators twice.
struct DataTransmissionTests {
  private static let july = "2027-07-15"
  private static let april = "2027-04-15"
  /// Ten kronor for a euro where grants were decided, and twenty where claims came in, as the authority
  /// states it.
  private static let rates = [
    ("2026-05", "10"), ("2027-03", "20"), ("2027-04", "20"), ("2027-06", "20"),
  ]

  private func run(_ edits: [ReturnRun.Edit] = []) throws -> ReturnRun {
    try ReturnRun.paid(edits, rates: Self.rates)
  }

  private func table(
    _ name: String, _ edits: ReturnRun.Edit..., on day: String = Self.july
  ) throws -> [[String: String]] {
    try run(edits).table(.dataTransmission, name, on: day)
  }

  private func decision(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "decision-language-courses", old: old, new: new)
  }

  private func report(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "report-language-courses-1", old: old, new: new)
  }

  // MARK: Time

  @Test(arguments: [
    ("2027-01-01", "2027-01-31", "2026-12-31", "202712", true),
    ("2027-01-31", "2027-01-31", "2026-12-31", "202712", true),
    ("2027-02-01", "2027-04-30", "2027-03-31", "202703", false),
    ("2027-05-01", "2027-07-31", "2027-06-30", "202706", true),
    ("2027-08-01", "2027-09-30", "2027-08-31", "202708", false),
    ("2027-10-01", "2027-11-30", "2027-10-31", "202710", false),
    ("2027-12-01", "2028-01-31", "2027-12-31", "202812", true),
    ("2021-07-01", "2022-01-31", "2021-12-31", "202212", true),
    ("2030-01-31", "2030-01-31", "2029-12-31", "203012", true),
  ])
  func `the day tells what is due next, of which day it is, and whether indicators belong to it`(
    day: String, due: String, cutOff: String, version: String, hasIndicators: Bool
  ) throws {
    let time = try #require(
      TransmissionTime(on: try Day.parse(day), ReturnRun.terms.transmission))
    #expect(time.due.iso == due)
    #expect(time.cutOff.iso == cutOff)
    #expect(time.version == version)
    #expect(time.hasIndicators == hasIndicators)
  }

  @Test func `after the last one nothing is transmitted any more`() throws {
    let error = #expect(throws: ExportError.self) { try table("financial", on: "2030-02-01") }
    #expect("\(try #require(error))".contains("no transmission is due after 2030-02-01"))
  }

  @Test func `what came after the cut-off is not in it`() throws {
    // The language courses are decided on 28 May 2026, so June's cut-off has them and March's not.
    #expect(try table("financial", on: "2026-07-31").count == 2)
    #expect(try table("financial", on: "2026-04-30").isEmpty)
    let late = decision("<validFrom>2026-05-28", "<validFrom>2026-07-01")
    #expect(try table("financial", late, on: "2026-07-31").count == 1)
  }

  @Test func `a programme that was approved later is not transmitted before`() throws {
    let approved = ReturnRun.Edit(
      file: "programme", old: "<eligibleUntil>2029-12-31</eligibleUntil>",
      new: "<eligibleUntil>2029-12-31</eligibleUntil><approved>2027-08-01</approved>")
    let error = #expect(throws: ExportError.self) { try table("financial", approved) }
    #expect("\(try #require(error))".contains("has not approved the programme by 2027-07-31"))
  }

  // MARK: Money

  @Test func `each combination of codes is a row, with what is selected and declared`() throws {
    let rows = try table("financial")
    #expect(rows.map { $0["intervention_field"] } == ["II.001", "II.004"])
    let courses = rows[1]
    #expect(courses["specific_objective"] == "SO2")
    #expect(courses["co_financing_rate"] == "75")
    #expect(courses["action_type"] == "003")
    #expect(courses["eligible_cost"] == "671692.00")
    #expect(courses["union_contribution"] == "503769.00")
    // 1 577 151.52 kronor at 20.
    #expect(courses["declared_expenditure"] == "78857.58")
    #expect(courses["operations"] == "1")
    // 27.9, 7.3 and 2.0 million euro for integration at 75 %.
    #expect(courses["allocation"] == "37200000.00")
    // 1.8056… per cent, rounded to the nearest hundredth.
    #expect(courses["eligible_share"] == "1.81")
    #expect(courses["declared_share"] == "0.21")
  }

  @Test func `a claim in another currency than the grant stops the return, and is named`() throws {
    let error = #expect(throws: ExportError.self) {
      try table("financial", report(#"currency="SEK""#, #"currency="EUR""#))
    }
    let message = "\(try #require(error))"
    #expect(message.contains("6.2.5-2026-01147 lacks papers in one currency"))
    #expect(
      message.contains(
        "report-language-courses-1 is in EUR, and the grant decision-language-courses in SEK"))
  }

  @Test func `a claim came in on the day the authority states, not on that of its import`() throws {
    // The claim of the language courses was received on 20 April, whatever the portfolio keeps.
    func declared(on day: String) throws -> String? {
      try table("financial", on: day).first { $0["intervention_field"] == "II.004" }?[
        "declared_expenditure"]
    }
    #expect(try declared(on: "2027-04-30") == "0.00")
    #expect(try declared(on: "2027-05-01") == "78857.58")
    // Without it, it came with its report.
    let unstated = ReturnRun.Edit(
      file: "payment-language-courses-1", old: "<claimReceived>2027-04-20</claimReceived>", new: "")
    let run = try ReturnRun.paid(
      [unstated],
      rates: [("2026-05", "10"), ("2027-03", "20"), ("2027-06", "20"), ("2026-02", "25")])
    let rows = try run.table(.dataTransmission, "financial", on: "2027-04-30")
    #expect(rows.last?["declared_expenditure"] == "63086.06")
  }

  @Test func `the subtotal of an objective has all its rates, and counts a project once`() throws {
    let codes = decision(
      #"<intervention share="100">"#,
      """
      <intervention share="25"><field group="II" code="005"/></intervention>
          <intervention share="75">
      """)
    let rows = try table("financial", codes)
    #expect(rows.count == 3)
    let subtotal = try #require(
      try table("subtotals", codes).first { $0["specific_objective"] == "SO2" })
    #expect(subtotal["eligible_cost"] == "816692.00")
    #expect(subtotal["operations"] == "2")
    #expect(subtotal["allocation"] == "62200000.00")
    let amounts = try rows.map {
      try Money.parse(try #require($0["eligible_cost"]), currency: .eur)
    }
    #expect(try Money.sum(amounts, in: .eur).plain == "816692.00")
  }

  @Test func `no two rows share their codes, and what shares them is added up`() throws {
    let same = ReturnRun.Edit(
      file: "decision-feasibility-study", old: #"<field group="II" code="001"/>"#,
      new: #"<field group="II" code="004"/>"#)
    let type = ReturnRun.Edit(
      file: "decision-feasibility-study", old: "<actionType>009</actionType>",
      new: "<actionType>003</actionType>")
    let rows = try table("financial", same, type)
    #expect(rows.count == 1)
    #expect(rows[0]["eligible_cost"] == "816692.00")
    #expect(rows[0]["operations"] == "2")
  }

  @Test func `a part of a code that is not stated is told`() throws {
    let rows = try table(
      "financial", decision("<particularTheme>003</particularTheme>", ""))
    #expect(rows[1]["particular_theme"] == "")
    #expect(rows[1]["not_stated"] == "particular_theme")
  }

  @Test(arguments: [
    (
      "<actionKind>regular</actionKind>", "<actionKind>emergency</actionKind>",
      "a rate of the programme"
    ),
    (#"<objective code="SO2">"#, #"<objective code="SO9">"#, "a rate of the programme for SO9"),
    ("<amount>5037690.00</amount>", "<amount>6716920.01</amount>", "at most its eligible cost"),
  ])
  func `a grant that the table has no place for stops it`(
    old: String, new: String, told: String
  ) throws {
    let error = #expect(throws: ExportError.self) { try table("financial", decision(old, new)) }
    #expect("\(try #require(error))".contains(told))
  }

  @Test func `a month without a rate is named`() throws {
    let run = try ReturnRun.paid([], rates: [("2026-05", "10")])
    let error = #expect(throws: ExportError.self) {
      try run.table(.dataTransmission, "financial", on: Self.july)
    }
    #expect("\(try #require(error))".contains("the Commission's rate of SEK for 2027-04"))
  }

  @Test func `sums that differ by a cent leave no file`() throws {
    try run().expectNoFile(
      of: .dataTransmission, whenDiffers: "declared_expenditure", of: "financial",
      try ReturnRun.context(on: Self.july))
  }

  // MARK: Indicators

  @Test(arguments: ["2027-04-15", "2027-09-30", "2027-11-01"])
  func `indicators are in January and July alone`(day: String) throws {
    #expect(try table("output_indicators", on: day).isEmpty)
    #expect(try table("result_indicators", on: day).isEmpty)
    #expect(try !table("financial", on: day).isEmpty)
  }

  private func row(
    _ rows: [[String: String]], _ id: String, _ breakdown: String = "total"
  ) throws -> [String: String] {
    let found = rows.filter { $0["indicator"] == id && $0["breakdown"] == breakdown }
    try #require(found.count == 1, "\(id) \(breakdown)")
    return found[0]
  }

  @Test
  func `an indicator has what grants plan and reports last told, for all and by age and gender`()
    throws
  {
    let rows = try table("output_indicators")
    let supported = try row(rows, "O.2.3")
    #expect(supported["planned"] == "480")
    #expect(supported["achieved"] == "118")
    #expect(supported["unit"] == "Number")
    let women = try row(rows, "O.2.3", "18to60 female")
    #expect(women["achieved"] == "68")
    #expect(women["planned"] == "")
    #expect(women["not_stated"] == "planned")
    #expect(rows.filter { $0["indicator"] == "O.2.3" }.count == 10)
    // Authorities are no persons; the last report has 4, the one before 3.
    #expect(rows.filter { $0["indicator"] == "O.2.2" }.map { $0["achieved"] } == ["4"])
    let results = try table("result_indicators")
    #expect(try row(results, "R.2.8")["achieved"] == "22")
    #expect(try row(results, "R.2.8")["planned"] == "300")
  }

  @Test func `what is computed from others is computed, and has no target`() throws {
    let value = """
      <indicator id="O.1.1" kind="output"><achieved>10</achieved>\(Self.cells(4, 6))</indicator>
        <indicator id="O.1.1.1" kind="output"><achieved>3</achieved>\(Self.cells(1, 2))</indicator>
        <indicator id="O.2.3" kind="output">
      """
    let rows = try table(
      "output_indicators", report(#"<indicator id="O.2.3" kind="output">"#, value))
    let other = try row(rows, "O.1.1.2")
    #expect(other["achieved"] == "7")
    #expect(other["milestone"] == "")
    #expect(other["target"] == "")
    #expect(other["not_stated"] == "comments")
    #expect(try row(rows, "O.1.1.2", "18to60 female")["achieved"] == "3")
    #expect(try row(rows, "O.1.1.2", "18to60 male")["achieved"] == "4")
    #expect(try row(rows, "O.1.1")["target"] == "6000")
  }

  private static func cells(_ women: Int, _ men: Int) -> String {
    AgeBracket.allCases.flatMap { age in
      Gender.allCases.map { gender in
        let count = age == .from18To60 ? gender == .female ? women : gender == .male ? men : 0 : 0
        return "<cell age=\"\(age.rawValue)\" gender=\"\(gender.rawValue)\">\(count)</cell>"
      }
    }.joined()
  }

  @Test func `ages and genders that a project does not tell are not stated for all`() throws {
    let value = """
      <indicator id="O.2.5" kind="output"><achieved>5</achieved></indicator>
        <indicator id="O.2.3" kind="output">
      """
    let rows = try table(
      "output_indicators", report(#"<indicator id="O.2.3" kind="output">"#, value))
    #expect(try row(rows, "O.2.5")["achieved"] == "5")
    let women = try row(rows, "O.2.5", "18to60 female")
    #expect(women["achieved"] == "")
    #expect(women["not_stated"] == "planned achieved")
  }

  // MARK: The file

  @Test(arguments: [
    ("<breakdown>total</breakdown>", "<breakdown>all</breakdown>"),
    ("<eligibleCost>671692.00<", "<eligibleCost>671692.001.0<"),
    ("<version>202706</version>", ""), ("<operations>1<", "<operations>one<"),
  ])
  func `data that the schema does not allow are refused when they are read back`(
    old: String, new: String
  ) throws {
    let text = try run().text(.dataTransmission, .xml, on: Self.july)
    let context = try ReturnRun.context(on: Self.july)
    let document = Return.dataTransmission.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    #expect(try read(text).rows(of: "financial") == 2)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }

  @Test func `a part of a grant is traced to its share`() throws {
    let codes = decision(
      #"<intervention share="100">"#,
      """
      <intervention share="25"><field group="II" code="005"/></intervention>
          <intervention share="75">
      """)
    let run = try run([codes])
    let context = try ReturnRun.context(on: Self.july)
    let rows = try run.table(.dataTransmission, "financial", on: Self.july)
    let place = try #require(rows.firstIndex { $0["intervention_field"] == "II.005" })
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .dataTransmission, table: nil, row: place + 1, column: "eligible_cost", from: reading,
        in: context)
    }
    let source = try #require(cell.sources.first)
    #expect(source.shares.map(\.weight) == [2500])
    #expect(source.shares.map(\.total) == [10000])
    #expect(source.part.plain == "167923.00")
  }

  @Test func `a value reached is traced to its report`() throws {
    let run = try run()
    let context = try ReturnRun.context(on: Self.july)
    let rows = try run.table(.dataTransmission, "output_indicators", on: Self.july)
    let place = try #require(
      rows.firstIndex { $0["indicator"] == "O.2.3" && $0["breakdown"] == "18to60 female" })
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .dataTransmission, table: "output_indicators", row: place + 1, column: "achieved",
        from: reading, in: context)
    }
    #expect(cell.sources.map(\.document.id) == ["report-language-courses-1"])
    #expect(cell.sources.first?.part.plain == "68")
  }

  @Test(arguments: [
    ("output_indicators", "planned", "O.2.3", "decision-language-courses", "480"),
    // 27.9, 7.3 and 2.0 million euro, as the programme has them.
    ("financial", "allocation", "II.004", "2021SE65AMPR001", "37200000.00"),
  ])
  func `what is planned and allocated is traced to the paper that states it`(
    table: String, column: String, code: String, document: String, value: String
  ) throws {
    let run = try run()
    let context = try ReturnRun.context(on: Self.july)
    let rows = try run.table(.dataTransmission, table, on: Self.july)
    let place = try #require(
      rows.firstIndex { row in
        (row["indicator"] == code && row["breakdown"] == "total")
          || row["intervention_field"] == code
      })
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .dataTransmission, table: table, row: place + 1, column: column, from: reading,
        in: context)
    }
    #expect(cell.sources.contains { $0.document.id == document })
    let first = try #require(cell.sources.first?.part)
    let sum = try cell.sources.dropFirst().reduce(first) { try $0.adding($1.part) }
    #expect(sum.plain == value)
  }

  @Test func `what is computed from others is traced to parts that add up to it`() throws {
    let value = """
      <indicator id="O.1.1" kind="output"><achieved>10</achieved>\(Self.cells(4, 6))</indicator>
        <indicator id="O.1.1.1" kind="output"><achieved>3</achieved>\(Self.cells(1, 2))</indicator>
        <indicator id="O.2.3" kind="output">
      """
    let run = try run([report(#"<indicator id="O.2.3" kind="output">"#, value)])
    let context = try ReturnRun.context(on: Self.july)
    let rows = try run.table(.dataTransmission, "output_indicators", on: Self.july)
    for (breakdown, sum) in [("total", "7"), ("18to60 male", "4")] {
      let place = try #require(
        rows.firstIndex { $0["indicator"] == "O.1.1.2" && $0["breakdown"] == breakdown })
      let cell = try run.portfolio.store.reading { reading in
        try trace(
          .dataTransmission, table: "output_indicators", row: place + 1, column: "achieved",
          from: reading, in: context)
      }
      let first = try #require(cell.sources.first?.part)
      #expect(try cell.sources.dropFirst().reduce(first) { try $0.adding($1.part) }.plain == sum)
    }
  }

  @Test func `each split of a figure tells what it gives, and what rounding did`() throws {
    let codes = decision(
      #"<intervention share="100">"#,
      """
      <intervention share="33.33"><field group="II" code="005"/></intervention>
          <intervention share="66.67">
      """)
    let run = try run([codes])
    let context = try ReturnRun.context(on: Self.july)
    let rows = try run.table(.dataTransmission, "financial", on: Self.july)
    let place = try #require(rows.firstIndex { $0["intervention_field"] == "II.005" })
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .dataTransmission, table: nil, row: place + 1, column: "declared_expenditure",
        from: reading, in: context)
    }
    let source = try #require(cell.sources.first)
    let share = try #require(source.shares.last)
    let euro = try #require(source.conversion?.euro)
    // 33.33 per cent of 78 857.58 is 26 283.231414.
    #expect(share.part.plain == "26283.23")
    #expect(try share.rounding(of: euro) == -1_414)
  }
}
