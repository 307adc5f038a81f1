/// What a return lacks, of which no more is kept than anyone reads.
struct GapList {
  private static let maximum = 1000

  private(set) var first: [Gap] = []
  private(set) var more = 0

  var isEmpty: Bool { first.isEmpty }

  mutating func add(_ gaps: [Gap]) {
    let kept = gaps.prefix(Self.maximum - first.count)
    first += kept
    more += gaps.count - kept.count
  }

  mutating func add(_ gap: Gap) { add([gap]) }

  /// Keeps a return from being made when anything is missing.
  /// - Throws: `ExportError.incomplete` with all of it.
  func withhold(_ kind: Return) throws(ExportError) {
    guard isEmpty else { throw .incomplete(kind, first, more: more) }
  }
}
