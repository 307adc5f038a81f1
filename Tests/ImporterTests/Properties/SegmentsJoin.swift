import Importer
import Languages
import Schemas
import TestSupport
import XML

/// Whatever the bytes, the segments of a file joined are the file, or it is refused; and it is the
/// same in whatever pieces the file arrives.
enum SegmentsJoin {
  /// - Throws: `PropertyBroken`, or what the reader throws, which it never should.
  static func holds(for bytes: [UInt8]) throws {
    let reader = try reader.get()
    let whole = try check(bytes, with: reader, pieces: { .max })
    // The pieces follow from the bytes, so that an input shows the same fault each time.
    var numbers = SeededNumbers(seed: bytes.reduce(0) { $0 &* 31 &+ UInt64($1) })
    let largest = [1, 2, 9, 700].randomElement(using: &numbers) ?? 1
    let inPieces = try check(
      bytes, with: reader, pieces: { Int.random(in: 1...largest, using: &numbers) })
    try require(
      isSame(inPieces, whole), "in pieces the file is read as \(inPieces), at once as \(whole)")
  }

  /// Whether two readings of a file agree. Of several faults libxml2 may name another one first, since
  /// it looks ahead as far as the file has come; a refusal it is either way. What the first bytes
  /// decide never differs.
  private static func isSame(_ one: Result, _ other: Result) -> Bool {
    guard case .refused(let one) = one.outcome, case .refused(let other) = other.outcome else {
      return one == other
    }
    return one == other || !(isDecidedAtOnce(one) || isDecidedAtOnce(other))
  }

  private static func isDecidedAtOnce(_ refusal: Refusal) -> Bool {
    [.empty, .notXML, .unsupportedEncoding, .encodingConflict].contains(refusal.reason)
  }

  /// What must not follow from the pieces.
  private struct Result: Equatable {
    var records: [Record] = []
    var strayText: [StrayText] = []
    var outcome: ReadOutcome
  }

  private struct Record: Equatable {
    let offset: Int
    let start: TextPosition
    let elements: Int
    let isRecognised: Bool
    let faults: [SchemaFault]
  }

  private static func check(
    _ bytes: [UInt8], with reader: RecordReader, pieces: @escaping () -> Int
  ) throws -> Result {
    var joined: [UInt8] = []
    var records: [Record] = []
    var strayText: [StrayText] = []
    let outcome = try reader.read(MemorySource(bytes, pieceSize: pieces)) { event in
      switch event {
      case .bytes(_, let piece): joined += Array(piece)
      case .record(let tape):
        try require(
          tape.sourceOffset == joined.count, "a record does not begin where the last ended")
        joined += Array(tape.source)
        records.append(try record(tape))
        reader.pool.recycle(tape)
      case .strayText(let text): strayText.append(text)
      case .containerFault: break
      }
    }
    switch outcome {
    case .complete(let summary):
      try require(joined == bytes, "\(joined.count) bytes joined are not the \(bytes.count) sent")
      try require(summary.bytes == bytes.count, "the summary counts \(summary.bytes) bytes")
      try require(summary.records == records.count, "the summary counts \(summary.records) records")
    case .refused(let refusal):
      try require(bytes.starts(with: joined), "the bytes before the refusal are not those sent")
      try require(!refusal.message.isEmpty && !refusal.fix.isEmpty, "refused without a word")
      let start = TextPosition(line: 1, column: 1)
      try require(refusal.position >= start, "refused at \(refusal.position)")
    }
    return Result(records: records, strayText: strayText, outcome: outcome)
  }

  /// A record, once each of its elements has been looked up as the importer does.
  private static func record(_ tape: Tape) throws -> Record {
    for element in 0..<tape.count {
      let place = tape.place(of: element, attribute: nil)
      try require(
        tape.start <= place.start && place.start < place.end,
        "element \(element) stands at \(place.start) to \(place.end), the record at \(tape.start)")
      _ = tape.excerpt(at: place, width: 80)
      for attribute in tape.attributes(of: element) {
        _ = tape.value(ofAttribute: attribute)
      }
    }
    return Record(
      offset: tape.sourceOffset, start: tape.start, elements: tape.count,
      isRecognised: tape.isRecognised, faults: tape.schemaFaults)
  }

  /// One reader for all inputs, as an import of many files has one.
  nonisolated(unsafe) private static let reader = Swift.Result<RecordReader, any Error> {
    let kinds = Format.current.kinds
    return RecordReader(
      format: RecordFormat(namespace: Format.namespace, container: "portfolio", records: kinds),
      names: NameTable(["portfolio"] + kinds),
      schema: try CompiledSchema(files: Schemas.files, entry: Schemas.documents))
  }
}
