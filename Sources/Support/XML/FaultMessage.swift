/// libxml2's message about a fault, taken apart.
///
/// It begins `Element '{urn:fondbok:1}budget', attribute 'currency': ` before the sentence itself.
struct FaultMessage {
  /// The attribute's name, when the message is about one.
  let attribute: String?
  /// The sentence, without the beginning and without our namespace before each name.
  let message: String

  init(_ text: String, namespace: String) {
    var rest = Substring(text.trimmed)
    var attribute: String?
    if rest.hasPrefix("Element '"), let end = Self.end(ofQuoted: rest.dropFirst(9)) {
      var after = rest[end...]
      if after.hasPrefix(", attribute '"), let end = Self.end(ofQuoted: after.dropFirst(13)) {
        attribute = String(Self.local(after.dropFirst(13)[..<end].dropLast()))
        after = after[end...]
      }
      if after.hasPrefix(": ") { rest = after.dropFirst(2) }
    }
    self.attribute = attribute
    message = Self.remove("{\(namespace)}", from: rest)
  }

  /// The index after the quote that ends a name.
  private static func end(ofQuoted text: Substring) -> Substring.Index? {
    text.firstIndex(of: "'").map { text.index(after: $0) }
  }

  private static func local(_ name: Substring) -> Substring {
    name.lastIndex(of: "}").map { name[name.index(after: $0)...] } ?? name
  }

  private static func remove(_ word: String, from text: Substring) -> String {
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "{") {
      result += rest[..<start]
      rest = rest[start...]
      if rest.hasPrefix(word) {
        rest = rest.dropFirst(word.count)
      } else {
        result.append("{")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}

extension Tape {
  /// Keeps the faults found while the record was read.
  func take(_ raw: [RawFault], namespace: String) {
    hasMoreFaults = raw.count > Self.maximumFaults
    schemaFaults = raw.prefix(Self.maximumFaults).map { fault in
      let parts = FaultMessage(fault.message, namespace: namespace)
      let element = Int(fault.element)
      let attribute = parts.attribute.flatMap { number(ofAttribute: $0, of: element) }
      return SchemaFault(
        element: element, attribute: attribute, code: fault.code, message: parts.message)
    }
  }

  private func number(ofAttribute name: String, of element: Int) -> Int? {
    for number in attributes(of: element) where self.name(attribute(at: number).name) == name {
      return number
    }
    return nil
  }
}
