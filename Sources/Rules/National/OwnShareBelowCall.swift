import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What a project and its partners pay themselves is at least the share that the call asks for.
struct OwnShareBelowCall: ProjectRule {
  static let card = RuleCard(
    id: "N110", name: "own-share-below-call",
    title: Wording("Own share below the call's", sv: "Egen andel under utlysningens"),
    summary: Wording(
      "The money that comes neither from the Union nor from the state is at least the share of the eligible "
        + "cost that the call asks for.",
      sv:
        "De medel som varken kommer från EU eller från staten är minst den andel av den stödberättigande "
        + "kostnaden som utlysningen kräver."),
    severity: .error,
    law: [
      Act.cpr.article("73", "1"),
      .document(.call, Wording("own share", sv: "egen andel")),
    ],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["X17"],
    why: Wording(
      "In Swedish calls of ESF+ the state pays beside the fund; the call says what is left to the project.",
      sv:
        "I svenska utlysningar inom ESF+ betalar staten vid sidan av fonden; utlysningen anger vad som är kvar "
        + "för projektet."),
    passes: [
      Example(Wording("46 % to the öre", sv: "46 % på öret"), in: .esf)
    ],
    fails: [
      Example(
        Wording("one öre less", sv: "ett öre mindre"), in: .esf,
        .decision("<amount>1840000.00</amount>", "↓<amount>1839999.99</amount>"),
        .decision("<amount>560000.00</amount>", "<amount>560000.01</amount>"))
    ],
    silent: [
      Example(
        Wording("a call that asks for none", sv: "en utlysning som inte kräver någon"),
        in: .languageCourses)
    ],
    notRun: [
      Example(
        Wording("the call has not come", sv: "utlysningen har inte kommit in"), in: .esf,
        .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    guard let share = call.ownShare else {
      throw Undecided.silent(
        Wording(
          "the call asks for no own share", sv: "utlysningen kräver ingen egen andel"),
        call.citation)
    }
    let plan = try project.termsOrSilent(on: context.day).planOrUndecided()
    let own = plan.financing.contributions.filter {
      ![.union, .otherUnion, .state].contains($0.source)
    }
    let cost = context.shown(
      plan.budget.eligibleCost, Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: plan.budget.spot.child("eligibleCost"))
    let sum = try context.sum(
      own, Wording("the project's own money", sv: "projektets egna medel"), in: cost.currency)
    let law = [
      Citation.document(
        .call, Wording("\(call.header.id), own share", sv: "\(call.header.id), egen andel"))
    ]
    guard try !context.isAtLeast(sum, share, of: cost, law: law) else { return .passes }
    let least = try share.of(cost, rounding: .up)
    return .fails([
      Failure(
        at: own.first?.spot.child("amount") ?? plan.financing.spot,
        Wording(
          "the project's own money is \(sum) of the eligible cost \(cost); the call asks for at least \(share)",
          sv:
            "projektets egna medel är \(sum) av den stödberättigande kostnaden \(cost); utlysningen kräver "
            + "minst \(share)"),
        fix: Wording(
          "raise the project's own money to at least \(least), and lower the support by as much",
          sv: "höj projektets egna medel till minst \(least), och sänk stödet lika mycket"),
        law: law,
        notes: [
          Failure.Note(
            Wording("the own share of the call", sv: "utlysningens egna andel"),
            at: call.spot.child("ownShare"))
        ])
    ])
  }
}
