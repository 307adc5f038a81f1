import Testing
import Values

@Suite struct CurrencyTests {
  @Test(
    arguments: [
      ("SEK", 2, 100), ("EUR", 2, 100), ("JPY", 0, 1), ("ISK", 0, 1), ("KWD", 3, 1_000),
      ("TND", 3, 1_000), ("CLF", 4, 10_000), ("HUF", 2, 100), ("BGN", 2, 100),
    ] as [(String, Int, Int)])
  func `knows how many decimals a currency has`(code: String, digits: Int, unit: Int) throws {
    let currency = try #require(Currency(code))
    #expect(currency.minorUnitDigits == digits)
    #expect(currency.minorUnitsPerUnit == Int64(unit))
    #expect(currency.code == code)
    #expect("\(currency)" == code)
  }

  @Test(arguments: ["", "SE", "SEKR", "sek", "XXX", "XAU", "ABC", "SÉK", "S K", "000"])
  func `refuses what is no code of a currency`(code: String) {
    #expect(Currency(code) == nil)
  }

  @Test func `names the euro and the krona without a look-up`() {
    #expect(Currency("EUR") == .eur)
    #expect(Currency("SEK") == .sek)
  }

  @Test func `lists every currency once and in order`() {
    let codes = Currency.all.map(\.code)
    #expect(codes.count == 168)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
    #expect(codes.allSatisfy { Currency($0)?.code == $0 })
  }
}
