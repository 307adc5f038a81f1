/// Files too large in one way each.
public enum Attack: String, CaseIterable, Sendable {
  case longText, longerText, longAttribute, manyAttributes, depth, largeRecord, manyElements
  case longComment, longName, manyNames, unfinishedReference

  public var rule: String {
    switch self {
    case .unfinishedReference: "S103"
    default: "S105"
    }
  }

  /// A part of what is said.
  public var says: String {
    switch self {
    case .longText, .longerText: "the text of this element is longer than 1048576 bytes"
    case .longAttribute, .longComment, .longName, .manyAttributes:
      "a tag, comment or instruction begins here that is longer than 131072 bytes"
    case .depth: "elements are nested more than 64 deep"
    case .largeRecord: "the record is larger than 8388608 bytes"
    case .manyElements: "the record has more than 262144 elements and attributes"
    case .manyNames: "different names are used that this format does not have"
    case .unfinishedReference: "'&' begins a reference here, and no ';' ends it"
    }
  }

  public var text: String {
    func filled(_ count: Int, with piece: String = "x") -> String {
      String(repeating: piece, count: count)
    }
    switch self {
    case .longText: return Papers.call(title: filled(11 << 20))
    case .longerText: return Papers.call(title: filled((1 << 20) + 1))
    case .longAttribute: return Papers.call(filled(11 << 20))
    case .manyAttributes:
      let attributes = (0..<200_000).map { "a\($0)=''" }.joined(separator: " ")
      return Papers.call("c\" \(attributes) b=\"")
    case .depth: return Papers.portfolio(filled(100_000, with: "<e>"))
    case .largeRecord:
      return Papers.call(more: filled(155, with: "<source>\(filled(60_000))</source>"))
    case .manyElements: return Papers.call(more: filled(270_000, with: "<theme/>"))
    case .longComment: return "<!--" + filled(11 << 20) + "-->" + Papers.call()
    case .longName: return "<\(filled(11 << 20))/>"
    case .manyNames:
      return Papers.portfolio("<r>\((0..<100_000).map { "<n\($0)/>" }.joined())</r>")
    case .unfinishedReference: return Papers.call(title: "a & " + filled(11 << 20))
    }
  }
}
