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
    summary: "The co-financing rate that the financing plan states is the Union contribution as a "
      + "share of its base, to within a hundredth of a percentage point.",
    severity: .warning, law: [Act.cpr.article("73", "3"), Act.amif.article("15", "8")],
    lawDay: .decision, catalogue: ["EU20"], parameters: [tolerance.name],
    why: "Claims are paid at the rate; a rate that its own amounts contradict is paid wrongly from "
      + "the first claim on.",
    doubt: "The comparison and its tolerance are ours; the law asks for the plan, not for this. A "
      + "plan that does not state its base is taken to mean the eligible cost.",
    passes: [
      Example("the rate its amounts give", in: .receptionPlacesUndecided),
      Example("the rate its amounts give, decided", in: .receptionPlaces),
      Example(
        "a hundredth of a percentage point above, to the öre", in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6818313.34</amount>")),
      Example(
        "a hundredth of a percentage point below, to the öre", in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6816495.38</amount>")),
      Example(
        "the share of the public contribution", in: .languageCoursesUndecided,
        .application("<base>total</base>", "<base>public</base>"),
        .application("<amount>5037690.00</amount>", "<amount>4925190.00</amount>"),
        .application("<amount>1329230.00</amount>", "<amount>1441730.00</amount>")),
    ],
    fails: [
      Example(
        "one öre further above", in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6818313.35</amount>"),
        .application(
          "<coFinancingRate>75</coFinancingRate>", "↓<coFinancingRate>75</coFinancingRate>")),
      Example(
        "one öre further below", in: .receptionPlacesUndecided,
        .application("<amount>6817404.36</amount>", "<amount>6816495.37</amount>"),
        .application(
          "<coFinancingRate>75</coFinancingRate>", "↓<coFinancingRate>75</coFinancingRate>")),
    ],
    silent: [
      Example(
        "a plan that states no rate", in: .receptionPlacesUndecided,
        .application("<coFinancingRate>75</coFinancingRate>\n", ""))
    ],
    notRun: [
      Example(
        "an eligible cost of nothing", in: .receptionPlacesUndecided,
        .application(
          "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>0.00</eligibleCost>"))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    let terms = try project.termsOrSilent(on: context.day)
    let (budget, financing) = try terms.planOrUndecided()
    guard let stated = financing.statedRate else {
      throw Undecided.silent("the financing plan states no rate", Act.cpr.article("73", "3"))
    }
    let tolerance = try context.rulebook.parameter(Self.tolerance, on: day).orUndecided().value
    let kind = financing.base ?? .total
    let base = try financing.rateBase(kind, eligible: budget.eligibleCost)
    guard !base.isZero else {
      throw Undecided.notRun(
        "\(kind.words) is \(base), of which there is no share",
        fix: "state the eligible cost and its financing")
    }
    let union = try financing.unionContribution(base.currency)
    let isNear =
      try union.isAtMost(stated.adding(tolerance), of: base)
      && union.isAtLeast(stated.subtracting(tolerance), of: base)
    guard !isNear else { return .passes }
    let share = union.shareInWords(of: base) ?? "more"
    let computed = try union.scaled(
      by: Percentage.whole.hundredths, over: base.minorUnits, rounding: .halfUp)
    let rate = Percentage(hundredths: computed.minorUnits)
    return .fails([
      Failure(
        at: financing.spot.child("coFinancingRate"),
        "the stated rate is \(stated), and the Union contribution \(union) is \(share) of "
          + "\(kind.words) \(base)",
        fix: rate > .whole
          ? Wording("correct the contributions", sv: "rätta finansieringen")
          : Wording(
            "state \(rate), or correct the contributions",
            sv: "ange \(rate), eller rätta finansieringen"))
    ])
  }
}
