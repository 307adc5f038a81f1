import Portfolio
import Values

/// A claim, the authority's papers on it, and how much of what is due on it has been paid.
struct AnsweredClaim {
  let report: Report
  let claim: Claim
  /// In the order they were decided or issued.
  let answers: [Payment]
  /// What has been set off against a debt instead of being paid.
  private let offsets: [RecoveryReceipt]
  private let state: MemberState

  /// Money that reached the beneficiary, or was set off against a debt.
  private struct Share {
    let day: Day
    let amount: Money
    let paper: DocumentHeader
  }

  fileprivate init(report: Report, claim: Claim, in project: Project) {
    self.report = report
    self.claim = claim
    let answers = project.answers(to: report)
    self.answers = answers
    state = project.memberState
    offsets = project.payments.flatMap { $0.recoveries }.flatMap { $0.receipts }.filter { receipt in
      answers.contains { receipt.offset == $0.reference }
    }
  }

  // MARK: Time

  /// The day the time begins: as the authority states it, else that of the report's first version.
  var received: Day { answers.compactMap { $0.claimReceived }.min() ?? report.received }

  /// Where that day is stated; `nil` where the portfolio keeps it.
  var receivedSpot: Spot? {
    answers.first { $0.claimReceived == received }?.spot.child("claimReceived")
  }

  /// Whether that day is known: a later version of the report alone does not tell it.
  var isReceiptKnown: Bool {
    answers.contains { $0.claimReceived != nil } || report.header.number == 1
      || report.header.firstReceived != nil
  }

  /// The time to pay, of so many days.
  func time(days: Int) throws -> PaymentTime {
    try PaymentTime(
      received: received, days: days,
      interruptions: answers.flatMap { $0.interruptions }.map { ($0.firstDay, $0.lastDay) },
      in: state)
  }

  // MARK: Money

  /// The last paper that says what is due.
  private var ruling: Payment? { answers.last { $0.amountDue != nil } }

  /// Whether a paper says what is due.
  var isRuled: Bool { ruling != nil }

  /// What is due on the claim in all, by its papers together; `nil` while none of them states it.
  func due() throws(ArithmeticError) -> Money? {
    guard let currency = ruling?.currency else { return nil }
    return try Money.sum(
      answers.compactMap { $0.amountDue }.filter { $0.currency == currency }, in: currency)
  }

  /// What was paid and set off in all, in the currency of what is due.
  func paid(in currency: Currency) throws(ArithmeticError) -> Money {
    try Money.sum(shares(in: currency).map(\.amount), in: currency)
  }

  /// What was set off in all.
  func setOff(in currency: Currency) throws(ArithmeticError) -> Money {
    try Money.sum(offsets.map(\.amount).filter { $0.currency == currency }, in: currency)
  }

  /// The day on which the whole had been paid, and the paper that completed it; `nil` while it is not.
  ///
  /// Where no paper says what is due, or one that pays does not say how much, a payment counts as the
  /// whole. What was refused in full is settled by the refusal.
  func settled() throws(ArithmeticError) -> (day: Day, paper: DocumentHeader)? {
    guard let ruling, let due = try due() else {
      return answers.filter { $0.paid != nil }.max { ($0.paid ?? .first) < ($1.paid ?? .first) }
        .flatMap { paper in paper.paid.map { ($0, paper.header) } }
    }
    if due.isZero { return (ruling.decided ?? ruling.header.issued, ruling.header) }
    let vague = answers.filter { $0.amountPaid == nil && $0.paid != nil }
      .map { Share(day: $0.paid ?? .last, amount: due, paper: $0.header) }
    var sum = Money.zero(due.currency)
    for share in (shares(in: due.currency) + vague).sorted(by: { $0.day < $1.day }) {
      sum = try sum.adding(share.amount)
      if try due.isAtMost(sum) { return (share.day, share.paper) }
    }
    return nil
  }

  private func shares(in currency: Currency) -> [Share] {
    let paid = answers.compactMap { paper in
      if let day = paper.paid, let amount = paper.amountPaid {
        Share(day: day, amount: amount, paper: paper.header)
      } else {
        nil
      }
    }
    let setOff = offsets.compactMap { receipt in
      answers.first { receipt.offset == $0.reference }.map {
        Share(day: receipt.day, amount: receipt.amount, paper: $0.header)
      }
    }
    return (paid + setOff).filter { $0.amount.currency == currency }
  }
}

extension Project {
  /// The claims in the order of their periods, with what has come of them.
  var answeredClaims: [AnsweredClaim] {
    reports.compactMap { report in
      report.claim.map { AnsweredClaim(report: report, claim: $0, in: self) }
    }
  }
}
