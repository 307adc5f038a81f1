import Languages
import Testing
import XML

struct WriterTests {
  @Test func `writes a document in canonical form`() throws {
    let document = try written { writer in
      try writer.declaration()
      try writer.comment("made for a test")
      try writer.start("f:return")
      try writer.attribute("xmlns:f", "urn:fondbok:1")
      try writer.attribute("day", "2026-12-01")
      try writer.element("f:title", "Språk & arbete")
      try writer.element("f:lines") { lines in
        try lines.comment("two of them")
        try lines.start("f:line")
        try lines.attribute("id", "1")
        try lines.end()
        try lines.element("f:line", "")
      }
      try writer.end()
      try writer.comment("the end")
    }
    #expect(
      document == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- made for a test -->
        <f:return xmlns:f="urn:fondbok:1" day="2026-12-01">
          <f:title>Språk &amp; arbete</f:title>
          <f:lines>
            <!-- two of them -->
            <f:line id="1"/>
            <f:line/>
          </f:lines>
        </f:return>
        <!-- the end -->

        """)
  }

  @Test(arguments: [
    ("a", "a", "a"),
    ("& < > \" '", "&amp; &lt; &gt; \" '", "&amp; &lt; &gt; &quot; '"),
    ("]]>", "]]&gt;", "]]&gt;"),
    ("&amp;", "&amp;amp;", "&amp;amp;"),
    ("a\tb\nc\rd\r\ne", "a\tb\nc&#xD;d&#xD;\ne", "a&#x9;b&#xA;c&#xD;d&#xD;&#xA;e"),
    ("å 日 👩‍👧 e\u{301}", "å 日 👩‍👧 e\u{301}", "å 日 👩‍👧 e\u{301}"),
    (
      "\u{7F}\u{85}\u{2028}\u{FEFF}", "\u{7F}\u{85}\u{2028}\u{FEFF}", "\u{7F}\u{85}\u{2028}\u{FEFF}"
    ),
    (
      "\u{FFFD}\u{D7FF}\u{E000}\u{10FFFF}", "\u{FFFD}\u{D7FF}\u{E000}\u{10FFFF}",
      "\u{FFFD}\u{D7FF}\u{E000}\u{10FFFF}"
    ),
    (" lead and trail ", " lead and trail ", " lead and trail "),
  ])
  func `escapes what must be, so that a reader gets the same text`(
    value: String, text: String, attribute: String
  ) throws {
    let document = try written { writer in
      try writer.start("a")
      try writer.attribute("b", value)
      try writer.text(value)
      try writer.end()
    }
    #expect(Array(document.utf8) == Array("<a b=\"\(attribute)\">\(text)</a>\n".utf8))
  }

  @Test func `escapes at every offset of a text as it does at the first`() throws {
    let escapes: [(Character, String)] = [
      ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#xD;"), ("\"", "\""),
      ("\u{FFEF}", "\u{FFEF}"),
      ("'", "'"), ("=", "="), ("?", "?"), ("å", "å"), ("\t", "\t"), (" ", " "), ("!", "!"),
      ("%", "%"),
    ]
    for (character, escaped) in escapes {
      for before in 0...20 {
        let (left, right) = (
          String(repeating: "x", count: before), String(repeating: "y", count: 9)
        )
        let document = try written { try $0.element("a", "\(left)\(character)\(right)") }
        #expect(document == "<a>\(left)\(escaped)\(right)</a>\n")
      }
    }
  }

  @Test func `text given as bytes is escaped like text given as a string`() throws {
    let document = try written { writer in
      try writer.start("a")
      try Array("1 < 2 & åäö".utf8).withUnsafeBufferPointer { try writer.text(utf8: $0) }
      try writer.text("!")
      try writer.end()
    }
    #expect(document == "<a>1 &lt; 2 &amp; åäö!</a>\n")
  }

  @Test(arguments: (0..<0x20).filter { ![9, 10, 13].contains($0) } + [0xFFFE, 0xFFFF])
  func `a character that XML cannot carry is refused by name`(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let inText = #expect(throws: WriterError.self) {
      _ = try written { try $0.element("title", "ab\(scalar)c") }
    }
    #expect(inText == .forbiddenCharacter(scalar, element: "title", attribute: nil))
    let inAttribute = #expect(throws: WriterError.self) {
      _ = try written { writer in
        try writer.start("a")
        try writer.attribute("b", "\(scalar)")
      }
    }
    #expect(inAttribute == .forbiddenCharacter(scalar, element: "a", attribute: "b"))
    let inComment = #expect(throws: WriterError.self) {
      _ = try written { try $0.comment("\(scalar)") }
    }
    #expect(inComment == .forbiddenCharacter(scalar, element: nil, attribute: nil))
  }

  @Test func `the error names the character and the place`() {
    let error = WriterError.forbiddenCharacter("\u{1B}", element: "title", attribute: "lang")
    #expect(
      error.description
        == "the character U+001B in the attribute lang of <title> cannot be written as XML 1.0; "
        + "remove it at its source")
  }

  @Test(arguments: ["a--b", "--", "a-", "-"])
  func `a comment that would end early is refused`(text: String) {
    #expect(throws: WriterError.hyphensInComment) { _ = try written { try $0.comment(text) } }
  }

  @Test(arguments: [1, 65_534, 65_535, 65_536, 65_537, 200_000])
  func `what is longer than the buffer arrives whole and in order`(length: Int) throws {
    let text = String(repeating: "å", count: length)
    var pieces: [Int] = []
    var bytes: [UInt8] = []
    var writer = Writer {
      pieces.append($0.count)
      bytes.append(contentsOf: $0)
    }
    try writer.start("a")
    for _ in 1...3 { try writer.element("b", text) }
    try writer.element("c", "1 < 2")
    try writer.end()
    try writer.finish()
    let lines = String(repeating: "  <b>\(text)</b>\n", count: 3)
    #expect(bytes == Array("<a>\n\(lines)  <c>1 &lt; 2</c>\n</a>\n".utf8))
    #expect(pieces.allSatisfy { $0 <= max(Writer.bufferSize, 2 * length) && $0 > 0 })
  }

  @Test func `a sink that fails stops the writing`() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      var writer = Writer { _ in throw Full() }
      try writer.element("a", "b")
      try writer.finish()
    }
  }

  @Test func `an element holds text or elements, never both`() async {
    await #expect(processExitsWith: .failure) {
      var writer = Writer { _ in }
      try writer.start("a")
      try writer.text("text")
      try writer.start("b")
    }
    await #expect(processExitsWith: .failure) {
      var writer = Writer { _ in }
      try writer.start("a")
      try writer.element("b", "")
      try writer.text("text")
    }
  }

  @Test func `a document that is not finished or not one element is a fault of ours`() async {
    await #expect(processExitsWith: .failure) {
      var writer = Writer { _ in }
      try writer.start("a")
      try writer.finish()
    }
    await #expect(processExitsWith: .failure) {
      var writer = Writer { _ in }
      try writer.element("a", "")
      try writer.element("b", "")
    }
  }

  @Test func `an attribute after content, twice, or without a name is a fault of ours`() async {
    await #expect(processExitsWith: .failure) {
      var writer = Writer { _ in }
      try writer.start("a")
      try writer.text("text")
      try writer.attribute("b", "")
    }
    await #expect(processExitsWith: .failure) {
      var writer = Writer { _ in }
      try writer.start("a")
      try writer.attribute("b", "")
      try writer.attribute("b", "")
    }
    await #expect(processExitsWith: .failure) {
      var writer = Writer { _ in }
      try writer.start("a b")
    }
  }

  private func written(_ body: (inout Writer) throws -> Void) throws -> String {
    var bytes: [UInt8] = []
    var writer = Writer { bytes.append(contentsOf: $0) }
    try body(&writer)
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }
}
