import Testing

@testable import XML

/// Files made to hurt: each is refused early, however much of it would follow.
struct HostileTests {
  private static let bomb = """
    <!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
    """

  @Test(arguments: [
    bomb + "<portfolio xmlns='urn:fondbok:1'>&c;</portfolio>",
    bomb + "<portfolio xmlns='urn:fondbok:1' id='&c;'/>",
    "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><a>&a;</a>",
    "<!DOCTYPE a [<!ENTITY a SYSTEM \"http://127.0.0.1/\">]><a>&a;</a>",
    "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
    "<!DOCTYPE a [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]><a/>",
    "<!DOCTYPE a [<!ATTLIST a b CDATA \"injected\">]><a/>",
    "<!DOCTYPE portfolio><portfolio xmlns='urn:fondbok:1'/>",
  ]) func `refuses every DOCTYPE before it declares anything`(text: String) throws {
    for sent in SentText.all where sent.hasMark || sent.encoding == .utf8 {
      let bytes = try #require(sent.encode(text))
      let reading = try RecordReader.garden().collect(bytes)
      #expect(reading.refusal?.reason == .documentType)
      #expect(reading.tapes.isEmpty)
      #expect(reading.refusal?.position == .start)
    }
  }

  struct Endless: CustomTestStringConvertible, Sendable {
    let name: String
    let start: String
    let piece: String
    let reason: Refusal.Reason

    init(_ name: String, _ start: String, _ piece: String, _ reason: Refusal.Reason) {
      self.name = name
      self.start = start
      self.piece = piece
      self.reason = reason
    }

    var testDescription: String { name }
  }

  private static let record = "<portfolio xmlns='urn:fondbok:1'><report>"

  static let endless: [Endless] = [
    Endless("nesting", record, "<a>", .tooDeep),
    Endless("nesting outside records", "<portfolio xmlns='urn:fondbok:1'>", "<a>", .tooDeep),
    Endless("an attribute", record + "<a b='", "x", .tagTooLong),
    Endless("attributes", record + "<a ", "a='' ", .tagTooLong),
    Endless("a tag of spaces", record + "<a", "          ", .tagTooLong),
    Endless("an end tag", record + "</report", "          ", .tagTooLong),
    Endless("a comment", record + "<!--", "-> <a>", .tagTooLong),
    Endless("a comment before the root", "<!-- ", "> <a> ", .tagTooLong),
    Endless("an instruction", record + "<?a ", "<> ", .tagTooLong),
    Endless("a text", record, "some text ", .textTooLong),
    Endless("a text of references", record, "&amp;", .textTooLong),
    Endless("a text of CDATA", record, "<![CDATA[xxxxxxxxxxxxxxxxxxxxxxx]]>", .textTooLong),
    Endless("CDATA", record + "<![CDATA[", "]] ]>", .textTooLong),
    Endless("comments in a record", record, "<!-- comment -->", .recordTooLarge),
    Endless("white space in a record", record + "<a/>", "            ", .textTooLong),
    Endless("a DOCTYPE", "<!DOCTYPE a [", "<!ENTITY a 'b'>", .documentType),
    Endless("a declaration", "<?xml version='1.0' ", "          ", .tagTooLong),
  ]

  @Test(arguments: endless) func `refuses what never ends`(_ example: Endless) throws {
    let source = RepeatingSource(
      before: Array(example.start.utf8),
      Array(String(repeating: example.piece, count: 1000).utf8), count: .max)
    guard
      case .refused(let refusal) = try RecordReader.garden(Garden.schema).read(
        source, handle: { _ in })
    else {
      Issue.record("The file has no end.")
      return
    }
    #expect(refusal.reason == example.reason)
    if example.reason == .textTooLong {
      #expect(refusal.position == TextPosition(line: 1, column: 34))
    }
  }

  @Test func `refuses an endless record of small elements`() throws {
    for piece in ["<a/>", "x<a/>", "<a b=''/>"] {
      let source = RepeatingSource(
        before: Array(Self.record.utf8), Array(String(repeating: piece, count: 1000).utf8),
        count: .max)
      let reader = RecordReader.garden(Garden.schema)
      guard case .refused(let refusal) = try reader.read(source, handle: { _ in }) else {
        Issue.record("The file has no end.")
        return
      }
      #expect(refusal.reason == .tooManyNodes)
    }
  }

  @Test func `reads each sample of hostile bytes after another with one reader`() throws {
    let reader = RecordReader.garden(Garden.schema)
    let good = portfolio("<report id='A1'><title>t</title></report>")
    var generator = SeededGenerator(state: 5)
    // Any byte of a good file changed to any other: no crash, and the reader works afterwards.
    for _ in 0..<2000 {
      var bytes = Array(good.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let reading = try reader.collect(bytes)
      if let summary = reading.summary {
        #expect(summary.bytes == bytes.count)
        let isWhole = reading.joined == bytes
        #expect(isWhole)
      }
    }
    #expect(try reader.collect(good).tapes.map(\.schemaFaults.count) == [0])
  }
}
