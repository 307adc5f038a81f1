import Languages
import Testing
import Values

@Suite struct MoneyTests {
  @Test func `adds and subtracts within a currency`() throws {
    let sum = try kronor(150_00).adding(kronor(50_01))
    #expect(sum == kronor(200_01))
    #expect(try sum.subtracting(kronor(200_02)) == kronor(-1))
    #expect(try kronor(5).negated() == kronor(-5))
    #expect(try kronor(-333).multiplied(by: 3) == kronor(-999))
  }

  @Test func `refuses to combine currencies`() {
    let error = ArithmeticError.differentCurrencies(.sek, .eur)
    let euro = Money(minorUnits: 1, currency: .eur)
    #expect(throws: error) { try kronor(1).adding(euro) }
    #expect(throws: error) { try kronor(1).subtracting(euro) }
    #expect(throws: error) { try kronor(1).isAtMost(euro) }
    #expect(throws: error) { try kronor(1).isLess(than: euro) }
    #expect(throws: error) { try kronor(1).isAtMost(.whole, of: euro) }
    #expect(throws: error) { try kronor(1).isAtLeast(.whole, of: euro) }
    #expect(throws: error) { try Percentage.share(of: kronor(1), in: euro) }
    #expect(throws: error) { try Money.sum([kronor(1), euro], in: .sek) }
  }

  @Test func `throws where an integer would overflow`() {
    let most = kronor(.max)
    let least = kronor(.min)
    #expect(throws: ArithmeticError.overflow) { try most.adding(kronor(1)) }
    #expect(throws: ArithmeticError.overflow) { try least.subtracting(kronor(1)) }
    #expect(throws: ArithmeticError.overflow) { try least.negated() }
    #expect(throws: ArithmeticError.overflow) { try most.multiplied(by: 2) }
    #expect(throws: ArithmeticError.overflow) {
      try most.scaled(by: 3, over: 2, rounding: .down)
    }
    #expect(throws: ArithmeticError.overflow) {
      try least.scaled(by: -1, over: 1, rounding: .down)
    }
    #expect(throws: ArithmeticError.divisionByZero) {
      try kronor(1).scaled(by: 1, over: 0, rounding: .down)
    }
  }

  @Test func `sums amounts whose parts overflow but whose total does not`() throws {
    let parts = [kronor(.max), kronor(.max), kronor(.min), kronor(.min), kronor(7)]
    #expect(try Money.sum(parts, in: .sek) == kronor(5))
    #expect(try Money.sum(parts.reversed(), in: .sek) == kronor(5))
    #expect(try Money.sum([kronor(.min)], in: .sek) == kronor(.min))
    #expect(try Money.sum([], in: .eur) == .zero(.eur))
    #expect(throws: ArithmeticError.overflow) {
      try Money.sum([kronor(.max), kronor(1)], in: .sek)
    }
    #expect(throws: ArithmeticError.overflow) {
      try Money.sum([kronor(.min), kronor(-1)], in: .sek)
    }
  }

  @Test func `compares with what it equals and what is one öre apart`() throws {
    #expect(try kronor(100).isAtMost(kronor(100)))
    #expect(try !kronor(101).isAtMost(kronor(100)))
    #expect(try !kronor(100).isLess(than: kronor(100)))
    #expect(try kronor(99).isLess(than: kronor(100)))
  }

  @Test(
    arguments: [
      (7, 1, 2, Rounding.halfUp, 4), (7, 1, 2, .down, 3), (7, 1, 2, .up, 4),
      (-7, 1, 2, .halfUp, -4), (-7, 1, 2, .down, -3), (-7, 1, 2, .up, -4),
      (7, -1, 2, .halfUp, -4), (7, 1, -2, .down, -3), (-7, -1, 2, .up, 4),
      (10, 1, 3, .halfUp, 3), (11, 1, 3, .halfUp, 4), (1, 1, 3, .up, 1), (9, 1, 3, .up, 3),
      (0, -5, 3, .up, 0),
      // A monthly salary of 35 000.00 kronor over 1 720 hours a year.
      (35_000_00, 12, 1_720, .halfUp, 244_19), (35_000_00, 12, 1_720, .down, 244_18),
    ] as [(Int64, Int64, Int64, Rounding, Int64)])
  func `scales exactly and rounds once, by name`(
    amount: Int64, numerator: Int64, denominator: Int64, rounding: Rounding, result: Int64
  ) throws {
    let scaled = try kronor(amount).scaled(by: numerator, over: denominator, rounding: rounding)
    #expect(scaled == kronor(result))
  }

  @Test func `scales through products beyond 64 bits`() throws {
    let scaled = try kronor(.max).scaled(by: .max, over: .max, rounding: .halfUp)
    #expect(scaled == kronor(.max))
    #expect(try kronor(.min).scaled(by: .max, over: .max, rounding: .up) == kronor(.min))
  }
}

/// Swedish kronor, in öre.
func kronor(_ öre: Int64) -> Money { Money(minorUnits: öre, currency: .sek) }
