import Languages
import Testing

@testable import XML

/// Files that are refused whole, each with its reason and its place.
struct RefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let reason: Refusal.Reason
    let line: Int
    let column: Int
    let word: String

    init(
      _ text: String, _ reason: Refusal.Reason, _ line: Int, _ column: Int, _ word: String
    ) {
      self.text = text
      self.reason = reason
      self.line = line
      self.column = column
      self.word = word
    }

    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case("", .empty, 1, 1, "empty"),
    Case(" \n\t", .empty, 1, 1, "white space"),
    Case("\u{FEFF}", .empty, 1, 1, "empty"),
    Case("id;title\n1;a", .notXML, 1, 1, "'id;title?1;a'"),
    Case("{\"a\": 1}", .notXML, 1, 1, "{"),
    Case("%PDF-1.7 <a/>", .notXML, 1, 1, "PDF"),
    Case("PK\u{3}\u{4}", .notXML, 1, 1, "ZIP"),
    Case("<a/>", .unknownRoot, 1, 1, "<a>"),
    Case("<html/>", .unknownRoot, 1, 1, "the file is HTML"),
    Case("<HTML xmlns='http://www.w3.org/1999/xhtml'/>", .unknownRoot, 1, 1, "the file is HTML"),
    Case("\n<!DOCTYPE html>\n<html/>", .documentType, 2, 1, "the file is HTML"),
    Case("\n <x xmlns='urn:fondbok:1'/>", .unknownRoot, 2, 2, "<portfolio>, <application>"),
    Case("<application/>", .wrongNamespace, 1, 1, "urn:fondbok:1"),
    Case("<portfolio xmlns='urn:other'/>", .wrongNamespace, 1, 1, "urn:other"),
    Case("<x xmlns='urn:other'/>", .unknownRoot, 1, 1, "urn:other"),
    Case("<portfolio xmlns='urn:fondbok:2'/>", .otherVersion, 1, 1, "a newer version"),
    Case("<report xmlns='urn:fondbok:0'/>", .otherVersion, 1, 1, "another version"),
    Case("<!DOCTYPE a><a/>", .documentType, 1, 1, "DOCTYPE"),
    Case(
      "<?xml version='1.0'?>\n<!-- a -->\n  <!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>",
      .documentType, 3, 3, "DOCTYPE"),
    Case("<?xml version='1.0'?>", .truncated, 1, 22, "before its root"),
    Case(portfolio("\n<report>").replacing("</portfolio>", with: ""), .truncated, 2, 9, "<report>"),
    Case(
      application("<title>a b").replacing("</application>", with: ""), .truncated, 1, 54,
      "<title>"),
    Case("<report xmlns='urn:fondbok:1' id='A", .truncated, 1, 36, "<report>"),
    Case(application("<title>a</note>"), .notWellFormed, 1, 52, "</note> stands where <title>"),
    Case(application("\n<x:a/>"), .notWellFormed, 2, 1, "prefix x"),
    Case(application("<title x:id='1'/>"), .notWellFormed, 1, 44, "prefix x"),
    Case(application("&eacute;"), .notWellFormed, 1, 44, "&eacute;"),
    Case(application("a & b; c"), .notWellFormed, 1, 46, "'&'"),
    Case(application("a & b"), .notWellFormed, 1, 46, "'&'"),
    Case(application("a < b"), .notWellFormed, 1, 46, "'<'"),
    Case(application("<title id='1' id='2'/>"), .notWellFormed, 1, 44, "id is there twice"),
    Case(application("<title id=1/>"), .notWellFormed, 1, 54, "quotes"),
    Case(application("<title id='<'/>"), .notWellFormed, 1, 55, "'<'"),
    Case(application("\u{1}"), .notWellFormed, 1, 44, "control character"),
    Case(application("&#1;"), .notWellFormed, 1, 48, "control character"),
    Case(application("&#xD800;"), .notWellFormed, 1, 52, "half a surrogate pair"),
    Case(application("&#xFFFE;"), .notWellFormed, 1, 52, "that Unicode leaves out"),
    Case(application("a]]>b"), .notWellFormed, 1, 45, "]]&gt;"),
    Case(application("") + "<a/>", .notWellFormed, 1, 58, "after the end"),
    Case(application("") + "x", .notWellFormed, 1, 58, "after the end"),
    Case(" <?xml version='1.0'?><a/>", .notWellFormed, 1, 7, "declaration"),
    Case("<?xml version='1.0'?>text<a/>", .notWellFormed, 1, 22, "before the root"),
    Case("<a", .truncated, 1, 3, "<a>"),
    Case("<", .truncated, 1, 2, "root"),
  ]

  @Test(arguments: cases) func `refuses the file with a reason and a place`(_ example: Case) throws
  {
    for pieces in [1, 7, 100_000] {
      let reader = RecordReader.garden(Garden.schema)
      reader.pieceSize = pieces
      let refusal = try #require(try reader.collect(Array(example.text.utf8)).refusal)
      #expect(refusal.reason == example.reason)
      #expect(refusal.position == TextPosition(line: example.line, column: example.column))
      let words = refusal.message.english + " " + refusal.fix.english
      #expect(words.contains(example.word), "\(words)")
      #expect(!refusal.message.english.hasSuffix("."))
      #expect(refusal.message.swedish != refusal.message.english)
      #expect(refusal.fix.swedish != refusal.fix.english)
      #expect(!refusal.fix.isEmpty)
    }
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PNG"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
      ([0x1F, 0x8B, 0x08], "gzip"), ([0xD0, 0xCF, 0x11, 0xE0], "Excel"),
      ([0x7F, 0x45, 0x4C, 0x46], "program"),
    ] as [([UInt8], String)])
  func `names a file that is no XML by its first bytes`(bytes: [UInt8], word: String) throws {
    let refusal = try RecordReader.garden().collect(bytes).refusal
    #expect(refusal?.reason == .notXML)
    #expect(refusal?.message.english.contains(word) == true)
  }

  @Test func `hands over the records before the fault`() throws {
    let reading = try read(portfolio("<report id='A1'><title>t</title></report><report>"))
    #expect(reading.tapes.count == 1)
    #expect(reading.refusal?.reason == .notWellFormed)
  }

  @Test func `says in both languages why a file cannot be read`() throws {
    let error = #expect(throws: FileSourceError.self) { try FileSource(path: "/nonexistent/a.xml") }
    #expect(error?.wording.english == "/nonexistent/a.xml: there is nothing by that name")
    #expect(error?.wording.swedish == "/nonexistent/a.xml: det finns inget med det namnet")
    let folder = try FileSource(path: "/")
    #expect(throws: FileSourceError.self) {
      try RecordReader.garden().read(folder) { _ in }
    }
  }
}
