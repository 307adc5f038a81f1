import Testing
import Values

@Suite struct EasterTests {
  @Test(
    arguments: [
      (1583, "1583-04-10"), (1818, "1818-03-22"), (1943, "1943-04-25"), (1954, "1954-04-18"),
      (1981, "1981-04-19"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"),
      (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2028, "2028-04-16"),
      (2029, "2029-04-01"), (2030, "2030-04-21"), (2031, "2031-04-13"), (2038, "2038-04-25"),
      (2049, "2049-04-18"), (2076, "2076-04-19"), (2100, "2100-03-28"),
    ] as [(Int, String)])
  func `is the Sunday after the full moon of spring`(year: Int, day: String) {
    #expect(Easter.sunday(in: year)?.iso == day)
  }

  @Test func `is always a Sunday from 22 March to 25 April`() throws {
    for year in 1583...4000 {
      let sunday = try #require(Easter.sunday(in: year))
      #expect(sunday.weekday == .sunday)
      #expect(sunday.year == year)
      let earliest = try #require(Day(year: year, month: 3, day: 22))
      #expect((0...34).contains(earliest.days(until: sunday)))
    }
  }

  @Test func `has no answer before the Gregorian calendar or after the year 9999`() {
    #expect(Easter.sunday(in: 1582) == nil)
    #expect(Easter.sunday(in: 10_000) == nil)
  }
}
