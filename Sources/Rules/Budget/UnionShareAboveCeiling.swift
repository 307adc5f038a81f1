import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Union contribution is at most the share of the eligible cost that Article 15 allows.
struct UnionShareAboveCeiling: ProjectRule {
  static let card = RuleCard(
    id: "B101", name: "union-share-above-ceiling",
    title: Wording("Union share above the ceiling", sv: "EU-stödet överstiger taket"),
    summary: Wording(
      "The Union contribution is at most the share of the eligible cost that the fund's act "
        + "allows for the kind of action.",
      sv: "EU-stödet är högst den andel av den stödberättigande kostnaden som fondens rättsakt "
        + "tillåter för slaget av åtgärd."),
    severity: .error, law: [Act.amif.article("15"), Act.horizontal2014.article("16")],
    lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU16", "EU128"],
    tables: [.rates],
    why: Wording(
      "What exceeds the ceiling is never payable, and is recovered after the audit.",
      sv: "Det som överstiger taket betalas aldrig ut, och återkrävs efter revisionen."),
    passes: [
      Example(Wording("75 % to the öre", sv: "75 % på öret"), in: .receptionPlacesUndecided),
      Example(
        Wording("75 % to the öre, decided", sv: "75 % på öret, beslutat"), in: .receptionPlaces),
      Example(
        Wording(
          "90 % of an action listed in Annex IV", sv: "90 % av en åtgärd som förtecknas i bilaga IV"
        ), in: .receptionPlacesUndecided,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind>\n    <annexIVGround>4</annexIVGround>"),
        .application("<amount>6817404.36</amount>", "<amount>8180885.23</amount>"),
        .application("<amount>2272468.12</amount>", "<amount>908987.25</amount>")),
      Example(
        Wording("75 % to the öre, 2014–2020", sv: "75 % på öret, 2014–2020"), in: .legacy,
        on: "2021-06-01", received: "2018-10-01"),
    ],
    fails: [
      Example(
        Wording("one öre above 75 %", sv: "ett öre över 75 %"), in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.37</amount>"),
        .application("<amount>2272468.12</amount>", "<amount>2272468.11</amount>")),
      Example(
        Wording(
          "one öre above 90 % of an action listed in Annex IV",
          sv: "ett öre över 90 % av en åtgärd som förtecknas i bilaga IV"),
        in: .receptionPlacesUndecided,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind>\n    <annexIVGround>4</annexIVGround>"),
        .application("<amount>6817404.36</amount>", "↓<amount>8180885.24</amount>"),
        .application("<amount>2272468.12</amount>", "<amount>908987.24</amount>")),
      Example(
        Wording(
          "a budget of nothing, whatever the objectives say",
          sv: "en budget på noll, vad målen än anger"), in: .receptionPlacesUndecided,
        .application(
          "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>0.00</eligibleCost>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.36</amount>")),
      Example(
        Wording(
          "75 % of the budget, and one öre above that of the objective, which has less",
          sv: "75 % av budgeten, och ett öre över det av målet, som har mindre"),
        in: .receptionPlacesUndecided,
        .application("<amount>9089872.48</amount>", "<amount>9089872.46</amount>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.36</amount>")),
      Example(
        Wording("one öre above 75 %, 2014–2020", sv: "ett öre över 75 %, 2014–2020"), in: .legacy,
        .decision("<amount>1500000.00</amount>", "↓<amount>1500000.01</amount>"),
        .decision("<amount>500000.00</amount>", "<amount>499999.99</amount>"), on: "2021-06-01",
        received: "2018-10-01"),
    ],
    silent: [
      Example(
        Wording(
          "resettlement, which is paid by the person",
          sv: "vidarebosättning, som ersätts per person"), in: .receptionPlacesUndecided,
        .application(
          "<actionKind>regular</actionKind>", "<actionKind>resettlement</actionKind>"))
    ],
    notRun: [
      Example(
        Wording(
          "a decision without a budget whose application has not come",
          sv: "ett beslut utan budget vars ansökan inte har kommit in"), in: .receptionPlaces,
        .without(.application), .decision("outcome=\"approval\"", "outcome=\"rejection\"")),
      Example(
        Wording("an application without objectives", sv: "en ansökan utan mål"),
        in: .languageCoursesUndecided, .application("<objective code=\"SO2\">", "<!--"),
        .application("</objective>", "-->")),
      Example(
        Wording(
          "ESF+: an objective without a category of region", sv: "ESF+: ett mål utan regionkategori"
        ),
        in: .esf, .decision("<regionCategory>moreDeveloped</regionCategory>", "")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    let terms = try project.termsOrSilent(on: context.day)
    try terms.requireObjective(of: project, on: context.day)
    let financing = try terms.financingOrUndecided()
    let rates = try terms.objectives.map { try context.rate(of: $0, on: day) }
    let union = try context.sum(
      financing.contributions.filter { $0.source == .union },
      Wording("the Union contribution", sv: "EU-stödet"), in: terms.currency)
    let byObjective = try context.sum(
      terms.objectives, Wording("the objectives together", sv: "målen tillsammans"),
      in: terms.currency)
    let eligible = context.shown(
      terms.budget?.eligibleCost ?? byObjective,
      Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: terms.budget?.spot.child("eligibleCost"))
    // Several kinds of action: the ceiling is the sum of each one's share, compared without
    // rounding.
    let mostByObjective = zip(terms.objectives, rates).reduce(Int128(0)) {
      $0 + Int128($1.0.amount.minorUnits) * Int128($1.1.value.hundredths)
    }
    // Objectives that add up to more than the eligible cost, which T101 finds, raise no ceiling.
    let highest = rates.map(\.value.hundredths).max() ?? 0
    let mostOfCost = Int128(eligible.minorUnits) * Int128(highest)
    let most = min(mostByObjective, mostOfCost)
    let isKept = Int128(union.minorUnits) * 10_000 <= most
    let allowed = Money(minorUnits: Int64(clamping: most / 10_000), currency: terms.currency)
    if let workings = context.workings {
      for (objective, rate) in zip(terms.objectives, rates) {
        workings.note(
          .limit,
          Wording(
            "the rate of \(objective.code), \(context.rulebook.name(of: objective.actionKind))",
            sv:
              "stödnivån för \(objective.code), \(context.rulebook.name(of: objective.actionKind))"),
          Wording("at most \(rate.value)", sv: "högst \(rate.value)"), law: rate.law)
      }
      workings.note(
        .limit,
        Wording(
          "the shares together, at most the highest rate of the eligible cost, rounded down",
          sv: "andelarna tillsammans, högst den högsta nivån av den stödberättigande kostnaden, "
            + "avrundat nedåt"), allowed.wording)
      workings.noteMargin(union, of: allowed, isKept: isKept)
    }
    guard !isKept else { return .passes }
    // What the ceiling is reckoned from: the objectives, where they have less than the budget.
    let share =
      mostByObjective < mostOfCost && byObjective != eligible
      ? union.shareInWords(of: byObjective).map {
        Wording(
          ", \($0) of the \(byObjective) that the objectives have of the eligible cost \(eligible)",
          sv:
            ", \($0) av de \(byObjective) som målen har av den stödberättigande kostnaden \(eligible)"
        )
      }
      : union.shareInWords(of: eligible).map {
        Wording(
          ", \($0) of the eligible cost \(eligible)",
          sv: ", \($0) av den stödberättigande kostnaden \(eligible)")
      }
    let ceiling = Set(rates.map(\.value)).count == 1 ? rates[0].value.wording : allowed.wording
    let source = financing.contributions.first { $0.source == .union }
    return .fails([
      Failure(
        at: source?.spot.child("amount") ?? financing.spot,
        Wording(
          "the Union contribution is \(union)\(share ?? .same("")); the ceiling is \(ceiling)",
          sv: "EU-stödet är \(union)\(share ?? .same("")); taket är \(ceiling)"),
        fix: Wording(
          "lower it to \(allowed) or less, or show that a higher rate applies",
          sv: "sänk det till högst \(allowed), eller visa att en högre stödnivå gäller"),
        law: rates.flatMap(\.law))
    ])
  }
}
