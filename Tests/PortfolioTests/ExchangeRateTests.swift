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
}
