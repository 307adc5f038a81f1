import Findings
import Languages
import Portfolio
import Provenance
import Values

/// With contributions in kind, the public support is at most what the project costs without them.
struct SupportAboveCostWithoutInKind: ProjectRule {
  static let card = RuleCard(
    id: "C113", name: "support-above-cost-without-in-kind",
    title: Wording(
      "Public support above the cost without contributions in kind",
      sv: "Offentligt stöd över kostnaden utan bidrag i annat än pengar"),
    summary: Wording(
      "Where contributions in kind are eligible costs, the Union contribution and other public "
        + "money are together at most the eligible cost less those contributions.",
      sv: "När bidrag i annat än pengar är stödberättigande kostnader är EU-stödet och andra "
        + "offentliga medel tillsammans högst den stödberättigande kostnaden minus dessa bidrag."),
    severity: .error, law: [law], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU56"],
    why: Wording(
      "Nobody is paid for a gift: what exceeds the cash cost would be a profit.",
      sv: "Ingen får betalt för en gåva: det som överstiger kostnaden i pengar vore en vinst."),
    doubt: Wording(
      "That public support is the Union contribution and all national public money, and that it is "
        + "judged of the plan before the end, is our reading; the provision speaks of the end.",
      sv: "Att offentligt stöd är EU-stödet och alla nationella offentliga medel, och att planen "
        + "bedöms före slutet, är vår tolkning; bestämmelsen talar om slutet."),
    passes: [
      Example(
        Wording("the cash cost to the öre", sv: "kostnaden i pengar på öret"),
        in: .receptionPlacesUndecided, inKind, cash("1957468.12")),
      Example(
        Wording("the rest is private", sv: "resten är privat"), in: .receptionPlacesUndecided,
        inKind, cash("2272468.12", sector: "sector=\"private\"")),
    ],
    fails: [
      Example(
        Wording("one öre above the cash cost", sv: "ett öre över kostnaden i pengar"),
        in: .receptionPlacesUndecided, inKind, cash("1957468.13"), mark),
      Example(
        Wording(
          "one öre above the cash cost at the end", sv: "ett öre över kostnaden i pengar vid slutet"
        ),
        in: .languageCoursesClaimed, .report("<claim kind=\"interim\"", "↓<claim kind=\"final\""),
        .report("<line id=\"l8\" category=\"staff\"", "<line id=\"l8\" category=\"inKind\""),
        .report(
          "<publicContribution>1541931.10</publicContribution>",
          "<publicContribution>1529974.33</publicContribution>")),
      Example(
        Wording(
          "a grant contract: support above the cost in money",
          sv: "ett bidragskontrakt: stöd över kostnaden i pengar"),
        in: .dear,
        .decision(
          "category=\"travel\" year=\"2018\" form=\"realCost\"",
          "category=\"inKind\" year=\"2018\" form=\"realCost\""),
        .decision("<financing>", "↓<financing>")),
    ],
    silent: [
      Example(
        Wording("no contribution in kind", sv: "inget bidrag i annat än pengar"),
        in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "money that decides, of which it is not said whether it is public",
          sv: "avgörande medel om vilka det inte sägs om de är offentliga"),
        in: .receptionPlacesUndecided, inKind, cash("1957468.13", sector: ""))
    ])

  private static let law = Act.cpr.article("67", "1", "a")

  /// Makes SEK 315 000.00 of the sample's costs a contribution in kind.
  private static let inKind = Example.Edit.application(
    "category=\"supplies\" year=\"2027\"", "category=\"inKind\" year=\"2027\"")

  private static func cash(_ amount: String, sector: String = "sector=\"public\"") -> Example.Edit {
    .application(
      "<contribution source=\"ownCash\" sector=\"public\" partner=\"p1\">\n"
        + "      <amount>2272468.12</amount>",
      "<contribution source=\"ownCash\" \(sector) partner=\"p1\">\n"
        + "      <amount>\(amount)</amount>")
  }

  private static let mark = Example.Edit.application("<financing>", "↓<financing>")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    .together({ try planned(project, context) }, { try claimed(project, context) })
  }

  private func planned(_ project: Project, _ context: Context) throws -> Outcome {
    let terms = try project.termsOrSilent(on: context.day)
    let budget = try terms.budgetOrUndecided()
    let gifts = budget.lines.filter { $0.category == .inKind }
    guard !gifts.isEmpty else { throw Self.none }
    let plan = try terms.planOrUndecided()
    let money = plan.financing.contributions.filter { $0.source != .inKind && $0.source != .income }
    let certain = money.filter { $0.source == .union || $0.sector == .public }
    let possible = money.filter { $0.source == .union || $0.sector != .private }
    let currency = terms.currency
    let most = try Self.most(of: budget.eligibleCost, at: budget.spot, without: gifts, context)
    let support = try context.sum(certain, Self.support, in: currency)
    guard try context.isAtMost(support, most, Self.costWithoutGifts, law: [Self.law]) else {
      return .fails([failure(support, most, at: plan.financing.spot)])
    }
    guard try Money.sum(possible.map { $0.amount }, in: currency).isAtMost(most) else {
      throw Undecided.notRun(
        Wording(
          "a contribution does not say whether it is public or private",
          sv: "ett bidrag anges varken som offentligt eller privat"),
        fix: Wording("state the sector of the contribution", sv: "ange bidragets sektor"))
    }
    return .passes
  }

  /// What the claims say together, when the last of them has come.
  private func claimed(_ project: Project, _ context: Context) throws -> Outcome {
    let claims = project.reports.compactMap { $0.claim }
    guard let last = claims.last(where: { $0.kind == .final }) else { throw Self.none }
    let gifts = claims.flatMap { $0.lines }.filter { $0.category == .inKind }
    guard !gifts.isEmpty else { throw Self.none }
    guard claims.allSatisfy({ $0.publicContribution != nil }) else {
      throw Undecided.notRun(
        Wording(
          "a claim does not state the public contribution",
          sv: "en ansökan om utbetalning anger inte det offentliga bidraget"),
        fix: Wording("state the public contribution", sv: "ange det offentliga bidraget"))
    }
    let currency = last.currency
    let support = context.shown(
      try Money.sum(claims.compactMap { $0.publicContribution }, in: currency), Self.support)
    let cost = try Money.sum(claims.map { $0.eligibleCost }, in: currency)
    let most = try Self.most(of: cost, at: last.spot, without: gifts, context)
    let isKept = try context.isAtMost(support, most, Self.costWithoutGifts, law: [Self.law])
    return isKept ? .passes : .fails([failure(support, most, at: last.spot)])
  }

  private static let support = Wording("the public support", sv: "det offentliga stödet")
  private static let costWithoutGifts = Wording(
    "the eligible cost without contributions in kind",
    sv: "den stödberättigande kostnaden utan bidrag i annat än pengar")

  private static func most(
    of cost: Money, at spot: Spot, without gifts: [some Shown], _ context: Context
  ) throws -> Money {
    context.shown(
      cost, Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: spot.child("eligibleCost"))
    let inKind = try context.sum(
      gifts, Wording("contributions in kind", sv: "bidrag i annat än pengar"), in: cost.currency)
    return try cost.subtracting(inKind)
  }

  private static let none = Undecided.silent(
    Wording(
      "no cost is a contribution in kind", sv: "ingen kostnad är ett bidrag i annat än pengar"),
    law)

  private func failure(_ support: Money, _ most: Money, at spot: Spot) -> Failure {
    Failure(
      at: spot,
      Wording(
        "the public support is \(support); the eligible cost without contributions in kind is "
          + "\(most)",
        sv:
          "det offentliga stödet är \(support); den stödberättigande kostnaden utan bidrag i annat "
          + "än pengar är \(most)"),
      fix: Wording(
        "lower the public support to \(most) or less, or count less in kind",
        sv: "sänk det offentliga stödet till högst \(most), eller räkna mindre i annat än pengar"))
  }
}
