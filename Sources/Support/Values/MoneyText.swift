extension Money {
  /// The amount for XML and CSV: `-1234.50`.
  public var plain: String { text(.plain) }

  /// The amount for a Swedish spreadsheet: `-1234,50`.
  public var excelSwedish: String { text(.excelSwedish) }

  /// The amount for Swedish readers, with spaces that do not break and a real minus: `−1 234,50`.
  public var swedish: String { text(.swedish) }

  /// Appends `plain` as bytes, without making a string.
  public func appendPlain(to bytes: inout [UInt8]) {
    withUTF8(.plain) { bytes.append(contentsOf: $0) }
  }
}

extension Money: CustomStringConvertible {
  /// The amount with its currency, for messages: `SEK 1234.50`.
  public var description: String { "\(currency) \(plain)" }
}

extension Money {
  private enum Style {
    case plain
    case excelSwedish
    case swedish
  }

  private func text(_ style: Style) -> String {
    withUTF8(style) { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes the amount from its last digit backward into a buffer on the stack.
  private func withUTF8<Result>(
    _ style: Style, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    // Nineteen digits, a decimal sign, six spaces of two bytes and a minus of three are 35 bytes.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
      var start = buffer.count
      func put(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      var rest = minorUnits.magnitude
      let decimals = currency.minorUnitDigits
      var written = 0
      repeat {
        if written == decimals, decimals > 0 {
          put(style == .plain ? UInt8(ascii: ".") : UInt8(ascii: ","))
        } else if style == .swedish, written > decimals, (written - decimals) % 3 == 0 {
          for byte in "\u{A0}".utf8.reversed() { put(byte) }
        }
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
        written += 1
      } while rest > 0 || written <= decimals
      if isNegative {
        for byte in (style == .swedish ? "\u{2212}" : "-").utf8.reversed() { put(byte) }
      }
      return body(UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }
}
