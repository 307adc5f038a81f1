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
      "What is paid on a claim, in one part or several, is what is due, to the öre: nothing is deducted "
        + "or charged, and only what is set off against a recovery may be less.",
      sv:
        "Det som betalas på en ansökan, i en eller flera delar, är det som ska betalas, på öret: inget "
        + "dras av eller tas ut, och bara det som kvittas mot ett återkrav får vara mindre."),
    severity: .error, law: [Act.cpr.article("74", "1", "b")], lawDay: .event,
    mendedBy: [.officer, .finance], catalogue: ["EU61", "EU165"],
    parameters: [PaymentLate.days.name],
    why: Wording(
      "No amount may be deducted or withheld, and no charge levied that reduces what the beneficiary is "
        + "due.",
      sv: "Inget belopp får dras av eller innehållas, och ingen avgift tas ut som minskar det "
        + "stödmottagaren ska ha."),
    passes: [
      Example(
        Wording("paid as due", sv: "betalad som den ska"), in: .languageCoursesPaid,
        on: "2027-12-01"),
      Example(
        Wording("one öre less, paid on a later day", sv: "ett öre mindre, betalat en senare dag"),
        in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "<amountPaid>174897.07</amountPaid>"),
        on: "2027-06-29"),
      Example(
        Wording("the rest is set off against a recovery", sv: "resten kvittas mot ett återkrav"),
        in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "<amountPaid>174797.08</amountPaid>"),
        .payment("</payment>", recovery("100.00")), on: "2027-12-01"),
      Example(
        Wording("two parts that make the whole", sv: "två delar som blir hela beloppet"),
        in: .languageCoursesPaid, .endOfTwoParts, .restIsDue, .firstPart,
        .payment(whole, "<amountPaid>74897.08</amountPaid>"), on: "2027-12-01"),
    ],
    fails: [
      Example(
        Wording("one öre less", sv: "ett öre mindre"), in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>174897.07</amountPaid>"),
        on: "2027-12-01"),
      Example(
        Wording(
          "one öre less, beside an advance that does not state how much was paid",
          sv: "ett öre mindre, bredvid ett förskott som inte anger hur mycket som betalades"),
        in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>174897.07</amountPaid>"),
        .advance("  <amountPaid>2518845.00</amountPaid>\n", ""), on: "2027-12-01"),
      Example(
        Wording(
          "a part, while the time to pay runs", sv: "en del, medan tiden att betala löper"),
        in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>100000.00</amountPaid>"),
        on: "2027-07-24"),
      Example(
        Wording("two parts, one öre short", sv: "två delar, ett öre för lite"),
        in: .languageCoursesPaid, .endOfTwoParts, .restIsDue, .firstPart,
        .payment(whole, "↓<amountPaid>74897.07</amountPaid>"), on: "2027-12-01"),
      Example(
        Wording("two parts, one öre more", sv: "två delar, ett öre för mycket"),
        in: .languageCoursesPaid, .endOfTwoParts, .restIsDue, .firstPart,
        .payment(whole, "↓<amountPaid>74897.09</amountPaid>"), on: "2027-07-01"),
      Example(
        Wording("one öre more", sv: "ett öre mer"), in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>174897.09</amountPaid>"),
        on: "2027-12-01"),
      Example(
        Wording(
          "one öre less than what the set-off leaves",
          sv: "ett öre mindre än vad kvittningen lämnar"), in: .languageCoursesPaid,
        .payment("<amountPaid>174897.08</amountPaid>", "↓<amountPaid>174797.07</amountPaid>"),
        .payment("</payment>", recovery("100.00")), on: "2027-12-01"),
      Example(
        Wording("an advance, one öre less", sv: "ett förskott, ett öre mindre"),
        in: .languageCoursesPaid,
        .advance(
          "<amountPaid>2518845.00</amountPaid>", "↓<amountPaid>2518844.99</amountPaid>")),
      Example(
        Wording(
          "2014–2020: one öre less, and no time to pay the rest",
          sv: "2014–2020: ett öre mindre, och ingen tid att betala resten"),
        in: .legacy,
        .payment(
          """
          <amountPaid>100000.00</amountPaid>
              <unionContribution>100000.00</unionContribution>
              <paid>2021-05-18</paid>
          """,
          """
          ↓<amountPaid>99999.99</amountPaid>
              <unionContribution>100000.00</unionContribution>
              <paid>2021-05-18</paid>
          """)),
      Example(
        Wording(
          "a grant contract: pre-financing, one cent less than due",
          sv: "ett bidragskontrakt: förfinansiering, en cent mindre än som ska betalas"),
        in: .dear,
        .payment(
          """
          <amountPaid>1500000.00</amountPaid>
              <unionContribution>1500000.00</unionContribution>
              <paid>2017-11-15</paid>
          """,
          """
          <amountDue>1500000.01</amountDue>
              ↓<amountPaid>1500000.00</amountPaid>
              <unionContribution>1500000.00</unionContribution>
              <paid>2017-11-15</paid>
          """)),
    ],
    silent: [Example(Wording("nothing paid", sv: "inget utbetalat"), in: .languageCourses)],
    notRun: [
      Example(
        Wording("paid, and how much is not stated", sv: "betald, men beloppet är inte angivet"),
        in: .languageCoursesPaid,
        .payment("  <amountPaid>174897.08</amountPaid>\n", ""), on: "2027-12-01")
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

  private static let whole = "<amountPaid>174897.08</amountPaid>"

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let project = project.known(on: context.day)
    let claims = context.answeredClaims(of: project).filter { claim in
      claim.isRuled && claim.answers.contains { $0.paid != nil }
    }
    let others = project.payments.filter { payment in
      payment.kind.pays && payment.paid != nil && payment.amountDue != nil
        && !claims.contains { $0.answers.contains(payment) }
    }
    guard !claims.isEmpty || !others.isEmpty else {
      throw Undecided.silent(
        Wording("nothing that is due has been paid", sv: "inget har betalats ut"))
    }
    return .together(
      {
        .each(claims, at: { $0.claim.spot }) {
          try failure(of: $0, Self.days(for: $0, in: context), context)
        }
      },
      { .each(others, at: { $0.spot }) { try failure(of: $0, in: project, context) } })
  }

  /// How many days there are to pay a claim, by the law of the day it was received; `nil` where the
  /// fund's law sets no time.
  private static func days(for claim: AnsweredClaim, in context: Context) throws -> Int? {
    let days = context.rulebook.parameter(PaymentLate.days, on: claim.received)
    if case .noneByLaw = days { return nil }
    return try days.orUndecided().value
  }

  /// The parts paid on a claim make the whole. While the time to pay runs a part may still come.
  private func failure(
    of claim: AnsweredClaim, _ days: Int?, _ context: Context
  ) throws -> Failure? {
    let day = context.day
    guard let due = try claim.due() else { return nil }
    let papers = claim.answers.filter { $0.paid != nil }
    for paper in papers where paper.amountPaid == nil { throw Self.withoutAmount(paper) }
    guard let last = papers.max(by: { ($0.paid ?? .first) < ($1.paid ?? .first) }),
      let paidOn = last.paid
    else { return nil }
    let setOff = try claim.setOff(in: due.currency)
    let paid = try claim.paid(in: due.currency).subtracting(setOff)
    let expected = try due.subtracting(setOff)
    guard try !isInFull(paid, due, setOff, expected, context, at: last.spot) else { return nil }
    let isShort = try paid.isLess(than: expected)
    let time = try days.map { try claim.time(days: $0) }
    let counted = max(day, paidOn)
    let lastDay = try time?.lastDay(on: counted)
    // A last day that is a day off may move to a working day.
    let moved = (try? time?.limit(on: counted))?.rolled
    let open =
      isShort
      ? [lastDay, moved].compactMap(\.self).first { !Deadline.isPast($0, on: day) } : nil
    let parts =
      papers.count == 1
      ? Wording("\(paid) was paid on \(paidOn)", sv: "\(paid) betalades \(paidOn)")
      : Wording(
        "\(paid) was paid in \(papers.count) parts, the last on \(paidOn)",
        sv: "\(paid) betalades i \(papers.count) delar, den sista \(paidOn)")
    return Self.failure(
      at: last.spot.child("amountPaid"), parts, due, setOff,
      fix: open.map {
        Wording(
          "pay the rest by \($0), or record the debt that it is set off against",
          sv: "betala resten senast \($0), eller registrera den skuld som den kvittas mot")
      } ?? Self.pay(expected), severity: open == nil ? nil : .warning)
  }

  /// What is paid without a claim, as an advance, is whole in itself.
  private func failure(
    of payment: Payment, in project: Project, _ context: Context
  ) throws -> Failure? {
    guard let due = payment.amountDue, let day = payment.paid else { return nil }
    guard let paid = payment.amountPaid else { throw Self.withoutAmount(payment) }
    let offsets = project.payments.flatMap { $0.recoveries }.flatMap { $0.receipts }.filter {
      $0.offset == payment.reference
    }
    let setOff = try Money.sum(offsets.map(\.amount), in: payment.currency)
    let expected = try due.subtracting(setOff)
    guard try !isInFull(paid, due, setOff, expected, context, at: payment.spot) else {
      return nil
    }
    return Self.failure(
      at: payment.spot.child("amountPaid"),
      Wording("\(paid) was paid on \(day)", sv: "\(paid) betalades \(day)"), due, setOff,
      fix: Self.pay(expected))
  }

  private func isInFull(
    _ paid: Money, _ due: Money, _ setOff: Money, _ expected: Money, _ context: Context,
    at spot: Spot
  ) throws -> Bool {
    context.shown(due, Wording("due", sv: "ska betalas"), at: spot.child("amountDue"))
    context.shown(setOff, Wording("set off", sv: "kvittat"))
    context.shown(paid, Wording("paid", sv: "betalat"), at: spot.child("amountPaid"))
    return try context.isEqual(
      paid, to: expected,
      Wording("due, less what is set off", sv: "ska betalas, minus det kvittade"))
  }

  private static func failure(
    at spot: Spot, _ paid: Wording, _ due: Money, _ setOff: Money, fix: Wording,
    severity: Severity? = nil
  ) -> Failure {
    let less =
      setOff.isZero
      ? .same("") : Wording(", of which \(setOff) is set off", sv: ", varav \(setOff) kvittas")
    return Failure(
      at: spot,
      Wording("\(paid); \(due) is due\(less)", sv: "\(paid); \(due) ska betalas\(less)"),
      fix: fix, severity: severity)
  }

  private static func pay(_ expected: Money) -> Wording {
    Wording(
      "pay \(expected), or record the debt that the rest is set off against",
      sv: "betala \(expected), eller registrera den skuld som resten kvittas mot")
  }

  private static func withoutAmount(_ payment: Payment) -> Undecided {
    let day = payment.paid.map(\.wording) ?? .same("")
    return .notRun(
      Wording(
        "the payment of \(day) does not state how much was paid",
        sv: "utbetalningen \(day) anger inte hur mycket som betalades"),
      fix: Wording("state amountPaid", sv: "ange amountPaid"), at: payment.spot)
  }
}
