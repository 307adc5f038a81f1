import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What a check found not to be eligible is not paid for.
struct DeductedCostPaid: ProjectRule {
  static let card = RuleCard(
    id: "P212", name: "deducted-cost-paid",
    title: Wording("Deducted cost paid", sv: "Avdragen kostnad betald"),
    summary: Wording(
      "The expenditure that the payments on a claim accept, and the support that they give with the advances they "
        + "settle, are at most what was claimed, less what the checks of those payments took off.",
      sv:
        "De utgifter som utbetalningarna på en ansökan godtar, och det stöd som de ger med avräknade förskott, är "
        + "högst det begärda, minus det som kontrollerna i dem har dragit av."),
    severity: .error, law: [Act.amifOrdinance.section("6"), Act.cpr.article("74", "1", "a")],
    lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU161"],
    why: Wording(
      "Support is paid only for eligible expenditure; what a check has taken off is not.",
      sv:
        "Stöd betalas bara ut för stödberättigande utgifter; det som en kontroll har dragit av är inte det."
    ),
    doubt: Wording(
      "The Union money in a deduction is what the check states of it; where it states none, the claim's own share "
        + "of the amount, rounded down. A check that states less in all than its deductions are together has taken "
        + "off these. Where the last word of the checks is that the claim is rejected, all of it is taken off. "
        + "Support that was paid for what was deducted is made good when it is asked back: by a recovery in a paper "
        + "on the report that pays nothing, or by one of a correction, which as far as the deductions go counts as "
        + "of the same cost when it names a deducted line, or no line.",
      sv:
        "EU-stödet i ett avdrag är det som kontrollen anger; när den inget anger, ansökans egen andel av beloppet, "
        + "avrundat nedåt. En kontroll som anger ett lägre belopp än dess avdrag tillsammans har dragit av dem. När "
        + "kontrollernas senaste besked är att ansökan inte godkänns är hela ansökan avdragen. Stöd som betalats "
        + "för det avdragna är rättat när det återkrävs: genom ett återkrav i en handling om rapporten som inte "
        + "betalar ut något, eller genom ett till följd av en korrigering, som så långt avdragen räcker räknas som "
        + "av samma kostnad när den anger en avdragen rad, eller ingen rad."),
    passes: [
      Example(
        Wording("the claim less the deduction, to the öre", sv: "ansökan minus avdraget, på öret"),
        in: .languageCoursesPaid),
      Example(
        Wording(
          "its support too, where the check does not say what of it is the Union's",
          sv: "även stödet, när kontrollen inte anger vad av det som är EU:s"),
        in: .languageCoursesPaid, unsaid[0], unsaid[1]),
      Example(
        Wording(
          "the support for it was paid, and is asked back to the öre",
          sv: "stödet för det betalades, och återkrävs på öret"),
        in: .languageCoursesPaid, paidAll, .beforeSecondPayment, .askedBack("7966.56"),
        on: "2027-12-01"),
      Example(
        Wording(
          "the same, by a correction of a deducted line",
          sv: "detsamma, genom en korrigering av en avdragen rad"),
        in: .languageCoursesPaid, paidAll, .beforeSecondPayment,
        .askedBack("7966.56", by: correction), on: "2027-12-01"),
      Example(
        Wording(
          "rejected by a first check, and accepted in part by a later one",
          sv: "inte godkänd vid en första kontroll, och delvis godkänd vid en senare"),
        in: .languageCoursesPaid, rejection(on: "2027-06-20")),
    ],
    fails: [
      Example(
        Wording("one öre of what was deducted", sv: "ett öre av det avdragna"),
        in: .languageCoursesPaid,
        .payment("<eligibleExpenditure>1566529.44", "↓<eligibleExpenditure>1566529.45")),
      Example(
        Wording(
          "one öre of the support for what was deducted",
          sv: "ett öre av stödet för det avdragna"),
        in: .languageCoursesPaid,
        .payment("<amountDue>174897.08", "↓<amountDue>174897.09")),
      Example(
        Wording(
          "one öre of it less is asked back than was paid",
          sv: "ett öre mindre av det återkrävs än vad som betalades"),
        in: .languageCoursesPaid,
        .payment("<amountDue>174897.08", "↓<amountDue>182863.64"), .beforeSecondPayment,
        .askedBack("7966.55"), on: "2027-12-01"),
      Example(
        Wording(
          "the same, by a correction of a deducted line",
          sv: "detsamma, genom en korrigering av en avdragen rad"),
        in: .languageCoursesPaid,
        .payment("<amountDue>174897.08", "↓<amountDue>182863.64"), .beforeSecondPayment,
        .askedBack("7966.55", by: correction), on: "2027-12-01"),
      Example(
        Wording(
          "one öre of it, by a payment that states only what was paid",
          sv: "ett öre av det, genom en utbetalning som bara anger vad som betalades"),
        in: .languageCoursesPaid,
        .payment(
          "<amountDue>174897.08</amountDue>\n  <amountPaid>174897.08",
          "↓<amountPaid>174897.09")),
      Example(
        Wording(
          "one öre of the deductions, though the check says less in all",
          sv: "ett öre av avdragen, fast kontrollen anger ett lägre belopp i allt"),
        in: .languageCoursesPaid,
        .payment("<deducted>10622.08", "<deducted>100.00"),
        .payment("<eligibleExpenditure>1566529.44", "↓<eligibleExpenditure>1566529.45")),
      Example(
        Wording(
          "a claim that the last check rejects",
          sv: "en ansökan som den senaste kontrollen inte godkänner"),
        in: .languageCoursesPaid, rejection(on: "2027-06-22"),
        .payment("<eligibleExpenditure>1566529.44", "↓<eligibleExpenditure>1566529.44"),
        .payment("<amountDue>174897.08", "↓<amountDue>174897.08")),
      Example(
        Wording(
          "the support that was asked for, as if nothing had been deducted",
          sv: "det begärda stödet, som om inget hade dragits av"),
        in: .languageCoursesPaid,
        .payment("<amountDue>174897.08", "↓<amountDue>182863.64")),
      Example(
        Wording(
          "one öre of it, where the check does not say what of it is the Union's",
          sv: "ett öre av det, när kontrollen inte anger vad av det som är EU:s"),
        in: .languageCoursesPaid, unsaid[0], unsaid[1],
        .payment("<amountDue>174897.08", "↓<amountDue>174897.09")),
    ],
    silent: [
      Example(
        Wording("nothing is deducted", sv: "inget är avdraget"), in: .languageCoursesPaid,
        .payment(deductions, "<deducted>0.00</deducted>")),
      Example(Wording("nothing is paid", sv: "inget är betalt"), in: .languageCoursesClaimed),
      Example(
        Wording(
          "a payment in another currency than the claim",
          sv: "en utbetalning i en annan valuta än ansökan"),
        in: .languageCoursesPaid, .payment("currency=\"SEK\"", "currency=\"NOK\"")),
    ])

  /// The support that was asked for becomes due, as if nothing had been deducted.
  private static let paidAll = Example.Edit.payment(
    "<amountDue>174897.08", "<amountDue>182863.64")

  private static let correction = """
      <correction id="k1" kind="other">
        <of issuer="SE:orgnr:2120999996" id="report-language-courses-1" line="l5"/>
        <amount>10622.08</amount>
        <unionContribution>7966.56</unionContribution>
        <reason xml:lang="sv">Avdraget betalades ut.</reason>
        <decided>2027-08-01</decided>
      </correction>
    """

  /// A check that rejects the claim, beside the one that accepts it in part.
  private static func rejection(on day: String) -> Example.Edit {
    .payment(
      "<verification id=\"v1\"",
      """
      <verification id="v0" kind="administrative" outcome="rejected">
          <day>\(day)</day>
          <body>Migrationsverket, Funktionen för fonderna</body>
        </verification>
        <verification id="v1"
      """)
  }

  /// What the sample's check took off.
  private static let deductions = """
    <deducted>10622.08</deducted>
        <deduction line="l5" typology="8">
          <amount>7587.20</amount>
          <unionContribution>5690.40</unionContribution>
          <reason xml:lang="sv">20 timmar avser semester.</reason>
        </deduction>
        <deduction line="l9" typology="8">
          <amount>3034.88</amount>
          <unionContribution>2276.16</unionContribution>
          <reason xml:lang="sv">Schablonen på 40 procent räknas om efter avdraget.</reason>
          <paragraph>Förordning (EU) 2021/1060, artikel 56.1</paragraph>
        </deduction>
    """

  private static let unsaid = [
    Example.Edit.payment("<unionContribution>5690.40</unionContribution>", ""),
    .payment("<unionContribution>2276.16</unionContribution>", ""),
  ]

  func check(_ project: Project, in context: Context) throws -> Outcome {
    var all = PartByPart()
    for claimed in try project.claimsOrSilent() {
      all.add(.of { try outcome(of: claimed, project, context) })
    }
    return all.outcome
  }

  private static let nothing = Outcome.silent(
    Wording(
      "no check took anything off a claim", sv: "ingen kontroll har dragit av något från en ansökan"
    ), nil)

  private func outcome(
    of claimed: ClaimedPeriod, _ project: Project, _ context: Context
  ) throws -> Outcome {
    let answers = project.answers(to: claimed.report)
    guard answers.contains(where: { !$0.verifications.isEmpty }) else { return Self.nothing }
    let claim = claimed.claim
    for answer in answers {
      try Undecided.requireOne(
        answer.currency, of: answer.header.id, claim.currency,
        Wording("the claim", sv: "ansökan om utbetalning"))
    }
    let deducted = try DeductedByChecks(by: answers, from: claim, in: context)
    guard !deducted.amount.isZero else { return Self.nothing }
    context.shown(deducted.amount, Wording("deducted", sv: "avdraget"))
    var all = PartByPart()
    all.judge { try expenditureFailure(answers, claim, deducted, context) }
    all.judge { try supportFailure(answers, claimed, deducted, project, context) }
    return all.outcome
  }

  private func expenditureFailure(
    _ answers: [Payment], _ claim: Claim, _ deducted: DeductedByChecks, _ context: Context
  ) throws -> Failure? {
    guard let last = answers.last(where: { $0.eligibleExpenditure != nil }) else { return nil }
    let spot = last.spot.child("eligibleExpenditure")
    let accepted = try Money.sum(
      answers.compactMap { $0.eligibleExpenditure }, in: claim.currency)
    let most = try DeductedByChecks.left(of: claim.eligibleCost, less: deducted.amount)
    context.shown(
      claim.eligibleCost, Wording("claimed", sv: "begärt"), at: claim.spot.child("eligibleCost"))
    context.shown(accepted, Wording("accepted", sv: "godtaget"), at: spot)
    let isKept = try context.isAtMost(
      accepted, most, Wording("claimed, less deductions", sv: "begärt, minus avdrag"))
    guard !isKept else { return nil }
    let how =
      deducted.isRejected
      ? Self.rejected
      : Wording(
        "from which \(deducted.amount) was deducted",
        sv: "från vilken \(deducted.amount) har dragits av")
    return Failure(
      at: spot,
      Wording(
        "\(accepted) is accepted of a claim of \(claim.eligibleCost) \(how); \(most) is left",
        sv: "\(accepted) godtas av en ansökan på \(claim.eligibleCost) \(how); \(most) återstår"),
      fix: deducted.isRejected
        ? Self.checkAgain
        : Wording(
          "accept \(most) or less, or correct the deduction",
          sv: "godta högst \(most), eller rätta avdraget"),
      notes: [
        Failure.Note(
          Wording("the claim", sv: "ansökan om utbetalning"), at: claim.spot.child("eligibleCost"))
      ])
  }

  /// What becomes due, with the advances that are settled, against what the deductions leave of the
  /// support that was asked for and of national money.
  private func supportFailure(
    _ answers: [Payment], _ claimed: ClaimedPeriod, _ deducted: DeductedByChecks,
    _ project: Project, _ context: Context
  ) throws -> Failure? {
    let (report, claim) = (claimed.report, claimed.claim)
    let paying = answers.filter { $0.given != nil }
    guard let last = paying.last, let given = last.given else { return nil }
    let spot = last.spot.child(given.element)
    let payDay = last.decided ?? last.header.issued
    let corrected = try deducted.corrected(
      of: report.reference, paidBy: answers, on: payDay, by: max(payDay, context.day), in: project)
    let asked = context.shown(
      try claim.unionContribution.adding(
        .sum(paying.compactMap { $0.nationalContribution }, in: claim.currency)),
      Wording("support claimed, with national money", sv: "begärt stöd, med nationella medel"),
      at: claim.spot.child("unionContribution"))
    context.shown(
      deducted.union, Wording("support for what was deducted", sv: "stödet för det avdragna"))
    context.shown(
      corrected.union,
      Wording(
        "support that corrections took off beside it",
        sv: "stöd som korrigeringar tagit bort utöver det"))
    context.shown(
      corrected.askedBack, Wording("asked back", sv: "återkrävt"))
    let due = context.shown(
      try Money.sum(
        paying.compactMap { $0.given?.amount }
          + paying.flatMap { $0.settlements }.map { $0.amount },
        in: claim.currency
      ).subtracting(corrected.askedBack),
      Wording(
        "due in all with settled advances, less what is asked back",
        sv: "att betala i allt med avräknade förskott, utom återkrav"), at: spot)
    let most = try DeductedByChecks.left(
      of: asked, less: deducted.union.adding(corrected.union))
    let isKept = try context.isAtMost(
      due, most,
      Wording(
        "claimed, less the support for what was deducted or corrected",
        sv: "begärt, minus stödet för det som dragits av eller korrigerats"))
    guard !isKept else { return nil }
    let how =
      deducted.isRejected
      ? Self.rejected
      : Wording(
        "in support, \(deducted.union) of it for what was deducted",
        sv: "i stöd, varav \(deducted.union) för det som dragits av")
    return Failure(
      at: spot,
      Wording(
        "\(due) is due with settled advances on a claim of \(asked) \(how); \(most) is left",
        sv:
          "\(due) ska betalas med avräknade förskott på en ansökan om \(asked) \(how); \(most) återstår"
      ),
      fix: deducted.isRejected
        ? Self.checkAgain
        : Wording(
          "lower it so that \(most) or less is due in all, ask back what was paid beyond it, or correct the "
            + "deduction",
          sv:
            "sänk det så att sammanlagt högst \(most) ska betalas, återkräv det som betalats utöver det, eller "
            + "rätta avdraget"),
      notes: [
        Failure.Note(
          Wording("the claim", sv: "ansökan om utbetalning"),
          at: claim.spot.child("unionContribution"))
      ])
  }

  private static let rejected = Wording(
    "that the last check did not accept", sv: "som den senaste kontrollen inte har godkänt")

  private static let checkAgain = Wording(
    "pay nothing on the claim, ask back what was paid, or record the check that accepts it",
    sv:
      "betala inget på ansökan, återkräv det som betalats, eller registrera den kontroll som godkänner den"
  )
}
