import Languages
import Portfolio
import Provenance
import Values

/// A cut that falls in accounts: one they leave out, or one that was withdrawn during their year.
struct AccountsCut {
  let entry: RegisteredExpenditure.Entry
  let correction: Correction
  let project: String
  let objective: Objective
  /// The accounting year in which the expenditure was declared.
  let declared: AccountingYear?
  let eligible: TracedFigure
  let publicContribution: TracedFigure

  var provision: ApplicationProvision { ApplicationProvision(objective.actionKind) }

  var key: ApplicationKey { ApplicationKey(objective: objective.code, provision: provision) }
}

/// Gathers cuts in euro, each split over the objectives of its project as the expenditure was.
struct AccountsCuts {
  private(set) var leftOut: [AccountsCut] = []
  private(set) var withdrawn: [AccountsCut] = []
  private var gaps = GapList()
  private let scope: AccountsScope
  private let rates: EuroRates

  init(_ scope: AccountsScope, _ rates: EuroRates) {
    self.scope = scope
    self.rates = rates
  }

  mutating func add(_ project: Project) throws {
    guard project.programme?.header.version == scope.programme.header.version else { return }
    let scope = scope
    let cuts = try RegisteredExpenditure(
      project, leftOutOf: scope.time.year, until: scope.context.on)
    gaps.add(cuts.gaps)
    for entry in cuts.entries {
      leftOut += try parts(of: entry, project) { paid, _, objective in
        // What its enabling conditions kept out of the applications is not in the accounts either.
        try scope.holds(paid, under: objective)
      }
    }
    let year = try RegisteredExpenditure(project, in: scope.time.year.period, scope.context.terms)
    for entry in year.entries where entry.correction != nil {
      withdrawn += try parts(of: entry, project) { paid, cut, objective in
        guard !scope.applications.lacksConditions(objective.code, paid.converted) else {
          return false
        }
        return try scope.isWithdrawn(cut, of: paid, under: objective)
      }
    }
  }

  /// - Throws: `ExportError.incomplete` when a cut cannot be added up.
  func withholdIncomplete() throws { try gaps.withhold(.accounts) }

  /// - Parameter isMeant: whether a cut of what was paid is among them, under an objective.
  private mutating func parts(
    of entry: RegisteredExpenditure.Entry, _ project: Project,
    where isMeant: (
      _ paid: RegisteredPiece, _ cut: RegisteredPiece, _ objective: Objective
    ) throws -> Bool
  ) throws -> [AccountsCut] {
    guard let correction = entry.correction,
      let eligible = try rates.convert(try entry.eligible.negated(), registered: entry.converted),
      let contribution = try rates.convert(
        try entry.publicContribution.negated(), registered: entry.converted)
    else {
      gaps.addRate(
        of: entry.eligible.currency, in: entry.converted, for: project,
        law: Act.cpr.article("76", "1", "c"))
      return []
    }
    let amounts = try entry.split.parts(of: eligible.euro)
    let contributions = try entry.split.parts(of: contribution.euro)
    let key = PersonalNumber.mask(in: project.key)
    let paid = project.paymentCorrected(by: correction).map {
      RegisteredPiece(
        document: $0.header, correction: nil, registered: entry.converted,
        converted: entry.converted, isInEarlierAccounts: false)
    }
    var parts: [AccountsCut] = []
    for (index, objective) in entry.split.objectives.enumerated() {
      if let paid, try !isMeant(paid, entry.piece, objective) { continue }
      func figure(
        _ part: Money, _ conversion: EuroConversion, _ element: String
      ) throws(ArithmeticError) -> TracedFigure {
        var figure = TracedFigure()
        try figure.add(
          part, tracing: true,
          from: FigureSource(
            project: key, document: entry.document, spot: entry.spot.child(element),
            what: entry.what, stated: .money(conversion.amount),
            conversion: conversion.rate == nil ? nil : conversion,
            shares: entry.split.shares(index, giving: part), part: .money(part)))
        return figure
      }
      parts.append(
        AccountsCut(
          entry: entry, correction: correction, project: key, objective: objective,
          declared: AccountingYear(containing: entry.converted, scope.context.terms),
          eligible: try figure(amounts[index], eligible, "amount"),
          publicContribution: try figure(
            contributions[index], contribution, "publicContribution")))
    }
    return parts
  }
}

extension Correction.Kind {
  /// The point of Article 98(6) of Regulation (EU) 2021/1060.
  var point: String {
    switch self {
    case .irregular: "98(6)(a)"
    case .underAssessment: "98(6)(b)"
    case .other: "98(6)(c)"
    case .withdrawal: "98(3)(b)"
    }
  }

  var swedish: String {
    switch self {
    case .irregular: "oriktiga utgifter"
    case .underAssessment: "utgifter som håller på att bedömas"
    case .other: "annan minskning"
    case .withdrawal: "utgifter som dras tillbaka"
    }
  }
}
