/// The check digit of Swedish organisation and personal numbers (the Luhn algorithm).
enum Luhn {
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
