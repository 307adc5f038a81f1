/// Time limits of Swedish statutes: lag (1930:173) om beräkning av lagstadgad tid.
///
/// It covers time set by statute only. A day set by a decision or a contract, the day something
/// starts, and the fixed dates of Union acts do not roll by it.
public struct StatutoryTime: Hashable, Sendable {
  /// The public holidays and the eves that count.
  public let calendar: HolidayCalendar

  /// The counting rules with a calendar; Sweden's unless told otherwise.
  public init(calendar: HolidayCalendar = .sweden) {
    self.calendar = calendar
  }

  /// The limit of a length after an event: weeks, months and years end on the same weekday or date,
  /// clipped to the month's end (1 §), and the last day rolls (2 §). Working days skip the eves.
  ///
  /// Throws `ArithmeticError`, `HolidaysUnknown` or `EmptyTimeLength`.
  public func limit(_ length: TimeLength, after event: Day) throws -> TimeLimit {
    let (strict, steps) = try length.end(from: event, calendar: calendar, eves: .rest)
    return try rolling(strict, after: steps)
  }

  /// The limit whose last day is known: when it is a Sunday, another public holiday, a Saturday,
  /// midsommarafton, julafton or nyårsafton, the action may be taken the next weekday that is none
  /// of these (2 §).
  public func limit(lastDay day: Day) throws -> TimeLimit {
    try rolling(day, after: [])
  }

  private func rolling(_ strict: Day, after steps: [TimeLimit.Step]) throws -> TimeLimit {
    guard let reason = try calendar.reasonOff(strict, eves: .rest) else {
      return TimeLimit(strict: strict, rolled: strict, steps: steps)
    }
    let end = try calendar.workingDay(onOrAfter: strict, eves: .rest)
    return TimeLimit(
      strict: strict, rolled: end,
      steps: steps + [.rolled(from: strict, because: reason, to: end)])
  }
}
