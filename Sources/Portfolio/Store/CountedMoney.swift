public import Values

/// So many rows of one currency and what they add up to, as SQLite does it by itself.
public struct CountedMoney: Sendable {
  public let count: Int
  public let money: Money
}

extension Reading {
  /// The sums of a statement that gives a currency, a number of rows and an amount in minor units, by
  /// currency.
  func countedMoney(_ statement: RawStatement) throws -> [CountedMoney] {
    var sums: [CountedMoney] = []
    while try statement.next() {
      sums.append(
        CountedMoney(
          count: Int(statement.integer(1)),
          money: Money(
            minorUnits: statement.integer(2), currency: try statement.currency(0))))
    }
    return sums
  }
}

extension RawStatement {
  /// The currency whose code a column has.
  func currency(_ column: Int) throws -> Currency {
    let code = text(column)
    guard let currency = Currency(code) else { throw UnknownWord(word: code, type: "Currency") }
    return currency
  }
}
