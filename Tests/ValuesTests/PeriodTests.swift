import Languages
import Testing
import Values

@Suite struct PeriodTests {
  @Test func `includes both ends`() throws {
    let year = try period("2026-01-01", "2026-12-31")
    #expect(year.dayCount == 365)
    #expect(try year.contains(.parse("2026-01-01")))
    #expect(try year.contains(.parse("2026-12-31")))
    #expect(try !year.contains(.parse("2025-12-31")))
    #expect(try !year.contains(.parse("2027-01-01")))
    #expect(try period("2026-05-05", "2026-05-05").dayCount == 1)
    #expect("\(year)" == "2026-01-01–2026-12-31")
  }

  @Test func `refuses to end before it begins`() {
    let error = #expect(throws: ReversedPeriod.self) { try period("2026-01-02", "2026-01-01") }
    #expect(
      error?.description == """
        The period ends on 2026-01-01, before it begins on 2026-01-02; write a last day that is \
        2026-01-02 or later.
        """)
  }

  @Test(
    arguments: [
      ("2026-01-01", "2026-01-31", true, "2026-01-10", "2026-01-31"),
      ("2026-01-20", "2026-02-28", true, "2026-01-20", "2026-02-10"),
      ("2026-02-10", "2026-03-01", true, "2026-02-10", "2026-02-10"),
      ("2026-02-11", "2026-03-01", false, nil, nil),
      ("2026-01-01", "2026-01-09", false, nil, nil),
      ("2026-01-09", "2026-01-10", true, "2026-01-10", "2026-01-10"),
    ] as [(String, String, Bool, String?, String?)])
  func `overlaps what shares a day with it`(
    first: String, last: String, overlaps: Bool, commonFirst: String?, commonLast: String?
  ) throws {
    let here = try period("2026-01-10", "2026-02-10")
    let there = try period(first, last)
    #expect(here.overlaps(there) == overlaps)
    #expect(there.overlaps(here) == overlaps)
    #expect(here.intersection(there)?.first.iso == commonFirst)
    #expect(here.intersection(there)?.last.iso == commonLast)
  }

  @Test func `contains what begins and ends within it`() throws {
    let year = try period("2026-01-01", "2026-12-31")
    #expect(year.contains(year))
    #expect(try !year.contains(period("2026-01-01", "2027-01-01")))
    #expect(try !year.contains(period("2025-12-31", "2026-12-31")))
  }

  @Test(arguments: [
    ("2026-01-01", "2026-01-10", "2026-01-06", "2026-01-15", false),
    ("2026-01-01", "2026-01-10", "2026-01-05", "2026-01-14", true),
    ("2026-01-01", "2026-01-10", "2026-01-01", "2026-01-05", false),
    ("2026-01-01", "2026-01-10", "2026-01-01", "2026-01-06", true),
    ("2026-01-01", "2026-01-10", "2026-01-01", "2026-01-19", true),
    ("2026-01-01", "2026-01-10", "2026-01-01", "2026-01-20", false),
    ("2026-01-01", "2026-01-10", "2026-01-11", "2026-01-12", false),
  ])
  func `is mostly another when more than half of the days of each are the other's`(
    _ first: String, _ last: String, _ otherFirst: String, _ otherLast: String, _ isMostly: Bool
  ) throws {
    let (one, other) = (try period(first, last), try period(otherFirst, otherLast))
    #expect(one.isMostly(other) == isMostly && other.isMostly(one) == isMostly)
  }

  @Test(
    arguments: [
      ("2026-01-01", "2026-01-31", 1, true), ("2026-01-01", "2026-01-30", 0, false),
      ("2026-01-15", "2026-02-14", 1, true), ("2026-01-15", "2026-02-13", 0, false),
      ("2026-01-15", "2026-02-15", 1, false), ("2026-01-10", "2026-01-20", 0, false),
      ("2026-01-31", "2026-02-27", 1, true), ("2026-01-31", "2026-02-28", 1, false),
      ("2026-01-01", "2028-12-31", 36, true), ("2026-01-01", "2029-01-01", 36, false),
      ("2026-01-01", "2028-12-30", 35, false), ("2028-02-01", "2028-02-29", 1, true),
      ("2028-02-01", "2028-02-28", 0, false), ("9999-01-01", "9999-12-31", 12, true),
      ("0001-01-01", "9999-12-31", 119_988, true),
    ] as [(String, String, Int, Bool)])
  func `counts whole months`(first: String, last: String, months: Int, isWhole: Bool) throws {
    let period = try period(first, last)
    #expect(period.monthsCovered == months)
    #expect(period.isWholeMonths == isWhole)
  }

  @Test func `counts whole months as its definition says`() throws {
    var generator = SeededGenerator(seed: 4)
    let origin = try Day.parse("1990-01-01")
    for _ in 0..<2_000 {
      let first = try origin.adding(days: .random(in: 0...40_000, using: &generator))
      let last = try first.adding(days: .random(in: 0...2_000, using: &generator))
      let dayAfter = try last.adding(days: 1)
      let months = try Period(first: first, last: last).monthsCovered
      #expect(try first.adding(months: months) <= dayAfter)
      #expect(try first.adding(months: months + 1) > dayAfter)
    }
  }

  private func period(_ first: String, _ last: String) throws -> Period {
    try Period(first: .parse(first), last: .parse(last))
  }
}
