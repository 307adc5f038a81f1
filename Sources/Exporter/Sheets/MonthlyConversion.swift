public import Portfolio
public import Values

/// What was converted at the rate of one month, and what rounding did to it.
public struct MonthlyConversion: Sendable {
  public let rate: ExchangeRate
  /// The amounts as they were registered, together.
  public let amount: Money
  /// Each of them in euro, together.
  public let euro: Money

  /// By how many millionths of a euro the sum differs from the converted sum, since each amount is
  /// rounded to the cent by itself.
  public let rounding: Int64
}

/// Gathers what is converted, month by month.
struct ConversionLedger {
  private var months: [ExchangeRate: (amount: Money, euro: Money)] = [:]

  mutating func add(_ conversion: EuroConversion) throws(ArithmeticError) {
    guard let rate = conversion.rate else { return }
    let before = months[rate] ?? (.zero(rate.currency), .zero(.eur))
    months[rate] = (
      try before.amount.adding(conversion.amount), try before.euro.adding(conversion.euro)
    )
  }

  /// The months in order.
  /// - Throws: `ArithmeticError` when what rounding did has no room.
  func all() throws(ArithmeticError) -> [MonthlyConversion] {
    var all: [MonthlyConversion] = []
    for (rate, sums) in months {
      all.append(
        MonthlyConversion(
          rate: rate, amount: sums.amount, euro: sums.euro,
          rounding: try rate.rounding(of: sums.amount, to: sums.euro)))
    }
    return all.sorted {
      ($0.rate.month, $0.rate.currency.code) < ($1.rate.month, $1.rate.currency.code)
    }
  }
}
