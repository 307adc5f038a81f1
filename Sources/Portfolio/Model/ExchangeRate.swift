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
