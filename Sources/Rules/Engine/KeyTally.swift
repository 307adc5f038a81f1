import Portfolio

/// Which of very many keys come more than once, and where.
///
/// A key is kept as its hash of 64 bits with the place it stands at: 40 bytes, whatever its length. Among a
/// million keys two different ones have the same hash once in forty million portfolios.
struct KeyTally: Sendable {
  private struct Entry {
    let hash: UInt64
    let order: LineOrder
    let version: Int64
    let element: Int32
    /// Which of the projects it is of.
    let project: Int32
  }

  /// By the first bits of the hash, so that no part is large when it grows or is sorted.
  private var parts: [[Entry]] = Array(repeating: [], count: 64)

  /// A place with the number of its project.
  struct Place {
    let spot: Spot
    let order: LineOrder
    let project: Int
  }

  mutating func add(_ words: String..., project: Int, at spot: Spot, in paper: DocumentHeader) {
    let hash = Self.hash(words)
    parts[Int(hash >> 58)].append(
      Entry(
        hash: hash, order: LineOrder(spot, in: paper), version: spot.version,
        element: Int32(clamping: spot.element),
        project: Int32(clamping: project)))
  }

  /// The places of each key that comes more than once, in their order.
  func repeated() -> [[Place]] {
    var groups: [[Place]] = []
    for part in parts {
      let sorted = part.sorted {
        ($0.hash, $0.order) < ($1.hash, $1.order)
      }
      var first = 0
      while first < sorted.count {
        var end = first + 1
        while end < sorted.count, sorted[end].hash == sorted[first].hash { end += 1 }
        if end > first + 1 {
          groups.append(
            sorted[first..<end].map {
              Place(
                spot: Spot(version: $0.version, element: Int($0.element)), order: $0.order,
                project: Int($0.project))
            })
        }
        first = end
      }
    }
    return groups.sorted { $0[0].order < $1[0].order }
  }

  /// FNV-1a over the words, with a sign between them that no word has, and mixed so that all bits count.
  static func hash(_ words: [String]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 33)
  }
}
