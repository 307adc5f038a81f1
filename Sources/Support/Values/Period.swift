public import Languages

/// A time from a first day to a last day, both included.
public struct Period: Hashable, Sendable {
  /// The first day.
  public let first: Day
  /// The last day, included.
  public let last: Day

  /// The time from a day to a day, both included; throws when it would end before it begins.
  public init(first: Day, last: Day) throws(ReversedPeriod) {
    guard first <= last else { throw ReversedPeriod(first: first, last: last) }
    self.first = first
    self.last = last
  }

  /// Whether a day lies in the period.
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// Whether the whole of another period lies in this one.
  public func contains(_ other: Period) -> Bool { first <= other.first && other.last <= last }

  /// Whether the two have at least one day in common.
  public func overlaps(_ other: Period) -> Bool { first <= other.last && other.first <= last }

  /// The days the two have in common, or nil when there are none.
  public func intersection(_ other: Period) -> Period? {
    try? Period(first: max(first, other.first), last: min(last, other.last))
  }

  /// Whether two periods are about the same time: more than half of the days of each are days of the other.
  public func isMostly(_ other: Period) -> Bool {
    guard let common = intersection(other)?.dayCount else { return false }
    return 2 * common > dayCount && 2 * common > other.dayCount
  }

  /// How many days the period has; a period of one day has one.
  public var dayCount: Int { first.days(until: last) + 1 }
}

extension Period {
  /// How many whole months the period covers: the most months that can be added to the first day
  /// (clipped to a month's end) without passing the day after the last.
  ///
  /// 1 January to 31 January is one, 15 January to 14 February is one, 31 January to 27 February
  /// is one, and 1 January to 30 January is none.
  public var monthsCovered: Int { coverage.months }

  /// Whether the period is a number of whole months and not a day more.
  public var isWholeMonths: Bool { coverage.isExact }

  private var coverage: (months: Int, isExact: Bool) {
    let from = first.components
    let end = last.components
    // The day after the last, which may lie in the year 10 000.
    let endsItsMonth = end.day == YearMonth(end.year, end.month).length
    let isYearEnd = endsItsMonth && end.month == 12
    let year = end.year + (isYearEnd ? 1 : 0)
    let month = isYearEnd ? 1 : end.month + (endsItsMonth ? 1 : 0)
    let day = endsItsMonth ? 1 : end.day + 1
    let months = (year - from.year) * 12 + month - from.month
    let reached = min(from.day, YearMonth(year, month).length)
    return (reached <= day ? months : months - 1, reached == day && months > 0)
  }
}

/// A period that would end before it begins.
public struct ReversedPeriod: SayableError, Hashable {
  /// The first day as stated.
  public let first: Day
  /// The last day as stated, which is earlier.
  public let last: Day

  /// The fault with both days as stated.
  public init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }
}

extension ReversedPeriod {
  /// The fault and the fix as one sentence.
  public var wording: Wording {
    Wording(
      """
      The period ends on \(last), before it begins on \(first); write a last day that is \
      \(first) or later.
      """,
      sv: """
        Perioden slutar \(last), innan den börjar \(first); skriv en sista dag som är \(first) \
        eller senare.
        """)
  }
}

extension Period: Comparable {
  /// Orders periods by first day, then by last day.
  public static func < (left: Period, right: Period) -> Bool {
    (left.first, left.last) < (right.first, right.last)
  }
}

extension Period: CustomStringConvertible {
  /// Both days as ISO 8601 writes them, with an en dash: `2026-01-01–2028-12-31`.
  public var description: String { "\(first)–\(last)" }
}
