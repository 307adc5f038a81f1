import Languages
import Testing

@testable import XML

/// What counts as a record, and what a tape says of it.
struct RecordTests {
  @Test func `takes a single record with what stands before and after it`() throws {
    let reading = try read("<?xml version=\"1.0\"?>\n" + application("<title>Språk</title>") + "\n")
    #expect(reading.segments.map(\.kind) == ["head", "record", "tail"])
    #expect(
      reading.summary
        == ReadSummary(
          records: 1, bytes: 101, isContainer: false, encoding: .utf8))
    let tape = try #require(reading.tapes.first)
    #expect(tape.isRecognised)
    #expect(tape.schemaFaults.isEmpty)
    #expect(tape.string(of: 1) == "Språk")
    #expect(tape.sourceOffset == 22)
  }

  @Test func `takes every child of the container, known or not, and nothing but them`() throws {
    let reading = try read(
      portfolio(
        """

          <application id="A1"><title>a</title></application>
          <!-- <report/> -->
          <unknown><title>b</title></unknown>
          <x:report xmlns:x="urn:other" id="A2"/>
          <portfolio><report id="A3"><title>c</title></report></portfolio>
          <report xmlns="" id="A4"/>
          <?note <report/> ?>
          <report id="A5"><title>d</title></report>
        """))
    #expect(reading.tapes.map(\.isRecognised) == [true, false, false, false, false, true])
    #expect(
      reading.tapes.map { $0.name($0[0].name) }
        == ["application", "unknown", "report", "portfolio", "report", "report"])
    #expect(reading.tapes.flatMap(\.schemaFaults).isEmpty)
    #expect(reading.summary?.records == 6)
    #expect(reading.summary?.isContainer == true)
  }

  @Test func `numbers elements in document order and links them`() throws {
    let reading = try read(
      application("<title>a</title><note>x<line>1</line><line>2</line></note><empty/>"))
    let tape = try #require(reading.tapes.first)
    #expect(tape.count == 6)
    #expect(
      (0..<6).map { tape.name(tape[$0].name) }
        == ["application", "title", "note", "line", "line", "empty"])
    #expect((0..<6).map { Int(tape[$0].parent) } == [-1, 0, 0, 2, 2, 0])
    #expect((0..<6).map { Int(tape[$0].end) } == [6, 2, 5, 4, 5, 6])
    #expect((0..<6).map { Int(tape[$0].depth) } == [0, 1, 1, 2, 2, 1])
    #expect(Array(tape.children(of: 0)) == [1, 2, 5])
    #expect(Array(tape.children(of: 2)) == [3, 4])
    #expect(Array(tape.children(of: 5)).isEmpty)
    #expect(tape.child(tape.id("empty"), of: 0) == 5)
    #expect(tape.child(tape.id("line"), of: 0) == nil)
    #expect(tape[2].hasChildren && tape[2].hasMixedText)
    #expect(tape[0].hasChildren && !tape[0].hasMixedText)
  }

  @Test(arguments: [
    ("<title>a&amp;b&lt;&#228;&#x1F600;</title>", "a&b<ä😀"),
    ("<title>a<![CDATA[<b>&amp;]]>c</title>", "a<b>&amp;c"),
    ("<title>a<!-- no -->b<?no no?>c</title>", "abc"),
    ("<title>a\r\nb\rc</title>", "a\nb\nc"),
    ("<title><![CDATA[a\r\nb\rc\r]]><![CDATA[\nd]]></title>", "a\nb\nc\n\nd"),
    ("<title>  a  </title>", "  a  "),
    ("<title> </title>", " "),
    ("<title></title>", ""),
    ("<title/>", ""),
  ]) func `keeps text as the standard reads it`(xml: String, text: String) throws {
    let tape = try #require(try read(application(xml)).tapes.first)
    #expect(tape.string(of: 1) == text)
  }

  @Test func `joins the text beside child elements, without white space between them`() throws {
    let reading = try read(
      application("<title>t</title><note>\n a<line>1</line>\n<line>2</line>b </note>"))
    let tape = try #require(reading.tapes.first)
    #expect(tape.string(of: try tape.first("note")) == "\n ab ")
    #expect(tape.string(of: 0) == "")
  }

  @Test func `gives the values of attributes with references resolved`() throws {
    let reading = try RecordReader.garden().collect(
      application("<title id=\"a&amp;b &#38; c\n&amp;#38; &quot;ä\" xml:lang='sv' note=''/>"))
    let tape = try #require(reading.tapes.first)
    let id = try #require(tape.attribute(tape.id("id"), of: 1))
    #expect(tape.string(ofAttribute: id) == "a&b & c &#38; \"ä")
    let language = try #require(tape.attribute(tape.id("lang"), in: .xml, of: 1))
    #expect(tape.string(ofAttribute: language) == "sv")
    let note = try #require(tape.attribute(tape.id("note"), of: 1))
    #expect(tape.value(ofAttribute: note).isEmpty)
    #expect(tape.attribute(tape.id("lang"), of: 1) == nil)
    #expect(tape.attribute(tape.id("currency"), of: 1) == nil)
  }

  @Test func `keeps names of other namespaces apart from ours`() throws {
    let reading = try RecordReader.garden().collect(
      portfolio(
        """
        <application id="A1" xmlns:x="urn:x" xmlns:y="urn:y" x:id="1" y:id="2">
          <x:title/><y:title/><title/><title xmlns=""/><novelty/></application>
        """))
    let tape = try #require(reading.tapes.first)
    let names = (1..<tape.count).map { tape[$0].name }
    #expect(Set(names).count == 5)
    #expect(names.map(\.isKnown) == [false, false, true, false, false])
    #expect(names.map { tape.name($0) } == ["title", "title", "title", "title", "novelty"])
    #expect(names.map { tape.namespace($0) } == ["urn:x", "urn:y", nil, nil, "urn:fondbok:1"])
    #expect((1..<tape.count).map { tape[$0].isOurs } == [false, false, true, false, true])
    let attributes = tape.attributes(of: 0).map { tape.attribute(at: $0) }
    #expect(attributes.map(\.namespace) == [.none, .foreign, .foreign])
    #expect(attributes.map(\.name.isKnown) == [true, false, false])
    #expect(attributes[1].name != attributes[2].name)
  }

  @Test func `forgets a record's own names with the record`() throws {
    let reading = try RecordReader.garden().collect(
      portfolio("<report><new/></report><report><other/><new/></report>"))
    let names = reading.tapes.map { tape in (1..<tape.count).map { tape.name(tape[$0].name) } }
    #expect(names == [["new"], ["other", "new"]])
    #expect(reading.tapes[0][1].name == reading.tapes[1][1].name)
  }

  @Test func `reports stray text with its place and counts it as no record`() throws {
    let reading = try read(
      portfolio("\n  lost &amp; found\n<report id='A1'><title>t</title></report> <![CDATA[ å ]]>\n")
    )
    #expect(reading.tapes.count == 1)
    #expect(
      reading.stray == [
        StrayText(position: TextPosition(line: 2, column: 3), excerpt: "lost &amp; found"),
        StrayText(position: TextPosition(line: 3, column: 43), excerpt: "å"),
      ])
  }

  @Test func `reports a fault of the container's own tag`() throws {
    let reading = try read(
      "\n<portfolio xmlns=\"urn:fondbok:1\" colour=\"red\"><report id=\"A1\"/></portfolio>")
    #expect(reading.containerFaults.count == 1)
    #expect(reading.containerFaults.first?.fault.message.contains("colour") == true)
    #expect(reading.containerFaults.first?.place.start == TextPosition(line: 2, column: 1))
    #expect(reading.tapes.first?.schemaFaults.count == 1)
  }

  @Test func `throws what the caller throws, and reads the next file as if nothing was`() throws {
    struct Enough: Error {}
    let reader = RecordReader.garden(Garden.schema)
    let text = portfolio("<report id='A1'><title>a</title></report><report id='A2'/>")
    var records = 0
    #expect(throws: Enough.self) {
      try reader.read(MemorySource(text)) { event in
        if case .record = event {
          records += 1
          throw Enough()
        }
      }
    }
    #expect(records == 1)
    #expect(try reader.collect(text).tapes.map(\.schemaFaults.count) == [0, 1])
  }

  @Test func `reads many files with one reader, whatever became of those before`() throws {
    let reader = RecordReader.garden(Garden.schema)
    let good = application("<title>t</title>")
    let bad = [
      "<application xmlns=\"urn:fondbok:1\" xmlns:z=\"urn:z\"><z:a", "<a>", "<!DOCTYPE a>",
    ]
    for text in bad {
      #expect(try reader.collect(text).refusal != nil)
      let reading = try reader.collect(good)
      #expect(reading.tapes.first?.schemaFaults == [])
      #expect(reading.joined == Array(good.utf8))
    }
    // A prefix of an earlier file is not declared in a later one.
    let prefixed =
      "<z:application xmlns:z=\"urn:fondbok:1\" id=\"A1\"><z:title>t</z:title></z:application>"
    #expect(try reader.collect(prefixed).tapes.first?.schemaFaults == [])
    #expect(
      try reader.collect(application("<z:title>t</z:title>")).refusal?.reason == .notWellFormed)
  }

  @Test func `fills a tape again after it was given back`() throws {
    let reader = RecordReader.garden()
    var seen: Set<ObjectIdentifier> = []
    var titles: [String] = []
    let records = (1...5).map { "<report id=\"A\($0)\"><title>t\($0)</title></report>" }
    _ = try reader.read(MemorySource(portfolio(records.joined()))) { event in
      guard case .record(let tape) = event else { return }
      seen.insert(ObjectIdentifier(tape))
      titles.append(tape.string(of: 1))
      reader.pool.recycle(tape)
    }
    #expect(titles == ["t1", "t2", "t3", "t4", "t5"])
    #expect(seen.count <= 2)
  }

  @Test func `numbers known names in the order given`() {
    let table = NameTable(["b", "a", "b"])
    #expect(table.id("b").rawValue == 1)
    #expect(table.id("a").rawValue == 2)
    #expect(table.id("c") == .unknown)
    #expect(table.name(NameID(rawValue: 2)) == "a")
    #expect(table.name(.unknown) == nil)
    #expect(!NameID.unknown.isKnown)
  }
}
