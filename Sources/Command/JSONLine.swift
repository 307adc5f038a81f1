import Provenance

/// A JSON value whose members keep the order they are written in, so that output never varies.
enum JSONValue: ExpressibleByStringLiteral {
  case null
  case text(String)
  case integer(Int64)
  case list([JSONValue])
  case object([(String, JSONValue)])

  init(stringLiteral value: String) { self = .text(value) }

  /// The text or, when there is none, null.
  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

  /// The value on one line.
  var line: String {
    switch self {
    case .null: "null"
    case .text(let text): Self.quoted(text)
    case .integer(let number): "\(number)"
    case .list(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0) + ":" + $1.line }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Citation {
  /// The citation as the documented JSON object.
  var json: JSONValue {
    .object([
      ("act", .optional(act?.id)), ("article", .optional(provision?.article)),
      ("paragraph", .optional(provision?.paragraph)), ("point", .optional(provision?.point)),
      ("uri", .optional(uri)), ("text", .text(description)),
    ])
  }
}
