/// An amount in whole minor units (öre, cents) of one currency.
///
/// Amounts add and compare within a currency only. Rounding happens nowhere but in `scaled`,
/// `Percentage.of` and `split`, and there it has a name.
public struct Money: Hashable, Sendable {
  /// The amount in the smallest unit of its currency: 123450 for SEK 1234.50.
  public let minorUnits: Int64
  /// The currency of the amount.
  public let currency: Currency

  /// An amount of so many minor units.
  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Nothing, in a currency.
  public static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency: currency)
  }

  /// Whether the amount is exactly nothing.
  public var isZero: Bool { minorUnits == 0 }

  /// Whether the amount is below zero.
  public var isNegative: Bool { minorUnits < 0 }
}

extension Money {
  /// The sum of two amounts.
  public func adding(_ other: Money) throws(ArithmeticError) -> Money {
    try requireSameCurrency(as: other)
    return try with(minorUnits.addingReportingOverflow(other.minorUnits))
  }

  /// The difference of two amounts.
  public func subtracting(_ other: Money) throws(ArithmeticError) -> Money {
    try requireSameCurrency(as: other)
    return try with(minorUnits.subtractingReportingOverflow(other.minorUnits))
  }

  /// The same amount with the other sign.
  public func negated() throws(ArithmeticError) -> Money {
    try with(Int64(0).subtractingReportingOverflow(minorUnits))
  }

  /// The amount so many times.
  public func multiplied(by factor: Int64) throws(ArithmeticError) -> Money {
    try with(minorUnits.multipliedReportingOverflow(by: factor))
  }

  /// The amount × numerator ÷ denominator, computed exactly and then rounded once: an hourly rate
  /// is the monthly salary scaled by 12 over 1 720 (CPR 55(2)).
  public func scaled(
    by numerator: Int64, over denominator: Int64, rounding: Rounding
  ) throws(ArithmeticError) -> Money {
    guard denominator != 0 else { throw .divisionByZero }
    let divisor = denominator.magnitude
    let product = minorUnits.magnitude.multipliedFullWidth(by: numerator.magnitude)
    guard product.high < divisor else { throw .overflow }
    let (quotient, remainder) = divisor.dividingFullWidth(product)
    let isNegative = (minorUnits < 0) != ((numerator < 0) != (denominator < 0))
    let grows = rounding.roundsUp(remainder: remainder, divisor: divisor)
    let (magnitude, overflows) = quotient.addingReportingOverflow(grows ? 1 : 0)
    guard !overflows else { throw .overflow }
    return try Money(magnitude: magnitude, isNegative: isNegative, currency: currency)
  }

  /// The sum of any number of amounts in a currency; only the total has to fit, so the order of
  /// the parts never matters.
  public static func sum(
    _ parts: some Sequence<Money>, in currency: Currency
  ) throws(ArithmeticError) -> Money {
    var total = Wide.zero
    for part in parts {
      guard part.currency == currency else {
        throw .differentCurrencies(currency, part.currency)
      }
      total.add(part.minorUnits)
    }
    guard let minorUnits = total.narrowed else { throw .overflow }
    return Money(minorUnits: minorUnits, currency: currency)
  }
}

extension Money {
  /// Whether the amount is the other one or less; a ceiling is kept by what equals it.
  public func isAtMost(_ other: Money) throws(ArithmeticError) -> Bool {
    try requireSameCurrency(as: other)
    return minorUnits <= other.minorUnits
  }

  /// Whether the amount is less than the other one.
  public func isLess(than other: Money) throws(ArithmeticError) -> Bool {
    try requireSameCurrency(as: other)
    return minorUnits < other.minorUnits
  }
}

extension Money {
  init(
    magnitude: UInt64, isNegative: Bool, currency: Currency
  ) throws(ArithmeticError) {
    // The magnitude of the least Int64 has no positive twin, so the sign is applied in unsigned
    // arithmetic and checked afterwards.
    let minorUnits = Int64(bitPattern: isNegative ? 0 &- magnitude : magnitude)
    guard magnitude == 0 || (minorUnits < 0) == isNegative else { throw .overflow }
    self.init(minorUnits: minorUnits, currency: currency)
  }

  func requireSameCurrency(as other: Money) throws(ArithmeticError) {
    guard currency == other.currency else {
      throw .differentCurrencies(currency, other.currency)
    }
  }

  private func with(
    _ result: (partialValue: Int64, overflow: Bool)
  ) throws(ArithmeticError) -> Money {
    guard !result.overflow else { throw .overflow }
    return Money(minorUnits: result.partialValue, currency: currency)
  }
}
