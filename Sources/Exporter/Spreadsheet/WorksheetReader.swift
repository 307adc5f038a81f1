import Foundation

/// Reads the cells of a worksheet that our own writer has made: numbers, and texts that stand in their cell.
///
/// No more than a row is kept. It is no reader of other spreadsheets: what it does not know makes the cells
/// differ from what was written.
struct WorksheetReader {
  /// What has been given and belongs to no whole row yet.
  private var rest: [UInt8] = []

  /// Takes the next bytes and hands on each row that is whole: its texts and numbers by their column, from 0.
  mutating func take(
    _ bytes: UnsafeRawBufferPointer, onRow: ([Int: String]) throws -> Void
  ) throws {
    rest.append(contentsOf: bytes)
    let used = try rest.withUnsafeBufferPointer { bytes in
      var part = Part(bytes: bytes, start: 0, end: bytes.count)
      while let row = part.next("<row ", "</row>") {
        var cells: [Int: String] = [:]
        var inRow = row
        while let cell = inRow.next("<c ", "</c>") {
          if let column = cell.column, let value = cell.value { cells[column] = value }
        }
        try onRow(cells)
      }
      return part.start
    }
    rest.removeFirst(used)
  }

  /// A part of the file that is still to be read.
  private struct Part {
    let bytes: UnsafeBufferPointer<UInt8>
    var start: Int
    let end: Int

    /// The place of some ASCII characters.
    func place(of text: StaticString) -> Int? {
      guard let base = bytes.baseAddress else { return nil }
      let first = text.utf8Start[0]
      let count = text.utf8CodeUnitCount
      var place = start
      while place + count <= end {
        guard let found = memchr(base + place, Int32(first), end - place) else {
          return nil
        }
        place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        guard place + count <= end else { return nil }
        if memcmp(base + place, text.utf8Start, count) == 0 { return place }
        place += 1
      }
      return nil
    }

    /// The next element with its tag, without its end; an element that closes its own tag has nothing. Where
    /// none is whole, what may be the beginning of one is still to be read.
    mutating func next(_ opening: StaticString, _ closing: StaticString) -> Part? {
      guard let found = place(of: opening) else {
        start = max(start, end - opening.utf8CodeUnitCount + 1)
        return nil
      }
      start = found
      var inside = self
      inside.start += opening.utf8CodeUnitCount
      guard let tag = inside.place(of: ">") else { return nil }
      if bytes[tag - 1] == UInt8(ascii: "/") {
        start = tag + 1
        return Part(bytes: bytes, start: inside.start, end: tag)
      }
      guard let close = inside.place(of: closing) else { return nil }
      start = close + closing.utf8CodeUnitCount
      return Part(bytes: bytes, start: inside.start, end: close)
    }

    /// The column of a cell by its name: `AB12` is 27.
    var column: Int? {
      guard let name = place(of: "r=\"") else { return nil }
      var number = 0
      var place = name + 3
      while place < end, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[place]) {
        number = number * 26 + Int(bytes[place] - UInt8(ascii: "A")) + 1
        place += 1
      }
      return number > 0 ? number - 1 : nil
    }

    var value: String? {
      var rest = self
      if let number = rest.next("<v", "</v>") { return number.content }
      rest = self
      return rest.next("<t", "</t>").flatMap(\.content)
    }

    /// What follows the tag, with the characters that XML writes by name.
    private var content: String? {
      guard let tag = place(of: ">") else { return nil }
      let text = String(decoding: bytes[(tag + 1)..<end], as: UTF8.self)
      guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
      return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }
  }
}
