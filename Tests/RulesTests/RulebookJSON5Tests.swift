import Languages
import Rules
import Testing
import Values

@Suite struct `The JSON5 of a rulebook` {
  /// Texts as JSON5 writes them, in the place of a label.
  static let texts: [(written: String, read: String)] = [
    (#""plain""#, "plain"), ("'single'", "single"),
    (#"'with "other" marks'"#, #"with "other" marks"#),
    (#""\u00e5\x41\n\t\'""#, "åA\n\t'"), (#""\ud83d\ude00""#, "😀"),
    ("\"one \\\nline\"", "one line"),
    ("\"one \\\r\nline\"", "one line"), (#""\q""#, "q"), (#""åäö – 😀""#, "åäö – 😀"),
  ]

  @Test(arguments: texts)
  func `understands every way to write a text`(written: String, read: String) throws {
    #expect(try label(written: written) == read)
  }

  static let numbers: [(written: String, read: Int?)] = [
    ("80", 80), ("+80", 80), ("1", 1), ("0x50", 80), ("0X50", 80), ("80.0", nil), (".5", nil),
    ("5.", nil), ("8e1", nil), ("Infinity", nil), ("-Infinity", nil), ("NaN", nil),
  ]

  @Test(arguments: numbers)
  func `understands every way to write a number, and takes whole ones`(
    written: String, read: Int?
  ) {
    let file = layer(
      #"""
      parameters: { x: { label: "x", type: "days", values: [{ value: \#(written),
      law: "CPR 1" }] } }
      """#
    )
    let book = try? Rulebook.load(layers: [file])
    #expect(book?.parameter(Parameter<Int>("x"), on: day("2026-07-01")).value == read)
    #expect(faultsFound(of: file).map(\.kind) == (read == nil ? [.wrongType] : []))
  }

  @Test func `understands comments, trailing commas, quoted names and a byte order mark`() throws {
    let file = RulebookLayer(
      name: "a.json5",
      text: "\u{FEFF}// first\n/* second\n */ { 'rulebook': \"a\", \"schema\": 1, version: 1, "
        + "checked: '2026-11-22', law: { }, axes: [ ], }\n// last")
    #expect(try Rulebook.load(layers: [file]).id == "a")
  }

  /// Texts that are not JSON5, and the line and column where they stop being it.
  static let broken: [(text: String, line: Int, column: Int, found: String)] = [
    ("", 1, 1, "the end of the file"), ("rulebook: office", 1, 1, "the file begins with “r”"),
    ("7", 1, 1, "the file begins with “7”"),
    ("{", 1, 2, "the end of the file"),
    ("{ a: 1 b: 2 }", 1, 8, "“b” after the value"),
    ("{ a 1 }", 1, 5, "“1” after the name “a”"),
    ("{\n  a: [1 2]\n}", 2, 9, "“2” after the item"),
    ("{\r  a: §\r}", 2, 6, "“§”"),
    ("{\r\n  å: yes }", 2, 6, "the word yes without quotation marks"),
    ("{ a: \"x\n\" }", 1, 6, "a text that does not end on its line"),
    ("{ a: 'x", 1, 6, "a text that does not end"),
    ("{ /* a: 1 }", 1, 3, "a comment that does not end"),
    ("{ a: 007 }", 1, 6, "007"),
    ("{ a: 1-2 }", 1, 6, "1-2"),
    ("{ a: \"\\xZZ\" }", 1, 9, "“Z” in a code"),
    ("{ a: \"\\ud83d\" }", 1, 13, "half a surrogate pair"),
    ("{ a: \"\\1\" }", 1, 9, "\\1"),
    ("{ a: 1 } }", 1, 10, "“}” after the end"),
    ("{ , }", 1, 3, "“,”"),
  ]

  @Test(arguments: broken)
  func `is refused at the line and column where the text stops being JSON5`(
    text: String, line: Int, column: Int, found: String
  ) throws {
    let faults = faultsFound(of: RulebookLayer(name: "a.json5", text: text))
    let fault = try #require(faults.first)
    #expect(faults.count == 1)
    #expect(fault.kind == .notJSON5)
    #expect("\(fault.line):\(fault.column)" == "\(line):\(column)")
    #expect(fault.found.english == found)
  }

  @Test func `is refused when it is nested too deep, without running out of stack`() {
    let text = String(repeating: "[", count: 100_000)
    let found = faultsFound(of: RulebookLayer(name: "a.json5", text: text))
    #expect(found.map(\.found.english) == ["values nested deeper than 64"])
  }

  @Test func `is refused when it is not UTF-8`() {
    let found = faultsFound(of: RulebookLayer(name: "a.json5", bytes: [0x7B, 0xE5, 0x7D]))
    #expect(found.map(\.kind) == [.notUTF8])
  }

  private func label(written: String) throws -> String? {
    let file = layer("parameters: { x: { label: \(written), type: 'days', values: [] } }")
    return try Rulebook.load(layers: [file]).label(ofParameter: "x")?.english
  }
}
