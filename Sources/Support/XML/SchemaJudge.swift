/// Asks libxml2 whether single records of a file obey the schema, by reading them once more.
///
/// The records are read within the start tag of the container they stood in, so that the names they
/// have from there are known.
struct SchemaJudge {
  private let parser: PushParser
  private let tape: Tape
  private let piece = 32 * 1024

  init(format: RecordFormat, names: NameTable, schema: CompiledSchema, limits: Limits) {
    tape = Tape(names: names)
    parser = PushParser(
      for: nil, format: format, names: names, schema: schema, limits: limits, tape: tape)
    restart()
  }

  func deallocate() { parser.deallocate() }

  /// Makes ready for the records of another file.
  func restart() {
    tape.clear()
    parser.restart(filling: tape)
  }

  /// The faults of a container's start tag. What is asked about after it stands in that container.
  func faults(inStartOfContainer tag: UnsafeBufferPointer<UInt8>) -> [RawFault] {
    read(tag)
    defer { parser.builder.pointee.checker?.restart() }
    return parser.builder.pointee.checker?.takeFaults() ?? []
  }

  /// The faults of a record, in the order found.
  func faults(in record: UnsafeRawBufferPointer) -> [RawFault] {
    defer { tape.clear() }
    read(record.assumingMemoryBound(to: UInt8.self))
    return parser.builder.pointee.checker?.takeFaults() ?? []
  }

  private func read(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    let builder = parser.builder
    // What was read before has been read to its end.
    builder.pointee.window = base
    builder.pointee.windowCount = text.count
    builder.pointee.windowOffset = builder.pointee.offset
    var start = 0
    while start < text.count {
      var end = min(start + piece, text.count)
      // libxml2 is given whole characters.
      while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
      parser.parse(base + start, end - start)
      start = end
    }
    precondition(
      builder.pointee.refusal == nil, "A record is refused that was read before as it is.")
  }
}
