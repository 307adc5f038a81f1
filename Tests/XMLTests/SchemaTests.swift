import Languages
import Testing

@testable import XML

/// The schema: what it finds, that nothing keeps it from looking, and where it comes from.
struct SchemaTests {
  private func faults(_ xml: String) throws -> [[String]] {
    let reading = try read(xml)
    #expect(reading.refusal == nil)
    return reading.tapes.map { tape in
      tape.schemaFaults.map { "\(tape.name(tape[$0.element].name)): \($0.message)" }
    }
  }

  @Test func `checks every record after anything that does not belong there`() throws {
    let good = "<application id='A1'><title>t</title></application>"
    let bad =
      "<application id='A2'><title>t</title><amount currency='SEK'>1,50</amount></application>"
    for disturbance in [
      "<unknown/>", "<x xmlns='urn:x'/>", "stray", "<portfolio>\(good)</portfolio>", bad,
      "<application id='A9'><unknown/><unknown/></application>", "<title>t</title>",
      "<application id='A9'>text</application>",
    ] {
      let reading = try read(portfolio(disturbance + good + bad + disturbance + bad + good))
      let good = reading.tapes.filter { $0.isRecognised && $0.schemaFaults.isEmpty }
      let bad = reading.tapes.filter {
        $0.schemaFaults.first?.message.contains("'1,50'") == true
      }
      #expect(good.count == 2, "\(disturbance)")
      #expect(bad.count >= 2, "\(disturbance)")
    }
  }

  @Test func `says what is wrong without our namespace, at the element where it is`() throws {
    let found = try faults(
      portfolio(
        """
        <application id="A1"><title></title><amount currency="SEK">x</amount></application>
        <report id="1"><amount currency="EUR">1</amount></report>
        <report><title>t</title><empty> </empty></report>
        """))
    #expect(found.count == 3)
    #expect(found[0].count == 2)
    #expect(found[0][0].hasPrefix("title: [facet 'minLength']"))
    #expect(found[0][1].contains("'x' is not accepted by the pattern"))
    #expect(found[1].contains("amount: This element is not expected. Expected is ( title )."))
    #expect(found[2][0] == "report: The attribute 'id' is required but missing.")
    #expect(found[2][1].hasPrefix("empty: Character content is not allowed"))
    #expect(!found.joined().joined().contains("urn:fondbok"))
  }

  @Test func `names the attribute whose value is wrong`() throws {
    let reading = try read(
      application("<title>t</title><amount xmlns:x='urn:x' currency='EUR'>1</amount>"))
    let tape = try #require(reading.tapes.first)
    let fault = try #require(tape.schemaFaults.first)
    let attribute = try #require(fault.attribute)
    #expect(tape.string(ofAttribute: attribute) == "EUR")
    #expect(tape.place(of: fault.element, attribute: attribute).start.column == 84)
    #expect(fault.code == 1840)
  }

  @Test(arguments: [
    ("<title>a<![CDATA[b]]>&amp;c</title>", 0), ("<title>\n</title>", 1),
    ("<title>t</title><note>a<line>1</line>b<line>2</line> c</note>", 0),
    ("\n <title>t</title>\n <!-- c --> <empty/>\n", 0), ("<title>t</title> x <empty/> y", 1),
    ("<title>t<line>l</line></title>", 1), ("x<title>t</title>", 1),
    ("<title>t</title><empty><!-- nothing --></empty>", 0),
    ("<title>t</title><amount currency='SEK'>1<!-- and -->2</amount>", 0),
  ]) func `judges text as libxml2 does when it gets it in its own way`(
    content: String, count: Int
  ) throws {
    let tape = try #require(try read(application(content)).tapes.first)
    #expect(tape.schemaFaults.count == count, "\(tape.schemaFaults.map(\.message))")
  }

  @Test func `stops asking about a record after a thousand faults, and goes on to the next`() throws
  {
    let amounts = String(repeating: "<amount currency='SEK'>x</amount>", count: 2000)
    let reading = try read(
      portfolio(
        "<report id='A1'><title>t</title>\(amounts)</report><report/>"
          + "<report id='A3'><title>t</title></report>"))
    #expect(reading.tapes.map(\.schemaFaults.count) == [1000, 2, 0])
    #expect(reading.tapes.map(\.hasMoreFaults) == [true, false, false])
  }

  @Test func `cuts a message that quotes a long value`() throws {
    let value = String(repeating: "å", count: 50_000)
    let reading = try read(application("<title>t</title><amount currency='SEK'>\(value)</amount>"))
    let message = try #require(reading.tapes.first?.schemaFaults.first?.message)
    #expect(message.utf8.count < 1100)
    #expect(message.hasSuffix("å…"), "\(message.suffix(20))")
  }

  @Test func `takes its includes from the texts it was given and from nowhere else`() throws {
    for missing in ["Types.xsd", "Application.xsd"] {
      let files = Garden.files.filter { $0.name != missing }
      let error = #expect(throws: SchemaError.self) {
        try CompiledSchema(files: files, entry: "Portfolio.xsd")
      }
      #expect(error?.description.contains(missing) == true)
    }
    for address in ["/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/a.xsd", "../Types.xsd"] {
      let text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:include schemaLocation="\(address)"/><xs:element name="a"/></xs:schema>
        """
      #expect(throws: SchemaError.self) {
        try CompiledSchema(files: [(name: "A.xsd", text: text)] + Garden.files, entry: "A.xsd")
      }
    }
  }

  @Test func `refuses a schema that is none, and says why`() {
    let broken = [
      "", "<xs:schema", "<a/>",
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:element name="a" type="Nothing"/></xs:schema>
      """,
    ]
    for text in broken {
      let error = #expect(throws: SchemaError.self) {
        try CompiledSchema(files: [(name: "A.xsd", text: text)], entry: "A.xsd")
      }
      #expect(error?.complaints.isEmpty == false)
    }
  }

  @Test func `is compiled and used by several threads at once`() async throws {
    let text = portfolio(
      String(repeating: "<report id='A1'><title>t</title></report><report/>", count: 50))
    try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let schema = try CompiledSchema(files: Garden.files, entry: "Portfolio.xsd")
          let own = try RecordReader.garden(schema).collect(text)
          let shared = try RecordReader.garden(Garden.schema).collect(text)
          return (own.tapes + shared.tapes).map(\.schemaFaults.count)
        }
      }
      for try await counts in group {
        #expect(counts == (0..<200).map { $0 % 2 == 0 ? 0 : 2 })
      }
    }
  }
}
