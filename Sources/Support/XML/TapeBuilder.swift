import CLibXML2

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Fills the tape of the record being parsed; one method for each event of libxml2.
///
/// It is a structure behind a pointer, changed only by the parser's callbacks, so that the hot path
/// has no reference counting and no checks of exclusive access. What happens once per record or
/// per file is left to the reader: the methods return what happened.
struct TapeBuilder {
  /// Where the parser stands in the file.
  enum Place {
    case prolog
    case container
    case record
    case epilog
  }

  /// What an event meant for the file as a whole.
  enum Happening {
    case nothing
    case containerBegan
    case containerEnded
    case recordBegan
    case recordEnded
    case strayText
    case stopped
  }

  let parser: xmlParserCtxtPtr
  let limits: Limits
  let namespace: UInt
  let xmlNamespace: UInt
  let container: UInt
  var names: NameInterner
  var recordNames: [UInt]
  var checker: SchemaChecker?
  /// The prefixes that the container declares, each with its namespace: names in the values of its
  /// records, as those of types, may use them. The parser keeps the letters.
  var containerNamespaces: [UnsafePointer<xmlChar>?] = []

  /// The UTF-8 in memory, its length, and the offset in the stream of its first byte.
  var window: UnsafePointer<UInt8>
  var windowCount = 0
  var windowOffset = 0

  var tape: UnsafeMutablePointer<TapeStorage>
  var place = Place.prolog
  var isContainer = false
  var isStopped = false
  var isInStrayText = false
  /// Whether the record is one that the schema is asked about.
  var isRecognised = false
  /// Elements open, the container counted.
  var depth = 0
  /// The stream offset of the last start tag's `<`, and of the record's.
  var tagStart = 0
  var recordStart = 0
  var refusal: PendingRefusal?

  var current: Int32 = -1
  var runStart = 0
  var cdataEndsInCarriageReturn = false

  init(
    parser: xmlParserCtxtPtr, limits: Limits, format: RecordFormat, names: NameTable,
    checker: SchemaChecker?, tape: UnsafeMutablePointer<TapeStorage>
  ) {
    self.parser = parser
    self.limits = limits
    self.checker = checker
    self.tape = tape
    // Until the reader shows its own.
    window = UnsafePointer(tape.pointee.utf8.base)
    func intern(_ text: String) -> UInt {
      UInt(bitPattern: xmlDictLookup(parser.pointee.dict, text, -1))
    }
    namespace = intern(format.namespace)
    xmlNamespace = intern("http://www.w3.org/XML/1998/namespace")
    container = intern(format.container)
    recordNames = format.records.map(intern)
    self.names = NameInterner(
      names: names, maximumOwn: limits.unknownNames, dictionary: parser.pointee.dict,
      namespace: namespace)
  }

  func deallocate() {
    names.deallocate()
    checker?.deallocate()
  }

  /// Makes ready for a new file.
  mutating func restart() {
    checker?.restart()
    containerNamespaces.removeAll()
    place = .prolog
    isContainer = false
    isStopped = false
    isInStrayText = false
    depth = 0
    refusal = nil
    windowOffset = 0
    current = -1
  }

  /// The stream offset of the byte the parser reads next.
  @inline(__always)
  var offset: Int {
    guard let input = parser.pointee.input else { return windowOffset }
    return Int(input.pointee.consumed) &+ (input.pointee.cur - input.pointee.base)
  }

  mutating func stop(_ refusal: PendingRefusal) -> Happening {
    isStopped = true
    if self.refusal == nil { self.refusal = refusal }
    return .stopped
  }
}

// MARK: Start tags

extension TapeBuilder {
  mutating func startElement(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int32,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> Happening {
    if isStopped { return .nothing }
    let end = offset
    tagStart = openingBracket(before: end)
    depth &+= 1
    isInStrayText = false
    if let limit = brokenLimit(tagEnd: end, Int(attributeCount)) { return stop(limit) }
    switch place {
    case .prolog:
      let happening = root(name, uri)
      if happening != .recordBegan {
        if happening == .containerBegan {
          containerNamespaces = Array(
            UnsafeMutableBufferPointer(start: namespaces, count: Int(namespaceCount) * 2))
          checker?.start(
            0, name, prefix, uri, namespaceCount, namespaces, attributeCount, attributes)
        }
        return happening
      }
      beginRecord(isRecognised: true)
    case .container:
      let isOurs = UInt(bitPattern: uri) == namespace
      beginRecord(isRecognised: isOurs && recordNames.contains(UInt(bitPattern: name)))
    case .record: closeRun()
    case .epilog: return .nothing
    }
    let isRoot = current < 0
    guard append(name, uri, Int(attributeCount), attributes) else {
      return stop(PendingRefusal(.limit(.tooManyNames, limits.unknownNames), at: tagStart))
    }
    if isRecognised, let checker, !checker.isFull {
      tape.pointee.elements.base[Int(current)].flags |= TapeElement.askedSchemaFlag
      if isRoot, !containerNamespaces.isEmpty {
        // To the checker the record is a document of its own. It takes the first of a prefix.
        var all =
          Array(UnsafeMutableBufferPointer(start: namespaces, count: Int(namespaceCount) * 2))
          + containerNamespaces
        let count = Int32(all.count / 2)
        all.withUnsafeMutableBufferPointer {
          checker.start(
            current, name, prefix, uri, count, $0.baseAddress, attributeCount, attributes)
        }
      } else {
        checker.start(
          current, name, prefix, uri, namespaceCount, namespaces, attributeCount, attributes)
      }
    }
    let nodes = tape.pointee.elements.count &+ tape.pointee.attributes.count
    if nodes > limits.nodesPerRecord {
      return stop(PendingRefusal(.limit(.tooManyNodes, limits.nodesPerRecord), at: tagStart))
    }
    return isRoot ? .recordBegan : .nothing
  }

  /// libxml2 stands before the `>` or `/>` of the tag; a `<` cannot occur inside one.
  @inline(__always)
  private func openingBracket(before end: Int) -> Int {
    var index = end &- windowOffset &- 1
    while index > 0, window[index] != 0x3C { index &-= 1 }
    return index &+ windowOffset
  }

  @inline(__always)
  private func brokenLimit(tagEnd: Int, _ attributeCount: Int) -> PendingRefusal? {
    let closing = window[tagEnd &- windowOffset] == 0x2F ? 2 : 1
    if tagEnd &+ closing &- tagStart > limits.tagBytes {
      return PendingRefusal(.limit(.tagTooLong, limits.tagBytes), at: tagStart)
    }
    if depth > limits.depth {
      return PendingRefusal(.limit(.tooDeep, limits.depth), at: tagStart)
    }
    if attributeCount > limits.attributes {
      return PendingRefusal(
        .limit(.tooManyAttributes, limits.attributes), at: tagStart, count: attributeCount)
    }
    return nil
  }

  private mutating func root(
    _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
  ) -> Happening {
    let local = UInt(bitPattern: name)
    if UInt(bitPattern: uri) == namespace {
      if local == container {
        isContainer = true
        place = .container
        return .containerBegan
      }
      if recordNames.contains(local) { return .recordBegan }
    }
    return stop(
      PendingRefusal(.root, at: tagStart, texts: [text(name) ?? "", text(uri)].compactMap { $0 }))
  }

  private func text(_ characters: UnsafePointer<xmlChar>?) -> String? {
    characters.map { boundedString(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self), 200) }
  }

  private mutating func beginRecord(isRecognised: Bool) {
    place = .record
    self.isRecognised = isRecognised
    recordStart = tagStart
    current = -1
    runStart = 0
    names.forgetOwn()
  }

  /// Appends the element; false when the record has too many names of its own.
  private mutating func append(
    _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ attributeCount: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> Bool {
    let isOurs = UInt(bitPattern: uri) == namespace
    let space = uri == nil ? NameInterner.elementInNoNamespace : UInt(bitPattern: uri)
    guard let id = identify(name, space, uri) else { return false }
    if current >= 0 {
      tape.pointee.elements.base[Int(current)].flags |= TapeElement.hasChildrenFlag
    }
    let firstAttribute = tape.pointee.attributes.count
    if attributeCount > 0, let attributes {
      guard append(attributes, attributeCount) else { return false }
    }
    let number = Int32(truncatingIfNeeded: tape.pointee.elements.count)
    tape.pointee.elements.append(
      TapeElement(
        name: id, depth: UInt8(truncatingIfNeeded: depth &- (isContainer ? 2 : 1)),
        flags: isOurs ? TapeElement.isOursFlag : 0, parent: current, end: number &+ 1,
        firstAttribute: UInt32(truncatingIfNeeded: firstAttribute),
        attributeCount: UInt16(truncatingIfNeeded: attributeCount),
        offset: UInt32(truncatingIfNeeded: tagStart &- recordStart), textStart: 0, textLength: 0))
    current = number
    runStart = tape.pointee.text.count
    return true
  }

  private mutating func append(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, _ count: Int
  ) -> Bool {
    for index in 0..<count {
      // Five pointers each: local name, prefix, namespace, start and end of the value.
      let entry = attributes + index &* 5
      guard let start = entry[3], let end = entry[4] else { continue }
      var uri = entry[2]
      var namespace = TapeAttribute.Namespace.none
      var space: UInt = 0
      if UInt(bitPattern: uri) == xmlNamespace {
        namespace = .xml
        uri = nil
      } else if uri != nil {
        namespace = .foreign
        // The next address is none of any other name's, and no element's namespace.
        space = UInt(bitPattern: uri) &+ 1
      }
      guard let id = identify(entry[0], space, uri) else { return false }
      let valueStart = tape.pointee.text.count
      appendValue(start, end - start)
      tape.pointee.attributes.append(
        TapeAttribute(
          name: id, namespace: namespace, valueStart: UInt32(truncatingIfNeeded: valueStart),
          valueLength: UInt32(truncatingIfNeeded: tape.pointee.text.count &- valueStart)))
    }
    return true
  }

  /// libxml2 writes every `&` in a value as `&#38;`, and only that.
  @inline(__always)
  private mutating func appendValue(_ value: UnsafePointer<xmlChar>, _ count: Int) {
    if count == 0 { return }
    if memchr(value, 0x26, count) == nil {
      tape.pointee.text.append(value, count: count)
      return
    }
    var index = 0
    while index < count {
      tape.pointee.text.append(value[index])
      index &+= value[index] == 0x26 ? 5 : 1
    }
  }

  /// The number of a name; a name that is new to the record is kept with it.
  @inline(__always)
  private mutating func identify(
    _ local: UnsafePointer<xmlChar>?, _ space: UInt, _ uri: UnsafePointer<xmlChar>?
  ) -> NameID? {
    let key = UInt(bitPattern: local)
    let slot = names.find(key, space)
    let id = names.id(in: slot)
    if id != 0 { return NameID(rawValue: id) }
    return keep(local, key, space, uri, at: slot)
  }

  @inline(never)
  private mutating func keep(
    _ local: UnsafePointer<xmlChar>?, _ key: UInt, _ space: UInt, _ uri: UnsafePointer<xmlChar>?,
    at slot: Int
  ) -> NameID? {
    guard names.ownCount < limits.unknownNames, let local else { return nil }
    let start = tape.pointee.text.count
    let length = Int(xmlStrlen(local))
    tape.pointee.text.append(local, count: length)
    let namespaceStart = tape.pointee.text.count
    var namespaceLength = -1
    if let uri {
      namespaceLength = Int(xmlStrlen(uri))
      tape.pointee.text.append(uri, count: namespaceLength)
    }
    tape.pointee.ownNames.append(
      OwnName(
        start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length),
        namespaceStart: UInt32(truncatingIfNeeded: namespaceStart),
        namespaceLength: Int32(truncatingIfNeeded: namespaceLength)))
    return names.add(key, space, at: slot)
  }
}

// MARK: End tags

extension TapeBuilder {
  mutating func endElement(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) -> Happening {
    if isStopped { return .nothing }
    depth &-= 1
    isInStrayText = false
    guard place == .record else {
      place = .epilog
      return .containerEnded
    }
    let element = tape.pointee.elements.base + Int(current)
    if element.pointee.flags & TapeElement.hasChildrenFlag != 0 {
      closeRun()
      element.pointee.end = Int32(truncatingIfNeeded: tape.pointee.elements.count)
      if element.pointee.hasMixedText, !joinMixedRuns(of: element) { return stopAtText() }
    } else {
      let count = tape.pointee.text.count &- runStart
      element.pointee.textStart = UInt32(truncatingIfNeeded: runStart)
      element.pointee.textLength = UInt32(truncatingIfNeeded: count)
      if count > 0 { tellChecker(tape.pointee.text.base + runStart, count) }
    }
    if element.pointee.flags & TapeElement.askedSchemaFlag != 0 {
      checker?.end(current, name, prefix, uri)
    }
    runStart = tape.pointee.text.count
    current = element.pointee.parent
    if current >= 0 { return .nothing }
    place = isContainer ? .container : .epilog
    return .recordEnded
  }
}
