/// A calendar day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, with no clock and no
/// time zone.
public struct Day: Hashable, Sendable {
  /// Whole days since 1970-01-01; negative before it.
  public let daysSince1970: Int32

  private init(unchecked days: Int32) {
    daysSince1970 = days
  }

  /// The day so many days after 1970-01-01; throws outside the years 1 to 9999.
  public init(daysSince1970 days: Int) throws(ArithmeticError) {
    guard (Int(Self.first.daysSince1970)...Int(Self.last.daysSince1970)).contains(days) else {
      throw .overflow
    }
    daysSince1970 = Int32(days)
  }

  /// The day of a year, month and day of the month, or nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= YearMonth(year, month).length
    else { return nil }
    daysSince1970 = Int32(YearMonth(year, month).daysSince1970 + day - 1)
  }

  /// The first day there is: 0001-01-01.
  public static var first: Day { Day(unchecked: -719_162) }

  /// The last day there is: 9999-12-31.
  public static var last: Day { Day(unchecked: 2_932_896) }
}

extension Day {
  /// The year, month (from 1) and day of the month (from 1).
  public var components: (year: Int, month: Int, day: Int) {
    // Years run from March here, so that the leap day comes last, in eras of 400 years, which are
    // 146 097 days (Howard Hinnant, chrono-compatible low-level date algorithms).
    let days = Int(daysSince1970) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// The year, from 1 to 9999.
  public var year: Int { components.year }

  /// The month, from 1 to 12.
  public var month: Int { components.month }

  /// The day of the month, from 1.
  public var day: Int { components.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, and the first day there is was a Monday.
    switch (Int(daysSince1970) - Int(Self.first.daysSince1970)) % 7 {
    case 0: .monday
    case 1: .tuesday
    case 2: .wednesday
    case 3: .thursday
    case 4: .friday
    case 5: .saturday
    default: .sunday
    }
  }

  /// The first day of the same month.
  public var firstOfMonth: Day { Day(unchecked: daysSince1970 - Int32(day - 1)) }

  /// The last day of the same month.
  public var lastOfMonth: Day {
    let (year, month, day) = components
    return Day(unchecked: daysSince1970 + Int32(YearMonth(year, month).length - day))
  }
}

extension Day {
  /// The day so many days later, or earlier when the number is negative.
  public func adding(days: Int) throws(ArithmeticError) -> Day {
    let (sum, overflows) = Int(daysSince1970).addingReportingOverflow(days)
    guard !overflows else { throw .overflow }
    return try Day(daysSince1970: sum)
  }

  /// The same date number so many months later (earlier when negative), or the last day of that
  /// month when it has no such date: 31 January and one month is 28 or 29 February.
  public func adding(months: Int) throws(ArithmeticError) -> Day {
    let (year, month, day) = components
    let (sum, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
    // The months of the years 1 to 9999, counted from year 0.
    guard !overflows, (12...(9999 * 12 + 11)).contains(sum) else { throw .overflow }
    let there = YearMonth(sum / 12, sum % 12 + 1)
    return Day(unchecked: Int32(there.daysSince1970 + min(day, there.length) - 1))
  }

  /// The same date so many years later (earlier when negative); 29 February becomes 28 February in
  /// a year without one.
  public func adding(years: Int) throws(ArithmeticError) -> Day {
    let (months, overflows) = years.multipliedReportingOverflow(by: 12)
    guard !overflows else { throw .overflow }
    return try adding(months: months)
  }

  /// How many days later the other day is; negative when it is earlier.
  public func days(until other: Day) -> Int {
    Int(other.daysSince1970) - Int(daysSince1970)
  }
}

extension Day: Comparable {
  /// Orders days by time.
  public static func < (left: Day, right: Day) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }
}

extension Day: CustomStringConvertible {
  /// The day as ISO 8601 writes it: `2027-02-28`.
  public var description: String { iso }
}

/// A month of a year; the year may lie just outside those a day may have.
struct YearMonth: Hashable, Sendable {
  let year: Int
  let month: Int

  init(_ year: Int, _ month: Int) {
    self.year = year
    self.month = month
  }

  /// How many days the month has.
  var length: Int {
    switch month {
    case 2: isLeapYear ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The first day of the month, as days since 1970-01-01.
  var daysSince1970: Int {
    let fromMarch = month <= 2 ? year - 1 : year
    let era = (fromMarch >= 0 ? fromMarch : fromMarch - 399) / 400
    let yearOfEra = fromMarch - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var isLeapYear: Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}
