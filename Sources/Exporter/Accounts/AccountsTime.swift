import Languages
import Values

/// Of which accounting year accounts are, and by when they are sent (Regulation (EU) 2021/1060, Article
/// 98(1) and (2)).
struct AccountsTime: Hashable {
  let year: AccountingYear
  /// The last day to send them.
  let due: Day
  /// The last day when the Commission has been told that they come later.
  let extendedDue: Day
  let timeliness: Timeliness

  /// Whether a day is in time; a fixed day does not move when it is a Sunday (Regulation 1182/71, Article 5).
  enum Timeliness: String {
    case inTime, inTimeIfExtended, late

    var swedish: String {
      switch self {
      case .inTime: "i tid"
      case .inTimeIfExtended: "i tid om kommissionen har underrättats om förlängd tid"
      case .late: "för sent"
      }
    }
  }

  /// The year that ended last before a day; `nil` when the rulebook does not say when years end, or no
  /// year has ended.
  init?(on day: Day, _ terms: ReturnTerms) {
    guard let year = AccountingYear(endedBefore: day, terms),
      let days = terms.accountsDue
    else { return nil }
    let sent = year.period.last.year + 1
    guard let due = Day(year: sent, month: days.due.month, day: days.due.day),
      let extended = Day(year: sent, month: days.extended.month, day: days.extended.day)
    else { return nil }
    self.year = year
    self.due = due
    extendedDue = extended
    timeliness = day <= due ? .inTime : day <= extended ? .inTimeIfExtended : .late
  }
}

/// By which days of a year accounts are sent.
public struct AccountsDue: Sendable {
  /// By Article 98(1).
  public let due: (month: Int, day: Int)
  /// By Article 98(2), when the Commission has been told.
  public let extended: (month: Int, day: Int)

  public init(due: (month: Int, day: Int), extended: (month: Int, day: Int)) {
    self.due = due
    self.extended = extended
  }
}
