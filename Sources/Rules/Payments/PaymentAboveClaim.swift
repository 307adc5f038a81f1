import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is accepted and paid on a claim is at most what was claimed.
struct PaymentAboveClaim: ProjectRule {
  static let card = RuleCard(
    id: "P203", name: "payment-above-claim",
    title: Wording("Payment above the claim", sv: "Utbetalning över det begärda"),
    summary: Wording(
      "The expenditure accepted on a claim is at most the expenditure claimed, and what is due, with "
        + "the advance that is settled, at most the Union contribution asked for and national money.",
      sv: "Godtagna utgifter är högst de begärda, och det som ska betalas är, med det förskott som "
        + "räknas av, högst det EU-stöd som begärts och de nationella medlen."),
    severity: .error,
    law: [Act.cpr.article("74", "1", "b"), Act.cpr.annex("XVII", .field("72"))], lawDay: .always,
    catalogue: ["EU61"],
    why: Wording(
      "More than was claimed is no support for a cost, and is recovered.",
      sv: "Mer än det begärda är inget stöd för en kostnad och återkrävs."),
    passes: [
      Example(
        Wording("less, after a deduction", sv: "mindre, efter ett avdrag"), in: .languageCoursesPaid
      ),
      Example(
        Wording("all of it, to the öre", sv: "allt, på öret"), in: .languageCoursesPaid,
        .payment(
          "<eligibleExpenditure>1566529.44", "<eligibleExpenditure>1577151.52"),
        .payment("<amountDue>174897.08", "<amountDue>182863.64")),
    ],
    fails: [
      Example(
        Wording("one öre more accepted than claimed", sv: "ett öre mer godtaget än begärt"),
        in: .languageCoursesPaid,
        .payment(
          "<eligibleExpenditure>1566529.44", "↓<eligibleExpenditure>1577151.53")),
      Example(
        Wording(
          "one öre more due than asked for, the advance included",
          sv: "ett öre mer att betala än begärt, förskottet inräknat"), in: .languageCoursesPaid,
        .payment("<amountDue>174897.08", "↓<amountDue>182863.65")),
    ],
    silent: [
      Example(
        Wording("no claim answered", sv: "ingen ansökan om utbetalning besvarad"),
        in: .languageCoursesClaimed),
      Example(Wording("nothing paid", sv: "inget utbetalat"), in: .languageCourses),
    ],
    notRun: [
      Example(
        Wording("the report has not come", sv: "rapporten har inte kommit in"),
        in: .languageCoursesPaid, .without(.report))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let answers = project.payments.filter {
      $0.report != nil && ($0.kind == .interim || $0.kind == .final)
    }
    guard !answers.isEmpty else {
      throw Undecided.silent(
        Wording("no payment answers a claim", sv: "ingen utbetalning besvarar en ansökan"))
    }
    return .of(try answers.flatMap { try failures(of: $0, in: project) })
  }

  private func failures(of payment: Payment, in project: Project) throws -> [Failure] {
    guard let reference = payment.report else { return [] }
    guard let claim = project.report(reference)?.claim else {
      throw Undecided.notRun(
        Wording(
          "the report \(reference.id), or its claim, has not arrived",
          sv: "rapporten \(reference.id), eller dess ansökan om utbetalning, har inte kommit in"),
        fix: Wording("import the report", sv: "importera rapporten"))
    }
    var failures: [Failure] = []
    if let accepted = payment.eligibleExpenditure, try !accepted.isAtMost(claim.eligibleCost) {
      failures.append(
        failure(
          at: payment.spot.child("eligibleExpenditure"),
          Wording(
            "the accepted expenditure is \(accepted)", sv: "de godtagna utgifterna är \(accepted)"),
          claim.eligibleCost, claim.spot.child("eligibleCost")))
    }
    if let due = payment.amountDue {
      let settled = try Money.sum(payment.settlements.map(\.amount), in: payment.currency)
      let all = try due.adding(settled)
      let national = payment.nationalContribution ?? .zero(payment.currency)
      let asked = try claim.unionContribution.adding(national)
      if try !all.isAtMost(asked) {
        failures.append(
          failure(
            at: payment.spot.child("amountDue"),
            settled.isZero
              ? Wording("\(due) is due", sv: "\(due) ska betalas")
              : Wording(
                "\(all) is due, \(settled) of it settled by an advance",
                sv: "\(all) ska betalas, varav \(settled) räknas av mot förskott"), asked,
            claim.spot.child("unionContribution")))
      }
    }
    return failures
  }

  private func failure(
    at spot: Spot, _ stated: Wording, _ claimed: Money, _ claimedSpot: Spot
  ) -> Failure {
    Failure(
      at: spot,
      Wording(
        "\(stated), and \(claimed) is claimed", sv: "\(stated), och \(claimed) begärs"),
      fix: Wording("lower it to \(claimed) or less", sv: "sänk det till högst \(claimed)"),
      notes: [Failure.Note(Wording("the claim", sv: "det begärda"), at: claimedSpot)])
  }
}
