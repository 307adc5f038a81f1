import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is claimed over the whole project is at most the eligible cost that was approved.
struct ClaimAboveApprovedCost: ProjectRule {
  static let card = RuleCard(
    id: "P106", name: "claim-above-approved-cost",
    title: Wording(
      "Claims above the approved cost", sv: "Begärt belopp överstiger beviljad kostnad"),
    summary: Wording(
      "The claims of a project together, less what was not accepted of them, are at most the "
        + "eligible cost of the decision in force.",
      sv:
        "Projektets ansökningar om utbetalning är tillsammans, utom det som inte godtagits, högst "
        + "den stödberättigande kostnaden i det beslut som gäller."),
    severity: .error,
    law: [Act.cpr.annex("XVII", .field("56")), Act.cpr.annex("XVII", .field("72"))],
    lawDay: .always, catalogue: ["EU77"],
    why: Wording(
      "Nothing is payable beyond the cost that was approved, however real it is.",
      sv: "Inget ersätts utöver den kostnad som beviljats, hur verklig den än är."),
    doubt: Wording(
      "The fields ask for both amounts; that the one bounds the other is logic. A claim that has been "
        + "answered counts with what was accepted.",
      sv:
        "Fälten avser båda beloppen; att det ena begränsar det andra är logik. En besvarad ansökan "
        + "räknas med det som godtagits."),
    passes: [
      Example(Wording("far below it", sv: "långt under den"), in: .languageCoursesClaimed),
      Example(
        Wording("the whole of it, to the öre", sv: "hela kostnaden, på öret"),
        in: .languageCoursesClaimed,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1577151.52</eligibleCost>")),
      Example(
        Wording("above it by what was not accepted", sv: "över den med det som inte godtogs"),
        in: .languageCoursesPaid,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1566529.44</eligibleCost>")),
    ],
    fails: [
      Example(
        Wording("one öre above it", sv: "ett öre över den"), in: .languageCoursesClaimed,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1577151.51</eligibleCost>"),
        .report("<eligibleCost>1577151.52", "↓<eligibleCost>1577151.52")),
      Example(
        Wording("one öre above it after the deduction", sv: "ett öre över den efter avdraget"),
        in: .languageCoursesPaid,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1566529.43</eligibleCost>"),
        .report("<eligibleCost>1577151.52", "↓<eligibleCost>1577151.52")),
    ],
    silent: [
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
      Example(
        Wording(
          "a claim in another currency than the decision",
          sv: "en ansökan om utbetalning i en annan valuta än beslutet"),
        in: .languageCoursesClaimed,
        .report("currency=\"SEK\" kind", "currency=\"NOK\" kind")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    guard let grant = project.grant(on: context.day) else {
      throw Undecided.silent(
        Wording(
          "no grant is in force on \(context.day)", sv: "inget stödbeslut gäller \(context.day)"))
    }
    let approved = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    var accepted = Money.zero(approved.eligibleCost.currency)
    for period in claims {
      for (document, currency) in [(period.report.header.id, period.claim.currency)]
        + project.answers(to: period.report).map({ ($0.header.id, $0.currency) })
      {
        try Undecided.requireOne(
          currency, of: document, accepted.currency, Wording("the grant", sv: "beslutet"))
      }
      let answers = project.answers(to: period.report).compactMap(\.eligibleExpenditure)
      let counted =
        answers.isEmpty
        ? period.claim.eligibleCost : try Money.sum(answers, in: period.claim.currency)
      context.shown(
        counted,
        answers.isEmpty
          ? Wording(
            "claimed in \(period.report.header.id)", sv: "begärt i \(period.report.header.id)")
          : Wording(
            "accepted of \(period.report.header.id)", sv: "godtaget av \(period.report.header.id)"),
        at: period.claim.spot.child("eligibleCost"))
      let sum = context.shown(
        try accepted.adding(counted), Wording("in all so far", sv: "sammanlagt hittills"))
      guard
        try context.isAtMost(
          sum, approved.eligibleCost,
          Wording("the approved cost", sv: "den beviljade kostnaden"),
          at: approved.spot.child("eligibleCost"))
      else {
        return .fails([failure(period.claim, sum, approved, grant)])
      }
      accepted = sum
    }
    return .passes
  }

  private func failure(
    _ claim: Claim, _ sum: Money, _ approved: Budget, _ grant: Decision
  ) -> Failure {
    Failure(
      at: claim.spot.child("eligibleCost"),
      Wording(
        "with this claim \(sum) is claimed in all; the approved cost is \(approved.eligibleCost)",
        sv: "med denna ansökan begärs sammanlagt \(sum); den beviljade kostnaden är "
          + "\(approved.eligibleCost)"),
      fix: Wording(
        "claim the rest of the approved cost, or apply for an amended decision",
        sv: "begär högst återstoden av den beviljade kostnaden, eller sök ändring av beslutet"),
      notes: [
        Failure.Note(
          Wording("the approved cost", sv: "den beviljade kostnaden"),
          at: (grant.budget ?? approved).spot.child("eligibleCost"))
      ])
  }
}
