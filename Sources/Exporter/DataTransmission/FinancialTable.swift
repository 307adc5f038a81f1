import Languages
import Portfolio
import Provenance
import Values

/// Adds up the financial table: what is selected and declared, by objective, rate and codes.
struct FinancialTable {
  private(set) var conversions = ConversionLedger()
  private let programme: Programme
  private let rates: EuroRates
  private let keepsSources: Bool
  private var sums: [FinancialKey: FinancialSums] = [:]

  init(_ programme: Programme, _ rates: EuroRates, keepsSources: Bool) {
    self.programme = programme
    self.rates = rates
    self.keepsSources = keepsSources
  }

  /// Adds a project. What is granted becomes euro at the rate of the month of the decision in force,
  /// and a claim at that of the month in which it came in: the law sets a month for registered
  /// expenditure alone, so both are our reading.
  mutating func add(_ operation: SelectedOperation, _ gaps: inout GapList) throws {
    let grant = operation.grant
    let union = try grant.financing?.unionContribution(grant.currency) ?? .zero(grant.currency)
    guard try union.isAtMost(operation.budget.eligibleCost) else {
      return gaps.add(
        gap(
          operation,
          Wording(
            "a contribution of the Fund that is at most its eligible cost",
            sv: "ett bidrag från fonden som är högst den stödberättigande kostnaden"),
          fix: Wording("correct the decision", sv: "rätta beslutet")))
    }
    guard try isKnown(operation, &gaps) else { return }
    guard let split = ObjectiveSplit(operation.objectives, lines: []),
      operation.objectives.allSatisfy({ $0.interventions.contains { $0.share > .zero } })
    else {
      return gaps.add(
        gap(
          operation,
          Wording(
            "the amount of each objective, and the shares of its types of intervention",
            sv: "beloppet för varje mål, och andelarna för dess interventionstyper"),
          fix: Wording("send the decision again with them", sv: "skicka beslutet igen med dem")))
    }
    try add(
      operation.budget.eligibleCost, to: \.eligible, split, operation, &gaps, day: grant.decided,
      FigurePlace(
        grant.header, grant.spot.child("budget/eligibleCost"),
        Wording("granted eligible cost", sv: "beviljad stödberättigande kostnad")))
    try add(
      union, to: \.union, split, operation, &gaps, day: grant.decided,
      FigurePlace(
        grant.header, grant.spot.child("financing"),
        Wording("granted contribution", sv: "beviljat bidrag")))
    for (report, claim, received) in operation.claims {
      guard let split = ObjectiveSplit(operation.objectives, lines: claim.lines) else { continue }
      try add(
        claim.eligibleCost, to: \.declared, split, operation, &gaps, day: received,
        FigurePlace(
          report.header, claim.spot.child("eligibleCost"), Wording("claimed", sv: "redovisat")))
    }
  }

  /// Whether the programme has the objectives of a project, and a rate for what is done under them.
  private func isKnown(_ operation: SelectedOperation, _ gaps: inout GapList) throws -> Bool {
    let unknown = operation.objectives.filter { rate($0) == nil }
    for objective in unknown {
      gaps.add(
        gap(
          operation,
          Wording(
            "a rate of the programme for \(objective.code) and \(objective.actionKind.rawValue)",
            sv: "en medfinansieringsgrad i programmet för \(objective.code) och "
              + "\(objective.actionKind.swedish)"),
          fix: Wording(
            "correct the objective of the decision, or send the programme again with its <rate>",
            sv: "rätta målet i beslutet, eller skicka programmet igen med dess <rate>")))
    }
    return unknown.isEmpty
  }

  /// Where a figure stands.
  private struct FigurePlace {
    let document: DocumentHeader
    let spot: Spot
    let what: Wording

    init(_ document: DocumentHeader, _ spot: Spot, _ what: Wording) {
      self.document = document
      self.spot = spot
      self.what = what
    }
  }

  private mutating func add(
    _ amount: Money, to path: WritableKeyPath<FinancialSums, TracedFigure>,
    _ split: ObjectiveSplit, _ operation: SelectedOperation, _ gaps: inout GapList, day: Day,
    _ figure: FigurePlace
  ) throws {
    guard let conversion = try rates.convert(amount, registered: day) else {
      return gaps.addRate(
        of: amount.currency, in: day, for: operation.project, law: Act.cpr.article("42", "2", "a"))
    }
    try conversions.add(conversion)
    let wholes = try split.parts(of: conversion.euro)
    for (place, objective) in split.objectives.enumerated() {
      let weights = objective.interventions.map(\.share.hundredths)
      let parts = try wholes[place].split(over: weights)
      for (index, part) in parts.enumerated() {
        let key = key(objective, objective.interventions[index])
        var row = sums[key] ?? FinancialSums()
        row.projects.insert("\(operation.project.keyIssuer) \(operation.project.key)")
        try row[keyPath: path].add(
          part, tracing: keepsSources,
          from: FigureSource(
            project: PersonalNumber.mask(in: operation.project.key), document: figure.document,
            spot: figure.spot, what: figure.what, stated: .money(amount),
            conversion: conversion.rate == nil ? nil : conversion,
            shares: split.shares(place, giving: wholes[place])
              + Self.shares(weights, index, giving: part), part: .money(part)))
        sums[key] = row
      }
    }
  }

  /// Which share a type of intervention has, and the part that it gives; none when it has all.
  private static func shares(
    _ weights: [Int64], _ index: Int, giving part: Money
  ) -> [FigureSource.Share] {
    guard weights.count > 1 else { return [] }
    return [
      FigureSource.Share(
        weight: weights[index], total: weights.reduce(0, +),
        by: Wording(
          "by the shares of the types of intervention", sv: "efter interventionstypernas andelar"),
        part: part)
    ]
  }

  private func key(_ objective: Objective, _ intervention: Intervention) -> FinancialKey {
    FinancialKey(
      objective: objective.code, rate: rate(objective) ?? .zero, field: intervention.field,
      actionType: intervention.actionType, implementation: intervention.implementation,
      theme: intervention.particularTheme)
  }

  private func rate(_ objective: Objective) -> Percentage? {
    programme.rates.first {
      $0.objective == objective.code && $0.actionKind == objective.actionKind
    }?.rate
  }

  // MARK: Rows

  /// The rows, in the order of their codes, and a subtotal for each objective of the programme.
  func rows() throws(ArithmeticError) -> (rows: [FinancialRow], subtotals: [FinancialSubtotal]) {
    var rows: [FinancialRow] = []
    for key in sums.keys.sorted(by: { $0.order.lexicographicallyPrecedes($1.order) }) {
      rows.append(
        FinancialRow(
          key: key, allocation: try allocation(key.objective, key.rate),
          sums: sums[key] ?? FinancialSums()))
    }
    var subtotals: [FinancialSubtotal] = []
    for objective in programme.objectives {
      var whole = FinancialSums()
      for row in rows where row.key.objective == objective.code { try whole.add(row.sums) }
      subtotals.append(
        FinancialSubtotal(
          objective: objective.code, title: objective.title,
          allocation: try allocation(objective.code, nil), sums: whole))
    }
    return (rows, subtotals)
  }

  /// What the programme gives an objective, the Fund's and the national part, at a rate or in all;
  /// `nil` where it does not say.
  private func allocation(
    _ objective: String, _ rate: Percentage?
  ) throws(ArithmeticError) -> TracedFigure? {
    let rates = programme.rates.filter {
      $0.objective == objective && (rate == nil || $0.rate == rate)
    }
    guard !rates.isEmpty else { return nil }
    var whole = TracedFigure(programme.currency)
    for rate in rates {
      guard let amount = try rate.allocation else { return nil }
      try whole.add(
        amount, tracing: keepsSources,
        from: FigureSource(
          project: programme.cci, document: programme.header, spot: rate.spot,
          what: Wording(
            "allocated to \(objective), \(rate.actionKind.rawValue)",
            sv: "tilldelat \(objective), \(rate.actionKind.swedish)"), stated: .money(amount),
          conversion: nil, shares: [], part: .money(amount)))
    }
    return whole
  }

  // MARK: Gaps

  private func gap(_ operation: SelectedOperation, _ field: Wording, fix: Wording) -> Gap {
    Gap(
      project: PersonalNumber.mask(in: operation.project.key), field: field,
      law: Citation(Act.cpr, Provision(article: "42", paragraph: "2", points: ["a"])), fix: fix)
  }
}

extension FinancialSums {
  fileprivate mutating func add(_ other: FinancialSums) throws(ArithmeticError) {
    try eligible.add(other.eligible)
    try union.add(other.union)
    try declared.add(other.declared)
    projects.formUnion(other.projects)
  }
}
