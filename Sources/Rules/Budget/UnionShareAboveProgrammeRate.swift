import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Union contribution is at most what the programme's rates and the call allow.
struct UnionShareAboveProgrammeRate: ProjectRule {
  static let card = RuleCard(
    id: "B102", name: "union-share-above-programme-rate",
    title: Wording(
      "Union share above the programme's rate", sv: "EU-stödet överstiger programmets nivå"),
    summary: "The Union contribution is at most the programme's rate for the objective and kind of "
      + "action, and at most the share that the call offers.",
    severity: .error, law: [Act.amif.article("15", "7"), Act.amif.article("15", "8")],
    lawDay: .decision, catalogue: ["EU17", "SE-BUD-3"],
    why: "Article 15 sets ceilings; the programme and the call may give less, and the Commission "
      + "pays no more than the programme's rate.",
    doubt: "Where a project serves several objectives, the plan does not divide the Union "
      + "contribution among them; it is held against the sum of what each may receive. The call's "
      + "share is taken of the base that the plan states, else of the eligible cost.",
    passes: [
      Example(
        "the programme's 75 % of operating support, whose ceiling is 100 %",
        in: .receptionPlacesUndecided,
        .application(
          "<actionKind>regular</actionKind>", "<actionKind>operatingSupport</actionKind>")),
      Example("the programme's 75 %, decided", in: .receptionPlaces),
      Example(
        "75 % of the public contribution, which private money is no part of",
        in: .languageCoursesUndecided, publicBase,
        .application("<amount>5037690.00</amount>", "<amount>4925190.00</amount>"),
        .application("<amount>1329230.00</amount>", "<amount>1441730.00</amount>")),
      Example(
        "the sum of two rates for two kinds of action, in whole öre", in: .receptionPlacesUndecided,
        firstOfTwo, secondOfTwo,
        .application("<amount>6817404.36</amount>", "<amount>7430885.23</amount>")),
      Example(
        "the call's share to the öre", in: .receptionPlacesUndecided,
        .call("<unionShare>90</unionShare>", "<unionShare>75</unionShare>")),
    ],
    fails: [
      Example(
        "one öre above the programme's 75 % of operating support", in: .receptionPlacesUndecided,
        .application(
          "<actionKind>regular</actionKind>", "<actionKind>operatingSupport</actionKind>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.37</amount>"),
        .application("<amount>2272468.12</amount>", "<amount>2272468.11</amount>")),
      Example(
        "one öre above 75 % of the public contribution", in: .languageCoursesUndecided, publicBase,
        .application("<amount>5037690.00</amount>", "↓<amount>4925190.01</amount>"),
        .application("<amount>1329230.00</amount>", "<amount>1441729.99</amount>")),
      Example(
        "one öre above the sum of two rates for two kinds of action",
        in: .receptionPlacesUndecided, firstOfTwo, secondOfTwo,
        .application("<amount>6817404.36</amount>", "↓<amount>7430885.24</amount>")),
      Example(
        "a hundredth of a percentage point above the call's share", in: .receptionPlacesUndecided,
        .call("<unionShare>90</unionShare>", "<unionShare>74.99</unionShare>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.36</amount>")),
      Example(
        "above the call's share, although the programme has not arrived",
        in: .receptionPlacesUndecided, .without(.programme),
        .call("<unionShare>90</unionShare>", "<unionShare>74.99</unionShare>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.36</amount>")),
    ],
    notRun: [
      Example("without the programme", in: .receptionPlacesUndecided, .without(.programme)),
      Example("without the call", in: .receptionPlacesUndecided, .without(.call)),
      Example(
        "a kind of action for which the programme states no rate", in: .receptionPlacesUndecided,
        .application("<actionKind>regular</actionKind>", "<actionKind>emergency</actionKind>")),
      Example(
        "the public contribution, when a source does not say its sector",
        in: .languageCoursesUndecided, publicBase,
        .application(
          "<contribution source=\"thirdPartyCash\" sector=\"public\">",
          "<contribution source=\"thirdPartyCash\">")),
    ])

  // 75 % of SEK 5000000.00 and 90 % of SEK 4089872.48 are SEK 7430885.232.
  private static let firstOfTwo = Example.Edit.application(
    "<amount>9089872.48</amount>", "<amount>5000000.00</amount>")
  private static let secondOfTwo = Example.Edit.application(
    "  <theme taxonomy",
    """
      <objective code="SO1">
        <amount>4089872.48</amount>
        <actionKind>annexIV</actionKind>
        <annexIVGround>4</annexIVGround>
        <intervention share="100">
          <field group="I" code="005"/>
          <actionType>013</actionType>
          <implementation>003</implementation>
          <particularTheme>003</particularTheme>
        </intervention>
      </objective>
      <theme taxonomy
    """)

  /// Makes the public contribution the base of regular actions of objective 2.
  private static let publicBase = Example.Edit.programme(
    """
    <nationalPublic>7300000.00</nationalPublic>
        <nationalPrivate>2000000.00</nationalPrivate>
        <coFinancingRate>75</coFinancingRate>
        <base>total</base>
    """,
    """
    <nationalPublic>7300000.00</nationalPublic>
        <nationalPrivate>2000000.00</nationalPrivate>
        <coFinancingRate>75</coFinancingRate>
        <base>public</base>
    """)

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let terms = try project.termsOrSilent(on: context.day)
    let plan = try Plan(terms)
    return try .together(
      { try plan.check(project.programmeOrUndecided(), project, context) },
      { try plan.check(project.callOrUndecided()) })
  }
}

/// The Union contribution and what it may be a share of.
private struct Plan {
  let objectives: [Objective]
  let financing: FinancingPlan
  let union: Money
  let eligible: Money

  init(_ terms: Terms) throws {
    objectives = terms.objectives
    financing = try terms.financingOrUndecided()
    guard !objectives.isEmpty else {
      throw Undecided.notRun(
        "the decision states no objective, and no application has arrived",
        fix: "import the application, or state the objectives in the decision")
    }
    union = try financing.unionContribution(terms.currency)
    eligible = try Money.sum(objectives.map(\.amount), in: terms.currency)
  }

  func check(_ programme: Programme, _ project: Project, _ context: Context) throws -> Outcome {
    let rates = try objectives.map { objective in
      guard let rate = try rate(of: objective, in: programme) else {
        // Support by the person has no rate by law, and then the rule is silent.
        _ = try context.rulebook.rate(
          for: [.actionKind: objective.actionKind.rawValue],
          on: context.lawDay(of: UnionShareAboveProgrammeRate.card, for: project)
        ).orUndecided()
        throw Undecided.notRun(
          "the programme \(programme.header.id) states no rate for \(words(objective))",
          fix: "import the version of the programme that states it, or correct the objective or "
            + "the kind of action")
      }
      return rate
    }
    guard let first = rates.first else { return .passes }
    let isOne = Set(rates.map(\.rate)).count == 1
    guard rates.allSatisfy({ $0.base == .total }) || isOne && Set(rates.map(\.base)).count == 1
    else {
      throw Undecided.notRun(
        "the programme's rates differ among the objectives and are applied to the public "
          + "contribution, which the plan does not divide among them",
        fix: "give each objective a project of its own, or judge the shares by hand")
    }
    let base = try financing.rateBase(first.base, eligible: eligible)
    let parts = isOne ? [(base, first.rate)] : zip(objectives, rates).map { ($0.amount, $1.rate) }
    guard let allowed = allowed(by: parts) else { return .passes }
    let what = objectives.map(words).joined(separator: " and ")
    return failure(
      allowed, base, first.base,
      "the programme's rate for \(what) is \(isOne ? "\(first.rate)" : "\(allowed) in all")",
      law: [
        Act.amif.article("15", "7"), .document(.programme, "\(programme.header.id), \(what)"),
      ],
      note: .init("the programme's rate", at: first.spot.child("coFinancingRate")))
  }

  func check(_ call: Call) throws -> Outcome {
    let stated = financing.base ?? .total
    let base = try financing.rateBase(stated, eligible: eligible)
    guard let allowed = allowed(by: [(base, call.unionShare)]) else { return .passes }
    return failure(
      allowed, base, stated, "the call's share is at most \(call.unionShare)",
      law: [.document(.call, "\(call.header.id), Union share")],
      note: .init("the call's share", at: call.spot.child("unionShare")))
  }

  /// The programme's rate for an objective; where it states several, that of the plan's base.
  private func rate(of objective: Objective, in programme: Programme) throws -> ProgrammeRate? {
    let rates = programme.rates.filter {
      $0.objective == objective.code && $0.actionKind == objective.actionKind
    }
    guard rates.count > 1 else { return rates.first }
    let fitting = rates.filter { $0.base == financing.base }
    guard fitting.count == 1 else {
      throw Undecided.notRun(
        "the programme \(programme.header.id) states \(rates.count) rates for \(words(objective)), "
          + "and the financing plan does not tell which",
        fix: "state the base of the rate in the financing plan")
    }
    return fitting.first
  }

  /// The most that shares of amounts allow, when the Union contribution is above it; compared
  /// without rounding.
  private func allowed(by parts: [(amount: Money, rate: Percentage)]) -> Money? {
    let most = parts.reduce(Int128(0)) {
      $0 + Int128($1.amount.minorUnits) * Int128($1.rate.hundredths)
    }
    guard Int128(union.minorUnits) * 10_000 > most else { return nil }
    return Money(minorUnits: Int64(clamping: most / 10_000), currency: union.currency)
  }

  private func failure(
    _ allowed: Money, _ base: Money, _ kind: ContributionBase, _ limit: String, law: [Citation],
    note: Failure.Note
  ) -> Outcome {
    let share = union.shareInWords(of: base).map { ", \($0) of \(kind.words) \(base)" } ?? ""
    let source = financing.contributions.first { $0.source == .union }
    let others = kind == .public ? "other public sources" : "other sources"
    return .fails([
      Failure(
        at: source?.spot.child("amount") ?? financing.spot,
        "the Union contribution is \(union)\(share); \(limit)",
        fix: "lower it to \(allowed) or less, and cover the rest from \(others)",
        law: law, notes: [note])
    ])
  }

  private func words(_ objective: Objective) -> String {
    "\(objective.code) \(objective.actionKind.rawValue)"
  }
}
