import Languages
import Portfolio
import Values

/// What is granted for costs of a kind, and what has been claimed of it.
struct ClaimCategory {
  let key: Key
  var granted: TracedFigure
  var before: TracedFigure
  var deductedBefore: TracedFigure
  var claimed: TracedFigure
  var deducted: TracedFigure

  /// A category of cost in one form: those of a flat rate stand apart.
  struct Key: Hashable {
    let category: CostCategory
    let form: CostForm
    let flatRate: FlatRate?

    /// The order of the categories, and in them of the forms.
    fileprivate var order: [String] {
      let place = CostCategory.allCases.firstIndex(of: category) ?? 0
      return [place < 10 ? "0\(place)" : "\(place)", form.rawValue, flatRate?.rawValue ?? ""]
    }
  }

  private init(_ key: Key, _ currency: Currency) {
    self.key = key
    granted = TracedFigure(currency)
    before = TracedFigure(currency)
    deductedBefore = TracedFigure(currency)
    claimed = TracedFigure(currency)
    deducted = TracedFigure(currency)
  }

  /// What is granted and not yet used up: what was taken off may be claimed for other costs.
  var left: TracedFigure {
    get throws(ArithmeticError) {
      try granted.subtracting(try before.subtracting(deductedBefore))
        .subtracting(try claimed.subtracting(deducted))
    }
  }

  /// The budget that was granted: the decision's, else that of the application it grants.
  static func budget(_ scope: ClaimScope) -> (document: DocumentHeader, budget: Budget)? {
    if let budget = scope.grant.budget, !budget.lines.isEmpty {
      return (scope.grant.header, budget)
    }
    return scope.project.application.map { ($0.header, $0.budget) }
  }

  /// The rows, each kind of cost once.
  static func rows(_ scope: ClaimScope) throws -> [ClaimCategory] {
    var rows: [Key: ClaimCategory] = [:]
    func add(
      _ amount: Money, _ key: Key, _ path: WritableKeyPath<ClaimCategory, TracedFigure>,
      _ source: FigureSource
    ) throws {
      var row = rows[key] ?? ClaimCategory(key, scope.currency)
      try row[keyPath: path].add(amount, tracing: true, from: source)
      rows[key] = row
    }
    if let (document, budget) = budget(scope) {
      for line in budget.lines {
        try add(
          line.amount,
          Key(category: line.category, form: line.form, flatRate: line.flatRate), \.granted,
          scope.source(
            document, line.spot.child("amount"),
            Wording("granted on line \(line.id)", sv: "beviljat på rad \(line.id)"), line.amount))
      }
    }
    func addClaim(
      _ report: Report, _ claim: Claim, _ cuts: [ClaimCut],
      _ path: WritableKeyPath<ClaimCategory, TracedFigure>,
      _ cutPath: WritableKeyPath<ClaimCategory, TracedFigure>
    ) throws {
      for line in claim.lines {
        let key = Key(category: line.category, form: line.form, flatRate: line.flatRate)
        try add(
          line.amount, key, path,
          scope.source(
            report.header, line.spot.child("amount"),
            Wording("claimed on line \(line.id)", sv: "begärt på rad \(line.id)"), line.amount))
        for cut in cuts where cut.report == report.reference && cut.line == line.id {
          try add(cut.amount, key, cutPath, cut.source(in: scope))
        }
      }
    }
    for (report, claim) in scope.earlier {
      try addClaim(report, claim, scope.earlierCuts, \.before, \.deductedBefore)
    }
    try addClaim(scope.report, scope.claim, scope.cuts, \.claimed, \.deducted)
    return rows.values.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<ClaimCategory> {
    func figure(
      _ name: String, _ heading: String, _ figure: @escaping (ClaimCategory) -> TracedFigure
    ) -> Column<ClaimCategory> {
      .cells(name, heading, .amount, sum: name) { figure($0).cell }
    }
    return Sheet(
      "categories", element: "category", hasLabels: hasLabels,
      [
        .code("category", "Kostnadsslag, kod") { $0.key.category.rawValue },
        .label("Kostnadsslag") { $0.key.category.said(in: .swedish) },
        .code("form", "Kostnadsform, kod") { $0.key.form.rawValue },
        .label("Kostnadsform") { $0.key.form.swedish },
        .code("flat_rate", "Schablon, artikel") { $0.key.flatRate?.rawValue },
        .code("currency", "Valuta") { $0.granted.amount.currency.code },
        figure("granted", "Beviljat") { $0.granted },
        figure("claimed_before", "Begärt tidigare") { $0.before },
        figure("deducted_before", "Avdraget tidigare") { $0.deductedBefore },
        figure("claimed", "Begärs nu") { $0.claimed },
        figure("deducted", "Avdraget") { $0.deducted },
        .cells("left", "Kvar av det beviljade", .amount, sum: "left") { try $0.left.cell },
      ])
  }
}
