import Findings
import Languages
import Portfolio
import Provenance
import Values

/// By the last report the support has been made known in the ways the project's size and kind call for.
struct SupportNotMadeKnown: ProjectRule {
  private static let plaque = Parameter<Money>("visibility.plaqueThreshold")
  private static let event = Parameter<Money>("visibility.eventThreshold")

  static let card = RuleCard(
    id: "V101", name: "support-not-made-known",
    title: Wording("Support not made known", sv: "Stödet är inte synliggjort"),
    summary: Wording(
      "By the last report there is proof of a text on a website or social media, of a plaque where the "
        + "total cost is above the threshold and something physical is bought, else of a poster or "
        + "screen, and of an event where the operation is large or of strategic importance.",
      sv:
        "Till slutrapporten finns bevis för en text på en webbplats eller i sociala medier, för en "
        + "skylt när totalkostnaden överstiger tröskeln och något fysiskt köps, annars för en affisch "
        + "eller skärm, och för ett evenemang när insatsen är stor eller av strategisk betydelse."),
    severity: .warning,
    law: [
      Act.cpr.article("50", "1", "a"), Act.cpr.article("50", "1", "c"),
      Act.cpr.article("50", "1", "d"), Act.cpr.article("50", "1", "e"),
    ], lawDay: .decision,
    mendedBy: [.owner], catalogue: ["EU113", "SE-VIS-1", "SE-CHECK-35"],
    parameters: [plaque.name, event.name],
    why: Wording(
      "Support that nobody sees can be reduced by up to 3 %.",
      sv: "Stöd som ingen ser kan minskas med upp till 3 %."),
    doubt: Wording(
      "What counts as a physical investment is told by the categories of the budget: equipment, works "
        + "and land. A body without a website has no text to show. Of a cost in kronor, the month of "
        + "the exchange rate is that of the decision.",
      sv: "Vad som är en fysisk investering avgörs av budgetens kostnadsslag: utrustning, "
        + "byggnadsarbeten och mark. En organisation utan webbplats har ingen text att visa. För en "
        + "kostnad i kronor är växelkursens månad beslutets."),
    passes: [
      Example(
        Wording("a website and a poster", sv: "en webbplats och en affisch"),
        in: .languageCoursesClaimed, closing, rates: rate),
      Example(
        Wording(
          "a poster where the total is EUR 100 000 to the last decimal",
          sv: "en affisch när totalen är 100 000 EUR till sista decimalen"),
        in: .languageCoursesClaimed, closing, equipment,
        rates: [("2026-05", "SEK", "67.1692")]),
      Example(
        Wording(
          "no event where the total is EUR 10 000 000",
          sv: "inget evenemang när totalen är 10 000 000 EUR"),
        in: .languageCoursesClaimed, closing, rates: [("2026-05", "SEK", "0.671692")]),
    ],
    fails: [
      Example(
        Wording("no text", sv: "ingen text"), in: .languageCoursesClaimed, marked,
        .report("<visibility kind=\"website\">", "<visibility kind=\"statement\">"), rates: rate),
      Example(
        Wording("no poster", sv: "ingen affisch"), in: .languageCoursesClaimed, marked,
        .report("<visibility kind=\"poster\">", "<visibility kind=\"statement\">"), rates: rate),
      Example(
        Wording(
          "no plaque where equipment is bought and the total is above EUR 100 000 by the last decimal",
          sv:
            "ingen skylt när utrustning köps och totalen överstiger 100 000 EUR genom sista decimalen"
        ),
        in: .languageCoursesClaimed, marked, equipment,
        rates: [("2026-05", "SEK", "67.1691")]),
      Example(
        Wording(
          "no event where the total is above EUR 10 000 000 by the last decimal",
          sv: "inget evenemang när totalen överstiger 10 000 000 EUR genom sista decimalen"),
        in: .languageCoursesClaimed, marked, rates: [("2026-05", "SEK", "0.671691")]),
    ],
    silent: [
      Example(
        Wording("the last report has not come", sv: "slutrapporten har inte kommit in"),
        in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording("no rate of the month", sv: "ingen kurs för månaden"), in: .languageCoursesClaimed,
        closing)
    ])

  private static let rate = [(month: "2026-05", currency: "SEK", value: "11.25")]

  private static let closing = Example.Edit.report("kind=\"progress\"", "kind=\"final\"")

  private static let marked = Example.Edit.report(
    "<report xmlns=\"urn:fondbok:1\" id=\"report-language-courses-1\" issuer=\"SE:orgnr:2120999996\"\n"
      + "        version=\"1\" issued=\"2027-03-24\" currency=\"SEK\" kind=\"progress\">",
    "↓<report xmlns=\"urn:fondbok:1\" id=\"report-language-courses-1\" issuer=\"SE:orgnr:2120999996\"\n"
      + "        version=\"1\" issued=\"2027-03-24\" currency=\"SEK\" kind=\"final\">")

  private static let equipment = Example.Edit.decision(
    "<line id=\"b9\" partner=\"p2\" category=\"staff\"",
    "<line id=\"b9\" partner=\"p2\" category=\"equipment\"")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let last = project.reports.last(where: { $0.kind == .final }) else {
      throw Undecided.silent(
        Wording("the last report has not come", sv: "slutrapporten har inte kommit in"),
        Act.cpr.article("50", "1"))
    }
    if project.grant(on: context.day)?.exclusion != nil {
      throw Undecided.silent(
        Wording("the operation is not made public", sv: "insatsen offentliggörs inte"),
        Act.cpr.article("69", "5"))
    }
    let shown = Set(project.reports.flatMap { $0.visibility }.map { $0.kind })
    let measured = Result { try size(of: project, in: context) }
    return .together(
      { shown.isDisjoint(with: [.website, .socialMedia]) ? .fails([text(last)]) : .passes },
      {
        guard try measured.get().needsPlaque else {
          return shown.isDisjoint(with: [.poster, .plaque]) ? .fails([poster(last)]) : .passes
        }
        return shown.contains(.plaque) ? .passes : .fails([plaque(last)])
      },
      { try !measured.get().needsEvent || shown.contains(.event) ? .passes : .fails([event(last)]) }
    )
  }

  private static let totalCost = Wording("the total cost", sv: "totalkostnaden")

  private func size(
    of project: Project, in context: Context
  ) throws -> (needsPlaque: Bool, needsEvent: Bool) {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let day = context.lawDay(of: Self.card, for: project)
    let plaque = try context.rulebook.parameter(Self.plaque, on: day).orUndecided().value
    let event = try context.rulebook.parameter(Self.event, on: day).orUndecided().value
    let isPhysical = budget.lines.contains { [.equipment, .works, .land].contains($0.category) }
    let total = budget.totalCost
    let isStrategic = project.grant(on: context.day)?.isOfStrategicImportance == true
    return (
      try isPhysical
        && !context.compare(
          total, euro: plaque, of: project, Self.totalCost, at: budget.totalCostSpot
        ).isAtMost,
      try isStrategic
        || !context.compare(
          total, euro: event, of: project, Self.totalCost, at: budget.totalCostSpot
        ).isAtMost
    )
  }

  // MARK: Messages

  private func text(_ report: Report) -> Failure {
    Failure(
      at: report.spot,
      Wording(
        "no report shows a text on a website or social media about the support",
        sv: "ingen rapport visar en text på en webbplats eller i sociala medier om stödet"),
      fix: Wording(
        "state the address of the text as visibility of kind website or socialMedia",
        sv: "ange textens adress som visibility av slaget website eller socialMedia"),
      law: [Act.cpr.article("50", "1", "a")])
  }

  private func poster(_ report: Report) -> Failure {
    Failure(
      at: report.spot,
      Wording(
        "no report shows a poster of at least A3 or a screen",
        sv: "ingen rapport visar en affisch i minst A3 eller en skärm"),
      fix: Wording(
        "put up the poster and state the day and place",
        sv: "sätt upp affischen och ange dag och plats"),
      law: [Act.cpr.article("50", "1", "d")])
  }

  private func plaque(_ report: Report) -> Failure {
    Failure(
      at: report.spot,
      Wording(
        "the total cost is above the threshold for a durable plaque, something physical is bought, and "
          + "no report shows a plaque",
        sv:
          "totalkostnaden överstiger tröskeln för en varaktig skylt, något fysiskt köps, och ingen "
          + "rapport visar en skylt"),
      fix: Wording(
        "put up the plaque and state the day and place",
        sv: "sätt upp skylten och ange dag och plats"),
      law: [Act.cpr.article("50", "1", "c")])
  }

  private func event(_ report: Report) -> Failure {
    Failure(
      at: report.spot,
      Wording(
        "the operation is large or of strategic importance, and no report shows an event with the "
          + "Commission and the authority",
        sv:
          "insatsen är stor eller av strategisk betydelse, och ingen rapport visar ett evenemang med "
          + "kommissionen och myndigheten"),
      fix: Wording(
        "state the event, or the activity that was arranged",
        sv: "ange evenemanget eller aktiviteten"),
      law: [Act.cpr.article("50", "1", "e")])
  }
}
