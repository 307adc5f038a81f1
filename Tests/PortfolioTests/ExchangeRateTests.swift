import Portfolio
import Testing
import Values

/// Amounts in other currencies against limits in euro.
@Suite struct `Rates of exchange` {
  @Test(arguments: [
    (amount: 225_00, isAtMost: true, isAtLeast: true),
    (amount: 225_01, isAtMost: false, isAtLeast: true),
    (amount: 224_99, isAtMost: true, isAtLeast: false),
  ]) func `compare to the öre, without rounding`(
    amount: Int64, isAtMost: Bool, isAtLeast: Bool
  ) throws {
    let sek = try #require(Currency("SEK"))
    let rate = try #require(ExchangeRate(month: "2026-02", currency: sek, value: "11.25"))
    let limit = Money(minorUnits: 20_00, currency: .eur)
    let amount = Money(minorUnits: amount, currency: sek)
    #expect(try rate.isAtMost(amount, euro: limit) == isAtMost)
    #expect(try rate.isAtLeast(amount, euro: limit) == isAtLeast)
  }

  @Test func `refuse a limit that is not in euro`() throws {
    let sek = try #require(Currency("SEK"))
    let rate = try #require(ExchangeRate(month: "2026-02", currency: sek, value: "11.25"))
    let amount = Money(minorUnits: 1, currency: sek)
    #expect(throws: ArithmeticError.self) { try rate.isAtLeast(amount, euro: amount) }
  }

  @Test func `a rate is the same with however many decimals it is written`() throws {
    let sek = try #require(Currency("SEK"))
    func rate(_ value: String) throws -> ExchangeRate {
      try #require(ExchangeRate(month: "2026-05", currency: sek, value: value))
    }
    #expect(try rate("11").isSame(as: rate("11.0000")))
    #expect(try !rate("11").isSame(as: rate("11.0001")))
    #expect(try rate("1.000").isOne)
    #expect(try !rate("1.001").isOne)
    #expect(try rate("1.00000000000000").isSame(as: rate("1")))
    #expect(try rate("11.0475").swedish == "11,0475")
  }
}
