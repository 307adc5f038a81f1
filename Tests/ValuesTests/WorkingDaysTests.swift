import Languages
import Testing
import Values

@Suite struct WorkingDaysTests {
  @Test(
    arguments: [
      // A call that closes on a day and asks for a signature within five working days.
      ("2026-03-02", 5, "2026-03-09", "2026-03-09"),
      ("2026-06-15", 5, "2026-06-22", "2026-06-23"),
      ("2026-12-17", 5, "2026-12-24", "2026-12-28"),
      ("2026-12-22", 5, "2026-12-30", "2027-01-04"),
      ("2026-04-02", 1, "2026-04-07", "2026-04-07"),
      // A Saturday is not counted itself.
      ("2026-02-14", 1, "2026-02-16", "2026-02-16"),
      ("2026-02-14", 0, "2026-02-14", "2026-02-14"),
      // Backward, eves make the answer earlier instead of later.
      ("2026-06-22", -1, "2026-06-19", "2026-06-18"),
      ("2026-04-07", -1, "2026-04-02", "2026-04-02"),
    ] as [(String, Int, String, String)])
  func `counts working days with and without the eves`(
    from: String, count: Int, evesWork: String, evesRest: String
  ) throws {
    let answers = try HolidayCalendar.sweden.workingDays(count, after: .parse(from))
    #expect(answers.evesWork.iso == evesWork)
    #expect(answers.evesRest.iso == evesRest)
    #expect(answers.earlier.iso == min(evesWork, evesRest))
    #expect(answers.later.iso == max(evesWork, evesRest))
    #expect(
      "\(answers)" == (evesWork == evesRest ? evesWork : "\(answers.earlier) or \(answers.later)"))
  }

  @Test func `counts the working days of a period`() throws {
    let december = try Period(first: .parse("2026-12-01"), last: .parse("2026-12-31"))
    #expect(try HolidayCalendar.sweden.workingDayCount(in: december, eves: .work) == 22)
    #expect(try HolidayCalendar.sweden.workingDayCount(in: december, eves: .rest) == 20)
  }

  @Test(
    arguments: [
      ("2026-06-20", "Midsummer Day", "midsommardagen"),
      ("2026-06-19", "Midsummer Eve", "midsommarafton"),
      ("2026-06-13", "Saturday", "lördag"), ("2026-06-14", "Sunday", "söndag"),
    ] as [(String, String, String)])
  func `says why a day is off, in both languages`(
    text: String, english: String, swedish: String
  ) throws {
    let reason = try HolidayCalendar.sweden.reasonOff(.parse(text), eves: .rest)
    #expect(reason?.english == english)
    #expect(reason?.swedish == swedish)
  }

  @Test func `stops at the end of what the calendar knows`() throws {
    let day = try Day.parse("2100-12-30")
    #expect(throws: HolidaysUnknown.self) {
      try HolidayCalendar.sweden.workingDay(5, after: day, eves: .work)
    }
    #expect(throws: HolidaysUnknown.self) {
      try HolidayCalendar.sweden.workingDay(.max, after: day, eves: .work)
    }
  }
}
