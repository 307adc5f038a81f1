import Findings
import Languages
import Portfolio
import Provenance
import Values

/// When staff costs are taken off a claim, the costs calculated by a flat rate of them fall too.
struct FlatRateNotRecomputed: ProjectRule {
  static let card = RuleCard(
    id: "P204", name: "flat-rate-not-recomputed",
    title: Wording("Flat rate not recomputed", sv: "Schablonen är inte omräknad"),
    summary: Wording(
      "After deductions and corrections, what is left of a flat-rate part is at most its rate of what "
        + "is left of the costs it is applied to.",
      sv:
        "Efter avdrag och korrigeringar är det som återstår av en schablondel högst dess procent av "
        + "det som återstår av de kostnader den beräknas på."),
    severity: .error,
    law: [Act.cpr.article("54"), Act.cpr.article("56", "1")], lawDay: .decision,
    mendedBy: [.officer], catalogue: ["SE-COST-3", "SE-CHECK-30"],
    tables: [.costOptions],
    why: Wording(
      "A flat rate of costs that were not eligible is not eligible either, and the error repeats itself "
        + "in the accounts.",
      sv:
        "En schablon på kostnader som inte var stödberättigande är inte heller det, och felet följer "
        + "med till räkenskaperna."),
    passes: [
      Example(
        Wording(
          "the flat rate falls with the staff costs",
          sv: "schablonen minskar med personalkostnaderna"), in: .languageCoursesPaid),
      Example(
        Wording("corrected after a check on the spot", sv: "korrigerad efter en kontroll på plats"),
        in: .languageCoursesControlled),
    ],
    fails: [
      Example(
        Wording(
          "one öre too little taken off the flat rate",
          sv: "ett öre för lite avdraget från schablonen"), in: .languageCoursesPaid,
        .payment(
          "<deduction line=\"l9\" typology=\"8\">\n      <amount>3034.88</amount>",
          "↓<deduction line=\"l9\" typology=\"8\">\n      <amount>3034.87</amount>")),
      Example(
        Wording(
          "one öre too little, beside another claim with a deduction that names no line",
          sv: "ett öre för lite, bredvid en annan ansökan med ett avdrag utan rad"),
        in: .languageCoursesPaid, .beforeSecondClaim, .secondClaim(other), .beforeSecondPayment,
        .secondPayment(unnamed),
        .payment(
          "<deduction line=\"l9\" typology=\"8\">\n      <amount>3034.88</amount>",
          "↓<deduction line=\"l9\" typology=\"8\">\n      <amount>3034.87</amount>")),
      Example(
        Wording(
          "one öre too little corrected after a check on the spot",
          sv: "ett öre för lite korrigerat efter en kontroll på plats"),
        in: .languageCoursesControlled,
        .control(
          "<correction id=\"k2\" kind=\"irregular\" typology=\"8\">",
          "↓<correction id=\"k2\" kind=\"irregular\" typology=\"8\">"),
        .control("<amount>4043.76</amount>", "<amount>4043.75</amount>")),
    ],
    silent: [
      Example(Wording("nothing deducted", sv: "inget avdraget"), in: .languageCoursesClaimed),
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
    ],
    notRun: [
      Example(
        Wording("a deduction that names no line", sv: "ett avdrag som inte anger någon rad"),
        in: .languageCoursesPaid,
        .payment("<deduction line=\"l9\" typology=\"8\">", "<deduction typology=\"8\">"))
    ])

  /// The lines of another claim.
  private static let other = """
        <line id="l1" category="staff" form="realCost">
          <amount>100.00</amount>
        </line>
        <line id="l2" category="remaining" form="flatRate" flatRate="56">
          <amount>40.00</amount>
        </line>
        <eligibleCost>140.00</eligibleCost>
        <unionContribution>105.00</unionContribution>
    """

  /// A deduction from it that names no line.
  private static let unnamed = """
      <amountDue>90.00</amountDue>
      <verification id="v2" kind="administrative" outcome="acceptedInPart">
        <day>2027-11-20</day>
        <body>Migrationsverket</body>
        <deducted>20.00</deducted>
        <deduction>
          <amount>20.00</amount>
          <reason xml:lang="sv">Ett kvitto saknas.</reason>
        </deduction>
      </verification>
    """

  /// A cut in one line, and where it is stated.
  private struct Cut: Shown {
    let line: String?
    let amount: Money
    let spot: Spot

    func shownName(in rulebook: Rulebook) -> Wording {
      Wording("taken off line \(line ?? "–")", sv: "avdraget från rad \(line ?? "–")")
    }
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    var isConcerned = false
    var all = PartByPart()
    for period in try project.claimsOrSilent() {
      let cuts = cuts(of: period.report, in: project)
      guard !cuts.isEmpty else { continue }
      for rate in [FlatRate.article54a, .article54b, .article56] {
        let flat = period.claim.flatLines(at: rate)
        guard !flat.isEmpty else { continue }
        isConcerned = true
        all.judge(at: period.claim.spot) {
          try Self.requireLines(cuts, of: period.claim)
          let option = try context.rulebook.costOption(rate.rawValue, on: day).orUndecided()
          return try failure(flat, period.claim, cuts, option, context)
        }
      }
    }
    guard isConcerned else {
      throw Undecided.silent(
        Wording(
          "nothing is taken off a claim with a flat rate",
          sv: "inget dras av från en ansökan med schablon"))
    }
    return all.outcome
  }

  /// Ends the check of a claim whose cuts are not told apart by its lines, or not in its currency.
  private static func requireLines(_ cuts: [Cut], of claim: Claim) throws(Undecided) {
    if let other = cuts.first(where: { $0.amount.currency != claim.currency }) {
      throw .silent(
        Wording(
          "a cut is in \(other.amount.currency), and the claim in \(claim.currency)",
          sv: "ett avdrag är i \(other.amount.currency), och ansökan i \(claim.currency)"))
    }
    guard let unnamed = cuts.first(where: { $0.line == nil }) else { return }
    throw .notRun(
      Wording(
        "a cut of \(unnamed.amount) names no line of the claim",
        sv: "ett avdrag på \(unnamed.amount) anger ingen rad i ansökan"),
      fix: Wording(
        "state the line of each cut, the flat-rate part by itself",
        sv: "ange raden för varje avdrag, schablondelen för sig"), at: unnamed.spot)
  }

  private func cuts(of report: Report, in project: Project) -> [Cut] {
    let deductions = project.payments.filter { $0.report == report.reference }
      .flatMap { $0.verifications }.flatMap { $0.deductions }
      .map { Cut(line: $0.line, amount: $0.amount, spot: $0.spot) }
    let corrections = project.payments.flatMap { $0.corrections }
      .filter { $0.line?.report == report.reference }
      .map { Cut(line: $0.line?.line, amount: $0.amount, spot: $0.spot) }
    return deductions + corrections
  }

  private func failure(
    _ flat: [ExpenditureLine], _ claim: Claim, _ cuts: [Cut],
    _ option: Dated<RulebookCostOption>, _ context: Context
  ) throws -> Failure? {
    let base = claim.lines.filter {
      $0.isDirectCost && option.value.base.includes($0.category)
    }
    let baseLeft = try left(of: base, claim.currency, cuts, option.value.base.words, context)
    let flatLeft = try left(
      of: flat, claim.currency, cuts, Wording("the flat-rate part", sv: "schablondelen"), context)
    let rate = option.value.rate
    guard try !context.isAtMost(flatLeft, rate, of: baseLeft, law: option.law) else { return nil }
    let ids = Set(flat.map { $0.id })
    let spot = cuts.last { $0.line.map(ids.contains) ?? false }?.spot ?? cuts.last?.spot
    let most = try rate.of(baseLeft, rounding: .down)
    return Failure(
      at: spot ?? claim.spot,
      Wording(
        "\(flatLeft) is left of the flat-rate part; \(rate) of the \(baseLeft) that is left of its "
          + "base is \(most)",
        sv: "\(flatLeft) återstår av schablondelen; \(rate) av de \(baseLeft) som återstår av "
          + "underlaget är \(most)"),
      fix: Wording(
        "take \(try flatLeft.subtracting(most)) more off the flat-rate part",
        sv: "dra av ytterligare \(try flatLeft.subtracting(most)) från schablondelen"),
      law: option.law)
  }

  private func left(
    of lines: [ExpenditureLine], _ currency: Currency, _ cuts: [Cut], _ what: Wording,
    _ context: Context
  ) throws -> Money {
    let ids = Set(lines.map { $0.id })
    let cut = cuts.filter { $0.line.map(ids.contains) ?? false }
    let whole = try context.sum(lines, what, in: currency)
    let taken = try context.sum(cut, Wording("taken off it", sv: "avdraget från det"), in: currency)
    return context.shown(
      try whole.subtracting(taken), Wording("left of it", sv: "kvar av det"))
  }
}
