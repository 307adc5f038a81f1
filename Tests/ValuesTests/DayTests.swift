import Languages
import Testing
import Values

@Suite struct DayTests {
  @Test func `gives back every day from 1900 to 2100`() throws {
    var day = try Day.parse("1900-01-01")
    let end = try Day.parse("2101-01-01")
    var expected = (year: 1900, month: 1, day: 1)
    var weekday = Weekday.monday
    while day < end {
      #expect(day.components == expected)
      #expect(day.weekday == weekday)
      #expect(Day(year: expected.year, month: expected.month, day: expected.day) == day)
      #expect(try Day.parse(day.iso) == day)
      #expect((day == day.lastOfMonth) == (expected.day == length(of: expected)))
      expected = following(expected)
      weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
      day = try day.adding(days: 1)
    }
    #expect(expected == (2101, 1, 1))
  }

  @Test func `counts from the first day of the calendar to the last`() throws {
    #expect(Day.first.iso == "0001-01-01")
    #expect(Day.last.iso == "9999-12-31")
    #expect(Day.first.weekday == .monday)
    #expect(Day.last.weekday == .friday)
    #expect(Day(year: 1, month: 1, day: 1) == .first)
    #expect(Day(year: 9999, month: 12, day: 31) == .last)
    #expect(try Day.parse("1970-01-01").daysSince1970 == 0)
    #expect(try Day.parse("2000-02-29").daysSince1970 == 11_016)
    #expect(Day.first.days(until: .last) == 3_652_058)
  }

  @Test func `finds the first and last day of a month`() throws {
    let day = try Day.parse("2028-02-10")
    #expect(day.firstOfMonth.iso == "2028-02-01")
    #expect(day.lastOfMonth.iso == "2028-02-29")
    #expect(Day.last.lastOfMonth == .last)
  }

  @Test(
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", 12, "2027-01-15"),
      ("2026-01-15", -1, "2025-12-15"), ("2026-12-31", 2, "2027-02-28"),
      ("2026-06-30", 2, "2026-08-30"), ("2026-05-05", 0, "2026-05-05"),
      ("0001-01-31", 1, "0001-02-28"), ("2026-10-31", -11, "2025-11-30"),
    ] as [(String, Int, String)])
  func `adds months and clips to the month's end`(
    text: String, months: Int, result: String
  ) throws {
    #expect(try Day.parse(text).adding(months: months).iso == result)
  }

  @Test(
    arguments: [
      ("2024-02-29", 2, "2026-02-28"), ("2024-02-29", 4, "2028-02-29"),
      ("2026-12-31", 5, "2031-12-31"), ("2028-02-29", -1, "2027-02-28"),
    ] as [(String, Int, String)])
  func `adds years and clips 29 February`(text: String, years: Int, result: String) throws {
    #expect(try Day.parse(text).adding(years: years).iso == result)
  }

  @Test func `adds and counts days both ways`() throws {
    let day = try Day.parse("2026-02-28")
    #expect(try day.adding(days: 1).iso == "2026-03-01")
    #expect(try day.adding(days: -59).iso == "2025-12-31")
    #expect(try day.days(until: .parse("2026-03-01")) == 1)
    #expect(try day.days(until: .parse("2025-12-31")) == -59)
  }

  @Test func `throws outside the years 1 to 9999`() {
    for days in [1, Int.max] {
      #expect(throws: ArithmeticError.overflow) { try Day.last.adding(days: days) }
      #expect(throws: ArithmeticError.overflow) { try Day.last.adding(months: days) }
      #expect(throws: ArithmeticError.overflow) { try Day.last.adding(years: days) }
    }
    for days in [-1, Int.min] {
      #expect(throws: ArithmeticError.overflow) { try Day.first.adding(days: days) }
      #expect(throws: ArithmeticError.overflow) { try Day.first.adding(months: days) }
      #expect(throws: ArithmeticError.overflow) { try Day.first.adding(years: days) }
      #expect(throws: ArithmeticError.overflow) {
        try Day(daysSince1970: days == -1 ? -719_163 : days)
      }
    }
  }

  @Test(
    arguments: [
      (
        "2027-02-29", "there is no day 29: February 2027 has 28 days; write a day from 01 to 28",
        nil
      ),
      (
        "1900-02-29", "there is no day 29: February 1900 has 28 days; write a day from 01 to 28",
        nil
      ),
      ("2026-04-31", "there is no day 31: April 2026 has 30 days; write a day from 01 to 30", nil),
      ("2026-01-00", "there is no day 0: January 2026 has 31 days; write a day from 01 to 31", nil),
      ("2026-13-01", "there is no month 13; write a month from 01 to 12", nil),
      ("0000-01-01", "there is no year 0000; write a year from 0001 to 9999", nil),
      ("2026-1-5", "it does not have the form YYYY-MM-DD; write 2026-01-05", "2026-01-05"),
      ("20260105", "it does not have the form YYYY-MM-DD; write 2026-01-05", "2026-01-05"),
      ("2026/01/05", "it does not have the form YYYY-MM-DD; write 2026-01-05", "2026-01-05"),
      ("2026–01–05", "it does not have the form YYYY-MM-DD; write 2026-01-05", "2026-01-05"),
      (
        "2026-01-05Z", "it has a time of day or a time zone; write 2026-01-05", "2026-01-05"
      ),
      (
        "2026-01-05T10:30:00+01:00", "it has a time of day or a time zone; write 2026-01-05",
        "2026-01-05"
      ),
      (
        "2026-02-30T10:30",
        """
        it has a time of day or a time zone; write year, month and day, as in 2027-02-28
        """, nil
      ),
      (
        "05/01/2026",
        """
        it does not have the form YYYY-MM-DD; write year, month and day, as in 2027-02-28
        """, nil
      ),
      (
        "", "it does not have the form YYYY-MM-DD; write year, month and day, as in 2027-02-28", nil
      ),
      (
        "२०२६-०१-०५",
        """
        it does not have the form YYYY-MM-DD; write year, month and day, as in 2027-02-28
        """, nil
      ),
      (
        "-026-01-05",
        """
        it does not have the form YYYY-MM-DD; write year, month and day, as in 2027-02-28
        """, nil
      ),
    ] as [(String, String, String?)])
  func `refuses what is no day and says why`(
    text: String, reason: String, suggestion: String?
  ) {
    let error = #expect(throws: DaySyntaxError.self) { try Day.parse(text) }
    #expect(error?.description == "“\(text)” is not a day: \(reason).")
    #expect(error?.suggestion == suggestion)
  }

  @Test func `appends the same text as bytes`() throws {
    var bytes = Array("=".utf8)
    try Day.parse("0987-06-05").appendISO(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "=0987-06-05")
  }

  @Test func `names weekdays and months in both languages`() throws {
    let day = try Day.parse("2026-10-31")
    #expect(day.weekday.english == "Saturday")
    #expect(day.weekday.swedish == "lördag")
    #expect(day.weekday.isWeekend)
    #expect(MonthNames.english(day.month) == "October")
    #expect(MonthNames.swedish(5) == "maj")
    #expect(MonthNames.swedish(13) == "13")
  }

  /// The next day, by the rules of the calendar as one learns them at school.
  private func following(
    _ date: (year: Int, month: Int, day: Int)
  ) -> (year: Int, month: Int, day: Int) {
    if date.day < length(of: date) { return (date.year, date.month, date.day + 1) }
    return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
  }

  private func length(of date: (year: Int, month: Int, day: Int)) -> Int {
    let isLeap = date.year % 4 == 0 && date.year % 100 != 0 || date.year % 400 == 0
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]
  }
}
