import Languages
import Portfolio
import Rules
import Values

/// What two versions of a paper, or two papers of a project, can be compared by.
struct ComparablePaper {
  /// Something a paper states, under a name that is the same in every paper.
  struct Item<Value> {
    let name: String
    let label: Wording
    let value: Value
  }

  /// A short fact: as the document writes it, and what people call it.
  struct Fact: Equatable {
    let code: String
    let words: Wording

    static func == (left: Fact, right: Fact) -> Bool { left.code == right.code }
  }

  let header: DocumentHeader
  private(set) var money: [Item<Money>] = []
  /// Sums that are larger than an amount can be.
  private(set) var tooLarge: [Item<Void>] = []
  /// Targets, or what has been reached, in hundredths.
  private(set) var indicators: [Item<Int64>] = []
  /// Short facts: days, codes, names.
  private(set) var facts: [Item<Fact>] = []
  /// Texts that are compared word by word.
  private(set) var texts: [Item<String>] = []

  private let indicatorNames: IndicatorNames

  /// What was decided, where the paper is a decision.
  var outcome: Fact? { facts.first { $0.name == "outcome" }?.value }

  init(_ paper: Paper, _ indicatorNames: IndicatorNames) {
    header = paper.header
    self.indicatorNames = indicatorNames
    switch paper {
    case .application(let application): add(application)
    case .decision(let decision): add(decision)
    case .report(let report): add(report)
    case .payment(let payment): add(payment)
    case .fact(let fact): add(fact)
    }
  }

  // MARK: Kinds

  private mutating func add(_ application: Application) {
    add(application.budget, application.financing, application.currency)
    add(application.objectives)
    add(application.indicators)
    fact("submitted", Wording("submitted", sv: "inlämnad"), application.submitted.iso)
    fact("firstDay", Wording("first day", sv: "första dag"), application.firstDay.iso)
    fact("lastDay", Wording("last day", sv: "sista dag"), application.lastDay.iso)
    for partner in application.partners {
      fact(
        "partner/\(partner.id)", partner.role.wording,
        ([partner.name] + partner.identifiers.map(\.number)).joined(separator: ", "))
    }
    text("title", Wording("title", sv: "titel"), application.title)
    text("purpose", Wording("purpose", sv: "syfte"), application.purpose)
    text("summary", Wording("summary", sv: "sammanfattning"), application.summary)
  }

  private mutating func add(_ decision: Decision) {
    add(decision.budget, decision.financing, decision.currency)
    add(decision.objectives)
    add(decision.indicators)
    fact(
      "outcome", Wording("outcome", sv: "utgång"), decision.outcome.rawValue,
      decision.outcome.wording)
    fact("decided", Wording("decided", sv: "beslutat"), decision.decided.iso)
    fact("validFrom", Wording("in force from", sv: "gäller från"), decision.validFrom.iso)
    fact("firstDay", Wording("first day", sv: "första dag"), decision.firstDay?.iso)
    fact("lastDay", Wording("last day", sv: "sista dag"), decision.lastDay?.iso)
    for period in decision.reportingPeriods {
      let kind = ReportKind(rawValue: period.kind)?.wording ?? .same(period.kind)
      fact(
        "period/\(period.firstDay)",
        Wording("report on \(period.firstDay)", sv: "rapport från \(period.firstDay)"),
        "\(period.kind) – \(period.lastDay): \(period.contentDue), \(period.financeDue)",
        Wording(
          "\(kind) to \(period.lastDay), due \(period.contentDue), claim due "
            + "\(period.financeDue)",
          sv: "\(kind) till \(period.lastDay), senast \(period.contentDue), "
            + "ansökan om utbetalning senast \(period.financeDue)"))
    }
    text("title", Wording("title", sv: "titel"), decision.title)
    text("purpose", Wording("purpose", sv: "syfte"), decision.purpose)
    text("products", Wording("products", sv: "produkter"), decision.products)
    text(
      "paymentConditions", Wording("conditions for payment", sv: "villkor för utbetalning"),
      decision.paymentConditions)
    for (place, condition) in decision.conditions.enumerated() {
      text(
        "condition/\(place)", Wording("condition \(place + 1)", sv: "villkor \(place + 1)"),
        condition.text + (condition.due.map { " (\($0))" } ?? ""))
    }
  }

  private mutating func add(_ report: Report) {
    if let claim = report.claim {
      amount(
        "eligibleCost", Wording("eligible cost", sv: "stödberättigande kostnad"), claim.eligibleCost
      )
      amount("source/union", FundingSource.union.wording, claim.unionContribution)
      for category in CostCategory.allCases {
        let lines = claim.lines.filter { $0.category == category }
        guard !lines.isEmpty else { continue }
        sum(
          "category/\(category.rawValue)", category.wording, lines.map(\.amount), in: claim.currency
        )
      }
      for line in claim.lines {
        amount(
          "line/\(line.id)",
          Wording(
            "line \(line.id), \(line.category.wording)",
            sv: "rad \(line.id), \(line.category.wording)"), line.amount)
      }
    }
    for value in report.indicators {
      guard let achieved = value.achievedHundredths else { continue }
      indicators.append(
        Item(
          name: value.id, label: indicatorNames.name(of: value.id, stated: value.name),
          value: achieved))
    }
    fact("firstDay", Wording("first day", sv: "första dag"), report.firstDay?.iso)
    fact("lastDay", Wording("last day", sv: "sista dag"), report.lastDay?.iso)
    text("progress", Wording("progress", sv: "genomförande"), report.texts.progress)
    text("deviations", Wording("deviations", sv: "avvikelser"), report.texts.deviations)
    text("problems", Wording("problems", sv: "problem"), report.texts.problems)
    text("results", Wording("results", sv: "resultat"), report.texts.results)
  }

  private mutating func add(_ payment: Payment) {
    amount(
      "eligibleCost", Wording("eligible cost", sv: "stödberättigande kostnad"),
      payment.eligibleExpenditure)
    amount("amountDue", Wording("due", sv: "att betala"), payment.amountDue)
    amount("amountPaid", Wording("paid", sv: "utbetalt"), payment.amountPaid)
    amount("source/union", FundingSource.union.wording, payment.unionContribution)
    fact("decided", Wording("decided", sv: "beslutat"), payment.decided?.iso)
    fact("paid", Wording("paid on", sv: "betalt den"), payment.paid?.iso)
  }

  private mutating func add(_ fact: ProjectFact) {
    self.fact("start", Wording("start", sv: "start"), fact.start?.text)
    self.fact("end", Wording("end", sv: "slut"), fact.end?.text)
    text("title", Wording("title", sv: "titel"), fact.title)
    text("summary", Wording("summary", sv: "sammanfattning"), fact.summary)
  }

  // MARK: Parts

  private mutating func add(
    _ budget: Budget?, _ financing: FinancingPlan?, _ currency: Currency
  ) {
    if let budget {
      amount(
        "eligibleCost", Wording("eligible cost", sv: "stödberättigande kostnad"),
        budget.eligibleCost)
      amount("totalCost", Wording("total cost", sv: "total kostnad"), budget.totalCost)
      fact(
        "option", Wording("cost option", sv: "redovisningsalternativ"), budget.option.rawValue,
        budget.option.wording)
      for category in CostCategory.allCases {
        let lines = budget.lines.filter { $0.category == category }
        guard !lines.isEmpty else { continue }
        sum("category/\(category.rawValue)", category.wording, lines.map(\.amount), in: currency)
      }
    }
    guard let financing else { return }
    var sources: [FundingSource] = []
    for contribution in financing.contributions where !sources.contains(contribution.source) {
      sources.append(contribution.source)
    }
    for source in sources {
      sum(
        "source/\(source.rawValue)", source.wording,
        financing.contributions.filter { $0.source == source }.map(\.amount), in: currency)
    }
  }

  private mutating func add(_ objectives: [Objective]) {
    for objective in objectives {
      amount("objective/\(objective.code)", .same(objective.code), objective.amount)
      fact(
        "actionKind/\(objective.code)", .same(objective.code), objective.actionKind.rawValue,
        objective.actionKind.wording)
    }
  }

  private mutating func add(_ targets: [IndicatorTarget]) {
    for target in targets {
      indicators.append(
        Item(
          name: target.id, label: indicatorNames.name(of: target.id, stated: target.name),
          value: target.targetHundredths))
    }
  }

  private mutating func amount(_ name: String, _ label: Wording, _ value: Money?) {
    if let value { money.append(Item(name: name, label: label, value: value)) }
  }

  private mutating func sum(
    _ name: String, _ label: Wording, _ amounts: [Money], in currency: Currency
  ) {
    if let sum = try? Money.sum(amounts, in: currency) {
      amount(name, label, sum)
    } else {
      tooLarge.append(Item(name: name, label: label, value: ()))
    }
  }

  private mutating func fact(
    _ name: String, _ label: Wording, _ code: String?, _ words: Wording? = nil
  ) {
    guard let code else { return }
    facts.append(
      Item(name: name, label: label, value: Fact(code: code, words: words ?? .same(code))))
  }

  private mutating func text(_ name: String, _ label: Wording, _ value: String?) {
    if let value { texts.append(Item(name: name, label: label, value: value)) }
  }
}
