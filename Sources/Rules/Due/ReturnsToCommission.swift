import Portfolio
import Values

// What is sent to the Commission, and done by what the log says was sent.

extension SentPapers {
  /// The names of the returns that are sent to the Commission.
  static let dataTransmission = "data-transmission"
  static let paymentApplication = "payment-application"
  static let accounts = "accounts"
  static let performanceReport = "performance-report"
  static let irregularities = "irregularities"
}

extension ProgrammeCalendar {
  /// Since when the log tells what was sent for the programme; `nil` while it tells of nothing.
  var logBegins: Day? {
    context.sent.returns.filter { $0.programme == nil || $0.programme == programme.cci }
      .compactMap(\.day).min()
  }

  /// The years in which something may be overdue, or is to come.
  var yearsOfLog: ClosedRange<Int> {
    min(logBegins?.year ?? years.lowerBound, years.lowerBound)...years.upperBound
  }

  /// Whether the log tells that something was done, or is late.
  func isTold(_ item: Deadline, since logBegins: Day?) -> Bool {
    if item.done != nil { return true }
    switch item.kind {
    case .listOfOperations, .callTimetable:
      return !context.sent.returns(item.kind.name, of: programme).isEmpty
    case .transmission, .accounts, .performanceReport, .irregularities:
      return logBegins.map { $0 <= item.due } ?? false
    // An application may come in each period, and need not.
    default: return false
    }
  }

  /// The return by which something was done: the first that was sent of those of its kind that speak of
  /// one of some days, both included. A return tells by the day it speaks of which period it is of.
  func sent(_ kind: Deadline.Kind, from first: Day?, to last: Day?) -> Deadline.Deed? {
    guard let first, let last else { return nil }
    return context.sent.returns(kind.name, of: programme).first { returned in
      returned.cutOff.map { first <= $0 && $0 <= last } ?? false
    }.flatMap { Deadline.Deed(sent: $0) }
  }

  /// The return on the accounting year that ended last before a year in which it is due.
  func sent(_ kind: Deadline.Kind, dueIn year: Int) -> Deadline.Deed? {
    let begins = context.rulebook.parameter(
      ProgrammeDeadlines.accountingYear, on: context.day
    ).value
    return sent(
      kind, from: begins?.day(in: year - 1),
      to: begins?.day(in: year).flatMap { try? $0.adding(days: -1) })
  }
}
