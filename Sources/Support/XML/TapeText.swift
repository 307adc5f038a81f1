#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import CLibXML2

/// Text: gathered in runs between tags, bounded, and told to the schema in one piece.
extension TapeBuilder {
  @inline(__always)
  mutating func characters(_ bytes: UnsafePointer<xmlChar>, _ count: Int) -> Happening {
    if isStopped { return .nothing }
    guard place == .record else { return strayText(bytes, count) }
    tape.pointee.text.append(bytes, count: count)
    return tape.pointee.text.count &- runStart > limits.textBytes ? stopAtText() : .nothing
  }

  mutating func stopAtText() -> Happening { stop(longText) }

  /// The refusal of the open element's text.
  var longText: PendingRefusal {
    let element = current < 0 ? 0 : Int(tape.pointee.elements.base[Int(current)].offset)
    return PendingRefusal(
      .limit(.textTooLong, limits.textBytes), at: current < 0 ? tagStart : recordStart + element)
  }

  /// libxml2's push parser leaves line breaks in CDATA as they are; the standard makes each LF.
  mutating func cdata(_ bytes: UnsafePointer<xmlChar>, _ count: Int) -> Happening {
    if isStopped { return .nothing }
    guard place == .record else { return strayText(bytes, count) }
    if let input = parser.pointee.input, input.pointee.cur - input.pointee.base >= 9,
      memcmp(input.pointee.cur - 9, "<![CDATA[", 9) == 0
    {
      cdataEndsInCarriageReturn = false
    }
    if memchr(bytes, 0x0D, count) == nil, !cdataEndsInCarriageReturn {
      return characters(bytes, count)
    }
    for index in 0..<count {
      let byte = bytes[index]
      if byte != 0x0A || !cdataEndsInCarriageReturn {
        tape.pointee.text.append(byte == 0x0D ? 0x0A : byte)
      }
      cdataEndsInCarriageReturn = byte == 0x0D
    }
    return characters(bytes, 0)
  }

  /// One report for all text up to the next tag.
  private mutating func strayText(_ bytes: UnsafePointer<xmlChar>, _ count: Int) -> Happening {
    if isInStrayText || isWhite(bytes, count) { return .nothing }
    isInStrayText = true
    return .strayText
  }

  /// Ends a run of text at a tag: white space beside elements is dropped, other text is kept as a
  /// part of mixed content.
  mutating func closeRun() {
    let count = tape.pointee.text.count &- runStart
    if count == 0 { return }
    let run = tape.pointee.text.base + runStart
    if isWhite(run, count) {
      tape.pointee.text.count = runStart
    } else {
      keepMixedRun(run, count)
    }
  }

  private mutating func keepMixedRun(_ run: UnsafePointer<UInt8>, _ count: Int) {
    let element = tape.pointee.elements.base + Int(current)
    tape.pointee.mixedRuns.append(
      MixedRun(
        owner: current, before: Int32(truncatingIfNeeded: tape.pointee.elements.count),
        start: UInt32(truncatingIfNeeded: runStart), length: UInt32(truncatingIfNeeded: count),
        previous: element.pointee.lastMixedRun))
    element.pointee.lastMixedRun = Int32(truncatingIfNeeded: tape.pointee.mixedRuns.count &- 1)
    tellChecker(run, count)
  }

  /// Text beside elements is told once: it is a fault at its first piece or at none.
  mutating func tellChecker(_ run: UnsafePointer<UInt8>, _ count: Int) {
    let flags = tape.pointee.elements.base[Int(current)].flags
    guard flags & TapeElement.askedSchemaFlag != 0, flags & TapeElement.toldTextFlag == 0 else {
      return
    }
    tape.pointee.elements.base[Int(current)].flags |= TapeElement.toldTextFlag
    checker?.text(current, run, count)
  }

  /// Joins the pieces of text beside an element's children; false when they are too long.
  mutating func joinMixedRuns(of element: UnsafeMutablePointer<TapeElement>) -> Bool {
    let last = element.pointee.lastMixedRun
    var total = 0
    var run = last
    while run >= 0 {
      total += Int(tape.pointee.mixedRuns.base[Int(run)].length)
      run = tape.pointee.mixedRuns.base[Int(run)].previous
    }
    if total > limits.textBytes { return false }
    let start = tape.pointee.text.count
    tape.pointee.text.reserve(total)
    tape.pointee.text.count += total
    var end = start + total
    run = last
    while run >= 0 {
      let piece = tape.pointee.mixedRuns.base[Int(run)]
      end -= Int(piece.length)
      (tape.pointee.text.base + end).update(
        from: tape.pointee.text.base + Int(piece.start), count: Int(piece.length))
      run = piece.previous
    }
    element.pointee.textStart = UInt32(truncatingIfNeeded: start)
    element.pointee.textLength = UInt32(truncatingIfNeeded: total)
    return true
  }
}
