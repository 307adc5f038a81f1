import Portfolio
import Values

/// Where a line comes among those of all projects: by the day its paper was issued.
///
/// Papers of one day are told apart by a hash of their names, which says nothing and stays the same. So of two
/// lines that do not go together the same one is told of, in whatever order their papers came in.
struct LineOrder: Comparable, Sendable {
  /// The day in the first bits, and the hash in the others.
  private let paper: UInt64
  private let element: Int32

  init(_ spot: Spot, in paper: DocumentHeader) {
    let day = UInt64(Day.first.days(until: paper.issued).magnitude)
    self.paper = day << 40 | KeyTally.hash([paper.issuer, paper.id]) >> 24
    element = Int32(clamping: spot.element)
  }

  static func < (one: LineOrder, other: LineOrder) -> Bool {
    (one.paper, one.element) < (other.paper, other.element)
  }
}
