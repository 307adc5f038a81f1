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
    summary: Wording(
      "Where the total cost is not above the threshold, support takes the form of unit costs, "
        + "lump sums or flat rates; real costs are only what a flat rate is applied to, and "
        + "participants' salaries and allowances.",
      sv: "När totalkostnaden inte överstiger tröskeln ges stödet som enhetskostnader, "
        + "klumpsummor eller schabloner; faktiska kostnader är bara det som en schablon räknas "
        + "på samt löner och ersättningar till deltagare."),
    severity: .error, law: [law], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU42"],
    parameters: [threshold.name],
    tables: [.costOptions],
    why: Wording(
      "Below the threshold the control of vouchers costs more than it finds; support in the "
        + "wrong form is not eligible.",
      sv: "Under tröskeln kostar kontrollen av verifikat mer än den hittar; stöd i fel form "
        + "är inte stödberättigande."),
    doubt: Wording(
      "Of projects in another currency, the month of the exchange rate is our reading. Real "
        + "costs beside a lump sum or unit cost, without a flat rate, are not judged: the "
        + "provision reads as if it forbade them, and says it of flat rates only.",
      sv: "För projekt i annan valuta är växelkursens månad vår tolkning. Faktiska kostnader "
        + "bredvid en klumpsumma eller enhetskostnad, utan schablon, bedöms inte: bestämmelsen "
        + "läses som om den förbjöd dem, men säger det bara om schabloner."),
    passes: [
      Example(
        Wording("EUR 200 000.00, staff plus 40 %", sv: "200 000,00 EUR, personal plus 40 %"),
        in: .languageCoursesUndecided, inEuro(.languageCourses),
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>200000.00</eligibleCost>")),
      Example(
        Wording(
          "participants' allowances as real costs on top",
          sv: "ersättningar till deltagare som faktiska kostnader därutöver"),
        in: .languageCoursesUndecided,
        inEuro(.languageCourses), participantSupport,
        .application(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>200000.00</eligibleCost>")),
      Example(
        Wording(
          "a total of SEK not above the threshold, staff plus 40 %",
          sv: "en total i SEK som inte överstiger tröskeln, personal plus 40 %"),
        in: .languageCourses,
        rates: [("2026-05", "SEK", "33.5846")]),
      Example(
        Wording(
          "staff plus 40 %, which needs no rate to be in the right forms",
          sv: "personal plus 40 %, som inte behöver någon kurs för att ha rätt form"),
        in: .languageCoursesUndecided),
    ],
    fails: [
      Example(
        Wording(
          "EUR 200 000.00, real costs outside the base of the flat rate",
          sv: "200 000,00 EUR, faktiska kostnader utanför schablonens underlag"),
        in: .receptionPlacesUndecided, inEuro(.receptionPlaces),
        .application(
          "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>200000.00</eligibleCost>"),
        .application("<line id=\"b4\"", "↓<line id=\"b4\""),
        .application("<line id=\"b5\"", "↓<line id=\"b5\""),
        .application("<line id=\"b7\"", "↓<line id=\"b7\""),
        .application("<line id=\"b9\"", "↓<line id=\"b9\""),
        .application("<line id=\"b11\"", "↓<line id=\"b11\"")),
      Example(
        Wording(
          "a total of SEK that is EUR 200 000 to the last decimal, all real costs",
          sv: "en total i SEK som är 200 000 EUR till sista decimalen, bara faktiska kostnader"
        ),
        in: .receptionPlacesUndecided, realCosts("2026", "52920.00"),
        realCosts("2027", "216720.00"),
        realCosts("2028", "166320.00"),
        .application("option=\"realCostsPlus15\"", "↓option=\"realCosts\""),
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        Wording(
          "de minimis aid, which is no State aid", sv: "försumbart stöd, som inte är statsstöd"),
        in: .receptionPlacesUndecided,
        realCosts("2026", "52920.00"), realCosts("2027", "216720.00"),
        realCosts("2028", "166320.00"), .application("<aid>none</aid>", "<aid>deMinimis</aid>"),
        .application("option=\"realCostsPlus15\"", "↓option=\"realCosts\""),
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        Wording("the rate of the month of the decision", sv: "kursen i beslutets månad"),
        in: .receptionPlaces,
        .decision("<line id=\"b4\"", "↓<line id=\"b4\""),
        .decision("<line id=\"b5\"", "↓<line id=\"b5\""),
        .decision("<line id=\"b7\"", "↓<line id=\"b7\""),
        .decision("<line id=\"b9\"", "↓<line id=\"b9\""),
        .decision("<line id=\"b11\"", "↓<line id=\"b11\""),
        rates: [("2026-02", "SEK", "11.0000"), ("2026-05", "SEK", "45.4493624")]),
    ],
    silent: [
      Example(
        Wording("EUR 200 000.01", sv: "200 000,01 EUR"), in: .receptionPlacesUndecided,
        inEuro(.receptionPlaces),
        .application(
          "<eligibleCost>9089872.48</eligibleCost>", "<eligibleCost>200000.01</eligibleCost>")),
      Example(
        Wording(
          "a total cost of EUR 200 000.01, of which less is eligible",
          sv: "en totalkostnad på 200 000,01 EUR, varav mindre är stödberättigande"),
        in: .receptionPlacesUndecided,
        inEuro(.receptionPlaces),
        .application(
          "<eligibleCost>9089872.48</eligibleCost>",
          "<eligibleCost>150000.00</eligibleCost>\n    <totalCost>200000.01</totalCost>")),
      Example(
        Wording(
          "a total of SEK above EUR 200 000 by the last decimal of the rate",
          sv: "en total i SEK över 200 000 EUR genom kursens sista decimal"),
        in: .receptionPlacesUndecided, rates: [("2026-02", "SEK", "45.4493623")]),
      Example(
        Wording("State aid", sv: "statsstöd"), in: .receptionPlacesUndecided,
        .application("<aid>none</aid>", "<aid>stateAid</aid>")),
      Example(
        Wording("research that is exempted", sv: "forskning som undantas"),
        in: .receptionPlacesUndecided,
        .application(
          "<researchExemption>false</researchExemption>",
          "<researchExemption>true</researchExemption>")),
      Example(
        Wording(
          "real costs beside a lump sum, which is doubtful",
          sv: "faktiska kostnader bredvid en klumpsumma, vilket är osäkert"),
        in: .receptionPlacesUndecided,
        realCosts("2026", "52920.00"), realCosts("2027", "216720.00"),
        realCosts("2028", "166320.00", form: "lumpSum"),
        rates: [("2026-02", "SEK", "45.4493624")]),
    ],
    notRun: [
      Example(
        Wording("no rate of the month", sv: "ingen kurs för månaden"), in: .receptionPlacesUndecided
      ),
      Example(
        Wording(
          "the rate of another month than the decision's",
          sv: "kursen för en annan månad än beslutets"), in: .receptionPlaces,
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        Wording(
          "a fault that State aid would excuse, when the application does not say",
          sv: "ett fel som statsstöd skulle ursäkta, när ansökan inte säger något om det"),
        in: .receptionPlacesUndecided, .application("  <aid>none</aid>\n", ""),
        rates: [("2026-02", "SEK", "45.4493624")]),
      Example(
        Wording("a flat rate of another method", sv: "en schablon enligt en annan metod"),
        in: .receptionPlacesUndecided,
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
    let threshold = try context.rulebook.parameter(Self.threshold, on: day).orUndecided()
    let limit = threshold.value
    if project.application?.aid == .stateAid {
      throw Undecided.silent(
        Wording("the support is State aid", sv: "stödet är statsstöd"), Self.law)
    }
    if project.application?.hasResearchExemption == true {
      throw Undecided.silent(
        Wording(
          "the project is exempted as research and innovation",
          sv: "projektet är undantaget som forskning och innovation"), Self.law)
    }
    let total = try budget.plausibleTotalCost()
    // A budget in the right forms needs no rate to be judged, so a missing one is thrown later.
    let comparison = Result {
      try context.compare(
        total, euro: limit, of: project, Wording("the total cost", sv: "totalkostnaden"),
        at: budget.totalCostSpot, law: threshold.law)
    }
    if case .success(let comparison) = comparison, !comparison.isAtMost {
      throw Undecided.silent(
        Wording(
          "the total cost \(total)\(comparison.words) is above \(limit)",
          sv: "totalkostnaden \(total)\(comparison.words) överstiger \(limit)"), Self.law)
    }
    let faults = try faults(in: budget) {
      try context.rulebook.costOption($0.rawValue, on: day).orUndecided().value.base
    }
    guard !faults.isEmpty else { return .passes }
    let known = try comparison.get()
    guard project.application?.aid != nil else {
      throw Undecided.notRun(
        Wording(
          "no application says whether the support is State aid, to which the duty does not apply",
          sv: "ingen ansökan säger om stödet är statsstöd, som kravet inte gäller"),
        fix: Wording(
          "state in the application what aid the support is",
          sv: "ange i ansökan vilket slags stöd det är"))
    }
    return .fails(
      faults.map {
        Failure(
          at: $0.spot,
          Wording(
            "the total cost \(total)\(known.words) is not above \(limit), and \($0.what)",
            sv: "totalkostnaden \(total)\(known.words) överstiger inte \(limit), och \($0.what)"),
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
      throw Undecided.notRun(
        Wording("the budget has no lines", sv: "budgeten har inga rader"),
        fix: Wording("state the lines of the budget", sv: "ange budgetens rader"))
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
        Wording(
          "the line \(unknown.0.id) is a flat rate of a method whose base is not known",
          sv: "raden \(unknown.0.id) är en schablon enligt en metod vars underlag inte är känt"
        ),
        fix: Wording(
          "state the article of the flat rate, or judge by hand which costs it is applied to",
          sv: "ange schablonens artikel, eller bedöm för hand vilka kostnader den räknas på"))
    }
    return try CategoryOfLines.divide(outside, budget.eligibleCost.currency).map { part in
      Fault(
        spot: part.first.spot,
        what: Wording(
          "\(part.sum) of \(part.category) is real costs to which no flat rate is applied",
          sv: "\(part.sum) i \(part.category) är faktiska kostnader som ingen schablon räknas på"),
        fix: Wording(
          "calculate it by unit costs or lump sums, or by a flat rate that covers it",
          sv: "beräkna det med enhetskostnader eller klumpsummor, eller med "
            + "en schablon som täcker det"))
    }
  }

  private func faultWithoutFlatRate(in budget: Budget) throws -> Fault {
    if budget.lines.contains(where: { $0.form == .lumpSum || $0.form == .unitCost }) {
      throw Undecided.silent(
        Wording(
          "real costs stand beside a lump sum or unit cost, which the provision may not forbid",
          sv: "faktiska kostnader står bredvid en klumpsumma eller enhetskostnad, vilket "
            + "bestämmelsen kanske inte förbjuder"),
        Self.law)
    }
    return Fault(
      spot: budget.spot.attribute("option"),
      what: Wording("the budget is of real costs only", sv: "budgeten har bara faktiska kostnader"),
      fix: Wording(
        "calculate the budget by unit costs, lump sums or a flat rate",
        sv: "räkna budgeten med enhetskostnader, klumpsummor eller en schablon"))
  }
}

extension Budget {
  /// The total cost, or the end of the check when it is stated below the eligible cost.
  fileprivate func plausibleTotalCost() throws -> Money {
    guard try !totalCost.isLess(than: eligibleCost) else {
      throw Undecided.notRun(
        Wording(
          "the total cost \(totalCost) is stated below the eligible cost \(eligibleCost)",
          sv: "totalkostnaden \(totalCost) är angiven under den stödberättigande "
            + "kostnaden \(eligibleCost)"),
        fix: Wording("correct the total cost", sv: "rätta totalkostnaden"))
    }
    return totalCost
  }
}
