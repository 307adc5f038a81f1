import Languages
import Testing
import Values

@Suite struct VagueDayTests {
  @Test(
    arguments: [
      ("2011-11-09", VagueDay.Precision.day, "2011-11-09", "2011-11-09"),
      ("2014-01", .month, "2014-01-01", "2014-01-31"),
      ("2028-02", .month, "2028-02-01", "2028-02-29"),
      ("2012", .year, "2012-01-01", "2012-12-31"),
      ("2011-spring", .season, "2011-01-01", "2011-06-30"),
      ("2011-summer", .season, "2011-06-01", "2011-08-31"),
      ("2011-autumn", .season, "2011-08-01", "2011-12-31"),
      ("2011-winter", .season, "2011-11-01", "2012-03-31"),
      ("--11-09", .dayWithoutYear, nil, nil),
      ("--02-29", .dayWithoutYear, nil, nil),
    ] as [(String, VagueDay.Precision, String?, String?)])
  func `knows the days a text can mean`(
    text: String, precision: VagueDay.Precision, earliest: String?, latest: String?
  ) throws {
    let day = try VagueDay.parse(text)
    #expect(day.precision == precision)
    #expect(day.earliest?.iso == earliest)
    #expect(day.latest?.iso == latest)
    #expect(day.text == text)
    #expect(day.exactDay?.iso == (precision == .day ? text : nil))
  }

  @Test(
    arguments: [
      ("hösten 2011", "2011-autumn"), ("Våren 2012", "2012-spring"), ("winter 2011", "2011-winter"),
      ("januari 2014", "2014-01"), ("May 2014", "2014-05"), ("9 november", "--11-09"),
      ("den 9 november 2011", "2011-11-09"), ("2011/11/09", "2011-11-09"),
      ("20111109", "2011-11-09"),
      ("2014-1", nil), ("2014-13", nil), ("0000", nil), ("--02-30", nil), ("--13-01", nil),
      ("2011-fall", nil), ("2011-Autumn", nil), ("9999-winter", nil), ("", nil), ("2011-2012", nil),
      ("v. 27", nil), ("31 februari 2011", nil), ("201१", nil), ("--१-09", nil),
    ] as [(String, String?)])
  func `refuses anything else, with the right spelling when there is no doubt`(
    text: String, suggestion: String?
  ) {
    let error = #expect(throws: VagueDaySyntaxError.self) { try VagueDay.parse(text) }
    #expect(error?.suggestion == suggestion)
    #expect(error?.problem == .wrongForm)
  }

  @Test func `says what is allowed`() {
    let season = #expect(throws: VagueDaySyntaxError.self) { try VagueDay.parse("2011-fall") }
    #expect(
      season?.description == """
        “2011-fall” is not a day, a month, a season or a year; write a day (2011-11-09), a month \
        (2014-01), a season (2011-spring, -summer, -autumn or -winter), a year (2012) or a day \
        without a year (--11-09).
        """)
    let day = #expect(throws: VagueDaySyntaxError.self) { try VagueDay.parse("2011-02-29") }
    #expect(
      day?.problem == .day(.noSuchDay(29, year: 2011, month: 2, length: 28)))
  }

  @Test func `is exact when made of a day`() throws {
    let day = try Day.parse("2011-11-09")
    #expect(VagueDay(day) == (try VagueDay.parse("2011-11-09")))
  }
}
