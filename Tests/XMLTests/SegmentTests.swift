import Testing

@testable import XML

/// Whatever pieces a file arrives in, the segments joined are the file, and all else is the same.
struct SegmentTests {
  static let text = """
    <?xml version="1.0" encoding="ENC"?>\r
    <!-- å > ]]> "' < -->\r\n<?do it > '"?>
    <portfolio xmlns="urn:fondbok:1" xmlns:f='urn:fondbok:1'
      note="a > b">
      <application id="A1"><title>Språk &amp; stöd &#xE5; é</title>
        <amount currency="SEK">12</amount><note>a<line>1 > 0</line>b<![CDATA[<x>]]]]><![CDATA[>\r\n]]></note>
      </application> stray é &lt;<!-- > --><f:report
        id='A2' note='>"/>'   ><f:title
        >x</f:title  ><f:empty /></f:report
      >\r\r\n<unknown xmlns="urn:é"/>
    </portfolio>\r\n<!-- after -->

    """

  private struct Facts: Equatable {
    var contents: [[UInt8]]
    var places: [[SourceRange]]
    var faults: [[SchemaFault]]
    var sources: [[UInt8]]
    var offsets: [Int]
    var stray: [TextPosition]
    var outcome: ReadOutcome
  }

  private func facts(_ reading: Reading) -> Facts {
    Facts(
      contents: reading.tapes.map(\.contentBytes),
      places: reading.tapes.map { tape in (0..<tape.count).map { tape.place(of: $0) } },
      faults: reading.tapes.map(\.schemaFaults), sources: reading.tapes.map { Array($0.source) },
      offsets: reading.tapes.map(\.sourceOffset), stray: reading.stray.map(\.position),
      outcome: reading.outcome)
  }

  @Test(arguments: SentText.all)
  func `gives the same for random pieces as for the whole`(sent: SentText) throws {
    let bytes = try #require(sent.encode(Self.text.replacing("ENC", with: sent.declared)))
    let reader = RecordReader.garden(Garden.schema)
    let whole = try reader.collect(bytes)
    #expect(whole.refusal == nil)
    let isWhole = whole.joined == bytes
    #expect(isWhole)
    #expect(whole.tapes.map(\.isRecognised) == [true, true, false])
    #expect(whole.stray.count == 1)
    var generator = SeededGenerator(state: 1)
    for round in 0..<150 {
      let largest = round < 20 ? 1 : Int.random(in: 1...80, using: &generator)
      // The pieces libxml2 gets are as small as those that arrive.
      reader.pieceSize = largest
      let reading = try reader.collect(bytes) { Int.random(in: 1...largest, using: &generator) }
      let isWhole = reading.joined == bytes
      let isSame = facts(reading) == facts(whole)
      try #require(isWhole && isSame, "round \(round), pieces up to \(largest)")
    }
  }

  @Test(arguments: SentText.all)
  func `keeps the bytes of records so large that they are not copied`(sent: SentText) throws {
    let filler = String(repeating: "å ", count: 200_000)
    let large = "<report id='A1'><title>\(filler)</title></report>"
    let small = "<report id='A2'><title>t</title></report>"
    let text =
      "<?xml version='1.0' encoding='\(sent.declared)'?>\n"
      + portfolio("\n" + small + large + small + "\n" + large + large + "\n" + small)
    let bytes = try #require(sent.encode(text))
    let reading = try RecordReader.garden(Garden.schema).collect(bytes)
    #expect(reading.refusal == nil)
    let isWhole = reading.joined == bytes
    #expect(isWhole)
    #expect(reading.tapes.map(\.schemaFaults.count) == [0, 0, 0, 0, 0, 0])
    #expect(reading.tapes.map { Int($0.start.line) } == [3, 3, 3, 4, 4, 5])
    #expect(reading.tapes[1].start.column == small.count + 1)
    #expect(reading.tapes[4].place(of: 1).start.column == large.count + 17)
    #expect(reading.tapes[4].string(of: 1).utf8.count == 600_000)
  }

  @Test func `hands long gaps over in pieces and keeps nothing of them`() throws {
    let space = [UInt8](repeating: 0x20, count: 1000)
    let source = RepeatingSource(
      before: Array("<portfolio xmlns='urn:fondbok:1'>".utf8), space, count: 5000,
      after: Array("<report id='A1'/></portfolio>".utf8))
    var pieces: [Int] = []
    let outcome = try RecordReader.garden().read(source) { event in
      if case .bytes(_, let bytes) = event { pieces.append(bytes.count) }
    }
    #expect(
      outcome
        == .complete(
          ReadSummary(records: 1, bytes: 5_000_062, isContainer: true, encoding: .utf8)))
    #expect(pieces.reduce(0, +) == 5_000_062 - 17)
    #expect(pieces.allSatisfy { $0 < 1_200_000 })
  }

  @Test func `calls all of an empty container its head`() throws {
    let reading = try read(portfolio(" ") + "\n")
    #expect(reading.segments.map(\.kind) == ["head"])
    #expect(reading.summary?.records == 0)
  }
}
