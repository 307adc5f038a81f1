/// One record of a file: its elements in document order, their attributes and text, and where each
/// stood, in a few flat buffers that are reused for the next record.
///
/// The number of an element is its index; 0 is the record itself. A tape is filled by the reader
/// on one thread and then handed over; after that one thread at a time may use it. Buffers that
/// it returns are valid until it is given back to its pool.
public final class Tape: @unchecked Sendable {
  @usableFromInline let storage: UnsafeMutablePointer<TapeStorage>
  let names: NameTable
  var places: PlaceIndex?
  var isPooled = false

  /// Whether the record is an element of ours that the reader was told to expect.
  public internal(set) var isRecognised = false
  /// The faults the schema found, in the order found, at most `maximumFaults`.
  public internal(set) var schemaFaults: [SchemaFault] = []
  /// Whether the schema stopped being asked because there were more than `maximumFaults` faults.
  public internal(set) var hasMoreFaults = false
  /// Where the record's `<` stands in the file. A caller that reads a stored record by itself sets
  /// it to where the record stood, and all places follow.
  public var start = TextPosition.start {
    didSet { places = nil }
  }
  /// The offset of the record's first byte in the file as sent.
  public internal(set) var sourceOffset = 0

  /// How many schema faults a record keeps; after them the schema is not asked about it any more.
  public static let maximumFaults = 1000

  init(names: NameTable) {
    self.names = names
    storage = .allocate(capacity: 1)
    storage.initialize(to: TapeStorage())
  }

  deinit {
    storage.pointee.deallocate()
    storage.deallocate()
  }

  func clear() {
    storage.pointee.clear()
    places = nil
    isRecognised = false
    schemaFaults.removeAll(keepingCapacity: false)
    hasMoreFaults = false
  }
}

/// One element of a record.
public struct TapeElement: BitwiseCopyable, Sendable {
  /// Its name.
  public internal(set) var name: NameID
  /// Its depth in the record; the record itself is 0.
  public internal(set) var depth: UInt8
  @usableFromInline var flags: UInt8
  /// The element it stands in, -1 for the record itself.
  public internal(set) var parent: Int32
  /// The number after that of its last descendant: the next element that is not inside it.
  public internal(set) var end: Int32
  /// The number of its first attribute in the tape.
  public internal(set) var firstAttribute: UInt32
  /// How many attributes it has.
  public internal(set) var attributeCount: UInt16
  /// The offset of its `<` in the record's UTF-8.
  public internal(set) var offset: UInt32
  @usableFromInline var textStart: UInt32
  @usableFromInline var textLength: UInt32

  static let isOursFlag: UInt8 = 1
  static let hasChildrenFlag: UInt8 = 2
  static let hasMixedTextFlag: UInt8 = 4
  static let askedSchemaFlag: UInt8 = 8
  static let toldTextFlag: UInt8 = 16

  /// While the element is open: its last piece of mixed text, -1 when it has none.
  var lastMixedRun: Int32 {
    get { flags & Self.hasMixedTextFlag != 0 ? Int32(bitPattern: textStart) : -1 }
    set {
      textStart = UInt32(bitPattern: newValue)
      flags |= Self.hasMixedTextFlag
    }
  }

  /// Whether the element is in the namespace of our format.
  public var isOurs: Bool { flags & Self.isOursFlag != 0 }
  /// Whether elements stand inside it.
  public var hasChildren: Bool { flags & Self.hasChildrenFlag != 0 }
  /// Whether text other than white space stands beside its child elements.
  public var hasMixedText: Bool { flags & Self.hasMixedTextFlag != 0 }
}

/// One attribute of an element.
public struct TapeAttribute: BitwiseCopyable, Sendable {
  /// The namespaces an attribute may be in.
  public enum Namespace: UInt8, BitwiseCopyable, Sendable {
    /// None, as all attributes of our format.
    case none
    /// That of `xml:lang`.
    case xml
    /// Any other; the name is then one of the record's own.
    case foreign
  }

  /// Its name.
  public internal(set) var name: NameID
  /// Its namespace.
  public internal(set) var namespace: Namespace
  @usableFromInline var valueStart: UInt32
  @usableFromInline var valueLength: UInt32
}

/// A fault the schema found in a record.
public struct SchemaFault: Hashable, Sendable {
  /// The element at which it was found.
  public let element: Int
  /// The number of the attribute in the tape, when the fault lies in its value or presence.
  public let attribute: Int?
  /// libxml2's number for the kind of fault (`xmlParserErrors`).
  public let code: Int32
  /// libxml2's words in English, without the namespace and the name of the element.
  public let message: String
}

/// A fault in the start tag of the container.
public struct ContainerFault: Hashable, Sendable {
  /// The attribute that may not stand there, without its prefix, when the fault is about one.
  public let attribute: String?
  /// libxml2's words in English.
  public let message: String
}

/// The buffers of a tape.
@usableFromInline
struct TapeStorage {
  @usableFromInline var elements = GrowingBuffer<TapeElement>(capacity: 256)
  @usableFromInline var attributes = GrowingBuffer<TapeAttribute>(capacity: 128)
  /// Text of elements and values of attributes.
  @usableFromInline var text = GrowingBuffer<UInt8>(capacity: 8192)
  /// The record as UTF-8.
  @usableFromInline var utf8 = GrowingBuffer<UInt8>(capacity: 8192)
  /// The record as sent, empty when that is the same.
  @usableFromInline var source = GrowingBuffer<UInt8>(capacity: 1)
  /// What stands before the record on its first line.
  var lead = GrowingBuffer<UInt8>(capacity: 64)
  var mixedRuns = GrowingBuffer<MixedRun>(capacity: 1)
  var ownNames = GrowingBuffer<OwnName>(capacity: 1)

  init() {}

  mutating func clear() {
    elements.clear(keeping: 2 * 1024)
    attributes.clear(keeping: 4 * 1024)
    text.clear(keeping: 64 * 1024)
    utf8.clear(keeping: 64 * 1024)
    source.clear(keeping: 64 * 1024)
    lead.clear(keeping: 1024)
    mixedRuns.clear(keeping: 1024)
    ownNames.clear(keeping: 1024)
  }

  func deallocate() {
    elements.deallocate()
    attributes.deallocate()
    text.deallocate()
    utf8.deallocate()
    source.deallocate()
    lead.deallocate()
    mixedRuns.deallocate()
    ownNames.deallocate()
  }
}

/// Text beside child elements: a piece of the text of `owner`, just before element `before`.
struct MixedRun: BitwiseCopyable {
  var owner: Int32
  var before: Int32
  var start: UInt32
  var length: UInt32
  /// The owner's run before this one, -1 when there is none.
  var previous: Int32
}

/// A name that the program does not know, kept with the record that uses it.
struct OwnName: BitwiseCopyable {
  var start: UInt32
  var length: UInt32
  var namespaceStart: UInt32
  /// -1 when the name is in no namespace.
  var namespaceLength: Int32
}

extension Tape {
  /// How many elements the record has, itself included.
  @inlinable
  public var count: Int { storage.pointee.elements.count }

  /// The element with this number.
  @inlinable
  public subscript(element: Int) -> TapeElement {
    precondition(
      element >= 0 && element < storage.pointee.elements.count, "There is no such element.")
    return storage.pointee.elements.base[element]
  }

  /// The record as UTF-8, from its `<` to the `>` of its end tag.
  public var utf8: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage.pointee.utf8.base, count: storage.pointee.utf8.count)
  }

  /// The record as it was sent; in a file of UTF-8 these are the bytes of `utf8`.
  public var source: UnsafeRawBufferPointer {
    if storage.pointee.source.count == 0 { return utf8 }
    return UnsafeRawBufferPointer(
      start: storage.pointee.source.base, count: storage.pointee.source.count)
  }

  /// The numbers of the child elements, in order.
  @inlinable
  public func children(of element: Int) -> TapeChildren {
    TapeChildren(tape: self, next: element + 1, end: Int(self[element].end))
  }

  /// The first child element of ours with this name.
  @inlinable
  public func child(_ name: NameID, of element: Int) -> Int? {
    for child in children(of: element) where self[child].name == name { return child }
    return nil
  }

  /// The numbers of the element's attributes.
  @inlinable
  public func attributes(of element: Int) -> Range<Int> {
    let element = self[element]
    let first = Int(element.firstAttribute)
    return first..<first + Int(element.attributeCount)
  }

  /// The attribute with this number.
  @inlinable
  public func attribute(at index: Int) -> TapeAttribute {
    precondition(
      index >= 0 && index < storage.pointee.attributes.count, "There is no such attribute.")
    return storage.pointee.attributes.base[index]
  }

  /// The number of the element's attribute with this name.
  @inlinable
  public func attribute(
    _ name: NameID, in namespace: TapeAttribute.Namespace = .none, of element: Int
  ) -> Int? {
    for index in attributes(of: element) {
      let attribute = attribute(at: index)
      if attribute.name == name, attribute.namespace == namespace { return index }
    }
    return nil
  }

  /// The value of the attribute with this number, with references resolved.
  @inlinable
  public func value(ofAttribute index: Int) -> UnsafeRawBufferPointer {
    let attribute = attribute(at: index)
    return UnsafeRawBufferPointer(
      start: storage.pointee.text.base + Int(attribute.valueStart),
      count: Int(attribute.valueLength))
  }

  /// The element's own text, CDATA included and references resolved; white space that only stands
  /// between child elements is left out.
  @inlinable
  public func text(of element: Int) -> UnsafeRawBufferPointer {
    let element = self[element]
    return UnsafeRawBufferPointer(
      start: storage.pointee.text.base + Int(element.textStart), count: Int(element.textLength))
  }

  /// The element's own text as a string.
  public func string(of element: Int) -> String {
    String(decoding: text(of: element), as: UTF8.self)
  }

  /// The value of the attribute with this number as a string.
  public func string(ofAttribute index: Int) -> String {
    String(decoding: value(ofAttribute: index), as: UTF8.self)
  }

  /// The local name with this number, be it the table's or the record's own.
  public func name(_ id: NameID) -> String {
    if let known = names.name(id) { return known }
    guard let own = ownName(id) else { return "" }
    return String(decoding: textBytes(own.start, Int(own.length)), as: UTF8.self)
  }

  /// The namespace of one of the record's own names; nil when it is in none, or known.
  public func namespace(_ id: NameID) -> String? {
    guard let own = ownName(id), own.namespaceLength >= 0 else { return nil }
    return String(
      decoding: textBytes(own.namespaceStart, Int(own.namespaceLength)), as: UTF8.self)
  }

  func ownName(_ id: NameID) -> OwnName? {
    let index = Int(id.rawValue) - Int(NameID.firstOfRecord)
    guard index >= 0, index < storage.pointee.ownNames.count else { return nil }
    return storage.pointee.ownNames.base[index]
  }

  func textBytes(_ start: UInt32, _ length: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage.pointee.text.base + Int(start), count: length)
  }
}

/// The child elements of an element, by number.
public struct TapeChildren: Sequence, IteratorProtocol {
  @usableFromInline let tape: Tape
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  @inlinable
  init(tape: Tape, next: Int, end: Int) {
    self.tape = tape
    position = next
    self.end = end
  }

  /// The number of the next child.
  @inlinable
  public mutating func next() -> Int? {
    guard position < end else { return nil }
    defer { position = Int(tape[position].end) }
    return position
  }
}
