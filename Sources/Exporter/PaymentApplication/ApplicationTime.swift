import Values

/// An accounting year, 1 July to 30 June (Regulation (EU) 2021/1060, Article 2(29)).
struct AccountingYear: Hashable {
  let period: Period

  /// As it is named by its two calendar years: `2026-2027`.
  var name: String { "\(period.last.year - 1)-\(period.last.year)" }

  /// The year that a day lies in; `nil` when it lies in none, or the rulebook does not say when years begin.
  init?(containing day: Day, _ terms: ReturnTerms) {
    if let first = terms.firstAccountingYear, day < first.first { return nil }
    if let last = terms.lastAccountingYear, last.last < day { return nil }
    if let first = terms.firstAccountingYear, first.contains(day) {
      period = first
      return
    }
    guard let begins = terms.accountingYearBegins else { return nil }
    let isBefore = (day.month, day.day) < (begins.month, begins.day)
    guard
      let first = Day(
        year: day.year - (isBefore ? 1 : 0), month: begins.month, day: begins.day),
      let last = try? first.adding(years: 1).adding(days: -1),
      let period = try? Period(first: first, last: last)
    else { return nil }
    self.period = period
  }

  /// The year that ended last before a day; `nil` when none has.
  init?(endedBefore day: Day, _ terms: ReturnTerms) {
    if let last = terms.lastAccountingYear, last.last < day {
      period = last
      return
    }
    guard let current = AccountingYear(containing: day, terms),
      let before = try? current.period.first.adding(days: -1),
      let year = AccountingYear(containing: before, terms)
    else { return nil }
    self = year
  }
}

/// When a payment application is made: its window, and the accounting year it belongs to
/// (Regulation (EU) 2021/1060, Article 91(1)).
struct ApplicationTime: Hashable {
  let day: Day
  /// The window that the day lies in: one application is sent in each.
  let window: Period
  /// Which window of the accounting year it is, from 1.
  let number: Int
  let year: AccountingYear
  /// Whether it is the final application of a year that has ended.
  let isFinal: Bool
  /// Expenditure that is registered up to this day counts.
  let until: Day

  /// Finds window and year; `nil` when no year has the window, or the rulebook does not say when they begin
  /// and end.
  init?(on day: Day, _ terms: ReturnTerms) {
    guard let window = Self.window(around: day, terms.windowsEnd),
      let year = AccountingYear(containing: window.first, terms)
    else { return nil }
    // June and July share a window. An application in July is the final one of the year that has
    // just ended, and one in June an earlier one of it.
    isFinal = year.period.last < day
    self.day = day
    self.window = window
    self.year = year
    until = min(day, year.period.last)
    number = Self.number(of: window, terms)
  }

  private static func window(around day: Day, _ months: [Int]) -> Period? {
    guard let last = months.last, last == 12 else { return nil }
    let end = months.first { $0 >= day.month } ?? last
    let before = months.last { $0 < end } ?? 0
    guard let first = Day(year: day.year, month: before + 1, day: 1),
      let ending = Day(year: day.year, month: end, day: 1)?.lastOfMonth
    else { return nil }
    return try? Period(first: first, last: ending)
  }

  /// The windows of a year follow each other from the one after its first month.
  private static func number(of window: Period, _ terms: ReturnTerms) -> Int {
    let first = terms.accountingYearBegins?.month ?? 0
    // The window that holds the first month belongs to the year before.
    let order = terms.windowsEnd.filter { $0 > first } + terms.windowsEnd.filter { $0 <= first }
    return (order.firstIndex(of: window.last.month) ?? 0) + 1
  }
}
