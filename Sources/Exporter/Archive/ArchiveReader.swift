import CMinizip
import Languages

/// The files in a ZIP archive, read one after the other or by their names, each a piece at a time.
final class ArchiveReader {
  private let stream: ArchiveStream
  private let archive: unzFile

  /// No file of ours has a longer name.
  private static let longestName = 1024

  init(_ stream: ArchiveStream) throws {
    self.stream = stream
    var functions = stream.functions
    guard let archive = unzOpen2_64(nil, &functions) else {
      throw stream.fault ?? ArchiveFault.noDirectory
    }
    self.archive = archive
  }

  deinit { unzClose(archive) }

  /// Reads every file in the order it stands there.
  func eachFile(
    _ body: (String, (_ take: (UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws ->
      Void
  ) throws {
    var code = unzGoToFirstFile(archive)
    while code == UNZ_OK {
      let name = try self.name()
      try body(name) { try self.read(name, $0) }
      code = unzGoToNextFile(archive)
    }
    guard code == UNZ_END_OF_LIST_OF_FILE else { throw stream.fault ?? ArchiveFault.noDirectory }
  }

  /// Reads the file of a name.
  func file(_ name: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    // 1: with regard to capital letters.
    guard unzLocateFile(archive, name, 1) == UNZ_OK else {
      throw stream.fault ?? ArchiveFault.noFile(name)
    }
    try read(name, take)
  }

  private func name() throws -> String {
    var info = unz_file_info64()
    var name = [CChar](repeating: 0, count: Self.longestName + 1)
    let code = unzGetCurrentFileInfo64(
      archive, &info, &name, UInt(Self.longestName), nil, 0, nil, 0)
    guard code == UNZ_OK else { throw stream.fault ?? ArchiveFault.noDirectory }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The bytes of the file that was gone to, unpacked and at the end compared with their checksum.
  private func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    func check(_ code: Int32) throws {
      guard code != UNZ_OK else { return }
      throw stream.fault ?? ArchiveFault.damaged(name)
    }
    try check(unzOpenCurrentFile(archive))
    var isOpen = true
    defer { if isOpen { unzCloseCurrentFile(archive) } }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = unzReadCurrentFile(archive, buffer.baseAddress, UInt32(buffer.count))
      guard count >= 0 else { return try check(count) }
      if count == 0 { break }
      try take(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
    }
    isOpen = false
    try check(unzCloseCurrentFile(archive))
  }
}

/// Why an archive could not be read.
enum ArchiveFault: SayableError, Hashable {
  case noDirectory
  case noFile(String)
  case damaged(String)

  var wording: Wording {
    switch self {
    case .noDirectory:
      Wording("the archive has no directory", sv: "arkivet har ingen innehållsförteckning")
    case .noFile(let name):
      Wording("the archive has no file \(name)", sv: "arkivet har ingen fil \(name)")
    case .damaged(let name):
      Wording("the file \(name) in the archive is damaged", sv: "filen \(name) i arkivet är skadad")
    }
  }
}
