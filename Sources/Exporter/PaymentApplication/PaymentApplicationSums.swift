import Languages
import Portfolio
import Provenance
import Values

/// Adds the registered expenditure of projects to the rows of a payment application.
struct PaymentApplicationSums {
  private(set) var conversions = ConversionLedger()
  private(set) var conditions: ConditionSums
  private let scope: PaymentApplicationScope
  private let kind: Return
  private let rates: EuroRates
  private let context: ExportContext
  private var rowsByKey: [Key: PaymentApplicationRow] = [:]
  private var gaps = GapList()

  private struct Key: Hashable {
    let objective: String
    let provision: ApplicationProvision
  }

  /// - Parameter kind: the return that its rows are of.
  init(
    _ scope: PaymentApplicationScope, rates: EuroRates, _ context: ExportContext,
    for kind: Return = .paymentApplication
  ) {
    self.scope = scope
    self.kind = kind
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
    let turns = split.objectives.map { scope.turns(of: entry.piece, under: $0.code) }
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
      let key = Key(
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
      let place = try standing(of: entry, under: objective, turn, key.provision)
      if turn.applied == .registered { try both(\.registered, \.registeredPublic) }
      switch place {
      case .excluded:
        if turn.applied == .registered { try both(\.excluded, \.excludedPublic) }
      case .appliedBefore:
        if turn.applied == .registered { try both(\.appliedBefore, \.appliedBeforePublic) }
      case .lacking:
        lacksApplication(entry, of: project, key, parts[index])
      case .applied:
        if turn.applied == .released { try both(\.released, \.releasedPublic) }
        if turn.applied != nil {
          try both(\.eligible, \.publicContribution)
          isAsked = true
        }
      }
      if turn.year != nil, place == .applied || place == .appliedBefore {
        try both(\.eligibleYear, \.publicContributionYear)
      }
      rowsByKey[key] = row
    }
    return isAsked
  }

  /// What becomes of an entry that stands in the time of the return.
  private enum Standing {
    case applied
    /// An application that was sent asked for it.
    case appliedBefore
    case excluded
    /// The applications of the year have been sent, and none asked for it.
    case lacking
  }

  private func standing(
    of entry: RegisteredExpenditure.Entry, under objective: Objective,
    _ turn: (applied: PaymentApplicationScope.Turn?, year: PaymentApplicationScope.Turn?),
    _ provision: ApplicationProvision
  ) throws -> Standing {
    let isExcluded =
      provision.exclusion != nil || scope.lacksConditions(objective.code, entry.converted)
    guard let standings = scope.standings else { return isExcluded ? .excluded : .applied }
    let holder = try standings.holder(of: entry.piece, under: objective)
    guard kind == .accounts else {
      return holder != nil ? .appliedBefore : isExcluded ? .excluded : .applied
    }
    if holder?.time.year == scope.time.year { return .applied }
    // What enabling conditions kept out waits for a later application.
    if holder != nil || isExcluded || scope.hasLackedConditions(objective.code, entry.converted) {
      return .excluded
    }
    guard turn.applied == .registered else { return .excluded }
    // A cut that no application had is taken off all the same.
    return entry.correction == nil ? .lacking : .applied
  }

  /// Accounts hold what the applications of the year have asked for, and nothing besides (Article 98(3)(a)).
  private mutating func lacksApplication(
    _ entry: RegisteredExpenditure.Entry, of project: Project, _ key: Key, _ amount: Money
  ) {
    let year = scope.time.year.name
    let name = "\(key.objective) \(key.provision.rawValue)"
    gaps.add(
      Gap(
        project: PersonalNumber.mask(in: project.key),
        field: Wording(
          "a payment application for \(amount) of \(name): \(entry.document.id) registers it in "
            + "\(year), and those that were sent did not ask for it",
          sv: "en betalningsansökan om \(amount) inom \(name): \(entry.document.id) bokför det i "
            + "\(year), och de som skickades begärde det inte"),
        law: Act.cpr.article("98", "3", "a"),
        fix: Wording(
          "mark the application that asks for it as sent with fondbok sent, or correct <registered>",
          sv: "markera ansökan som begär det som skickad med fondbok sent, eller rätta <registered>"
        )))
  }

  private mutating func lacksRate(
    _ entry: RegisteredExpenditure.Entry, of project: Project
  ) {
    gaps.addRate(
      of: entry.eligible.currency, in: entry.converted, for: project,
      law: Act.cpr.article("76", "1", "c"))
  }

  private func row(_ key: Key) -> PaymentApplicationRow {
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
  mutating func rows() throws -> [PaymentApplicationRow] {
    let objectives = scope.programme.objectives.map(\.code)
    var rows: [PaymentApplicationRow] = []
    for objective in objectives where !isAssistance(objective) {
      let template = ApplicationProvision.rows(of: objective)
      let others = ApplicationProvision.allCases.filter { provision in
        !template.contains(provision)
          && rowsByKey[Key(objective: objective, provision: provision)] != nil
      }
      for provision in template + others {
        let key = Key(objective: objective, provision: provision)
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
      let key = Key(objective: objective, provision: .technicalAssistance36)
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
    let bases = rows.filter { !$0.provision.isNotLinkedToCosts }.map(\.baseFigure)
    let base = try Money.sum(bases.map(\.amount), in: .eur)
    let assistance = try share.of(base, rounding: .halfUp)
    first.assistance = TracedFigure(assistance, from: bases.flatMap(\.sources))
    first.assistanceSteps = [
      .parts(base), .share(Self.assistance, share, of: base, gives: assistance),
    ]
    return [first] + registered.dropFirst()
      + [
        PaymentApplicationRow(
          objective: first.objective, title: first.title, provision: .technicalAssistance37,
          rate: nil)
      ]
  }

  static let assistance = Wording(
    "technical assistance, Article 36(5)", sv: "tekniskt stöd, artikel 36.5")

  private mutating func lacksProgrammeRate(_ key: Key) {
    gaps.add(
      Gap(
        project: scope.programme.header.id,
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
        project: scope.programme.header.id,
        field: Wording("the objective \(objective)", sv: "målet \(objective)"),
        law: Citation(Act.cpr, Provision(article: "91", paragraph: "3")),
        fix: Wording(
          "correct the objective of the decisions that name it, or send the programme again with it",
          sv: "rätta målet i de beslut som anger det, eller skicka programmet igen med det")))
  }
}
