import Portfolio
import Testing
import Values

/// What is registered in kronor becomes euro at the rate of a month.
@Suite struct `Amounts in euro` {
  private func rate(_ month: String, _ value: String, _ code: String = "SEK") throws -> ExchangeRate
  {
    let currency = try #require(Currency(code))
    return try #require(ExchangeRate(month: month, currency: currency, value: value))
  }

  private func kronor(_ öre: Int64) -> Money { Money(minorUnits: öre, currency: .sek) }

  @Test(arguments: [
    // 11.25 kronor for a euro: a cent is 11.25 öre, and half a cent 5.625.
    (öre: 1125, cents: 100), (öre: 5, cents: 0), (öre: 6, cents: 1), (öre: 16, cents: 1),
    (öre: 17, cents: 2), (öre: -5, cents: 0), (öre: -6, cents: -1), (öre: 0, cents: 0),
  ]) func `are rounded to the nearest cent`(öre: Int64, cents: Int64) throws {
    let euro = try rate("2026-02", "11.25").euro(kronor(öre), rounding: .halfUp)
    #expect(euro == Money(minorUnits: cents, currency: .eur))
  }

  @Test(arguments: [
    (öre: 5, cents: 1), (öre: 4, cents: 0), (öre: -5, cents: -1), (öre: -4, cents: 0),
  ])
  func `take a half cent away from zero`(öre: Int64, cents: Int64) throws {
    let euro = try rate("2026-02", "10").euro(kronor(öre), rounding: .halfUp)
    #expect(euro.minorUnits == cents)
  }

  @Test func `tell what rounding has added, in millionths of a euro`() throws {
    let rate = try rate("2026-02", "11.25")
    // 6 öre is 0.005333… euro, and one cent is 0.004666… more.
    let cent = Money(minorUnits: 1, currency: .eur)
    #expect(try rate.rounding(of: kronor(6), to: cent) == 4667)
    #expect(try rate.rounding(of: kronor(1125), to: Money(minorUnits: 100, currency: .eur)) == 0)
    #expect(try rate.rounding(of: kronor(16), to: cent) == -4222)
  }

  @Test func `go by the month in which they were registered, its last day included`() throws {
    let rates = EuroRates([try rate("2026-02", "10"), try rate("2026-03", "11")])
    func cents(_ day: String) throws -> Int64? {
      try rates.convert(kronor(110_00), registered: try Day.parse(day))?.euro.minorUnits
    }
    #expect(try cents("2026-02-28") == 11_00)
    #expect(try cents("2026-03-01") == 10_00)
    #expect(try cents("2026-01-31") == nil)
  }

  @Test func `need no rate when they were in euro, and one of their own in another currency`()
    throws
  {
    let rates = EuroRates([try rate("2026-02", "10")])
    let day = try Day.parse("2026-02-01")
    let euro = Money(minorUnits: 12_34, currency: .eur)
    let made = try rates.convert(euro, registered: day)
    let converted = try #require(made)
    #expect(converted.euro == euro)
    #expect(converted.rate == nil)
    let currency = try #require(Currency("USD"))
    let dollars = Money(minorUnits: 1, currency: currency)
    #expect(try rates.convert(dollars, registered: day) == nil)
  }

  @Test func `of currencies without decimals are as exact`() throws {
    // 160 yen for a euro: one yen is 0.625 cents.
    let rate = try rate("2026-02", "160", "JPY")
    let yen = Money(minorUnits: 1, currency: rate.currency)
    #expect(try rate.euro(yen, rounding: .halfUp).minorUnits == 1)
    #expect(try rate.euro(yen, rounding: .down).minorUnits == 0)
    #expect(
      try rate.euro(Money(minorUnits: 16000, currency: rate.currency), rounding: .down)
        == Money(minorUnits: 100_00, currency: .eur))
  }
}
