import ArgumentParser
import Foundation
import Languages
import Values

/// The only place that asks what time it is.
enum Clock {
  /// Where days are counted when no portfolio says it: where the fund is.
  static let stockholm = TimeZone(identifier: "Europe/Stockholm") ?? .gmt

  /// Where a day begins first.
  static let easternmost = TimeZone(secondsFromGMT: 14 * 3600) ?? .gmt

  /// The day that counts as today: what `FONDBOK_TODAY` says, else the computer's.
  ///
  /// Moments in the log are the computer's in any case.
  static func today(in zone: TimeZone = stockholm) -> Day {
    stated.flatMap { Day(argument: $0) } ?? day(of: Date(), in: zone)
  }

  /// Refuses a day in the environment that is none, which would be passed over without a word.
  static func checkEnvironment() throws {
    guard let stated, Day(argument: stated) == nil else { return }
    throw ValidationError(
      say(
        "FONDBOK_TODAY is \(stated), which is no day; write it as YYYY-MM-DD",
        sv: "FONDBOK_TODAY är \(stated), som inte är en dag; skriv den som ÅÅÅÅ-MM-DD"))
  }

  private static var stated: String? {
    let stated = ProcessInfo.processInfo.environment[variable] ?? ""
    return stated.isEmpty ? nil : stated
  }

  /// Lets a day that the computer has not come to count as today, for the rest of this run.
  static func begin(_ day: Day) { setenv(variable, day.iso, 1) }

  private static let variable = "FONDBOK_TODAY"

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
