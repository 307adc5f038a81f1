import Languages
import Portfolio
import Provenance
import Values

/// Costs calculated by a flat rate, held against the most that the rate allows of its base.
struct FlatRateCeiling {
  /// The lines at the flat rate; never none.
  let lines: [BudgetLine]
  /// The costs the lines are, in words: "the indirect costs".
  let costs: String
  /// The lines the rate is applied to.
  let base: [BudgetLine]
  let option: Dated<RulebookCostOption>

  /// The failure when the lines are more than the rate allows, compared without rounding.
  func failure(_ currency: Currency) throws -> Failure? {
    let sum = try Money.sum(lines.map(\.amount), in: currency)
    let base = try Money.sum(base.map(\.amount), in: currency)
    let rate = option.value.rate
    guard let first = lines.first, try !sum.isAtMost(rate, of: base) else { return nil }
    let share = sum.shareInWords(of: base).map { "\($0) of " } ?? "against "
    return Failure(
      at: first.spot.child("amount"),
      "\(costs) are \(sum), \(share)\(option.value.base.words) \(base); the flat rate is at most "
        + "\(rate)",
      fix: "lower them to \(try rate.of(base, rounding: .down)) or less", law: option.law)
  }
}
