import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The beneficiary is paid the whole amount that is due, less only what is set off against a debt.
struct PaymentNotInFull: ProjectRule {
  static let card = RuleCard(
    id: "P202", name: "payment-not-in-full",
    title: Wording("Payment not in full", sv: "Utbetalningen är inte hel"),
    summary: Wording(
      "What is paid is what is due, to the öre: nothing is deducted or charged, and only what is set "
        + "off against a recovery may be less.",
      sv:
        "Det som betalas är det som ska betalas, på öret: inget dras av eller tas ut, och bara det "
        + "som kvittas mot ett återkrav får vara mindre."),
    severity: .error, law: [Act.cpr.article("74", "1", "b")], lawDay: .always,
    catalogue: ["EU61"],
    why: Wording(
      "No amount may be deducted or withheld, and no charge levied that reduces what the beneficiary is "
        + "due.",
      sv: "Inget belopp får dras av eller innehållas, och ingen avgift tas ut som minskar det "
        + "stödmottagaren ska ha."),
    passes: [
      Example(Wording("paid as due", sv: "betalad som den ska"), in: .languageCoursesPaid),
      Example(
        Wording("the rest is set off against a recovery", sv: "resten kvittas mot ett återkrav"),
        in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "<amountPaid>174797.08</amountPaid>"),
        .payment("</payment>", recovery("100.00"))),
    ],
    fails: [
      Example(
        Wording("one öre less", sv: "ett öre mindre"), in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>174897.07</amountPaid>")),
      Example(
        Wording("one öre more", sv: "ett öre mer"), in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>174897.09</amountPaid>")),
      Example(
        Wording(
          "one öre less than what the set-off leaves",
          sv: "ett öre mindre än vad kvittningen lämnar"), in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>174797.07</amountPaid>"),
        .payment("</payment>", recovery("100.00"))),
    ],
    silent: [Example(Wording("nothing paid", sv: "inget utbetalat"), in: .languageCourses)],
    notRun: [
      Example(
        Wording("paid, and how much is not stated", sv: "betald, men beloppet är inte angivet"),
        in: .languageCoursesPaid,
        .payment("  <amountPaid>174897.08</amountPaid>\n", ""))
    ])

  private static func recovery(_ amount: String) -> String {
    """
      <recovery id="r1">
        <amount>\(amount)</amount>
        <decided>2027-05-01</decided>
        <due>2027-06-01</due>
        <receipt>
          <day>2027-06-30</day>
          <amount>\(amount)</amount>
          <offset issuer="SE:orgnr:2021999996" id="payment-language-courses-1"/>
        </receipt>
      </recovery>
    </payment>
    """
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let payments = project.payments.filter { $0.kind.pays && $0.paid != nil && $0.amountDue != nil }
    guard !payments.isEmpty else {
      throw Undecided.silent(
        Wording("nothing that is due has been paid", sv: "inget har betalats ut"))
    }
    return .of(try payments.compactMap { try failure(of: $0, in: project) })
  }

  private func failure(of payment: Payment, in project: Project) throws -> Failure? {
    guard let due = payment.amountDue, let day = payment.paid else { return nil }
    guard let paid = payment.amountPaid else {
      throw Undecided.notRun(
        Wording(
          "the payment of \(day) does not state how much was paid",
          sv: "utbetalningen \(day) anger inte hur mycket som betalades"),
        fix: Wording("state amountPaid", sv: "ange amountPaid"))
    }
    let offsets = project.payments.flatMap(\.recoveries).flatMap(\.receipts).filter {
      $0.offset == payment.reference
    }
    let setOff = try Money.sum(offsets.map(\.amount), in: payment.currency)
    let expected = try due.subtracting(setOff)
    guard paid != expected else { return nil }
    let less =
      setOff.isZero
      ? .same("") : Wording(", of which \(setOff) is set off", sv: ", varav \(setOff) kvittas")
    return Failure(
      at: payment.spot.child("amountPaid"),
      Wording(
        "\(paid) was paid on \(day); \(due) is due\(less)",
        sv: "\(paid) betalades \(day); \(due) ska betalas\(less)"),
      fix: Wording(
        "pay \(expected), or record the debt that the rest is set off against",
        sv: "betala \(expected), eller registrera den skuld som resten kvittas mot"))
  }
}
