import CLibXML2

/// Asks libxml2 whether a record obeys the schema, one event at a time.
///
/// libxml2's own way is to plug its checker between the parser and the callbacks. Here the events
/// are passed on by hand instead, each record as a document of its own. So nothing that stands
/// beside a record, be it ever so wrong, can stop libxml2 from checking the record, which a content
/// model of the container can. And text is passed on in one piece, without the white space between
/// elements: libxml2 measures the whole text again for each piece that it appends.
struct SchemaChecker {
  let context: xmlSchemaValidCtxtPtr
  private let sink: UnsafeMutablePointer<FaultSink>
  private var plug: xmlSchemaSAXPlugPtr?
  private var user: UnsafeMutableRawPointer?
  // libxml2 remembers this address, and writes to it when the plug is pulled.
  private let handlers: UnsafeMutablePointer<UnsafeMutablePointer<xmlSAXHandler>?>
  private var startElement: startElementNsSAX2Func?
  private var endElement: endElementNsSAX2Func?
  private var characters: charactersSAXFunc?

  /// nil when libxml2 has no memory left.
  init?(_ schema: CompiledSchema) {
    guard let context = xmlSchemaNewValidCtxt(schema.pointer) else { return nil }
    self.context = context
    sink = .allocate(capacity: 1)
    sink.initialize(to: FaultSink())
    handlers = .allocate(capacity: 1)
    handlers.initialize(to: nil)
    xmlSchemaSetValidStructuredErrors(context, collectFault, sink)
  }

  func deallocate() {
    if let plug { xmlSchemaSAXUnplug(plug) }
    xmlSchemaFreeValidCtxt(context)
    sink.deinitialize(count: 1)
    sink.deallocate()
    handlers.deallocate()
  }

  /// Makes the checker ready for a document, whatever it was in the middle of.
  mutating func restart() {
    if let plug { xmlSchemaSAXUnplug(plug) }
    handlers.pointee = nil
    user = nil
    plug = xmlSchemaSAXPlug(context, handlers, &user)
    precondition(plug != nil, "libxml2 has no memory left for checking.")
    startElement = handlers.pointee?.pointee.startElementNs
    endElement = handlers.pointee?.pointee.endElementNs
    characters = handlers.pointee?.pointee.characters
    sink.pointee.faults.removeAll()
  }

  /// Whether there is no point in asking about this record any more.
  var isFull: Bool { sink.pointee.isFull }

  func start(
    _ element: Int32, _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int32,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    sink.pointee.element = element
    startElement?(
      user, name, prefix, uri, namespaceCount, namespaces, attributeCount, 0, attributes)
  }

  func text(_ element: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) {
    sink.pointee.element = element
    characters?(user, bytes, Int32(count))
  }

  func end(
    _ element: Int32, _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) {
    sink.pointee.element = element
    endElement?(user, name, prefix, uri)
  }

  /// The faults since the last call, in the order found.
  func takeFaults() -> [RawFault] {
    if sink.pointee.faults.isEmpty { return [] }
    defer { sink.pointee.faults.removeAll() }
    return sink.pointee.faults
  }
}

/// A fault as libxml2 reports it, while the record is still being read.
struct RawFault {
  let element: Int32
  let code: Int32
  let message: String
}

/// Where libxml2 leaves its faults. It lies apart from the state that the callbacks change, since
/// faults arrive while they run.
struct FaultSink {
  var element: Int32 = 0
  var faults: [RawFault] = []

  // One more than is kept shows that there were more.
  var isFull: Bool { faults.count > Tape.maximumFaults }
}

/// The longest message that is kept, in bytes: libxml2 quotes up to 64 000 bytes of a wrong value.
private let longestMessage = 1000

private let collectFault: xmlStructuredErrorFunc = { context, error in
  guard let context, let error else { return }
  let sink = context.assumingMemoryBound(to: FaultSink.self)
  guard !sink.pointee.isFull else { return }
  var message = error.pointee.message.map { boundedString($0, longestMessage) } ?? ""
  if error.pointee.level == XML_ERR_WARNING { message = "warning: " + message }
  sink.pointee.faults.append(
    RawFault(element: sink.pointee.element, code: error.pointee.code, message: message))
}

/// The first bytes of a C string, cut between characters.
///
/// libxml2 cuts long messages itself, in the middle of a character.
func boundedString(_ text: UnsafePointer<CChar>, _ limit: Int) -> String {
  let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
  var count = 0
  while count < limit, bytes[count] != 0 { count += 1 }
  let whole = Transcoder.validUTF8(bytes, count).consumed
  let kept = String(decoding: UnsafeBufferPointer(start: bytes, count: whole), as: UTF8.self)
  return whole < count || bytes[count] != 0 ? kept + "…" : kept
}
