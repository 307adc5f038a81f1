/// The numbers from 0 up to `count` in a random order, without holding any of them.
///
/// A Feistel network of four rounds permutes the smallest even number of bits that holds `count`;
/// a number that lands outside is sent through again until it lands inside (cycle walking), which
/// takes four turns at most on average and still gives every number once.
struct Permutation {
  let count: Int
  private let halfBits: UInt64
  private let mask: UInt64
  private let keys: (UInt64, UInt64, UInt64, UInt64)

  init(count: Int, seed: UInt64, stream: UInt64) {
    self.count = count
    let bits = max(2, UInt64.bitWidth - UInt64(max(count - 1, 1)).leadingZeroBitCount)
    halfBits = UInt64(bits + 1) / 2
    mask = (1 << halfBits) - 1
    var random = SplitMix64(seed: seed, stream: stream)
    keys = (random.next(), random.next(), random.next(), random.next())
  }

  /// The number at `index` of the order.
  subscript(index: Int) -> Int {
    var value = UInt64(index)
    repeat { value = scrambled(value) } while value >= UInt64(count)
    return Int(value)
  }

  private func scrambled(_ value: UInt64) -> UInt64 {
    var left = value >> halfBits
    var right = value & mask
    func turn(_ key: UInt64) {
      (left, right) = (right, left ^ (SplitMix64.mix(right ^ key) & mask))
    }
    turn(keys.0)
    turn(keys.1)
    turn(keys.2)
    turn(keys.3)
    return left << halfBits | right
  }
}
