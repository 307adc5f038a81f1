public import Languages
import Portfolio
public import Values

/// A number, amount or day the law gives, asked for by name: `Parameter<Money>("vat.threshold")`.
///
/// A rule keeps its parameters as static members, so that the names stand on its card.
public struct Parameter<Value: ParameterValue>: Hashable, Sendable {
  /// The name in rulebook files.
  public let name: String

  /// Names a parameter.
  public init(_ name: String) { self.name = name }
}

/// A type a parameter's value can have.
public protocol ParameterValue: Sendable {
  /// The value, where the quantity is of this type.
  static func value(of quantity: Quantity) -> Self?
}

/// A value of a parameter as the rulebook holds it.
public enum Quantity: Hashable, Sendable {
  /// A share.
  case percentage(Percentage)
  /// An amount of money.
  case money(Money)
  /// A number of something.
  case count(Int, Unit)
  /// A calendar day.
  case day(Day)
  /// A day that comes every year.
  case everyYear(MonthDay)
  /// Words of a list, such as codes.
  case words([String])

  /// What a count counts.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Calendar days.
    case days
    /// Days that are no weekend and no public holiday.
    case workingDays
    /// Calendar months.
    case months
    /// Calendar years.
    case years
    /// Hours of work.
    case hours
    /// How often something is done.
    case times
  }
}

extension Quantity: Sayable, CustomStringConvertible {
  /// The value as people write it: "75 %", "80 days", "every year on 02-15".
  public func said(in language: Language) -> String { wording(in: language) }

  private var wording: Wording {
    switch self {
    case .percentage(let value): value.wording
    case .money(let value): value.wording
    case .count(let value, let unit):
      .same(Self.grouped(value) + " ") + (value == 1 ? unit.one : unit.many)
    case .day(let value): value.wording
    case .everyYear(let value): Wording("every year on \(value)", sv: "varje år den \(value)")
    case .words(let words): Self.labels(of: words).joined(separator: ", ")
    }
  }

  /// A number whose thousands stand apart, as in the acts: "1 720".
  private static func grouped(_ number: Int) -> String {
    guard number >= 1000 else { return "\(number)" }
    let digits = String(number)
    return digits.enumerated().map { place, digit in
      place > 0 && (digits.count - place).isMultiple(of: 3) ? "\u{A0}\(digit)" : "\(digit)"
    }.joined()
  }

  /// What people call the codes of a list, where all of them are of one kind; other words stand as they are.
  private static func labels(of words: [String]) -> [Wording] {
    func labels(_ label: (String) -> Wording?) -> [Wording]? {
      let found = words.compactMap(label)
      return found.count == words.count ? found : nil
    }
    return labels { ActionKind(rawValue: $0)?.wording }
      ?? labels { CostCategory(rawValue: $0)?.wording } ?? labels { Sector(rawValue: $0)?.label }
      ?? words.map { .same($0) }
  }

  /// The value in English.
  public var description: String { said(in: .english) }
}

extension Quantity.Unit {
  fileprivate var many: Wording {
    switch self {
    case .days: Wording("days", sv: "dagar")
    case .workingDays: Wording("working days", sv: "arbetsdagar")
    case .months: Wording("months", sv: "månader")
    case .years: Wording("years", sv: "år")
    case .hours: Wording("hours", sv: "timmar")
    case .times: Wording("times", sv: "gånger")
    }
  }

  fileprivate var one: Wording {
    switch self {
    case .days: Wording("day", sv: "dag")
    case .workingDays: Wording("working day", sv: "arbetsdag")
    case .months: Wording("month", sv: "månad")
    case .years: Wording("year", sv: "år")
    case .hours: Wording("hour", sv: "timme")
    case .times: Wording("time", sv: "gång")
    }
  }
}

extension Percentage: ParameterValue {
  /// The share, where the quantity is one.
  public static func value(of quantity: Quantity) -> Percentage? {
    if case .percentage(let value) = quantity { value } else { nil }
  }
}

extension Money: ParameterValue {
  /// The amount, where the quantity is one.
  public static func value(of quantity: Quantity) -> Money? {
    if case .money(let value) = quantity { value } else { nil }
  }
}

extension Int: ParameterValue {
  /// The count, without its unit, where the quantity is one.
  public static func value(of quantity: Quantity) -> Int? {
    if case .count(let value, _) = quantity { value } else { nil }
  }
}

extension Day: ParameterValue {
  /// The calendar day, where the quantity is one.
  public static func value(of quantity: Quantity) -> Day? {
    if case .day(let value) = quantity { value } else { nil }
  }
}

extension MonthDay: ParameterValue {
  /// The day of every year, where the quantity is one.
  public static func value(of quantity: Quantity) -> MonthDay? {
    if case .everyYear(let value) = quantity { value } else { nil }
  }
}

extension [String]: ParameterValue {
  /// The list of words, where the quantity is one.
  public static func value(of quantity: Quantity) -> [String]? {
    if case .words(let value) = quantity { value } else { nil }
  }
}

/// A day that comes every year, such as 15 February; 29 February is none.
public struct MonthDay: Hashable, Sendable, Sayable, CustomStringConvertible {
  /// The month, 1 to 12.
  public let month: Int

  /// The day of the month.
  public let day: Int

  /// Reads `02-15`; nil for a day that does not come every year.
  public init?(_ text: String) {
    guard let day = try? Day.parse("2021-\(text)") else { return nil }
    self.month = day.month
    self.day = day.day
  }

  /// The day in a year; nil for a year outside 1 to 9999.
  public func day(in year: Int) -> Day? { Day(year: year, month: month, day: day) }

  public func said(in language: Language) -> String {
    language == .swedish ? "\(day) \(MonthNames.swedish(month))" : description
  }

  /// The day as rulebooks write it: `02-15`.
  public var description: String {
    let digits = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return digits.joined(separator: "-")
  }
}

/// A parameter with all its values.
struct ParameterEntry: Sendable {
  let name: String
  let label: Label
  let kind: Kind
  let values: Timeline<Quantity>

  /// What kind of value a parameter takes, as rulebook files write it.
  enum Kind: String, CaseIterable, Sendable {
    case percentage, money, days, workingDays, months, years, hours, times, day, everyYear, words
  }
}
