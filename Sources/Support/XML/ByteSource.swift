public import Languages

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Something that gives bytes from its beginning to its end, once.
public protocol ByteSource: AnyObject {
  /// Fills the front of the buffer and returns how many bytes came; 0 is the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A file or standard input, read in pieces and never mapped, since a mapped file that another
/// program truncates ends ours.
public final class FileSource: ByteSource {
  private let descriptor: Int32
  private let isOwned: Bool
  private let name: String

  /// Opens a file; throws `FileSourceError` when that fails.
  public init(path: String) throws(FileSourceError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    isOwned = true
    name = path
    if descriptor < 0 { throw FileSourceError(file: path, code: errno) }
  }

  /// Reads a descriptor that stays open afterwards, such as 0 for standard input.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isOwned = false
  }

  deinit {
    if isOwned, descriptor >= 0 { close(descriptor) }
  }

  /// Reads the next piece; throws `FileSourceError` when the system cannot.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw FileSourceError(file: name, code: errno) }
    }
  }
}

/// A file that could not be opened or read, with the system's reason.
public struct FileSourceError: SayableError, Equatable {
  /// The path or the name of the input.
  public let file: String
  /// The system's number for what went wrong (`errno`).
  public let code: Int32

  public var wording: Wording {
    let reason = Wording(systemError: code)
    return Wording("\(file): \(reason)", sv: "\(file): \(reason)")
  }
}

/// Bytes already in memory, given in pieces of a chosen size.
public final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let pieceSize: () -> Int
  private var offset = 0

  /// Gives the bytes in pieces no longer than `pieceSize` says each time, for tests of boundaries.
  public init(_ bytes: [UInt8], pieceSize: @escaping () -> Int = { .max }) {
    self.bytes = bytes
    self.pieceSize = pieceSize
  }

  /// Gives the UTF-8 of a text.
  public convenience init(_ text: String) { self.init(Array(text.utf8)) }

  /// Copies the next piece.
  public func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - offset, max(pieceSize(), 1))
    buffer.copyBytes(from: bytes[offset..<offset + count])
    offset += count
    return count
  }
}
