import Languages
import Portfolio
import Provenance
import Values

/// A row of appendix 3: what has been registered of an objective while its enabling conditions were not
/// fulfilled, since the programme began (Regulation (EU) 2021/1060, Annex XXIII).
struct ConditionRow {
  let objective: ProgrammeObjective
  let provision: ApplicationProvision
  let basis: ContributionBase?
  /// While they still are not.
  var unfulfilled = TracedFigure()
  var unfulfilledPublic = TracedFigure()
  /// Before they were fulfilled again.
  var fulfilled = TracedFigure()
  var fulfilledPublic = TracedFigure()

  static func sheet(hasLabels: Bool) -> Sheet<ConditionRow> {
    func figure(
      _ name: String, _ heading: String, _ figure: @escaping (ConditionRow) -> TracedFigure
    ) -> Column<ConditionRow> {
      .cells(name, heading, .amount, sum: name) { figure($0).cell }
    }
    return Sheet(
      "conditions", element: "condition", hasLabels: hasLabels,
      [
        .code("specific_objective", "Specifikt mål, kod") { $0.objective.code },
        .label("Specifikt mål") { $0.objective.title },
        .code("provision", "Bestämmelse") { $0.provision.rawValue },
        .day("unfulfilled_from", "Ej uppfyllt från") { $0.objective.unfulfilledFrom },
        .day("fulfilled_from", "Åter uppfyllt från") { $0.objective.fulfilledFrom },
        .code("basis", "A. Beräkningsgrund, kod") { $0.basis?.rawValue },
        .label("A. Beräkningsgrund") {
          $0.basis.map { $0 == .total ? "totala" : "offentliga" }
        },
        .code("currency", "Valuta") { _ in "EUR" },
        figure("unfulfilled", "B. Ej uppfyllt, utgifter") { $0.unfulfilled },
        figure("unfulfilled_public", "C. Ej uppfyllt, offentligt bidrag") {
          $0.unfulfilledPublic
        },
        figure("fulfilled", "D. Åter uppfyllt, utgifter") { $0.fulfilled },
        figure("fulfilled_public", "E. Åter uppfyllt, offentligt bidrag") { $0.fulfilledPublic },
      ])
  }
}

/// Adds up what is registered of objectives whose enabling conditions are, or were, not fulfilled.
struct ConditionSums {
  private let scope: PaymentApplicationScope
  private let rates: EuroRates
  private let context: ExportContext
  private var rowsByKey: [Key: ConditionRow] = [:]

  private struct Key: Hashable {
    let objective: String
    let provision: ApplicationProvision
  }

  init(_ scope: PaymentApplicationScope, rates: EuroRates, _ context: ExportContext) {
    self.scope = scope
    self.rates = rates
    self.context = context
  }

  /// The objectives that a condition was not fulfilled of by the day of the application.
  private var objectives: [ProgrammeObjective] {
    scope.programme.objectives.filter { $0.unfulfilledFrom.map { $0 <= scope.day } ?? false }
  }

  /// Adds a project of the programme, from the first day on which a condition was not fulfilled.
  mutating func add(_ project: Project, _ gaps: inout GapList) throws {
    guard let first = objectives.compactMap(\.unfulfilledFrom).min(), first <= scope.time.until
    else { return }
    let period = try Period(first: first, last: scope.time.until)
    let expenditure = try RegisteredExpenditure(
      project, in: period, context.terms, keepsEarlierAccounts: true)
    gaps.add(expenditure.gaps)
    for entry in expenditure.entries { try add(entry, of: project, &gaps) }
  }

  private mutating func add(
    _ entry: RegisteredExpenditure.Entry, of project: Project, _ gaps: inout GapList
  ) throws {
    let affected = entry.split.objectives.filter { served in
      objectives.contains { $0.code == served.code && $0.lacksConditions(on: entry.converted) }
    }
    if affected.isEmpty { return }
    guard let eligible = try rates.convert(entry.eligible, registered: entry.converted),
      let contribution = try rates.convert(entry.publicContribution, registered: entry.converted)
    else {
      return gaps.addRate(
        of: entry.eligible.currency, in: entry.converted, for: project,
        law: Act.cpr.article("76", "1", "c"))
    }
    let parts = try entry.split.parts(of: eligible.euro)
    let publicParts = try entry.split.parts(of: contribution.euro)
    for (index, served) in entry.split.objectives.enumerated() {
      guard let objective = objectives.first(where: { $0.code == served.code }),
        // A cut belongs to the expenditure that it takes back.
        objective.lacksConditions(on: entry.converted)
      else { continue }
      let key = Key(
        objective: objective.code, provision: ApplicationProvision(served.actionKind))
      var row = rowsByKey[key] ?? row(objective, key.provision)
      func source(_ part: Money, _ conversion: EuroConversion, _ element: String) -> FigureSource {
        FigureSource(
          project: PersonalNumber.mask(in: project.key), document: entry.document,
          spot: entry.spot.child(element), what: entry.what, stated: .money(conversion.amount),
          conversion: conversion.rate == nil ? nil : conversion,
          shares: entry.split.shares(index, giving: part), part: .money(part))
      }
      let element = entry.spot.element == 0 ? "eligibleExpenditure" : "amount"
      let isFulfilled = !objective.lacksConditions(on: scope.day)
      let path: WritableKeyPath<ConditionRow, TracedFigure> =
        isFulfilled ? \.fulfilled : \.unfulfilled
      let publicPath: WritableKeyPath<ConditionRow, TracedFigure> =
        isFulfilled ? \.fulfilledPublic : \.unfulfilledPublic
      try row[keyPath: path].add(
        parts[index], tracing: context.keepsSources,
        from: source(parts[index], eligible, element))
      try row[keyPath: publicPath].add(
        publicParts[index], tracing: context.keepsSources,
        from: source(publicParts[index], contribution, "publicContribution"))
      rowsByKey[key] = row
    }
  }

  private func row(
    _ objective: ProgrammeObjective, _ provision: ApplicationProvision
  ) -> ConditionRow {
    ConditionRow(
      objective: objective, provision: provision,
      basis: scope.programme.rates.first {
        $0.objective == objective.code && $0.actionKind == provision.kind
      }?.base)
  }

  /// The rows, in the order of the programme and of the template.
  func rows() -> [ConditionRow] {
    objectives.flatMap { objective in
      ApplicationProvision.allCases.compactMap {
        rowsByKey[Key(objective: objective.code, provision: $0)]
      }
    }
  }
}
