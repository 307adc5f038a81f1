/// Why an amount, a rate or a day could not be computed; arithmetic throws this and never traps.
public enum ArithmeticError: Error, Hashable, Sendable {
  /// The result is larger than its type holds (for a day: outside the years 1 to 9999).
  case overflow
  /// A division by zero, such as a share of nothing.
  case divisionByZero
  /// Two amounts in different currencies were combined or compared.
  case differentCurrencies(Currency, Currency)
  /// An amount was to be split by a weight below zero.
  case negativeWeight(Int64)
}

extension ArithmeticError: CustomStringConvertible {
  /// The reason as one English sentence.
  public var description: String {
    switch self {
    case .overflow: "The result is too large to compute."
    case .divisionByZero: "A share of nothing cannot be computed."
    case .differentCurrencies(let first, let second):
      "Amounts in \(first) and \(second) cannot be combined without an exchange rate."
    case .negativeWeight(let weight):
      "An amount cannot be split by the weight \(weight), which is below zero."
    }
  }
}
