import Portfolio
@testable import Rules
import Testing
import Values

/// Amounts at several rates of exchange, added up without rounding.
@Suite struct `A sum at rates of exchange` {
  private let sek: Currency

  init() throws { sek = try #require(Currency("SEK")) }

  private func rate(_ value: String, _ month: String = "2026-05") throws -> ExchangeRate {
    try #require(ExchangeRate(month: month, currency: sek, value: value))
  }

  private func sum(_ parts: [(minor: Int64, rate: String)]) throws -> ExactSum {
    var sum = ExactSum(in: .eur)
    for part in parts {
      try sum.add(Money(minorUnits: part.minor, currency: sek), at: rate(part.rate))
    }
    return sum
  }

  private func euro(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .eur) }

  @Test func `is above a limit by an öre, which a rounded sum would not be`() throws {
    #expect(try sum([(5_000_000, "10"), (5_000_000, "10")]).isAtMost(euro(1_000_000)))
    #expect(try !sum([(5_000_000, "10"), (5_000_001, "10")]).isAtMost(euro(1_000_000)))
    #expect(try sum([(5_000_000, "10"), (5_000_001, "10")]).money() == euro(1_000_000))
  }

  @Test func `finds what two roundings would take away together`() throws {
    // 99.9 cents and 99.9 are 199.8, and not 198.
    let two = try sum([(999, "10"), (999, "10")])
    #expect(try two.money() == euro(199))
    #expect(try two.money(rounding: .up) == euro(200))
    #expect(try !two.isAtMost(euro(199)))
    #expect(try two.isAtMost(euro(200)))
  }

  @Test func `is what thirds and two thirds make, exactly`() throws {
    // One öre at 3 is a third of a cent, and two at 3 are two thirds: together one.
    let whole = try sum([(1, "3"), (2, "3.000")])
    #expect(try whole.isAtMost(euro(1)))
    #expect(try !whole.isAtMost(euro(0)))
    #expect(try whole.money() == euro(1))
    #expect(try whole.money(rounding: .up) == euro(1))
    let less = try sum([(1, "3"), (199_999_999, "300000000")])
    #expect(try less.isAtMost(euro(1)))
    #expect(try less.money() == euro(0))
    #expect(try less.money(rounding: .up) == euro(1))
  }

  @Test func `is compared with a share that is no whole cent`() throws {
    let fifteen = Percentage(hundredths: 1500)
    // 15 % of EUR 0.01 is 0.15 of a cent; three öre at 20 are as much.
    let base = euro(1)
    #expect(try sum([(3, "20")]).isAtMost(fifteen, of: base))
    #expect(try sum([(3, "20")]).isAtLeast(fifteen, of: base))
    #expect(try !sum([(4, "20")]).isAtMost(fifteen, of: base))
    #expect(try !sum([(2, "20")]).isAtLeast(fifteen, of: base))
  }

  @Test func `of ten years of months is still exact`() throws {
    var parts: [(minor: Int64, rate: String)] = []
    for month in 0..<120 { parts.append((1_000_003, "11.\(1000 + month * 7)")) }
    let all = try sum(parts)
    let down = try all.money()
    #expect(try !all.isAtMost(down))
    #expect(try all.isAtMost(Money(minorUnits: down.minorUnits + 1, currency: .eur)))
  }

  @Test func `takes amounts back, and is negative where they are more`() throws {
    let back = try sum([(100, "3"), (-200, "3")])
    #expect(try back.isAtMost(euro(-33)))
    #expect(try !back.isAtMost(euro(-34)))
  }

  @Test func `shows beside a limit that it is above it`() throws {
    let sum = try sum([(5_000_000, "10"), (5_000_001, "10")])
    #expect(try sum.money(above: euro(1_000_000)) == euro(1_000_001))
    #expect(try sum.money(above: euro(999_999)) == euro(1_000_000))
  }

  @Test func `refuses an amount in another currency`() throws {
    #expect(throws: ArithmeticError.self) {
      var sum = ExactSum(in: .eur)
      try sum.add(Money(minorUnits: 1, currency: sek))
    }
  }
}
