import Languages
public import Portfolio
import Provenance
import Values

extension Project {
  /// Everything that is or was to be done in the project by a day, in the order of the days.
  ///
  /// The conditions are those of the grant in force on the day of judgement, and the periods those of
  /// the latest grant that states any.
  ///
  /// - Throws: `ArithmeticError` or `HolidaysUnknown` for days far outside the calendar.
  public func deadlines(in context: Context) throws -> [Deadline] {
    let context = context.forFund(of: programme)
    return
      try
      (signatures(in: context) + reports(in: context) + conditions(in: context)
      + claims(in: context) + recoveries()).sorted()
  }

  // MARK: The application

  /// The signed confirmation comes so many working days after the call closes. Nobody waits for it when
  /// the application is decided.
  private func signatures(in context: Context) throws -> [Deadline] {
    guard let application, let call, let days = call.signatureWorkingDays else { return [] }
    let confirmed = application.signatures.map { $0.received ?? $0.signed }.min()
    let isConfirmed = confirmed.map { $0 <= context.day } ?? false
    guard isConfirmed || decision(on: context.day) == nil else { return [] }
    let limit = try SignatureTime.limit(workingDays: days, after: call.closes)
    return [
      Deadline(
        kind: .signature,
        what: Wording(
          "the signed confirmation of the application", sv: "undertecknad bekräftelse av ansökan"),
        due: limit.later, spot: call.spot.child("signatureWorkingDays"), law: [],
        note: limit.earlier == limit.later
          ? nil
          : Wording(
            "\(limit.earlier) where the eve counts as a working day",
            sv: "\(limit.earlier) om aftonen räknas som arbetsdag"),
        done: confirmed.map { Deadline.Deed(document: application.header, day: $0) })
    ]
  }

  // MARK: Reports

  private func reports(in context: Context) -> [Deadline] {
    guard let schedule = schedule(on: context.day) else { return [] }
    return schedule.periods.flatMap { period -> [Deadline] in
      let answers = reports(on: period)
      let isFinal = period.kind == ReportKind.final.rawValue
      let days = period.words
      return [
        Deadline(
          kind: .content,
          what: isFinal
            ? Wording("the final report, \(days)", sv: "slutrapport, \(days)")
            : Wording("the report on \(days)", sv: "lägesrapport för \(days)"),
          due: period.contentDue, spot: period.spot.attribute("contentDue"), law: [], note: nil,
          done: answers.first.map { Deadline.Deed(document: $0.header, day: $0.received) }),
        Deadline(
          kind: .finance,
          what: isFinal
            ? Wording("the final claim, \(days)", sv: "slutlig ansökan om utbetalning, \(days)")
            : Wording("the claim for \(days)", sv: "ansökan om utbetalning för \(days)"),
          due: period.financeDue, spot: period.spot.attribute("financeDue"), law: [], note: nil,
          done: answers.first { $0.claim != nil }.map {
            Deadline.Deed(document: $0.header, day: $0.received)
          }),
      ]
    }
  }

  // MARK: Conditions

  /// A condition is open until a report says that it is met, or a decision leaves it out.
  private func conditions(in context: Context) -> [Deadline] {
    guard let grant = grant(on: context.day) else { return [] }
    return grant.conditions.compactMap { condition in
      condition.due.map { due in
        Deadline(
          kind: .condition, what: .same(condition.text), due: due,
          spot: condition.spot.child("due"), law: [], note: nil, done: met(condition))
      }
    }
  }

  private func met(_ condition: GrantCondition) -> Deadline.Deed? {
    guard let id = condition.id else { return nil }
    return grantReports.flatMap { report in
      report.metConditions.filter { $0.id == id }
        .map { Deadline.Deed(document: report.header, day: $0.day) }
    }.min { $0.day < $1.day }
  }

  // MARK: Payments

  /// The beneficiary has the whole amount within 80 days of the claim, interruptions not counted
  /// (Regulation (EU) 2021/1060, Article 74(1)(b)).
  private func claims(in context: Context) throws -> [Deadline] {
    let answer = context.rulebook.parameter(PaymentLate.days, on: context.day)
    guard case .applies(let days) = answer else { return [] }
    return try answeredClaims.map { answered in
      let time = try answered.time(days: days.value)
      let settled = try answered.settled()
      let day = settled?.day ?? context.day
      let stopped = time.stopped(until: day)
      return Deadline(
        kind: .payment,
        what: Wording(
          "the payment of the claim \(answered.report.header.id)",
          sv: "utbetalning på ansökan \(answered.report.header.id)"),
        due: try time.limit(on: day).strict, spot: answered.claim.spot, law: days.law,
        note: stopped == 0
          ? nil
          : Wording(
            "\(days.value) days from \(answered.received), and \(stopped) during which they stood "
              + "still",
            sv: "\(days.value) dagar från \(answered.received), och \(stopped) då de stod stilla"),
        done: settled.map { Deadline.Deed(document: $0.paper, day: $0.day) })
    }
  }

  /// Money asked back is there when what came in is what was asked for.
  private func recoveries() throws(ArithmeticError) -> [Deadline] {
    var deadlines: [Deadline] = []
    for payment in payments {
      for recovery in payment.recoveries {
        deadlines.append(
          Deadline(
            kind: .recovery,
            what: Wording(
              "\(recovery.amount) asked back", sv: "\(recovery.amount) som krävs tillbaka"),
            due: recovery.due, spot: recovery.spot.child("due"), law: [], note: nil,
            done: try recovery.completed().map {
              Deadline.Deed(document: payment.header, day: $0)
            }))
      }
    }
    return deadlines
  }
}

extension Recovery {
  /// The day by which the whole had come back; `nil` while it has not.
  fileprivate func completed() throws(ArithmeticError) -> Day? {
    guard !amount.isZero else { return decided }
    var sum = Money.zero(amount.currency)
    for receipt in receipts.sorted(by: { $0.day < $1.day }) {
      sum = try sum.adding(receipt.amount)
      if try amount.isAtMost(sum) { return receipt.day }
    }
    return nil
  }
}
