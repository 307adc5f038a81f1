import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Land is at most a tenth of the eligible cost, derelict land 15 %.
struct LandAboveShare: ProjectRule {
  private static let share = Parameter<Percentage>("land.share")
  private static let derelictShare = Parameter<Percentage>("land.derelictShare")
  private static let categories = Parameter<[String]>("land.categories")

  static let card = RuleCard(
    id: "C114", name: "land-above-share",
    title: Wording("Land above its share", sv: "Mark över sin andel"),
    summary: Wording(
      "The purchase of land is at most 10 % of the eligible cost, and with land that is derelict or "
        + "formerly in industrial use at most 15 %; land for conservation has no such limit. In ESF+ "
        + "neither land nor real estate nor infrastructure is eligible.",
      sv:
        "Köp av mark är högst 10 % av den stödberättigande kostnaden, och tillsammans med övergiven "
        + "mark och tidigare industrimark högst 15 %; mark för miljövård har ingen sådan gräns. I ESF+ "
        + "ger varken mark, fastigheter eller infrastruktur rätt till stöd."),
    severity: .error, law: [law, Act.horizontal2014.article("19")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU57", "EU130"],
    parameters: [share.name, derelictShare.name, categories.name],
    why: Wording(
      "Land keeps its value; what exceeds the share is not eligible.",
      sv: "Mark behåller sitt värde; det som överstiger andelen är inte stödberättigande."),
    doubt: Wording(
      "That the higher share holds for both kinds of land together is our reading. Claims before "
        + "the last are held against the approved cost, since land is often bought first. In 2014–2020 "
        + "land not built on was not eligible at all, and no document says which land was. That works "
        + "are what ESF+ means by real estate and infrastructure is our reading: such a finding is a "
        + "warning.",
      sv:
        "Att den högre andelen gäller båda slagen av mark tillsammans är vår tolkning. Ansökningar "
        + "före den sista jämförs med den godkända kostnaden, eftersom mark ofta köps först. Under "
        + "2014–2020 gav obebyggd mark ingen rätt till stöd, och handlingar säger inte vilken som var det. "
        + "Att byggarbeten är vad ESF+ menar med fastigheter och infrastruktur är vår tolkning: en sådan "
        + "anmärkning är en varning."
    ),
    passes: [
      Example(
        Wording("10 %, rounded down to whole öre", sv: "10 %, avrundat nedåt till hela ören"),
        in: .receptionPlacesUndecided, land("908987.24")),
      Example(
        Wording("15 % of derelict land", sv: "15 % övergiven mark"), in: .receptionPlacesUndecided,
        land("1363480.87", "isDerelictLand=\"true\"")),
      Example(
        Wording("10 % to the öre, 2014–2020", sv: "10 % på öret, 2014–2020"), in: .legacy,
        .decision("category=\"equipment\"", "category=\"land\""), on: "2021-06-01",
        received: "2018-10-01"),
    ],
    fails: [
      Example(
        Wording("10 %, rounded up to whole öre", sv: "10 %, avrundat uppåt till hela ören"),
        in: .receptionPlacesUndecided, land("908987.25", mark: "↓")),
      Example(
        Wording("one öre above 15 % of derelict land", sv: "ett öre över 15 % övergiven mark"),
        in: .receptionPlacesUndecided, land("1363480.88", "isDerelictLand=\"true\"", mark: "↓")),
      Example(
        Wording(
          "one öre above 10 %, derelict or not, 2014–2020",
          sv: "ett öre över 10 %, övergiven eller inte, 2014–2020"), in: .legacy,
        .decision("category=\"equipment\"", "category=\"land\" isDerelictLand=\"true\""),
        .decision("<amount>200000.00</amount>", "↓<amount>200000.01</amount>"), on: "2021-06-01",
        received: "2018-10-01"),
      Example(
        Wording("one öre above 10 % in the claims", sv: "ett öre över 10 % i ansökningarna"),
        in: .languageCoursesClaimed,
        .report(
          "<line id=\"l9\"",
          "<line id=\"l0\" category=\"land\" form=\"realCost\" partner=\"p1\">\n"
            + "      ↓<amount>671692.01</amount>\n    </line>\n    <line id=\"l9\"")),
      Example(
        Wording(
          "a grant contract: land, of which nothing is allowed",
          sv: "ett bidragskontrakt: mark, av vilken inget är tillåtet"),
        in: .dear,
        .decision(
          "category=\"travel\" year=\"2018\" form=\"realCost\"",
          "category=\"land\" year=\"2018\" form=\"realCost\""),
        .decision("<amount>2002204.00</amount>", "↓<amount>2002204.00</amount>")),
      Example(
        Wording(
          "ESF+: works, which are not eligible",
          sv: "ESF+: byggarbeten, som inte ger rätt till stöd"),
        in: .esf,
        .decision("category=\"externalExpertise\"", "category=\"works\""),
        .decision("<amount>1700000.00</amount>", "↓<amount>1700000.00</amount>")),
    ],
    silent: [
      Example(
        Wording("no land, 2014–2020", sv: "ingen mark, 2014–2020"), in: .legacy, on: "2021-06-01",
        received: "2018-10-01"),
      Example(Wording("no land", sv: "ingen mark"), in: .receptionPlacesUndecided),
      Example(
        Wording("land for conservation", sv: "mark för miljövård"), in: .receptionPlacesUndecided,
        land("1363480.88", "isForConservation=\"true\"")),
      Example(
        Wording("ESF+: neither land nor works", sv: "ESF+: varken mark eller byggarbeten"),
        in: .esf),
    ],
    notRun: [
      .rejectionWithoutApplication(in: .receptionPlaces)
    ])

  private static let law = Act.cpr.article("64", "1", "b")

  private static func land(
    _ amount: String, _ kind: String = "", mark: String = ""
  ) -> Example.Edit {
    .application(
      """
      category="works" year="2026" form="realCost">
            <description xml:lang="sv">Markarbete och anslutningar</description>
            <amount>1240000.00</amount>
      """,
      """
      category="land" year="2026" form="realCost" \(kind)>
            \(mark)<amount>\(amount)</amount>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let terms = try project.termsOrSilent(on: context.day)
    let budget = try terms.budgetOrUndecided()
    let day = context.lawDay(of: Self.card, for: project)
    let names = context.rulebook.known(Self.categories, on: day)?.value
    let categories = names.map { $0.compactMap(CostCategory.init(rawValue:)) } ?? [.land]
    let planned = budget.lines.filter {
      categories.contains($0.category) && !$0.isForConservation
    }.map {
      Land(
        id: $0.id, amount: $0.amount, isDerelict: $0.isDerelictLand,
        isLand: $0.category == .land, spot: $0.spot)
    }
    let claims = project.reports.compactMap { $0.claim }
    let claimed = claims.flatMap { $0.lines }.filter {
      categories.contains($0.category) && !$0.land.isForConservation
    }.map {
      Land(
        id: $0.id, amount: $0.amount, isDerelict: $0.land.isDerelictLand,
        isLand: $0.category == .land, spot: $0.spot)
    }
    let sets = [planned, claimed].filter { !$0.isEmpty }
    guard !sets.isEmpty else {
      throw Undecided.silent(
        Wording("no land with a limit is bought", sv: "ingen mark med gräns köps"), Self.law)
    }
    let limits = (
      share: try context.rulebook.parameter(Self.share, on: day).orUndecided(),
      derelict: try context.rulebook.parameter(Self.derelictShare, on: day).orUndecided()
    )
    let isEnded = claims.contains { $0.kind == .final }
    let claimedCost =
      isEnded
      ? try Money.sum(claims.map { $0.eligibleCost }, in: terms.currency) : budget.eligibleCost
    return .of(
      try [
        failure(planned, budget.eligibleCost, limits, context),
        failure(claimed, claimedCost, limits, context),
      ].compactMap { $0 })
  }

  private struct Land: Shown {
    let id: String
    let amount: Money
    let isDerelict: Bool
    /// Whether it is land, and not what is built on it.
    let isLand: Bool
    let spot: Spot

    func shownName(in rulebook: Rulebook) -> Wording {
      isLand
        ? Wording("line \(id), land", sv: "rad \(id), mark")
        : Wording("line \(id), works", sv: "rad \(id), byggarbeten")
    }
  }

  private func failure(
    _ land: [Land], _ cost: Money,
    _ limits: (share: Dated<Percentage>, derelict: Dated<Percentage>),
    _ context: Context
  ) throws -> Failure? {
    guard let first = land.first else { return nil }
    let ordinary = land.filter { !$0.isDerelict }
    let sum = try context.sum(
      ordinary, Wording("land that is not derelict", sv: "mark som inte är övergiven"),
      in: cost.currency)
    if let first = ordinary.first,
      try !context.isAtMost(sum, limits.share.value, of: cost, law: limits.share.law)
    {
      return failure(ordinary, sum, limits.share.value, cost, at: first.spot)
    }
    let all = try context.sum(land, Wording("all land", sv: "all mark"), in: cost.currency)
    guard try !context.isAtMost(all, limits.derelict.value, of: cost, law: limits.derelict.law)
    else { return nil }
    return failure(land, all, limits.derelict.value, cost, at: first.spot)
  }

  private func failure(
    _ land: [Land], _ sum: Money, _ limit: Percentage, _ cost: Money, at spot: Spot
  ) -> Failure {
    guard land.allSatisfy(\.isLand) else {
      return Failure(
        at: spot.child("amount"),
        Wording(
          "\(sum) of the eligible cost \(cost) is land or works; at most \(limit) of it may be",
          sv:
            "\(sum) av den stödberättigande kostnaden \(cost) är mark eller byggarbeten; högst "
            + "\(limit) av den får vara det"),
        fix: Wording(
          "leave the lines out, or give what is no real estate or infrastructure its right category",
          sv:
            "ta bort raderna, eller ge det som inte är fastighet eller infrastruktur rätt kostnadsslag"
        ), severity: .warning)
    }
    guard limit != .zero else {
      return Failure(
        at: spot.child("amount"),
        Wording(
          "land is \(sum) of the eligible cost \(cost); the purchase of land is not eligible",
          sv:
            "mark är \(sum) av den stödberättigande kostnaden \(cost); markköp berättigar inte till stöd"
        ),
        fix: Wording("leave the land out", sv: "ta bort marken"))
    }
    return Failure(
      at: spot.child("amount"),
      Wording(
        "land is \(sum) of the eligible cost \(cost); at most \(limit) of it may be land",
        sv:
          "mark är \(sum) av den stödberättigande kostnaden \(cost); högst \(limit) av den får vara "
          + "mark"),
      fix: Wording(
        "leave out what exceeds the share, or state that the land is derelict or for conservation, "
          + "if it is",
        sv:
          "ta bort det som överstiger andelen, eller ange att marken är övergiven eller avsedd för "
          + "miljövård, om den är det"))
  }
}
