/// A signed integer of 128 bits, for sums and products that must be exact before they are judged.
struct Wide: Hashable, Sendable {
  private(set) var high: Int64
  private(set) var low: UInt64

  static var zero: Wide { Wide(high: 0, low: 0) }

  init(high: Int64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The exact product of two integers; it always fits.
  init(_ first: Int64, times second: Int64) {
    let product = first.multipliedFullWidth(by: second)
    self.init(high: product.high, low: product.low)
  }

  /// Adds an integer of 64 bits; 2⁶³ additions are needed to overflow.
  mutating func add(_ value: Int64) {
    let (sum, carries) = low.addingReportingOverflow(UInt64(bitPattern: value))
    low = sum
    high &+= (value < 0 ? -1 : 0) &+ (carries ? 1 : 0)
  }

  /// The same number in 64 bits, or nil when it does not fit.
  var narrowed: Int64? {
    let narrow = Int64(bitPattern: low)
    return high == (narrow < 0 ? -1 : 0) ? narrow : nil
  }
}

extension Wide: Comparable {
  static func < (left: Wide, right: Wide) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
