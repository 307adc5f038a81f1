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
  var accepted: Money
  var base: TracedFigure
  var baseAccepted: Money

  /// The most of a base.
  func most(of base: Money) throws(ArithmeticError) -> Money? {
    try term?.rate.of(base, rounding: .down)
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
        rate: rate, term: term, claimed: TracedFigure(currency), accepted: .zero(currency),
        base: TracedFigure(currency), baseAccepted: .zero(currency))
      for line in lines {
        let left = try line.line.amount.subtracting(line.deducted?.amount ?? .zero(currency))
        if line.line.flatRate == rate {
          try row.claimed.add(line.line.amount, tracing: true, from: line.amountSource)
          row.accepted = try row.accepted.adding(left)
        }
        guard let term, line.line.isDirect, term.base.contains(line.line.category) else { continue }
        try row.base.add(line.line.amount, tracing: true, from: line.amountSource)
        row.baseAccepted = try row.baseAccepted.adding(left)
      }
      return row
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<ClaimFlatRate> {
    func known(_ row: ClaimFlatRate, _ value: CellValue?) -> Cell {
      Cell(row.term == nil ? .notStated : value ?? .notStated)
    }
    func amount(
      _ name: String, _ heading: String, _ value: @escaping (ClaimFlatRate) throws -> Money?
    ) -> Column<ClaimFlatRate> {
      .cells(name, heading, .amount, sum: name) { row in
        known(row, try value(row).map { .amount($0) })
      }
    }
    return Sheet(
      "flat_rates", element: "flatRate", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("flat_rate", "Schablon, artikel") { $0.rate.rawValue },
        .label("Schablon") { $0.term?.label },
        .cells("rate", "Sats, %", .rate) { row in known(row, row.term.map { .rate($0.rate) }) },
        .code("currency", "Valuta") { $0.claimed.amount.currency.code },
        .cells("base", "Underlag", .amount, sum: "base") { row in
          row.term == nil ? Cell(.notStated) : row.base.cell
        },
        amount("most", "Högst enligt satsen") { try $0.most(of: $0.base.amount) },
        .cells("claimed", "Begärs nu", .amount, sum: "claimed") { $0.claimed.cell },
        amount("margin", "Kvar till högsta belopp") { row in
          try row.most(of: row.base.amount)?.subtracting(row.claimed.amount)
        },
        amount("base_accepted", "Underlag efter avdrag") { $0.baseAccepted },
        amount("most_accepted", "Högst efter avdrag") { try $0.most(of: $0.baseAccepted) },
        .cells("accepted", "Schablon efter avdrag", .amount, sum: "accepted") {
          Cell(.amount($0.accepted))
        },
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

extension ExpenditureLine {
  /// Whether the cost is direct: not calculated by a flat rate, but for staff costs under Article 55(1).
  fileprivate var isDirect: Bool { form != .flatRate || flatRate == .article55 }
}
