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
    summary: Wording(
      "The Union contribution is at most the programme's rate for the objective and kind of "
        + "action, and at most the share that the call offers.",
      sv: "EU-stödet är högst programmets stödnivå för målet och slaget av åtgärd, och högst den "
        + "andel som utlysningen erbjuder."),
    severity: .error, law: [Act.amif.article("15", "7"), Act.amif.article("15", "8")],
    lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU17", "SE-BUD-3", "SE-CHECK-15"],
    tables: [.rates],
    why: Wording(
      "Article 15 sets ceilings; the programme and the call may give less, and the Commission "
        + "pays no more than the programme's rate.",
      sv: "Artikel 15 sätter tak; programmet och utlysningen kan ge mindre, och kommissionen "
        + "betalar inte mer än programmets stödnivå."),
    doubt: Wording(
      "Where a project serves several objectives, the plan does not divide the Union "
        + "contribution among them; it is held against the sum of what each may receive. The "
        + "call's share is taken of the base that the plan states, else of the eligible cost.",
      sv: "När ett projekt avser flera mål fördelar planen inte EU-stödet på dem; det jämförs "
        + "med summan av vad varje mål kan få. Utlysningens andel tas av det underlag som "
        + "planen anger, annars av den stödberättigande kostnaden."),
    passes: [
      Example(
        Wording(
          "the programme's 75 % of operating support, whose ceiling is 100 %",
          sv: "programmets 75 % för driftstöd, vars tak är 100 %"),
        in: .receptionPlacesUndecided,
        .application(
          "<actionKind>regular</actionKind>", "<actionKind>operatingSupport</actionKind>")),
      Example(
        Wording("the programme's 75 %, decided", sv: "programmets 75 %, beslutat"),
        in: .receptionPlaces),
      Example(
        Wording(
          "75 % of the public contribution, which private money is no part of",
          sv: "75 % av det offentliga bidraget, som privata medel inte räknas till"),
        in: .languageCoursesUndecided, publicBase,
        .application("<amount>5037690.00</amount>", "<amount>4925190.00</amount>"),
        .application("<amount>1329230.00</amount>", "<amount>1441730.00</amount>")),
      Example(
        Wording(
          "the sum of two rates for two kinds of action, in whole öre",
          sv: "summan av två nivåer för två slag av åtgärd, i hela ören"),
        in: .receptionPlacesUndecided,
        firstOfTwo, secondOfTwo,
        .application("<amount>6817404.36</amount>", "<amount>7430885.23</amount>")),
      Example(
        Wording("the call's share to the öre", sv: "utlysningens andel på öret"),
        in: .receptionPlacesUndecided,
        .call("<unionShare>90</unionShare>", "<unionShare>75</unionShare>")),
      Example(
        Wording(
          "2014–2020: the programme's 75 % to the öre", sv: "2014–2020: programmets 75 % på öret"),
        in: .legacy),
    ],
    fails: [
      Example(
        Wording(
          "one öre above the programme's 75 % of operating support",
          sv: "ett öre över programmets 75 % för driftstöd"), in: .receptionPlacesUndecided,
        .application(
          "<actionKind>regular</actionKind>", "<actionKind>operatingSupport</actionKind>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.37</amount>"),
        .application("<amount>2272468.12</amount>", "<amount>2272468.11</amount>")),
      Example(
        Wording(
          "one öre above 75 % of the public contribution",
          sv: "ett öre över 75 % av det offentliga bidraget"), in: .languageCoursesUndecided,
        publicBase,
        .application("<amount>5037690.00</amount>", "↓<amount>4925190.01</amount>"),
        .application("<amount>1329230.00</amount>", "<amount>1441729.99</amount>")),
      Example(
        Wording(
          "one öre above the sum of two rates for two kinds of action",
          sv: "ett öre över summan av två nivåer för två slag av åtgärd"),
        in: .receptionPlacesUndecided, firstOfTwo, secondOfTwo,
        .application("<amount>6817404.36</amount>", "↓<amount>7430885.24</amount>")),
      Example(
        Wording(
          "a hundredth of a percentage point above the call's share",
          sv: "en hundradels procentenhet över utlysningens andel"), in: .receptionPlacesUndecided,
        .call("<unionShare>90</unionShare>", "<unionShare>74.99</unionShare>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.36</amount>")),
      Example(
        Wording(
          "above the call's share, although the programme has not arrived",
          sv: "över utlysningens andel, fast programmet inte har kommit in"),
        in: .receptionPlacesUndecided, .without(.programme),
        .call("<unionShare>90</unionShare>", "<unionShare>74.99</unionShare>"),
        .application("<amount>6817404.36</amount>", "↓<amount>6817404.36</amount>")),
      Example(
        Wording(
          "2014–2020: one öre above the programme's 75 %",
          sv: "2014–2020: ett öre över programmets 75 %"),
        in: .legacy,
        .decision("<amount>1500000.00</amount>", "↓<amount>1500000.01</amount>"),
        .decision("<amount>500000.00</amount>", "<amount>499999.99</amount>")),
      Example(
        Wording(
          "a grant contract: one cent above the contract's share",
          sv: "ett bidragskontrakt: en cent över kontraktets andel"),
        in: .dear,
        .decision("<amount>4499727.60</amount>", "↓<amount>4499727.61</amount>")),
    ],
    notRun: [
      Example(
        Wording("without the programme", sv: "utan programmet"), in: .receptionPlacesUndecided,
        .without(.programme)),
      Example(
        Wording("without the call", sv: "utan utlysningen"), in: .receptionPlacesUndecided,
        .without(.call)),
      Example(
        Wording("an application without objectives", sv: "en ansökan utan mål"),
        in: .languageCoursesUndecided, .application("<objective code=\"SO2\">", "<!--"),
        .application("</objective>", "-->")),
      Example(
        Wording(
          "a kind of action for which the programme states no rate",
          sv: "ett slag av åtgärd som programmet inte anger någon nivå för"),
        in: .receptionPlacesUndecided,
        .application("<actionKind>regular</actionKind>", "<actionKind>emergency</actionKind>")),
      Example(
        Wording(
          "the public contribution, when a source does not say its sector",
          sv: "det offentliga bidraget, när en källa inte anger sektor"),
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
    try terms.requireObjective(of: project, on: context.day)
    let plan = try Plan(terms, context)
    return .together(
      { try plan.check(project.programmeOrUndecided(), project, context) },
      { try plan.check(project.callOrUndecided()) })
  }
}

/// The Union contribution and what it may be a share of.
private struct Plan {
  let objectives: [Objective]
  let financing: FinancingPlan
  let union: Money
  /// What the objectives have together.
  let eligible: Money
  /// Whether the budget has another cost, which a rule of its own finds.
  let isOfObjectives: Bool
  let context: Context

  init(_ terms: Terms, _ context: Context) throws {
    self.context = context
    objectives = terms.objectives
    financing = try terms.financingOrUndecided()
    union = try context.sum(
      financing.contributions.filter { $0.source == .union },
      Wording("the Union contribution", sv: "EU-stödet"), in: terms.currency)
    eligible = try context.sum(
      objectives, Wording("the objectives together", sv: "målen tillsammans"), in: terms.currency)
    let stated = terms.budget?.eligibleCost
    isOfObjectives = stated != nil && stated != eligible
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
          Wording(
            "the programme \(programme.header.id) states no rate for \(words(objective))",
            sv: "programmet \(programme.header.id) anger ingen stödnivå för \(words(objective))"),
          fix: Wording(
            "import the version of the programme that states it, or correct the "
              + "objective or the kind of action",
            sv: "importera den version av programmet som anger den, eller rätta "
              + "målet eller slaget av åtgärd"))
      }
      return rate
    }
    guard let first = rates.first else { return .passes }
    let isOne = Set(rates.map(\.rate)).count == 1
    guard rates.allSatisfy({ $0.base == .total }) || isOne && Set(rates.map(\.base)).count == 1
    else {
      throw Undecided.notRun(
        Wording(
          "the programme's rates differ among the objectives and are applied to the public "
            + "contribution, which the plan does not divide among them",
          sv: "programmets nivåer skiljer sig mellan målen och räknas på det offentliga "
            + "bidraget, som planen inte fördelar på dem"),
        fix: Wording(
          "give each objective a project of its own, or judge the shares by hand",
          sv: "ge varje mål ett eget projekt, eller bedöm andelarna för hand"))
    }
    let base = try financing.rateBase(first.base, eligible: eligible)
    let parts = isOne ? [(base, first.rate)] : zip(objectives, rates).map { ($0.amount, $1.rate) }
    let stated = rates.map { ($0.rate, $0.spot.child("coFinancingRate")) }
    guard let allowed = allowed(by: parts, stated) else { return .passes }
    let what = objectives.map(words).listed()
    let most =
      isOne
      ? first.rate.wording : Wording("\(allowed) in all", sv: "sammanlagt \(allowed)")
    return failure(
      allowed, base, first.base,
      Wording(
        "the programme's rate for \(what) is \(most)",
        sv: "programmets stödnivå för \(what) är \(most)"),
      law: [
        Act.amif.article("15", "7"),
        .document(.programme, .same("\(programme.header.id), ") + what),
      ],
      note: .init(
        Wording("the programme's rate", sv: "programmets stödnivå"),
        at: first.spot.child("coFinancingRate")))
  }

  func check(_ call: Call) throws -> Outcome {
    let stated = financing.base ?? .total
    let base = try financing.rateBase(stated, eligible: eligible)
    let share = [(call.unionShare, call.spot.child("unionShare"))]
    guard let allowed = allowed(by: [(base, call.unionShare)], share) else { return .passes }
    return failure(
      allowed, base, stated,
      Wording(
        "the call's share is at most \(call.unionShare)",
        sv: "utlysningens andel är högst \(call.unionShare)"),
      law: [
        .document(
          .call, Wording("\(call.header.id), Union share", sv: "\(call.header.id), EU-andel"))
      ],
      note: .init(
        Wording("the call's share", sv: "utlysningens andel"), at: call.spot.child("unionShare")))
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
        Wording(
          "the programme \(programme.header.id) states \(rates.count) rates for "
            + "\(words(objective)), and the financing plan does not tell which",
          sv: "programmet \(programme.header.id) anger \(rates.count) nivåer för "
            + "\(words(objective)), och finansieringsplanen säger inte vilken"),
        fix: Wording(
          "state the base of the rate in the financing plan",
          sv: "ange stödnivåns underlag i finansieringsplanen"))
    }
    return fitting.first
  }

  /// The most that shares of amounts allow, when the Union contribution is above it; compared
  /// without rounding.
  ///
  /// - Parameter stated: the rates with the places that state them.
  private func allowed(
    by parts: [(amount: Money, rate: Percentage)], _ stated: [(rate: Percentage, spot: Spot)]
  ) -> Money? {
    let most = parts.reduce(Int128(0)) {
      $0 + Int128($1.amount.minorUnits) * Int128($1.rate.hundredths)
    }
    let isKept = Int128(union.minorUnits) * 10_000 <= most
    let allowed = Money(minorUnits: Int64(clamping: most / 10_000), currency: union.currency)
    if let workings = context.workings {
      for (part, stated) in zip(parts, stated) {
        workings.note(
          .limit,
          Wording(
            "at most \(part.rate) of \(part.amount)", sv: "högst \(part.rate) av \(part.amount)"),
          (try? part.rate.of(part.amount, rounding: .down).wording) ?? .same("–"), at: stated.spot)
      }
      workings.note(
        .limit, Wording("together, rounded down", sv: "tillsammans, avrundat nedåt"),
        allowed.wording)
      workings.noteMargin(union, of: allowed, isKept: isKept)
    }
    return isKept ? nil : allowed
  }

  private func failure(
    _ allowed: Money, _ base: Money, _ kind: ContributionBase, _ limit: Wording, law: [Citation],
    note: Failure.Note
  ) -> Outcome {
    let whole =
      kind == .total && isOfObjectives
      ? Wording("the cost of the objectives", sv: "målens kostnad") : kind.words
    let share = union.shareInWords(of: base).map {
      Wording(", \($0) of \(whole) \(base)", sv: ", \($0) av \(whole) \(base)")
    }
    let source = financing.contributions.first { $0.source == .union }
    let others =
      kind == .public
      ? Wording("other public sources", sv: "andra offentliga källor")
      : Wording("other sources", sv: "andra källor")
    return .fails([
      Failure(
        at: source?.spot.child("amount") ?? financing.spot,
        Wording(
          "the Union contribution is \(union)\(share ?? .same("")); \(limit)",
          sv: "EU-stödet är \(union)\(share ?? .same("")); \(limit)"),
        fix: Wording(
          "lower it to \(allowed) or less, and cover the rest from \(others)",
          sv: "sänk det till högst \(allowed), och täck resten från \(others)"),
        law: law, notes: [note])
    ])
  }

  private func words(_ objective: Objective) -> Wording {
    .same("\(objective.code) (") + context.rulebook.name(of: objective.actionKind) + .same(")")
  }
}
