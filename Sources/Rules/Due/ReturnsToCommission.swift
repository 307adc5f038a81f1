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
    let first = min(logBegins?.year ?? years.lowerBound, begins ?? years.lowerBound)
    return min(first, years.lowerBound)...years.upperBound
  }

  /// Whether the log tells that something was done, or is late: of what a return is made for it tells both,
  /// from its first mark on, whatever return that was of.
  func isTold(_ item: Deadline, since logBegins: Day?) -> Bool {
    if item.done != nil { return true }
    switch item.kind {
    case .listOfOperations, .callTimetable, .transmission, .accounts, .performanceReport,
      .irregularities:
      break
    // An application may come in each period, and need not; the last of the accounting year does.
    case .paymentApplication where isFinal(item.due): break
    default: return false
    }
    return logBegins.map { $0 <= item.due } ?? false
  }

  /// Whether the payment application of a period that ends on a day is the last of its accounting year.
  func isFinal(_ end: Day) -> Bool {
    context.rulebook.parameter(ProgrammeDeadlines.final, on: context.day).value?.day(in: end.year)
      == end
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
