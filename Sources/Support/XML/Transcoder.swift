/// Turns the sender's bytes into UTF-8, whole characters at a time, and finds the bytes that mean
/// nothing in the encoding.
struct Transcoder {
  let encoding: TextEncoding

  /// What came of a piece of input.
  struct Result {
    /// Bytes that are done with; the rest is the beginning of a character.
    var consumed: Int
    /// Whether the byte after them can be no part of any character.
    var isInvalid: Bool
  }

  /// Appends the UTF-8 of as many whole characters as the input begins with.
  func transcode(
    _ input: UnsafeBufferPointer<UInt8>, into output: inout GrowingBuffer<UInt8>
  ) -> Result {
    switch encoding {
    case .utf8: preconditionFailure("UTF-8 is checked in place, not transcoded.")
    case .utf16LittleEndian: transcodeUTF16(input, low: 0, into: &output)
    case .utf16BigEndian: transcodeUTF16(input, low: 1, into: &output)
    case .latin1: transcodeBytes(input, table: nil, into: &output)
    case .windows1252: transcodeBytes(input, table: Self.windows1252, into: &output)
    }
  }

  private func transcodeUTF16(
    _ input: UnsafeBufferPointer<UInt8>, low: Int, into output: inout GrowingBuffer<UInt8>
  ) -> Result {
    output.reserve(input.count / 2 * 3)
    var index = 0
    while index &+ 2 <= input.count {
      let unit = UInt32(input[index &+ low]) | UInt32(input[index &+ 1 &- low]) << 8
      if unit == 0 { return Result(consumed: index, isInvalid: true) }
      if unit & 0xF800 != 0xD800 {
        Self.append(unit, to: &output)
        index &+= 2
        continue
      }
      guard unit < 0xDC00 else { return Result(consumed: index, isInvalid: true) }
      guard index &+ 4 <= input.count else { break }
      let next = UInt32(input[index &+ 2 &+ low]) | UInt32(input[index &+ 3 &- low]) << 8
      guard next & 0xFC00 == 0xDC00 else { return Result(consumed: index, isInvalid: true) }
      Self.append(0x10000 + (unit & 0x3FF) << 10 + next & 0x3FF, to: &output)
      index &+= 4
    }
    return Result(consumed: index, isInvalid: false)
  }

  private func transcodeBytes(
    _ input: UnsafeBufferPointer<UInt8>, table: [UInt16]?, into output: inout GrowingBuffer<UInt8>
  ) -> Result {
    output.reserve(input.count * 3)
    for index in 0..<input.count {
      let byte = input[index]
      var scalar = UInt32(byte)
      if byte & 0xE0 == 0x80, let table { scalar = UInt32(table[Int(byte) - 0x80]) }
      if scalar == 0 { return Result(consumed: index, isInvalid: true) }
      Self.append(scalar, to: &output)
    }
    return Result(consumed: input.count, isInvalid: false)
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, to output: inout GrowingBuffer<UInt8>) {
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      output.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      output.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      if scalar < 0x10000 {
        output.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        output.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        output.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      output.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// The characters of bytes 0x80 to 0x9F in Windows-1252 by the Unicode Consortium's table; 0 for
  /// the five that have none.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// How many bytes of whole, valid UTF-8 the input begins with; NUL is not valid, since libxml2
  /// would take it for an end.
  static func validUTF8(_ base: UnsafePointer<UInt8>, _ count: Int) -> Result {
    var index = 0
    while index < count {
      index = endOfASCII(base, from: index, count)
      guard index < count else { break }
      let length = scalarLength(base + index, count - index)
      if length <= 0 { return Result(consumed: index, isInvalid: length < 0) }
      index &+= length
    }
    return Result(consumed: index, isInvalid: false)
  }

  /// The first byte from here on that is NUL or beyond ASCII.
  @inline(__always)
  private static func endOfASCII(_ base: UnsafePointer<UInt8>, from start: Int, _ count: Int) -> Int
  {
    var index = start
    while index &+ 8 <= count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { break }
      index &+= 8
    }
    while index < count, base[index] &- 1 < 0x7F { index &+= 1 }
    return index
  }

  /// The length of the character at `base` by table 3-7 of the Unicode Standard; 0 when the input
  /// ends within it, -1 when it is none.
  @inline(__always)
  private static func scalarLength(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let first = base[0]
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return -1
    }
    if count < 2 { return 0 }
    if base[1] < lowest || base[1] > highest { return -1 }
    var index = 2
    while index < length {
      if index == count { return 0 }
      if base[index] & 0xC0 != 0x80 { return -1 }
      index &+= 1
    }
    return length
  }
}
