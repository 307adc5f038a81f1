/// Whether a byte is white space to XML.
@inlinable
public func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

/// Whether bytes are white space alone.
@inline(__always)
func isWhite(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  for index in 0..<count where !isSpace(bytes[index]) { return false }
  return true
}

/// The text without the white space around it.
@inlinable
public func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var start = 0
  var end = text.count
  while start < end, isSpace(text[start]) { start += 1 }
  while end > start, isSpace(text[end - 1]) { end -= 1 }
  return UnsafeBufferPointer(rebasing: text[start..<end])
}

/// Whether collapsing white space would change the text.
@inlinable
public func needsCollapsing(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first, let last = text.last else { return false }
  if isSpace(first) || isSpace(last) { return true }
  var previous: UInt8 = 0
  for byte in text {
    if byte < 0x20 || (byte == 0x20 && previous == 0x20) { return true }
    previous = byte
  }
  return false
}
