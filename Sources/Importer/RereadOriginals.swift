public import Languages
public import Portfolio
import XML

/// Reads the files of documents that a portfolio keeps once more, record by record, as an import does.
///
/// - Parameters:
///   - pieces: the pieces whose records alone are read; every record without them.
///   - onProgress: called with the bytes done so far, every now and then.
///   - body: called with what the reader makes of each record; its rows last until the next.
/// - Throws: `OriginalUnreadable` when a file is no longer read to its end.
public func rereadOriginals(
  of reading: Reading, only pieces: Set<Int64>? = nil, onProgress: (Int) -> Void = { _ in },
  _ body: (RereadRecord) throws -> Void
) throws {
  let format = Format.current
  let reader = RecordReader(
    format: format.recordFormat, names: format.names, schema: format.schema,
    shortcut: format.shortcut)
  let readRecord = ReadRecord(format)
  var prepared: PreparedRecord?
  var done = 0
  for file in try reading.keptFiles()
  where !file.holdsRates && (pieces.map(file.mayHold) ?? true) {
    let numbers = try reading.open(file)
    let source = KeptSource(try reading.open(file), only: pieces)
    let outcome = try reader.read(source) { event in
      guard case .record(let tape) = event else { return }
      defer { reader.pool.recycle(tape) }
      let record = prepared ?? PreparedRecord(tape)
      prepared = record
      record.tape = tape
      record.prepare(readRecord, nil, format)
      guard try numbers.advanceToRecord(among: pieces) else {
        throw OriginalUnreadable(file: file.name)
      }
      done += tape.source.count
      onProgress(done)
      try body(
        RereadRecord(
          piece: numbers.piece, identity: record.identity, rows: record.rows,
          contentSHA256: record.contentSHA256))
    }
    // As many records as it had when it was taken, no more and no fewer.
    guard case .complete = outcome, try !numbers.advanceToRecord(among: pieces) else {
      throw OriginalUnreadable(file: file.name)
    }
  }
}

/// A file that was taken once and is now refused, or has other records.
public struct OriginalUnreadable: SayableError {
  public let file: String

  public var wording: Wording {
    Wording(
      "\(file) is kept as it was sent and is not read as it was; fondbok original --file shows it",
      sv: "\(file) finns kvar så som den skickades in men läses inte som den gjorde; "
        + "fondbok original --file visar den")
  }
}

extension PiecesOfKeptFile {
  /// Goes on to the next record, or the next of those that are wanted; `false` when there is none.
  fileprivate func advanceToRecord(among wanted: Set<Int64>?) throws -> Bool {
    while try advance() {
      if isRecord, wanted?.contains(piece) ?? true { return true }
    }
    return false
  }
}

/// A kept file as a source of bytes: with what stands around the records, and with all of them or some.
private final class KeptSource: ByteSource {
  private let pieces: PiecesOfKeptFile
  private let wanted: Set<Int64>?
  private var piece: [UInt8] = []
  private var offset = 0

  init(_ pieces: PiecesOfKeptFile, only wanted: Set<Int64>?) {
    self.pieces = pieces
    self.wanted = wanted
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while offset == piece.count {
      guard try pieces.advance() else { return 0 }
      if pieces.isRecord, let wanted, !wanted.contains(pieces.piece) { continue }
      piece = try pieces.bytes()
      offset = 0
    }
    let count = min(buffer.count, piece.count - offset)
    buffer.copyBytes(from: piece[offset..<offset + count])
    offset += count
    return count
  }
}
