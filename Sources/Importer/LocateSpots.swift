public import Portfolio
public import Provenance
import XML

/// Turns spots into places by reading originals again: a line, a column, and the sender's own words.
///
/// Nothing of a place is kept in the portfolio, so that a project that passes costs nothing.
public final class LocateSpots {
  private let reading: Reading
  /// Where nothing is wrong, no place is asked for, and no schema read.
  private lazy var format = Format.current
  private lazy var reader = RecordReader(
    format: format.recordFormat, names: format.names, schema: nil)
  /// The records that were read last: what is found in a project stands in a few of them, by turns.
  private var records: [Record] = []

  /// No more records than this are kept, nor more bytes of them when there is more than one.
  private static let most = (records: 8, bytes: 1 << 20)

  private struct Record {
    let version: Int64
    let tape: Tape
    let original: OriginalRecord
  }

  public init(_ reading: Reading) {
    self.reading = reading
  }

  /// The place of a spot; where the element meant is absent, that of the nearest one above it.
  ///
  /// - Throws: when the original does not open.
  public func place(of spot: Spot) throws -> Place? {
    guard let record = try record(of: spot.version) else { return nil }
    let tape = record.tape
    let original = record.original
    var element = min(spot.element, tape.count - 1)
    for name in spot.path.split(separator: "/") {
      guard let child = tape.child(format.names.id(String(name)), of: element) else { break }
      element = child
    }
    let attribute = spot.attribute.flatMap { tape.attribute(format.names.id($0), of: element) }
    let range = tape.place(of: element, attribute: attribute)
    let excerpt = tape.excerpt(of: element, attribute: attribute, width: 480)
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

  private func record(of version: Int64) throws -> Record? {
    if let known = records.first(where: { $0.version == version }) { return known }
    guard let original = try reading.original(ofVersion: version) else { return nil }
    // What stood around the record gives it its encoding and its namespaces.
    let bytes = original.head + original.bytes + original.tail
    var found: Tape?
    _ = try reader.read(MemorySource(bytes)) { event in
      guard case .record(let tape) = event else { return }
      if found == nil { found = tape } else { self.reader.pool.recycle(tape) }
    }
    guard let tape = found else { return nil }
    let record = Record(version: version, tape: tape, original: original)
    makeRoom(for: record)
    records.append(record)
    return record
  }

  private func makeRoom(for record: Record) {
    var bytes = records.reduce(record.original.bytes.count) { $0 + $1.original.bytes.count }
    while let first = records.first, records.count == Self.most.records || bytes > Self.most.bytes {
      bytes -= first.original.bytes.count
      reader.pool.recycle(first.tape)
      records.removeFirst()
    }
  }
}
