@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// The record of data on each operation: what stands in it, what is not stated, and what does not apply.
struct OperationRecordsTests {
  private static let courses = "6.2.5-2026-01147"
  /// After the claims were answered and a check on the spot had cut some of one.
  private static let winter = "2028-01-10"

  private func edit(_ file: String, _ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "\(file)-language-courses", old: old, new: new)
  }

  private func table(
    _ name: String, _ edits: ReturnRun.Edit..., on day: String = Self.winter,
    project: String? = Self.courses
  ) throws -> [[String: String]] {
    try ReturnRun.paid(edits).table(.operationRecords, name, on: day, project: project)
  }

  private func numbers(_ row: [String: String], _ column: String) -> [Int] {
    (row[column] ?? "").split(separator: " ").compactMap { Int($0) }
  }

  // MARK: Operations

  @Test func `an operation is recorded from the day its grant is in force`() throws {
    let run = try ReturnRun.languageCourses()
    #expect(try run.table(.operationRecords, on: "2026-05-27").isEmpty)
    #expect(
      try run.table(.operationRecords, on: "2026-05-28").map { $0["operation_code"] } == [
        Self.courses
      ])
  }

  @Test func `what has once been granted stays on record when the grant is withdrawn`() throws {
    let revocation = """
      <?xml version="1.0" encoding="UTF-8"?>
      <decision xmlns="urn:fondbok:1" id="revocation" issuer="SE:orgnr:2021999996" version="1"
                issued="2027-01-15" currency="SEK" outcome="withdrawal">
        <case issuer="SE:orgnr:2021999996" id="6.2.5-2026-01147"/>
        <application issuer="SE:orgnr:2120999996" id="language-courses"/>
        <decided>2027-01-15</decided>
        <validFrom>2027-01-15</validFrom>
      </decision>
      """
    let run = try ReturnRun.languageCourses()
    try run.portfolio.take([("revocation.xml", Array(revocation.utf8))])
    #expect(try run.operations(on: Self.winter).isEmpty)
    let rows = try run.table(.operationRecords, on: Self.winter)
    #expect(rows.map { $0["outcome"] } == ["withdrawal"])
    #expect(rows[0]["grant_document"] == "decision-language-courses")
  }

  @Test func `an operation has what its papers state`() throws {
    let row = try table("operations")[0]
    let expected = [
      "fund": "AMIF", "programme": "2021SE65AMPR001", "currency": "SEK",
      "title": "Språkvägen: svenska från första veckan", "submitted": "2026-01-30",
      "start": "2026-09-01", "end": "2028-08-31", "completed": "", "grant_body": "Migrationsverket",
      "strategic_importance": "false", "state_aid": "false", "de_minimis": "false",
      "article_95": "false", "article_94": "", "eligible_cost": "6716920.00",
      "union_contribution": "5037690.00", "public_contribution": "6566920.00",
      "last_payment": "2027-06-30", "third_country": "false",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
  }

  @Test func `every field is stated, not stated or not applicable, and in one of them alone`()
    throws
  {
    let run = try ReturnRun()
    try run.take(rates: ReturnRun.rates + ReturnSampleTests.ratesOf2026)
    let rows = try run.table(.operationRecords, on: Self.winter)
    #expect(rows.count == 11)
    for row in rows {
      let all = ["fields_stated", "fields_not_stated", "fields_not_applicable"]
        .flatMap { numbers(row, $0) }
      #expect(all.sorted() == Array(1...142), "\(row["operation_code"] ?? "")")
    }
  }

  @Test func `the record tells of a field whether it is stated`() throws {
    let row = try table("operations")[0]
    let expected = [
      "stated": [9, 53, 72, 76, 106, 128], "not_stated": [22, 25, 80, 96, 105, 129],
      "not_applicable": [8, 17, 35, 77, 85, 87, 108, 117, 142],
    ]
    for (state, fields) in expected {
      #expect(numbers(row, "fields_\(state)").filter { fields.contains($0) } == fields)
    }
  }

  @Test(arguments: [("2028-08-31", false), ("2028-09-01", true)])
  func `the day of completion is asked from the day after the last one`(
    day: String, isAsked: Bool
  ) throws {
    let row = try ReturnRun.languageCourses().table(.operationRecords, on: day)[0]
    #expect((row["not_stated"] ?? "").contains("completed") == isAsked)
    #expect(numbers(row, "fields_not_stated").contains(17) == isAsked)
  }

  @Test(arguments: [
    ("<aid>none</aid>", "", false), ("<aid>stateAid</aid>", "aid_advance", true),
    ("", "aid_advance", true),
  ])
  func `what is asked of State aid is asked where there is some, or nobody has said`(
    aid: String, missing: String, isAsked: Bool
  ) throws {
    let run = try ReturnRun.languageCourses(edit("application", "<aid>none</aid>", aid))
    let row = try run.table(.operationRecords, on: "2026-12-01")[0]
    #expect((row["not_stated"] ?? "").contains("aid_advance") == isAsked)
    #expect(numbers(row, "fields_not_applicable").contains(108) == !isAsked)
  }

  @Test(arguments: [("10.00", false), ("1.3433841", false), ("1.343384", true), ("1.30", true)])
  func `VAT is asked from a total cost of EUR 5 000 000`(rate: String, isAsked: Bool) throws {
    // 6 716 920.00 at 1.343384 is EUR 5 000 000 exactly.
    let run = try ReturnRun.languageCourses(
      edit("application", "<recoversVat>true</recoversVat>", ""))
    try run.take(rates: [(month: "2026-05", value: rate)])
    let rows = try run.table(.operationRecords, "beneficiaries", on: "2026-12-01")
    #expect((rows[0]["not_stated"] ?? "").contains("recovers_vat") == isAsked)
    #expect(rows[1]["recovers_vat"] == (isAsked ? "false" : ""))
  }

  @Test func `VAT is asked too when the rate of the month is missing`() throws {
    let rows = try ReturnRun.languageCourses()
      .table(.operationRecords, "beneficiaries", on: "2026-12-01")
    #expect(rows.map { $0["recovers_vat"] } == ["true", "false"])
  }

  // MARK: Funds

  @Test
  func `a portfolio of several funds has the operations of 2021 to 2027, each with its own fields`()
    throws
  {
    let run = try ReturnRun.languageCourses()
    for fund in ["ISF-2021", "BMVI-2021", "ESF-2021", "AMIF-2014", "DEAR-2014"] {
      let files = try Samples.files(in: "Samples/Funds/\(fund)").map {
        (name: "\(fund)-\($0.lastPathComponent)", bytes: Array(try Data(contentsOf: $0)))
      }
      try run.portfolio.take(files)
    }
    let rows = try run.table(.operationRecords, on: "2026-12-01")
    #expect(Set(rows.map { $0["fund"] }) == ["AMIF", "ISF", "BMVI", "ESF+"])
    func asked(_ fund: String, _ field: Int) throws -> Bool {
      let row = try #require(rows.first { $0["fund"] == fund })
      return !numbers(row, "fields_not_applicable").contains(field)
    }
    #expect(try asked("ESF+", 35) && !asked("AMIF", 35) && !asked("ISF", 35))
    #expect(try asked("ESF+", 32) && !asked("BMVI", 32))
    #expect(try asked("ISF", 48) && !asked("ESF+", 48))
    // Each of them is made by itself too, and they add up.
    let programmes = Set(rows.compactMap { $0["programme"] })
    for programme in programmes {
      let folder = try Folder()
      let result = try run.make(
        .operationRecords, .xml, on: "2026-12-01", to: .file(path: folder.file("record.xml")),
        programme: programme)
      #expect(
        result.manifest.totals.rows(of: "operations")
          == rows.filter { $0["programme"] == programme }.count)
    }
  }

  @Test func `an operation whose programme has not come is asked all that any fund asks`() throws {
    let run = try ReturnRun(["application-language-courses", "decision-language-courses"])
    let row = try run.table(.operationRecords, on: "2026-12-01")[0]
    #expect(row["fund"] == "" && (row["not_stated"] ?? "").contains("fund"))
    #expect(numbers(row, "fields_not_stated").contains(35))
  }

  // MARK: Persons

  private var person: ReturnRun.Edit {
    edit(
      "application",
      """
      <name xml:lang="sv">Föreningen Nya Vägar (påhittad)</name>
          <identifier scheme="orgnr" country="SE">802499-9990</identifier>
          <legalKind>privateEntity</legalKind>
          <sector>ideaBased</sector>
      """,
      """
      <name xml:lang="sv">Påhittade Kurser</name>
          <identifier scheme="personal" country="SE">19811218-9876</identifier>
          <legalKind>naturalPerson</legalKind>
          <sector>ideaBased</sector>
          <firstName>Rollens</firstName>
          <lastName>Innehavare</lastName>
      """)
  }

  @Test func `a natural person is named, and the personal number is masked in every format`() throws
  {
    let run = try ReturnRun.languageCourses(person)
    let rows = try run.table(.operationRecords, "beneficiaries", on: "2026-12-01")
    let row = rows[1]
    #expect(row["first_name"] == "Rollens" && row["surname"] == "Innehavare")
    #expect(row["personal_number"] == "••••••••-••••")
    #expect((row["not_stated"] ?? "").contains("birth_date"))
    #expect(!(row["not_stated"] ?? "").contains("tax_number"))
    #expect(rows[0]["first_name"] == "" && !(rows[0]["not_stated"] ?? "").contains("first_name"))
    for dialect in CSVDialect.all {
      let text = try run.text(
        .operationRecords, .csv, dialect, table: "beneficiaries", on: "2026-12-01")
      #expect(!text.contains("811218") && !text.contains("9876"))
    }
    #expect(try !run.text(.operationRecords, .xml, on: "2026-12-01").contains("811218"))
  }

  @Test(arguments: [true, false])
  func `beneficial owners are named, but where a register is`(isRegister: Bool) throws {
    let register = "<register>Bolagsverkets register över verkliga huvudmän</register>"
    let names =
      "<firstName>Rollens</firstName><lastName>Innehavare</lastName><birthDate>1970-01-02</birthDate>"
    let run = try ReturnRun.languageCourses(
      edit("application", register, names + (isRegister ? register : "")))
    let row = try run.table(.operationRecords, "owners", on: "2026-12-01")[0]
    #expect(row["of"] == "beneficiary" && row["body"] == "p2")
    #expect(row["first_name"] == (isRegister ? "" : "Rollens"))
    #expect(row["birth_date"] == (isRegister ? "" : "1970-01-02"))
    #expect((row["not_stated"] ?? "") == (isRegister ? "" : "tax_number"))
  }

  @Test func `a private body without an owner is not stated, and a public one is not asked`() throws
  {
    let run = try ReturnRun.languageCourses(
      edit(
        "application",
        "<beneficialOwner>\n      <register>Bolagsverkets register över verkliga huvudmän</register>"
          + "\n    </beneficialOwner>", ""))
    let rows = try run.table(.operationRecords, "beneficiaries", on: "2026-12-01")
    #expect(!(rows[0]["not_stated"] ?? "").contains("owner_count"))
    #expect((rows[1]["not_stated"] ?? "").contains("owner_count"))
  }

  // MARK: Contracts

  @Test func `contracts and sub-contracts stand with their numbers`() throws {
    let run = try ReturnRun(
      [
        "programme", "call-open", "application-reception-places", "decision-reception-places",
        "decision-reception-places-amendment",
      ])
    let row = try run.table(.operationRecords, "contracts", on: "2026-12-01")[0]
    #expect(row["contractor"] == "Moduler i Exempeldalen AB (påhittat)")
    #expect(row["amount"] != "" && row["concluded"] != "")
    let operation = try run.table(.operationRecords, on: "2026-12-01")[0]
    #expect(operation["has_contractors"] == "true")
    #expect(numbers(operation, "fields_stated").contains(23))
  }

  // MARK: Trace

  @Test func `an amount is traced to the line that states it`() throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.winter, project: Self.courses)
    func cell(_ table: String, _ row: Int, _ column: String) throws -> TracedCell {
      try run.portfolio.store.reading { reading in
        try trace(
          .operationRecords, table: table, row: row, column: column, from: reading, in: context)
      }
    }
    let eligible = try cell("operations", 1, "eligible_cost")
    #expect(eligible.sources.map(\.document.id) == ["decision-language-courses"])
    let cost = try cell("costs", 1, "amount")
    #expect(cost.sources.map(\.spot.path) == ["amount"])
    let euro = try cell("expenditure", 1, "eligible_expenditure")
    #expect(euro.sources.map(\.document.id) == ["payment-language-courses-1"])
    #expect(euro.sources[0].conversion?.rate?.plain == "11.1325")
    #expect(euro.sources[0].part.plain == "140716.77")
    let target = try cell("indicators", 1, "target")
    #expect(target.sources.map(\.document.id) == ["decision-language-courses"])
    #expect(target.sources.map(\.spot.path) == ["target"])
    let women = try cell("breakdown", 4, "achieved")
    #expect(women.sources.map(\.document.id) == ["report-language-courses-1"])
    #expect(women.sources.map(\.part.plain) == ["68"])
    let title = try cell("operations", 1, "title")
    #expect(title.sources.isEmpty && !title.isSum)
    #expect(try cell("operations", 1, "article_94").value.english == "not stated")
    #expect(try cell("operations", 1, "completed").value.english == "not applicable")
    // What the annex asks there is told, and why nothing is stated.
    #expect(
      try cell("operations", 1, "public_private_partnership").asked.map(\.english) == [
        "field 22, Whether it is carried out by a public-private partnership: No document states it."
      ])
    #expect(euro.asked.map(\.swedish).allSatisfy { $0.contains("kommissionens kurs") })
  }
}
