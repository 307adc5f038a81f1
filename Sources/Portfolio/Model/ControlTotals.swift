public import Values

/// How many rows a return has, and what their money adds up to by currency: what is compared when
/// a return has been written.
public struct ControlTotals: Equatable, Sendable {
  /// The rows, those without money included.
  public var rows: Int
  /// The sums of the rows that state money, by the code of their currency.
  public private(set) var sums: [String: Sums]

  /// The sums of one currency.
  public struct Sums: Equatable, Sendable {
    public let currency: Currency
    /// The rows that state money in the currency.
    public var rows = 0
    public var totalCost: Money
    public var eligibleCost: Money
    public var unionContribution: Money

    /// No rows of a currency.
    public init(_ currency: Currency) {
      self.currency = currency
      totalCost = .zero(currency)
      eligibleCost = .zero(currency)
      unionContribution = .zero(currency)
    }
  }

  /// No rows at all.
  public init() {
    rows = 0
    sums = [:]
  }

  /// The sums in the order of their currencies' codes.
  public var byCurrency: [Sums] { sums.sorted { $0.key < $1.key }.map(\.value) }

  /// Adds the money of so many rows, without counting them among all rows.
  ///
  /// - Throws: `ArithmeticError` when the amounts differ in currency or a sum has no room.
  public mutating func add(
    totalCost: Money, eligibleCost: Money, unionContribution: Money, rows: Int = 1
  ) throws(ArithmeticError) {
    let code = totalCost.currency.code
    var sums = self.sums[code] ?? Sums(totalCost.currency)
    sums.rows += rows
    sums.totalCost = try sums.totalCost.adding(totalCost)
    sums.eligibleCost = try sums.eligibleCost.adding(eligibleCost)
    sums.unionContribution = try sums.unionContribution.adding(unionContribution)
    self.sums[code] = sums
  }
}
