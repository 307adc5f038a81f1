/// Writes one XML document as UTF-8, element by element, through a buffer of 64 KiB.
///
/// What it writes is canonical: two spaces of indentation, one line per element, double quotes,
/// empty elements as `<a/>`, no space that could be taken for content. The same calls give the same
/// bytes.
///
///     var writer = Writer { bytes in try file.write(bytes) }
///     try writer.start("return")
///     try writer.attribute("xmlns", "urn:fondbok:1")
///     try writer.element("title", "Språk & arbete")
///     try writer.end()
///     try writer.finish()
///
/// An element holds text or elements, never both. Tags that do not match, attributes after content
/// and names that are no names are faults of the caller and stop the program; a character that
/// XML 1.0 cannot carry is a fault of the data and is thrown as `WriterError`.
public struct Writer: ~Copyable {
  /// Takes the bytes that are ready; they are gone when it returns.
  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  /// How many bytes are gathered before they are handed on.
  public static let bufferSize = 64 * 1024

  private let sink: Sink
  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var open: [Open] = []
  private var attributes: [String] = []
  private var state = State.start

  /// An element that has begun and not ended.
  private struct Open {
    let name: String
    var content = Content.nothing
  }

  private enum Content { case nothing, text, elements }

  private enum State {
    /// Nothing has been written.
    case start
    /// The document's element has not begun.
    case prolog
    /// A start tag lacks its `>`: attributes may follow.
    case tag
    /// Between tags.
    case content
    /// The document's element has ended.
    case epilog
  }

  /// Makes a writer that hands its bytes to a sink.
  public init(sink: @escaping Sink) {
    self.sink = sink
    buffer = .allocate(capacity: Self.bufferSize)
  }

  deinit { buffer.deallocate() }

  /// Writes the XML declaration, which comes first or not at all.
  public mutating func declaration() throws {
    precondition(state == .start, "The XML declaration comes before everything else.")
    state = .prolog
    try write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Begins an element; its name is ASCII letters, digits, `-`, `_`, `.` and one prefix's `:`.
  public mutating func start(_ name: String) throws {
    precondition(Self.isName(name), "“\(name)” is no name for an element.")
    precondition(state != .epilog, "A document has one element; <\(name)> would be its second.")
    try beginChild()
    open.append(Open(name: name))
    attributes.removeAll(keepingCapacity: true)
    state = .tag
    try write(UInt8(ascii: "<"))
    try write(name)
  }

  /// Adds an attribute to the element that has just begun.
  ///
  /// A namespace is an attribute like another: `attribute("xmlns", "urn:fondbok:1")`.
  /// - Throws: `WriterError` for a character that XML cannot carry.
  public mutating func attribute(_ name: String, _ value: String) throws {
    precondition(Self.isName(name), "“\(name)” is no name for an attribute.")
    precondition(state == .tag, "The attribute \(name) comes after the start tag was closed.")
    precondition(!attributes.contains(name), "The attribute \(name) is already there.")
    attributes.append(name)
    try write(UInt8(ascii: " "))
    try write(name)
    try write("=\"")
    try writeEscaped(value, in: .attribute)
    try write(UInt8(ascii: "\""))
  }

  /// Adds text to the element that is open; empty text adds nothing.
  /// - Throws: `WriterError` for a character that XML cannot carry.
  public mutating func text(_ text: String) throws {
    if text.isEmpty { return }
    try beginText()
    try writeEscaped(text, in: .text)
  }

  /// Adds text that is at hand as UTF-8, which the caller vouches for.
  /// - Throws: `WriterError` for a character that XML cannot carry.
  public mutating func text(utf8: UnsafeBufferPointer<UInt8>) throws {
    if utf8.isEmpty { return }
    try beginText()
    try writeEscaped(utf8, in: .text)
  }

  /// Ends the element that is open.
  public mutating func end() throws {
    guard let element = open.popLast() else { preconditionFailure("No element is open.") }
    switch element.content {
    case .nothing:
      try write("/>")
    case .elements:
      try newLine()
      fallthrough
    case .text:
      try write("</")
      try write(element.name)
      try write(UInt8(ascii: ">"))
    }
    state = open.isEmpty ? .epilog : .content
  }

  /// Writes a whole element that holds text.
  /// - Throws: `WriterError` for a character that XML cannot carry.
  public mutating func element(_ name: String, _ text: String) throws {
    try start(name)
    try self.text(text)
    try end()
  }

  /// Writes a whole element that holds what a closure writes, which must end what it begins.
  public mutating func element(
    _ name: String, content: (inout Writer) throws -> Void
  ) throws {
    try start(name)
    let depth = open.count
    try content(&self)
    precondition(open.count == depth, "The content of <\(name)> left an element open or ended one.")
    try end()
  }

  /// Writes a comment on a line of its own.
  /// - Throws: `WriterError` for "--", a "-" at the end, or a character that XML cannot carry.
  public mutating func comment(_ text: String) throws {
    guard !text.hasSuffix("-"), !text.utf8.hasDoubleHyphen else {
      throw WriterError.hyphensInComment
    }
    if state == .epilog { try write(UInt8(ascii: "\n")) } else { try beginChild() }
    try write("<!-- ")
    try writeEscaped(text, in: .comment)
    try write(" -->")
    switch state {
    case .start, .prolog:
      state = .prolog
      try write(UInt8(ascii: "\n"))
    case .tag, .content, .epilog: break
    }
  }

  /// Ends the document and hands on the last bytes.
  public consuming func finish() throws {
    precondition(open.isEmpty, "<\(open.last?.name ?? "")> was begun and not ended.")
    precondition(state == .epilog, "A document needs an element.")
    try write(UInt8(ascii: "\n"))
    try flush()
  }
}

/// Why data could not be written as XML.
public enum WriterError: Error, Hashable, CustomStringConvertible {
  /// A character outside XML 1.0, section 2.2, with the element and attribute it was meant for.
  case forbiddenCharacter(Unicode.Scalar, element: String?, attribute: String?)
  /// A comment with "--" or with "-" at its end, which XML 1.0, section 2.5, forbids.
  case hyphensInComment

  /// What is there, and what is allowed.
  public var description: String {
    switch self {
    case .forbiddenCharacter(let scalar, let element, let attribute):
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      let place =
        switch (element, attribute) {
        case (let element?, let attribute?): " in the attribute \(attribute) of <\(element)>"
        case (let element?, nil): " in <\(element)>"
        case (nil, _): ""
        }
      return "the character \(code)\(place) cannot be written as XML 1.0; remove it at its source"
    case .hyphensInComment:
      return "an XML comment cannot hold “--” or end with “-”; write it another way"
    }
  }
}

// MARK: Structure

extension Writer {
  /// Closes the tag above, and goes to a line of its own.
  private mutating func beginChild() throws {
    guard let last = open.indices.last else {
      if state == .start { state = .prolog }
      return
    }
    precondition(
      open[last].content != .text, "<\(open[last].name)> holds text, so it cannot hold elements.")
    try closeTag()
    open[last].content = .elements
    try newLine()
  }

  private mutating func beginText() throws {
    guard let last = open.indices.last else {
      preconditionFailure("Text stands within an element, and none is open.")
    }
    precondition(
      open[last].content != .elements,
      "<\(open[last].name)> holds elements, so it cannot hold text.")
    try closeTag()
    open[last].content = .text
  }

  private mutating func closeTag() throws {
    guard state == .tag else { return }
    state = .content
    try write(UInt8(ascii: ">"))
  }

  private mutating func newLine() throws {
    try write(UInt8(ascii: "\n"))
    for _ in open.indices { try write("  ") }
  }

  private static func isName(_ name: String) -> Bool {
    var isFirst = true
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        isFirst = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: ":"):
        if isFirst { return false }
      default: return false
      }
    }
    return !isFirst
  }
}

// MARK: Bytes

extension Writer {
  /// Where text stands, which decides what is escaped.
  private enum Position { case text, attribute, comment }

  private mutating func writeEscaped(_ text: String, in position: Position) throws {
    var text = text
    let isDone: Void? = try text.utf8.withContiguousStorageIfAvailable {
      try writeEscaped($0, in: position)
    }
    guard isDone == nil else { return }
    text.makeContiguousUTF8()
    try text.withUTF8 { try writeEscaped($0, in: position) }
  }

  /// Copies runs that need no care, and writes what stands for the bytes between them.
  private mutating func writeEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, in position: Position
  ) throws {
    var run = 0
    var index = Self.firstOfCare(in: bytes, from: 0)
    while index < bytes.count {
      if let reference = try reference(for: bytes[index], at: index, of: bytes, in: position) {
        try write(UnsafeBufferPointer(rebasing: bytes[run..<index]))
        try write(reference)
        run = index + 1
      }
      index = Self.firstOfCare(in: bytes, from: index + 1)
    }
    try write(UnsafeBufferPointer(rebasing: bytes[run...]))
  }

  /// The next byte that may not be copied as it is, or the end; eight bytes at a time.
  private static func firstOfCare(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if let base = bytes.baseAddress {
      while index + 8 <= bytes.count {
        let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
        if mayNeedCare(word) { break }
        index += 8
      }
    }
    while index < bytes.count, !needsCare(bytes[index]) { index += 1 }
    return index
  }

  /// Whether any of eight bytes needs care: a subtraction borrows where a byte is below a bound.
  @inline(__always)
  private static func mayNeedCare(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let controls = (word &- 0x20 &* ones) & ~word
    // `"` and `&` differ in one bit, as do `<` and `>`.
    let quotes = (word & ~(0x04 &* ones)) ^ (0x22 &* ones)
    let angles = (word | (0x02 &* ones)) ^ (0x3E &* ones)
    let lead = word ^ (0xEF &* ones)
    let hits =
      controls | ((quotes &- ones) & ~quotes) | ((angles &- ones) & ~angles)
      | ((lead &- ones) & ~lead)
    return hits & highs != 0
  }

  /// Controls, `"`, `&`, `<`, `>` and the lead byte of U+FFFE and U+FFFF.
  @inline(__always)
  private static func needsCare(_ byte: UInt8) -> Bool {
    if byte < 0x40 { return (0x5000_0044_FFFF_FFFF as UInt64) >> UInt64(byte) & 1 == 1 }
    return byte == 0xEF
  }

  /// What is written instead of a byte, nil for the byte itself.
  private func reference(
    for byte: UInt8, at index: Int, of bytes: UnsafeBufferPointer<UInt8>, in position: Position
  ) throws -> StaticString? {
    switch (byte, position) {
    case (UInt8(ascii: "&"), .text), (UInt8(ascii: "&"), .attribute): return "&amp;"
    case (UInt8(ascii: "<"), .text), (UInt8(ascii: "<"), .attribute): return "&lt;"
    case (UInt8(ascii: ">"), .text), (UInt8(ascii: ">"), .attribute): return "&gt;"
    case (UInt8(ascii: "\""), .attribute): return "&quot;"
    // A reader makes these spaces or line feeds unless they are references (sections 2.11, 3.3.3).
    case (0x0D, .text), (0x0D, .attribute): return "&#xD;"
    case (0x0A, .attribute): return "&#xA;"
    case (0x09, .attribute): return "&#x9;"
    case (0x09, _), (0x0A, _): return nil
    case (0..<0x20, _): throw forbidden(Unicode.Scalar(byte), in: position)
    case (0xEF, _) where index + 2 < bytes.count && bytes[index + 1] == 0xBF:
      switch bytes[index + 2] {
      case 0xBE: throw forbidden("\u{FFFE}", in: position)
      case 0xBF: throw forbidden("\u{FFFF}", in: position)
      default: return nil
      }
    default: return nil
    }
  }

  private func forbidden(_ scalar: Unicode.Scalar, in position: Position) -> WriterError {
    .forbiddenCharacter(
      scalar, element: open.last?.name,
      attribute: position == .attribute ? attributes.last : nil)
  }

  private mutating func write(_ byte: UInt8) throws {
    if count == Self.bufferSize { try flush() }
    buffer[count] = byte
    count += 1
  }

  private mutating func write(_ text: String) throws {
    let isDone: Void? = try text.utf8.withContiguousStorageIfAvailable { try write($0) }
    guard isDone == nil else { return }
    for byte in text.utf8 { try write(byte) }
  }

  private mutating func write(_ text: StaticString) throws {
    try write(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    if count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count > Self.bufferSize {
      try sink(UnsafeRawBufferPointer(bytes))
    } else {
      (buffer + count).update(from: start, count: bytes.count)
      count += bytes.count
    }
  }

  private mutating func flush() throws {
    if count == 0 { return }
    try sink(UnsafeRawBufferPointer(start: buffer, count: count))
    count = 0
  }
}

extension String.UTF8View {
  /// Whether two hyphens stand side by side.
  fileprivate var hasDoubleHyphen: Bool {
    zip(self, dropFirst()).contains { $0 == UInt8(ascii: "-") && $1 == UInt8(ascii: "-") }
  }
}
