/// Cutting the file into segments: what the callbacks report becomes events in the file's order.
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

  private func containerBegan(_ parser: PushParser) throws {
    let faults = faultsOfContainer(parser)
    guard !faults.isEmpty else { return }
    let start = parser.builder.pointee.tagStart
    let range = SourceRange(
      start: position(at: start), end: position(at: parser.builder.pointee.offset))
    for fault in faults {
      let parts = FaultMessage(fault.message, namespace: format.namespace)
      let fault = ContainerFault(
        attribute: parts.attribute ?? (parts.message.contains("nillable") ? "nil" : nil),
        message: parts.message)
      try handler?(.containerFault(fault, range))
    }
  }

  private func faultsOfContainer(_ parser: PushParser) -> [RawFault] {
    guard shortcut != nil else {
      defer { parser.builder.pointee.checker?.restart() }
      return parser.builder.pointee.checker?.takeFaults() ?? []
    }
    let start = window.base + (parser.builder.pointee.tagStart - windowOffset)
    var end = window.base + (parser.builder.pointee.offset - windowOffset)
    // The parser stands before the `>` or `/>`.
    if end[0] == 0x2F { end += 1 }
    return readyJudge()?.faults(
      inStartOfContainer: UnsafeBufferPointer(start: start, count: end - start + 1)) ?? []
  }

  private func recordBegan(_ parser: PushParser) throws {
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

  private func recordEnded(_ parser: PushParser) throws {
    let end = parser.builder.pointee.offset
    if end - cut > limits.recordBytes { try refuseLargeRecord() }
    let length = encoding.sourceLength(of: window.base + (cut - windowOffset), end - cut)
    takeRecord(end: end, sourceLength: length)
    showWindow(to: parser)
    tape.isRecognised = parser.builder.pointee.isRecognised
    let faults = faultsOfRecord(parser)
    if !faults.isEmpty { tape.take(faults, namespace: format.namespace) }
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

  private func faultsOfRecord(_ parser: PushParser) -> [RawFault] {
    guard let shortcut else { return parser.builder.pointee.checker?.takeFaults() ?? [] }
    if !tape.isRecognised || shortcut.isSurelyValid(tape.storage) { return [] }
    return readyJudge()?.faults(in: tape.utf8) ?? []
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

  private func strayText(_ parser: PushParser) throws {
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
    while index < fed - windowOffset, isSpace(window.base[index]) { index += 1 }
    return index + windowOffset
  }

  /// Hands over the bytes from the last cut up to here, which are no record.
  func send(upTo end: Int) throws {
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

  func position(at offset: Int) -> TextPosition {
    var counter = counter
    counter.advance(
      over: UnsafeBufferPointer(
        start: window.base + (cut - windowOffset), count: max(offset - cut, 0)))
    return counter.position
  }

  /// Forgets what lies before the last cut, but for the beginning of its line.
  func compact() {
    let unused = cut - windowOffset - Self.leadBytes
    guard unused > 0 else { return }
    window.removeFirst(unused)
    windowOffset += unused
    window.shrink(keeping: 512 * 1024)
  }
}
