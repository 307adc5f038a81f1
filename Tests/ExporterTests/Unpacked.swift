@testable import Exporter

/// What is in an archive that a test has at hand.
enum Unpacked {
  /// The bytes of a file in it.
  static func file(_ name: String, of archive: [UInt8]) throws -> [UInt8] {
    let draft = try Draft.temporary()
    defer { draft.discard() }
    try archive.withUnsafeBytes { try draft.write($0) }
    let stream = ArchiveStream(descriptor: draft.descriptor, name: draft.target)
    var file: [UInt8] = []
    try ArchiveReader(stream).file(name) { file.append(contentsOf: $0) }
    return file
  }

  /// The cells of a sheet of a spreadsheet, row by row, the heading first; it is read in small pieces, so that
  /// rows and tags fall apart everywhere.
  static func cells(ofSheet number: Int, of archive: [UInt8]) throws -> [[Int: String]] {
    var reader = WorksheetReader()
    var rows: [[Int: String]] = []
    let xml = try file("xl/worksheets/sheet\(number).xml", of: archive)
    for start in stride(from: 0, to: xml.count, by: 7) {
      try xml[start..<min(start + 7, xml.count)].withUnsafeBytes { piece in
        try reader.take(piece) { rows.append($0) }
      }
    }
    return rows
  }
}
