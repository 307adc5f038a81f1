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
    try known(on: context.day).allDeadlines(in: context)
  }

  /// The same of all papers of the project, be they of later days.
  func allDeadlines(in context: Context) throws -> [Deadline] {
    let context = context.forFund(of: programme)
    return
      try
      (signatures(in: context) + completions(in: context) + reports(in: context)
      + conditions(in: context)
      + claims(in: context) + recoveries() + notices(in: context) + quarters(in: context)
      + participants(in: context) + organisationAccounts(in: context)
      + mainstreaming() + endings(in: context)).sorted()
  }

  // MARK: The application

  /// The signed confirmation comes so many working days after the call closes. Nobody waits for it when
  /// the application is decided.
  private func signatures(in context: Context) throws -> [Deadline] {
    guard awaitsSignature(in: context), let application, let call,
      let days = call.signatureWorkingDays, let calendar = try? memberState.holidays()
    else { return [] }
    let limit = try calendar.workingDays(days, after: call.closes)
    return [
      Deadline(
        .signature, application.header.id,
        what: Wording(
          "the signed confirmation of the application", sv: "undertecknad bekräftelse av ansökan"),
        due: limit.later, spot: call.spot.child("signatureWorkingDays"),
        reckoning: .workingDays(days, after: .callCloses, call.closes),
        note: limit.earlier == limit.later
          ? nil
          : Wording(
            "\(limit.earlier) where the eve counts as a working day",
            sv: "\(limit.earlier) om aftonen räknas som arbetsdag"),
        done: confirmed(by: context.day).map {
          Deadline.Deed(document: application.header, day: $0)
        })
    ]
  }

  private func confirmed(by day: Day) -> Day? {
    application?.signatures.map { $0.received ?? $0.signed }.filter { $0 <= day }.min()
  }

  /// Whether a confirmation has come, or is waited for.
  func awaitsSignature(in context: Context) -> Bool {
    guard application != nil, call?.signatureWorkingDays != nil else { return false }
    return confirmed(by: context.day) != nil || decision(on: context.day) == nil
  }

  // MARK: Reports

  private func reports(in context: Context) -> [Deadline] {
    schedule(on: context.day).map { reports(by: $0) } ?? []
  }

  private func reports(by schedule: ReportingSchedule) -> [Deadline] {
    // Periods that begin on the same day, which a rule finds, have names of their own all the same.
    let names = Deadline.names(
      of: schedule.periods,
      by: [
        { $0.firstDay.iso }, { $0.lastDay.iso }, { $0.kind }, { $0.contentDue.iso },
        { $0.financeDue.iso },
      ])
    return zip(schedule.periods, names).flatMap { period, name -> [Deadline] in
      let answers = reports(on: period)
      // The day that the authority names for a claim goes before that of its report.
      let claim = answers.filter { $0.claim != nil }.map { (report: $0, day: claimReceived($0)) }
        .min { $0.day < $1.day }
      let isFinal = period.kind == ReportKind.final.rawValue
      let days = period.words
      // What is to be told of its day, of the report as of its claim.
      func early(_ day: Day?) -> Wording? {
        guard let day, day < period.lastDay else { return nil }
        return Wording(
          "it came in before the period ended", sv: "den kom in innan perioden var slut")
      }
      return [
        Deadline(
          .content, name,
          what: isFinal
            ? Wording("the final report, \(days)", sv: "slutrapport, \(days)")
            : Wording("the report on \(days)", sv: "lägesrapport för \(days)"),
          due: period.contentDue, spot: period.spot.attribute("contentDue"),
          note: early(answers.first?.received),
          done: answers.first.map { Deadline.Deed(document: $0.header, day: $0.received) }),
        Deadline(
          .finance, name,
          what: isFinal
            ? Wording("the final claim, \(days)", sv: "slutlig ansökan om utbetalning, \(days)")
            : Wording("the claim for \(days)", sv: "ansökan om utbetalning för \(days)"),
          due: period.financeDue, spot: period.spot.attribute("financeDue"),
          note: early(claim?.day),
          done: claim.map { Deadline.Deed(document: $0.report.header, day: $0.day) }),
      ]
    }
  }

  // MARK: Conditions

  /// A condition is open until a report says that it is met, or a decision leaves it out.
  private func conditions(in context: Context) -> [Deadline] {
    grant(on: context.day).map { conditions(of: $0, on: context.day) } ?? []
  }

  private func conditions(of grant: Decision, on day: Day) -> [Deadline] {
    let dated = grant.conditions.compactMap { condition in
      condition.due.map { (condition: condition, due: $0) }
    }
    // The same words twice are two conditions.
    let names = Deadline.names(
      of: dated,
      by: [{ $0.condition.id ?? $0.condition.text }, { $0.due.iso }, { $0.condition.text }])
    return zip(dated, names).map { dated, name in
      Deadline(
        .condition, name, what: .same(dated.condition.text.inSentence), due: dated.due,
        spot: dated.condition.spot.child("due"), done: met(dated.condition, by: day))
    }
  }

  private func met(_ condition: GrantCondition, by day: Day) -> Deadline.Deed? {
    guard let id = condition.id else { return nil }
    return grantReports.flatMap { report in
      report.metConditions.filter { $0.id == id && $0.day <= day }
        .map { Deadline.Deed(document: report.header, day: $0.day) }
    }.min { $0.day < $1.day }
  }

  // MARK: Payments

  /// The beneficiary has the whole amount within 80 days of the claim, interruptions not counted
  /// (Regulation (EU) 2021/1060, Article 74(1)(b)): the time of the day on which the claim was received.
  private func claims(in context: Context) throws -> [Deadline] {
    try answeredClaims.compactMap { answered in
      let answer = context.rulebook.parameter(PaymentLate.days, on: answered.received)
      guard case .applies(let days) = answer else { return nil }
      let time = try answered.time(days: days.value)
      let settled = try answered.settled()
      let day = settled?.day ?? context.day
      let pauses = try time.pauses(on: day)
      return Deadline(
        .payment, "\(answered.report.header.issuer) \(answered.report.header.id)",
        what: Wording(
          "the payment of the claim \(answered.report.header.id)",
          sv: "utbetalning på ansökan \(answered.report.header.id)"),
        due: try time.lastDay(on: day), move: try time.move(on: day),
        spot: answered.claim.spot, law: days.law,
        reckoning: .payment(
          Reckoning.ClaimTime(
            received: answered.received, isReceiptKnown: answered.isReceiptKnown, days: days.value,
            interruptions: answered.answers.flatMap { $0.interruptions }, until: day)),
        note: Self.note(on: pauses, of: days.value, from: answered.received, on: day),
        done: settled.map { Deadline.Deed(document: $0.paper, day: $0.day) },
        suspended: settled.map { $0.day <= context.day } ?? false
          ? nil : time.stoppedSince(on: context.day))
    }
  }

  /// Why the last day to pay is not so many days after the claim: the time stood still, or will.
  private static func note(
    on pauses: [PaymentTime.Pause], of days: Int, from received: Day, on day: Day
  ) -> Wording? {
    let stopped = pauses.reduce(0) { $0 + $1.days }
    guard stopped > 0 else { return nil }
    return pauses.contains { day < $0.last }
      ? Wording(
        "\(days) days from \(received), and \(stopped) during which they stand still",
        sv: "\(days) dagar från \(received), och \(stopped) då de står stilla")
      : Wording(
        "\(days) days from \(received), and \(stopped) during which they stood still",
        sv: "\(days) dagar från \(received), och \(stopped) då de stod stilla")
  }

  // MARK: What the Commission is told

  /// The Commission is told of an operation of strategic importance within a month of its selection
  /// (Regulation (EU) 2021/1060, Article 73(5)).
  private func notices(in context: Context) throws -> [Deadline] {
    guard let selection = StrategicSelection(self, on: context.day),
      case .applies(let months) = context.rulebook.parameter(
        StrategicOperationNotReported.months, on: selection.approval.decided)
    else { return [] }
    let selected = selection.approval.decided
    return [
      Deadline(
        .notice, "",
        what: Wording(
          "what the Commission is told of the operation of strategic importance",
          sv: "underrättelse till kommissionen om insatsen av strategisk betydelse"),
        due: try selected.adding(months: months.value),
        move: memberState.move(.months(months.value), after: selected),
        spot: selection.strategic.spot.child("strategicImportance"),
        law: months.law,
        reckoning: .after(.selection, selected, .months(months.value)),
        done: selection.telling.flatMap { paper in
          paper.commissionInformed.flatMap { day in
            day <= context.day ? Deadline.Deed(document: paper.header, day: day) : nil
          }
        })
    ]
  }

  // MARK: Recoveries

  /// Money asked back is there when what came in is what was asked for.
  private func recoveries() throws(ArithmeticError) -> [Deadline] {
    var deadlines: [Deadline] = []
    for payment in payments {
      for recovery in payment.recoveries {
        deadlines.append(
          Deadline(
            .recovery, "\(payment.header.issuer) \(payment.header.id) \(recovery.id)",
            what: Wording(
              "\(recovery.amount) asked back", sv: "\(recovery.amount) som krävs tillbaka"),
            due: recovery.due, spot: recovery.spot.child("due"),
            done: try recovery.completed().map {
              Deadline.Deed(document: payment.header, day: $0)
            }))
      }
    }
    return deadlines
  }
}

extension String {
  /// The text as a part of a sentence that goes on after it: without a stop at its end.
  var inSentence: String {
    guard let end = lastIndex(where: { !$0.isWhitespace }), self[end] == ".",
      self[..<end].last != "."
    else { return self }
    return String(self[..<end])
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
