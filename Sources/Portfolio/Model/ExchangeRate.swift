public import Values

/// The Commission's accounting rate of a month: units of a currency for one euro, exactly as published.
public struct ExchangeRate: Hashable, Sendable {
  /// `YYYY-MM`.
  public let month: String
  public let currency: Currency
  /// The digits of the rate without its point, and how many of them stand after it.
  public let digits: Int64
  public let decimals: Int

  /// Reads a rate such as `11.2475`; `nil` when it is not a positive decimal number of at most 15 digits.
  public init?(month: String, currency: Currency, value: String) {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      parts.reduce(0, { $0 + $1.count }) <= 15, let digits = Int64(parts.joined()), digits > 0
    else { return nil }
    self.month = month
    self.currency = currency
    self.digits = digits
    self.decimals = parts.count == 2 ? parts[1].count : 0
  }
}

extension ExchangeRate {
  /// Whether an amount in the rate's currency is at most a limit in euro, compared exactly: no amount is rounded.
  ///
  /// - Throws: `ArithmeticError` when the currencies are not those, or the limit has no room.
  public func isAtMost(_ amount: Money, euro limit: Money) throws(ArithmeticError) -> Bool {
    let (left, right) = try sides(amount, euro: limit)
    return left <= right
  }

  /// Whether an amount in the rate's currency is at least a limit in euro, compared exactly: no amount is rounded.
  ///
  /// - Throws: `ArithmeticError` when the currencies are not those, or the limit has no room.
  public func isAtLeast(_ amount: Money, euro limit: Money) throws(ArithmeticError) -> Bool {
    let (left, right) = try sides(amount, euro: limit)
    return left >= right
  }

  /// An amount in the rate's currency in euro, computed exactly and then rounded once to the cent.
  ///
  /// - Throws: `ArithmeticError` when the currency is another, or the amount has no room.
  public func euro(_ amount: Money, rounding: Rounding) throws(ArithmeticError) -> Money {
    guard amount.currency == currency else {
      throw .differentCurrencies(amount.currency, currency)
    }
    let (dividend, divisor) = try cents(of: amount)
    let (quotient, remainder) = dividend.magnitude.quotientAndRemainder(
      dividingBy: divisor.magnitude)
    guard let left = UInt64(exactly: remainder), let whole = UInt64(exactly: divisor.magnitude)
    else { throw .overflow }
    let grows = rounding.roundsUp(remainder: left, divisor: whole)
    guard let cents = Int64(exactly: quotient + (grows ? 1 : 0)) else { throw .overflow }
    return Money(minorUnits: amount.isNegative ? -cents : cents, currency: .eur)
  }

  /// An amount in euro in the rate's currency, computed exactly and then rounded once to the minor unit.
  ///
  /// - Throws: `ArithmeticError` when the amount is in another currency, or has no room.
  public func amount(of euro: Money, rounding: Rounding) throws(ArithmeticError) -> Money {
    guard euro.currency == .eur else { throw .differentCurrencies(euro.currency, .eur) }
    let dividend = try scaled(euro.minorUnits, by: digits)
      .multiplied(by: Int128(currency.minorUnitsPerUnit))
    var divisor = Int128(Currency.eur.minorUnitsPerUnit)
    for _ in 0..<decimals { divisor = try divisor.multiplied(by: 10) }
    let (quotient, remainder) = dividend.magnitude.quotientAndRemainder(
      dividingBy: divisor.magnitude)
    guard let left = UInt64(exactly: remainder), let whole = UInt64(exactly: divisor) else {
      throw .overflow
    }
    let grows = rounding.roundsUp(remainder: left, divisor: whole)
    guard let units = Int64(exactly: quotient + (grows ? 1 : 0)) else { throw .overflow }
    return Money(minorUnits: euro.isNegative ? -units : units, currency: currency)
  }

  /// By how many millionths of a euro an amount in euro differs from what an amount in the rate's
  /// currency is exactly: what rounding has added, or taken away.
  ///
  /// - Throws: `ArithmeticError` when a currency is another, or a product has no room.
  public func rounding(of amount: Money, to euro: Money) throws(ArithmeticError) -> Int64 {
    guard euro.currency == .eur else { throw .differentCurrencies(euro.currency, .eur) }
    guard amount.currency == currency else {
      throw .differentCurrencies(amount.currency, currency)
    }
    let (dividend, divisor) = try cents(of: amount)
    let exact = try Int128(euro.minorUnits).multiplied(by: divisor)
    let millionths = try (exact - dividend).multiplied(by: 10_000)
    // A half away from zero.
    let half = divisor / 2
    let rounded = (millionths < 0 ? millionths - half : millionths + half) / divisor
    guard let difference = Int64(exactly: rounded) else { throw .overflow }
    return difference
  }

  /// The cents of an amount as a fraction: amount / units × 100 × 10^decimals / digits.
  ///
  /// - Throws: `ArithmeticError` when the currency is another, or a product has no room.
  public func cents(
    of amount: Money
  ) throws(ArithmeticError) -> (dividend: Int128, divisor: Int128) {
    guard amount.currency == currency else {
      throw .differentCurrencies(amount.currency, currency)
    }
    var dividend = try scaled(amount.minorUnits, by: Currency.eur.minorUnitsPerUnit)
    for _ in 0..<decimals { dividend = try dividend.multiplied(by: 10) }
    return (dividend, try scaled(digits, by: currency.minorUnitsPerUnit))
  }

  /// Both amounts as multiples of one unit, so that they can be compared.
  private func sides(
    _ amount: Money, euro limit: Money
  ) throws(ArithmeticError) -> (amount: Int128, limit: Int128) {
    guard amount.currency == currency else {
      throw .differentCurrencies(amount.currency, currency)
    }
    guard limit.currency == .eur else { throw .differentCurrencies(limit.currency, .eur) }
    // amount / units against limit / 100 × digits / 10^decimals, with both sides multiplied out.
    var left = try scaled(amount.minorUnits, by: limit.currency.minorUnitsPerUnit)
    for _ in 0..<decimals { left = try left.multiplied(by: 10) }
    var right = try scaled(limit.minorUnits, by: digits)
    right = try right.multiplied(by: Int128(currency.minorUnitsPerUnit))
    return (left, right)
  }

  private func scaled(_ value: Int64, by factor: Int64) throws(ArithmeticError) -> Int128 {
    try Int128(value).multiplied(by: Int128(factor))
  }
}

extension Int128 {
  fileprivate func multiplied(by factor: Int128) throws(ArithmeticError) -> Int128 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    guard !overflow else { throw .overflow }
    return product
  }
}

extension ExchangeRate {
  /// The rate as it was written: `11.0475`.
  public var plain: String {
    let text = String(digits)
    guard decimals > 0 else { return text }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  /// The rate as Swedes write it: `11,0475`.
  public var swedish: String { plain.replacing(".", with: ",") }

  /// Whether one unit is one euro.
  public var isOne: Bool { powerOfTen(decimals) == Int128(digits) }

  /// Whether another rate has the same value, with however many decimals it is written.
  public func isSame(as other: ExchangeRate) -> Bool {
    Int128(digits) * powerOfTen(other.decimals) == Int128(other.digits) * powerOfTen(decimals)
  }

  /// At most 15 digits, so that any two of them multiplied have room.
  private func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }
}
