/// Steele, Lea and Flood's SplitMix64: small, fast, and the same on every machine and Swift version,
/// which the standard library's own choices of numbers are not promised to be.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A stream of numbers of its own for every pair of a seed and a purpose.
  init(seed: UInt64, stream: UInt64) {
    state = Self.mix(seed ^ Self.mix(stream &+ Self.step))
  }

  mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mix(state)
  }

  /// A number from 0 up to but not including `bound`.
  ///
  /// The high half of the product, so the numbers differ in frequency by less than bound / 2⁶⁴.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// Whether something that happens `percent` times in a hundred happens now.
  mutating func chance(percent: Int) -> Bool {
    below(100) < percent
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
