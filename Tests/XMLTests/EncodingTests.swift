import Languages
import Testing

@testable import XML

/// A way of sending a text: the encoding, its declaration and its mark.
struct SentText: CustomTestStringConvertible, Sendable {
  let encoding: TextEncoding
  let declared: String
  let hasMark: Bool

  var testDescription: String { "\(encoding.rawValue) declared \(declared), mark: \(hasMark)" }

  static let all: [SentText] = [
    SentText(encoding: .utf8, declared: "UTF-8", hasMark: false),
    SentText(encoding: .utf8, declared: "utf-8", hasMark: true),
    SentText(encoding: .utf16LittleEndian, declared: "UTF-16", hasMark: true),
    SentText(encoding: .utf16BigEndian, declared: "UTF-16", hasMark: true),
    SentText(encoding: .utf16LittleEndian, declared: "UTF-16LE", hasMark: false),
    SentText(encoding: .utf16BigEndian, declared: "utf-16", hasMark: false),
    SentText(encoding: .latin1, declared: "ISO-8859-1", hasMark: false),
    SentText(encoding: .latin1, declared: "latin1", hasMark: false),
    SentText(encoding: .windows1252, declared: "Windows-1252", hasMark: false),
    SentText(encoding: .windows1252, declared: "cp1252", hasMark: false),
  ]

  private static let beyondLatin1: [Unicode.Scalar: UInt8] = ["€": 0x80, "”": 0x94, "Š": 0x8A]

  /// The bytes of a text, nil when the encoding has no byte for one of its characters.
  func encode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    switch encoding {
    case .utf8: bytes = (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    case .utf16LittleEndian, .utf16BigEndian:
      for unit in (hasMark ? [0xFEFF] : []) + Array(text.utf16) {
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        bytes += encoding == .utf16BigEndian ? pair.reversed() : pair
      }
    case .latin1, .windows1252:
      for scalar in text.unicodeScalars {
        if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
          bytes.append(UInt8(scalar.value))
        } else if encoding == .windows1252, let byte = Self.beyondLatin1[scalar] {
          bytes.append(byte)
        } else {
          return nil
        }
      }
    }
    return bytes
  }
}

/// Encodings: which are read, how, and what is refused.
struct EncodingTests {
  private func text(_ declared: String, _ title: String) -> String {
    "<?xml version=\"1.0\" encoding=\"\(declared)\"?>\n" + application("<title>\(title)</title>")
      + "\n<!-- å -->\n"
  }

  @Test(arguments: SentText.all)
  func `reads the text and keeps the bytes of every segment`(sent: SentText) throws {
    var title = "Mölndal ÅÄÖ"
    if sent.encoding != .latin1 { title += " €”Š" }
    if sent.encoding == .utf8 || sent.encoding.isUTF16 { title += " 😀 \u{FFFD}" }
    let bytes = try #require(sent.encode(text(sent.declared, title)))
    let reading = try RecordReader.garden(Garden.schema).collect(bytes)
    #expect(reading.refusal == nil)
    #expect(reading.tapes.first?.string(of: 1) == title)
    #expect(reading.joined == bytes)
    #expect(reading.segments.filter { $0.kind == "record" }.count == 1)
    #expect(reading.summary?.bytes == bytes.count)
    #expect(reading.summary?.encoding == sent.encoding)
    let record = try #require(sent.encode(application("<title>\(title)</title>")))
    let bare = sent.hasMark ? record.dropFirst(sent.encoding == .utf8 ? 3 : 2) : record[...]
    #expect(try #require(reading.tapes.first).source.elementsEqual(bare))
  }

  @Test func `reads each of the 256 bytes of Windows-1252 as the Unicode table says`() throws {
    let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    let beyond: [UInt32] = [
      0x20AC, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x017D, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
      0x0161, 0x203A, 0x0153, 0x017E, 0x0178,
    ]
    let bytes = (0x80...0xFF).map { UInt8($0) }.filter { !undefined.contains($0) }
    let scalars = beyond + (0xA0...0xFF).map { UInt32($0) }
    let head = Array("<?xml version='1.0' encoding='windows-1252'?>".utf8)
    let start = Array("<report xmlns='urn:fondbok:1'>".utf8)
    let reading = try RecordReader.garden().collect(head + start + bytes + Array("</report>".utf8))
    #expect(reading.tapes.first?.string(of: 0).unicodeScalars.map(\.value) == scalars)
    for byte in undefined {
      let refusal = try RecordReader.garden().collect(head + start + [byte]).refusal
      #expect(refusal?.reason == .invalidBytes)
    }
  }

  @Test(
    arguments: [
      ([0x61, 0xE5, 0x62], 32, "E5"),  // Latin-1 for å
      ([0xC0, 0x80], 31, "C0"),  // an overlong NUL
      ([0xE0, 0x9F, 0xBF], 31, "E0"),  // overlong
      ([0xED, 0xA0, 0x80], 31, "ED"),  // a surrogate
      ([0xF4, 0x90, 0x80, 0x80], 31, "F4"),  // beyond U+10FFFF
      ([0xC3, 0xA5, 0x80], 32, "80"),  // a continuation of nothing
      ([0xC3, 0x28], 31, "C3"), ([0x61, 0x00], 32, "00"), ([0xFF], 31, "FF"),
    ] as [([UInt8], Int, String)])
  func `refuses bytes that are no UTF-8 where they stand`(
    bytes: [UInt8], column: Int, byte: String
  ) throws {
    let start = Array("\n<report xmlns='urn:fondbok:1'>".utf8)
    for pieces in [1, 2, 1000] {
      let reading = try RecordReader.garden().collect(
        start + bytes + Array("</report>".utf8), pieces: { pieces })
      let refusal = try #require(reading.refusal)
      #expect(refusal.reason == .invalidBytes)
      #expect(refusal.position == TextPosition(line: 2, column: column))
      #expect(refusal.arguments == [byte, "UTF-8"])
    }
  }

  @Test(arguments: [
    [0xD800, 0x61] as [UInt16], [0xDC00], [0x61, 0xD83D], [0],
  ]) func `refuses units that are no UTF-16`(units: [UInt16]) throws {
    let sent = SentText(encoding: .utf16LittleEndian, declared: "", hasMark: true)
    let start = try #require(sent.encode("<report xmlns='urn:fondbok:1'>"))
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let refusal = try RecordReader.garden().collect(start + bytes).refusal
    #expect(refusal?.reason == .invalidBytes || refusal?.reason == .truncated)
    #expect(refusal?.position.line == 1)
  }

  @Test(arguments: [
    ("UTF-7", "UTF-7"), ("ISO-8859-15", "ISO-8859-15"), ("US-ASCII", "US-ASCII"), ("x", "x"),
  ]) func `refuses another declared encoding by its name`(declared: String, name: String) throws {
    let refusal = try RecordReader.garden().collect(text(declared, "a")).refusal
    #expect(refusal?.reason == .unsupportedEncoding)
    #expect(refusal?.arguments == [name])
    #expect(refusal?.message.english.contains(name) == true)
  }

  @Test func `refuses UTF-32 and EBCDIC by their names`() throws {
    let wide = "<a/>".utf8.flatMap { byte -> [UInt8] in [byte, 0, 0, 0] }
    #expect(try RecordReader.garden().collect(wide).refusal?.arguments == ["UTF-32"])
    #expect(
      try RecordReader.garden().collect([0xFF, 0xFE, 0, 0] + wide).refusal?.arguments == ["UTF-32"])
    let mainframe: [UInt8] = [0x4C, 0x6F, 0xA7, 0x94, 0x93]
    #expect(try RecordReader.garden().collect(mainframe).refusal?.arguments == ["EBCDIC"])
  }

  @Test func `refuses a declaration that the bytes contradict`() throws {
    func reason(_ sent: SentText, _ declared: String) throws -> Refusal.Reason? {
      let bytes = try #require(sent.encode(text(declared, "a")))
      return try RecordReader.garden().collect(bytes).refusal?.reason
    }
    let utf8 = SentText(encoding: .utf8, declared: "", hasMark: false)
    let marked = SentText(encoding: .utf8, declared: "", hasMark: true)
    let utf16 = SentText(encoding: .utf16LittleEndian, declared: "", hasMark: true)
    #expect(try reason(utf8, "UTF-16") == .encodingConflict)
    #expect(try reason(marked, "ISO-8859-1") == .encodingConflict)
    #expect(try reason(utf16, "UTF-8") == .encodingConflict)
    #expect(try reason(utf16, "UTF-16BE") == .encodingConflict)
    #expect(try reason(utf16, "UTF-16LE") == nil)
    #expect(try reason(marked, "UTF-8") == nil)
  }
}
