import Languages
import Portfolio
import Provenance
import Values

/// Adds the registered expenditure of projects to the rows of a payment application.
struct PaymentApplicationSums {
  private(set) var conversions = ConversionLedger()
  private(set) var conditions: ConditionSums
  /// What was registered by the day that somebody says an earlier application reached, in papers that came in
  /// after it.
  private(set) var late = LatePapers()
  /// What is eligible in the accounting year by that day.
  private(set) var beforeSince = Money.zero(.eur)
  let scope: PaymentApplicationScope
  let kind: Return
  private let rates: EuroRates
  let context: ExportContext
  /// What is carried over from years that are closed.
  let carried: CarriedExpenditure
  var rowsByKey: [ApplicationKey: PaymentApplicationRow] = [:]
  var gaps = GapList()

  /// - Parameter kind: the return that its rows are of.
  init(
    _ scope: PaymentApplicationScope, rates: EuroRates, _ context: ExportContext,
    carrying carried: CarriedExpenditure = .none, for kind: Return = .paymentApplication
  ) {
    self.scope = scope
    self.kind = kind
    self.carried = carried
    conditions = ConditionSums(scope, rates: rates, context)
    self.rates = rates
    self.context = context
  }

  /// - Returns: whether anything of the project is applied for.
  @discardableResult
  mutating func add(_ project: Project) throws -> Bool {
    if project.programme?.header.version == scope.programme.header.version {
      try conditions.add(project, &gaps)
    }
    let expenditure = try RegisteredExpenditure(
      project, in: scope.reach, context.terms, keepsEarlierAccounts: scope.hasConditions)
    guard !expenditure.entries.isEmpty || !expenditure.gaps.isEmpty else { return false }
    guard let programme = project.programme else {
      gaps.add(
        Gap(
          project: PersonalNumber.mask(in: project.key),
          field: Wording("its programme", sv: "sitt program"),
          law: Citation(Act.cpr, Provision(article: "91", paragraph: "1")),
          fix: Wording(
            "import the programme that the application or its call names",
            sv: "ta in det program som ansökan eller dess utlysning anger")))
      return false
    }
    guard programme.header.version == scope.programme.header.version else { return false }
    gaps.add(expenditure.gaps)
    var isAsked = false
    for entry in expenditure.entries {
      let isOfEntry = try add(entry, of: project)
      isAsked = isAsked || isOfEntry
    }
    return isAsked
  }

  private mutating func add(
    _ entry: RegisteredExpenditure.Entry, of project: Project
  ) throws -> Bool {
    let split = entry.split
    let turns = split.objectives.map { self.turns(of: entry, under: $0) }
    guard turns.contains(where: { $0.applied != nil || $0.year != nil }) else { return false }
    guard let eligible = try rates.convert(entry.eligible, registered: entry.converted),
      let contribution = try rates.convert(entry.publicContribution, registered: entry.converted)
    else {
      lacksRate(entry, of: project)
      return false
    }
    var isAsked = false
    if turns.contains(where: { $0.applied != nil }) { try conversions.add(eligible) }
    let parts = try split.parts(of: eligible.euro)
    let publicParts = try split.parts(of: contribution.euro)
    for (index, objective) in split.objectives.enumerated() {
      let turn = turns[index]
      if turn.applied == nil, turn.year == nil { continue }
      let key = ApplicationKey(
        objective: objective.code, provision: ApplicationProvision(objective.actionKind))
      var row = rowsByKey[key] ?? self.row(key)
      func add(
        _ part: Money, _ path: WritableKeyPath<PaymentApplicationRow, TracedFigure>,
        _ conversion: EuroConversion, _ element: String
      ) throws {
        try row[keyPath: path].add(
          part, tracing: context.keepsSources,
          from: FigureSource(
            project: PersonalNumber.mask(in: project.key), document: entry.document,
            spot: entry.spot.child(element), what: entry.what, stated: .money(conversion.amount),
            conversion: conversion.rate == nil ? nil : conversion,
            shares: split.shares(index, giving: part),
            part: .money(part)))
      }
      let element = entry.spot.element == 0 ? "eligibleExpenditure" : "amount"
      func both(
        _ path: WritableKeyPath<PaymentApplicationRow, TracedFigure>,
        _ publicPath: WritableKeyPath<PaymentApplicationRow, TracedFigure>
      ) throws {
        try add(parts[index], path, eligible, element)
        try add(publicParts[index], publicPath, contribution, "publicContribution")
      }
      if turn.applied == .registered { try both(\.registered, \.registeredPublic) }
      if key.provision.exclusion != nil || scope.lacksConditions(objective.code, entry.converted) {
        if turn.applied == .registered { try both(\.excluded, \.excludedPublic) }
      } else {
        if turn.applied == .released { try both(\.released, \.releasedPublic) }
        if turn.applied != nil {
          try both(\.eligible, \.publicContribution)
          isAsked = try isAsked || !isStated(entry, under: objective)
        } else {
          beforeSince = try beforeSince.adding(parts[index])
          try late.add(parts[index], entry, after: context.since)
        }
        if turn.year != nil { try both(\.eligibleYear, \.publicContributionYear) }
      }
      rowsByKey[key] = row
    }
    return isAsked
  }

  /// How an entry comes to stand in the return; what closed years have left is told by what they have had, where
  /// that is known.
  private func turns(
    of entry: RegisteredExpenditure.Entry, under objective: Objective
  ) -> (applied: PaymentApplicationScope.Turn?, year: PaymentApplicationScope.Turn?) {
    let turns = scope.turns(of: entry.piece, under: objective.code)
    guard carried.isKnown else { return turns }
    return (
      turns.applied == .released ? nil : turns.applied, turns.year == .released ? nil : turns.year
    )
  }

  /// Whether an application that was sent had it.
  private func isStated(
    _ entry: RegisteredExpenditure.Entry, under objective: Objective
  ) throws -> Bool {
    guard kind == .paymentApplication else { return false }
    return try scope.standings?.holder(of: entry.piece, under: objective) != nil
  }

  private mutating func lacksRate(
    _ entry: RegisteredExpenditure.Entry, of project: Project
  ) {
    gaps.addRate(
      of: entry.eligible.currency, in: entry.converted, for: project,
      law: Act.cpr.article("76", "1", "c"))
  }

  func row(_ key: ApplicationKey) -> PaymentApplicationRow {
    PaymentApplicationRow(
      objective: key.objective,
      title: scope.programme.objectives.first { $0.code == key.objective }?.title,
      provision: key.provision,
      rate: scope.programme.rates.first {
        $0.objective == key.objective && $0.actionKind == key.provision.kind
      })
  }

  // MARK: Rows

  /// The rows of the template, and after those of an objective what it has no row for.
  /// - Throws: `ExportError.incomplete` when anything is missing.
  ///
  /// - Parameter stated: of accounts, what the applications of their year stated: each row of it is there.
  mutating func rows(havingStated stated: StatedBefore? = nil) throws -> [PaymentApplicationRow] {
    try carry()
    if kind == .paymentApplication { try subtractStated() }
    if let stated { add(rowsOf: stated) }
    let objectives = scope.programme.objectives.map(\.code)
    var rows: [PaymentApplicationRow] = []
    for objective in objectives where !isAssistance(objective) {
      let template = ApplicationProvision.rows(of: objective)
      let others = ApplicationProvision.allCases.filter { provision in
        !template.contains(provision)
          && rowsByKey[ApplicationKey(objective: objective, provision: provision)] != nil
      }
      for provision in template + others {
        let key = ApplicationKey(objective: objective, provision: provision)
        let row = rowsByKey.removeValue(forKey: key) ?? self.row(key)
        if try row.union() == nil { lacksProgrammeRate(key) }
        rows.append(row)
      }
    }
    rows += try assistance(of: rows)
    for key in rowsByKey.keys.sorted(by: { $0.objective < $1.objective }) {
      lacksObjective(key.objective)
    }
    try gaps.withhold(kind)
    return rows
  }

  private func isAssistance(_ objective: String) -> Bool {
    let kinds = scope.programme.rates.filter { $0.objective == objective }.map(\.actionKind)
    return !kinds.isEmpty && kinds.allSatisfy { $0 == .technicalAssistance }
  }

  /// Technical assistance is a share of the expenditure applied for under points (a) and (c) of
  /// Article 91(3), so not of Union contributions that are not linked to costs, which stand under
  /// Article 91(4); solidarity actions are not among it (Article 36(3a) and (5)). Whether amounts per
  /// person count is not said in so many words: leaving them out is our reading.
  private mutating func assistance(
    of rows: [PaymentApplicationRow]
  ) throws -> [PaymentApplicationRow] {
    var registered: [PaymentApplicationRow] = []
    for objective in scope.programme.objectives.map(\.code) where isAssistance(objective) {
      let key = ApplicationKey(objective: objective, provision: .technicalAssistance36)
      registered.append(rowsByKey.removeValue(forKey: key) ?? row(key))
    }
    guard var first = registered.first else { return [] }
    guard let share = context.terms.technicalAssistance else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "the rulebook does not say which share technical assistance is",
          sv: "regelboken säger inte vilken andel det tekniska stödet är"))
    }
    let linked = rows.filter { !$0.provision.isNotLinkedToCosts }
    let base = try Money.sum(linked.map(\.base), in: .eur)
    let assistance = try share.of(base, rounding: .halfUp)
    first.assistance = TracedFigure(assistance, from: linked.flatMap(\.baseFigure.sources))
    first.assistanceSteps =
      try PaymentApplicationRow.steps(to: linked, base, \.baseTaken)
      + [.share(Self.assistance, share, of: base, gives: assistance)]
    return [first] + registered.dropFirst()
      + [
        PaymentApplicationRow(
          objective: first.objective, title: first.title, provision: .technicalAssistance37,
          rate: nil)
      ]
  }

  static let assistance = Wording(
    "technical assistance, Article 36(5)", sv: "tekniskt stöd, artikel 36.5")

  private mutating func lacksProgrammeRate(_ key: ApplicationKey) {
    gaps.add(
      Gap(
        .programme(scope.programme.header.id),
        field: Wording(
          "the rate of \(key.objective), Article \(key.provision.rawValue)",
          sv: "medfinansieringsgraden för \(key.objective), artikel \(key.provision.rawValue)"),
        law: Citation(Act.cpr, Provision(article: "93", paragraph: "1")),
        fix: Wording(
          "send the programme again with its <rate>",
          sv: "skicka programmet igen med dess <rate>")))
  }

  private mutating func lacksObjective(_ objective: String) {
    gaps.add(
      Gap(
        .programme(scope.programme.header.id),
        field: Wording("the objective \(objective)", sv: "målet \(objective)"),
        law: Citation(Act.cpr, Provision(article: "91", paragraph: "3")),
        fix: Wording(
          "correct the objective of the decisions that name it, or send the programme again with it",
          sv: "rätta målet i de beslut som anger det, eller skicka programmet igen med det")))
  }
}
