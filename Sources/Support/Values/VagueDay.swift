/// A day as far as its source tells it: a day, a month, a season, a year, or a day without a year.
///
/// For facts only (an event held “in the autumn of 2011”); claims, budgets and payments have days.
/// Seasons overlap on purpose, since no two sources draw the line at the same day.
public struct VagueDay: Hashable, Sendable {
  /// How much the source tells.
  public enum Precision: String, Hashable, Sendable, CaseIterable {
    /// `2011-11-09`
    case day
    /// `2014-01`
    case month
    /// `2011-autumn`
    case season
    /// `2012`
    case year
    /// `--11-09`: the year is not known, so there are no bounds.
    case dayWithoutYear
  }

  /// The day as written in the document, in one of the five forms of `Precision`.
  public let text: String
  /// How much the text tells.
  public let precision: Precision
  /// The first day it can be, or nil for a day without a year.
  public let earliest: Day?
  /// The last day it can be, or nil for a day without a year.
  public let latest: Day?

  private init(_ text: String, _ precision: Precision, _ earliest: Day?, _ latest: Day?) {
    self.text = text
    self.precision = precision
    self.earliest = earliest
    self.latest = latest
  }

  /// A day that is not vague at all.
  public init(_ day: Day) {
    self.init(day.iso, .day, day, day)
  }

  /// The one day it can be, or nil when it can be several.
  public var exactDay: Day? { precision == .day ? earliest : nil }
}

extension VagueDay: CustomStringConvertible {
  /// The day as written.
  public var description: String { text }
}

/// A season of a year, wide enough for everyone's idea of it.
public enum Season: String, Hashable, Sendable, CaseIterable {
  /// From 1 January to 30 June.
  case spring
  /// From 1 June to 31 August.
  case summer
  /// From 1 August to 31 December.
  case autumn
  /// From 1 November to 31 March of the next year.
  case winter

  /// The days of the season that begins in a year, or nil when they leave the calendar.
  public func period(in year: Int) -> Period? {
    let (from, to, lastYear) =
      switch self {
      case .spring: ((1, 1), (6, 30), year)
      case .summer: ((6, 1), (8, 31), year)
      case .autumn: ((8, 1), (12, 31), year)
      case .winter: ((11, 1), (3, 31), year + 1)
      }
    guard let first = Day(year: year, month: from.0, day: from.1),
      let last = Day(year: lastYear, month: to.0, day: to.1)
    else { return nil }
    return try? Period(first: first, last: last)
  }
}

extension VagueDay {
  /// The day that a text states: `2011-11-09`, `2014-01`, `2011-autumn`, `2012` or `--11-09`.
  public static func parse(_ text: String) throws(VagueDaySyntaxError) -> VagueDay {
    let bytes = Array(text.utf8)
    switch bytes.count {
    case 4:
      if let year = number(bytes[...]), let first = Day(year: year, month: 1, day: 1),
        let last = Day(year: year, month: 12, day: 31)
      {
        return VagueDay(text, .year, first, last)
      }
    case 7 where bytes.starts(with: "--".utf8):
      // A leap year, so that 29 February is a day.
      if bytes[4] == UInt8(ascii: "-"), let month = number(bytes[2..<4]),
        let day = number(bytes[5...]), Day(year: 2000, month: month, day: day) != nil
      {
        return VagueDay(text, .dayWithoutYear, nil, nil)
      }
    case 7:
      if bytes[4] == UInt8(ascii: "-"), let year = number(bytes[..<4]),
        let month = number(bytes[5...]), let first = Day(year: year, month: month, day: 1)
      {
        return VagueDay(text, .month, first, first.lastOfMonth)
      }
    default:
      if let season = season(text, bytes) { return season }
      do throws(DaySyntaxError) {
        return VagueDay(try Day.parse(text))
      } catch {
        throw VagueDaySyntaxError(explaining: text, asDay: error)
      }
    }
    throw VagueDaySyntaxError(explaining: text, asDay: nil)
  }

  private static func season(_ text: String, _ bytes: [UInt8]) -> VagueDay? {
    guard bytes.count > 5, bytes[4] == UInt8(ascii: "-"), let year = number(bytes[..<4]),
      let season = Season(rawValue: String(decoding: bytes[5...], as: UTF8.self)),
      let period = season.period(in: year)
    else { return nil }
    return VagueDay(text, .season, period.first, period.last)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
