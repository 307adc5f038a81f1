import Testing
import Values

@Suite struct StatutoryTimeTests {
  private let time = StatutoryTime()

  /// The worked examples for lag (1930:173) whose last day is given, by number.
  @Test(
    arguments: [
      (1, "2025-06-20", "2025-06-23"), (2, "2025-12-24", "2025-12-29"),
      (3, "2025-12-31", "2026-01-02"), (4, "2026-01-05", "2026-01-05"),
      (5, "2026-04-02", "2026-04-02"), (5, "2026-04-03", "2026-04-07"),
      (6, "2026-05-01", "2026-05-04"), (7, "2026-05-14", "2026-05-15"),
      (8, "2026-10-31", "2026-11-02"), (9, "2027-12-24", "2027-12-27"),
      (10, "2028-12-23", "2028-12-27"), (11, "2029-12-30", "2030-01-02"),
      (12, "2028-04-30", "2028-05-02"),
    ] as [(Int, String, String)])
  func `rolls over Saturdays, holidays and the three eves`(
    example: Int, lastDay: String, rolled: String
  ) throws {
    let limit = try time.limit(lastDay: .parse(lastDay))
    #expect(limit.strict.iso == lastDay)
    #expect(limit.rolled.iso == rolled)
    #expect(limit.steps.isEmpty == (lastDay == rolled))
  }

  /// The worked examples that begin with a decision received, by number, and the ends of months.
  @Test(
    arguments: [
      (13, "2026-05-29", TimeLength.weeks(3), "2026-06-19", "2026-06-22"),
      (14, "2026-12-10", .weeks(3), "2026-12-31", "2027-01-04"),
      (0, "2026-01-31", .months(1), "2026-02-28", "2026-03-02"),
      (0, "2028-02-29", .years(1), "2029-02-28", "2029-02-28"),
      (0, "2026-06-17", .workingDays(2), "2026-06-22", "2026-06-22"),
      (0, "2026-03-02", .days(30), "2026-04-01", "2026-04-01"),
    ] as [(Int, String, TimeLength, String, String)])
  func `counts weeks, months and years to the same weekday or date`(
    example: Int, received: String, length: TimeLength, strict: String, rolled: String
  ) throws {
    let limit = try time.limit(length, after: .parse(received))
    #expect(limit.strict.iso == strict)
    #expect(limit.rolled.iso == rolled)
  }

  @Test func `says what the last day was`() throws {
    let limit = try time.limit(.weeks(3), after: .parse("2026-05-29"))
    #expect(
      limit.steps.map(\.description) == [
        "2026-06-19 is Midsummer Eve, so it runs on to 2026-06-22"
      ])
  }

  @Test func `refuses a limit of no length`() throws {
    let day = try Day.parse("2026-01-01")
    #expect(throws: EmptyTimeLength.self) { try time.limit(.weeks(0), after: day) }
  }
}
