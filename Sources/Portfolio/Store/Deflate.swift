import CDeflate

/// Packs pieces of files ahead of the thread that stores them. One thread at a time may use it.
public final class Packer {
  private let deflate = Deflate()

  public init() {}

  /// Puts the bytes as the portfolio keeps them in the place of what the buffer held.
  public func pack(_ bytes: UnsafeRawBufferPointer, into packed: inout [UInt8]) {
    packed.removeAll(keepingCapacity: packed.capacity < 256 * 1024)
    deflate.deflated(bytes) { packed.append(contentsOf: $0) }
  }
}

/// Deflates and inflates pieces of files in zlib format, which stock `sqlite3` opens by `sqlar_uncompress`.
final class Deflate {
  private let compressor: OpaquePointer
  private let decompressor: OpaquePointer
  private var buffer: [UInt8] = []

  init() {
    // Level 1: an import is not to wait for its packing, and XML packs well at any level.
    guard let compressor = libdeflate_alloc_compressor(1),
      let decompressor = libdeflate_alloc_decompressor()
    else { preconditionFailure("no memory for a compressor") }
    self.compressor = compressor
    self.decompressor = decompressor
  }

  deinit {
    libdeflate_free_compressor(compressor)
    libdeflate_free_decompressor(decompressor)
  }

  /// Hands over the deflated bytes, or the bytes themselves when deflating makes them no smaller.
  func deflated<Result>(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    if buffer.count < bytes.count {
      buffer = [UInt8](repeating: 0, count: max(bytes.count, 64 * 1024))
    }
    let size = buffer.withUnsafeMutableBytes {
      libdeflate_zlib_compress(
        compressor, bytes.baseAddress, bytes.count, $0.baseAddress, bytes.count)
    }
    guard size > 0, size < bytes.count else { return try body(bytes) }
    return try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<size])) }
  }

  /// The bytes before deflating; `nil` when they are damaged.
  func inflated(_ bytes: UnsafeRawBufferPointer, size: Int) -> [UInt8]? {
    if bytes.count == size { return [UInt8](bytes) }
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: size) { output, count in
      let code = libdeflate_zlib_decompress(
        decompressor, bytes.baseAddress, bytes.count, output.baseAddress, size, nil)
      isWhole = code == LIBDEFLATE_SUCCESS
      count = isWhole ? size : 0
    }
    return isWhole ? result : nil
  }
}
