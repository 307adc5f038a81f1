/// The check digit of Swedish organisation, personal and giro numbers (the Luhn algorithm).
public enum Luhn {
  /// Whether the last of some digits is the check digit of those before it.
  public static func isValid(_ digits: [UInt8]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = Int(digit.element) * (digit.offset.isMultiple(of: 2) ? 1 : 2)
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum.isMultiple(of: 10)
  }

  /// The digit that completes nine digits, the first of which counts double.
  static func checkDigit(of digits: some Sequence<UInt8>) -> UInt8 {
    var sum = 0
    var isDoubled = true
    for digit in digits {
      let value = Int(digit) * (isDoubled ? 2 : 1)
      sum += value > 9 ? value - 9 : value
      isDoubled.toggle()
    }
    return UInt8((10 - sum % 10) % 10)
  }
}
