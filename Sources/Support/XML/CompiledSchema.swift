import CLibXML2
import Synchronization

/// An XSD 1.0 schema, compiled once and then only read, so that any number of readers on any
/// threads can share it.
///
/// Its includes and imports are served from the texts it was given and from nowhere else: the
/// process neither opens a file nor a connection because a schema or a document names one.
public final class CompiledSchema: @unchecked Sendable {
  let pointer: xmlSchemaPtr

  /// Compiles the schema in the file `entry`; throws `SchemaError` with every complaint of libxml2
  /// when it has any, be it a warning.
  public init(files: [(name: String, text: String)], entry: String) throws(SchemaError) {
    LibXML2.prepare()
    let shelf = SchemaShelf.open(files)
    defer { SchemaShelf.close(shelf) }
    let complaints = ComplaintList()
    let list = Unmanaged.passUnretained(complaints).toOpaque()
    // The parser of the schema's own XML reports to this thread's handler, the compiler to its own.
    let (oldHandler, oldContext) = (
      __xmlStructuredError().pointee, __xmlStructuredErrorContext().pointee
    )
    xmlSetStructuredErrorFunc(list, collectComplaint)
    defer { xmlSetStructuredErrorFunc(oldContext, oldHandler) }
    guard let context = xmlSchemaNewParserCtxt(SchemaShelf.address(of: entry, on: shelf)) else {
      throw SchemaError(entry: entry, complaints: ["libxml2 has no memory for a schema"])
    }
    defer { xmlSchemaFreeParserCtxt(context) }
    xmlSchemaSetParserStructuredErrors(context, collectComplaint, list)
    guard let schema = xmlSchemaParse(context) else {
      throw SchemaError(entry: entry, complaints: complaints.lines)
    }
    guard complaints.lines.isEmpty else {
      xmlSchemaFree(schema)
      throw SchemaError(entry: entry, complaints: complaints.lines)
    }
    pointer = schema
  }

  deinit { xmlSchemaFree(pointer) }
}

/// A schema that cannot be used, with libxml2's complaints.
public struct SchemaError: Error, Equatable, CustomStringConvertible {
  /// The file that was to be compiled.
  public let entry: String
  /// What libxml2 said, one sentence each.
  public let complaints: [String]

  /// The file and all complaints.
  public var description: String {
    "the schema \(entry) cannot be used: \(complaints.joined(separator: "; "))"
  }
}

private final class ComplaintList {
  var lines: [String] = []
}

private let collectComplaint: xmlStructuredErrorFunc = { context, error in
  guard let context, let error else { return }
  let list = Unmanaged<ComplaintList>.fromOpaque(context).takeUnretainedValue()
  let file = error.pointee.file.map { String(cString: $0) }?.split(separator: "/").last ?? "schema"
  let words = error.pointee.message.map { String(cString: $0) } ?? "unknown fault"
  list.lines.append("\(file):\(error.pointee.line): \(words.trimmed)")
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    return String(text)
  }
}

/// The state libxml2 keeps for the whole process, set up once before its first use.
enum LibXML2 {
  private static let isReady: Bool = {
    xmlInitParser()
    xmlSchemaInitTypes()
    xmlSetExternalEntityLoader(serveFromShelf)
    return true
  }()

  static func prepare() { precondition(isReady, "libxml2 could not be set up.") }
}

/// The texts that schemas under compilation may include, each set under a number of its own, since
/// libxml2 knows one loader for the whole process.
private enum SchemaShelf {
  private struct Contents {
    var next = 1
    var shelves: [Int: [String: String]] = [:]
  }

  private static let contents = Mutex(Contents())
  private static let scheme = "fondbok-schema:/"

  static func open(_ files: [(name: String, text: String)]) -> Int {
    contents.withLock { contents in
      let number = contents.next
      contents.next += 1
      contents.shelves[number] = Dictionary(
        files.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
      return number
    }
  }

  static func close(_ shelf: Int) {
    contents.withLock { $0.shelves[shelf] = nil }
  }

  static func address(of file: String, on shelf: Int) -> String { "\(scheme)\(shelf)/\(file)" }

  /// The text at an address, nil for every address that is not exactly a file on an open shelf.
  static func text(at address: String) -> String? {
    guard address.hasPrefix(scheme) else { return nil }
    let parts = address.dropFirst(scheme.count).split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let shelf = Int(parts[0]) else { return nil }
    return contents.withLock { $0.shelves[shelf]?[String(parts[1])] }
  }
}

/// Gives a schema its includes, and refuses everything else that anyone asks libxml2 to load.
private let serveFromShelf: xmlExternalEntityLoader = { address, _, context in
  guard let address, let text = SchemaShelf.text(at: String(cString: address)) else { return nil }
  let bytes = text.utf8.count
  // The buffer is libxml2's own copy of the text.
  let buffer = text.withCString { text in
    xmlParserInputBufferCreateMem(text, Int32(bytes), XML_CHAR_ENCODING_UTF8)
  }
  guard let buffer, let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_UTF8) else {
    return nil
  }
  // Relative includes inside the file are looked for beside this address.
  let copy = xmlStrdup(UnsafeRawPointer(address).assumingMemoryBound(to: xmlChar.self))
  input.pointee.filename = copy.map {
    UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)
  }
  return input
}
