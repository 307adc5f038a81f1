import Languages
public import Portfolio
public import Values

/// A part of the claim that is calculated by a flat rate, with what it is calculated on.
///
/// The most that may be claimed is the rate of its base, what is less than an öre dropped; what is taken
/// off the base takes the flat rate down with it (Regulation (EU) 2021/1060, Articles 54 to 56).
struct ClaimFlatRate {
  let rate: FlatRate
  let term: FlatRateTerm?
  var claimed: TracedFigure
  var accepted: TracedFigure
  var base: TracedFigure
  var baseAccepted: TracedFigure

  /// The most of a base, what is less than an öre dropped.
  func most(of base: TracedFigure) throws(ArithmeticError) -> Money? {
    try term?.rate.of(base.amount, rounding: .down)
  }

  /// The same with what it is made of, and what else becomes of it.
  private func mostCell(
    of base: TracedFigure, less other: TracedFigure? = nil
  ) throws(ArithmeticError) -> Cell {
    guard let term, let most = try most(of: base) else { return Cell(.notStated) }
    let steps: [FigureStep] = [
      .parts(base.amount),
      .share(.same(term.label), term.rate, of: base.amount, gives: most),
    ]
    guard let other else { return Cell(.amount(most), from: base.sources, steps: steps) }
    let left = try most.subtracting(other.amount)
    return Cell(
      .amount(left), from: base.sources,
      steps: steps + [
        .other(Wording("claimed", sv: "begärt"), other.amount),
        .difference(
          Wording("the most less what is claimed", sv: "det högsta minus det begärda"), most,
          less: [other.amount], gives: left),
      ])
  }

  /// A row for each flat rate that the claim uses.
  static func rows(
    _ lines: [ClaimLine], _ terms: [FlatRateTerm], _ currency: Currency
  ) throws -> [ClaimFlatRate] {
    var used: [FlatRate] = []
    for line in lines {
      if let rate = line.line.flatRate, !used.contains(rate) { used.append(rate) }
    }
    return try used.sorted { $0.rawValue < $1.rawValue }.map { rate in
      let term = terms.first { $0.id == rate.rawValue }
      var row = ClaimFlatRate(
        rate: rate, term: term, claimed: TracedFigure(currency), accepted: TracedFigure(currency),
        base: TracedFigure(currency), baseAccepted: TracedFigure(currency))
      for line in lines {
        let left = try line.claimed.subtracting(line.deducted ?? TracedFigure(currency))
        if line.line.flatRate == rate {
          try row.claimed.add(line.claimed)
          try row.accepted.add(left)
        }
        guard let term, line.line.isDirectCost, term.base.contains(line.line.category) else {
          continue
        }
        try row.base.add(line.claimed)
        try row.baseAccepted.add(left)
      }
      return row
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<ClaimFlatRate> {
    func known(_ row: ClaimFlatRate, _ value: CellValue?) -> Cell {
      Cell(row.term == nil ? .notStated : value ?? .notStated)
    }
    func figure(
      _ name: String, _ heading: String, _ cell: @escaping (ClaimFlatRate) throws -> Cell
    ) -> Column<ClaimFlatRate> {
      .cells(name, heading, .amount, sum: name) { row in
        try row.term == nil ? Cell(.notStated) : cell(row)
      }
    }
    return Sheet(
      "flat_rates", element: "flatRate", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("flat_rate", "Schablon, artikel") { $0.rate.rawValue },
        .label("Schablon") { $0.term?.label },
        .cells("rate", "Sats, %", .rate) { row in known(row, row.term.map { .rate($0.rate) }) },
        .code("currency", "Valuta") { $0.claimed.amount.currency.code },
        figure("base", "Underlag") { $0.base.cell },
        figure("most", "Högst enligt satsen") { try $0.mostCell(of: $0.base) },
        .cells("claimed", "Begärs nu", .amount, sum: "claimed") { $0.claimed.cell },
        figure("margin", "Kvar till högsta belopp") {
          try $0.mostCell(of: $0.base, less: $0.claimed)
        },
        figure("base_accepted", "Underlag efter avdrag") { $0.baseAccepted.cell },
        figure("most_accepted", "Högst efter avdrag") { try $0.mostCell(of: $0.baseAccepted) },
        .cells("accepted", "Schablon efter avdrag", .amount, sum: "accepted") { $0.accepted.cell },
      ])
  }
}

/// A flat rate of the law, as the rulebook has it.
public struct FlatRateTerm: Sendable {
  /// The word of documents: `54b`.
  public let id: String
  /// What it is, in Swedish.
  public let label: String
  public let rate: Percentage
  /// The categories of direct costs that it is applied to.
  public let base: Set<CostCategory>

  public init(id: String, label: String, rate: Percentage, base: Set<CostCategory>) {
    self.id = id
    self.label = label
    self.rate = rate
    self.base = base
  }
}
