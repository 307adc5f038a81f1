import Portfolio
import Rules
import Values

// What is late over the whole portfolio, for `status`, `list is:late` and `due is:late`: a report, a claim or
// a payment whose last day is past, as the deadlines of its project say it one by one.

extension Rulebooks {
  /// What is late on a day besides the periods of schedules.
  func lateness(on day: Day) -> Lateness {
    Lateness(payments: latePayments(on: day), quarters: lateQuarters(on: day))
  }

  /// Which quarters of 2014–2020 are late on a day.
  func lateQuarters(on day: Day) -> LateQuarters {
    let context = Context(rulebooks: self, day: day)
    func late(_ kind: Deadline.Kind, in project: Project) throws -> Int {
      try project.deadlines(in: context).count { $0.kind == kind && $0.isLate(on: day) }
    }
    return LateQuarters(
      count: { try late(.quarter, in: $0) },
      periods: { (try late(.content, in: $0), try late(.finance, in: $0)) })
  }

  /// Which payments are late on a day. Where the rulebook of a programme's fund has another number of days
  /// within which to pay, or none, its projects are asked, and so they are where the days off are not those
  /// of Sweden.
  func latePayments(on day: Day) -> LatePayments {
    let main = main
    let times = main.timesToPay
    let context = Context(rulebooks: self, day: day)
    return LatePayments(
      days: { main.daysToPay(aClaimOf: $0) ?? .max },
      isPlain: { [self] programme in
        MemberState(of: programme) == .sweden
          && (rulebook(of: programme) ?? main).timesToPay == times
      },
      count: { project in
        try project.deadlines(in: context).count { $0.kind == .payment && $0.isLate(on: day) }
      })
  }
}

extension Rulebook {
  /// Within how many days a claim that was received on a day is to be paid; `nil` where the law sets no time.
  fileprivate func daysToPay(aClaimOf day: Day) -> Int? { quantity("payment.days", on: day).days }

  /// The same for claims of whatever day.
  fileprivate var timesToPay: [TimeToPay] {
    history(ofParameter: "payment.days").map { TimeToPay(received: $0.span, days: $0.answer.days) }
  }
}

/// Within how many days the claims of some days are to be paid; `nil` where the law sets no time.
private struct TimeToPay: Equatable {
  let received: Span
  let days: Int?
}

extension Answer<Quantity> {
  /// The number of days that it is, where it is one.
  fileprivate var days: Int? {
    guard case .applies(let limit) = self, case .count(let days, .days) = limit.value else {
      return nil
    }
    return days
  }
}
