import Testing
import Values

@Suite struct MoneySplitTests {
  @Test(
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]),
      (101, [1, 1, 1], [34, 34, 33]),
      (-100, [1, 1, 1], [-34, -33, -33]),
      (10, [7, 2, 1], [7, 2, 1]),
      // Shares 3.33, 3.33, 3.33 and nothing: a weight of zero never receives the rest.
      (10, [0, 1, 1, 1], [0, 4, 3, 3]),
      // Shares 1.4, 1.8, 6.8: the largest remainders come first, not the largest parts.
      (10, [14, 18, 68], [1, 2, 7]),
      (0, [3, 4], [0, 0]),
      (5, [9], [5]),
      (1, [1, 2, 2], [0, 1, 0]),
    ] as [(Int64, [Int64], [Int64])])
  func `gives the rest to the largest remainders, the earlier first`(
    amount: Int64, weights: [Int64], parts: [Int64]
  ) throws {
    #expect(try kronor(amount).split(over: weights) == parts.map(kronor))
  }

  @Test func `refuses weights that say nothing`() {
    #expect(throws: ArithmeticError.divisionByZero) { try kronor(1).split(over: []) }
    #expect(throws: ArithmeticError.divisionByZero) { try kronor(1).split(over: [0, 0]) }
    #expect(throws: ArithmeticError.negativeWeight(-1)) { try kronor(1).split(over: [2, -1]) }
    #expect(throws: ArithmeticError.overflow) {
      try kronor(1).split(over: [.max, .max, .max])
    }
  }

  @Test func `always sums to the whole, and no part is a minor unit or more from its share`()
    throws
  {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<5_000 {
      let whole = kronor(.random(in: -1_000_000_000...1_000_000_000, using: &generator))
      let count = Int.random(in: 1...9, using: &generator)
      var weights = (0..<count).map { _ in Int64.random(in: 0...10_000, using: &generator) }
      weights[0] += 1
      let total = weights.reduce(0, +)
      let parts = try whole.split(over: weights)
      #expect(try Money.sum(parts, in: .sek) == whole)
      for (part, weight) in zip(parts, weights) {
        #expect((part.minorUnits * total - whole.minorUnits * weight).magnitude < total.magnitude)
      }
    }
  }

  @Test func `splits the largest amounts there are`() throws {
    let parts = try kronor(.min).split(over: [.max, .max])
    #expect(parts == [kronor(.min / 2), kronor(.min / 2)])
  }
}
