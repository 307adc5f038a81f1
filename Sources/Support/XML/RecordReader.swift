import CLibXML2

/// Reads files of records over libxml2's push parser: a file is one record, or a container of any
/// number of them, and memory does not grow with it.
///
/// A reader is used by one thread, for one file after another; what it needs for a file it keeps
/// for the next.
public final class RecordReader {
  /// Where this reader takes its tapes from, and where they should be given back.
  public let pool: TapePool

  private let format: RecordFormat
  private let names: NameTable
  private let limits: Limits
  private let schema: CompiledSchema?
  private var parser: Parser?
  var pieceSize = 32 * 1024
  private let readSize = 64 * 1024

  // The file being read.
  private var window = GrowingBuffer<UInt8>(capacity: 160 * 1024)
  private var windowOffset = 0
  private var raw = GrowingBuffer<UInt8>(capacity: 1)
  private var rawDecoded = 0
  private var fed = 0
  private var cut = 0
  private var sourceOffset = 0
  private var counter = PositionCounter()
  private var encoding = TextEncoding.utf8
  private var tape: Tape
  private var records = 0
  private var lastRecordEnd = 0
  private var handler: ((ReadEvent) throws -> Void)?
  private var thrown: (any Error)?

  /// Carries a refusal out of the reading; an error of the caller's is never one.
  private struct Stop: Error {
    let refusal: Refusal
  }

  /// What is kept of the text before a record, for excerpts.
  private static let leadBytes = 200

  /// Makes a reader. Without a schema records are read and not checked, which is enough to find
  /// the places in an original that was checked before.
  public init(
    format: RecordFormat, names: NameTable, schema: CompiledSchema?, limits: Limits = .standard,
    pool: TapePool? = nil
  ) {
    LibXML2.prepare()
    self.format = format
    self.names = names
    self.schema = schema
    self.limits = limits
    self.pool = pool ?? TapePool(names: names)
    tape = self.pool.take()
  }

  deinit {
    parser?.deallocate()
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

// MARK: The parser and what belongs to it

extension RecordReader {
  /// A parser with its builder and the context that leads its callbacks to them.
  private struct Parser {
    let context: UnsafeMutablePointer<SAXHandlers.Context>
    let builder: UnsafeMutablePointer<TapeBuilder>
    let libxml: xmlParserCtxtPtr
    let namesAtStart: Int32

    func deallocate() {
      builder.pointee.deallocate()
      builder.deinitialize(count: 1)
      builder.deallocate()
      context.deallocate()
      xmlFreeParserCtxt(libxml)
    }
  }

  /// The parser of the last file, or a new one when that file was refused or brought many names.
  private func readyParser() -> Parser {
    let parser = parser ?? makeParser()
    self.parser = parser
    xmlCtxtResetPush(parser.libxml, nil, 0, nil, nil)
    xmlCtxtUseOptions(
      parser.libxml, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    // libxml2 2.9 forgets to reset the one; the other makes it wait for the end of the root's tag
    // as it does for every other, where it would take any '>' in a value for that end.
    parser.libxml.pointee.nsNr = 0
    parser.libxml.pointee.progressive = 1
    parser.builder.pointee.restart()
    parser.builder.pointee.tape = tape.storage
    return parser
  }

  private func makeParser() -> Parser {
    var table = SAXHandlers.table()
    let context = UnsafeMutablePointer<SAXHandlers.Context>.allocate(capacity: 1)
    let builder = UnsafeMutablePointer<TapeBuilder>.allocate(capacity: 1)
    context.initialize(
      to: SAXHandlers.Context(builder: builder, reader: Unmanaged.passUnretained(self)))
    guard let libxml = xmlCreatePushParserCtxt(&table, context, nil, 0, nil) else {
      preconditionFailure("libxml2 has no memory left for a parser.")
    }
    builder.initialize(
      to: TapeBuilder(
        parser: libxml, limits: limits, format: format, names: names,
        checker: schema.flatMap { SchemaChecker($0) }, tape: tape.storage, window: window.base))
    return Parser(
      context: context, builder: builder, libxml: libxml,
      namesAtStart: xmlDictSize(libxml.pointee.dict))
  }

  /// After a refusal libxml2's state is not to be trusted, and names it never forgets.
  private func retireParser() {
    parser?.deallocate()
    parser = nil
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
    isFinished = xmlDictSize(parser.libxml.pointee.dict) < parser.namesAtStart + 4096
    return .complete(
      ReadSummary(
        records: records, bytes: sourceOffset, isContainer: parser.builder.pointee.isContainer,
        encoding: encoding))
  }

  private func restart() {
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
  private func feedValidBytes(_ parser: Parser) throws {
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

  private func feed(_ parser: Parser, upTo end: Int) throws {
    showWindow(to: parser)
    while fed < end {
      var count = min(end - fed, pieceSize)
      let start = window.base + (fed - windowOffset)
      // libxml2 is given whole characters.
      while fed + count < end, start[count] & 0xC0 == 0x80 { count -= 1 }
      if count <= 0 { count = end - fed }
      fed += count
      start.withMemoryRebound(to: CChar.self, capacity: count) { bytes in
        _ = xmlParseChunk(parser.libxml, bytes, Int32(count), 0)
      }
      try checkProgress(parser)
    }
  }

  /// Tells the builder where the text lies, which moves between pieces.
  private func showWindow(to parser: Parser) {
    // A tag that the end of the file cuts off is looked at one byte beyond its end.
    window.reserve(1)
    window.base[window.count] = 0
    parser.builder.pointee.window = UnsafePointer(window.base)
    parser.builder.pointee.windowCount = window.count
    parser.builder.pointee.windowOffset = windowOffset
  }

  /// What the callbacks cannot see or had to leave until the parser returned.
  private func checkProgress(_ parser: Parser) throws {
    if let thrown { throw thrown }
    if let refusal = parser.builder.pointee.refusal { try refuse(refusal) }
    let parsed = parser.builder.pointee.offset
    try checkWaiting(parser, parsed)
    if parser.builder.pointee.place == .record {
      if parsed - cut > limits.recordBytes { try refuseLargeRecord() }
    } else if parsed - cut > 1024 * 1024 {
      try send(upTo: parsed)
    }
    let newNames = xmlDictSize(parser.libxml.pointee.dict) - parser.namesAtStart
    if Int(newNames) > limits.namesPerFile {
      try refuse(PendingRefusal(.limit(.tooManyNames, limits.namesPerFile), at: parsed))
    }
  }

  /// libxml2 waits for the end of a tag, a comment or a reference, and scans it again and again.
  private func checkWaiting(_ parser: Parser, _ parsed: Int) throws {
    let waiting = fed - parsed
    if waiting <= limits.tagBytes { return }
    if parser.libxml.pointee.instate == XML_PARSER_CDATA_SECTION {
      if waiting <= limits.textBytes { return }
      try refuse(parser.builder.pointee.longText)
    }
    if window.base[parsed - windowOffset] == 0x26 {
      try refuse(PendingRefusal(.bareAmpersand, at: parsed))
    }
    try refuse(PendingRefusal(.limit(.tagTooLong, limits.tagBytes), at: parsed))
  }

  private func refuseLargeRecord() throws {
    try refuse(PendingRefusal(.limit(.recordTooLarge, limits.recordBytes), at: cut))
  }

  private func finish(_ parser: Parser) throws {
    if encoding == .utf8 ? fed < windowOffset + window.count : rawDecoded < raw.count {
      let byte = encoding == .utf8 ? window.base[fed - windowOffset] : raw.base[rawDecoded]
      try refuse(PendingRefusal(.invalidBytes(byte), at: fed))
    }
    let parsed = parser.builder.pointee.offset
    showWindow(to: parser)
    _ = xmlParseChunk(parser.libxml, nil, 0, 1)
    if let thrown { throw thrown }
    if let refusal = parser.builder.pointee.refusal {
      try refuse(endOfFile(parser, parsed) ?? refusal)
    }
    try send(upTo: fed)
  }

  /// At the end libxml2 complains of whatever it was in the middle of; mostly the file was cut off.
  private func endOfFile(_ parser: Parser, _ parsed: Int) -> PendingRefusal? {
    guard parser.builder.pointee.place != .epilog else { return nil }
    let rest = UnsafeBufferPointer(
      start: window.base + (parsed - windowOffset), count: fed - parsed)
    if rest.first == 0x26, rest.dropFirst().contains(where: { $0 == 0x20 || $0 == 0x3C }) {
      return PendingRefusal(.bareAmpersand, at: parsed)
    }
    return PendingRefusal(.truncated, at: fed, texts: openElement(parser).map { [$0] } ?? [])
  }

  private func openElement(_ parser: Parser) -> String? {
    parser.libxml.pointee.name.map {
      boundedString(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self), 100)
    }
  }

  private func refuse(_ refusal: PendingRefusal) throws -> Never {
    throw Stop(refusal: refusal.refusal(at: position(at: refusal.offset), format, encoding))
  }
}

// MARK: Segments

extension RecordReader {
  /// What the callbacks report; an error of the handler waits until the parser has returned.
  func handle(_ happening: TapeBuilder.Happening) {
    guard let parser, thrown == nil else { return }
    do {
      switch happening {
      case .nothing, .stopped, .containerEnded: break
      case .containerBegan: try containerBegan(parser)
      case .recordBegan: try recordBegan(parser)
      case .recordEnded: try recordEnded(parser)
      case .strayText: try strayText(parser)
      }
    } catch {
      thrown = error
      parser.builder.pointee.isStopped = true
    }
  }

  private func containerBegan(_ parser: Parser) throws {
    let faults = parser.builder.pointee.checker?.takeFaults() ?? []
    parser.builder.pointee.checker?.restart()
    guard !faults.isEmpty else { return }
    let start = parser.builder.pointee.tagStart
    let range = SourceRange(
      start: position(at: start), end: position(at: parser.builder.pointee.offset))
    for fault in faults {
      let parts = FaultMessage(fault.message, namespace: format.namespace)
      let fault = SchemaFault(
        element: 0, attribute: nil, code: fault.code, message: parts.message)
      try handler?(.containerFault(fault, range))
    }
  }

  private func recordBegan(_ parser: Parser) throws {
    let start = parser.builder.pointee.recordStart
    try send(upTo: start)
    tape.start = counter.position
    tape.sourceOffset = sourceOffset
    keepLead(before: start)
  }

  /// Keeps what stands before the record on its line, so that an excerpt shows the whole line.
  private func keepLead(before start: Int) {
    let end = start - windowOffset
    var first = end
    while first > max(end - Self.leadBytes, 0), window.base[first - 1] != 0x0A,
      window.base[first - 1] != 0x0D
    {
      first -= 1
    }
    while first < end, window.base[first] & 0xC0 == 0x80 { first += 1 }
    tape.storage.pointee.lead.append(window.base + first, count: end - first)
  }

  private func recordEnded(_ parser: Parser) throws {
    let end = parser.builder.pointee.offset
    if end - cut > limits.recordBytes { try refuseLargeRecord() }
    let length = encoding.sourceLength(of: window.base + (cut - windowOffset), end - cut)
    takeRecord(end: end, sourceLength: length)
    showWindow(to: parser)
    tape.isRecognised = parser.builder.pointee.isRecognised
    if let faults = parser.builder.pointee.checker?.takeFaults(), !faults.isEmpty {
      tape.take(faults, namespace: format.namespace)
    }
    counter.advance(
      over: UnsafeBufferPointer(
        start: tape.storage.pointee.utf8.base, count: tape.storage.pointee.utf8.count))
    cut = end
    sourceOffset += length
    records += 1
    let finished = tape
    tape = pool.take()
    parser.builder.pointee.tape = tape.storage
    try handler?(.record(finished))
  }

  /// Moves the record's bytes to its tape; a large record is not copied but changes hands.
  private func takeRecord(end: Int, sourceLength: Int) {
    if end - cut < 256 * 1024 {
      let bytes = window.base + (cut - windowOffset)
      tape.storage.pointee.utf8.append(bytes, count: end - cut)
    } else {
      window.removeFirst(cut - windowOffset)
      window.moveFirst(end - cut, into: &tape.storage.pointee.utf8)
      windowOffset = end
    }
    guard encoding != .utf8 else { return }
    raw.moveFirst(sourceLength, into: &tape.storage.pointee.source)
    rawDecoded -= sourceLength
  }

  private func strayText(_ parser: Parser) throws {
    let start = startOfText(before: parser.builder.pointee.offset)
    let bytes = UnsafeBufferPointer(
      start: window.base + (start - windowOffset), count: fed - start)
    try handler?(
      .strayText(StrayText(position: position(at: start), excerpt: Self.excerpt(of: bytes))))
  }

  /// The first 80 characters of a text, up to the next tag; CDATA without its marks.
  private static func excerpt(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    let mark = Array("<![CDATA[".utf8)
    let isMarked = bytes.starts(with: mark)
    // A character is four bytes at most, so the 80 are whole.
    let text = bytes.dropFirst(isMarked ? mark.count : 0).prefix(400)
      .prefix { $0 != (isMarked ? 0x5D : 0x3C) }
    return String(
      String.UnicodeScalarView(String(decoding: text, as: UTF8.self).unicodeScalars.prefix(80))
    ).trimmed
  }

  /// The first character that is no white space of a text that the parser has just met.
  private func startOfText(before end: Int) -> Int {
    var index = end - windowOffset - 1
    let floor = cut - windowOffset
    while index > floor, window.base[index] != 0x3E { index -= 1 }
    if window.base[index] == 0x3E { index += 1 }
    while index < fed - windowOffset, isWhite(window.base + index, 1) { index += 1 }
    return index + windowOffset
  }

  /// Hands over the bytes from the last cut up to here, which are no record.
  private func send(upTo end: Int) throws {
    guard end > cut else { return }
    let bytes = window.base + (cut - windowOffset)
    let count = end - cut
    let length = encoding.sourceLength(of: bytes, count)
    let kind: SegmentKind =
      records == 0 ? .head : parser?.builder.pointee.place == .epilog ? .tail : .gap
    let sent = encoding == .utf8 ? bytes : raw.base
    try handler?(.bytes(kind, UnsafeRawBufferPointer(start: sent, count: length)))
    if encoding != .utf8 { dropRaw(length) }
    counter.advance(over: UnsafeBufferPointer(start: bytes, count: count))
    cut = end
    sourceOffset += length
  }

  private func dropRaw(_ length: Int) {
    raw.removeFirst(length)
    rawDecoded -= length
  }

  private func position(at offset: Int) -> TextPosition {
    var counter = counter
    counter.advance(
      over: UnsafeBufferPointer(
        start: window.base + (cut - windowOffset), count: max(offset - cut, 0)))
    return counter.position
  }

  /// Forgets what lies before the last cut, but for the beginning of its line.
  private func compact() {
    let unused = cut - windowOffset - Self.leadBytes
    guard unused > 0 else { return }
    window.removeFirst(unused)
    windowOffset += unused
    window.shrink(keeping: 512 * 1024)
  }
}
