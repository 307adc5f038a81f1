/// Where elements and attributes stand, counted only when someone asks.
extension Tape {
  /// The place of an element's start tag, or of one of its attributes with its value.
  public func place(of element: Int, attribute: Int? = nil) -> SourceRange {
    let range = range(of: element, attribute: attribute)
    return SourceRange(start: position(at: range.lowerBound), end: position(at: range.upperBound))
  }

  /// The sender's text around that place.
  public func excerpt(of element: Int, attribute: Int? = nil, width: Int = 160) -> Excerpt {
    let start = range(of: element, attribute: attribute).lowerBound
    return Excerpt(tape: self, offset: start, position: position(at: start), width: width)
  }

  private func range(of element: Int, attribute: Int?) -> Range<Int> {
    let tag = tagRange(of: element)
    return attribute.flatMap { attributeRange($0, of: element, in: tag) } ?? tag
  }

  /// The place of the first text that stands in an element itself, and not in an element within it; on
  /// its first line. `nil` when there is none but white space.
  public func textPlace(in element: Int) -> SourceRange? {
    var scanner = TextScanner(bytes: utf8, position: tagRange(of: element).upperBound)
    return scanner.firstText().map {
      SourceRange(start: position(at: $0.lowerBound), end: position(at: $0.upperBound))
    }
  }

  /// The sender's text around a place: its line, or the part of a long line that can be shown.
  public func excerpt(at place: SourceRange, width: Int = 160) -> Excerpt {
    let offset = offset(of: place.start)
    return Excerpt(tape: self, offset: offset, position: place.start, width: width)
  }

  /// The position of an offset in the record's UTF-8.
  public func position(at offset: Int) -> TextPosition {
    let index = places ?? PlaceIndex(utf8: utf8, start: start)
    places = index
    return index.position(at: min(max(offset, 0), utf8.count), in: utf8)
  }

  /// The bytes of the start tag, from `<` to the byte after `>`.
  func tagRange(of element: Int) -> Range<Int> {
    let start = Int(self[element].offset)
    return start..<endOfTag(from: start, in: utf8)
  }

  /// The bytes of an attribute, from its name to its closing quote, by counting through the tag;
  /// declarations of namespaces are no attributes.
  private func attributeRange(_ attribute: Int, of element: Int, in tag: Range<Int>) -> Range<Int>?
  {
    var wanted = attribute - attributes(of: element).lowerBound
    var scanner = TagScanner(bytes: utf8, position: tag.lowerBound, end: tag.upperBound)
    scanner.skipName()
    while let found = scanner.next() {
      if found.isDeclaration { continue }
      if wanted == 0 { return found.range }
      wanted -= 1
    }
    return nil
  }

  /// The offset of a position in the record.
  private func offset(of position: TextPosition) -> Int {
    let bytes = utf8
    _ = self.position(at: 0)
    guard let places, position > start else { return 0 }
    return places.offset(of: position, in: bytes)
  }
}

/// The byte after the `>` of the tag that begins at an offset.
private func endOfTag(from start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
  var index = start
  var quote: UInt8 = 0
  while index < bytes.count {
    let byte = bytes[index]
    if quote != 0 {
      if byte == quote { quote = 0 }
    } else if byte == 0x22 || byte == 0x27 {
      quote = byte
    } else if byte == 0x3E {
      return index + 1
    }
    index += 1
  }
  return bytes.count
}

/// Goes through what an element holds, which is known to be well-formed, from the end of its start tag.
private struct TextScanner {
  let bytes: UnsafeRawBufferPointer
  var position: Int

  mutating func firstText() -> Range<Int>? {
    var depth = 0
    while position < bytes.count {
      if begins("<!--") {
        position = end(of: "-->", from: position + 4)
      } else if begins("<![CDATA[") {
        let start = position
        position = end(of: "]]>", from: start + 9)
        let text = start + 9..<max(start + 9, position - 3)
        if depth == 0, text.contains(where: { !isSpace(bytes[$0]) }) { return start..<position }
      } else if begins("<?") {
        position = end(of: "?>", from: position + 2)
      } else if begins("</") {
        if depth == 0 { return nil }
        depth -= 1
        position = endOfTag(from: position, in: bytes)
      } else if bytes[position] == 0x3C {
        position = endOfTag(from: position, in: bytes)
        if bytes[position - 2] != 0x2F { depth += 1 }
      } else if depth == 0, !isSpace(bytes[position]) {
        return line()
      } else {
        position += 1
      }
    }
    return nil
  }

  /// The text from here to the end of the line, or to the next tag.
  private func line() -> Range<Int> {
    var end = position
    var last = position
    while end < bytes.count, ![0x3C, 0x0A, 0x0D].contains(bytes[end]) {
      if !isSpace(bytes[end]) { last = end }
      end += 1
    }
    return position..<last + 1
  }

  private func begins(_ sign: StaticString) -> Bool { holds(sign, at: position) }

  private func holds(_ sign: StaticString, at place: Int) -> Bool {
    place + sign.utf8CodeUnitCount <= bytes.count
      && (0..<sign.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == sign.utf8Start[$0] }
  }

  /// The byte after the next sign.
  private func end(of sign: StaticString, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if holds(sign, at: place) { return place + sign.utf8CodeUnitCount }
      place += 1
    }
    return bytes.count
  }
}

/// Goes through the attributes of a tag that is known to be well-formed.
private struct TagScanner {
  let bytes: UnsafeRawBufferPointer
  var position: Int
  let end: Int

  mutating func skipName() {
    while position < end, !isSpace(bytes[position]), bytes[position] != 0x3E { position += 1 }
  }

  mutating func next() -> (range: Range<Int>, isDeclaration: Bool)? {
    while position < end, isSpace(bytes[position]) { position += 1 }
    let start = position
    while position < end, bytes[position] != 0x22, bytes[position] != 0x27 { position += 1 }
    guard position < end else { return nil }
    let quote = bytes[position]
    position += 1
    while position < end, bytes[position] != quote { position += 1 }
    position = min(position + 1, end)
    let word = bytes[start..<position]
    let isDeclaration =
      word.starts(with: Array("xmlns".utf8))
      && [0x3A, 0x3D, 0x20, 0x0A, 0x09, 0x0D].contains(word.dropFirst(5).first ?? 0)
    return (start..<position, isDeclaration)
  }
}

/// The positions of every 16th KiB of a record, so that no question scans more than that.
final class PlaceIndex {
  private static let step = 16 * 1024
  private var counters: [PositionCounter] = []

  init(utf8: UnsafeRawBufferPointer, start: TextPosition) {
    var counter = PositionCounter()
    counter.position = start
    var offset = 0
    repeat {
      counters.append(counter)
      let end = min(offset + Self.step, utf8.count)
      counter.advance(over: Self.slice(utf8, offset, end))
      offset = end
    } while offset < utf8.count
  }

  func position(at offset: Int, in utf8: UnsafeRawBufferPointer) -> TextPosition {
    let block = min(offset / Self.step, counters.count - 1)
    var counter = counters[block]
    counter.advance(over: Self.slice(utf8, block * Self.step, offset))
    return counter.position
  }

  /// The last offset at or before a position.
  func offset(of position: TextPosition, in utf8: UnsafeRawBufferPointer) -> Int {
    var low = 0
    var high = counters.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if counters[middle].position <= position { low = middle } else { high = middle }
    }
    var counter = counters[low]
    var offset = low * Self.step
    while offset < utf8.count {
      let before = counter.position
      if before >= position, utf8[offset] & 0xC0 != 0x80 { break }
      counter.advance(over: Self.slice(utf8, offset, offset + 1))
      offset += 1
    }
    return offset
  }

  private static func slice(
    _ utf8: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: utf8[start..<end]).assumingMemoryBound(to: UInt8.self)
  }
}

/// A line of the sender's text, or the part of a long line around a place.
public struct Excerpt: Hashable, Sendable {
  /// The text, without its line break.
  public let text: String
  /// The column of its first character; greater than 1 when the line's beginning is left out.
  public let firstColumn: Int
  /// Whether the line goes on after the text.
  public let isCut: Bool

  init(tape: Tape, offset: Int, position: TextPosition, width: Int) {
    let bytes = tape.utf8
    func isBreak(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }
    // At most a third of the width stands before the place.
    var first = offset
    var before = 0
    while first > 0, before < width / 3, !isBreak(first - 1) {
      first -= 1
      if bytes[first] & 0xC0 != 0x80 { before += 1 }
    }
    while first > 0, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    var end = offset
    var shown = before
    while end < bytes.count, !isBreak(end) {
      if bytes[end] & 0xC0 != 0x80 {
        if shown == width { break }
        shown += 1
      }
      end += 1
    }
    var lead = ""
    if first == 0, before < width / 3 {
      let storage = tape.storage.pointee.lead
      let whole = String(
        decoding: UnsafeBufferPointer(start: storage.base, count: storage.count), as: UTF8.self)
      lead = String(String.UnicodeScalarView(whole.unicodeScalars.suffix(width / 3 - before)))
    }
    text =
      lead + String(decoding: UnsafeRawBufferPointer(rebasing: bytes[first..<end]), as: UTF8.self)
    firstColumn = position.column - before - lead.unicodeScalars.count
    isCut = end < bytes.count && !isBreak(end)
  }
}
