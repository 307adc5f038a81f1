import Languages
import Portfolio
import Values

extension FinancingPlan {
  /// What the Union rate is applied to: the eligible cost, or the public contribution
  /// (Regulation (EU) 2021/1147, Article 15(8)).
  func rateBase(_ base: ContributionBase, eligible: Money) throws -> Money {
    switch base {
    case .total: eligible
    case .public: try publicContribution(eligible.currency)
    }
  }

  /// Public money in the plan, the Union's included (Regulation (EU) 2021/1060, Article 2(28)).
  ///
  /// - Throws: `Undecided` when a contribution does not say its sector; `ArithmeticError`.
  private func publicContribution(_ currency: Currency) throws -> Money {
    // Income of the project is nobody's contribution unless the plan says whose.
    let unsaid = contributions.first {
      $0.sector == nil && $0.source != .union && $0.source != .income
    }
    if let unsaid {
      throw Undecided.notRun(
        Wording(
          "the financing plan does not say whether \(unsaid.source) of "
            + "\(unsaid.amount) is public or private",
          sv: "finansieringsplanen säger inte om \(unsaid.source) på \(unsaid.amount) "
            + "är offentlig eller privat"),
        fix: Wording(
          "state the sector of each contribution", sv: "ange sektor för varje finansieringskälla"))
    }
    return try Money.sum(
      contributions.filter { $0.source == .union || $0.sector == .public }.map(\.amount),
      in: currency)
  }
}

extension ContributionBase {
  /// The base in words: "the eligible cost", "the public contribution".
  var words: Wording {
    switch self {
    case .total: Wording("the eligible cost", sv: "den stödberättigande kostnaden")
    case .public: Wording("the public contribution", sv: "det offentliga bidraget")
    }
  }
}
