import Languages
import Portfolio
import Values

/// How expenditure falls on the objectives of a project, by largest remainder.
struct ObjectiveSplit {
  let objectives: [Objective]
  let weights: [Int64]
  /// By what it is split, where there is more than one.
  let by: Wording?

  /// By the lines of the claim when each of them names its objective, else by the amounts of the
  /// grant; `nil` when neither says anything.
  init?(_ objectives: [Objective], lines: [ExpenditureLine]) {
    self.objectives = objectives
    guard objectives.count != 1 else {
      weights = [1]
      by = nil
      return
    }
    if let claimed = Self.claimed(lines, objectives) {
      weights = claimed
      by = Wording("by the lines of the claim", sv: "efter raderna i ansökan om utbetalning")
      return
    }
    weights = objectives.map(\.amount.minorUnits)
    by = Wording("by the amounts of the grant", sv: "efter beloppen i beslutet")
    guard weights.allSatisfy({ $0 >= 0 }), weights.contains(where: { $0 > 0 }) else { return nil }
  }

  /// What the lines claim for each objective, when they say it of all.
  private static func claimed(
    _ lines: [ExpenditureLine], _ objectives: [Objective]
  ) -> [Int64]? {
    var weights = Array(repeating: Int64(0), count: objectives.count)
    for line in lines {
      let places = objectives.indices.filter { objectives[$0].code == line.objective }
      // An objective with two kinds of action is not told apart by its code.
      guard places.count == 1, let place = places.first else { return nil }
      let (sum, overflows) = weights[place].addingReportingOverflow(line.amount.minorUnits)
      guard !overflows else { return nil }
      weights[place] = sum
    }
    guard weights.allSatisfy({ $0 >= 0 }), weights.contains(where: { $0 > 0 }) else { return nil }
    return weights
  }

  /// The parts of an amount that fall on the objectives; they always sum to it.
  func parts(of amount: Money) throws(ArithmeticError) -> [Money] {
    try amount.split(over: weights)
  }

  /// Which share an objective has, and the part that it gives; none when it has all.
  func shares(_ index: Int, giving part: Money) -> [FigureSource.Share] {
    guard let by else { return [] }
    return [
      FigureSource.Share(
        weight: weights[index], total: weights.reduce(0, +), by: by, part: part)
    ]
  }
}

extension Project {
  /// How what was registered of a payment on a day falls on objectives, or one line of its claim; `nil`
  /// when no grant says.
  func split(
    of payment: Payment, on registered: Day, line: String? = nil
  ) -> ObjectiveSplit? {
    guard let grant = grant(on: registered) ?? approval else { return nil }
    let lines = payment.report.flatMap { report($0) }?.claim?.lines ?? []
    return ObjectiveSplit(
      grant.objectives.isEmpty ? application?.objectives ?? [] : grant.objectives,
      lines: line.map { id in lines.filter { $0.id == id } } ?? lines)
  }
}
