@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

struct ListOfOperationsTests {
  private static let day = "2026-12-01"
  private static let languageCourses = "6.2.5-2026-01147"

  private func row(_ run: ReturnRun, on day: String = Self.day) throws -> [String: String] {
    let rows = try run.operations(on: day)
    try #require(rows.count == 1)
    return rows[0]
  }

  private func application(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "application-language-courses", old: old, new: new)
  }

  private func decision(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "decision-language-courses", old: old, new: new)
  }

  // MARK: What is an operation

  @Test(arguments: [("2026-05-27", 0), ("2026-05-28", 1)])
  func `a project is listed from the day its grant is in force`(day: String, count: Int) throws {
    #expect(try ReturnRun.languageCourses().operations(on: day).count == count)
  }

  @Test func `a rejected and an undecided project are not listed`() throws {
    let codes = try ReturnRun().operations(on: Self.day).map { $0["operation_code"] }
    #expect(!codes.contains("6.2.5-2026-01188"))
    #expect(codes.contains(Self.languageCourses))
    #expect(codes.count == 10)
  }

  @Test(arguments: ["rejection", "withdrawal"])
  func `a decision that grants nothing is not listed`(outcome: String) throws {
    let run = try ReturnRun.languageCourses(
      decision("outcome=\"approval\"", "outcome=\"\(outcome)\""))
    #expect(try run.operations(on: Self.day).isEmpty)
  }

  @Test(arguments: [
    ("2026-11-04", "6817404.36", "0", ""),
    ("2026-11-05", "6000000.00", "1", "Moduler i Exempeldalen AB (påhittat)"),
  ])
  func `an amendment counts from its first day, and its contractors are named`(
    day: String, union: String, count: String, contractors: String
  ) throws {
    let run = try ReturnRun(
      [
        "programme", "call-open", "application-reception-places", "decision-reception-places",
        "decision-reception-places-amendment",
      ],
      edits: [
        ReturnRun.Edit(
          file: "decision-reception-places-amendment", old: "<amount>6817404.36</amount>",
          new: "<amount>6000000.00</amount>")
      ])
    let row = try row(run, on: day)
    #expect(row["union_contribution"] == union)
    #expect(row["contractor_count"] == count)
    #expect(row["contractors"] == contractors)
    #expect(try run.table(.projects, on: day).map { $0["union_contribution"] } == [union])
  }

  // MARK: Trace

  @Test(arguments: [Return.listOfOperations, .projects])
  func `every amount is traced to where it stands`(kind: Return) throws {
    let run = try ReturnRun.languageCourses()
    let context = try ReturnRun.context(on: Self.day)
    let row = try run.table(kind, on: Self.day)[0]
    for (column, path) in [
      ("total_cost", "eligibleCost"), ("eligible_cost", "eligibleCost"),
      ("union_contribution", "amount"),
    ] {
      let cell = try run.portfolio.store.reading { reading in
        try trace(kind, table: nil, row: 1, column: column, from: reading, in: context)
      }
      #expect(cell.sources.map(\.document.id) == ["decision-language-courses"])
      #expect(cell.sources.allSatisfy { "\($0.spot.path)".contains(path) })
      #expect(cell.sources.map(\.part.plain) == [row[column]])
      #expect(cell.isSum)
    }
    let title = try run.portfolio.store.reading { reading in
      try trace(kind, table: nil, row: 1, column: "title", from: reading, in: context)
    }
    #expect(!title.isSum && title.sources.isEmpty)
  }

  // MARK: Left out

  @Test(arguments: [ReturnFormat.xml, .csv])
  func `an excluded operation leaves no trace but its ground`(format: ReturnFormat) throws {
    let folder = try Folder()
    let result = try ReturnRun().make(
      .listOfOperations, format, on: Self.day, to: .file(path: folder.file("list")))
    let texts = try folder.text("list") + folder.text("list.manifest.json")
    for word in ["6.2.5-2026-01180", "Skyddat boende", "802598-9990", "safe-house"] {
      #expect(!texts.contains(word))
    }
    #expect(result.manifest.excluded.map(\.ground) == ["security"])
    #expect(
      try folder.text("list.manifest.json").contains(
        #"{ "ground": "security", "citation": "Förordning (EU) 2021/1060, artikel 69.5; "#))
  }

  // MARK: Natural persons

  private func person(_ more: String = "") -> ReturnRun.Edit {
    application(
      """
      <legalKind>publicEntity</legalKind>
          <sector>municipality</sector>
      """,
      """
      <legalKind>naturalPerson</legalKind>
          <sector>business</sector>
          <firstName>Åsa</firstName>
          <lastName>Exempelsson</lastName>
      """)
  }

  @Test func `a natural person is named until two years after the decision, the last day not`()
    throws
  {
    let run = try ReturnRun.languageCourses(person())
    let before = try row(run, on: "2028-05-27")
    #expect(before["beneficiary_first_name"] == "Åsa")
    #expect(before["beneficiary_surname"] == "Exempelsson")
    #expect(before["beneficiary_name_removed"] == "")
    let after = try row(run, on: "2028-05-28")
    #expect(after["beneficiary_first_name"] == "")
    #expect(after["beneficiary_surname"] == "")
    #expect(after["beneficiary_name_removed"] == "2028-05-28")
    for format in [ReturnFormat.xml, .csv] {
      #expect(try run.text(.listOfOperations, format, on: "2028-05-27").contains("Exempelsson"))
      #expect(try !run.text(.listOfOperations, format, on: "2028-05-28").contains("Exempelsson"))
    }
  }

  @Test func `the manifest counts the names that were removed`() throws {
    let run = try ReturnRun.languageCourses(person())
    for (day, count) in [("2028-05-27", 0), ("2028-05-28", 1)] {
      let folder = try Folder()
      let result = try run.make(
        .listOfOperations, .xml, on: day, to: .file(path: folder.file("list.xml")))
      #expect(result.manifest.removedNaturalPersons == count)
    }
  }

  /// The years run from the list that first had the name, where the log tells of it, as its deadline's do.
  @Test func `a natural person is named until two years after the first list that was sent`() throws
  {
    var run = try ReturnRun.languageCourses(person())
    func removed(_ sent: String, on day: String) throws -> String? {
      run.sent = [ReturnRun.sent(.listOfOperations, on: sent, sent: sent)]
      let row = try row(run, on: day)
      #expect((row["beneficiary_surname"] == "") == (row["beneficiary_name_removed"] != ""))
      return row["beneficiary_name_removed"]
    }
    #expect(try removed("2026-06-10", on: "2028-06-09") == "")
    #expect(try removed("2026-06-10", on: "2028-06-10") == "2028-06-10")
    // A list five months after the decision is hardly the first: the decision counts.
    #expect(try removed("2026-09-28", on: "2028-09-27") == "")
    #expect(try removed("2026-09-29", on: "2028-05-28") == "2028-05-28")
    // One from before the decision tells that the next one is.
    run.sent = ["2026-05-27", "2026-09-29"].map {
      ReturnRun.sent(.listOfOperations, on: $0, sent: $0)
    }
    #expect(try row(run, on: "2028-09-28")["beneficiary_surname"] == "Exempelsson")
    #expect(try row(run, on: "2028-09-29")["beneficiary_name_removed"] == "2028-09-29")
  }

  @Test func `whoever sends names is told when their years are counted from the decision`() throws {
    var run = try ReturnRun.languageCourses(person())
    func notices() throws -> [String] {
      let folder = try Folder()
      return try run.make(
        .listOfOperations, .xml, on: "2027-05-27", to: .file(path: folder.file("list.xml"))
      ).manifest.notices.map(\.english)
    }
    #expect(
      try notices() == [
        "the 2 years that a person's name stands are counted from the decision, since the log has no list "
          + "that first had it: not certain, and never too long"
      ])
    run.sent = [ReturnRun.sent(.listOfOperations, on: "2026-06-10", sent: "2026-06-10")]
    #expect(try notices() == [])
  }

  @Test func `of a natural person no place is told but the region at level 2`() throws {
    let row = try row(try ReturnRun.languageCourses(person()))
    #expect(row["location_nuts"] == "SE32")
    #expect(row["location_countries"] == "SE")
    for column in ["places", "postcodes", "municipalities", "counties", "coordinates"] {
      #expect(row["location_\(column)"] == "")
    }
    #expect(row["beneficiary_name"] == "")
    #expect(row["beneficiary_number"] == "")
  }

  @Test func `a sole trader is a natural person, and the personal number is nowhere`() throws {
    let number = "850709-9805"
    let run = try ReturnRun.languageCourses(
      person(),
      application(
        #"<identifier scheme="orgnr" country="SE">212099-9996</identifier>"#,
        #"<identifier scheme="personal" country="SE">\#(number)</identifier>"#),
      decision(
        "Språkkurser med kursstart varje vecka", "Åsa \(number) håller språkkurser varje vecka"))
    let row = try row(run)
    #expect(row["beneficiary_surname"] == "Exempelsson")
    #expect(row["purpose"]?.contains("••••••-••••") == true)
    for kind in [Return.listOfOperations, .projects] {
      for format in kind.formats where format != .xlsx {
        #expect(try !run.text(kind, format, on: Self.day).contains("850709"))
      }
      let folder = try Folder()
      try run.make(kind, .xlsx, on: Self.day, to: .file(path: folder.file("list.xlsx")))
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("list.xlsx"))))
      let sheet = try Unpacked.file("xl/worksheets/sheet1.xml", of: bytes)
      #expect(!String(decoding: sheet, as: UTF8.self).contains("850709"))
    }
  }

  // MARK: Places

  @Test func `one location is told alone, and none or several with the beneficiary's place`() throws
  {
    let location = """
        <location>
          <place>Sundsvall</place>
          <municipality>2281</municipality>
          <county>22</county>
          <nuts>SE321</nuts>
          <country>SE</country>
        </location>

      """
    let one = try row(try ReturnRun.languageCourses())
    #expect(one["location_count"] == "1")
    #expect(one["location_municipalities"] == "2281")
    #expect(one["beneficiary_country"] == "")
    let several = try row(
      try ReturnRun.languageCourses(
        decision(location, location + location.replacing("2281", with: "2260"))))
    #expect(several["location_count"] == "2")
    #expect(several["location_municipalities"] == "2281 | 2260")
    #expect(several["beneficiary_nuts"] == "SE321")
    let mobile = try row(
      try ReturnRun.languageCourses(decision(location, ""), application(location, "")))
    #expect(mobile["location_count"] == "0")
    #expect(mobile["location_nuts"] == "")
    #expect(mobile["beneficiary_nuts"] == "SE321")
  }

  // MARK: Money and days

  @Test func `a share that does not come out even is rounded down and says so`() throws {
    let even = try row(try ReturnRun.languageCourses())
    #expect(even["co_financing_rate"] == "75")
    #expect(even["co_financing_rate_rounding"] == "exact")
    let uneven = try row(
      try ReturnRun.languageCourses(
        decision("<amount>5037690.00</amount>", "<amount>5037689.99</amount>")))
    #expect(uneven["co_financing_rate"] == "74.99")
    #expect(uneven["co_financing_rate_rounding"] == "down")
    #expect(uneven["co_financing_rate_stated"] == "75")
  }

  @Test(arguments: [
    ("2028-08-14", "expected", "2028-08-31"), ("2028-08-15", "actual", "2028-08-15"),
  ])
  func `completion is expected until the day it happened`(
    day: String, kind: String, completion: String
  ) throws {
    let run = try ReturnRun.languageCourses(
      decision(
        "<strategicImportance>",
        "<completed>2028-08-15</completed>\n  <strategicImportance>"))
    let row = try row(run, on: day)
    #expect(row["completion_kind"] == kind)
    #expect(row["completion"] == completion)
  }

  /// Its last day is 31 May 2027, and its final payment was made on 30 August.
  @Test(arguments: [
    ("2027-05-31", "expected", "2027-05-31"), ("2027-08-29", "expected", "2027-05-31"),
    ("2027-08-30", "expected", "2027-05-31"), ("2027-12-13", "expected", "2027-05-31"),
  ])
  func `the day of a payment is not the day of completion`(
    day: String, kind: String, completion: String
  ) throws {
    let run = try ReturnRun.paid([])
    let row = try #require(
      try run.operations(on: day).first { $0["operation_code"] == "6.2.5-2026-01163" })
    #expect(row["completion_kind"] == kind)
    #expect(row["completion"] == completion)
    // That it has been paid in full, and nobody has said when it was completed, is told.
    let folder = try Folder()
    let notices = try run.make(
      .listOfOperations, .xml, on: day, to: .file(path: folder.file("list.xml"))
    ).manifest.notices.map(\.english)
    let told = notices.filter { $0.contains("past the last day and paid in full") }
    #expect(told.count == (day < "2027-08-30" ? 0 : 1))
    #expect(told.allSatisfy { $0.hasPrefix("1 operation is past") })
  }

  @Test func `the amount of each objective stands in the table too`() throws {
    let row = try row(try ReturnRun.languageCourses())
    #expect(row["objectives"] == "SO2")
    #expect(row["objective_amounts"] == "6716920.00")
    // In the Swedish Excel it is a number with a comma.
    let text = try ReturnRun.languageCourses()
      .text(.listOfOperations, .csv, .excelSwedish, on: "2026-12-01")
    #expect(text.contains(";6716920,00;") && !text.contains("6716920.00"), "\(text)")
  }

  @Test func `total and eligible cost are told apart`() throws {
    let run = try ReturnRun.languageCourses(
      decision(
        "<eligibleCost>6716920.00</eligibleCost>",
        "<eligibleCost>6716920.00</eligibleCost>\n    <totalCost>7000000.00</totalCost>"))
    for kind in [Return.listOfOperations, .projects] {
      let rows = try run.table(kind, on: Self.day)
      try #require(rows.count == 1)
      #expect(rows[0]["total_cost"] == "7000000.00")
      #expect(rows[0]["eligible_cost"] == "6716920.00")
      #expect(rows[0]["co_financing_rate"] == "75")
    }
    let xml = try run.text(.listOfOperations, .xml, on: Self.day)
    #expect(xml.contains("<totalCost>7000000.00</totalCost>"))
    #expect(xml.contains("<eligibleCost>6716920.00</eligibleCost>"))
  }

  @Test func `each currency is added up by itself and none is converted`() throws {
    let run = try ReturnRun(edits: [decision("currency=\"SEK\"", "currency=\"EUR\"")])
    for kind in [Return.listOfOperations, .projects] {
      let folder = try Folder()
      let result = try run.make(kind, .csv, on: Self.day, to: .file(path: folder.file("list")))
      let totals = result.manifest.totals
      func sum(_ sum: String, _ currency: Currency) -> String? {
        totals[SumName(sheet: kind.tables[0], sum: sum, currency: currency)]?.plain
      }
      #expect(Set(totals.names.compactMap(\.currency?.code)) == ["EUR", "SEK"])
      #expect(sum("rows", .eur) == "1")
      #expect(sum("total_cost", .eur) == "6716920.00")
      #expect(try folder.text("list").contains(",EUR,6716920.00,6716920.00,5037690.00,"))
    }
  }

  // MARK: Hostile names

  @Test(arguments: CSVDialect.all)
  func `a name that is a formula is harmless and comes back as it was`(dialect: CSVDialect) throws {
    let name = "=cmd|' /C calc'!A0"
    let run = try ReturnRun.languageCourses(
      application(
        #"<name xml:lang="sv">Exempelstads kommun</name>"#,
        "<name xml:lang=\"sv\">\(name)</name>"))
    let text = try run.text(.listOfOperations, .csv, dialect, on: Self.day)
    #expect(text.contains("'=cmd|"))
    #expect(text.contains(";=") == false)
    #expect(text.contains(",=") == false)
    #expect(try CSVReader.rows(of: Array(text.utf8), dialect)[1].contains(name))
    #expect(try run.text(.listOfOperations, .xml, on: Self.day).contains("<name>\(name)</name>"))
  }

  // MARK: Withheld

  @Test func `what is missing is told all at once, with its point and what brings it`() throws {
    let run = try ReturnRun(
      [
        "call-open", "application-language-courses", "decision-language-courses",
        "decision-reception-places",
      ],
      edits: [
        decision(
          """
              <intervention share="100">
                <field group="II" code="004"/>
                <actionType>003</actionType>
                <implementation>001</implementation>
                <particularTheme>003</particularTheme>
              </intervention>

          """, "")
      ])
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        .listOfOperations, .xml, on: Self.day, to: .file(path: folder.file("list.xml")))
    }
    #expect(error?.isWithheldForData == true)
    #expect(try folder.names.isEmpty)
    let lines = "\(try #require(error))".split(separator: "\n").dropFirst().map(String.init)
    let expected: [String] = [
      "  6.2.5-2026-01147 lacks the fund (Regulation (EU) 2021/1060, Article 49(3)(i)); "
        + "import the programme 2021SE65AMPR001 of SE:orgnr:2021999996",
      "  6.2.5-2026-01147 lacks the type of intervention (Regulation (EU) 2021/1060, "
        + "Article 49(3)(n)); send the decision again with an <intervention> for each objective",
      "  6.2.5-2026-01152 lacks the beneficiary (Regulation (EU) 2021/1060, Article 49(3)(a)); "
        + "import the application reception-places of SE:orgnr:2220999995",
    ]
    #expect(lines == expected)
  }

  @Test(arguments: [
    (["call-open"], "import the programme 2021SE65AMPR001 of SE:orgnr:2021999996", ""),
    ([], "import the programme 2021SE65AMPR001 of SE:orgnr:2021999996", ""),
    (["call-open"], "import the programme 2021SE65AMPR001 of SE:orgnr:2021999996", "programme"),
    ([], "import the call AMIF-2026-1 of SE:orgnr:2021999996", "programme"),
    ([], "send the application again with its <programme>", "programme and call"),
  ])
  func `an unknown fund is put down to the document that would tell it`(
    arrived: [String], fix: String, removed: String
  ) throws {
    var edits: [ReturnRun.Edit] = []
    if removed.contains("programme") {
      edits.append(
        application(#"<programme issuer="SE:orgnr:2021999996" id="2021SE65AMPR001"/>"#, ""))
    }
    if removed.contains("call") {
      edits.append(application(#"<call issuer="SE:orgnr:2021999996" id="AMIF-2026-1"/>"#, ""))
    }
    let run = try ReturnRun(
      arrived + ["application-language-courses", "decision-language-courses"], edits: edits)
    let error = #expect(throws: ExportError.self) { try run.operations(on: Self.day) }
    let message = "\(try #require(error))"
    #expect(message.hasSuffix("Article 49(3)(i)); \(fix)"))
  }
}
