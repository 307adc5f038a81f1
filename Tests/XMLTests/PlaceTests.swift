import Testing

@testable import XML

/// Lines and columns, in every way a text can be laid out and sent.
struct PlaceTests {
  /// A record over several lines: tags over three lines, a tab, letters beyond ASCII, an emoji.
  static let text = """
    <?xml version="1.0" encoding="ENC"?>
    <portfolio xmlns="urn:fondbok:1">
      <application
          id="A1"
    \txml:lang="sv"
      ><title>å</title><amount currency='SEK'>1</amount></application> <report id="A2">
        <title>ÅÄÖ éü</title><note><line>a</line><!-- <x> --><line
          currency = '>"'
        id="å">b</line></note>
      </report>
    </portfolio>
    """

  /// Where each element of both records stands, by the eye.
  static let expected: [[(String, SourceRange)]] = [
    [
      ("application", range(3, 3, 6, 4)), ("title", range(6, 4, 6, 11)),
      ("amount", range(6, 20, 6, 43)),
    ],
    [
      ("report", range(6, 68, 6, 84)), ("title", range(7, 5, 7, 12)),
      ("note", range(7, 26, 7, 32)), ("line", range(7, 32, 7, 38)), ("line", range(7, 58, 9, 12)),
    ],
  ]

  static func range(_ line: Int, _ column: Int, _ endLine: Int, _ endColumn: Int) -> SourceRange {
    SourceRange(
      start: TextPosition(line: line, column: column),
      end: TextPosition(line: endLine, column: endColumn))
  }

  private func check(_ bytes: [UInt8], _ comment: Comment) throws {
    let reading = try RecordReader.garden().collect(bytes)
    #expect(reading.refusal == nil, comment)
    let found = reading.tapes.map { tape in
      (0..<tape.count).map { (tape.name(tape[$0].name), tape.place(of: $0)) }
    }
    #expect(found.count == Self.expected.count, comment)
    for (found, expected) in zip(found, Self.expected) {
      #expect(found.map(\.0) == expected.map(\.0), comment)
      #expect(found.map(\.1) == expected.map(\.1), comment)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `finds every tag whatever ends the lines`(lineBreak: String) throws {
    let lines = Self.text.replacing("ENC", with: "UTF-8").split(
      separator: "\n", omittingEmptySubsequences: false)
    try check(Array(lines.joined(separator: lineBreak).utf8), "\(lineBreak.debugDescription)")
  }

  @Test(arguments: SentText.all) func `finds every tag in every encoding`(sent: SentText) throws {
    let text = Self.text.replacing("ENC", with: sent.declared)
    try check(try #require(sent.encode(text)), "\(sent)")
  }

  @Test func `counts an emoji and a tab as one column each`() throws {
    let tape = try #require(
      try RecordReader.garden().collect(application("😀\t👩‍👩‍👧<title/>")).tapes.first)
    // The family is five scalars: three people and two joiners.
    #expect(tape.place(of: 1).start == TextPosition(line: 1, column: 51))
  }

  @Test func `points at attributes with their values`() throws {
    let reading = try RecordReader.garden().collect(
      """
      <application xmlns="urn:fondbok:1" id="A1"
        xmlns:x='urn:x' xmlnsy="1"
        x:id = "2" xml:lang="sv"/>
      """)
    let tape = try #require(reading.tapes.first)
    let places = tape.attributes(of: 0).map { tape.place(of: 0, attribute: $0) }
    #expect(
      places == [
        Self.range(1, 36, 1, 43), Self.range(2, 19, 2, 29), Self.range(3, 3, 3, 13),
        Self.range(3, 14, 3, 27),
      ])
  }

  @Test(arguments: [
    ("  text <title/>", PlaceTests.range(2, 3, 2, 7)),
    ("<title>t</title><!-- x --> <?x y?>\n\tå b  \n", PlaceTests.range(3, 2, 3, 5)),
    ("<note><line/>n</note><title a='/>'/> <empty/>x", PlaceTests.range(2, 46, 2, 47)),
    ("<title/><![CDATA[  ]]><![CDATA[ c ]]>", PlaceTests.range(2, 23, 2, 38)),
  ])
  func `points at the first text that stands beside elements`(
    content: String, place: SourceRange
  ) throws {
    let reading = try RecordReader.garden().collect(
      "<application xmlns='urn:fondbok:1' id='A'>\n\(content)</application>")
    let tape = try #require(reading.tapes.first)
    #expect(tape[0].hasMixedText)
    #expect(tape.textPlace(in: 0) == place)
  }

  @Test func `finds no text where there is none`() throws {
    let tape = try #require(
      try RecordReader.garden().collect(application(" <title>t</title> <!-- a --> ")).tapes.first)
    #expect(tape.textPlace(in: 0) == nil)
  }

  @Test func `goes on counting past line 65 535`() throws {
    let reading = try RecordReader.garden().collect(
      portfolio(String(repeating: "\n", count: 70_000) + "  <report id='A1'>\n <title/></report>"))
    let tape = try #require(reading.tapes.first)
    #expect(tape.start == TextPosition(line: 70_001, column: 3))
    #expect(tape.place(of: 1).start == TextPosition(line: 70_002, column: 2))
    let refusal = try RecordReader.garden().collect(
      portfolio(String(repeating: "\n", count: 70_000) + " <a></b>")
    ).refusal
    #expect(refusal?.position == TextPosition(line: 70_001, column: 5))
  }

  @Test func `counts columns along one line of 100 MB`() throws {
    let text = String(repeating: "t", count: 30_000)
    let record = Array("<report id='Å1'>\(text)<title>t</title></report>".utf8)
    let source = RepeatingSource(
      before: Array("<portfolio xmlns='urn:fondbok:1'>".utf8), record,
      count: 100_000_000 / record.count, after: Array("</portfolio>".utf8))
    let reader = RecordReader.garden()
    var last = TextPosition.start
    var title = TextPosition.start
    let outcome = try reader.read(source) { event in
      guard case .record(let tape) = event else { return }
      last = tape.start
      if tape.sourceOffset > 99_900_000 { title = tape.place(of: 1).start }
      reader.pool.recycle(tape)
    }
    guard case .complete(let summary) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    // Each record has one character of two bytes.
    let column = 34 + (summary.records - 1) * (record.count - 1)
    #expect(last == TextPosition(line: 1, column: column))
    #expect(title == TextPosition(line: 1, column: column + 30_016))
  }

  @Test func `finds places deep inside a large record, in any order`() throws {
    let line = "<line>å</line>\n"
    let tape = try #require(
      try RecordReader.garden().collect(
        application("\n" + String(repeating: line, count: 10_000))
      ).tapes.first)
    for element in [10_000, 1, 5_000, 9_999, 5_001] {
      #expect(tape.place(of: element).start == TextPosition(line: element + 1, column: 1))
    }
  }

  @Test func `counts pieces as it counts the whole, wherever they are cut`() {
    var generator = SeededGenerator(state: 3)
    let alphabet: [String] = ["a", "å", "😀", "\n", "\r", "\r\n", "\t"]
    for _ in 0..<300 {
      let text = (0..<20).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
      let bytes = Array(text.utf8)
      var whole = PositionCounter()
      bytes.withUnsafeBufferPointer { whole.advance(over: $0) }
      var pieces = PositionCounter()
      var index = 0
      while index < bytes.count {
        let end = min(index + Int.random(in: 1...4, using: &generator), bytes.count)
        Array(bytes[index..<end]).withUnsafeBufferPointer { pieces.advance(over: $0) }
        index = end
      }
      // By scalars, since a String takes CR LF for one character.
      let lines = Array(text.unicodeScalars)
        .replacing(["\r", "\n"] as [Unicode.Scalar], with: ["\n"])
        .replacing(["\r"] as [Unicode.Scalar], with: ["\n"])
        .split(separator: "\n", omittingEmptySubsequences: false)
      let expected = TextPosition(line: lines.count, column: (lines.last?.count ?? 0) + 1)
      #expect(whole.position == expected, "\(text.debugDescription)")
      #expect(pieces.position == expected, "\(text.debugDescription)")
    }
  }

  @Test func `shows the sender's line around a place`() throws {
    let reading = try RecordReader.garden().collect(
      "<portfolio xmlns='urn:fondbok:1'>\n  <report id='A1'>\r\n\t<title>å</title> x\r\n</report></portfolio>"
    )
    let tape = try #require(reading.tapes.first)
    let first = tape.excerpt(at: tape.place(of: 0))
    #expect(tape.excerpt(of: 0) == first)
    #expect(first.text == "  <report id='A1'>")
    #expect(first.firstColumn == 1)
    let second = tape.excerpt(at: tape.place(of: 1))
    #expect(tape.excerpt(of: 1) == second)
    #expect(second.text == "\t<title>å</title> x")
    #expect(second.firstColumn == 1)
    #expect(!second.isCut)
  }

  @Test func `shows a part of a line that is too long`() throws {
    let filler = String(repeating: "å", count: 1000)
    let tape = try #require(
      try RecordReader.garden().collect(application("\(filler)<title/>\(filler)")).tapes.first)
    let place = tape.place(of: 1)
    let excerpt = tape.excerpt(at: place, width: 60)
    #expect(excerpt.text.unicodeScalars.count == 60)
    #expect(excerpt.isCut)
    let column = place.start.column - excerpt.firstColumn
    #expect(excerpt.text.dropFirst(column).hasPrefix("<title/>å"))
  }

  @Test func `counts from where a stored record stood when it is read alone`() throws {
    let tape = try #require(
      try RecordReader.garden().collect(application("\n <title/>")).tapes.first)
    #expect(tape.place(of: 1).start == TextPosition(line: 2, column: 2))
    tape.start = TextPosition(line: 100, column: 9)
    #expect(tape.place(of: 0).start == TextPosition(line: 100, column: 9))
    #expect(tape.place(of: 1).start == TextPosition(line: 101, column: 2))
  }
}

/// A file that is never in memory: one piece many times.
final class RepeatingSource: ByteSource {
  private var pieces: [[UInt8]]
  private let record: [UInt8]
  private var left: Int
  private let after: [UInt8]

  init(before: [UInt8], _ record: [UInt8], count: Int, after: [UInt8] = []) {
    pieces = [before]
    self.record = record
    left = count
    self.after = after
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var count = 0
    while let piece = next(room: buffer.count - count) {
      buffer[count...].copyBytes(from: piece)
      count += piece.count
    }
    return count
  }

  private func next(room: Int) -> [UInt8]? {
    if let piece = pieces.popLast() { return piece }
    if left > 0 {
      guard record.count <= room else { return nil }
      left -= 1
      if left == 0 { pieces.append(after) }
      return record
    }
    return nil
  }
}
