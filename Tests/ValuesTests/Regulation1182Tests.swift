import Languages
import Testing
import Values

@Suite struct Regulation1182Tests {
  private let swedish = Regulation1182(calendar: .sweden)

  /// The worked examples for Regulation 1182/71, by number.
  @Test(
    arguments: [
      (1, "2026-01-15", TimeLength.days(80), "2026-04-05", "2026-04-07"),
      (2, "2026-03-02", .days(80), "2026-05-21", "2026-05-21"),
      (3, "2026-10-27", .days(60), "2026-12-26", "2026-12-28"),
      (4, "2026-01-31", .months(1), "2026-02-28", "2026-03-02"),
      (5, "2028-01-31", .months(1), "2028-02-29", "2028-02-29"),
      (6, "2026-06-30", .months(2), "2026-08-30", "2026-08-31"),
      (7, "2026-11-06", .months(1), "2026-12-06", "2026-12-07"),
      (8, "2024-02-29", .years(2), "2026-02-28", "2026-03-02"),
      (9, "2026-12-11", .weeks(2), "2026-12-25", "2026-12-28"),
      (10, "2026-04-02", .days(2), "2026-04-04", "2026-04-08"),
      (11, "2026-12-31", .years(5), "2031-12-31", "2031-12-31"),
      (12, "2026-12-10", .workingDays(15), "2027-01-04", "2027-01-04"),
    ] as [(Int, String, TimeLength, String, String)])
  func `counts from the day after the event and rolls over days off`(
    example: Int, event: String, length: TimeLength, strict: String, rolled: String
  ) throws {
    let limit = try swedish.limit(length, after: .parse(event))
    #expect(limit.strict.iso == strict)
    #expect(limit.rolled.iso == rolled)
  }

  @Test func `takes the holidays of the institution where the action is due`() throws {
    let limit = try Regulation1182(calendar: unionInstitutions())
      .limit(.days(60), after: .parse("2026-10-27"))
    #expect(limit.strict.iso == "2026-12-26")
    #expect(limit.rolled.iso == "2027-01-04")
  }

  @Test func `never rolls a fixed date`() throws {
    let day = try Day.parse("2026-02-15")
    let limit = try swedish.fixed(day)
    #expect(limit.strict == day)
    #expect(limit.rolled == day)
    #expect(limit.steps == [.stays(day, although: .sunday)])
    #expect(try swedish.fixed(.parse("2026-02-16")).steps.isEmpty)
  }

  @Test(arguments: [
    "2026-01-31", "2026-02-15", "2027-01-31", "2027-07-31", "2028-04-30", "2028-09-30",
    "2029-09-30", "2030-11-30", "2031-02-15", "2026-05-31",
  ])
  func `warns of the fixed dates that fall on a weekend`(text: String) throws {
    #expect(try swedish.fixed(.parse(text)).steps.count == 1)
  }

  @Test(
    arguments: [
      ("2026-05-17", TimeLength.months(1), "2026-04-17"),
      // A Sunday and a clipped end stay where they are.
      ("2026-05-26", .months(1), "2026-04-26"), ("2026-03-31", .months(1), "2026-02-28"),
      ("2026-04-12", .weeks(1), "2026-04-05"), ("2026-04-10", .days(5), "2026-04-05"),
      ("2028-02-29", .years(1), "2027-02-28"), ("2026-04-07", .workingDays(1), "2026-04-02"),
    ] as [(String, TimeLength, String)])
  func `counts backward without rolling`(before: String, length: TimeLength, last: String) throws {
    let limit = try swedish.limit(length, before: .parse(before))
    #expect(limit.strict.iso == last)
    #expect(limit.rolled.iso == last)
  }

  @Test func `counts parts of a month as thirtieths of thirty days`() throws {
    let limit = try swedish.limit(.months(1, thirtieths: 15), after: .parse("2026-01-31"))
    #expect(limit.strict.iso == "2026-03-15")
    #expect(limit.rolled.iso == "2026-03-16")
  }

  @Test func `lets one day have one working day, and more at least two`() throws {
    let maundyThursday = try Day.parse("2026-04-02")
    #expect(try swedish.limit(.days(1), after: maundyThursday).rolled.iso == "2026-04-07")
    #expect(try swedish.limit(.days(4), after: maundyThursday).rolled.iso == "2026-04-08")
    #expect(try swedish.limit(.days(6), after: maundyThursday).rolled.iso == "2026-04-08")
    #expect(try swedish.limit(.workingDays(1), after: maundyThursday).rolled.iso == "2026-04-07")
  }

  @Test func `keeps the eves as a switch, off by default`() throws {
    let event = try Day.parse("2026-06-12")
    #expect(try swedish.limit(.weeks(1), after: event).rolled.iso == "2026-06-19")
    let resting = Regulation1182(calendar: .sweden, eves: .rest)
    #expect(try resting.limit(.weeks(1), after: event).rolled.iso == "2026-06-22")
  }

  @Test func `shows the steps that moved the end`() throws {
    let clipped = try swedish.limit(.months(1), after: .parse("2026-01-31"))
    #expect(
      clipped.steps.map(\.description) == [
        "the month ends on 2026-02-28",
        "2026-02-28 is Saturday, so it runs on to 2026-03-02",
      ])
    let extended = try swedish.limit(.days(2), after: .parse("2026-04-02"))
    #expect(
      extended.steps.map(\.description) == [
        "2026-04-04 is Saturday, so it runs on to 2026-04-07",
        "fewer than two working days by 2026-04-07, so it runs on to 2026-04-08",
      ])
    let easter = try swedish.limit(.days(80), after: .parse("2026-01-15"))
    #expect(
      easter.steps.map(\.description) == [
        "2026-04-05 is Easter Sunday, so it runs on to 2026-04-07"
      ])
    #expect("\(easter)" == "2026-04-05, rolled to 2026-04-07")
  }

  @Test(
    arguments: [
      .days(0), .weeks(-1), .months(0), .months(-1, thirtieths: 3), .months(1, thirtieths: 30),
      .months(1, thirtieths: -1), .years(0), .workingDays(0),
    ] as [TimeLength])
  func `refuses a limit of no length`(length: TimeLength) throws {
    let day = try Day.parse("2026-01-01")
    #expect(throws: EmptyTimeLength(length: length)) { try swedish.limit(length, after: day) }
    #expect(throws: EmptyTimeLength(length: length)) { try swedish.limit(length, before: day) }
  }

  @Test func `says in both languages what a limit of no length is`() {
    let empty = EmptyTimeLength(length: .days(0)).wording
    #expect(empty.english == "a time of 0 days is none; the least is one")
    #expect(empty.swedish == "en tid på 0 dagar är ingen; den kortaste är en")
    #expect(TimeLength.months(1, thirtieths: 15).said(in: .swedish) == "1 månad och 15/30")
    #expect(TimeLength.workingDays(1).said(in: .swedish) == "1 arbetsdag")
  }

  @Test(arguments: [.days(.max), .weeks(.max), .months(.max), .years(.max)] as [TimeLength])
  func `throws when the end leaves the calendar`(length: TimeLength) throws {
    let day = try Day.parse("2026-01-01")
    #expect(throws: ArithmeticError.overflow) { try swedish.limit(length, after: day) }
  }

  @Test func `says which year's holidays it lacks`() throws {
    let day = try Day.parse("2100-12-31")
    let unknown = HolidaysUnknown(
      calendar: Wording("Sweden", sv: "Sverige"), year: 2101, known: 1990...2100)
    #expect(throws: unknown) {
      try swedish.limit(.days(1), after: day)
    }
  }

  /// The holidays of the institutions around the turn of 2026, as their yearly list gives them.
  private func unionInstitutions() throws -> HolidayCalendar {
    let listed = [
      "2026-01-01", "2026-01-02", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-01",
      "2026-05-09", "2026-05-14", "2026-05-15", "2026-05-25", "2026-07-21", "2026-08-15",
      "2026-11-01", "2026-11-02", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27",
      "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02",
    ]
    let name = HolidayName(english: "EU holiday", swedish: "EU-helgdag")
    let holidays = try listed.map { Holiday(day: try .parse($0), name: name) }
    return HolidayCalendar(
      name: Wording("EU institutions", sv: "EU:s institutioner"), years: 2026...2027,
      holidays: holidays)
  }
}
