import CLibXML2

/// libxml2's parser with the builder that its callbacks fill, and the context that leads them there.
struct PushParser {
  let context: UnsafeMutablePointer<SAXHandlers.Context>
  let builder: UnsafeMutablePointer<TapeBuilder>
  let libxml: xmlParserCtxtPtr
  private let namesAtStart: Int32

  /// - Parameter reader: whom to tell what concerns a file as a whole.
  init(
    for reader: RecordReader?, format: RecordFormat, names: NameTable, schema: CompiledSchema?,
    limits: Limits, tape: Tape
  ) {
    var table = SAXHandlers.table()
    context = .allocate(capacity: 1)
    builder = .allocate(capacity: 1)
    context.initialize(
      to: SAXHandlers.Context(builder: builder, reader: reader.map { Unmanaged.passUnretained($0) })
    )
    guard let libxml = xmlCreatePushParserCtxt(&table, context, nil, 0, nil) else {
      preconditionFailure("libxml2 has no memory left for a parser.")
    }
    self.libxml = libxml
    builder.initialize(
      to: TapeBuilder(
        parser: libxml, limits: limits, format: format, names: names,
        checker: schema.flatMap { SchemaChecker($0) }, tape: tape.storage))
    namesAtStart = xmlDictSize(libxml.pointee.dict)
  }

  func deallocate() {
    builder.pointee.deallocate()
    builder.deinitialize(count: 1)
    builder.deallocate()
    context.deallocate()
    xmlFreeParserCtxt(libxml)
  }

  /// Makes the parser ready for a file.
  func restart(filling tape: Tape) {
    xmlCtxtResetPush(libxml, nil, 0, nil, nil)
    xmlCtxtUseOptions(libxml, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    // libxml2 2.9 forgets to reset the one; the other makes it wait for the end of the root's tag
    // as it does for every other, where it would take any '>' in a value for that end.
    libxml.pointee.nsNr = 0
    libxml.pointee.progressive = 1
    builder.pointee.restart()
    builder.pointee.tape = tape.storage
  }

  /// Parses whole characters; what comes of them arrives in the callbacks.
  func parse(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    bytes.withMemoryRebound(to: CChar.self, capacity: count) { bytes in
      _ = xmlParseChunk(libxml, bytes, Int32(count), 0)
    }
  }

  /// Tells the parser that nothing follows.
  func finish() { _ = xmlParseChunk(libxml, nil, 0, 1) }

  /// The names that documents brought since the parser was made, which it keeps to its own end.
  var newNames: Int { Int(xmlDictSize(libxml.pointee.dict) - namesAtStart) }

  /// Whether the parser is in the middle of a CDATA section.
  var isInCDATA: Bool { libxml.pointee.instate == XML_PARSER_CDATA_SECTION }

  /// The name of the innermost open element.
  var openElement: String? {
    libxml.pointee.name.map {
      boundedString(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self), 100)
    }
  }
}
