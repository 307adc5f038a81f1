import Languages
import Portfolio
import Values

/// Support that was paid in advance, and what of it claims have settled.
struct ClaimAdvance {
  let document: DocumentHeader
  let day: Day
  let paid: Money
  let settled: TracedFigure

  /// What is not yet settled.
  func open(_ scope: ClaimScope) throws(ArithmeticError) -> TracedFigure {
    try TracedFigure(paid, from: [paidSource(scope)]).subtracting(settled)
  }

  private func paidSource(_ scope: ClaimScope) -> FigureSource {
    scope.source(
      document, document.spot.child("amountPaid"),
      Wording("paid in advance", sv: "utbetalt i förskott"), paid)
  }

  /// The advances that were paid by a day, with what papers that were decided by then settle of them.
  static func all(of project: Project, until day: Day) throws -> [ClaimAdvance] {
    var advances: [ClaimAdvance] = []
    for payment in project.payments where payment.kind == .advance {
      guard let paidOn = payment.paid, paidOn <= day, let amount = payment.amountPaid else {
        continue
      }
      var settled = TracedFigure(amount.currency)
      for other in project.payments where (other.decided ?? other.header.issued) <= day {
        for settlement in other.settlements where settlement.advance == payment.reference {
          // In another currency it has no place in the sum, and the claim is refused for it.
          guard settlement.amount.currency == amount.currency else { continue }
          try settled.add(
            settlement.amount, tracing: true,
            from: FigureSource(
              project: PersonalNumber.mask(in: project.key), document: other.header,
              spot: settlement.spot.child("amount"),
              what: Wording("settled", sv: "avräknat"), stated: .money(settlement.amount),
              conversion: nil, shares: [], part: .money(settlement.amount)))
        }
      }
      advances.append(
        ClaimAdvance(document: payment.header, day: paidOn, paid: amount, settled: settled))
    }
    return advances
  }

  static func sheet(hasLabels: Bool) -> Sheet<(ClaimAdvance, ClaimScope)> {
    Sheet(
      "advances", element: "advance", hasLabels: hasLabels,
      [
        .code("document", "Handling") { $0.0.document.id },
        .day("paid_on", "Utbetald") { $0.0.day },
        .code("currency", "Valuta") { $0.0.paid.currency.code },
        .cells("paid", "Utbetalt förskott", .amount, sum: "paid") { advance, scope in
          Cell(.amount(advance.paid), from: [advance.paidSource(scope)])
        },
        .cells("settled", "Avräknat", .amount, sum: "settled") { $0.0.settled.cell },
        .cells("open", "Kvar att avräkna", .amount, sum: "open") { advance, scope in
          try advance.open(scope).cell
        },
      ])
  }
}
