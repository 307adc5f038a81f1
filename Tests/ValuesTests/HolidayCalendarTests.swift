import Languages
import Testing
import Values

@Suite struct HolidayCalendarTests {
  @Test(
    arguments: [
      (2025, ["04-18", "04-20", "04-21", "05-29", "06-08", "06-21", "11-01"]),
      (2026, ["04-03", "04-05", "04-06", "05-14", "05-24", "06-20", "10-31"]),
      (2027, ["03-26", "03-28", "03-29", "05-06", "05-16", "06-26", "11-06"]),
      (2028, ["04-14", "04-16", "04-17", "05-25", "06-04", "06-24", "11-04"]),
      (2029, ["03-30", "04-01", "04-02", "05-10", "05-20", "06-23", "11-03"]),
      (2030, ["04-19", "04-21", "04-22", "05-30", "06-09", "06-22", "11-02"]),
      (2031, ["04-11", "04-13", "04-14", "05-22", "06-01", "06-21", "11-01"]),
    ] as [(Int, [String])])
  func `has the movable holidays of Sweden`(year: Int, days: [String]) throws {
    let names = [
      "långfredagen", "påskdagen", "annandag påsk", "Kristi himmelsfärdsdag", "pingstdagen",
      "midsommardagen", "alla helgons dag",
    ]
    for (day, name) in zip(days, names) {
      let day = try Day.parse("\(year)-\(day)")
      #expect(try HolidayCalendar.sweden.name(of: day)?.swedish == name)
    }
  }

  @Test(arguments: 1990...2100)
  func `has the thirteen named days of the act, each in its place`(year: Int) throws {
    let holidays = try HolidayCalendar.sweden.holidays(in: year)
    #expect(holidays.count == 13)
    #expect(holidays.map(\.day) == holidays.map(\.day).sorted())
    let days = Dictionary(uniqueKeysWithValues: holidays.map { ($0.name.swedish, $0.day) })
    let midsummer = try #require(days["midsommardagen"])
    #expect(midsummer.weekday == .saturday)
    #expect(midsummer.month == 6 && (20...26).contains(midsummer.day))
    let saints = try #require(days["alla helgons dag"])
    #expect(saints.weekday == .saturday)
    let saintsFrom = try #require(Day(year: year, month: 10, day: 31))
    #expect((0...6).contains(saintsFrom.days(until: saints)))
    #expect(days["långfredagen"]?.weekday == .friday)
    #expect(days["Kristi himmelsfärdsdag"]?.weekday == .thursday)
    #expect(days["pingstdagen"]?.weekday == .sunday)
    for (name, date) in [
      ("nyårsdagen", "01-01"), ("trettondedag jul", "01-06"), ("första maj", "05-01"),
      ("juldagen", "12-25"), ("annandag jul", "12-26"),
    ] { #expect(try days[name] == .parse("\(year)-\(date)")) }
    let eves = try HolidayCalendar.sweden.statutoryEves(in: year)
    #expect(eves.map(\.name.swedish) == ["midsommarafton", "julafton", "nyårsafton"])
    #expect(eves.first?.day.weekday == .friday)
  }

  @Test func `gives a day that is two holidays both names`() throws {
    let mayDay = try HolidayCalendar.sweden.name(of: .parse("2008-05-01"))
    #expect(mayDay?.swedish == "Kristi himmelsfärdsdag och första maj")
    #expect(mayDay?.english == "Ascension Day and May Day")
  }

  @Test func `exchanged Whit Monday for the national day in 2005`() throws {
    let sweden = HolidayCalendar.sweden
    #expect(try sweden.name(of: .parse("2004-05-31"))?.swedish == "annandag pingst")
    #expect(try sweden.name(of: .parse("2005-05-16")) == nil)
    #expect(try sweden.name(of: .parse("2003-06-06")) == nil)
    #expect(try sweden.name(of: .parse("2005-06-06"))?.english == "National Day")
  }

  @Test(arguments: [
    "2026-05-25", "2026-04-04", "2026-04-02", "2026-01-05", "2026-04-30", "2026-06-19",
    "2026-12-24", "2026-12-31", "2026-05-15",
  ])
  func `does not list the days that are only kept`(text: String) throws {
    #expect(try !HolidayCalendar.sweden.isHoliday(.parse(text)))
  }

  @Test func `counts every Sunday as a holiday without a name`() throws {
    let sunday = try Day.parse("2026-02-15")
    #expect(try HolidayCalendar.sweden.isHoliday(sunday))
    #expect(try HolidayCalendar.sweden.name(of: sunday) == nil)
    #expect(try HolidayCalendar.sweden.reasonOff(sunday, eves: .work) == .sunday)
  }

  // MARK: Other countries

  @Test(arguments: [
    (
      "AT", 13,
      ["2027-01-06", "2027-03-29", "2027-05-06", "2027-05-17", "2027-05-27", "2027-10-26"]
    ),
    (
      "FI", 13,
      ["2027-01-06", "2027-03-26", "2027-05-16", "2027-06-26", "2027-11-06", "2027-12-06"]
    ),
    (
      "FR", 11,
      ["2027-03-29", "2027-05-06", "2027-05-08", "2027-05-17", "2027-07-14", "2027-11-11"]
    ),
  ])
  func `has the days that the acts of other countries list`(
    _ country: String, _ count: Int, _ days: [String]
  ) throws {
    let calendar = try #require(HolidayCalendar.of(country: country))
    for year in calendar.years {
      #expect(Set(try calendar.holidays(in: year).map(\.name.english)).count == count, "\(year)")
    }
    for day in days { #expect(try calendar.name(of: try Day.parse(day)) != nil, "\(day)") }
    #expect(calendar.source != nil && calendar.years == 2014...2100)
    for holiday in try calendar.holidays(in: 2027) {
      #expect(!holiday.name.swedish.isEmpty && holiday.name.swedish != holiday.name.english)
    }
  }

  @Test func `moves the Saturdays of Finland within their weeks, and knows its eves`() throws {
    let finland = try #require(HolidayCalendar.of(country: "FI"))
    for year in finland.years {
      let days = Dictionary(
        uniqueKeysWithValues: try finland.holidays(in: year).map { ($0.name.english, $0.day) })
      let midsummer = try #require(days["Midsummer Day"])
      #expect(midsummer.weekday == .saturday && midsummer.month == 6)
      #expect((20...26).contains(midsummer.day))
      #expect(days["All Saints’ Day"]?.weekday == .saturday)
      let eves = try finland.statutoryEves(in: year)
      #expect(eves.map(\.name.english) == ["Midsummer Eve", "Christmas Eve"])
      #expect(eves.first.map { $0.day.days(until: midsummer) } == 1)
    }
  }

  @Test(arguments: ["DE", "XX", "se", ""])
  func `has no calendar for a country that no file lists`(_ country: String) {
    #expect(HolidayCalendar.of(country: country) == nil)
    #expect(HolidayCalendar.countries == ["AT", "FI", "FR", "SE"])
    #expect(HolidayCalendar.of(country: "SE") == .sweden)
  }

  @Test(arguments: ["1989-12-31", "2101-01-01"])
  func `never guesses outside its years`(text: String) throws {
    let day = try Day.parse(text)
    let error = HolidaysUnknown(
      calendar: Wording("Sweden", sv: "Sverige"), year: day.year, known: 1990...2100)
    #expect(throws: error) { try HolidayCalendar.sweden.isHoliday(day) }
    #expect(throws: error) { try HolidayCalendar.sweden.name(of: day) }
    #expect(throws: error) { try HolidayCalendar.sweden.nameOfEve(day) }
    #expect(throws: error) { try HolidayCalendar.sweden.isWorkingDay(day, eves: .work) }
    #expect(throws: error) { try HolidayCalendar.sweden.holidays(in: day.year) }
    #expect(throws: error) { try HolidayCalendar.sweden.statutoryEves(in: day.year) }
    #expect(
      error.description == """
        The public holidays of \(day.year) are not known: the calendar of Sweden covers 1990 to \
        2100.
        """)
  }
}
