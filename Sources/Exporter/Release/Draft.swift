#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import XML

/// A file that has no name of its own yet: what is written of a return before it is checked.
final class Draft {
  let descriptor: Int32
  /// The file it is to become.
  let target: String
  private var path: String?

  /// Begins a draft in a folder, under a hidden name that no other file has.
  ///
  /// - Parameter target: the file it is to become, which faults speak of.
  init(for target: String, in folder: String) throws(ExportError) {
    self.target = target
    let separator = folder.hasSuffix("/") ? "" : "/"
    for number in 0..<1000 {
      let path = "\(folder)\(separator).fondbok-\(getpid())-\(number).part"
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        self.descriptor = descriptor
        self.path = path
        return
      }
      guard errno == EEXIST else { throw .file(FileFault(path: target, code: errno)) }
    }
    throw .file(FileFault(path: target, code: EEXIST))
  }

  /// A draft in the folder for temporary files, of what never gets a name.
  static func temporary() throws(ExportError) -> Draft {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return try Draft(for: folder, in: folder)
  }

  deinit {
    discard()
    close(descriptor)
  }

  /// Takes the draft away, unless it has become the return.
  func discard() {
    guard let path else { return }
    unlink(path)
    self.path = nil
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    try Self.write(bytes, to: descriptor, named: target)
  }

  func write(_ text: String) throws {
    try Array(text.utf8).withUnsafeBytes { try write($0) }
  }

  /// Puts the draft on the disk itself, since a name must never come to stand for lost bytes.
  func sync() throws(ExportError) {
    guard fsync(descriptor) == 0 else { throw fault() }
  }

  /// What was written, from its beginning.
  func source() throws(ExportError) -> FileSource {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw fault() }
    return FileSource(descriptor: descriptor, name: target)
  }

  /// Gives the draft its name; what had the name before is replaced in the same moment.
  func rename(to target: String) throws(ExportError) {
    guard let path else { return }
    #if canImport(Glibc)
      let code = Glibc.rename(path, target)
    #else
      let code = Darwin.rename(path, target)
    #endif
    guard code == 0 else { throw .file(FileFault(path: target, code: errno)) }
    self.path = nil
  }

  /// Writes the draft into a stream.
  func copy(to stream: Int32, named name: String) throws(ExportError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw fault() }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw fault() }
      if count == 0 { return }
      try Self.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: stream, named: name)
    }
  }

  /// Makes new names in a folder last.
  static func syncFolder(_ folder: String) throws(ExportError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder and say EINVAL; there is nothing more to do there.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .file(FileFault(path: folder, code: errno))
    }
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to stream: Int32, named name: String
  ) throws(ExportError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Glibc)
        let count = Glibc.write(stream, piece.baseAddress, piece.count)
      #else
        let count = Darwin.write(stream, piece.baseAddress, piece.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .file(FileFault(path: name, code: count < 0 ? errno : EIO)) }
      rest = rest.dropFirst(count)
    }
  }

  private func fault() -> ExportError { .file(FileFault(path: target, code: errno)) }
}
