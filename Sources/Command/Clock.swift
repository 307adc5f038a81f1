import Foundation
import Values

/// The only place that asks what time it is.
enum Clock {
  /// Where days are counted when no portfolio says it: where the fund is.
  static let stockholm = TimeZone(identifier: "Europe/Stockholm") ?? .gmt

  static func today(in zone: TimeZone = stockholm) -> Day { day(of: Date(), in: zone) }

  /// The moment now in UTC, ISO 8601, for the log.
  static var now: String { iso(Date()) }

  /// The day of a moment in a time zone.
  static func day(of date: Date, in zone: TimeZone) -> Day {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let found = Day(year: year, month: month, day: day)
    else { preconditionFailure("the system's clock shows no day of the calendar") }
    return found
  }

  static func iso(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    func two(_ value: Int?) -> String {
      let text = "\(value ?? 0)"
      return text.count < 2 ? "0" + text : text
    }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
      + "T\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))Z"
  }
}
