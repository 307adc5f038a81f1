/// Swedish personal numbers (personnummer) and coordination numbers (samordningsnummer), which are
/// never shown.
public enum PersonalNumber {
  /// The text with each digit of what looks like such a number replaced by a dot, so that the text
  /// keeps its length: `850709-9805` becomes `••••••-••••`.
  ///
  /// A number has ten or twelve digits, perhaps a hyphen or plus before the last four, a birth date
  /// that exists (the day plus 60 in a coordination number) and a right Luhn digit. Organisation
  /// numbers, amounts and ids stay, but for the one in some two hundred numbers of ten digits that
  /// could be a person's. A VAT number made of a personal number is masked too.
  public static func mask(in text: String) -> String {
    guard mayHoldNumber(text) else { return text }
    var scalars = Array(text.unicodeScalars)
    var found = false
    var start = 0
    while start < scalars.count {
      guard scalars[start].isASCIIDigit else {
        start += 1
        continue
      }
      let end = endOfDigits(scalars, from: start)
      if let range = number(scalars, digits: start..<end) {
        for place in range where scalars[place].isASCIIDigit { scalars[place] = "•" }
        found = true
        start = range.upperBound
      } else {
        start = end
      }
    }
    guard found else { return text }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Masks what stands in UTF-8 from a place on.
  public static func mask(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.withUnsafeBufferPointer({ mayHoldNumber(.init(rebasing: $0[start...])) }) else {
      return
    }
    let masked = mask(in: String(decoding: bytes[start...], as: UTF8.self))
    bytes.replaceSubrange(start..., with: masked.utf8)
  }

  /// Whether a run of digits is as long as such a number, or as its first part with a sign after it;
  /// most texts have none, and need no closer look.
  private static func mayHoldNumber(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { mayHoldNumber($0) } ?? true
  }

  private static func mayHoldNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var run = 0
    var place = 0
    while place < bytes.count {
      if run == 0, place &+ 8 <= bytes.count, hasNoDigit(bytes, at: place) {
        place &+= 8
        continue
      }
      let byte = bytes[place]
      place &+= 1
      if byte &- 48 < 10 {
        run += 1
        continue
      }
      switch run {
      case 10, 12: return true
      // A hyphen, a plus, or the first byte of one of the longer hyphens.
      case 6, 8: if byte == 0x2D || byte == 0x2B || byte >= 0x80 { return true }
      default: break
      }
      run = 0
    }
    return run == 10 || run == 12
  }

  /// Whether none of eight bytes is a digit.
  private static func hasNoDigit(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (0x7F &* ones)
    // The highest bit of a byte tells whether it is at least 48, and whether it is at least 58.
    let (fromNought, pastNine) = (low &+ (80 &* ones), low &+ (70 &* ones))
    return fromNought & ~pastNine & ~word & (0x80 &* ones) == 0
  }

  /// Whether the whole text is such a number.
  public static func isLikely(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard scalars.first?.isASCIIDigit == true else { return false }
    return number(scalars, digits: 0..<endOfDigits(scalars, from: 0)) == 0..<scalars.count
  }

  private static func endOfDigits(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    scalars[start...].firstIndex { !$0.isASCIIDigit } ?? scalars.count
  }

  /// Where the number is that begins with a run of digits, or nil when none does.
  private static func number(_ scalars: [Unicode.Scalar], digits: Range<Int>) -> Range<Int>? {
    let run = scalars[digits].map { UInt8($0.value - 48) }
    let end = digits.upperBound
    if run.count == 6 || run.count == 8 {
      guard end + 4 < scalars.count, isSeparator(scalars[end]),
        scalars[(end + 1)...].prefix(4).allSatisfy(\.isASCIIDigit),
        end + 5 == scalars.count || !scalars[end + 5].isASCIIDigit
      else { return nil }
      let last = scalars[(end + 1)..<(end + 5)].map { UInt8($0.value - 48) }
      return isNumber(run + last) ? digits.lowerBound..<(end + 5) : nil
    }
    if isFraction(scalars, before: digits.lowerBound) || hasFraction(scalars, after: end) {
      return nil
    }
    if isNumber(run) { return digits }
    let isVAT =
      run.count == 12 && run.suffix(2) == [0, 1] && digits.lowerBound >= 2
      && scalars[(digits.lowerBound - 2)..<digits.lowerBound].elementsEqual("SE".unicodeScalars)
    return isVAT && isNumber(Array(run.prefix(10))) ? digits : nil
  }

  /// Hyphens of every kind that programs put in, and the plus of those above a hundred.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isMinus || scalar == "+" || scalar == "\u{2010}" || scalar == "\u{2011}"
  }

  /// Whether digits that begin here are the decimals of an amount or a rate.
  private static func isFraction(_ scalars: [Unicode.Scalar], before start: Int) -> Bool {
    start >= 2 && scalars[start - 1] == "." && scalars[start - 2].isASCIIDigit
  }

  /// Whether digits that end here have one to three decimals: they are an amount, not the first of
  /// two numbers in a list.
  private static func hasFraction(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
    guard end < scalars.count, scalars[end] == "." || scalars[end] == "," else { return false }
    return (1...3).contains(scalars[(end + 1)...].prefix(4).prefix(while: \.isASCIIDigit).count)
  }

  private static func isNumber(_ digits: [UInt8]) -> Bool {
    guard digits.count == 10 || digits.count == 12 else { return false }
    let short = digits.suffix(10).map(Int.init)
    guard Luhn.checkDigit(of: digits.suffix(10).prefix(9)) == digits[digits.count - 1] else {
      return false
    }
    let month = short[2] * 10 + short[3]
    let written = short[4] * 10 + short[5]
    let day = written > 60 ? written - 60 : written
    let year = short[0] * 10 + short[1]
    let centuries =
      digits.count == 12 ? [Int(digits[0]) * 10 + Int(digits[1])] : [18, 19, 20]
    return centuries.contains { century in
      (18...20).contains(century) && Day(year: century * 100 + year, month: month, day: day) != nil
    }
  }
}
