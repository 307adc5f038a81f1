import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What the Union has paid for what was claimed is at most its share of the cost that was accepted.
struct PaidBeyondShare: ProjectRule {
  static let card = RuleCard(
    id: "P210", name: "paid-beyond-share",
    title: Wording("Paid beyond the share", sv: "Betalat över andelen"),
    summary: Wording(
      "The Union money paid for what was claimed, with the advances settled against it and net of what is asked "
        + "back, is at most the granted share of the expenditure that was accepted in all; before the last payment "
        + "is decided, more is announced.",
      sv:
        "EU-stödet som betalats för det som begärts, med avräknade förskott och utan det som återkrävs, är högst den "
        + "beviljade andelen av de utgifter som godtagits sammanlagt; innan slututbetalningen är beslutad aviseras mer."
    ),
    severity: .error, law: [Act.cpr.article("73", "3"), Act.amif.article("15", "7")],
    lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["SE-CHECK-39"],
    why: Wording(
      "A project that costs less than planned has less support: what is paid beyond the share is recovered.",
      sv:
        "Ett projekt som kostar mindre än planerat får mindre stöd: det som betalats över andelen återkrävs."
    ),
    doubt: Wording(
      "The share is the grant's Union contribution of its eligible cost, compared exactly. Before the last payment "
        + "a later one may even it out: what is beyond the share until then is a warning, and each payment may round "
        + "its share up to the whole öre. Where the rate is applied to the public contribution the comparison is not "
        + "made.",
      sv:
        "Andelen är beslutets EU-stöd av den stödberättigande kostnaden, jämförd exakt. Före slututbetalningen kan en "
        + "senare jämna ut den: det som dittills är över andelen är en varning, och varje utbetalning får avrunda sin "
        + "andel uppåt till helt öre. När stödnivån gäller det offentliga bidraget görs ingen jämförelse."
    ),
    passes: [
      Example(
        Wording(
          "75 % of all that was accepted, to the öre", sv: "75 % av allt som godtagits, på öret"),
        in: .languageCoursesPaid, final),
      Example(
        Wording("75 % so far, to the öre", sv: "75 % hittills, på öret"), in: .languageCoursesPaid),
      Example(
        Wording(
          "75 % so far, rounded up to the öre", sv: "75 % hittills, avrundat uppåt till helt öre"),
        in: .languageCoursesPaid,
        .payment("<amountDue>174897.08", "<amountDue>174897.09"),
        .payment("<eligibleExpenditure>1566529.44", "<eligibleExpenditure>1566529.45")),
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
      Example(
        Wording(
          "the last payment rounded up to the öre",
          sv: "slututbetalningen avrundad uppåt till helt öre"),
        in: .languageCoursesPaid, final,
        .payment("<amountDue>174897.08", "↓<amountDue>174897.09"),
        .payment("<eligibleExpenditure>1566529.44", "<eligibleExpenditure>1566529.45")),
      Example(
        Wording("one öre more is due so far", sv: "ett öre mer ska hittills betalas"),
        in: .languageCoursesPaid, .payment("<amountDue>174897.08", "↓<amountDue>174897.09")),
      Example(
        Wording(
          "all that was accepted is paid with Union money so far",
          sv: "allt som godtagits är hittills betalat med EU-stöd"),
        in: .languageCoursesPaid, .payment("<amountDue>174897.08", "↓<amountDue>566529.44")),
    ],
    silent: [
      Example(
        Wording("no claim is answered", sv: "ingen ansökan om utbetalning är besvarad"),
        in: .languageCoursesPaid, .without(.payment))
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
    let answering = outgoing.filter { $0.kind != .advance }
    let closing = answering.last { $0.kind == .final }
    guard let last = closing ?? answering.last else {
      throw Undecided.silent(
        Wording("no claim is answered", sv: "ingen ansökan om utbetalning är besvarad"))
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
    // Until the last payment each may have rounded its share up.
    let rounded = closing == nil ? answering.count : 0
    // paid / eligible against granted / cost, multiplied out.
    let isBeyond =
      !cost.isZero
      && exceeds(
        Int128(paid.minorUnits) * Int128(cost.minorUnits)
          - Int128(granted.minorUnits) * Int128(eligible.minorUnits),
        by: Int128(rounded) * Int128(cost.minorUnits))
    if let workings = context.workings, !cost.isZero {
      context.shown(eligible, Wording("accepted expenditure", sv: "godtagna utgifter"))
      context.shown(
        paid, Wording("Union money for what was claimed", sv: "EU-stöd för det som begärts"),
        at: last.spot)
      let (share, left) = (Int128(granted.minorUnits) * Int128(eligible.minorUnits))
        .quotientAndRemainder(dividingBy: Int128(cost.minorUnits))
      let added = closing == nil ? Int128(answering.count) - (left == 0 ? 1 : 0) : 0
      let most = Money(minorUnits: Int64(clamping: share + added), currency: cost.currency)
      workings.note(
        .limit,
        closing == nil
          ? Wording(
            "\(granted) for each \(cost), of \(eligible), each payment rounded up",
            sv: "\(granted) för varje \(cost), av \(eligible), varje utbetalning avrundad uppåt")
          : Wording(
            "\(granted) for each \(cost), of \(eligible), rounded down",
            sv: "\(granted) för varje \(cost), av \(eligible), avrundat nedåt"), most.wording)
      workings.noteMargin(paid, of: most, isKept: !isBeyond)
    }
    guard isBeyond else { return .passes }
    let share = granted.shareInWords(of: cost) ?? .same("")
    let rest = try project.advances(in: terms.currency).rest
    let words =
      closing == nil
      ? Wording("this payment", sv: "denna utbetalning")
      : Wording("the last payment", sv: "slututbetalningen")
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
          "with \(words) \(paid) of Union money is paid for what was claimed\(leftOut), for accepted "
            + "expenditure of \(eligible); the grant's share is \(share)",
          sv:
            "med \(words) betalas \(paid) i EU-stöd för det som begärts\(leftOut), för godtagna "
            + "utgifter på \(eligible); beslutets andel är \(share)"),
        fix: closing == nil
          ? Wording(
            "pay less, or see that the payments that follow even it out",
            sv: "betala mindre, eller se till att de utbetalningar som följer jämnar ut det")
          : Wording(
            "pay less, settle the rest of the advance, or ask back what is beyond the share",
            sv:
              "betala mindre, räkna av resten av förskottet, eller återkräv det som är över andelen"
          ),
        notes: [
          Failure.Note(Wording("the financing plan", sv: "finansieringsplanen"), at: financing.spot)
        ], severity: closing == nil ? .warning : nil)
    ])
  }

  /// Whether a difference is above nothing, or of payments that may round up, not less than all of it.
  ///
  /// A share that is a whole number of öre leaves nothing to round.
  private func exceeds(_ difference: Int128, by rounding: Int128) -> Bool {
    rounding == 0 ? difference > 0 : difference >= rounding
  }
}
