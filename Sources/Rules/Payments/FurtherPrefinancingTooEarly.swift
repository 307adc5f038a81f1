import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A grant contract pays further pre-financing when most of what it has paid is spent.
struct FurtherPrefinancingTooEarly: ProjectRule {
  private static let ofLast = Parameter<Percentage>("contract.spentOfLast")
  private static let ofEarlier = Parameter<Percentage>("contract.spentOfEarlier")

  static let card = RuleCard(
    id: "P217", name: "further-prefinancing-too-early",
    title: Wording(
      "Further pre-financing before the earlier is spent",
      sv: "Ytterligare förfinansiering innan den tidigare är använd"),
    summary: Wording(
      "When a grant contract for external actions pays further pre-financing, 70 % of the payment before it and all "
        + "of the earlier ones have been reported as spent, of Union money.",
      sv:
        "När ett bidragskontrakt för yttre åtgärder betalar ytterligare förfinansiering har 70 % av närmast "
        + "föregående utbetalning och hela de tidigare redovisats som använda, av EU-stödet."),
    severity: .warning,
    law: [
      .standard(
        Wording("Grant contract for external actions", sv: "Bidragskontrakt för yttre åtgärder"),
        Wording("payments", sv: "betalningar"))
    ],
    lawDay: .decision,
    mendedBy: [.officer, .finance], catalogue: ["OWN-7"],
    parameters: [ofLast.name, ofEarlier.name],
    why: Wording(
      "Money that lies unspent with the beneficiary is not needed yet, and is harder to have back.",
      sv:
        "Pengar som ligger oanvända hos stödmottagaren behövs inte ännu, och är svårare att få tillbaka."
    ),
    doubt: Wording(
      "What is spent is read as the Union contribution that the reports issued by the day of the payment ask for; a "
        + "later version of a report counts from the day its first one came, with its own amounts. A payment may be made all the same when it is lowered by what is not spent, and no document says what it "
        + "would have been; so the finding is a warning.",
      sv:
        "Det använda läses som det EU-stöd som begärs i de rapporter som är utfärdade den dag utbetalningen beslutas; "
        + "en senare version av en rapport räknas från den dag den första kom in, med sina egna belopp. En utbetalning får ändå göras när den sänks med det som inte är använt, och ingen handling anger vad den "
        + "annars hade varit; därför är anmärkningen en varning."),
    passes: [
      Example(
        Wording("a little more is spent", sv: "något mer är använt"), in: .dear, on: "2021-12-31",
        received: "2017-06-01"),
      Example(
        Wording(
          "all of the first and 70 % of the second, to the cent",
          sv: "hela den första och 70 % av den andra, på centen"),
        in: .dear, spent("2550000.00"), on: "2021-12-31", received: "2017-06-01"),
    ],
    fails: [
      Example(
        Wording("one cent less", sv: "en cent mindre"), in: .dear, spent("2549999.99"), third,
        on: "2021-12-31", received: "2017-06-01"),
      Example(
        Wording(
          "one cent less than 70 % of the first, before the second",
          sv: "en cent mindre än 70 % av den första, före den andra"),
        in: .dear, spent("1049999.99"), second, third, on: "2021-12-31", received: "2017-06-01"),
      Example(
        Wording(
          "the report comes the day after the payment",
          sv: "rapporten kommer dagen efter utbetalningen"),
        in: .dear, .report("issued=\"2018-12-10\"", "issued=\"2019-03-02\""), second,
        on: "2021-12-31", received: "2017-06-01"),
    ],
    silent: [
      Example(
        Wording("a fund of its own law", sv: "en fond med egen rätt"), in: .languageCoursesPaid),
      Example(
        Wording(
          "a report in another currency than the payments",
          sv: "en rapport i en annan valuta än utbetalningarna"),
        in: .dear, inKronor, on: "2021-12-31", received: "2017-06-01"),
    ],
    notRun: [
      Example(
        Wording(
          "a second version of the report, a day after the payment, whose first has not come",
          sv:
            "en andra version av rapporten, en dag efter utbetalningen, vars första inte har kommit in"
        ),
        in: .dear,
        .report("version=\"1\" issued=\"2018-12-10\"", "version=\"2\" issued=\"2019-03-02\""),
        on: "2021-12-31", received: "2017-06-01")
    ])

  private static func spent(_ amount: String) -> Example.Edit {
    .report("<unionContribution>2564135.00", "<unionContribution>\(amount)")
  }

  private static let second = Example.Edit.payment(
    "<decided>2019-03-01</decided>\n    <amountPaid>",
    "<decided>2019-03-01</decided>\n    ↓<amountPaid>")

  private static let inKronor = Example.Edit.report("currency=\"EUR\"", "currency=\"SEK\"")

  private static let third = Example.Edit.payment(
    "<amountPaid>1049754.84", "↓<amountPaid>1049754.84")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    guard let ofLast = context.rulebook.known(Self.ofLast, on: day),
      let ofEarlier = context.rulebook.known(Self.ofEarlier, on: day)
    else {
      throw Undecided.silent(
        Wording("the project has no grant contract", sv: "projektet har inget bidragskontrakt"),
        Self.card.law.first)
    }
    let payments = project.payments.filter {
      ($0.kind == .advance || $0.kind == .interim) && $0.prefinancing != nil
    }
    guard payments.count > 1, let currency = payments.first?.currency else {
      throw Undecided.silent(
        Wording(
          "no further pre-financing is paid", sv: "ingen ytterligare förfinansiering är betald"),
        Self.card.law.first)
    }
    let claims = project.reports.compactMap { report in
      report.claim.map { ClaimedPeriod(report: report, claim: $0) }
    }
    for payment in payments {
      try Undecided.requireOne(
        payment.currency, of: payment.header.id, currency,
        Wording("the first payment", sv: "den första utbetalningen"))
    }
    for claimed in claims {
      try Undecided.requireOne(
        claimed.claim.currency, of: claimed.report.header.id, currency,
        Wording("the payments", sv: "utbetalningarna"))
    }
    var earlier = Money.zero(currency)
    return .each(zip(payments, payments.dropFirst()), at: { $0.1.spot }) { last, next in
      let given = last.prefinancing
      let paid = given?.amount ?? .zero(currency)
      let decided = next.decided ?? next.header.issued
      let spent = context.shown(
        try Money.sum(
          claims.filter { $0.report.isKnownIssued(by: decided) }
            .map(\.claim.unionContribution), in: currency),
        Wording("reported as spent by \(decided)", sv: "redovisat som använt \(decided)"))
      let least = try ofEarlier.value.of(earlier, rounding: .up)
        .adding(ofLast.value.of(paid, rounding: .up))
      context.shown(earlier, Wording("paid before the last", sv: "betalat före den senaste"))
      context.shown(
        paid, Wording("the last payment", sv: "den senaste utbetalningen"),
        at: last.spot.child(given?.element ?? "amountPaid"))
      let isKept = try least.isAtMost(spent)
      if let workings = context.workings {
        workings.note(
          .least,
          Wording(
            "\(ofEarlier.value) of the earlier and \(ofLast.value) of the last",
            sv: "\(ofEarlier.value) av de tidigare och \(ofLast.value) av den senaste"),
          least.wording, law: ofLast.law)
        workings.noteMargin(least, of: spent, isKept: isKept)
      }
      earlier = try earlier.adding(paid)
      guard !isKept else { return nil }
      if let unknown = claims.first(where: {
        $0.report.header.number > 1 && !$0.report.isKnownIssued(by: decided)
      }) {
        throw Self.withoutFirstVersion(unknown.report)
      }
      let unspent = try earlier.subtracting(spent)
      return Failure(
        at: next.spot.child(next.prefinancing?.element ?? "amountPaid"),
        Wording(
          "before this payment \(spent) of Union money is reported as spent; it is to be at least \(least), "
            + "\(ofLast.value) of the payment before it and \(ofEarlier.value) of the earlier ones",
          sv:
            "före denna utbetalning är \(spent) av EU-stödet redovisat som använt; det ska vara minst \(least), "
            + "\(ofLast.value) av utbetalningen före den och \(ofEarlier.value) av de tidigare"),
        fix: Wording(
          "wait for the report, or lower the payment by the \(unspent) that is not spent",
          sv:
            "vänta på rapporten, eller sänk utbetalningen med de \(unspent) som inte är "
            + "använda"), law: ofLast.law)
    }
  }

  private static func withoutFirstVersion(_ report: Report) -> Undecided {
    .notRun(
      Wording(
        "version \(report.header.number) of the report \(report.header.id) was issued after the payment, and "
          + "nothing says that the first came before it",
        sv:
          "version \(report.header.number) av rapporten \(report.header.id) utfärdades efter utbetalningen, och "
          + "inget säger att den första kom före den"),
      fix: Wording(
        "import the first version, with --received and the day it came in",
        sv: "importera den första versionen, med --received och den dag den kom in"),
      at: report.spot)
  }
}

extension Report {
  /// Whether its first version is known to have been issued by a day: of one that was replaced the day it came
  /// in tells, which is no earlier.
  fileprivate func isKnownIssued(by day: Day) -> Bool {
    guard self.header.issued > day else { return true }
    return self.header.number > 1 && self.header.firstReceived.map { $0 <= day } ?? false
  }
}

extension Payment {
  /// What is paid before the balance, and the element that states it; `nil` of what is not paid.
  var prefinancing: (amount: Money, element: String)? {
    if let paid = self.amountPaid { return (paid, "amountPaid") }
    return self.paid == nil ? nil : self.amountDue.map { ($0, "amountDue") }
  }
}
