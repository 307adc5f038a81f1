import Portfolio
import Values

/// Amounts added up in one currency, each of another one converted at its own rate, without rounding.
///
/// A sum of fractions with as many denominators as there are rates: they are kept apart and compared digit
/// by digit, as far as is needed to tell the sum from a limit.
struct ExactSum: Sendable {
  let currency: Currency
  /// What is whole of it, in minor units.
  private var whole: Int128 = 0
  private var fractions: [Fraction] = []

  /// Less than one minor unit.
  private struct Fraction: Sendable {
    var remainder: Int128
    let divisor: Int128
    var isNegative = false

    /// The next digit of it, of very many there are to one.
    mutating func nextDigit() -> Int128 {
      let (digit, rest) = (remainder * ExactSum.base).quotientAndRemainder(dividingBy: divisor)
      remainder = rest
      return isNegative ? -digit : digit
    }
  }

  private static let base: Int128 = 1 << 32

  init(in currency: Currency) { self.currency = currency }

  // MARK: Adding

  /// Adds an amount in the sum's own currency.
  mutating func add(_ amount: Money) throws(ArithmeticError) {
    guard amount.currency == currency else {
      throw .differentCurrencies(currency, amount.currency)
    }
    whole += Int128(amount.minorUnits)
  }

  /// Adds an amount in the rate's currency to a sum in euro.
  mutating func add(_ amount: Money, at rate: ExchangeRate) throws(ArithmeticError) {
    guard currency == .eur else { throw .differentCurrencies(currency, .eur) }
    let (dividend, divisor) = try rate.cents(of: amount)
    add(dividend, over: divisor)
  }

  private mutating func add(_ dividend: Int128, over divisor: Int128) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    whole += quotient
    guard remainder != 0 else { return }
    fractions.append(
      Fraction(
        remainder: Int128(remainder.magnitude), divisor: divisor, isNegative: remainder < 0))
  }

  // MARK: Comparing

  func isAtMost(_ limit: Money) throws(ArithmeticError) -> Bool {
    try difference(from: .whole, of: limit) <= 0
  }

  /// Whether the sum is at most a share of a base, which is not rounded either.
  func isAtMost(_ rate: Percentage, of base: Money) throws(ArithmeticError) -> Bool {
    try difference(from: rate, of: base) <= 0
  }

  /// Whether the sum is at least a share of a base, which is not rounded either.
  func isAtLeast(_ rate: Percentage, of base: Money) throws(ArithmeticError) -> Bool {
    try difference(from: rate, of: base) >= 0
  }

  /// The sign of what is left of the sum when a share of a base is taken from it.
  private func difference(
    from rate: Percentage, of base: Money
  ) throws(ArithmeticError) -> Int128 {
    guard base.currency == currency else {
      throw .differentCurrencies(currency, base.currency)
    }
    var rest = self
    rest.add(
      -Int128(base.minorUnits) * Int128(rate.hundredths), over: Int128(Percentage.whole.hundredths))
    return rest.signum
  }

  /// Whether it is above nothing, nothing or below it: 1, 0 or −1.
  private var signum: Int128 {
    var known = whole
    var open = fractions
    // Fractions that end to nothing do so within some digits; after as many as these have in all, two that
    // are not told apart are equal: nearer to each other no two sums of them can be.
    for _ in 0...(4 * fractions.count + 4) {
      open.removeAll { $0.remainder == 0 }
      let above = Int128(open.count(where: { !$0.isNegative }))
      let below = Int128(open.count) - above
      // What is open is more than −below and less than above, unless nothing is.
      if open.isEmpty { return known.signum() }
      if known >= below { return 1 }
      if known <= -above { return -1 }
      known *= Self.base
      for index in open.indices { known += open[index].nextDigit() }
    }
    return 0
  }

  // MARK: Showing

  /// The sum in whole minor units: rounded up or down, never to the nearest.
  ///
  /// - Throws: `ArithmeticError` when it has no room.
  func money(rounding: Rounding = .down) throws(ArithmeticError) -> Money {
    // Below the sum by less than there are fractions, and raised until no whole unit is left of it.
    var units = whole - Int128(fractions.count(where: \.isNegative))
    var rest = self
    rest.whole -= units
    while true {
      rest.whole -= 1
      guard rest.signum >= 0 else { break }
      units += 1
    }
    rest.whole += 1
    if rounding == .up, rest.signum > 0 { units += 1 }
    guard let cents = Int64(exactly: units) else { throw .overflow }
    return Money(minorUnits: cents, currency: currency)
  }

  /// The sum as a message shows it beside a limit that it is above: where it is so by less than a whole
  /// minor unit, rounded up, so that the reader sees that it is.
  func money(above limit: Money) throws(ArithmeticError) -> Money {
    let down = try money()
    return try down.isAtMost(limit) ? money(rounding: .up) : down
  }
}
