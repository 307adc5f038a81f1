import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project of at most EUR 200 000 is supported by unit costs, lump sums or flat rates.
struct SimplifiedCostsRequired: ProjectRule {
  private static let threshold = Parameter<Money>("simplifiedCosts.threshold")

  static let card = RuleCard(
    id: "C101", name: "simplified-costs-required",
    title: Wording(
      "Simplified cost options required", sv: "Förenklade redovisningsalternativ krävs"),
    summary: "Where the total cost is not above the threshold, support takes the form of unit "
      + "costs, lump sums or flat rates; real costs are only what a flat rate is applied to, and "
      + "participants' salaries and allowances.",
    severity: .error, law: [law], lawDay: .decision, catalogue: ["EU42"],
    parameters: [threshold.name],
    why: "Below the threshold the control of vouchers costs more than it finds; support in the "
      + "wrong form is not eligible.",
    doubt: "Of projects in another currency, the month of the exchange rate is our reading. Real "
      + "costs beside a lump sum or unit cost, without a flat rate, are not judged: the provision "
      + "reads as if it forbade them, and says it of flat rates only.",
    passes: [
      Example(
        "EUR 200 000.00, staff plus 40 %", in: .languageCoursesUndecided, inEuro(.languageCourses),
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>200000.00</eligibleCost>")),
      Example(
        "participants' allowances as real costs on top", in: .languageCoursesUndecided,
        inEuro(.languageCourses), participantSupport,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>200000.00</eligibleCost>")),
      Example(
        "a total of SEK not above the threshold, staff plus 40 %", in: .languageCourses,
        rates: [("2026-05", "SEK", "33.5846")]),
      Example(
        "staff plus 40 %, which needs no rate to be in the right forms",
        in: .languageCoursesUndecided),
    ],
    fails: [
      Example(
        "EUR 200 000.00, real costs outside the base of the flat rate",
        in: .receptionPlacesUndecided, inEuro(.receptionPlaces),
        .application(
          "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>200000.00</eligibleCost>"),
        .application("<line id=\"b4\"", "↓<line id=\"b4\""),
        .application("<line id=\"b5\"", "↓<line id=\"b5\""),
        .application("<line id=\"b7\"", "↓<line id=\"b7\""),
        .application("<line id=\"b9\"", "↓<line id=\"b9\""),
        .application("<line id=\"b11\"", "↓<line id=\"b11\"")),
      Example(
        "a total of SEK that is EUR 200 000 to the last decimal, all real costs",
        in: .receptionPlacesUndecided, realCosts("2026", "52920.00"),
        realCosts("2027", "216720.00"),
        realCosts("2028", "166320.00"),
        .application("option=\"realCostsPlus15\"", "↓option=\"realCosts\""),
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        "de minimis aid, which is no State aid", in: .receptionPlacesUndecided,
        realCosts("2026", "52920.00"), realCosts("2027", "216720.00"),
        realCosts("2028", "166320.00"), .application("<aid>none</aid>", "<aid>deMinimis</aid>"),
        .application("option=\"realCostsPlus15\"", "↓option=\"realCosts\""),
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        "the rate of the month of the decision", in: .receptionPlaces,
        .decision("<line id=\"b4\"", "↓<line id=\"b4\""),
        .decision("<line id=\"b5\"", "↓<line id=\"b5\""),
        .decision("<line id=\"b7\"", "↓<line id=\"b7\""),
        .decision("<line id=\"b9\"", "↓<line id=\"b9\""),
        .decision("<line id=\"b11\"", "↓<line id=\"b11\""),
        rates: [("2026-02", "SEK", "11.0000"), ("2026-05", "SEK", "45.4493624")]),
    ],
    silent: [
      Example(
        "EUR 200 000.01", in: .receptionPlacesUndecided, inEuro(.receptionPlaces),
        .application(
          "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>200000.01</eligibleCost>")),
      Example(
        "a total cost of EUR 200 000.01, of which less is eligible", in: .receptionPlacesUndecided,
        inEuro(.receptionPlaces),
        .application(
          "<eligibleCost>9089872.48</eligibleCost>",
          "<eligibleCost>150000.00</eligibleCost>\n    <totalCost>200000.01</totalCost>")),
      Example(
        "a total of SEK above EUR 200 000 by the last decimal of the rate",
        in: .receptionPlacesUndecided, rates: [("2026-02", "SEK", "45.4493623")]),
      Example(
        "State aid", in: .receptionPlacesUndecided,
        .application("<aid>none</aid>", "<aid>stateAid</aid>")),
      Example(
        "research that is exempted", in: .receptionPlacesUndecided,
        .application(
          "<researchExemption>false</researchExemption>",
          "<researchExemption>true</researchExemption>")),
      Example(
        "real costs beside a lump sum, which is doubtful", in: .receptionPlacesUndecided,
        realCosts("2026", "52920.00"), realCosts("2027", "216720.00"),
        realCosts("2028", "166320.00", form: "lumpSum"),
        rates: [("2026-02", "SEK", "45.4493624")]),
    ],
    notRun: [
      Example("no rate of the month", in: .receptionPlacesUndecided),
      Example(
        "the rate of another month than the decision's", in: .receptionPlaces,
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        "a fault that State aid would excuse, when the application does not say",
        in: .receptionPlacesUndecided, .application("  <aid>none</aid>\n", ""),
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        "a flat rate of another method", in: .receptionPlacesUndecided,
        .application(
          "year=\"2026\" form=\"flatRate\" flatRate=\"54b\"",
          "year=\"2026\" form=\"flatRate\" flatRate=\"other\""),
        rates: [("2026-02", "SEK", "45.4493624")]),
    ])

  private static let law = Act.cpr.article("53", "2")

  /// Makes a sample's amounts euro.
  private static func inEuro(_ base: Example.Base) -> Example.Edit {
    let issued = base == .languageCourses ? "2026-01-30" : "2026-02-02"
    return .application(
      "issued=\"\(issued)\" currency=\"SEK\"", "issued=\"\(issued)\" currency=\"EUR\"")
  }

  /// Makes indirect costs of a year real costs, or costs of another form.
  private static func realCosts(
    _ year: String, _ amount: String, form: String = "realCost"
  ) -> Example.Edit {
    .application(
      """
      year="\(year)" form="flatRate" flatRate="54b"
                method="53-3-e">
            <amount>\(amount)</amount>
      """, "year=\"\(year)\" form=\"\(form)\"><amount>\(amount)</amount>")
  }

  private static let participantSupport = Example.Edit.application(
    "    <sum partner=\"p1\">",
    """
        <line id="b16" partner="p1" category="participantSupport" year="2027" form="realCost">
          <amount>1000.00</amount>
        </line>
        <sum partner="p1">
    """)

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let limit = try context.rulebook.parameter(Self.threshold, on: day).orUndecided().value
    if project.application?.aid == .stateAid {
      throw Undecided.silent("the support is State aid", Self.law)
    }
    if project.application?.hasResearchExemption == true {
      throw Undecided.silent("the project is exempted as research and innovation", Self.law)
    }
    let total = try budget.plausibleTotalCost()
    // A budget in the right forms needs no rate to be judged, so a missing one is thrown later.
    let comparison = Result { try context.compare(total, euro: limit, of: project) }
    if case .success(let comparison) = comparison, !comparison.isAtMost {
      throw Undecided.silent(
        "the total cost \(total)\(comparison.words) is above \(limit)", Self.law)
    }
    let faults = try faults(in: budget) {
      try context.rulebook.costOption($0.rawValue, on: day).orUndecided().value.base
    }
    guard !faults.isEmpty else { return .passes }
    let known = try comparison.get()
    guard project.application?.aid != nil else {
      throw Undecided.notRun(
        "no application says whether the support is State aid, to which the duty does not apply",
        fix: "state in the application what aid the support is")
    }
    return .fails(
      faults.map {
        Failure(
          at: $0.spot,
          "the total cost \(total)\(known.words) is not above \(limit), and \($0.what)",
          fix: $0.fix, severity: known.severity)
      })
  }

  private struct Fault {
    let spot: Spot
    let what: Wording
    let fix: Wording
  }

  /// The real costs that the provision does not allow, category by category.
  private func faults(
    in budget: Budget, base: (FlatRate) throws -> RulebookCostOption.Base
  ) throws -> [Fault] {
    guard !budget.lines.isEmpty else {
      throw Undecided.notRun("the budget has no lines", fix: "state the lines of the budget")
    }
    let real = budget.lines.filter {
      $0.form == .realCost && $0.flatRate == nil && $0.category != .participantSupport
    }
    guard !real.isEmpty else { return [] }
    let flat = budget.lines.filter { $0.form == .flatRate || $0.flatRate != nil }
    guard !flat.isEmpty else { return [try faultWithoutFlatRate(in: budget)] }
    let rates = flat.map { budget.flatRate(of: $0) }
    let bases = try Set(rates.compactMap { $0 }.filter { $0 != .other }).map(base)
    let outside = real.filter { line in !bases.contains { $0.includes(line.category) } }
    let unknown = zip(flat, rates).first { $1 == nil || $1 == .other }
    if !outside.isEmpty, let unknown {
      throw Undecided.notRun(
        "the line \(unknown.0.id) is a flat rate of a method whose base is not known",
        fix: "state the article of the flat rate, or judge by hand which costs it is applied to")
    }
    return try CategoryOfLines.divide(outside, budget.eligibleCost.currency).map { part in
      Fault(
        spot: part.first.spot,
        what: "\(part.category.rawValue) of \(part.sum) is real costs to which no flat rate is "
          + "applied",
        fix: "calculate it by unit costs or lump sums, or by a flat rate that covers it")
    }
  }

  private func faultWithoutFlatRate(in budget: Budget) throws -> Fault {
    if budget.lines.contains(where: { $0.form == .lumpSum || $0.form == .unitCost }) {
      throw Undecided.silent(
        "real costs stand beside a lump sum or unit cost, which the provision may not forbid",
        Self.law)
    }
    return Fault(
      spot: budget.spot.attribute("option"), what: "the budget is of real costs only",
      fix: "calculate the budget by unit costs, lump sums or a flat rate")
  }
}

extension Budget {
  /// The total cost, or the end of the check when it is stated below the eligible cost.
  fileprivate func plausibleTotalCost() throws -> Money {
    guard try !totalCost.isLess(than: eligibleCost) else {
      throw Undecided.notRun(
        "the total cost \(totalCost) is stated below the eligible cost \(eligibleCost)",
        fix: "correct the total cost")
    }
    return totalCost
  }
}
