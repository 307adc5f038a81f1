public import Portfolio
public import Provenance
import XML

/// Turns spots into places by reading originals again: a line, a column, and the sender's own words.
///
/// Nothing of a place is kept in the portfolio, so that a project that passes costs nothing.
public final class LocateSpots {
  private let reading: Reading
  private let format = Format.current
  private let reader: RecordReader
  private var version: Int64 = -1
  private var tape: Tape?
  private var original: OriginalRecord?

  public init(_ reading: Reading) {
    self.reading = reading
    reader = RecordReader(
      format: format.recordFormat, names: format.names, schema: nil)
  }

  /// The place of a spot; where the element meant is absent, that of the nearest one above it.
  ///
  /// - Throws: when the original does not open.
  public func place(of spot: Spot) throws -> Place? {
    if spot.version != version { try load(spot.version) }
    guard let tape, let original else { return nil }
    var element = min(spot.element, tape.count - 1)
    for name in spot.path.split(separator: "/") {
      guard let child = tape.child(format.names.id(String(name)), of: element) else { break }
      element = child
    }
    let attribute = spot.attribute.flatMap { tape.attribute(format.names.id($0), of: element) }
    let range = tape.place(of: element, attribute: attribute)
    let excerpt = tape.excerpt(at: range, width: 480)
    // The record was read by itself: its places are moved to where it stands in its file.
    func moved(_ position: TextPosition) -> TextPosition {
      let line = position.line - tape.start.line
      return TextPosition(
        line: original.line + line,
        column: line == 0 ? position.column - tape.start.column + original.column : position.column)
    }
    let start = moved(range.start)
    let end = moved(range.end)
    let shift = start.column - range.start.column
    return Place(
      file: original.file, line: start.line, column: start.column, endLine: end.line,
      endColumn: end.column, text: excerpt.text, firstColumn: excerpt.firstColumn + shift,
      isCut: excerpt.isCut)
  }

  private func load(_ version: Int64) throws {
    if let tape { reader.pool.recycle(tape) }
    tape = nil
    self.version = version
    original = try reading.original(ofVersion: version)
    guard let original else { return }
    // What stood around the record gives it its encoding and its namespaces.
    let bytes = original.head + original.bytes + original.tail
    var found: Tape?
    _ = try reader.read(MemorySource(bytes)) { event in
      guard case .record(let tape) = event else { return }
      if found == nil { found = tape } else { self.reader.pool.recycle(tape) }
    }
    tape = found
  }
}
