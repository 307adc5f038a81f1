import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Where the call asks for co-financing in cash, the plan has nothing else.
struct CoFinancingNotInCash: ProjectRule {
  static let card = RuleCard(
    id: "B111", name: "co-financing-not-in-cash",
    title: Wording("Co-financing not in cash", sv: "Medfinansieringen är inte kontant"),
    summary: Wording(
      "Where the call says that co-financing is in cash only, the financing plan has no contribution "
        + "in kind; other money of the Union never pays for the same costs.",
      sv:
        "När utlysningen anger att medfinansieringen bara är kontant har finansieringsplanen inga "
        + "bidrag i annat än pengar; andra medel från EU betalar aldrig samma kostnader."),
    severity: .error,
    law: [Act.cpr.article("73", "1"), Act.amif.article("32", "1"), Act.cpr.article("63", "9")],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-BUD-4", "SE-CHECK-16"],
    why: Wording(
      "What is not cash cannot be checked against the accounts, and the same cost is paid once.",
      sv:
        "Det som inte är kontant kan inte kontrolleras mot redovisningen, och samma kostnad betalas "
        + "en gång."),
    doubt: Wording(
      "The cash rule is that of the Swedish office for 2014–2020; for later calls it holds where the "
        + "call says so. Other money of the Union may pay for other costs of the project, so finding "
        + "it in the plan is a warning.",
      sv:
        "Kravet på kontanter är den svenska myndighetens för 2014–2020; för senare utlysningar gäller "
        + "det när utlysningen anger det. Andra medel från EU kan betala andra kostnader i projektet, "
        + "så att de står i planen är en varning."),
    passes: [
      Example(
        Wording("cash from three bodies", sv: "kontanter från tre organisationer"),
        in: .languageCoursesUndecided, cashOnly)
    ],
    fails: [
      Example(
        Wording("a contribution in kind", sv: "ett bidrag i annat än pengar"),
        in: .languageCoursesUndecided, cashOnly,
        .application(
          "<contribution source=\"partnerCash\"", "<contribution ↓source=\"inKind\"")),
      Example(
        Wording(
          "money of another fund, whatever the call says",
          sv: "medel från en annan fond, vad utlysningen än anger"), in: .languageCoursesUndecided,
        .application(
          "<contribution source=\"thirdPartyCash\"", "<contribution ↓source=\"otherUnion\"")),
    ],
    silent: [
      Example(
        Wording(
          "in kind, and the call does not forbid it",
          sv: "annat än pengar, och utlysningen förbjuder det inte"), in: .languageCoursesUndecided,
        .application("<contribution source=\"partnerCash\"", "<contribution source=\"inKind\""))
    ],
    notRun: [
      Example(
        Wording(
          "in kind, and the call has not come",
          sv: "annat än pengar, och utlysningen har inte kommit in"),
        in: .languageCoursesUndecided, .without(.call),
        .application("<contribution source=\"partnerCash\"", "<contribution source=\"inKind\""))
    ])

  private static let cashOnly = Example.Edit.call(
    "<opens>", "<coFinancingInCashOnly>true</coFinancingInCashOnly>\n  <opens>")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let plan = try project.termsOrSilent(on: context.day).financingOrUndecided()
    let other = plan.contributions.filter { $0.source == .otherUnion }.map { contribution in
      Failure(
        at: contribution.spot.attribute("source"),
        Wording(
          "the plan has \(contribution.amount) of other money of the Union; the same costs are paid by "
            + "one programme",
          sv:
            "planen har \(contribution.amount) av andra medel från EU; samma kostnader betalas av ett "
            + "program"),
        fix: Wording(
          "leave the costs that the other programme pays out of the budget",
          sv: "ta bort de kostnader som det andra programmet betalar ur budgeten"),
        law: [Act.amif.article("32", "1"), Act.cpr.article("63", "9")], severity: .warning)
    }
    guard !other.isEmpty else { return try cash(plan, project) }
    return .together({ .fails(other) }, { try cash(plan, project) })
  }

  private func cash(_ plan: FinancingPlan, _ project: Project) throws -> Outcome {
    let gifts = plan.contributions.filter { $0.source == .inKind }
    if gifts.isEmpty, project.call == nil { return .passes }
    let call = try project.callOrUndecided()
    guard call.isCoFinancingInCashOnly == true else {
      throw Undecided.silent(
        Wording(
          "the call does not say that co-financing is in cash only",
          sv: "utlysningen anger inte att medfinansieringen bara är kontant"), call.citation)
    }
    return .of(
      gifts.map { contribution in
        Failure(
          at: contribution.spot.attribute("source"),
          Wording(
            "the plan has \(contribution.amount) that is not money; the call asks for cash only",
            sv: "planen har \(contribution.amount) som inte är pengar; utlysningen kräver kontanter"
          ),
          fix: Wording(
            "replace it by cash of a body in the project or a third party",
            sv: "ersätt det med kontanter från en organisation i projektet eller en tredje part"),
          law: [call.citation, Act.cpr.article("73", "1")])
      })
  }
}
