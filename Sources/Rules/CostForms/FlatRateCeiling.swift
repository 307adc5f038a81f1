import Languages
import Portfolio
import Provenance
import Values

/// Costs calculated by a flat rate, held against the most that the rate allows of its base.
struct FlatRateCeiling {
  /// The lines at the flat rate; never none.
  let lines: [BudgetLine]
  /// The costs the lines are, in words: "the indirect costs".
  let costs: Wording
  /// The lines the rate is applied to.
  let base: [BudgetLine]
  let option: Dated<RulebookCostOption>
  let context: Context

  /// The failure when the lines are more than the rate allows, compared without rounding.
  func failure(_ currency: Currency) throws -> Failure? {
    let base = try context.sum(base, option.value.base.words, in: currency)
    let sum = try context.sum(lines, costs, in: currency)
    let rate = option.value.rate
    guard let first = lines.first, try !context.isAtMost(sum, rate, of: base, law: option.law)
    else { return nil }
    let share =
      sum.shareInWords(of: base).map { Wording("\($0) of ", sv: "\($0) av ") }
      ?? Wording("against ", sv: "jämfört med ")
    return Failure(
      at: first.spot.child("amount"),
      Wording(
        "\(costs) are \(sum), \(share)\(option.value.base.words) \(base); the "
          + "flat rate is at most \(rate)",
        sv: "\(costs) är \(sum), \(share)\(option.value.base.words) \(base); "
          + "schablonen är högst \(rate)"),
      fix: Wording(
        "lower them to \(try rate.of(base, rounding: .down)) or less",
        sv: "sänk dem till högst \(try rate.of(base, rounding: .down))"), law: option.law)
  }
}
