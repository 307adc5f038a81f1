import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A budget of the option staff costs plus 40 % holds staff costs and the flat rate, and the flat
/// rate is 40 % of them.
struct CostLinesBesideStaffPlus40: ProjectRule {
  static let card = RuleCard(
    id: "C105", name: "cost-lines-beside-staff-plus-40",
    title: Wording(
      "Cost lines beside staff plus 40 %", sv: "Kostnader vid sidan av personal plus 40 %"),
    summary: Wording(
      "A budget of the option staff costs plus 40 % holds direct staff costs and one flat rate "
        + "of exactly 40 % of them; only participants' salaries and allowances may come on top.",
      sv: "En budget enligt alternativet personalkostnader plus 40 % har direkta "
        + "personalkostnader och en schablon på exakt 40 % av dem; bara löner och ersättningar "
        + "till deltagare får komma därutöver."),
    severity: .error, law: [handbook, Act.cpr.article("56", "1"), Act.cpr.article("56", "2")],
    lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["SE-BUD-5"],
    tables: [.costOption(FlatRate.article56.rawValue)],
    why:
      Wording(
        "The option spares the project all bookkeeping but that of staff; it only does "
          + "so when the rest is the flat rate and nothing else, and the rate is not "
          + "the applicant's to choose.",
        sv: "Alternativet besparar projektet all redovisning utom den av personal; det "
          + "gör det bara när resten är schablonen och inget annat, och procentsatsen "
          + "är inte den sökandes val."),
    doubt: Wording(
      "The fund's description names staff costs and income only. Article 56(2) makes salaries "
        + "and allowances of participants eligible besides, so lines of them are not reported. "
        + "40 % that are no whole öre may be rounded to the nearest, a half away from zero, or "
        + "down, in all or for each partner and year; rounded up they exceed Article 56(1).",
      sv: "Fondens beskrivning nämner bara personalkostnader och intäkter. Artikel 56.2 gör "
        + "dessutom löner och ersättningar till deltagare stödberättigande, så rader med dem "
        + "anmärks inte. 40 % som inte är hela ören får avrundas till närmaste, en halv "
        + "uppåt, eller nedåt, totalt eller för varje partner och år; uppåt avrundade "
        + "överskrider de artikel 56.1."),
    passes: [
      Example(Wording("40 % to the öre", sv: "40 % på öret"), in: .languageCoursesUndecided),
      Example(
        Wording("40 % to the öre, decided", sv: "40 % på öret, beslutat"), in: .languageCourses),
      Example(
        Wording("40 % with four tenths of an öre left over", sv: "40 % med fyra tiondels öre över"),
        in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.01</amount>")),
      Example(
        Wording(
          "40 % with eight tenths of an öre, rounded to the nearest",
          sv: "40 % med åtta tiondels öre, avrundat till närmaste"), in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>"),
        .application("<amount>82880.00</amount>", "<amount>82880.01</amount>")),
      Example(
        Wording(
          "40 % with eight tenths of an öre, rounded down",
          sv: "40 % med åtta tiondels öre, avrundat nedåt"), in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>")),
      Example(
        Wording(
          "40 % rounded to the nearest for each of two partners",
          sv: "40 % avrundat till närmaste för var och en av två partner"),
        in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>"),
        .application("<amount>82880.00</amount>", "<amount>82880.01</amount>"),
        .application("<amount>504000.00</amount>", "<amount>504000.02</amount>"),
        .application("<amount>568960.00</amount>", "<amount>568960.01</amount>")),
      Example(
        Wording("participants' allowances on top", sv: "ersättningar till deltagare därutöver"),
        in: .languageCoursesUndecided,
        line("participantSupport")),
    ],
    fails: [
      Example(
        Wording("one öre below 40 %", sv: "ett öre under 40 %"), in: .languageCoursesUndecided,
        .application("<amount>271040.00</amount>", "↓<amount>271039.99</amount>")),
      Example(
        Wording("one öre above 40 %", sv: "ett öre över 40 %"), in: .languageCoursesUndecided,
        .application("<amount>271040.00</amount>", "↓<amount>271040.01</amount>")),
      Example(
        Wording(
          "40 % with four tenths of an öre, rounded up",
          sv: "40 % med fyra tiondels öre, avrundat uppåt"), in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.01</amount>"),
        .application("<amount>271040.00</amount>", "↓<amount>271040.00</amount>"),
        .application("<amount>82880.00</amount>", "<amount>82880.01</amount>")),
      Example(
        Wording("one öre of travel", sv: "ett öre i resor"), in: .languageCoursesUndecided,
        line("travel", mark: "↓")),
      Example(
        Wording(
          "staff costs at the flat rate of Article 55(1)",
          sv: "personalkostnader enligt schablonen i artikel 55.1"), in: .languageCoursesUndecided,
        line(
          "staff", form: "form=\"flatRate\" flatRate=\"55\" method=\"53-3-e\"", mark: "↓")),
      Example(
        Wording(
          "a budget of real costs under the name of the option",
          sv: "en budget med faktiska kostnader under alternativets namn"),
        in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "↓option=\"staffPlus40\""),
        .application("<line id=\"b4\"", "↓<line id=\"b4\""),
        .application("<line id=\"b5\"", "↓<line id=\"b5\""),
        .application("<line id=\"b7\"", "↓<line id=\"b7\""),
        .application("<line id=\"b9\"", "↓<line id=\"b9\""),
        .application("<line id=\"b11\"", "↓<line id=\"b11\""),
        .application("<line id=\"b12\"", "↓<line id=\"b12\"")),
    ],
    silent: [
      Example(
        Wording("another cost option", sv: "ett annat redovisningsalternativ"),
        in: .receptionPlacesUndecided)
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"),
    .same("Personalkostnader plus 40 % schablon"))

  /// Puts a line of one öre into the sample.
  private static func line(
    _ category: String, form: String = "form=\"realCost\"", mark: String = ""
  ) -> Example.Edit {
    .application(
      "    <sum partner=\"p1\">",
      """
          \(mark)<line id="b16" partner="p1" category="\(category)" year="2027" \(form)>
            <amount>0.01</amount>
          </line>
          <sum partner="p1">
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    guard budget.option == .staffPlus40 else {
      throw Undecided.silent(
        Wording(
          "the budget is of another cost option",
          sv: "budgeten följer ett annat redovisningsalternativ"), Self.handbook)
    }
    let option = try context.rulebook.costOption(
      FlatRate.article56.rawValue, on: context.lawDay(of: Self.card, for: project)
    ).orUndecided()
    let parts = Parts(budget, onTop: option.value.onTop)
    let currency = budget.eligibleCost.currency
    let beside = try CategoryOfLines.divide(parts.beside, currency).map { part in
      Failure(
        at: part.first.spot,
        Wording(
          "the budget has \(part.sum) of \(part.category); the option allows direct staff costs "
            + "and \(option.value.rate) of them only",
          sv: "budgeten har \(part.sum) i \(part.category); alternativet tillåter bara direkta "
            + "personalkostnader och \(option.value.rate) av dem"),
        fix: part.category == .staff
          ? Wording(
            "state the staff costs by hours worked, or calculate the "
              + "budget by another cost option",
            sv: "ange personalkostnaderna efter arbetade timmar, eller räkna budgeten enligt ett "
              + "annat redovisningsalternativ")
          : Wording(
            "leave these lines to the flat rate, or calculate the budget by another cost option",
            sv: "låt schablonen täcka dessa rader, eller räkna budgeten enligt ett "
              + "annat redovisningsalternativ"))
    }
    let flat = try parts.failure(of: option, currency, otherwise: budget.spot.attribute("option"))
    return .of([flat].compactMap { $0 } + beside)
  }
}

/// The lines of a budget, as the option sees them.
private struct Parts {
  let staff: [BudgetLine]
  let flat: [BudgetLine]
  let beside: [BudgetLine]

  init(_ budget: Budget, onTop: [String]) {
    flat = budget.lines.filter { budget.flatRate(of: $0) == .article56 }
    let others = budget.lines.filter {
      budget.flatRate(of: $0) != .article56 && !onTop.contains($0.category.rawValue)
    }
    staff = others.filter { $0.category == .staff && budget.flatRate(of: $0) == nil }
    beside = others.filter { $0.category != .staff || budget.flatRate(of: $0) != nil }
  }

  func failure(
    of option: Dated<RulebookCostOption>, _ currency: Currency, otherwise spot: Spot
  ) throws -> Failure? {
    let rate = option.value.rate
    guard try !isShare(staff, flat, rate, currency), try !isShareInEachGroup(rate, currency) else {
      return nil
    }
    let base = try Money.sum(staff.map { $0.amount }, in: currency)
    let sum = try Money.sum(flat.map { $0.amount }, in: currency)
    let wanted = try rate.of(base, rounding: .down)
    return Failure(
      at: flat.first?.spot.child("amount") ?? spot,
      Wording(
        "the flat rate is \(sum), and \(rate) of the direct staff costs \(base) is \(wanted)",
        sv: "schablonen är \(sum), och \(rate) av de direkta "
          + "personalkostnaderna \(base) är \(wanted)"),
      fix: Wording("state \(wanted) as the flat rate", sv: "ange \(wanted) som schablon"),
      law: option.law)
  }

  /// Partner by partner and year by year, as plans are often calculated.
  private func isShareInEachGroup(_ rate: Percentage, _ currency: Currency) throws -> Bool {
    struct Group: Hashable {
      let partner: String
      let year: Int
    }
    func group(_ line: BudgetLine) -> Group { Group(partner: line.partner, year: line.year) }
    let staff = Dictionary(grouping: self.staff, by: group)
    let flat = Dictionary(grouping: self.flat, by: group)
    return try Set(staff.keys).union(flat.keys).allSatisfy {
      try isShare(staff[$0] ?? [], flat[$0] ?? [], rate, currency)
    }
  }

  /// Whether lines are the share of others, as whole minor units to the nearest or down.
  private func isShare(
    _ staff: [BudgetLine], _ flat: [BudgetLine], _ rate: Percentage, _ currency: Currency
  ) throws -> Bool {
    let base = try Money.sum(staff.map { $0.amount }, in: currency)
    let sum = try Money.sum(flat.map { $0.amount }, in: currency)
    return try sum == rate.of(base, rounding: .down) || sum == rate.of(base, rounding: .halfUp)
  }
}
