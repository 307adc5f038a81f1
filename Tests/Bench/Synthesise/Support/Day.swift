/// A day of the Gregorian calendar, as the number of days since 1 January 1970.
///
/// Howard Hinnant's `days_from_civil` and back, for the years 1970 and later.
struct Day {
  let number: Int

  init(number: Int) {
    self.number = number
  }

  init(_ year: Int, _ month: Int, _ day: Int) {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  static func + (day: Day, days: Int) -> Day {
    Day(number: day.number + days)
  }

  static func - (day: Day, days: Int) -> Day {
    Day(number: day.number - days)
  }
}

/// A calendar month, counted from January of year 0.
struct Month {
  let number: Int

  init(number: Int) {
    self.number = number
  }

  init(_ year: Int, _ month: Int) {
    number = year * 12 + month - 1
  }

  var year: Int { number / 12 }
  var firstDay: Day { Day(year, number % 12 + 1, 1) }
  var lastDay: Day { (self + 1).firstDay - 1 }

  static func + (month: Month, months: Int) -> Month {
    Month(number: month.number + months)
  }
}
