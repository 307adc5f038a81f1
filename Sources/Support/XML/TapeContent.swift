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

  // The caller holds the tape and its names as long as it writes.
  private unowned(unsafe) let tape: Tape
  private let spellings: NameTable.Spellings
  private let storage: TapeStorage
  private var output = GrowingBuffer<UInt8>(capacity: 40 * 1024)
  /// The innermost element that is open, -1 when none is.
  private var innermost: Int32 = -1
  private var run = 0

  init(tape: Tape) {
    self.tape = tape
    spellings = tape.names.spellings
    storage = tape.storage.pointee
  }

  func deallocate() { output.deallocate() }

  var pending: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: output.base, count: output.count)
  }

  mutating func clear() { output.count = 0 }

  mutating func openElement(_ number: Int) {
    let element = storage.elements.base[number]
    write(.open)
    write(name: element.name, space: element.isOurs ? .ours : nil)
    write(count: Int(element.attributeCount))
    writeAttributes(of: element)
    if !element.hasChildren, element.textLength > 0 {
      write(.text)
      write(textBytes(element.textStart, Int(element.textLength)))
    }
    innermost = Int32(truncatingIfNeeded: number)
  }

  /// Closes the elements that end before this one, each after the text that stands last in it.
  mutating func closeElements(before number: Int) {
    while innermost >= 0 {
      writeRun(of: Int(innermost), before: number)
      let element = storage.elements.base[Int(innermost)]
      guard Int(element.end) == number else { return }
      write(.close)
      innermost = element.parent
    }
  }

  private mutating func writeRun(of owner: Int, before number: Int) {
    let runs = storage.mixedRuns
    guard run < runs.count else { return }
    let next = runs.base[run]
    guard Int(next.owner) == owner, Int(next.before) == number else { return }
    write(.text)
    write(textBytes(next.start, Int(next.length)))
    run += 1
  }

  /// Writes the attributes in the order of their namespaces and names.
  private mutating func writeAttributes(of element: TapeElement) {
    let first = Int(element.firstAttribute)
    let count = Int(element.attributeCount)
    guard count > 1 else {
      if count == 1 { write(first) }
      return
    }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { keys in
      for index in 0..<count {
        guard let rank = rank(of: first + index) else {
          for number in sortedByName(first..<first + count) { write(number) }
          return
        }
        // There are few attributes, and they mostly come in one order already.
        let key = UInt64(rank) << 32 | UInt64(first + index)
        var place = index
        while place > 0, keys[place - 1] > key {
          keys[place] = keys[place - 1]
          place -= 1
        }
        keys[place] = key
      }
      for key in keys { write(Int(key & 0xFFFF_FFFF)) }
    }
  }

  /// Where a known attribute stands among all known ones: those in no namespace come first.
  private func rank(of number: Int) -> UInt32? {
    let attribute = storage.attributes.base[number]
    guard attribute.namespace != .foreign, let rank = spellings.rank(of: attribute.name) else {
      return nil
    }
    return UInt32(rank) | (attribute.namespace == .xml ? 0x1_0000 : 0)
  }

  private func sortedByName(_ attributes: Range<Int>) -> [Int] {
    attributes.map { (number: $0, key: sortKey($0)) }
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
    let attribute = storage.attributes.base[number]
    let space: Space? =
      switch attribute.namespace {
      case .none: Space.none
      case .xml: .xml
      case .foreign: nil
      }
    write(name: attribute.name, space: space)
    write(textBytes(attribute.valueStart, Int(attribute.valueLength)))
  }

  /// Writes a namespace and a name; a namespace that has no mark of its own is written out.
  private mutating func write(name: NameID, space: Space?) {
    let own = name.isKnown ? nil : tape.ownName(name)
    if let space {
      output.append(space.rawValue)
    } else if let own, own.namespaceLength >= 0 {
      output.append(Space.foreign.rawValue)
      write(textBytes(own.namespaceStart, Int(own.namespaceLength)))
    } else {
      output.append(Space.none.rawValue)
    }
    if let own {
      write(textBytes(own.start, Int(own.length)))
    } else {
      write(spellings.bytes(of: name))
    }
  }

  private func textBytes(_ start: UInt32, _ length: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage.text.base + Int(start), count: length)
  }

  private mutating func write(_ mark: Mark) { output.append(mark.rawValue) }

  private mutating func write(count: Int) {
    output.reserve(4)
    UnsafeMutableRawPointer(output.base + output.count)
      .storeBytes(of: UInt32(count).littleEndian, as: UInt32.self)
    output.count += 4
  }

  private mutating func write(_ bytes: UnsafeRawBufferPointer) {
    write(count: bytes.count)
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    output.append(base.assumingMemoryBound(to: UInt8.self), count: bytes.count)
  }
}
