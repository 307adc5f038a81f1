import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The sources of financing add up to the total eligible cost.
struct FinancingDiffersFromCost: ProjectRule {
  static let card = RuleCard(
    id: "B103", name: "financing-differs-from-cost",
    title: Wording(
      "Financing differs from the cost", sv: "Finansieringen stämmer inte med kostnaden"),
    summary: Wording(
      "The Union contribution, the public and private contributions, contributions in kind and "
        + "the income in the plan add up to the total eligible cost, exactly.",
      sv: "EU-stödet, den offentliga och privata medfinansieringen, bidrag i annat än pengar och "
        + "planens intäkter summerar exakt till den totala stödberättigande kostnaden."),
    severity: .error, law: [Act.cpr.article("73", "3"), Act.cpr.annex("XVII", .field("56"))],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU19", "SE-BUD-2", "SE-CHECK-14"],
    why: Wording(
      "What no source pays for falls on the beneficiary, and what exceeds the cost is profit; "
        + "either way the Union share is computed on a wrong base.",
      sv: "Det som ingen källa betalar faller på stödmottagaren, och det som överstiger "
        + "kostnaden är vinst; i båda fallen beräknas EU-andelen på fel underlag."),
    doubt: Wording(
      "No provision says in so many words that a project's plan must add up; it "
        + "follows from the programme's financing table. Costs that are not eligible "
        + "are not financed by the plan.",
      sv: "Ingen bestämmelse säger uttryckligen att ett projekts plan måste gå ihop; det följer "
        + "av programmets finansieringstabell. Kostnader som inte är stödberättigande "
        + "finansieras inte av planen."),
    passes: [
      Example(
        Wording("the sources add up to the öre", sv: "källorna stämmer på öret"),
        in: .languageCoursesUndecided),
      Example(Wording("decided", sv: "beslutat"), in: .languageCourses),
      Example(
        Wording("income in the place of cash", sv: "intäkter i stället för kontanta medel"),
        in: .languageCoursesUndecided,
        .application(
          "<contribution source=\"thirdPartyCash\" sector=\"public\">",
          "<contribution source=\"income\">")),
      Example(
        Wording(
          "a total cost above the eligible cost, which the plan does not finance",
          sv: "en totalkostnad över den stödberättigande kostnaden, som planen inte finansierar"),
        in: .languageCoursesUndecided,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>",
          "<eligibleCost>6716920.00</eligibleCost>\n    <totalCost>7000000.00</totalCost>")),
    ],
    fails: [
      Example(
        Wording("one öre less than the cost", sv: "ett öre mindre än kostnaden"),
        in: .languageCoursesUndecided,
        .application("<financing>", "↓<financing>"),
        .application("<amount>1329230.00</amount>", "<amount>1329229.99</amount>")),
      Example(
        Wording("one öre more than the cost", sv: "ett öre mer än kostnaden"),
        in: .languageCoursesUndecided,
        .application("<financing>", "↓<financing>"),
        .application("<amount>1329230.00</amount>", "<amount>1329230.01</amount>")),
      Example(
        Wording("one öre less than the cost, decided", sv: "ett öre mindre än kostnaden, beslutat"),
        in: .languageCourses,
        .decision("<financing>", "↓<financing>"),
        .decision("<amount>1329230.00</amount>", "<amount>1329229.99</amount>")),
      Example(
        Wording(
          "2014–2020: one öre less than the cost", sv: "2014–2020: ett öre mindre än kostnaden"),
        in: .legacy,
        .decision("<financing>", "↓<financing>"),
        .decision("<amount>500000.00</amount>", "<amount>499999.99</amount>")),
    ],
    notRun: [
      .rejectionWithoutApplication(),
      Example(
        Wording(
          "a decision that states a budget and leaves its financing to the application",
          sv: "ett beslut som anger budget men lämnar finansieringen till ansökan"),
        in: .receptionPlaces,
        .decision(
          """
            <financing>
              <contribution source="union">
                <amount>6817404.36</amount>
              </contribution>
              <contribution source="ownCash" sector="public" partner="p1">
                <amount>2272468.12</amount>
              </contribution>
              <coFinancingRate>75</coFinancingRate>
              <base>total</base>
            </financing>

          """, "")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let terms = try project.termsOrSilent(on: context.day)
    let (budget, financing) = try terms.planOrUndecided()
    let cost = budget.eligibleCost
    let sum = try context.sum(
      financing.contributions, Wording("all sources", sv: "alla finansiärer"), in: cost.currency)
    let isKept = try context.isEqual(
      sum, to: cost, Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: budget.spot.child("eligibleCost"))
    guard !isKept else { return .passes }
    let difference = try sum.subtracting(cost)
    let gap =
      difference.isNegative
      ? Wording("\(try difference.negated()) less", sv: "\(try difference.negated()) mindre")
      : Wording("\(difference) more", sv: "\(difference) mer")
    let paysAll = budget.totalCost != cost && sum == budget.totalCost
    return .fails([
      Failure(
        at: financing.spot,
        Wording(
          "the sources of financing add up to \(sum), \(gap) than the eligible cost \(cost)",
          sv: "finansieringskällorna summerar till \(sum), \(gap) än den "
            + "stödberättigande kostnaden \(cost)"),
        fix: paysAll
          ? Wording(
            "leave out what pays for costs that are not eligible",
            sv: "ta bort det som betalar kostnader som inte är stödberättigande")
          : Wording(
            "correct the contributions or the eligible cost, so that they are equal",
            sv: "rätta finansieringen eller den stödberättigande kostnaden så att de är lika"),
        notes: [
          .init(
            Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
            at: budget.spot.child("eligibleCost"))
        ])
    ])
  }
}
