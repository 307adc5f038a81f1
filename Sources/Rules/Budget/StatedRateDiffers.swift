import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The co-financing rate that a plan states is the one its amounts give.
struct StatedRateDiffers: ProjectRule {
  private static let tolerance = Parameter<Percentage>("statedRate.tolerance")

  static let card = RuleCard(
    id: "B104", name: "stated-rate-differs",
    title: Wording("Stated rate differs", sv: "Angiven stödnivå avviker"),
    summary: Wording(
      "The co-financing rate that the financing plan states is the Union contribution as a share "
        + "of its base, to within a hundredth of a percentage point.",
      sv: "Den stödnivå som finansieringsplanen anger är EU-stödet som andel av sitt underlag, "
        + "på en hundradels procentenhet när."),
    severity: .warning, law: [Act.cpr.article("73", "3"), Act.amif.article("15", "8")],
    lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU20"], parameters: [tolerance.name],
    why: Wording(
      "Claims are paid at the rate; a rate that its own amounts contradict is paid wrongly "
        + "from the first claim on.",
      sv: "Utbetalningar görs enligt stödnivån; en nivå som de egna beloppen motsäger ger fel "
        + "utbetalning från första ansökan."),
    doubt: Wording(
      "The comparison and its tolerance are ours; the law asks for the plan, not for this. A "
        + "plan that does not state its base is taken to mean the eligible cost.",
      sv: "Jämförelsen och dess tolerans är våra; lagen kräver planen, inte detta. En plan som "
        + "inte anger sitt underlag antas avse den stödberättigande kostnaden."),
    passes: [
      Example(
        Wording("the rate its amounts give", sv: "den nivå som beloppen ger"),
        in: .receptionPlacesUndecided),
      Example(
        Wording("the rate its amounts give, decided", sv: "den nivå som beloppen ger, beslutad"),
        in: .receptionPlaces),
      Example(
        Wording(
          "a hundredth of a percentage point above, to the öre",
          sv: "en hundradels procentenhet över, på öret"), in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6818313.34</amount>")),
      Example(
        Wording(
          "a hundredth of a percentage point below, to the öre",
          sv: "en hundradels procentenhet under, på öret"), in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6816495.38</amount>")),
      Example(
        Wording("the share of the public contribution", sv: "andelen av det offentliga bidraget"),
        in: .languageCoursesUndecided,
        .application("<base>total</base>", "<base>public</base>"),
        .application("<amount>5037690.00</amount>", "<amount>4925190.00</amount>"),
        .application("<amount>1329230.00</amount>", "<amount>1441730.00</amount>")),
      Example(
        Wording(
          "2014–2020: a hundredth of a percentage point above, to the öre",
          sv: "2014–2020: en hundradels procentenhet över, på öret"),
        in: .legacy,
        .decision(
          "<base>total</base>",
          """
          <coFinancingRate>75</coFinancingRate>
              <base>total</base>
          """),
        .decision("<amount>1500000.00</amount>", "<amount>1500200.00</amount>")),
    ],
    fails: [
      Example(
        Wording("one öre further above", sv: "ytterligare ett öre över"),
        in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6818313.35</amount>"),
        .application(
          "<coFinancingRate>75</coFinancingRate>", "↓<coFinancingRate>75</coFinancingRate>")),
      Example(
        Wording("one öre further below", sv: "ytterligare ett öre under"),
        in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6816495.37</amount>"),
        .application(
          "<coFinancingRate>75</coFinancingRate>", "↓<coFinancingRate>75</coFinancingRate>")),
      Example(
        Wording("2014–2020: one öre further above", sv: "2014–2020: ytterligare ett öre över"),
        in: .legacy,
        .decision(
          "<base>total</base>",
          """
          ↓<coFinancingRate>75</coFinancingRate>
              <base>total</base>
          """),
        .decision("<amount>1500000.00</amount>", "<amount>1500200.01</amount>")),
    ],
    silent: [
      Example(
        Wording("a plan that states no rate", sv: "en plan som inte anger någon stödnivå"),
        in: .receptionPlacesUndecided,
        .application("<coFinancingRate>75</coFinancingRate>\n", ""))
    ],
    notRun: [
      Example(
        Wording("an eligible cost of nothing", sv: "en stödberättigande kostnad på noll"),
        in: .receptionPlacesUndecided,
        .application(
          "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>0.00</eligibleCost>"))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    let terms = try project.termsOrSilent(on: context.day)
    let (budget, financing) = try terms.planOrUndecided()
    guard let stated = financing.statedRate else {
      throw Undecided.silent(
        Wording(
          "the financing plan states no rate", sv: "finansieringsplanen anger ingen stödnivå"),
        Act.cpr.article("73", "3"))
    }
    let tolerance = try context.rulebook.parameter(Self.tolerance, on: day).orUndecided().value
    let kind = financing.base ?? .total
    let base = try financing.rateBase(kind, eligible: budget.eligibleCost)
    guard !base.isZero else {
      throw Undecided.notRun(
        Wording(
          "\(kind.words) is \(base), of which there is no share",
          sv: "\(kind.words) är \(base), som inget kan vara en andel av"),
        fix: Wording(
          "state the eligible cost and its financing",
          sv: "ange den stödberättigande kostnaden och dess finansiering"))
    }
    if kind == .total {
      context.shown(base, kind.words, at: budget.spot.child("eligibleCost"))
    } else {
      context.shown(base, kind.words, at: financing.spot)
    }
    let union = try context.sum(
      financing.contributions.filter { $0.source == .union },
      Wording("the Union contribution", sv: "EU-stödet"), in: base.currency)
    context.shown(
      try stated.of(base, rounding: .halfUp),
      Wording(
        "\(stated) of it, half up; \(tolerance) more or less is allowed",
        sv: "\(stated) av det, avrundat; \(tolerance) mer eller mindre är tillåtet"),
      at: financing.spot.child("coFinancingRate"))
    let isNear =
      try union.isAtMost(stated.adding(tolerance), of: base)
      && union.isAtLeast(stated.subtracting(tolerance), of: base)
    guard !isNear else { return .passes }
    let share = union.shareInWords(of: base) ?? Wording("more than the whole", sv: "mer än hela")
    let computed = try union.scaled(
      by: Percentage.whole.hundredths, over: base.minorUnits, rounding: .halfUp)
    let rate = Percentage(hundredths: computed.minorUnits)
    return .fails([
      Failure(
        at: financing.spot.child("coFinancingRate"),
        Wording(
          "the stated rate is \(stated), and the Union contribution \(union) is \(share) "
            + "of \(kind.words) \(base)",
          sv: "den angivna stödnivån är \(stated), och EU-stödet \(union) är \(share) "
            + "av \(kind.words) \(base)"),
        fix: rate > .whole
          ? Wording("correct the contributions", sv: "rätta finansieringen")
          : Wording(
            "state \(rate), or correct the contributions",
            sv: "ange \(rate), eller rätta finansieringen"))
    ])
  }
}
