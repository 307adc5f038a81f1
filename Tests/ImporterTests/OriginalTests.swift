import Foundation
import Importer
import Portfolio
import TestSupport
import Testing

@Suite struct `Originals` {
  private static let samples: [String] = {
    let folders = [
      "Samples/Founding", "Samples/Portfolio", "Samples/Faulty", "Samples/Faulty/Schema",
    ]
    return folders.flatMap { folder in
      ((try? Samples.files(in: folder)) ?? []).map { "\(folder)/\($0.lastPathComponent)" }
    }
  }()

  @Test func `every sample is kept byte for byte, and stock sqlite3 opens it`() throws {
    #expect(Self.samples.count > 70)
    let portfolio = try TestPortfolio(in: .file)
    let tally = try portfolio.take(samples: Self.samples)
    let kept = try Self.originals(in: portfolio)
    let unknown = try StockSQLite.lines(portfolio.path, "SELECT count(*) FROM imported_file;")
    #expect(unknown == ["\(kept.count)"])
    #expect(kept.count >= Self.samples.count - tally.refusedFiles - tally.unchanged)
    for path in Self.samples {
      guard let original = kept[URL(fileURLWithPath: path).lastPathComponent] else { continue }
      let sent = try Data(contentsOf: Samples.url(path))
      #expect(original == sent.hexadecimal, "\(path)")
    }
  }

  @Test(arguments: Variant.allCases)
  func `a file keeps its line ends, its mark and its encoding`(variant: Variant) throws {
    let text = try Samples.text("Samples/Portfolio/late-arrivals.xml")
    let bytes = try #require(variant.bytes(of: text))
    let portfolio = try TestPortfolio(in: .file)
    let plain = try TestPortfolio(in: .file)
    #expect(try portfolio.take([("a.xml", bytes)]).taken == 3)
    try plain.take([("a.xml", Array(text.utf8))])
    #expect(portfolio.findingLines == [])
    #expect(try Self.originals(in: portfolio)["a.xml"] == Data(bytes).hexadecimal)
    let rows = Format.current.shapes
    #expect(try portfolio.content(of: rows) == plain.content(of: rows))
    #expect(
      try StockSQLite.lines(portfolio.path, "SELECT encoding FROM imported_file;") == [
        variant.encoding
      ])
    // Each record is a piece that begins with its tag, in the encoding of the file.
    let records = try StockSQLite.lines(
      portfolio.path,
      "SELECT line || ':' || column_no FROM segment WHERE kind = 'record' ORDER BY id;")
    #expect(records.count == 3)
    #expect(records == (variant == .oneLine ? records : ["9:3", "151:3", "177:3"]))
  }

  @Test func `what stands between records comes back too, and equal records are kept once`() throws
  {
    let portfolio = try TestPortfolio(in: .file)
    let text = """
      <?xml version="1.0"?> <!-- head -->
      <portfolio xmlns="urn:fondbok:1">
      \(Papers.call("c1"))<!-- gap --> \(Papers.call("c2"))
      \(Papers.call("c1"))
      </portfolio><!-- tail -->

      """
    #expect(try portfolio.take(["a.xml": text]).unchanged == 1)
    #expect(try Self.originals(in: portfolio)["a.xml"] == Data(text.utf8).hexadecimal)
    let kinds = try StockSQLite.lines(
      portfolio.path, "SELECT kind || ' ' || (same_as IS NOT NULL) FROM segment ORDER BY id;")
    #expect(kinds == ["head 0", "record 0", "gap 0", "record 0", "gap 0", "record 1", "tail 0"])
  }

  @Test func `an original that does not open is told as damage`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    try StockSQLite.run(
      portfolio.path, "UPDATE segment SET data = zeroblob(length(data)) WHERE kind = 'record';")
    #expect(throws: (any Error).self) {
      do {
        _ = try portfolio.store.reading { try $0.original(ofVersion: 1) }
      } catch {
        #expect("\(error)".contains("is damaged (the original in piece 1 does not open)"))
        throw error
      }
    }
  }

  /// The files as the stock program joins them, in hexadecimal digits, by name.
  private static func originals(in portfolio: TestPortfolio) throws -> [String: String] {
    let lines = try StockSQLite.lines(
      portfolio.path,
      """
      SELECT name || char(9) || group_concat(bytes, '') FROM (
        SELECT file.id, file.name,
          hex(sqlar_uncompress(coalesce(segment.data, earlier.data), segment.size)) AS bytes
        FROM imported_file AS file JOIN segment ON segment.file = file.id
        LEFT JOIN segment AS earlier ON earlier.id = segment.same_as ORDER BY segment.id)
      GROUP BY id;
      """)
    return Dictionary(
      lines.map { line in
        let parts = line.split(separator: "\t").map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
      }, uniquingKeysWith: { $1 })
  }
}

/// Ways to send the same text in other bytes.
enum Variant: String, CaseIterable, Sendable {
  case plain, crlf, mark, utf16LittleEndian, utf16BigEndian, windows1252, latin1, oneLine

  var encoding: String {
    switch self {
    case .plain, .crlf, .mark, .oneLine: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    }
  }

  func bytes(of text: String) -> [UInt8]? {
    func declared(_ name: String) -> String {
      text.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(name)\"")
    }
    switch self {
    case .plain: return Array(text.utf8)
    case .crlf: return Array(text.replacing("\n", with: "\r\n").utf8)
    case .mark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16LittleEndian:
      return declared("UTF-16").data(using: .utf16LittleEndian).map { [0xFF, 0xFE] + Array($0) }
    case .utf16BigEndian:
      return declared("UTF-16").data(using: .utf16BigEndian).map { [0xFE, 0xFF] + Array($0) }
    case .windows1252: return declared("Windows-1252").data(using: .windowsCP1252).map { Array($0) }
    case .latin1: return declared("ISO-8859-1").data(using: .isoLatin1).map { Array($0) }
    case .oneLine: return Array(text.replacing("\n", with: " ").utf8)
    }
  }
}

extension Data {
  fileprivate var hexadecimal: String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
