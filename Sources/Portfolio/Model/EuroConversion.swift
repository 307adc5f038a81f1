public import Values

/// An amount, and what it is in euro.
public struct EuroConversion: Hashable, Sendable {
  /// As it was registered.
  public let amount: Money
  /// The Commission's rate of the month of registration; none for an amount that was in euro.
  public let rate: ExchangeRate?
  /// In euro, a half cent rounded away from zero.
  public let euro: Money
}

/// The Commission's monthly accounting rates, by which what is sent to it becomes euro
/// (Regulation (EU) 2021/1060, Article 76(1)(c)).
public struct EuroRates: Sendable {
  private let rates: [Key: ExchangeRate]

  private struct Key: Hashable {
    let month: String
    let currency: Currency
  }

  public init(_ rates: [ExchangeRate]) {
    self.rates = Dictionary(
      rates.map { (Key(month: $0.month, currency: $0.currency), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// An amount in euro, at the rate of the month in which it was registered; `nil` when the rate is
  /// not there.
  ///
  /// - Throws: `ArithmeticError` when the amount has no room.
  public func convert(
    _ amount: Money, registered day: Day
  ) throws(ArithmeticError) -> EuroConversion? {
    if amount.currency == .eur { return EuroConversion(amount: amount, rate: nil, euro: amount) }
    guard let rate = rates[Key(month: String(day.iso.prefix(7)), currency: amount.currency)] else {
      return nil
    }
    return EuroConversion(
      amount: amount, rate: rate, euro: try rate.euro(amount, rounding: .halfUp))
  }
}
