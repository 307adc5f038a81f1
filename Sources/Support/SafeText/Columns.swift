extension StringProtocol {
  /// How many columns of a terminal the text takes: none for a mark on the letter before it, two for a
  /// sign of East Asian writing or a picture.
  public var columns: Int {
    if let latinColumns { return latinColumns }
    return reduce(0) { $0 + $1.columns }
  }

  /// The beginning of the text that has room in so many columns.
  public func prefix(columns room: Int) -> SubSequence {
    var left = room
    return prefix { character in
      left -= character.columns
      return left >= 0
    }
  }
}

extension String {
  /// The same for what tables are made of, so that each cell is not asked for its bytes by way of a protocol.
  public var columns: Int { latinColumns ?? self[...].columns }

  /// The text when it has room in so many columns, else its beginning and an ellipsis.
  public func cut(toColumns room: Int) -> String { fitted(toColumns: room).text }

  /// The text when it has room in so many columns, else its beginning and an ellipsis; and how many it
  /// takes then.
  public func fitted(toColumns room: Int) -> (text: String, columns: Int) {
    guard let columns = latinColumns else {
      let columns = columns
      if columns <= room { return (self, columns) }
      let beginning = prefix(columns: room - 1)
      return (beginning + "…", beginning.columns + 1)
    }
    if columns <= room { return (self, columns) }
    // Every sign takes one column, and begins with a byte that goes on with none before it.
    var signs = 0
    let end = utf8.firstIndex { byte in
      if byte & 0xC0 != 0x80 { signs += 1 }
      return signs == room
    }
    return (self[..<(end ?? endIndex)] + "…", room)
  }
}

extension Character {
  /// How many columns of a terminal the sign takes, with all that belongs to it.
  var columns: Int { unicodeScalars.reduce(0) { Swift.max($0, $1.columns) } }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    // Wide and full-width signs of Unicode's annex 11, and the pictures that terminals draw as wide.
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
