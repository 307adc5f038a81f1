import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Under real costs plus 15 %, the indirect costs of a claim are 15 % of its staff costs, and neither in
/// the budget nor in a claim does one of them stand among the direct costs too.
struct IndirectCostsOff15Percent: ProjectRule {
  static let card = RuleCard(
    id: "P110", name: "indirect-costs-off-15-percent",
    title: Wording("Indirect costs off 15 %", sv: "Indirekta kostnader avviker från 15 %"),
    summary: Wording(
      "A claim at the flat rate of Article 54(b) has indirect costs of 15 % of its eligible direct "
        + "staff costs, rounded to whole öre; neither it nor the budget has administration as a direct cost.",
      sv: "En ansökan med schablonen i artikel 54 b har indirekta kostnader på 15 % av de "
        + "stödberättigande direkta personalkostnaderna, avrundat till hela öre; varken den eller budgeten "
        + "tar upp administration som direkt kostnad."),
    severity: .error, law: [Act.cpr.article("54", "b")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["SE-BUD-6", "SE-CHECK-30"],
    tables: [.costOption(FlatRate.article54b.rawValue)],
    why: Wording(
      "The rate follows the staff costs up and down, and covers the administration: claimed beside it, "
        + "it is paid twice.",
      sv:
        "Schablonen följer personalkostnaderna upp och ned och täcker administrationen: tas den upp "
        + "vid sidan om ersätts den två gånger."),
    doubt: Wording(
      "That the rate is used in full, and what it covers, is the managing authority's practice: less "
        + "than 15 %, and administration beside it, are warnings.",
      sv: "Att schablonen används fullt ut, och vad den täcker, är den förvaltande myndighetens "
        + "praxis: mindre än 15 %, och administration vid sidan om, är varningar."),
    passes: [
      Example(
        Wording("15 % of the staff costs to the öre", sv: "15 % av personalkostnaderna på öret"),
        in: .languageCoursesClaimed, flat(), flat2)
    ],
    fails: [
      Example(
        Wording("one öre more", sv: "ett öre mer"), in: .languageCoursesClaimed,
        flat("147750.79", mark: "↓"), flat2),
      Example(
        Wording("one öre less", sv: "ett öre mindre"), in: .languageCoursesClaimed,
        flat("147750.77", mark: "↓"), flat2),
      Example(
        Wording(
          "administration charged directly beside it",
          sv: "administration som redovisas direkt vid sidan av den"), in: .languageCoursesClaimed,
        flat(), flat2,
        .report(
          "    <sum partner=\"p1\">",
          """
              ↓<line id="l11" category="administration" form="realCost" partner="p1">
                <amount>0.01</amount>
              </line>
              <sum partner="p1">
          """)),
      Example(
        Wording(
          "administration planned as a direct cost beside it",
          sv: "administration som budgeteras direkt vid sidan av den"),
        in: .receptionPlacesUndecided,
        .application(
          "<budget option=\"realCostsPlus15\">",
          """
          <budget option="realCostsPlus15">
              ↓<line id="b0" partner="p1" category="administration" year="2027" form="realCost">
                <amount>0.01</amount>
              </line>
          """)),
    ],
    silent: [
      Example(Wording("another flat rate", sv: "en annan schablon"), in: .languageCoursesClaimed),
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
    ])

  /// Makes the first flat rate of the sample that of Article 54(b).
  private static func flat(_ amount: String = "147750.78", mark: String = "") -> Example.Edit {
    .report(
      """
      <line id="l9" category="remaining" form="flatRate" flatRate="56" method="53-3-e"
                partner="p1">
            <amount>394002.08</amount>
      """,
      """
      <line id="l9" category="indirect" form="flatRate" flatRate="54b" method="53-3-e"
                partner="p1">
            \(mark)<amount>\(amount)</amount>
      """)
  }

  private static let flat2 = Example.Edit.report(
    """
    <line id="l10" category="remaining" form="flatRate" flatRate="56" method="53-3-e"
              partner="p2">
          <amount>56612.64</amount>
    """,
    """
    <line id="l10" category="indirect" form="flatRate" flatRate="54b" method="53-3-e"
              partner="p2">
          <amount>21229.74</amount>
    """)

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = project.reports.compactMap { $0.claim }.filter {
      !$0.flatLines(at: .article54b).isEmpty
    }
    let budget = project.terms(on: context.day)?.budget.flatMap { budget in
      budget.lines.contains { budget.flatRate(of: $0) == .article54b } ? budget : nil
    }
    guard budget != nil || !claims.isEmpty else {
      throw Undecided.silent(
        Wording(
          "neither the budget nor a claim is at the flat rate",
          sv: "varken budgeten eller någon ansökan om utbetalning använder schablonen"),
        Act.cpr.article("54", "b"))
    }
    let planned = (budget?.lines ?? []).filter {
      $0.category == .administration && $0.form != .flatRate
    }.map { line in
      administration(Wording("the line \(line.id)", sv: "raden \(line.id)"), at: line.spot)
    }
    guard !claims.isEmpty else { return .of(planned) }
    let day = context.lawDay(of: Self.card, for: project)
    var all = PartByPart()
    all.add(.of(planned))
    for claim in claims {
      all.judge(at: claim.spot) {
        let option = try context.rulebook.costOption(FlatRate.article54b.rawValue, on: day)
          .orUndecided()
        return try failure(of: claim, option, context)
      }
      for line in claim.lines where line.category == .administration && line.form != .flatRate {
        all.add(.fails([administration(line.words, at: line.spot)]))
      }
    }
    return all.outcome
  }

  private func failure(
    of claim: Claim, _ option: Dated<RulebookCostOption>, _ context: Context
  ) throws -> Failure? {
    let lines = claim.flatLines(at: .article54b)
    let rate = option.value.rate
    let base = try context.sum(claim.directStaff, option.value.base.words, in: claim.currency)
    let sum = try context.sum(
      lines, Wording("the indirect costs", sv: "de indirekta kostnaderna"), in: claim.currency)
    let (lowest, highest) = (
      try rate.of(base, rounding: .down), try rate.of(base, rounding: .up)
    )
    context.workings?.note(
      .stated,
      Wording(
        "\(rate) of \(base), rounded down or up",
        sv: "\(rate) av \(base), avrundat nedåt eller uppåt"),
      lowest == highest ? lowest.wording : .same("\(lowest) / \(highest)"), law: option.law)
    context.workings?.noteDifference(
      sum, from: try sum.isAtMost(lowest) ? lowest : highest,
      isKept: sum == lowest || sum == highest)
    guard let first = lines.first, sum != lowest, sum != highest else { return nil }
    let isBelow = try sum.isLess(than: lowest)
    return Failure(
      at: first.spot.child("amount"),
      Wording(
        "the indirect costs are \(sum); \(rate) of the direct staff costs \(base) is \(lowest)",
        sv:
          "de indirekta kostnaderna är \(sum); \(rate) av de direkta personalkostnaderna \(base) är "
          + "\(lowest)"),
      fix: Wording("state \(lowest)", sv: "ange \(lowest)"), law: option.law,
      severity: isBelow ? .warning : nil)
  }

  private func administration(_ line: Wording, at spot: Spot) -> Failure {
    Failure(
      at: spot,
      Wording(
        "\(line) has administration as a direct cost, which the flat rate covers",
        sv: "\(line) tar upp administration som direkt kostnad, som schablonen täcker"),
      fix: Wording(
        "leave the line to the flat rate, or show that it is a direct cost of the project",
        sv: "låt schablonen täcka raden, eller visa att den är en direkt kostnad i projektet"),
      severity: .warning)
  }
}
