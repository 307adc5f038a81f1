import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Before the balance, a grant contract pays nine tenths of the grant at most.
struct PrefinancingAboveCap: ProjectRule {
  private static let share = Parameter<Percentage>("contract.prefinancing")

  static let card = RuleCard(
    id: "P215", name: "prefinancing-above-cap",
    title: Wording("Pre-financing above its cap", sv: "Förfinansiering över sitt tak"),
    summary: Wording(
      "What a grant contract for external actions pays before the balance is at most 90 % of the grant.",
      sv:
        "Det som ett bidragskontrakt för yttre åtgärder betalar före slutbetalningen är högst 90 % av bidraget."
    ),
    severity: .error,
    law: [
      .standard(
        Wording("Grant contract for external actions", sv: "Bidragskontrakt för yttre åtgärder"),
        Wording("payments", sv: "betalningar"))
    ],
    lawDay: .decision,
    mendedBy: [.officer, .finance], catalogue: ["OWN-7"], parameters: [share.name],
    why: Wording(
      "The rest is paid when the final report is approved; what was paid above it may have to be returned.",
      sv:
        "Resten betalas när slutrapporten godkänts; det som betalats därutöver kan få återbetalas."),
    passes: [
      Example(
        Wording("90 % to the cent", sv: "90 % på centen"), in: .dear, on: "2021-12-31",
        received: "2017-06-01")
    ],
    fails: [
      Example(
        Wording("one cent more", sv: "en cent mer"), in: .dear,
        .payment("<amountPaid>1049754.84</amountPaid>", "↓<amountPaid>1049754.85</amountPaid>"),
        on: "2021-12-31", received: "2017-06-01")
    ],
    silent: [
      Example(
        Wording("a fund of its own law", sv: "en fond med egen rätt"), in: .languageCoursesPaid)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    guard let share = context.rulebook.known(Self.share, on: day) else {
      throw Undecided.silent(
        Wording("the project has no grant contract", sv: "projektet har inget bidragskontrakt"),
        Self.card.law.first)
    }
    let before = project.payments.filter { $0.kind == .advance || $0.kind == .interim }
    guard let last = before.last(where: { $0.prefinancing != nil }) else {
      throw Undecided.silent(
        Wording("nothing is paid", sv: "inget har betalats ut"), Self.card.law.first)
    }
    let plan = try project.termsOrSilent(on: context.day).financingOrUndecided()
    let grant = try context.sum(
      plan.contributions.filter { $0.source == .union },
      Wording("the grant", sv: "bidraget"), in: last.currency)
    let paid = context.shown(
      try Money.sum(before.compactMap { $0.prefinancing?.amount }, in: last.currency),
      Wording("paid before the balance", sv: "betalat före slutbetalningen"))
    guard try !context.isAtMost(paid, share.value, of: grant, law: share.law) else {
      return .passes
    }
    return .fails([
      Failure(
        at: last.spot.child(last.prefinancing?.element ?? "amountPaid"),
        Wording(
          "\(paid) is paid before the balance; at most \(share.value) of the grant \(grant) is",
          sv:
            "\(paid) är betalat före slutbetalningen; högst \(share.value) av bidraget \(grant) betalas då"
        ),
        fix: Wording(
          "pay what is above it with the balance",
          sv: "betala det överskjutande med slutbetalningen"),
        law: share.law)
    ])
  }
}
