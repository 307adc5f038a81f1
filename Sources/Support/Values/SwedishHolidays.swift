import Languages

extension HolidayCalendar {
  /// The public holidays of Sweden by lag (1989:253), from its first year, and the three eves that
  /// lag (1930:173) 2 § puts on a par with them.
  ///
  /// Until 2004 Whit Monday was a holiday, and since 2005 the national day is (lag 2004:1320).
  public static let sweden: HolidayCalendar = {
    let years = 1990...2100
    return HolidayCalendar(
      name: Wording("Sweden", sv: "Sverige"), years: years,
      holidays: years.flatMap(swedishHolidays(in:)),
      eves: years.flatMap(swedishEves(in:)))
  }()

  private static func swedishHolidays(in year: Int) -> [Holiday] {
    let named: [(Day?, String, String)] = [
      (Day(year: year, month: 1, day: 1), "New Year’s Day", "nyårsdagen"),
      (Day(year: year, month: 1, day: 6), "Epiphany", "trettondedag jul"),
      (fromEaster(-2, in: year), "Good Friday", "långfredagen"),
      (fromEaster(0, in: year), "Easter Sunday", "påskdagen"),
      (fromEaster(1, in: year), "Easter Monday", "annandag påsk"),
      (Day(year: year, month: 5, day: 1), "May Day", "första maj"),
      (fromEaster(39, in: year), "Ascension Day", "Kristi himmelsfärdsdag"),
      (fromEaster(49, in: year), "Whit Sunday", "pingstdagen"),
      year < 2005
        ? (fromEaster(50, in: year), "Whit Monday", "annandag pingst")
        : (Day(year: year, month: 6, day: 6), "National Day", "nationaldagen"),
      (midsummerDay(in: year), "Midsummer Day", "midsommardagen"),
      (
        saturday(onOrAfter: Day(year: year, month: 10, day: 31)), "All Saints’ Day",
        "alla helgons dag"
      ),
      (Day(year: year, month: 12, day: 25), "Christmas Day", "juldagen"),
      (Day(year: year, month: 12, day: 26), "Second day of Christmas", "annandag jul"),
    ]
    return named.compactMap(holiday)
  }

  private static func swedishEves(in year: Int) -> [Holiday] {
    let named: [(Day?, String, String)] = [
      (try? midsummerDay(in: year)?.adding(days: -1), "Midsummer Eve", "midsommarafton"),
      (Day(year: year, month: 12, day: 24), "Christmas Eve", "julafton"),
      (Day(year: year, month: 12, day: 31), "New Year’s Eve", "nyårsafton"),
    ]
    return named.compactMap(holiday)
  }

  private static func holiday(_ day: Day?, _ english: String, _ swedish: String) -> Holiday? {
    day.map { Holiday(day: $0, name: HolidayName(english: english, swedish: swedish)) }
  }

  private static func fromEaster(_ days: Int, in year: Int) -> Day? {
    try? Easter.sunday(in: year)?.adding(days: days)
  }

  /// The Saturday from 20 to 26 June.
  private static func midsummerDay(in year: Int) -> Day? {
    saturday(onOrAfter: Day(year: year, month: 6, day: 20))
  }

  private static func saturday(onOrAfter day: Day?) -> Day? {
    guard let day else { return nil }
    let ahead = (Weekday.saturday.rawValue - day.weekday.rawValue + 7) % 7
    return try? day.adding(days: ahead)
  }
}
