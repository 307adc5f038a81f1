import Languages
public import Portfolio
import Provenance
import Values

extension Project {
  /// Everything that is or was to be done in the project by a day, in the order of the days.
  ///
  /// The schedule is that of the decision in force on the day of judgement: an amendment restates it.
  ///
  /// - Throws: `ArithmeticError` or `HolidaysUnknown` for days far outside the calendar.
  public func deadlines(in context: Context) throws -> [Deadline] {
    try
      (signatures(in: context) + reports(in: context) + conditions(in: context)
      + claims(in: context) + recoveries()).sorted()
  }

  // MARK: The application

  /// The signed confirmation comes so many working days after the call closes.
  private func signatures(in context: Context) throws -> [Deadline] {
    guard let application, let call, let days = call.signatureWorkingDays else { return [] }
    let limit = try HolidayCalendar.sweden.workingDays(days, after: call.closes)
    let confirmed = application.signatures.map { $0.received ?? $0.signed }.min()
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
    guard let grant = grant(on: context.day) else { return [] }
    return grant.reportingPeriods.flatMap { period -> [Deadline] in
      let answers = reports(on: period)
      let isFinal = period.kind == "final"
      let days = Wording.same("\(period.firstDay) – \(period.lastDay)")
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

  /// The reports that answer a period of the schedule, those that end on its last day, in the order
  /// they came in.
  private func reports(on period: ReportingPeriod) -> [Report] {
    reports.filter { $0.lastDay == period.lastDay }.sorted {
      ($0.received, $0.header.id) < ($1.received, $1.header.id)
    }
  }

  // MARK: Conditions

  private func conditions(in context: Context) -> [Deadline] {
    guard let grant = grant(on: context.day) else { return [] }
    // Nothing says that a condition is met: it stays open until a decision leaves it out.
    return grant.conditions.compactMap { condition in
      condition.due.map { due in
        Deadline(
          kind: .condition, what: .same(condition.text), due: due,
          spot: condition.spot.child("due"), law: [], note: nil, done: nil)
      }
    }
  }

  // MARK: Payments

  /// The beneficiary has the whole amount within 80 days of the claim, interruptions not counted
  /// (Regulation (EU) 2021/1060, Article 74(1)(b)).
  private func claims(in context: Context) throws -> [Deadline] {
    try reports.compactMap { report in
      guard report.claim != nil else { return nil }
      let answers = payments.filter { $0.report == report.reference }
      let received = answers.compactMap(\.claimReceived).min() ?? report.received
      guard
        case .applies(let limit) = context.rulebook.quantity("payment.days", on: received),
        case .count(let days, .days) = limit.value
      else { return nil }
      let stopped = answers.flatMap(\.interruptions).map { interruption in
        // An interruption that goes on has stood for the days until now.
        let last = interruption.lastDay ?? max(interruption.firstDay, context.day)
        return max(0, interruption.firstDay.days(until: last) + 1)
      }.reduce(0, +)
      let payment = answers.filter { $0.kind.pays && $0.paid != nil }.min {
        ($0.paid ?? .last) < ($1.paid ?? .last)
      }
      return Deadline(
        kind: .payment,
        what: Wording(
          "the payment of the claim \(report.header.id)",
          sv: "utbetalning på ansökan \(report.header.id)"),
        due: try received.adding(days: days + stopped),
        spot: report.claim?.spot ?? report.spot, law: limit.law,
        note: stopped == 0
          ? nil
          : Wording(
            "\(days) days from \(received), and \(stopped) during which they stood still",
            sv: "\(days) dagar från \(received), och \(stopped) då de stod stilla"),
        done: payment.flatMap { payment in
          payment.paid.map { Deadline.Deed(document: payment.header, day: $0) }
        })
    }
  }

  private func recoveries() -> [Deadline] {
    payments.flatMap { payment in
      payment.recoveries.map { recovery in
        // Paid back when what came in is what was asked for.
        let received = try? Money.sum(
          recovery.receipts.map(\.amount), in: recovery.amount.currency)
        let isPaid = received.map { $0.minorUnits >= recovery.amount.minorUnits } ?? false
        return Deadline(
          kind: .recovery,
          what: Wording(
            "\(recovery.amount) asked back", sv: "\(recovery.amount) som krävs tillbaka"),
          due: recovery.due, spot: recovery.spot.child("due"), law: [], note: nil,
          done: isPaid
            ? recovery.receipts.map(\.day).max().map {
              Deadline.Deed(document: payment.header, day: $0)
            } : nil)
      }
    }
  }
}
