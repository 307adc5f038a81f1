public import Values

/// The quarter that irregularities are reported of, and by when (Regulation (EU) 2021/1060, Annex XII).
struct IrregularityQuarter: Hashable {
  let period: Period
  /// The last day to report.
  let due: Day
  /// The working day it moves to when it is a day off, by the public holidays of the country; `nil` where
  /// they are not held.
  let workingDay: Day?

  /// As it is named by its year: `2027-Q4`.
  var name: String { "\(period.last.year)-Q\((period.last.month + 2) / 3)" }

  /// The quarter of the calendar year that ended last before a day.
  ///
  /// - Parameter country: where it is reported, by its code.
  init(endedBefore day: Day, months: Int, in country: String) throws {
    let began = try day.firstOfMonth.adding(months: -((day.month - 1) % 3))
    try self.init(endingOn: try began.adding(days: -1), months: months, in: country)
  }

  /// The quarter that a day lies in.
  init(of day: Day, months: Int, in country: String) throws {
    try self.init(
      endingOn: try day.firstOfMonth.adding(months: 2 - (day.month - 1) % 3).lastOfMonth,
      months: months, in: country)
  }

  private init(endingOn last: Day, months: Int, in country: String) throws {
    period = try Period(first: try last.firstOfMonth.adding(months: -2), last: last)
    due = try last.adding(months: months)
    workingDay = try HolidayCalendar.of(country: country).map {
      try Regulation1182(calendar: $0).limit(.months(months), after: last).rolled
    }
  }
}

/// What the rulebook says of irregularities (Regulation (EU) 2021/1060, Annex XII).
public struct IrregularityTerms: Sendable {
  /// How many months after a quarter they are reported.
  public let months: Int
  /// From which contribution of the Fund one is reported, and above which several together are.
  public let threshold: Money

  public init(months: Int, threshold: Money) {
    self.months = months
    self.threshold = threshold
  }
}
