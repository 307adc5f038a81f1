/// Time limits of Union acts: Regulation (EEC, Euratom) No 1182/71.
///
/// The calendar is that of the Member State or institution where the action is to be taken
/// (Article 2(1)). Whether the eves are among its holidays is not settled for Sweden, so it is a
/// choice, and they are working days unless told otherwise.
public struct Regulation1182: Hashable, Sendable {
  /// The public holidays that count.
  public let calendar: HolidayCalendar
  /// Whether the eves of the calendar are working days.
  public let eves: Eves

  /// The counting rules with a calendar.
  public init(calendar: HolidayCalendar, eves: Eves = .work) {
    self.calendar = calendar
    self.eves = eves
  }

  /// The limit of a length after an event, whose own day is not counted (Article 3(1)).
  ///
  /// Weeks, months and years end on the same weekday or date, clipped to the month's end (3(2)(c));
  /// a limit that ends on a day off rolls to the next working day (3(4)), and one of two days or
  /// more holds at least two working days (3(5)). Throws `ArithmeticError`, `HolidaysUnknown` or
  /// `EmptyTimeLength`.
  public func limit(_ length: TimeLength, after event: Day) throws -> TimeLimit {
    let (strict, clipping) = try length.end(from: event, calendar: calendar, eves: eves)
    var steps = clipping
    var end = try calendar.workingDay(onOrAfter: strict, eves: eves)
    if let reason = try calendar.reasonOff(strict, eves: eves) {
      steps.append(.rolled(from: strict, because: reason, to: end))
    }
    if !length.isOneDay {
      let second = try calendar.workingDay(2, after: event, eves: eves)
      if second > end {
        steps.append(.extended(from: end, to: second))
        end = second
      }
    }
    return TimeLimit(strict: strict, rolled: end, steps: steps)
  }

  /// The last day that lies a length before a day, such as “no later than one month before”; it is
  /// counted backward and never rolls (Article 3(4), second subparagraph).
  public func limit(_ length: TimeLength, before day: Day) throws -> TimeLimit {
    let (end, clipping) = try length.end(
      from: day, backward: true, calendar: calendar, eves: eves)
    return TimeLimit(strict: end, rolled: end, steps: clipping + (try staying(end)))
  }

  /// A duty by a fixed date: it can be done all that day, and the day never rolls (Article 5).
  public func fixed(_ day: Day) throws -> TimeLimit {
    TimeLimit(strict: day, rolled: day, steps: try staying(day))
  }

  private func staying(_ day: Day) throws(HolidaysUnknown) -> [TimeLimit.Step] {
    guard let reason = try calendar.reasonOff(day, eves: eves) else { return [] }
    return [.stays(day, although: reason)]
  }
}
