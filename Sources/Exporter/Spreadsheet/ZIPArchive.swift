import CDeflate
import Languages

/// The files in a ZIP archive, read from the directory at its end.
struct ZIPArchive {
  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  private struct Entry {
    let method: Int
    let checksum: UInt32
    let packed: Int
    let size: Int
    let offset: Int
  }

  /// The most that is unpacked of one file, so that a damaged size cannot ask for all memory.
  private static let mostBytes = 1 << 31

  init(_ bytes: [UInt8]) throws(ZIPFault) {
    self.bytes = bytes
    // The record at the end has 22 bytes, and no comment follows it.
    guard bytes.count >= 22, number(bytes.count - 22, 4) == 0x0605_4B50 else { throw .noDirectory }
    let count = number(bytes.count - 12, 2)
    var place = number(bytes.count - 6, 4)
    for _ in 0..<count {
      guard place + 46 <= bytes.count, number(place, 4) == 0x0201_4B50 else { throw .noDirectory }
      let length = number(place + 28, 2)
      guard place + 46 + length <= bytes.count else { throw .noDirectory }
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      entries[name] = Entry(
        method: number(place + 10, 2), checksum: UInt32(number(place + 16, 4)),
        packed: number(place + 20, 4), size: number(place + 24, 4), offset: number(place + 42, 4))
      place += 46 + length + number(place + 30, 2) + number(place + 32, 2)
    }
  }

  /// The names of its files, in order.
  var names: [String] { entries.keys.sorted() }

  /// The bytes of a file, unpacked and compared with their checksum.
  func file(_ name: String) throws(ZIPFault) -> [UInt8] {
    guard let entry = entries[name] else { throw .noFile(name) }
    guard entry.offset + 30 <= bytes.count, number(entry.offset, 4) == 0x0403_4B50,
      entry.size <= Self.mostBytes
    else { throw .damaged(name) }
    let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
    guard start + entry.packed <= bytes.count else { throw .damaged(name) }
    let packed = bytes[start..<(start + entry.packed)]
    let unpacked = entry.method == 0 ? Array(packed) : Self.inflated(packed, size: entry.size)
    guard let unpacked, unpacked.count == entry.size,
      libdeflate_crc32(0, unpacked, unpacked.count) == entry.checksum
    else { throw .damaged(name) }
    return unpacked
  }

  private static func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(decompressor) }
    var isWhole = false
    let result = packed.withUnsafeBytes { input in
      [UInt8](unsafeUninitializedCapacity: size) { output, count in
        let code = libdeflate_deflate_decompress(
          decompressor, input.baseAddress, input.count, output.baseAddress, size, nil)
        isWhole = code == LIBDEFLATE_SUCCESS
        count = isWhole ? size : 0
      }
    }
    return isWhole ? result : nil
  }

  /// A number of so many bytes, the least of them first.
  private func number(_ place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}

/// Why an archive could not be read.
enum ZIPFault: Error {
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
