public import Languages

/// The public holidays of a country or an institution, for the years they are known.
///
/// A calendar never guesses: outside its years every question throws `HolidaysUnknown`, and a rule
/// that asked is not run.
public struct HolidayCalendar: Hashable, Sendable {
  /// Whose holidays they are, for messages.
  public let name: Wording
  /// The years for which every holiday is known.
  public let years: ClosedRange<Int>
  /// The acts that list them, where a file holds them and no code.
  public let source: Wording?
  private let holidays: [Holiday]
  private let eves: [Holiday]
  private let holidayNames: [Day: HolidayName]
  private let eveNames: [Day: HolidayName]

  /// A calendar of named holidays; `eves` are days that a rule may treat like holidays and may not.
  ///
  /// Sundays need not be listed: no Sunday is a working day.
  public init(
    name: Wording, years: ClosedRange<Int>, holidays: [Holiday], eves: [Holiday] = [],
    source: Wording? = nil
  ) {
    self.name = name
    self.years = years
    self.source = source
    self.holidays = holidays.sorted()
    self.eves = eves.sorted()
    holidayNames = Self.names(of: self.holidays)
    eveNames = Self.names(of: self.eves)
  }

  /// The name of a public holiday, or nil for any other day; a Sunday has a name only when it is
  /// a holiday of its own. A day that is two holidays, as May Day and Ascension Day in 2008, has
  /// both names.
  public func name(of day: Day) throws(HolidaysUnknown) -> HolidayName? {
    try requireKnown(day)
    return holidayNames[day]
  }

  /// Whether the day is a public holiday; every Sunday is one.
  public func isHoliday(_ day: Day) throws(HolidaysUnknown) -> Bool {
    try requireKnown(day)
    return day.weekday == .sunday || holidayNames[day] != nil
  }

  /// The name of an eve that statutes put on a par with holidays, or nil for any other day.
  public func nameOfEve(_ day: Day) throws(HolidaysUnknown) -> HolidayName? {
    try requireKnown(day)
    return eveNames[day]
  }

  /// The public holidays of a year that have a name, in order.
  public func holidays(in year: Int) throws(HolidaysUnknown) -> [Holiday] {
    try requireKnown(year)
    return holidays.filter { $0.day.year == year }
  }

  /// The eves of a year that statutes put on a par with holidays, in order.
  public func statutoryEves(in year: Int) throws(HolidaysUnknown) -> [Holiday] {
    try requireKnown(year)
    return eves.filter { $0.day.year == year }
  }

  private static func names(of holidays: [Holiday]) -> [Day: HolidayName] {
    Dictionary(holidays.map { ($0.day, $0.name) }) { first, second in
      HolidayName(
        english: "\(first.english) and \(second.english)",
        swedish: "\(first.swedish) och \(second.swedish)")
    }
  }

  private func requireKnown(_ day: Day) throws(HolidaysUnknown) { try requireKnown(day.year) }

  private func requireKnown(_ year: Int) throws(HolidaysUnknown) {
    guard years.contains(year) else {
      throw HolidaysUnknown(calendar: name, year: year, known: years)
    }
  }
}

extension HolidayCalendar: CustomStringConvertible {
  /// The name and the years.
  public var description: String { "\(name.english) \(years.lowerBound)–\(years.upperBound)" }
}

/// A holiday of one year.
public struct Holiday: Hashable, Sendable {
  /// The day it falls on.
  public let day: Day
  /// What it is called.
  public let name: HolidayName

  /// A holiday on a day.
  public init(day: Day, name: HolidayName) {
    self.day = day
    self.name = name
  }
}

extension Holiday: Comparable {
  /// Orders holidays by day, then by Swedish name.
  public static func < (left: Holiday, right: Holiday) -> Bool {
    (left.day, left.name.swedish) < (right.day, right.name.swedish)
  }
}

extension Holiday: CustomStringConvertible {
  /// The day and the English name.
  public var description: String { "\(day) \(name)" }
}

/// The name of a holiday in both languages of the program.
public struct HolidayName: Hashable, Sendable {
  /// The English name.
  public let english: String
  /// The Swedish name.
  public let swedish: String

  /// A name in both languages.
  public init(english: String, swedish: String) {
    self.english = english
    self.swedish = swedish
  }
}

extension HolidayName: CustomStringConvertible {
  /// The English name.
  public var description: String { english }
}

/// A day was asked about whose year the calendar does not cover.
public struct HolidaysUnknown: SayableError, Hashable {
  /// The name of the calendar.
  public let calendar: Wording
  /// The year that was asked about.
  public let year: Int
  /// The years the calendar covers.
  public let known: ClosedRange<Int>

  /// The fault with its parts.
  public init(calendar: Wording, year: Int, known: ClosedRange<Int>) {
    self.calendar = calendar
    self.year = year
    self.known = known
  }
}

extension HolidaysUnknown {
  /// The fault as one sentence.
  public var wording: Wording {
    Wording(
      """
      The public holidays of \(year) are not known: the calendar of \(calendar) covers \
      \(known.lowerBound) to \(known.upperBound).
      """,
      sv: """
        Helgdagarna \(year) är inte kända: kalendern för \(calendar) omfattar \
        \(known.lowerBound) till \(known.upperBound).
        """)
  }
}
