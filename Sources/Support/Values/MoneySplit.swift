extension Money {
  /// Parts in proportion to weights, by largest remainder: each part is its exact share rounded
  /// toward zero, and the minor units then left over go one each to the parts that lost most,
  /// the earlier first when two lost the same. The parts always sum to the whole.
  ///
  /// Throws when a weight is below zero, or when all are zero.
  public func split(over weights: [Int64]) throws(ArithmeticError) -> [Money] {
    let total = try Self.total(of: weights)
    var parts: [UInt64] = []
    var lost: [(remainder: UInt64, index: Int)] = []
    var left = minorUnits.magnitude
    for (index, weight) in weights.enumerated() {
      // No weight is above the total, so the quotient is at most the amount itself.
      let product = minorUnits.magnitude.multipliedFullWidth(by: weight.magnitude)
      let (part, remainder) = total.dividingFullWidth(product)
      parts.append(part)
      lost.append((remainder, index))
      left -= part
    }
    lost.sort { ($0.remainder, $1.index) > ($1.remainder, $0.index) }
    for (_, index) in lost.prefix(Int(left)) { parts[index] += 1 }
    var amounts: [Money] = []
    for part in parts {
      amounts.append(try Money(magnitude: part, isNegative: isNegative, currency: currency))
    }
    return amounts
  }

  private static func total(of weights: [Int64]) throws(ArithmeticError) -> UInt64 {
    var total: UInt64 = 0
    for weight in weights {
      guard weight >= 0 else { throw .negativeWeight(weight) }
      let (sum, overflows) = total.addingReportingOverflow(weight.magnitude)
      guard !overflows else { throw .overflow }
      total = sum
    }
    guard total > 0 else { throw .divisionByZero }
    return total
  }
}
