import Portfolio
import XML

/// Gives the bytes of another source, and knows their number and their SHA-256 at its end.
final class HashedSource: ByteSource {
  private let source: any ByteSource
  private var hasher = SHA256Hasher()
  private(set) var count = 0

  init(_ source: any ByteSource) {
    self.source = source
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    self.count += count
    return count
  }

  /// The SHA-256 of what was read so far, as 64 hexadecimal digits.
  var sha256: String { hasher.hex() }
}

extension ByteSource {
  /// Hands on all that it gives, piece by piece.
  func eachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try read(into: buffer), count > 0 {
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
