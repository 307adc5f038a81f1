/// Whether the eves of a calendar (midsommarafton, julafton, nyårsafton) count as working days.
public enum Eves: String, Hashable, Sendable, CaseIterable {
  /// They are days like any other: the list of public holidays does not name them.
  case work
  /// Nobody works on them.
  case rest
}

extension HolidayCalendar {
  /// Whether a day is a working day: no Saturday, Sunday or public holiday, and no eve when those
  /// rest.
  public func isWorkingDay(_ day: Day, eves: Eves) throws(HolidaysUnknown) -> Bool {
    try reasonOff(day, eves: eves) == nil
  }

  /// Why a day is no working day, or nil when it is one.
  public func reasonOff(_ day: Day, eves: Eves) throws(HolidaysUnknown) -> DayOff? {
    if let name = try name(of: day) { return .holiday(name) }
    if eves == .rest, let name = try nameOfEve(day) { return .eve(name) }
    return switch day.weekday {
    case .saturday: .saturday
    case .sunday: .sunday
    default: nil
    }
  }

  /// The day itself when it is a working day, else the first one after it.
  public func workingDay(onOrAfter day: Day, eves: Eves) throws -> Day {
    var day = day
    while try !isWorkingDay(day, eves: eves) { day = try day.adding(days: 1) }
    return day
  }

  /// The working day so many working days after a day, which itself is not counted; before it when
  /// the number is negative. Zero working days after a day is the day itself.
  public func workingDay(_ count: Int, after day: Day, eves: Eves) throws -> Day {
    let step = count < 0 ? -1 : 1
    var left = count.magnitude
    var day = day
    while left > 0 {
      day = try day.adding(days: step)
      if try isWorkingDay(day, eves: eves) { left -= 1 }
    }
    return day
  }

  /// The working day so many working days after (or before) a day, both ways: a source that says
  /// “five working days” and nothing of eves leaves two answers open.
  public func workingDays(_ count: Int, after day: Day) throws -> WorkingDayAnswers {
    WorkingDayAnswers(
      evesWork: try workingDay(count, after: day, eves: .work),
      evesRest: try workingDay(count, after: day, eves: .rest))
  }

  /// How many working days a period has.
  public func workingDayCount(in period: Period, eves: Eves) throws(HolidaysUnknown) -> Int {
    var count = 0
    for days in period.first.daysSince1970...period.last.daysSince1970 {
      guard let day = try? Day(daysSince1970: Int(days)) else { continue }
      if try isWorkingDay(day, eves: eves) { count += 1 }
    }
    return count
  }
}

/// Why a day is no working day.
public enum DayOff: Hashable, Sendable {
  case saturday
  case sunday
  case holiday(HolidayName)
  /// An eve that a statute or a custom puts on a par with a holiday.
  case eve(HolidayName)

  /// The English name of the day.
  public var english: String {
    switch self {
    case .saturday: Weekday.saturday.english
    case .sunday: Weekday.sunday.english
    case .holiday(let name), .eve(let name): name.english
    }
  }

  /// The Swedish name of the day.
  public var swedish: String {
    switch self {
    case .saturday: Weekday.saturday.swedish
    case .sunday: Weekday.sunday.swedish
    case .holiday(let name), .eve(let name): name.swedish
    }
  }
}

extension DayOff: CustomStringConvertible {
  /// The English name of the day.
  public var description: String { english }
}

/// The day that working days lead to, when eves count as working days and when they do not.
public struct WorkingDayAnswers: Hashable, Sendable {
  /// The day when eves count as working days.
  public let evesWork: Day
  /// The day when nobody works on eves.
  public let evesRest: Day

  /// The earlier of the two: what is done by it is in time in any reading.
  public var earlier: Day { min(evesWork, evesRest) }

  /// The later of the two: what is done after it is late in any reading.
  public var later: Day { max(evesWork, evesRest) }
}

extension WorkingDayAnswers: CustomStringConvertible {
  /// The day, or both days when they differ.
  public var description: String {
    earlier == later ? "\(earlier)" : "\(earlier) or \(later)"
  }
}
