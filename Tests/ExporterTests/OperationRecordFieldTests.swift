@testable import Exporter
import Portfolio
import TestSupport
import Testing
import Values

/// The fields of Annex XVII as the program has them: all of them, once, in both languages, each with its
/// place in the record.
struct OperationRecordFieldTests {
  @Test func `the fields are numbered 1 to 142 without a gap and without a double`() {
    #expect(RecordField.all.map(\.number) == Array(1...142))
  }

  @Test func `every field is named and explained in both languages`() {
    for field in RecordField.all {
      for text in [field.name, field.swedishName, field.source, field.swedishSource] {
        #expect(!text.isEmpty, "field \(field.number)")
      }
      #expect(field.name != field.swedishName, "field \(field.number)")
      #expect(field.source != field.swedishSource, "field \(field.number)")
      #expect((field.doubt == nil) == (field.swedishDoubt == nil), "field \(field.number)")
    }
  }

  @Test func `every field says of each fund whether it is asked`() {
    for field in RecordField.all {
      #expect(field.asked.count == RecordField.Fund.allCases.count, "field \(field.number)")
    }
  }

  @Test func `every place of a field is a column of a table, and every amount has its currency`()
    throws
  {
    let context = try ReturnRun.context(on: "2028-01-10")
    let sheets = OperationRecordsTable(context, hasLabels: false).sheets
    for field in RecordField.all {
      for place in field.places {
        let sheet = try #require(sheets.first { $0.name == place.sheet }, "field \(field.number)")
        #expect(sheet.column(place.column) != nil, "field \(field.number): \(place.column)")
      }
      if field.type == "amount" { #expect(field.currency != nil, "field \(field.number)") }
    }
  }

  @Test func `every column with an amount or a day belongs to a field`() throws {
    let context = try ReturnRun.context(on: "2028-01-10")
    let places = Set(
      RecordField.all.flatMap(\.places).map {
        RecordField.Place(sheet: $0.sheet, column: $0.column)
      })
    // What the record has besides the annex, so that its figures can be followed.
    let more: Set = [
      "operations.total_cost", "grants.valid_from", "costs.amount", "claims.first_day",
      "claims.last_day", "claims.union_contribution", "indicators.reported", "payments.decided",
      "payments.amount_paid", "verifications.checked", "verifications.deducted",
      "corrections.union_contribution", "expenditure.registered",
    ]
    var unclaimed: Set<String> = []
    for sheet in OperationRecordsTable(context, hasLabels: false).sheets {
      for column in sheet.columns where column.kind == .amount || column.kind == .day {
        let place = RecordField.Place(sheet: sheet.name, column: column.name ?? "")
        if !places.contains(place) { unclaimed.insert("\(place.sheet).\(place.column)") }
      }
    }
    #expect(unclaimed == more)
  }

  @Test func `a place may be of the rows with some words in a column, which the table has`() throws
  {
    let context = try ReturnRun.context(on: "2028-01-10")
    let sheets = OperationRecordsTable(context, hasLabels: false).sheets
    let places = RecordField.all.flatMap(\.places)
    for place in places {
      guard let only = place.only else { continue }
      let sheet = try #require(sheets.first { $0.name == place.sheet })
      #expect(sheet.column(only.column) != nil, "\(place.name)")
    }
    #expect(places.map(\.name).contains("verifications.result[kind=administrative|onTheSpot]"))
  }

  @Test(arguments: [
    (32, "ESF+", true), (32, "AMIF", false), (35, "ESF+", true), (35, "ISF", false),
    (48, "AMIF", true), (48, "ESF+", false), (51, "AMIF", false), (51, "ESF+", true),
    (53, "BMVI", true), (53, "ESF+", false), (74, "AMIF", false), (85, "AMIF", true),
    (85, "ESF+", false), (141, "AMIF", true), (141, "ESF+", false), (142, "ISF", true),
    (142, "AMIF", false), (8, "AMIF", false), (131, "ESF+", false),
  ])
  func `a field is asked of the funds that the annex asks it of`(
    number: Int, fund: String, isAsked: Bool
  ) {
    #expect(RecordField.number(number).isAsked(of: fund) == isAsked)
  }

  @Test func `of an unknown fund all is asked that any fund asks`() {
    let unknown = RecordField.numbers(askedOf: nil)
    for fund in RecordField.Fund.allCases {
      #expect(RecordField.numbers(askedOf: fund.rawValue).isSubset(of: unknown))
    }
    #expect(RecordField.numbers(askedOf: "ERDF") == unknown)
  }

  @Test(arguments: [
    "1,a,b,c,text,,Y,Y,Y,Y,,notStated,d,e,", "x,a,b,c,text,,Y,Y,Y,Y,,notStated,d,e,,",
    "1,a,b,c,text,,Y,Y,Y,Q,,notStated,d,e,,", "1,a,b,c,text,,Y,Y,Y,Y,,maybe,d,e,,",
    "1,a,b,c,text,,Y,Y,Y,Y,operations,notStated,d,e,,",
  ])
  func `a row that is no field is a fault`(row: String) {
    let heading = Array(repeating: "heading", count: 16).joined(separator: ",")
    let whole = "1,a,b,c,text,,Y,Y,Y,Y,operations.title,notStated,d,e,,"
    #expect(throws: Never.self) { try RecordField.read("\(heading)\n\(whole)\n") }
    #expect(throws: (any Error).self) { try RecordField.read("\(heading)\n\(row)\n") }
  }
}
