extension Day {
  /// The number of the day's week as ISO 8601 counts, and the year it is counted in: a week runs from
  /// Monday to Sunday, and belongs to the year that has its Thursday.
  public var isoWeek: (year: Int, week: Int) {
    let toThursday = Weekday.thursday.rawValue - weekday.rawValue
    guard let thursday = try? adding(days: toThursday),
      let newYear = Day(year: thursday.year, month: 1, day: 1)
    else { return (year, 1) }
    return (thursday.year, newYear.days(until: thursday) / 7 + 1)
  }

  /// The Monday of the day's week.
  public var firstOfWeek: Day {
    (try? adding(days: Weekday.monday.rawValue - weekday.rawValue)) ?? self
  }

  /// The Sunday of the day's week, or the last day there is.
  public var lastOfWeek: Day {
    (try? adding(days: Weekday.sunday.rawValue - weekday.rawValue)) ?? .last
  }
}
