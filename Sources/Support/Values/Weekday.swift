/// A day of the week, numbered as in ISO 8601: Monday is 1.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// Whether it is Saturday or Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }

  /// The English name.
  public var english: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// The Swedish name.
  public var swedish: String {
    switch self {
    case .monday: "måndag"
    case .tuesday: "tisdag"
    case .wednesday: "onsdag"
    case .thursday: "torsdag"
    case .friday: "fredag"
    case .saturday: "lördag"
    case .sunday: "söndag"
    }
  }
}

extension Weekday: Comparable {
  /// Orders the days of a week from Monday.
  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}

extension Weekday: CustomStringConvertible {
  /// The English name.
  public var description: String { english }
}
