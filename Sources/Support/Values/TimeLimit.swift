public import Languages

/// The last day of a time limit, without and with the roll-over to a working day.
///
/// Warn by `strict`; call it late only after `rolled`.
public struct TimeLimit: Hashable, Sendable {
  /// The last day as counted, whatever day of the week it is.
  public let strict: Day
  /// The last day when a limit that ends on a day off runs on; the same day when it does not.
  public let rolled: Day
  /// Why the days are what they are, in the order the steps were taken; empty when nothing moved.
  public let steps: [Step]

  /// Something that moved the end of a time limit.
  public enum Step: Hashable, Sendable {
    /// The month of the end has no day of that number, so the limit ends on its last day.
    case clipped(to: Day)
    /// The end was a day off, so the limit ran on to the next working day.
    case rolled(from: Day, because: DayOff, to: Day)
    /// The limit held fewer than two working days, so it ran on until it did.
    case extended(from: Day, to: Day)
    /// The end is a day off and stays where it is: send before.
    case stays(Day, although: DayOff)
  }

  /// A limit with the days that were counted.
  public init(strict: Day, rolled: Day, steps: [Step]) {
    self.strict = strict
    self.rolled = rolled
    self.steps = steps
  }
}

extension TimeLimit: CustomStringConvertible {
  /// The strict day, and the rolled one when it differs.
  public var description: String {
    strict == rolled ? "\(strict)" : "\(strict), rolled to \(rolled)"
  }
}

extension TimeLimit.Step: CustomStringConvertible {
  /// The step as an English clause.
  public var description: String {
    switch self {
    case .clipped(let day): "the month ends on \(day)"
    case .rolled(let from, let reason, let to): "\(from) is \(reason), so it runs on to \(to)"
    case .extended(let from, let to):
      "fewer than two working days by \(from), so it runs on to \(to)"
    case .stays(let day, let reason): "\(day) is \(reason), and the day stays"
    }
  }
}

/// How long a time limit is.
public enum TimeLength: Hashable, Sendable {
  case days(Int)
  case weeks(Int)
  /// Whole months, and parts of a month in thirtieths: a month and a half is one month and fifteen
  /// thirtieths (Regulation 1182/71 Article 3(2)(d)).
  case months(Int, thirtieths: Int = 0)
  case years(Int)
  /// Days that are neither Saturday, Sunday nor a public holiday.
  case workingDays(Int)
}

extension TimeLength: CustomStringConvertible {
  /// The length in English words.
  public var description: String {
    switch self {
    case .days(let count): Self.counted(count, "day")
    case .weeks(let count): Self.counted(count, "week")
    case .months(let count, 0): Self.counted(count, "month")
    case .months(let count, let thirtieths):
      "\(Self.counted(count, "month")) and \(thirtieths)/30"
    case .years(let count): Self.counted(count, "year")
    case .workingDays(let count): Self.counted(count, "working day")
    }
  }

  private static func counted(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}

/// A time limit of no length, or of a length below zero.
public struct EmptyTimeLength: SayableError, Hashable {
  /// The length as stated.
  public let length: TimeLength

  /// The fault with the length as stated.
  public init(length: TimeLength) {
    self.length = length
  }
}

extension EmptyTimeLength {
  public var wording: Wording {
    Wording(
      "a time of \(length) is none; the least is one",
      sv: "en tid på \(length) är ingen; den kortaste är en")
  }
}

extension TimeLength: Sayable {
  /// The length as each language writes it: "80 days", "80 dagar".
  public func said(in language: Language) -> String {
    guard language == .swedish else { return description }
    return switch self {
    case .days(let count): Self.swedish(count, "dag", "dagar")
    case .weeks(let count): Self.swedish(count, "vecka", "veckor")
    case .months(let count, 0): Self.swedish(count, "månad", "månader")
    case .months(let count, let thirtieths):
      "\(Self.swedish(count, "månad", "månader")) och \(thirtieths)/30"
    case .years(let count): "\(count) år"
    case .workingDays(let count): Self.swedish(count, "arbetsdag", "arbetsdagar")
    }
  }

  private static func swedish(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}

extension TimeLength {
  /// Whether the length is of one day at the most, which the rule of two working days leaves alone.
  var isOneDay: Bool {
    [.days(1), .workingDays(1), .months(0, thirtieths: 1)].contains(self)
  }

  /// The day at the end of the length from an event, whose own day is not counted; before it when
  /// `backward`.
  func end(
    from event: Day, backward: Bool = false, calendar: HolidayCalendar, eves: Eves
  ) throws -> (day: Day, steps: [TimeLimit.Step]) {
    try requireSomething()
    let sign = backward ? -1 : 1
    switch self {
    case .days(let count): return (try event.adding(days: sign * count), [])
    case .weeks(let count):
      let (days, overflows) = (sign * 7).multipliedReportingOverflow(by: count)
      guard !overflows else { throw ArithmeticError.overflow }
      return (try event.adding(days: days), [])
    case .months(let count, let thirtieths):
      let (day, steps) = Self.clipped(try event.adding(months: sign * count), from: event)
      return (try day.adding(days: sign * thirtieths), steps)
    case .years(let count):
      return Self.clipped(try event.adding(years: sign * count), from: event)
    case .workingDays(let count):
      return (try calendar.workingDay(sign * count, after: event, eves: eves), [])
    }
  }

  private func requireSomething() throws(EmptyTimeLength) {
    let isSomething =
      switch self {
      case .days(let count), .weeks(let count), .years(let count), .workingDays(let count):
        count > 0
      case .months(let count, let thirtieths):
        count >= 0 && (0..<30).contains(thirtieths) && (count > 0 || thirtieths > 0)
      }
    guard isSomething else { throw EmptyTimeLength(length: self) }
  }

  private static func clipped(
    _ end: Day, from event: Day
  ) -> (day: Day, steps: [TimeLimit.Step]) {
    (end, end.day == event.day ? [] : [.clipped(to: end)])
  }
}
