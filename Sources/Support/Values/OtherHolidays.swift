import Languages

extension HolidayCalendar {
  /// The countries whose public holidays are held, by their codes of ISO 3166.
  public static let countries: [String] = (["SE"] + others.keys).sorted()

  /// The public holidays of a country, by its code; `nil` where they are not held.
  public static func of(country code: String) -> HolidayCalendar? {
    code == "SE" ? .sweden : others[code]
  }

  /// Those of `holiday-calendars.csv`, with the days of `holidays.csv`.
  private static let others: [String: HolidayCalendar] = {
    let days = CodeList.rows(of: "holidays.csv", columns: 5)
    return Dictionary(
      uniqueKeysWithValues: CodeList.rows(of: "holiday-calendars.csv", columns: 7).map {
        row -> (String, HolidayCalendar) in
        guard let first = Int(row[3]), let last = Int(row[4]), first <= last else {
          preconditionFailure("holiday-calendars.csv has no years for \(row[0])")
        }
        func all(_ kind: String) -> [Holiday] {
          days.filter { $0[0] == row[0] && $0[1] == kind }.flatMap { day in
            (first...last).map { year in
              guard let found = HolidayCalendar.day(day[2], in: year) else {
                preconditionFailure("holidays.csv has a day that is none: \(day[2])")
              }
              return Holiday(day: found, name: HolidayName(english: day[3], swedish: day[4]))
            }
          }
        }
        return (
          row[0],
          HolidayCalendar(
            name: Wording("\(row[1])", sv: "\(row[2])"), years: first...last,
            holidays: all("holiday"), eves: all("eve"),
            source: Wording("\(row[5])", sv: "\(row[6])"))
        )
      })
  }()

  /// A day of a year: `12-25`, `easter+39`, or `saturday 06-20` for the first on or after a date.
  private static func day(_ text: String, in year: Int) -> Day? {
    if text.hasPrefix("easter") {
      guard let days = Int(text.dropFirst("easter".count)) else { return nil }
      return try? Easter.sunday(in: year)?.adding(days: days)
    }
    let words = text.split(separator: " ")
    guard let date = words.last, let day = try? Day.parse("\(year)-\(date)") else { return nil }
    guard words.count == 2 else { return day }
    let weekday = Weekday.allCases.first { $0.english.lowercased() == words[0] }
    return weekday.flatMap { weekday in
      try? day.adding(days: (weekday.rawValue - day.weekday.rawValue + 7) % 7)
    }
  }
}
