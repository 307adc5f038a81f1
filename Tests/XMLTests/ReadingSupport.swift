import Languages
import Testing

@testable import XML

/// A small format in the manner of the real ones: two kinds of record, a shared file of types, and
/// a container that lets anything in, strictly checked.
enum Garden {
  static let format = RecordFormat(
    namespace: "urn:fondbok:1", container: "portfolio", records: ["application", "report"])

  static let names = NameTable([
    "portfolio", "application", "report", "title", "amount", "note", "line", "empty", "id",
    "currency", "lang",
  ])

  static let files: [(name: String, text: String)] = [
    (name: "Portfolio.xsd", text: portfolio), (name: "Application.xsd", text: application),
    (name: "Types.xsd", text: types),
  ]

  static let schema: CompiledSchema = {
    do throws(SchemaError) {
      return try CompiledSchema(files: files, entry: "Portfolio.xsd")
    } catch {
      preconditionFailure(error.description)
    }
  }()

  private static let beginning = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:fondbok:1"
      targetNamespace="urn:fondbok:1" elementFormDefault="qualified" blockDefault="#all">
    """

  private static let portfolio =
    beginning + """
      <xs:include schemaLocation="Application.xsd"/>
      <xs:element name="portfolio"><xs:complexType><xs:sequence>
        <xs:any namespace="##any" processContents="strict" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType></xs:element>
      </xs:schema>
      """

  private static let application =
    beginning + """
      <xs:include schemaLocation="Types.xsd"/>
      <xs:complexType name="Record"><xs:sequence>
        <xs:element name="title" type="Text"/>
        <xs:element name="amount" type="Amount" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element name="note" type="Note" minOccurs="0"/>
        <xs:element name="empty" minOccurs="0"><xs:complexType/></xs:element>
      </xs:sequence><xs:attribute name="id" type="Id" use="required"/></xs:complexType>
      <xs:element name="application" type="Record"/>
      <xs:element name="report" type="Record"/>
      </xs:schema>
      """

  private static let types =
    beginning + """
      <xs:simpleType name="Id"><xs:restriction base="xs:token">
        <xs:pattern value="[A-Z][0-9]{1,5}"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Text"><xs:restriction base="xs:token">
        <xs:minLength value="1"/></xs:restriction></xs:simpleType>
      <xs:complexType name="Note" mixed="true"><xs:sequence>
        <xs:element name="line" type="Text" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="Amount"><xs:simpleContent><xs:extension base="Number">
        <xs:attribute name="currency" use="required"><xs:simpleType>
          <xs:restriction base="xs:token"><xs:enumeration value="SEK"/></xs:restriction>
        </xs:simpleType></xs:attribute></xs:extension></xs:simpleContent></xs:complexType>
      <xs:simpleType name="Number"><xs:restriction base="xs:token">
        <xs:pattern value="-?[0-9]{1,15}"/></xs:restriction></xs:simpleType>
      </xs:schema>
      """
}

/// Everything a reader handed over, and how it ended.
struct Reading {
  var tapes: [Tape] = []
  var segments: [(kind: String, bytes: [UInt8])] = []
  var stray: [StrayText] = []
  var containerFaults: [(fault: ContainerFault, place: SourceRange)] = []
  var outcome: ReadOutcome

  /// The bytes of all segments in order.
  var joined: [UInt8] { segments.flatMap(\.bytes) }

  var refusal: Refusal? {
    if case .refused(let refusal) = outcome { refusal } else { nil }
  }

  var summary: ReadSummary? {
    if case .complete(let summary) = outcome { summary } else { nil }
  }
}

extension RecordReader {
  /// A reader of the small format.
  static func garden(
    _ schema: CompiledSchema? = nil, limits: Limits = .standard
  ) -> RecordReader {
    RecordReader(format: Garden.format, names: Garden.names, schema: schema, limits: limits)
  }

  /// Reads bytes and keeps everything.
  func collect(_ bytes: [UInt8], pieces: @escaping () -> Int = { .max }) throws -> Reading {
    var reading = Reading(outcome: .complete(ReadSummary()))
    reading.outcome = try read(MemorySource(bytes, pieceSize: pieces)) { event in
      switch event {
      case .bytes(let kind, let bytes): reading.segments.append((kind.rawValue, Array(bytes)))
      case .record(let tape):
        reading.segments.append(("record", Array(tape.source)))
        reading.tapes.append(tape)
      case .strayText(let text): reading.stray.append(text)
      case .containerFault(let fault, let place): reading.containerFaults.append((fault, place))
      }
    }
    return reading
  }

  func collect(_ text: String) throws -> Reading { try collect(Array(text.utf8)) }
}

extension ReadSummary {
  init() { self.init(records: 0, bytes: 0, isContainer: false, encoding: .utf8) }
}

/// Reads a text with the schema of the small format.
func read(_ text: String, limits: Limits = .standard) throws -> Reading {
  try RecordReader.garden(Garden.schema, limits: limits).collect(text)
}

/// Wraps text in the container.
func portfolio(_ content: String) -> String {
  "<portfolio xmlns=\"urn:fondbok:1\">\(content)</portfolio>"
}

/// Wraps text in a record.
func application(_ content: String) -> String {
  "<application xmlns=\"urn:fondbok:1\" id=\"A1\">\(content)</application>"
}

extension Tape {
  func id(_ name: String) -> NameID { names.id(name) }

  /// The element with this name that comes first.
  func first(_ name: String) throws -> Int {
    try #require((0..<count).first { self.name(self[$0].name) == name })
  }

  /// The content as bytes, to compare.
  var contentBytes: [UInt8] {
    var bytes: [UInt8] = []
    content { bytes += Array($0) }
    return bytes
  }
}

/// A generator of numbers that gives the same ones every time (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
