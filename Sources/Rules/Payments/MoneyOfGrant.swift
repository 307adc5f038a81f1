import Languages
import Portfolio
import Values

extension Undecided {
  /// Ends a check of amounts in two currencies, which cannot be compared; that they differ is a fault of
  /// its own, which another rule finds.
  static func requireOne(
    _ currency: Currency, of document: String, _ other: Currency, _ whose: Wording
  ) throws(Undecided) {
    if currency != other { throw differs(currency, of: document, other, whose) }
  }

  /// What ends such a check.
  static func differs(
    _ currency: Currency, of document: String, _ other: Currency, _ whose: Wording
  ) -> Undecided {
    .silent(
      Wording(
        "\(document) is in \(currency), and \(whose) in \(other)",
        sv: "\(document) är i \(currency), och \(whose) i \(other)"))
  }
}

extension ClaimedPeriod {
  /// What ends a check of the claim against a grant in a currency, where the claim or a payment on it is in
  /// another one.
  func inOtherCurrency(than currency: Currency, in project: Project) -> Undecided? {
    let whose = { Wording("the grant", sv: "beslutet") }
    if self.claim.currency != currency {
      return .differs(self.claim.currency, of: self.report.header.id, currency, whose())
    }
    let report = self.report.reference
    let answer = project.payments.first {
      $0.currency != currency && ($0.kind == .interim || $0.kind == .final) && $0.report == report
    }
    return answer.map { .differs($0.currency, of: $0.header.id, currency, whose()) }
  }
}

extension Project {
  /// What corrections decided by a day have cut of a claim's Union contribution, and what recoveries
  /// decided by then ask back because of them.
  ///
  /// Expenditure under assessment is not settled, and a withdrawal moves between accounts what another
  /// correction has cut (Regulation (EU) 2021/1060, Article 98(6)).
  func cut(
    of report: Reference, by day: Day, in currency: Currency,
    as kinds: [Correction.Kind] = [.irregular, .other]
  ) throws(ArithmeticError) -> (union: Money, askedBack: Money) {
    var union = Money.zero(currency)
    var askedBack = union
    for payment in payments {
      let corrections = payment.corrections.filter {
        $0.line?.report == report && $0.decided <= day && kinds.contains($0.kind)
      }
      union = try union.adding(.sum(corrections.map(\.unionContribution), in: currency))
      let ids = Set(corrections.map(\.id))
      let recoveries = payment.recoveries.filter { recovery in
        recovery.decided <= day && (recovery.correction.map(ids.contains) ?? false)
      }
      askedBack = try askedBack.adding(.sum(recoveries.map(\.amount), in: currency))
    }
    return (union, askedBack)
  }

  /// What is paid in advance, and the rest of it that is neither settled nor asked back.
  func advances(in currency: Currency) throws(ArithmeticError) -> (paid: Money, rest: Money) {
    let paid = try Money.sum(
      payments.filter { $0.kind == .advance }.compactMap { $0.amountPaid ?? $0.amountDue },
      in: currency)
    let settled = try Money.sum(
      payments.flatMap { $0.settlements }.map { $0.amount }, in: currency)
    // A recovery that a correction led to is of what was claimed, and not of the advance.
    let askedBack = try Money.sum(
      payments.flatMap { $0.recoveries }.filter { $0.correction == nil }.map { $0.amount },
      in: currency)
    return (paid, try paid.subtracting(settled).subtracting(askedBack))
  }

  /// Ends a check of what a grant pays where a payment is in another currency than the grant.
  func requirePayments(in currency: Currency) throws(Undecided) {
    for payment in payments {
      try Undecided.requireOne(
        payment.currency, of: payment.header.id, currency, Wording("the grant", sv: "beslutet"))
    }
  }

  /// The payments that give money, or the end of the check.
  func outgoingOrSilent() throws(Undecided) -> [Payment] {
    let outgoing = payments.filter { $0.kind.pays }
    guard !outgoing.isEmpty else {
      throw .silent(Wording("nothing is paid", sv: "inget betalas ut"))
    }
    return outgoing
  }
}

extension Payment {
  /// What it gives as it states it, and the element that does: what is due, else what is paid, else the
  /// Union's part of it.
  var given: (amount: Money, element: String)? {
    if let due = self.amountDue { return (due, "amountDue") }
    if let paid = self.amountPaid { return (paid, "amountPaid") }
    return self.unionContribution.map { ($0, "unionContribution") }
  }

  /// What it gives: what is due, which an advance that it settles is no part of. In all, and of it the
  /// Union's part.
  func parts() throws(ArithmeticError) -> (union: Money, all: Money) {
    let zero = Money.zero(self.currency)
    let due = self.given?.amount ?? zero
    let rest = try due.subtracting(self.nationalContribution ?? zero)
    let stated = self.unionContribution ?? rest
    let union = try rest.isAtMost(stated) ? stated : rest
    return (union, try due.isAtMost(union) ? union : due)
  }

  /// How a message calls it.
  var words: Wording {
    switch self.kind {
    case .advance: Wording("the advance", sv: "förskottet")
    default: Wording("the payment", sv: "utbetalningen")
    }
  }

  /// The day the payment was decided, else the one it was paid, and the element that states it.
  var firstDay: (day: Day, element: String)? {
    self.decided.map { ($0, "decided") } ?? self.paid.map { ($0, "paid") }
  }
}
