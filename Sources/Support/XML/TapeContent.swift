/// The content of a record apart from its spelling.
extension Tape {
  /// Gives the record's content, in pieces, in a form that is equal for equal content and for no
  /// other: what a hash of the content is made of.
  ///
  /// Content is the names with their namespaces, the attributes in any order, and the text.
  /// Prefixes, comments, instructions, the order of attributes, the kind of quotes, CDATA and white
  /// space between elements are no content. Every part is preceded by its length, so that no two
  /// contents run together.
  public func content(_ take: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    var writer = ContentWriter(tape: self)
    defer { writer.deallocate() }
    for element in 0..<count {
      writer.closeElements(before: element)
      writer.openElement(element)
      if writer.pending.count > 32 * 1024 {
        try take(writer.pending)
        writer.clear()
      }
    }
    writer.closeElements(before: count)
    try take(writer.pending)
  }
}

/// Writes elements as they open and close: marks, lengths and bytes.
private struct ContentWriter {
  private enum Mark: UInt8 {
    case open = 1
    case text = 2
    case close = 3
  }

  private enum Space: UInt8 {
    case ours = 0
    case none = 1
    case xml = 2
    case foreign = 3
  }

  let tape: Tape
  private var output = GrowingBuffer<UInt8>(capacity: 40 * 1024)
  private var open: [Int] = []
  private var run = 0

  init(tape: Tape) { self.tape = tape }

  func deallocate() { output.deallocate() }

  var pending: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: output.base, count: output.count)
  }

  mutating func clear() { output.count = 0 }

  mutating func openElement(_ number: Int) {
    let element = tape[number]
    write(.open)
    write(name: element.name, space: element.isOurs ? .ours : nil)
    write(count: Int(element.attributeCount))
    for attribute in sortedAttributes(of: number) { write(attribute) }
    if !element.hasChildren, element.textLength > 0 {
      write(.text)
      write(tape.text(of: number))
    }
    open.append(number)
  }

  /// Closes the elements that end before this one, each after the text that stands last in it.
  mutating func closeElements(before number: Int) {
    while let innermost = open.last {
      writeRun(of: innermost, before: number)
      guard Int(tape[innermost].end) == number else { return }
      write(.close)
      open.removeLast()
    }
  }

  private mutating func writeRun(of owner: Int, before number: Int) {
    let runs = tape.storage.pointee.mixedRuns
    guard run < runs.count else { return }
    let next = runs.base[run]
    guard Int(next.owner) == owner, Int(next.before) == number else { return }
    write(.text)
    write(tape.textBytes(next.start, Int(next.length)))
    run += 1
  }

  private func sortedAttributes(of element: Int) -> [Int] {
    let attributes = Array(tape.attributes(of: element))
    guard attributes.count > 1 else { return attributes }
    return attributes.map { (number: $0, key: sortKey($0)) }
      .sorted { $0.key < $1.key }
      .map(\.number)
  }

  /// Namespace and name; no name contains a space.
  private func sortKey(_ number: Int) -> String {
    let attribute = tape.attribute(at: number)
    let namespace = attribute.namespace == .none ? "" : tape.namespace(attribute.name) ?? "xml"
    return namespace + " " + tape.name(attribute.name)
  }

  private mutating func write(_ number: Int) {
    let attribute = tape.attribute(at: number)
    let space: Space? =
      switch attribute.namespace {
      case .none: Space.none
      case .xml: .xml
      case .foreign: nil
      }
    write(name: attribute.name, space: space)
    write(tape.value(ofAttribute: number))
  }

  /// Writes a namespace and a name; a namespace that has no mark of its own is written out.
  private mutating func write(name: NameID, space: Space?) {
    let own = tape.ownName(name)
    if let space {
      output.append(space.rawValue)
    } else if let own, own.namespaceLength >= 0 {
      output.append(Space.foreign.rawValue)
      write(tape.textBytes(own.namespaceStart, Int(own.namespaceLength)))
    } else {
      output.append(Space.none.rawValue)
    }
    if let own {
      write(tape.textBytes(own.start, Int(own.length)))
    } else {
      tape.names.withBytes(of: name) { write($0) }
    }
  }

  private mutating func write(_ mark: Mark) { output.append(mark.rawValue) }

  private mutating func write(count: Int) {
    withUnsafeBytes(of: UInt32(count).littleEndian) { bytes in
      for byte in bytes { output.append(byte) }
    }
  }

  private mutating func write(_ bytes: UnsafeRawBufferPointer) {
    write(count: bytes.count)
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    output.append(base.assumingMemoryBound(to: UInt8.self), count: bytes.count)
  }
}
