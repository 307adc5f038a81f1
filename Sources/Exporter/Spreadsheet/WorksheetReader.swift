import Foundation

/// Reads the cells of a worksheet that our own writer has made: numbers, and texts that stand in their cell.
///
/// It is no reader of other spreadsheets: what it does not know makes the cells differ from what was written.
enum WorksheetReader {
  /// Hands on each row: its texts and numbers by their column, from 0.
  static func read(_ bytes: [UInt8], onRow: ([Int: String]) throws -> Void) throws {
    try bytes.withUnsafeBufferPointer { bytes in
      var part = Part(bytes: bytes, start: 0, end: bytes.count)
      while let row = part.next("<row ", "</row>") {
        var cells: [Int: String] = [:]
        var rest = row
        while let cell = rest.next("<c ", "</c>") {
          if let column = cell.column, let value = cell.value { cells[column] = value }
        }
        try onRow(cells)
      }
    }
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

    /// The next element with its tag, without its end; an element that closes its own tag has nothing.
    mutating func next(_ opening: StaticString, _ closing: StaticString) -> Part? {
      while let found = place(of: opening) {
        start = found + opening.utf8CodeUnitCount
        guard let tag = place(of: ">") else { return nil }
        if bytes[tag - 1] == UInt8(ascii: "/") {
          let empty = Part(bytes: bytes, start: start, end: tag)
          start = tag + 1
          return empty
        }
        guard let close = place(of: closing) else { return nil }
        let part = Part(bytes: bytes, start: start, end: close)
        start = close + closing.utf8CodeUnitCount
        return part
      }
      return nil
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
