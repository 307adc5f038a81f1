public import Languages

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

extension ArithmeticError: SayableError {
  /// The reason as one sentence.
  public var wording: Wording {
    switch self {
    case .overflow:
      Wording("The result is too large to compute.", sv: "Resultatet är för stort att beräkna.")
    case .divisionByZero:
      Wording(
        "A share of nothing cannot be computed.", sv: "En andel av ingenting kan inte beräknas.")
    case .differentCurrencies(let first, let second):
      Wording(
        "Amounts in \(first) and \(second) cannot be combined without an exchange rate.",
        sv: "Belopp i \(first) och \(second) kan inte läggas samman utan en växelkurs.")
    case .negativeWeight(let weight):
      Wording(
        "An amount cannot be split by the weight \(weight), which is below zero.",
        sv: "Ett belopp kan inte delas efter vikten \(weight), som är under noll.")
    }
  }
}
