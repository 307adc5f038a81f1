/// Reads files of records over libxml2's push parser: a file is one record, or a container of any
/// number of them, and memory does not grow with it.
///
/// A reader is used by one thread, for one file after another; what it needs for a file it keeps
/// for the next.
public final class RecordReader {
  /// Where this reader takes its tapes from, and where they should be given back.
  public let pool: TapePool

  let format: RecordFormat
  private let names: NameTable
  let limits: Limits
  private let schema: CompiledSchema?
  let shortcut: SchemaShortcut?
  private(set) var parser: PushParser?
  private var judge: SchemaJudge?
  var pieceSize = 32 * 1024
  private let readSize = 64 * 1024

  // The file being read.
  var window = GrowingBuffer<UInt8>(capacity: 160 * 1024)
  var windowOffset = 0
  var raw = GrowingBuffer<UInt8>(capacity: 1)
  var rawDecoded = 0
  var fed = 0
  var cut = 0
  var sourceOffset = 0
  var counter = PositionCounter()
  var encoding = TextEncoding.utf8
  var tape: Tape
  var records = 0
  var handler: ((ReadEvent) throws -> Void)?
  var thrown: (any Error)?

  /// Carries a refusal out of the reading; an error of the caller's is never one.
  private struct Stop: Error {
    let refusal: Refusal
  }

  /// What is kept of the text before a record, for excerpts.
  static let leadBytes = 200

  /// Makes a reader. Without a schema records are read and not checked, which is enough to find
  /// the places in an original that was checked before. With a shortcut through the schema, the
  /// schema itself is asked only about what the shortcut is not sure of.
  public init(
    format: RecordFormat, names: NameTable, schema: CompiledSchema?,
    shortcut: SchemaShortcut? = nil, limits: Limits = .standard, pool: TapePool? = nil
  ) {
    LibXML2.prepare()
    self.format = format
    self.names = names
    self.schema = schema
    self.shortcut = schema == nil ? nil : shortcut
    self.limits = limits
    self.pool = pool ?? TapePool(names: names)
    tape = self.pool.take()
  }

  deinit {
    parser?.deallocate()
    judge?.deallocate()
    window.deallocate()
    raw.deallocate()
  }

  /// Reads a file to its end or to the first reason for refusing it, and hands over what it finds
  /// in order; throws what the source or the handler throws.
  public func read(
    _ source: any ByteSource, handle: (ReadEvent) throws -> Void
  ) throws -> ReadOutcome {
    precondition(handler == nil, "A reader reads one file at a time.")
    return try withoutActuallyEscaping(handle) { handle in
      handler = handle
      defer {
        handler = nil
        thrown = nil
      }
      do {
        return try readAll(source)
      } catch let stop as Stop {
        return .refused(stop.refusal)
      }
    }
  }
}

// MARK: Feeding

extension RecordReader {
  private func readAll(_ source: any ByteSource) throws -> ReadOutcome {
    restart()
    let parser = readyParser()
    var isFinished = false
    defer { if !isFinished { retireParser() } }
    let markLength = try begin(source)
    if markLength > 0 { try sendMark(markLength) }
    while true {
      try feedValidBytes(parser)
      compact()
      if try fill(source) == 0 { break }
    }
    try finish(parser)
    isFinished = parser.newNames < 4096
    return .complete(
      ReadSummary(
        records: records, bytes: sourceOffset, isContainer: parser.builder.pointee.isContainer,
        encoding: encoding))
  }

  /// The parser of the last file, or a new one when that file was refused or brought many names.
  private func readyParser() -> PushParser {
    let parser =
      parser
      ?? PushParser(
        for: self, format: format, names: names, schema: shortcut == nil ? schema : nil,
        limits: limits, tape: tape)
    self.parser = parser
    parser.restart(filling: tape)
    return parser
  }

  /// Who asks the schema about single records of this file.
  func readyJudge() -> SchemaJudge? {
    if let judge { return judge }
    guard let schema else { return nil }
    judge = SchemaJudge(format: format, names: names, schema: schema, limits: limits)
    return judge
  }

  /// After a refusal libxml2's state is not to be trusted, and names it never forgets.
  private func retireParser() {
    parser?.deallocate()
    parser = nil
    judge?.deallocate()
    judge = nil
  }

  private func restart() {
    judge?.restart()
    window.clear(keeping: 512 * 1024)
    raw.clear(keeping: 512 * 1024)
    windowOffset = 0
    rawDecoded = 0
    fed = 0
    cut = 0
    sourceOffset = 0
    counter = PositionCounter()
    encoding = .utf8
    records = 0
    tape.clear()
  }

  /// Reads enough to know the encoding; returns the length of the byte order mark.
  private func begin(_ source: any ByteSource) throws -> Int {
    while window.count < EncodingDetector.bytesNeeded {
      if try read(source, into: &window) == 0 { break }
    }
    do throws(Refusal) {
      let detector = try EncodingDetector(
        UnsafeBufferPointer(start: window.base, count: window.count))
      encoding = detector.encoding
      return detector.markLength
    } catch {
      throw Stop(refusal: error)
    }
  }

  /// The mark is no part of the text: it goes to the head at once.
  private func sendMark(_ length: Int) throws {
    try handler?(.bytes(.head, UnsafeRawBufferPointer(start: window.base, count: length)))
    window.removeFirst(length)
    sourceOffset = length
  }

  private func fill(_ source: any ByteSource) throws -> Int {
    encoding == .utf8 ? try read(source, into: &window) : try read(source, into: &raw)
  }

  private func read(
    _ source: any ByteSource, into buffer: inout GrowingBuffer<UInt8>
  ) throws -> Int {
    buffer.reserve(readSize)
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(start: buffer.base + buffer.count, count: readSize))
    buffer.count += count
    return count
  }

  /// Feeds all whole characters that have arrived, and refuses the file at a byte that is none.
  private func feedValidBytes(_ parser: PushParser) throws {
    let start = fed - windowOffset
    let result: Transcoder.Result
    let invalid: UInt8?
    if encoding == .utf8 {
      result = Transcoder.validUTF8(window.base + start, window.count - start)
      try feed(parser, upTo: fed + result.consumed)
      invalid = result.isInvalid ? window.base[fed - windowOffset] : nil
    } else {
      result = transcode(isFirst: fed == 0 && rawDecoded == 0)
      try feed(parser, upTo: windowOffset + window.count)
      invalid = result.isInvalid ? raw.base[rawDecoded] : nil
    }
    if let invalid { try refuse(PendingRefusal(.invalidBytes(invalid), at: fed)) }
  }

  /// Turns what has arrived into UTF-8. The first piece was read into the window to find the
  /// encoding.
  private func transcode(isFirst: Bool) -> Transcoder.Result {
    if isFirst, raw.count == 0 {
      swap(&raw, &window)
    }
    let result = Transcoder(encoding: encoding).transcode(
      UnsafeBufferPointer(start: raw.base + rawDecoded, count: raw.count - rawDecoded),
      into: &window)
    rawDecoded += result.consumed
    return result
  }

  private func feed(_ parser: PushParser, upTo end: Int) throws {
    showWindow(to: parser)
    while fed < end {
      var count = min(end - fed, pieceSize)
      let start = window.base + (fed - windowOffset)
      // libxml2 is given whole characters.
      while fed + count < end, start[count] & 0xC0 == 0x80 { count -= 1 }
      if count <= 0 { count = end - fed }
      fed += count
      parser.parse(start, count)
      try checkProgress(parser)
    }
  }

  /// Tells the builder where the text lies, which moves between pieces.
  func showWindow(to parser: PushParser) {
    // A tag that the end of the file cuts off is looked at one byte beyond its end.
    window.reserve(1)
    window.base[window.count] = 0
    parser.builder.pointee.window = UnsafePointer(window.base)
    parser.builder.pointee.windowCount = window.count
    parser.builder.pointee.windowOffset = windowOffset
  }

  /// What the callbacks cannot see or had to leave until the parser returned.
  private func checkProgress(_ parser: PushParser) throws {
    if let thrown { throw thrown }
    if let refusal = parser.builder.pointee.refusal { try refuse(refusal) }
    let parsed = parser.builder.pointee.offset
    try checkWaiting(parser, parsed)
    if parser.builder.pointee.place == .record {
      if parsed - cut > limits.recordBytes { try refuseLargeRecord() }
    } else if parsed - cut > 1024 * 1024 {
      try send(upTo: parsed)
    }
    if parser.newNames > limits.namesPerFile {
      try refuse(PendingRefusal(.limit(.tooManyNames, limits.namesPerFile), at: parsed))
    }
  }

  /// libxml2 waits for the end of a tag, a comment or a reference, and scans it again and again.
  private func checkWaiting(_ parser: PushParser, _ parsed: Int) throws {
    let waiting = fed - parsed
    if waiting <= limits.tagBytes { return }
    if parser.isInCDATA {
      if waiting <= limits.textBytes { return }
      try refuse(parser.builder.pointee.longText)
    }
    if window.base[parsed - windowOffset] == 0x26 {
      try refuse(PendingRefusal(.bareAmpersand, at: parsed))
    }
    try refuse(PendingRefusal(.limit(.tagTooLong, limits.tagBytes), at: parsed))
  }

  func refuseLargeRecord() throws {
    try refuse(PendingRefusal(.limit(.recordTooLarge, limits.recordBytes), at: cut))
  }

  private func finish(_ parser: PushParser) throws {
    if encoding == .utf8 ? fed < windowOffset + window.count : rawDecoded < raw.count {
      let byte = encoding == .utf8 ? window.base[fed - windowOffset] : raw.base[rawDecoded]
      try refuse(PendingRefusal(.invalidBytes(byte), at: fed))
    }
    let parsed = parser.builder.pointee.offset
    showWindow(to: parser)
    parser.finish()
    if let thrown { throw thrown }
    if let refusal = parser.builder.pointee.refusal {
      try refuse(endOfFile(parser, parsed) ?? refusal)
    }
    try send(upTo: fed)
  }

  /// At the end libxml2 complains of whatever it was in the middle of; mostly the file was cut off.
  private func endOfFile(_ parser: PushParser, _ parsed: Int) -> PendingRefusal? {
    guard parser.builder.pointee.place != .epilog else { return nil }
    let rest = UnsafeBufferPointer(
      start: window.base + (parsed - windowOffset), count: fed - parsed)
    if rest.first == 0x26, rest.dropFirst().contains(where: { $0 == 0x20 || $0 == 0x3C }) {
      return PendingRefusal(.bareAmpersand, at: parsed)
    }
    return PendingRefusal(.truncated, at: fed, texts: parser.openElement.map { [$0] } ?? [])
  }

  func refuse(_ refusal: PendingRefusal) throws -> Never {
    throw Stop(refusal: refusal.refusal(at: position(at: refusal.offset), format, encoding))
  }
}
