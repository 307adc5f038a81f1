import Testing
import Values

@Suite struct MunicipalityTests {
  @Test func `lists 290 municipalities in 21 counties, each code once and in order`() {
    #expect(Municipality.all.count == 290)
    #expect(Set(Municipality.all.map(\.code)).count == 290)
    #expect(Municipality.all == Municipality.all.sorted())
    #expect(Municipality.all.allSatisfy { $0.code.count == 4 && $0.code.allSatisfy(\.isNumber) })
    #expect(County.all.count == 21)
    #expect(County.all == County.all.sorted())
    #expect(Set(County.all.map(\.letter)).count == 21)
    #expect(Set(County.all.map(\.nuts3)).count == 21)
    #expect(Set(County.all.map(\.nuts2)).count == 8)
    #expect(Set(County.all.map(\.nuts2Name)).count == 8)
    #expect(County.all.allSatisfy { $0.nuts3.hasPrefix($0.nuts2) })
  }

  @Test(
    arguments: [
      ("01", 26), ("03", 8), ("04", 9), ("05", 13), ("06", 13), ("07", 8), ("08", 12), ("09", 1),
      ("10", 5), ("12", 33), ("13", 6), ("14", 49), ("17", 16), ("18", 12), ("19", 10), ("20", 15),
      ("21", 10), ("22", 7), ("23", 8), ("24", 15), ("25", 14),
    ] as [(String, Int)])
  func `gives every county its municipalities`(code: String, count: Int) throws {
    let county = try #require(County(code: code))
    #expect(county.municipalities.count == count)
    #expect(county.municipalities.allSatisfy { $0.county == county })
  }

  @Test(
    arguments: [
      ("2260", "Ånge", "22"), ("2262", "Timrå", "22"), ("2280", "Härnösand", "22"),
      ("2281", "Sundsvall", "22"), ("2282", "Kramfors", "22"), ("2283", "Sollefteå", "22"),
      ("2284", "Örnsköldsvik", "22"), ("2380", "Östersund", "23"), ("2313", "Strömsund", "23"),
      ("1081", "Ronneby", "10"), ("2582", "Boden", "25"), ("1480", "Göteborg", "14"),
      ("0180", "Stockholm", "01"),
    ] as [(String, String, String)])
  func `finds a municipality by code`(code: String, name: String, county: String) throws {
    let municipality = try #require(Municipality(code: code))
    #expect(municipality.shortName == name)
    #expect(municipality.countyCode == county)
  }

  @Test func `knows the regions of a municipality`() throws {
    let county = try #require(Municipality(code: "2284")).county
    #expect(county.name == "Västernorrlands län")
    #expect(county.shortName == "Västernorrland")
    #expect(county.isoCode == "SE-Y")
    #expect(county.nuts3 == "SE321")
    #expect(county.nuts2 == "SE32")
    #expect(county.nuts2Name == "Mellersta Norrland")
    #expect(Municipality(code: "0180")?.nuts3 == "SE110")
    #expect(County(nuts3: "SE321") == county)
    #expect("\(county)" == "22 Västernorrlands län")
    #expect(Municipality(code: "2284")?.description == "2284 Örnsköldsviks kommun")
  }

  @Test(arguments: ["", "180", "9999", "22840", "2284 "])
  func `knows no other code`(code: String) {
    #expect(Municipality(code: code) == nil)
  }

  @Test(arguments: ["", "1", "02", "11", "15", "16", "2284"])
  func `knows no other county`(code: String) {
    #expect(County(code: code) == nil)
    #expect(County(nuts3: code) == nil)
  }
}
