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
    var output = ""
    // Most lines have no more, and grow no further then.
    output.reserveCapacity(250)
    write(to: &output)
    return output
  }

  private func write(to output: inout String) {
    switch self {
    case .null: output += "null"
    case .text(let text): Self.write(quoted: text, to: &output)
    case .integer(let number): output += "\(number)"
    case .list(let values):
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += "," }
        value.write(to: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        Self.write(quoted: member.0, to: &output)
        output += ":"
        member.1.write(to: &output)
      }
      output += "}"
    }
  }

  /// A string as JSON writes it (RFC 8259, section 7), hidden characters escaped as well.
  private static func write(quoted text: String, to output: inout String) {
    output += "\""
    if text.isLatin, !text.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C }) {
      output += text
      output += "\""
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.isHidden:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
