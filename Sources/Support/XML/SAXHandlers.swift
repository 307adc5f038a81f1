import CLibXML2

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The functions libxml2 calls. Each finds the builder behind the context, and tells the reader
/// when something happened that concerns the whole file.
enum SAXHandlers {
  /// What libxml2 carries around for us: the builder, and the reader that owns both, when there is one.
  struct Context {
    let builder: UnsafeMutablePointer<TapeBuilder>
    let reader: Unmanaged<RecordReader>?

    @inline(__always)
    func handle(_ happening: TapeBuilder.Happening) {
      if happening != .nothing { reader?._withUnsafeGuaranteedRef { $0.handle(happening) } }
    }
  }

  static func table() -> xmlSAXHandler {
    var table = xmlSAXHandler()
    table.initialized = UInt32(XML_SAX2_MAGIC)
    table.internalSubset = internalSubset
    table.startElementNs = startElement
    table.endElementNs = endElement
    table.characters = characters
    // The same function for both keeps libxml2 from guessing which white space matters.
    table.ignorableWhitespace = characters
    table.cdataBlock = cdata
    table.serror = complaint
    return table
  }
}

@inline(__always)
private func context(_ pointer: UnsafeMutableRawPointer?) -> SAXHandlers.Context {
  pointer.unsafelyUnwrapped.assumingMemoryBound(to: SAXHandlers.Context.self).pointee
}

private let startElement: startElementNsSAX2Func = {
  pointer, name, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
  let context = context(pointer)
  context.handle(
    context.builder.pointee.startElement(
      name, prefix, uri, namespaceCount, namespaces, attributeCount, attributes))
}

private let endElement: endElementNsSAX2Func = { pointer, name, prefix, uri in
  let context = context(pointer)
  context.handle(context.builder.pointee.endElement(name, prefix, uri))
}

private let characters: charactersSAXFunc = { pointer, bytes, count in
  guard let bytes else { return }
  let context = context(pointer)
  context.handle(context.builder.pointee.characters(bytes, Int(count)))
}

private let cdata: cdataBlockSAXFunc = { pointer, bytes, count in
  guard let bytes, count > 0 else { return }
  let context = context(pointer)
  context.handle(context.builder.pointee.cdata(bytes, Int(count)))
}

/// A DOCTYPE: stopped at once, before it can declare any entity.
private let internalSubset: internalSubsetSAXFunc = { pointer, name, _, _ in
  let builder = context(pointer).builder
  let texts = name.map { [String(cString: $0)] } ?? []
  _ = builder.pointee.stop(
    PendingRefusal(.documentType, at: builder.pointee.lastBracket, texts: texts))
  xmlStopParser(builder.pointee.parser)
}

/// libxml2's complaints. Warnings pass; the first error is the reason for the refusal, and
/// namespace errors, which libxml2 itself would let pass, are such errors.
private let complaint: xmlStructuredErrorFunc = { pointer, error in
  guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
    // A namespace that is no proper URI is odd, but only a name.
    UInt32(bitPattern: error.pointee.code) != XML_WAR_NS_URI.rawValue
  else { return }
  let builder = context(pointer).builder
  if builder.pointee.isStopped { return }
  let words = error.pointee.message.map { boundedString($0, 300).trimmed } ?? "not well-formed XML"
  let texts = [error.pointee.str1, error.pointee.str2].compactMap { text in
    text.map { boundedString($0, 100) }
  }
  let code = UInt32(bitPattern: error.pointee.code)
  _ = builder.pointee.stop(
    PendingRefusal(
      .syntax(code: code, words: words), at: builder.pointee.place(of: code), texts: texts))
}

extension TapeBuilder {
  /// Where to point for a complaint: at the tag or the reference that is wrong, else where libxml2
  /// stands.
  fileprivate func place(of code: UInt32) -> Int {
    switch xmlParserErrors(code) {
    case XML_ERR_TAG_NAME_MISMATCH, XML_ERR_TAG_NOT_FINISHED, XML_NS_ERR_UNDEFINED_NAMESPACE,
      XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return lastBracket
    case XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_ENTITYREF_NO_NAME,
      XML_ERR_UNDECLARED_ENTITY:
      return last { $0 == 0x3C || $0 == 0x26 }
    case XML_ERR_MISPLACED_CDATA_END:
      // libxml2 still stands at the beginning of the text.
      var index = offset - windowOffset
      while index + 2 < windowCount, memcmp(window + index, "]]>", 3) != 0 { index += 1 }
      return index + windowOffset
    default: return offset
    }
  }

  /// The last `<` before where the parser stands.
  fileprivate var lastBracket: Int { last { $0 == 0x3C } }

  private func last(where isWanted: (UInt8) -> Bool) -> Int {
    var index = max(offset - windowOffset - 1, 0)
    while index > 0, !isWanted(window[index]) { index -= 1 }
    return index + windowOffset
  }
}
