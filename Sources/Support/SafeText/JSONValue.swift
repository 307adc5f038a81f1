/// A JSON value whose members keep the order they are written in, so that output never varies.
public enum JSONValue: Sendable, ExpressibleByStringLiteral {
  case null
  case text(String)
  case integer(Int64)
  case list([JSONValue])
  case object([(String, JSONValue)])

  public init(stringLiteral value: String) { self = .text(value) }

  /// The text or, when there is none, null.
  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

  /// The number or, when there is none, null.
  public static func optional(_ number: (some BinaryInteger)?) -> JSONValue {
    number.map { .integer(Int64($0)) } ?? .null
  }

  public static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

  /// The value on one line, without spaces.
  public var line: String {
    var output: [UInt8] = []
    // Most lines have no more, and grow no further then.
    output.reserveCapacity(350)
    write(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Writes the value as UTF-8, on one line and without spaces.
  public func write(to output: inout [UInt8]) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .text(let text): Self.write(quoted: text, to: &output)
    case .integer(let number): output.append(contentsOf: "\(number)".utf8)
    case .list(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        value.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.write(quoted: member.0, to: &output)
        output.append(UInt8(ascii: ":"))
        member.1.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// A string as JSON writes it (RFC 8259, section 7), hidden characters escaped as well.
  private static func write(quoted text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      if countLatin(bytes) != nil, !bytes.needsEscape {
        output.append(contentsOf: bytes)
      } else {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
          write(escaped: scalar, to: &output)
        }
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func write(escaped scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "\"": output.append(contentsOf: "\\\"".utf8)
    case "\\": output.append(contentsOf: "\\\\".utf8)
    case "\n": output.append(contentsOf: "\\n".utf8)
    case "\r": output.append(contentsOf: "\\r".utf8)
    case "\t": output.append(contentsOf: "\\t".utf8)
    case _ where scalar.isHidden:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        let noughts = String(repeating: "0", count: 4 - digits.count)
        output.append(contentsOf: "\\u\(noughts)\(digits)".utf8)
      }
    default: output.append(contentsOf: String(scalar).utf8)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a quotation mark or a backslash is among the bytes; eight are asked at once.
  fileprivate var needsEscape: Bool {
    var place = 0
    while place &+ 8 <= count {
      let word = UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if word.hasByte(0x22) || word.hasByte(0x5C) { return true }
      place &+= 8
    }
    return self[place...].contains { $0 == 0x22 || $0 == 0x5C }
  }
}

extension UInt64 {
  fileprivate func hasByte(_ byte: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte of the difference is nought where the byte is found; only that one borrows.
    let difference = self ^ (byte &* ones)
    return (difference &- ones) & ~difference & (0x80 &* ones) != 0
  }
}
