import Exporter
import Portfolio
import TestSupport
import Testing
import Values

/// The list of operations as Kohesio takes lists, by what the rules of its validator ask.
struct KohesioTests {
  private static let day = "2026-12-01"

  private func run(
    _ edits: ReturnRun.Edit..., rates: [(month: String, value: String)] = [("2026-12", "11.1040")]
  ) throws -> ReturnRun {
    let run = try ReturnRun(
      ["programme", "call-open", "application-language-courses", "decision-language-courses"],
      edits: edits)
    try run.take(rates: rates)
    return run
  }

  @Test func `each operation has a name, a country, a place, days and money`() throws {
    let row = try #require(try run().table(.kohesio, on: Self.day).first)
    #expect(row["Operation_Unique_Identifier"] == "2021SE65AMPR001_6.2.5-2026-01147")
    #expect(row["Operation_Name_Programme_Language"] == "Språkvägen: svenska från första veckan")
    #expect(row["Operation_Name_English"] == "" && row["Country"] == "Sweden")
    #expect(row["Operation_Start_Date"] == "01/09/2026")
    #expect(row["Operation_End_Date"] == "" && row["Operation_Expected_End_Date"] == "31/08/2028")
    #expect(row["Total_Eligible_Expenditure_amount"] == "6716920.00")
    #expect(row["Total_Eligible_Expenditure_Currency"] == "SEK")
    #expect(row["Total_Eligible_Expenditure_Exchange_Rate"] == "11.1040")
    #expect(row["Project_EU_Budget"] == "5037690.00" && row["Cofinancing_Rate"] == "75")
    #expect(row["Beneficiary_Name"] == "Exempelstads kommun")
    #expect(row["Programming_Period"] == "2021-2027" && row["Fund_Code"] == "AMIF")
    #expect(row["Date_Of_Last_Update"] == "01/12/2026")
  }

  @Test func `every operation of the list has a place by one of the three columns`() throws {
    let run = try ReturnRun()
    try run.take(rates: [("2026-12", "11.1040")])
    let rows = try run.table(.kohesio, on: Self.day)
    #expect(rows.count == (try run.operations(on: Self.day)).count && rows.count > 5)
    for row in rows {
      let places = ["Postcode", "NUTS_code", "latitude_longitude"].map {
        row["Location_Indicator_\($0)"] ?? ""
      }
      #expect(places.contains { !$0.isEmpty }, "\(row)")
    }
  }

  @Test func `without the rate of the month there is no file`() throws {
    let error = #expect(throws: ExportError.self) {
      try run(rates: [("2026-11", "11.1040")]).table(.kohesio, on: Self.day)
    }
    #expect("\(try #require(error))".contains("the Commission's rate of SEK for 2026-12"))
  }

  @Test func `it is CSV and nothing else`() throws {
    let error = #expect(throws: ExportError.self) {
      try run().text(.kohesio, .xml, on: Self.day)
    }
    #expect("\(try #require(error))".contains("kohesio is not made as xml; it is made as csv"))
  }
}
