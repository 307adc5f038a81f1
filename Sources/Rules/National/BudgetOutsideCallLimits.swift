import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The total cost and the length of a project are within the least and the most its call allows.
///
/// Months are those of `Period.monthsCovered`; a day more than the most is too long. A project whose
/// last day comes before its first covers no month.
struct BudgetOutsideCallLimits: ProjectRule {
  static let card = RuleCard(
    id: "N103", name: "budget-outside-call-limits",
    title: Wording(
      "Budget or length outside the call's limits",
      sv: "Budget eller längd utanför utlysningens gränser"),
    summary:
      Wording(
        "The total cost and the number of months are at least the least, and at most the "
          + "most, that the call allows.",
        sv: "Totalkostnaden och antalet månader ligger inom de lägsta och högsta "
          + "gränser som utlysningen sätter."),
    severity: .error, law: [Act.cpr.article("73", "1"), Act.amifOrdinance.section("6")],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-CALL-3", "SE-CHECK-18", "SE-CHECK-19"],
    why:
      Wording(
        "Every applicant of a call is bound by the same limits; a project "
          + "outside them is rejected.",
        sv: "Alla sökande i en utlysning är bundna av samma gränser; ett "
          + "projekt utanför dem får avslag."),
    doubt: Wording(
      "How a call counts months that do not begin on the first is not said, nor in which month's "
        + "rate it compares another currency, where the finding is a warning. Whether an "
        + "amendment may go beyond the limits is not said either; the decision in force is "
        + "judged as the application was.",
      sv: "Det sägs inte hur en utlysning räknar månader som inte börjar den första, och inte "
        + "heller vilken månads kurs en annan valuta jämförs med; där är anmärkningen en "
        + "varning. Det sägs inte heller om en ändring får gå utanför gränserna; det gällande "
        + "beslutet bedöms som ansökan bedömdes."),
    passes: [
      Example(
        Wording(
          "exactly the most, and exactly the least months",
          sv: "exakt det högsta beloppet och exakt det minsta antalet månader"),
        in: .languageCoursesUndecided,
        .call(most("50000000.00"), most("6716920.00")),
        .call("<minimumMonths>6</minimumMonths>", "<minimumMonths>24</minimumMonths>")),
      Example(
        Wording(
          "exactly the least, and exactly the most months",
          sv: "exakt det lägsta beloppet och exakt det högsta antalet månader"),
        in: .languageCoursesUndecided,
        .call(least("1000000.00"), least("6716920.00")),
        .call(months("36"), months("24"))),
      Example(
        Wording(
          "a call in euro, whose most is the total cost at the month's rate",
          sv: "en utlysning i euro, vars högsta belopp är totalkostnaden till månadens kurs"),
        in: .languageCoursesUndecided, .call("currency=\"SEK\"", "currency=\"EUR\""),
        .call(least("1000000.00"), least("671692.00")),
        .call(most("50000000.00"), most("671692.00")),
        rates: [("2026-02", "SEK", "10")]),
    ],
    fails: [
      Example(
        Wording("one öre above the most", sv: "ett öre över det högsta"),
        in: .languageCoursesUndecided,
        .call(most("50000000.00"), most("6716919.99")), .application(cost, "↓" + cost)),
      Example(
        Wording("one öre below the least", sv: "ett öre under det lägsta"),
        in: .languageCoursesUndecided,
        .call(least("1000000.00"), least("6716920.01")), .application(cost, "↓" + cost)),
      Example(
        Wording(
          "one day longer than the most months", sv: "en dag längre än det högsta antalet månader"),
        in: .languageCoursesUndecided,
        .call(months("36"), months("24")),
        .application(period("2028-08-31"), period("2028-09-01", mark: "↓"))),
      Example(
        Wording(
          "one day shorter than the least months",
          sv: "en dag kortare än det minsta antalet månader"), in: .languageCoursesUndecided,
        .application(period("2028-08-31"), period("2027-02-27", mark: "↓"))),
      Example(
        Wording("a last day before the first", sv: "en sista dag före den första"),
        in: .languageCoursesUndecided,
        .application(period("2028-08-31"), period("2026-08-31", mark: "↓"))),
      Example(
        Wording(
          "one cent above the most of a call in euro, at the rate of the month",
          sv: "en cent över det högsta i en utlysning i euro, till månadens kurs"),
        in: .languageCoursesUndecided, .call("currency=\"SEK\"", "currency=\"EUR\""),
        .call(least("1000000.00"), least("1000.00")), .call(most("50000000.00"), most("671691.99")),
        .application(cost, "↓" + cost), rates: [("2026-02", "SEK", "10")]),
      Example(
        Wording(
          "one cent below the least of a call in euro, at the rate of the decision's month",
          sv: "en cent under det lägsta i en utlysning i euro, till kursen i beslutets månad"),
        in: .languageCourses, .call("currency=\"SEK\"", "currency=\"EUR\""),
        .call(least("1000000.00"), least("671692.01")), .decision(cost, "↓" + cost),
        rates: [("2026-05", "SEK", "10")]),
    ],
    silent: [
      Example(
        Wording("a call that sets no limits", sv: "en utlysning som inte sätter några gränser"),
        in: .languageCoursesUndecided,
        .call("  \(least("1000000.00"))\n", ""), .call("  \(most("50000000.00"))\n", ""),
        .call("  <minimumMonths>6</minimumMonths>\n", ""), .call("  \(months("36"))\n", ""))
    ],
    notRun: [
      Example(
        Wording("a call that has not come", sv: "en utlysning som inte har kommit in"),
        in: .languageCoursesUndecided, .without(.call)),
      Example(
        Wording(
          "a call in euro and no rate of the month",
          sv: "en utlysning i euro och ingen kurs för månaden"), in: .languageCoursesUndecided,
        .call("currency=\"SEK\"", "currency=\"EUR\""), rates: [("2026-05", "SEK", "10")]),
      Example(
        Wording(
          "a project in kronor and a call in zloty",
          sv: "ett projekt i kronor och en utlysning i zloty"), in: .languageCoursesUndecided,
        .call("currency=\"SEK\"", "currency=\"PLN\"")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    guard hasLimits(call) else {
      return .silent(
        Wording(
          "the call \(call.header.id) sets no limits",
          sv: "utlysningen \(call.header.id) sätter inga gränser"), call.citation)
    }
    // What cannot be judged of the budget does not hide what is wrong with the length.
    var failures = lengthFailures(try project.statedPeriod(on: context.day), call)
    do {
      failures += try budgetFailures(project, call, context)
    } catch  where !failures.isEmpty {
      return .fails(failures)
    }
    return .of(failures)
  }

  // MARK: The budget

  private func budgetFailures(
    _ project: Project, _ call: Call, _ context: Context
  ) throws -> [Failure] {
    guard call.minimumBudget != nil || call.maximumBudget != nil else { return [] }
    guard let budget = try project.termsOrSilent(on: context.day).budget else {
      throw Undecided.notRun(
        Wording(
          "the decision states no budget, and the application has not arrived",
          sv: "beslutet anger ingen budget, och ansökan har inte kommit in"),
        fix: Wording(
          "import the application, or a version of the decision with its budget",
          sv: "importera ansökan, eller en version av beslutet med budget"))
    }
    let cost = budget.totalCost
    let comparison = try comparison(of: cost, with: call, project, context)
    let spot = budget.totalCostSpot
    var failures: [Failure] = []
    context.shown(cost, Wording("the total cost", sv: "totalkostnaden"), at: spot)
    if let most = call.maximumBudget {
      context.shown(
        most, Wording("the most the call takes", sv: "utlysningens högsta"),
        at: call.spot.child("maximumBudget"))
    }
    if let least = call.minimumBudget {
      context.shown(
        least, Wording("the least the call takes", sv: "utlysningens lägsta"),
        at: call.spot.child("minimumBudget"))
    }
    if let most = call.maximumBudget, try comparison.isMore(cost, than: most) {
      failures.append(
        failure(
          Wording(
            "the total cost is \(cost); the call \(call.header.id) takes \(most) at the most",
            sv: "totalkostnaden är \(cost); utlysningen \(call.header.id) tillåter högst \(most)"),
          fix: Wording(
            "lower the total cost until it is at most \(most)",
            sv: "sänk totalkostnaden till högst \(most)"), at: spot, call, "maximumBudget",
          severity: cost.currency == most.currency ? nil : .warning))
    }
    if let least = call.minimumBudget, try comparison.isLess(cost, than: least) {
      failures.append(
        failure(
          Wording(
            "the total cost is \(cost); the call \(call.header.id) takes \(least) at the least",
            sv: "totalkostnaden är \(cost); utlysningen \(call.header.id) kräver minst \(least)"),
          fix: Wording(
            "plan for \(least) or more, or apply in a call for smaller projects",
            sv: "planera för minst \(least), eller sök i en utlysning för mindre projekt"),
          at: spot, call,
          "minimumBudget", severity: cost.currency == least.currency ? nil : .warning))
    }
    return failures
  }

  /// How amounts of the project compare with amounts of the call, without rounding either.
  private struct Comparison {
    /// The rate between the two, `nil` when both are in one currency.
    let rate: ExchangeRate?

    func isMore(_ amount: Money, than limit: Money) throws -> Bool {
      guard let rate else { return amount.minorUnits > limit.minorUnits }
      return amount.currency == .eur
        ? try !rate.isAtLeast(limit, euro: amount) : try !rate.isAtMost(amount, euro: limit)
    }

    func isLess(_ amount: Money, than limit: Money) throws -> Bool {
      guard let rate else { return amount.minorUnits < limit.minorUnits }
      return amount.currency == .eur
        ? try !rate.isAtMost(limit, euro: amount) : try !rate.isAtLeast(amount, euro: limit)
    }
  }

  private func comparison(
    of cost: Money, with call: Call, _ project: Project, _ context: Context
  ) throws -> Comparison {
    guard cost.currency != call.currency else { return Comparison(rate: nil) }
    guard [cost.currency, call.currency].contains(.eur) else {
      throw Undecided.notRun(
        Wording(
          "the project is in \(cost.currency) and the call in "
            + "\(call.currency), and rates are for euro",
          sv: "projektet är i \(cost.currency) och utlysningen i \(call.currency), "
            + "och kurserna gäller euro"),
        fix: Wording(
          "state the limits of the call in \(cost.currency) or in EUR",
          sv: "ange utlysningens gränser i \(cost.currency) eller EUR"))
    }
    let other = cost.currency == .eur ? call.currency : cost.currency
    let day =
      project.grant(on: context.day)?.decided ?? project.application?.received ?? context.day
    guard let rate = context.rate(of: other, in: day) else {
      throw Undecided.notRun(
        Wording(
          "there is no rate of \(other) for \(day.iso.prefix(7))",
          sv: "det finns ingen kurs för \(other) i \(day.iso.prefix(7))"),
        fix: Wording(
          "import the Commission's monthly accounting rate of that month",
          sv: "importera kommissionens månatliga bokföringskurs för månaden"))
    }
    return Comparison(rate: rate)
  }

  // MARK: The length

  private func lengthFailures(_ period: StatedPeriod, _ call: Call) -> [Failure] {
    let stated = try? Period(first: period.first, last: period.last)
    let months = stated?.monthsCovered ?? 0
    let isLonger = stated.map { !$0.isWholeMonths } ?? false
    let rest =
      isLonger && months > 0 ? Wording(" and some days", sv: " och några dagar") : .same("")
    let length = Wording(
      "the project is from \(period.first) to \(period.last), \(months) months\(rest)",
      sv: "projektet pågår \(period.first) till \(period.last), \(months) månader\(rest)")
    if let least = call.minimumMonths, months < least {
      return [
        failure(
          Wording(
            "\(length); the call \(call.header.id) wants \(least) at the least",
            sv: "\(length); utlysningen \(call.header.id) kräver minst \(least)"),
          fix: Wording(
            "let the project last \(least) months or longer",
            sv: "låt projektet pågå i minst \(least) månader"), at: period.lastSpot, call,
          "minimumMonths")
      ]
    }
    if let most = call.maximumMonths, months > most || (months == most && isLonger) {
      return [
        failure(
          Wording(
            "\(length); the call \(call.header.id) allows \(most) at the most",
            sv: "\(length); utlysningen \(call.header.id) tillåter högst \(most)"),
          fix: Wording(
            "let the project last \(most) months or shorter",
            sv: "låt projektet pågå i högst \(most) månader"), at: period.lastSpot, call,
          "maximumMonths")
      ]
    }
    return []
  }

  private func failure(
    _ message: Wording, fix: Wording, at spot: Spot, _ call: Call, _ limit: String,
    severity: Severity? = nil
  ) -> Failure {
    Failure(
      at: spot, message, fix: fix, law: [call.citation] + Self.card.law,
      notes: [
        Failure.Note(
          Wording("the limit of the call", sv: "utlysningens gräns"), at: call.spot.child(limit))
      ],
      severity: severity)
  }

  private func hasLimits(_ call: Call) -> Bool {
    call.minimumBudget != nil || call.maximumBudget != nil || call.minimumMonths != nil
      || call.maximumMonths != nil
  }

  // MARK: Texts of the examples

  private static let cost = "<eligibleCost>6716920.00</eligibleCost>"

  private static func least(_ amount: String) -> String {
    "<minimumBudget>\(amount)</minimumBudget>"
  }

  private static func most(_ amount: String) -> String {
    "<maximumBudget>\(amount)</maximumBudget>"
  }

  private static func months(_ count: String) -> String {
    "<maximumMonths>\(count)</maximumMonths>"
  }

  private static func period(_ last: String, mark: String = "") -> String {
    """
    <submitted>2026-01-30</submitted>
      <firstDay>2026-09-01</firstDay>
      \(mark)<lastDay>\(last)</lastDay>
    """
  }
}
