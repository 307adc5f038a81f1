import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Money that is earmarked for a kind of action is used for that kind.
struct EarmarkedMoneyUsedOtherwise: ProjectRule {
  static let card = RuleCard(
    id: "B109", name: "earmarked-money-used-otherwise",
    title: Wording("Earmarked money used otherwise", sv: "Öronmärkta medel används till annat"),
    summary: Wording(
      "Union money that the programme was given for specific actions, resettlement, transfers or "
        + "emergency assistance is at most what the project does of that kind, unless the "
        + "Commission's decision has changed the use.",
      sv:
        "EU-medel som programmet fått för särskilda åtgärder, vidarebosättning, överföringar eller "
        + "bistånd i nödsituationer är högst det som projektet gör av det slaget, om inte "
        + "kommissionens beslut har ändrat användningen."),
    severity: .error,
    law: [
      Act.amif.article("18", "2"), Act.amif.article("19", "7"), Act.amif.article("20", "4"),
      Act.amif.article("31", "3"),
    ], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU29"],
    why: Wording(
      "Earmarked money that is used otherwise is lost to the programme.",
      sv: "Öronmärkta medel som används till annat går förlorade för programmet."),
    doubt: Wording(
      "Money is held against the whole eligible cost of the kind of action; which part of it the "
        + "Union pays is judged by the rate.",
      sv:
        "Medlen jämförs med hela den stödberättigande kostnaden för slaget av åtgärd; vilken del av "
        + "den som EU betalar bedöms genom stödnivån."),
    passes: [
      Example(
        Wording(
          "the cost of the specific action to the öre",
          sv: "den särskilda åtgärdens kostnad på öret"),
        in: .receptionPlacesUndecided, specific("6817404.36"), earmark),
      Example(
        Wording("a decision has changed the use", sv: "ett beslut har ändrat användningen"),
        in: .receptionPlacesUndecided,
        .application(
          "<contribution source=\"union\">",
          "<contribution source=\"union\" earmark=\"specific\" earmarkAmendedBy=\"C(2026) 1\">")),
    ],
    fails: [
      Example(
        Wording("no action of the kind", sv: "ingen åtgärd av slaget"),
        in: .receptionPlacesUndecided,
        .application(
          "<contribution source=\"union\">",
          "<contribution source=\"union\" ↓earmark=\"specific\">")),
      Example(
        Wording(
          "one öre more than the specific action costs",
          sv: "ett öre mer än den särskilda åtgärden kostar"),
        in: .receptionPlacesUndecided, specific("6817404.35"),
        .application(
          "<contribution source=\"union\">",
          "<contribution source=\"union\" ↓earmark=\"specific\">")),
    ],
    silent: [
      Example(Wording("no earmarked money", sv: "inga öronmärkta medel"), in: .receptionPlaces)
    ])

  private static let earmark = Example.Edit.application(
    "<contribution source=\"union\">", "<contribution source=\"union\" earmark=\"specific\">")

  /// Adds a specific action of a cost to the sample's regular one.
  private static func specific(_ amount: String) -> Example.Edit {
    .application(
      "<objective code=\"SO1\">",
      "<objective code=\"SO1\">\n    <amount>\(amount)</amount>\n"
        + "    <actionKind>specific</actionKind>\n  </objective>\n  <objective code=\"SO1\">")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let terms = try project.termsOrSilent(on: context.day)
    let marked = try terms.financingOrUndecided().contributions.filter { $0.earmark != nil }
    guard !marked.isEmpty else {
      throw Undecided.silent(
        Wording("no money of the plan is earmarked", sv: "inga medel i planen är öronmärkta"))
    }
    var kinds: [ActionKind] = []
    for kind in marked.compactMap({ $0.earmark }) where !kinds.contains(kind) { kinds.append(kind) }
    return .each(kinds) { kind in
      let money = marked.filter { $0.earmark == kind && $0.earmarkAmendedBy == nil }
      let sum = try Money.sum(money.map(\.amount), in: terms.currency)
      let most = try Money.sum(
        objectives.filter { $0.actionKind == kind }.map(\.amount), in: terms.currency)
      guard let first = money.first, try !sum.isAtMost(most) else { return nil }
      return Failure(
        at: first.spot.attribute("earmark"),
        Wording(
          "\(sum) is earmarked for \(kind), of which the project has \(most)",
          sv: "\(sum) är öronmärkt för \(kind), som projektet har för \(most)"),
        fix: Wording(
          "finance the rest from other money, or state the Commission's decision that changes the use",
          sv: "finansiera resten med andra medel, eller ange kommissionens beslut som ändrar "
            + "användningen"))
    }
  }
}
