import Findings
import Languages
import Portfolio
import Provenance
import Values

/// When the last payment has been decided, the Union has paid at most its share of the eligible cost.
struct PaidBeyondShare: ProjectRule {
  static let card = RuleCard(
    id: "P210", name: "paid-beyond-share",
    title: Wording("Paid beyond the share", sv: "Betalat över andelen"),
    summary: Wording(
      "When the last payment is decided, the Union money paid for what was claimed, with the advances settled "
        + "against it and net of what is asked back, is at most the granted share of the expenditure that was "
        + "accepted in all.",
      sv:
        "När slututbetalningen är beslutad är EU-stödet som betalats för det som begärts, med avräknade förskott och "
        + "utan det som återkrävs, högst den beviljade andelen av de utgifter som godtagits sammanlagt."
    ),
    severity: .error, law: [Act.cpr.article("73", "3"), Act.amif.article("15", "7")],
    lawDay: .always,
    catalogue: ["SE-CHECK-39"],
    why: Wording(
      "A project that costs less than planned has less support: what is paid beyond the share is recovered.",
      sv:
        "Ett projekt som kostar mindre än planerat får mindre stöd: det som betalats över andelen återkrävs."
    ),
    doubt: Wording(
      "The share is the grant's Union contribution of its eligible cost, compared exactly. Where the rate is applied "
        + "to the public contribution the comparison is not made.",
      sv:
        "Andelen är beslutets EU-stöd av den stödberättigande kostnaden, jämförd exakt. När stödnivån gäller det "
        + "offentliga bidraget görs ingen jämförelse."),
    passes: [
      Example(
        Wording(
          "75 % of all that was accepted, to the öre", sv: "75 % av allt som godtagits, på öret"),
        in: .languageCoursesPaid, final)
    ],
    fails: [
      Example(
        Wording("one öre more is due", sv: "ett öre mer ska betalas"), in: .languageCoursesPaid,
        final,
        .payment("<amountDue>174897.08", "↓<amountDue>174897.09")),
      Example(
        Wording(
          "one öre more is settled of the advance", sv: "ett öre mer räknas av mot förskottet"),
        in: .languageCoursesPaid, final, .payment("<amountDue>", "↓<amountDue>"),
        .payment("<amount>1000000.00", "<amount>1000000.01")),
    ],
    silent: [
      Example(
        Wording("the last payment is not decided", sv: "slututbetalningen är inte beslutad"),
        in: .languageCoursesPaid)
    ],
    notRun: [
      Example(
        Wording(
          "a payment that does not state what was accepted",
          sv: "en utbetalning som inte anger vad som godtagits"), in: .languageCoursesPaid, final,
        .payment("<eligibleExpenditure>1566529.44</eligibleExpenditure>", ""))
    ])

  private static let final = Example.Edit.payment("kind=\"interim\"", "kind=\"final\"")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let outgoing = try project.outgoingOrSilent()
    guard let last = outgoing.last(where: { $0.kind == .final }) else {
      throw Undecided.silent(
        Wording("the last payment is not decided", sv: "slututbetalningen är inte beslutad"))
    }
    let terms = try project.termsOrSilent(on: context.day)
    try project.requirePayments(in: terms.currency)
    let financing = try terms.financingOrUndecided()
    guard financing.base != .public else {
      throw Undecided.silent(
        Wording(
          "the rate is applied to the public contribution",
          sv: "stödnivån gäller det offentliga bidraget"), Act.amif.article("15", "8"))
    }
    let granted = try context.sum(
      financing.contributions.filter { $0.source == .union },
      Wording("granted of Union money", sv: "beviljat EU-stöd"), in: terms.currency)
    let budget = try terms.budgetOrUndecided()
    let cost = context.shown(
      budget.eligibleCost, Wording("the approved cost", sv: "den beviljade kostnaden"),
      at: budget.spot.child("eligibleCost"))
    let answering = outgoing.filter { $0.kind != .advance }
    if let unsaid = answering.first(where: { $0.eligibleExpenditure == nil }) {
      throw Undecided.notRun(
        Wording(
          "the payment \(unsaid.header.id) does not state the expenditure that was accepted",
          sv: "utbetalningen \(unsaid.header.id) anger inte de utgifter som godtagits"),
        fix: Wording(
          "state eligibleExpenditure in the payment", sv: "ange eligibleExpenditure i utbetalningen"
        ))
    }
    let accepted = try Money.sum(
      answering.compactMap { $0.eligibleExpenditure }, in: terms.currency)
    let askedBack = try Money.sum(
      project.payments.flatMap { $0.recoveries }.filter { $0.correction != nil }.map { $0.amount },
      in: terms.currency)
    var paid = try Money.zero(terms.currency).subtracting(askedBack)
    // An advance counts as far as it is settled; that the rest is settled too is a rule of its own.
    for payment in answering {
      paid = try paid.adding(payment.parts().union)
        .adding(.sum(payment.settlements.map(\.amount), in: terms.currency))
    }
    let cut = try Money.sum(
      project.payments.flatMap { $0.corrections }.filter {
        $0.kind == .irregular || $0.kind == .other
      }
      .map { $0.amount }, in: terms.currency)
    let eligible = try accepted.subtracting(cut)
    // paid / eligible against granted / cost, multiplied out.
    let isBeyond =
      !cost.isZero
      && Int128(paid.minorUnits) * Int128(cost.minorUnits)
        > Int128(granted.minorUnits) * Int128(eligible.minorUnits)
    if let workings = context.workings, !cost.isZero {
      context.shown(eligible, Wording("accepted expenditure", sv: "godtagna utgifter"))
      context.shown(
        paid, Wording("Union money for what was claimed", sv: "EU-stöd för det som begärts"),
        at: last.spot)
      let share = Int128(granted.minorUnits) * Int128(eligible.minorUnits) / Int128(cost.minorUnits)
      let most = Money(minorUnits: Int64(clamping: share), currency: cost.currency)
      workings.note(
        .limit,
        Wording(
          "\(granted) for each \(cost), of \(eligible), rounded down",
          sv: "\(granted) för varje \(cost), av \(eligible), avrundat nedåt"), most.wording)
      workings.noteMargin(paid, of: most, isKept: !isBeyond)
    }
    guard isBeyond else { return .passes }
    let share = granted.shareInWords(of: cost) ?? .same("")
    let rest = try project.advances(in: terms.currency).rest
    let leftOut =
      rest.isZero || rest.isNegative
      ? Wording.same("")
      : Wording(
        ", without \(rest) of advances that is neither settled nor asked back",
        sv: ", utan \(rest) av förskott som varken är avräknat eller återkrävt")
    return .fails([
      Failure(
        at: last.spot.child("amountDue"),
        Wording(
          "with the last payment \(paid) of Union money is paid for what was claimed\(leftOut), for accepted "
            + "expenditure of \(eligible); the grant's share is \(share)",
          sv:
            "med slututbetalningen betalas \(paid) i EU-stöd för det som begärts\(leftOut), för godtagna "
            + "utgifter på \(eligible); beslutets andel är \(share)"),
        fix: Wording(
          "pay less, settle the rest of the advance, or ask back what is beyond the share",
          sv: "betala mindre, räkna av resten av förskottet, eller återkräv det som är över andelen"
        ),
        notes: [
          Failure.Note(Wording("the financing plan", sv: "finansieringsplanen"), at: financing.spot)
        ])
    ])
  }
}
