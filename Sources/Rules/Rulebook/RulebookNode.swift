import Languages

/// A value of a rulebook file together with where it stands, so that every fault has a place.
struct RulebookNode: Sendable {
  /// Where a value stands.
  struct Place: Hashable {
    let file: String
    let path: String
    let line: Int
    let column: Int
  }

  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let place: Place
    var node: RulebookNode
  }

  /// What a value can be.
  ///
  /// JSON5 has numbers with fractions and the words `Infinity` and `NaN`; a rulebook has no use for
  /// them, so they are kept as written and refused where a number is read.
  enum Value: Sendable {
    case object([Member])
    case list([RulebookNode])
    case text(String)
    case whole(Int64)
    case otherNumber(String)
    case flag(Bool)
    case null
  }

  var value: Value
  let place: Place

  /// The member of an object by its name.
  subscript(_ name: String) -> RulebookNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.node
  }

  /// The text, where it is one.
  var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The items, where it is a list.
  var items: [RulebookNode]? {
    if case .list(let items) = value { items } else { nil }
  }

  /// What stands here, for messages.
  var shown: Wording {
    switch value {
    case .object(let members):
      members.isEmpty
        ? Wording("an empty object", sv: "ett tomt objekt")
        : Wording(
          "an object with \(listed(members.map(\.name)))",
          sv: "ett objekt med \(listed(members.map(\.name)))")
    case .list(let items): Wording("a list of \(items.count)", sv: "en lista med \(items.count)")
    case .text(let text): Self.quoted(text.count > 60 ? String(text.prefix(60)) + "…" : text)
    case .whole(let number): .same("\(number)")
    case .otherNumber(let number): .same(number)
    case .flag(let flag): .same("\(flag)")
    case .null: .same("null")
    }
  }

  /// A text as each language quotes it.
  static func quoted(_ text: String) -> Wording { Wording("“\(text)”", sv: "”\(text)”") }

  /// What an item of a list is merged by: its `id`, with its issuer where it has one, or a code's group,
  /// code and first day.
  ///
  /// Items without either belong to dated lists and plain lists, which are replaced whole.
  var identity: String? {
    if let id = self["id"]?.text { return (self["issuer"]?.text.map { "\($0) " } ?? "") + id }
    guard let code = self["code"]?.text else { return nil }
    let group = self["group"]?.text.map { "\($0)." } ?? ""
    let from = self["from"]?.text.map { " from \($0)" } ?? ""
    return group + code + from
  }
}

/// Words in a row for a message: "a, b, c".
func listed(_ words: some Sequence<String>) -> String { words.joined(separator: ", ") }

extension RulebookFault {
  /// Makes a fault of the value at a place.
  init(_ kind: Kind, at place: RulebookNode.Place, found: Wording, allowed: Wording) {
    self.init(
      kind: kind, file: place.file, path: place.path, line: place.line, column: place.column,
      found: found, allowed: allowed)
  }
}
