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
        + "of the amount, rounded down.",
      sv:
        "EU-stödet i ett avdrag är det som kontrollen anger; när den inget anger, ansökans egen andel av beloppet, "
        + "avrundat nedåt."),
    passes: [
      Example(
        Wording("the claim less the deduction, to the öre", sv: "ansökan minus avdraget, på öret"),
        in: .languageCoursesPaid),
      Example(
        Wording(
          "its support too, where the check does not say what of it is the Union's",
          sv: "även stödet, när kontrollen inte anger vad av det som är EU:s"),
        in: .languageCoursesPaid, unsaid[0], unsaid[1]),
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
        .payment("<deducted>10622.08</deducted>", "<deducted>0.00</deducted>")),
      Example(Wording("nothing is paid", sv: "inget är betalt"), in: .languageCoursesClaimed),
    ])

  private static let unsaid = [
    Example.Edit.payment("<unionContribution>5690.40</unionContribution>", ""),
    .payment("<unionContribution>2276.16</unionContribution>", ""),
  ]

  func check(_ project: Project, in context: Context) throws -> Outcome {
    var failures: [Failure] = []
    var isEmpty = true
    for claimed in try project.claimsOrSilent() {
      let answers = project.answers(to: claimed.report)
      let claim = claimed.claim
      guard answers.allSatisfy({ $0.currency == claim.currency }) else { continue }
      let deducted = try Deducted(by: answers, from: claim)
      guard !deducted.amount.isZero else { continue }
      isEmpty = false
      context.shown(deducted.amount, Wording("deducted", sv: "avdraget"))
      if let failure = try expenditureFailure(answers, claim, deducted.amount, context) {
        failures.append(failure)
      }
      if let failure = try supportFailure(answers, claimed, deducted.union, project, context) {
        failures.append(failure)
      }
    }
    guard !isEmpty else {
      throw Undecided.silent(
        Wording(
          "no check took anything off a claim",
          sv: "ingen kontroll har dragit av något från en ansökan"))
    }
    return .of(failures)
  }

  /// What the checks of some payments took off a claim.
  private struct Deducted {
    /// Of its expenditure.
    let amount: Money
    /// Of the Union contribution that it asks for.
    let union: Money

    init(by answers: [Payment], from claim: Claim) throws {
      var amount = Money.zero(claim.currency)
      var union = amount
      for verification in answers.lazy.flatMap({ $0.verifications }) {
        let parts = verification.deductions
        let whole =
          try verification.deducted ?? .sum(parts.map { $0.amount }, in: claim.currency)
        amount = try amount.adding(whole)
        let stated = parts.filter { $0.unionContribution != nil }
        union = try union.adding(
          .sum(stated.compactMap { $0.unionContribution }, in: claim.currency))
        // Of the rest nobody says what the Union's part is.
        let rest = try whole.subtracting(.sum(stated.map { $0.amount }, in: claim.currency))
        guard !rest.isNegative, !claim.eligibleCost.isZero else { continue }
        union = try union.adding(
          rest.scaled(
            by: claim.unionContribution.minorUnits, over: claim.eligibleCost.minorUnits,
            rounding: .down))
      }
      self.amount = amount
      self.union = union
    }
  }

  private func expenditureFailure(
    _ answers: [Payment], _ claim: Claim, _ deducted: Money, _ context: Context
  ) throws -> Failure? {
    guard let last = answers.last(where: { $0.eligibleExpenditure != nil }) else { return nil }
    let spot = last.spot.child("eligibleExpenditure")
    let accepted = try Money.sum(
      answers.compactMap { $0.eligibleExpenditure }, in: claim.currency)
    let most = try claim.eligibleCost.subtracting(deducted)
    context.shown(
      claim.eligibleCost, Wording("claimed", sv: "begärt"), at: claim.spot.child("eligibleCost"))
    context.shown(accepted, Wording("accepted", sv: "godtaget"), at: spot)
    let isKept = try context.isAtMost(
      accepted, most, Wording("claimed, less deductions", sv: "begärt, minus avdrag"))
    guard !isKept else { return nil }
    return Failure(
      at: spot,
      Wording(
        "\(accepted) is accepted of a claim of \(claim.eligibleCost) from which \(deducted) was deducted; "
          + "\(most) is left",
        sv:
          "\(accepted) godtas av en ansökan på \(claim.eligibleCost) från vilken \(deducted) har dragits "
          + "av; \(most) återstår"),
      fix: Wording(
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
    _ answers: [Payment], _ claimed: ClaimedPeriod, _ deducted: Money, _ project: Project,
    _ context: Context
  ) throws -> Failure? {
    let (report, claim) = (claimed.report, claimed.claim)
    let paying = answers.filter { $0.amountDue != nil }
    guard let last = paying.last else { return nil }
    let spot = last.spot.child("amountDue")
    let cut = try project.cut(
      of: report.reference, by: last.decided ?? last.header.issued, in: claim.currency)
    let asked = context.shown(
      try claim.unionContribution.adding(
        .sum(paying.compactMap { $0.nationalContribution }, in: claim.currency)),
      Wording("support claimed, with national money", sv: "begärt stöd, med nationella medel"),
      at: claim.spot.child("unionContribution"))
    let due = context.shown(
      try Money.sum(
        paying.compactMap { $0.amountDue } + paying.flatMap { $0.settlements }.map { $0.amount },
        in: claim.currency
      ).subtracting(cut.askedBack),
      Wording(
        "due in all with settled advances, less what is asked back",
        sv: "att betala i allt med avräknade förskott, utom återkrav"), at: spot)
    let most = try asked.subtracting(deducted).subtracting(cut.union)
    let isKept = try context.isAtMost(
      due, most,
      Wording(
        "claimed, less the support for what was deducted or corrected",
        sv: "begärt, minus stödet för det som dragits av eller korrigerats"))
    guard !isKept else { return nil }
    return Failure(
      at: spot,
      Wording(
        "\(due) is due with settled advances on a claim of \(asked) in support, \(deducted) of it for what was "
          + "deducted; \(most) is left",
        sv:
          "\(due) ska betalas med avräknade förskott på en ansökan om \(asked) i stöd, varav \(deducted) för det "
          + "som dragits av; \(most) återstår"),
      fix: Wording(
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
}
