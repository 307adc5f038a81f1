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
}
