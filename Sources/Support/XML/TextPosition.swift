#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line and a column of a text, both counted from 1; columns count Unicode scalars, a tab as one.
public struct TextPosition: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The line; LF, CR LF and a lone CR each end one.
  public var line: Int
  /// The column in the line; a byte order mark has none.
  public var column: Int

  /// A position with the given line and column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where every text begins.
  public static let start = TextPosition(line: 1, column: 1)

  /// `line:column`, as editors read it.
  public var description: String { "\(line):\(column)" }

  /// Whether the left position comes first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text: its first character, and the one after its last.
public struct SourceRange: Hashable, Sendable {
  /// Where the stretch begins.
  public var start: TextPosition
  /// The position just after its last character.
  public var end: TextPosition

  /// A stretch between two positions.
  public init(start: TextPosition, end: TextPosition) {
    self.start = start
    self.end = end
  }
}

/// Counts lines and columns over UTF-8 that arrives in pieces.
///
/// A piece may end between CR and LF; the break is counted at the CR, and an LF that follows it
/// counts for nothing.
struct PositionCounter {
  var position = TextPosition.start
  private var endsInCarriageReturn = false

  mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    if memchr(base, 0x0D, bytes.count) == nil {
      advanceOverLineFeeds(base, bytes.count)
    } else {
      advanceOverMixedBreaks(bytes)
    }
    endsInCarriageReturn = bytes[bytes.count - 1] == 0x0D
  }

  /// The common case, at the speed of `memchr`: no CR anywhere in the piece.
  private mutating func advanceOverLineFeeds(_ base: UnsafePointer<UInt8>, _ count: Int) {
    var line = base
    let end = base + count
    if endsInCarriageReturn, base[0] == 0x0A { line += 1 }
    while line < end, let feed = memchr(line, 0x0A, end - line) {
      position.line += 1
      position.column = 1
      line = UnsafePointer(feed.assumingMemoryBound(to: UInt8.self)) + 1
    }
    position.column += scalars(in: line, end - line)
  }

  private mutating func advanceOverMixedBreaks(_ bytes: UnsafeBufferPointer<UInt8>) {
    var previous: UInt8 = endsInCarriageReturn ? 0x0D : 0
    for byte in bytes {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) {
        position.line += 1
        position.column = 1
      } else if byte != 0x0A, byte & 0xC0 != 0x80 {
        position.column += 1
      }
      previous = byte
    }
  }
}

/// The number of Unicode scalars in valid UTF-8: its bytes that continue no other.
func scalars(in base: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var continuations = 0
  var index = 0
  while index &+ 8 <= count {
    let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
    continuations &+= ((word >> 7) & (~word >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
    index &+= 8
  }
  while index < count {
    if base[index] & 0xC0 == 0x80 { continuations &+= 1 }
    index &+= 1
  }
  return count - continuations
}

/// The number of scalars in valid UTF-8 that lie beyond U+FFFF, which UTF-16 writes in two units.
func supplementaryScalars(in base: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var found = 0
  for index in 0..<count where base[index] >= 0xF0 { found &+= 1 }
  return found
}
