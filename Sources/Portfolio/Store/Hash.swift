import Crypto

/// SHA-256, fed piece by piece.
public struct SHA256Hasher {
  private var hasher = SHA256()

  public init() {}

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hasher.update(bufferPointer: bytes)
  }

  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }

  public func digest() -> [UInt8] { Array(hasher.finalize()) }

  /// The digest as 64 lower-case hexadecimal digits.
  public func hex() -> String { hexadecimal(digest()) }

  public static func hex(of bytes: [UInt8]) -> String {
    var hasher = SHA256Hasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.hex()
  }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits: [Character] = Array("0123456789abcdef")
  var text = ""
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return text
}
