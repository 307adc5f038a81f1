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
    summary: "A budget of the option staff costs plus 40 % holds direct staff costs and one flat "
      + "rate of exactly 40 % of them; only participants' salaries and allowances may come on top.",
    severity: .error, law: [handbook, Act.cpr.article("56", "1"), Act.cpr.article("56", "2")],
    lawDay: .decision, catalogue: ["SE-BUD-5"],
    why:
      "The option spares the project all bookkeeping but that of staff; it only does so when the "
      + "rest is the flat rate and nothing else, and the rate is not the applicant's to choose.",
    doubt: "The fund's description names staff costs and income only. Article 56(2) makes salaries "
      + "and allowances of participants eligible besides, so lines of them are not reported. 40 % "
      + "that are no whole öre may be rounded to the nearest, a half away from zero, or down, in "
      + "all or for each partner and year; rounded up they exceed Article 56(1).",
    passes: [
      Example("40 % to the öre", in: .languageCoursesUndecided),
      Example("40 % to the öre, decided", in: .languageCourses),
      Example(
        "40 % with four tenths of an öre left over", in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.01</amount>")),
      Example(
        "40 % with eight tenths of an öre, rounded to the nearest", in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>"),
        .application("<amount>82880.00</amount>", "<amount>82880.01</amount>")),
      Example(
        "40 % with eight tenths of an öre, rounded down", in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>")),
      Example(
        "40 % rounded to the nearest for each of two partners", in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>"),
        .application("<amount>82880.00</amount>", "<amount>82880.01</amount>"),
        .application("<amount>504000.00</amount>", "<amount>504000.02</amount>"),
        .application("<amount>568960.00</amount>", "<amount>568960.01</amount>")),
      Example(
        "participants' allowances on top", in: .languageCoursesUndecided,
        line("participantSupport")),
    ],
    fails: [
      Example(
        "one öre below 40 %", in: .languageCoursesUndecided,
        .application("<amount>271040.00</amount>", "↓<amount>271039.99</amount>")),
      Example(
        "one öre above 40 %", in: .languageCoursesUndecided,
        .application("<amount>271040.00</amount>", "↓<amount>271040.01</amount>")),
      Example(
        "40 % with four tenths of an öre, rounded up", in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.01</amount>"),
        .application("<amount>271040.00</amount>", "↓<amount>271040.00</amount>"),
        .application("<amount>82880.00</amount>", "<amount>82880.01</amount>")),
      Example(
        "one öre of travel", in: .languageCoursesUndecided, line("travel", mark: "↓")),
      Example(
        "staff costs at the flat rate of Article 55(1)", in: .languageCoursesUndecided,
        line(
          "staff", form: "form=\"flatRate\" flatRate=\"55\" method=\"53-3-e\"", mark: "↓")),
      Example(
        "a budget of real costs under the name of the option", in: .receptionPlacesUndecided,
        .application("option=\"realCostsPlus15\"", "↓option=\"staffPlus40\""),
        .application("<line id=\"b4\"", "↓<line id=\"b4\""),
        .application("<line id=\"b5\"", "↓<line id=\"b5\""),
        .application("<line id=\"b7\"", "↓<line id=\"b7\""),
        .application("<line id=\"b9\"", "↓<line id=\"b9\""),
        .application("<line id=\"b11\"", "↓<line id=\"b11\""),
        .application("<line id=\"b12\"", "↓<line id=\"b12\"")),
    ],
    silent: [Example("another cost option", in: .receptionPlacesUndecided)],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses,
        .without(.application), .decision("outcome=\"approval\"", "outcome=\"rejection\""))
    ])

  private static let handbook = Citation.standard(
    "Migrationsverket, Handbok för AMIF 2021–2027", "Personalkostnader plus 40 % schablon")

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
      throw Undecided.silent("the budget is of another cost option", Self.handbook)
    }
    let option = try context.rulebook.costOption(
      FlatRate.article56.rawValue, on: context.lawDay(of: Self.card, for: project)
    ).orUndecided()
    let parts = Parts(budget, onTop: option.value.onTop)
    let currency = budget.eligibleCost.currency
    let beside = try CategoryOfLines.divide(parts.beside, currency).map { part in
      Failure(
        at: part.first.spot,
        "\(part.category.rawValue) is \(part.sum) in a budget that holds direct staff costs and "
          + "\(option.value.rate) of them only",
        fix: part.category == .staff
          ? "state the staff costs by hours worked, or calculate the budget by another cost option"
          : "leave these lines to the flat rate, or calculate the budget by another cost option")
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
    let base = try Money.sum(staff.map(\.amount), in: currency)
    let sum = try Money.sum(flat.map(\.amount), in: currency)
    let wanted = try rate.of(base, rounding: .down)
    return Failure(
      at: flat.first?.spot.child("amount") ?? spot,
      "the flat rate is \(sum), and \(rate) of the direct staff costs \(base) is \(wanted)",
      fix: "state \(wanted) as the flat rate", law: option.law)
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
    let base = try Money.sum(staff.map(\.amount), in: currency)
    let sum = try Money.sum(flat.map(\.amount), in: currency)
    return try sum == rate.of(base, rounding: .down) || sum == rate.of(base, rounding: .halfUp)
  }
}
