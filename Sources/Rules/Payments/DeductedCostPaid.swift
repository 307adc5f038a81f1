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
      "The expenditure that the payments on a claim accept is at most what was claimed, less what the checks of those "
        + "payments took off.",
      sv:
        "De utgifter som utbetalningarna på en ansökan godtar är högst det begärda, minus det som kontrollerna i dem "
        + "har dragit av."),
    severity: .error, law: [Act.amifOrdinance.section("6"), Act.cpr.article("74", "1", "a")],
    lawDay: .always,
    catalogue: ["EU161"],
    why: Wording(
      "Support is paid only for eligible expenditure; what a check has taken off is not.",
      sv:
        "Stöd betalas bara ut för stödberättigande utgifter; det som en kontroll har dragit av är inte det."
    ),
    passes: [
      Example(
        Wording("the claim less the deduction, to the öre", sv: "ansökan minus avdraget, på öret"),
        in: .languageCoursesPaid)
    ],
    fails: [
      Example(
        Wording("one öre of what was deducted", sv: "ett öre av det avdragna"),
        in: .languageCoursesPaid,
        .payment("<eligibleExpenditure>1566529.44", "↓<eligibleExpenditure>1566529.45"))
    ],
    silent: [
      Example(
        Wording("nothing is deducted", sv: "inget är avdraget"), in: .languageCoursesPaid,
        .payment("<deducted>10622.08</deducted>", "<deducted>0.00</deducted>")),
      Example(Wording("nothing is paid", sv: "inget är betalt"), in: .languageCoursesClaimed),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    var failures: [Failure] = []
    var isEmpty = true
    for claimed in try project.claimsOrSilent() {
      let answers = project.answers(to: claimed.report)
      let currency = claimed.claim.currency
      guard answers.allSatisfy({ $0.currency == currency }) else { continue }
      let deducted = try Money.sum(
        answers.flatMap { $0.verifications }.compactMap { $0.deducted }, in: currency)
      guard !deducted.isZero, let last = answers.last(where: { $0.eligibleExpenditure != nil })
      else { continue }
      isEmpty = false
      let accepted = try Money.sum(answers.compactMap { $0.eligibleExpenditure }, in: currency)
      let most = try claimed.claim.eligibleCost.subtracting(deducted)
      context.shown(
        claimed.claim.eligibleCost, Wording("claimed", sv: "begärt"),
        at: claimed.claim.spot.child("eligibleCost"))
      context.shown(deducted, Wording("deducted", sv: "avdraget"))
      context.shown(
        accepted, Wording("accepted", sv: "godtaget"), at: last.spot.child("eligibleExpenditure"))
      let isKept = try context.isAtMost(
        accepted, most, Wording("claimed, less deductions", sv: "begärt, minus avdrag"))
      guard !isKept else { continue }
      failures.append(
        Failure(
          at: last.spot.child("eligibleExpenditure"),
          Wording(
            "\(accepted) is accepted of a claim of \(claimed.claim.eligibleCost) from which \(deducted) was deducted; "
              + "\(most) is left",
            sv:
              "\(accepted) godtas av en ansökan på \(claimed.claim.eligibleCost) från vilken \(deducted) har dragits "
              + "av; \(most) återstår"),
          fix: Wording(
            "accept \(most) or less, or correct the deduction",
            sv: "godta högst \(most), eller rätta avdraget"),
          notes: [
            Failure.Note(
              Wording("the claim", sv: "ansökan om utbetalning"),
              at: claimed.claim.spot.child("eligibleCost"))
          ]))
    }
    guard !isEmpty else {
      throw Undecided.silent(
        Wording(
          "no check took anything off a claim",
          sv: "ingen kontroll har dragit av något från en ansökan"))
    }
    return .of(failures)
  }
}
