public import Languages
import XML

/// A document of a kind to begin from: what it must have with example values, what it may have as
/// comments, and what each part means in the schema's words.
///
/// It is made of the schema, so that it never tells of another format than the one that is read: it
/// can be imported as it is, and with every commented part taken in.
public struct ExampleDocument {
  private let model: SchemaModel
  private let values: ExampleValues
  private let language: Language
  private var lines: [String] = []

  /// The text of a document of a kind, one of `Format.kinds`; `nil` when there is no such kind.
  public static func text(of kind: String, language: Language) -> String? {
    let model = Format.current.model
    guard let root = model.records[kind] else { return nil }
    var document = ExampleDocument(
      model: model, values: ExampleValues(kind: kind, language: language), language: language)
    document.writeRoot(root)
    return document.lines.joined(separator: "\n") + "\n"
  }

  private init(model: SchemaModel, values: ExampleValues, language: Language) {
    self.model = model
    self.values = values
    self.language = language
  }

  private mutating func writeRoot(_ root: Int) {
    let node = model.nodes[root]
    lines.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    let howTo = Wording(
      """
      Put your own values in the place of the examples. A part that may be left out stands between \
      two lines of its own, <!- - and - ->: take these two lines away to use it.
      """,
      sv: """
        Skriv egna värden i stället för exemplen. En del som får utelämnas står mellan två egna \
        rader, <!- - och - ->: ta bort de två raderna för att använda den.
        """)
    comment([meaning(of: node), howTo(in: language)] + attributeLines(of: node), indent: "")
    let attributes = requiredAttributes(of: node, overrides: [:])
    lines.append("<\(node.name) xmlns=\"\(Format.namespace)\"\(attributes)>")
    for child in node.children { write(child, indent: "  ") }
    lines.append("</\(node.name)>")
  }

  /// An element that must stand, or one that may, as a comment.
  private mutating func write(_ index: Int, indent: String) {
    let node = model.nodes[index]
    guard node.minimum == 0 else {
      comment(
        [Self.required(in: language) + times(node) + " " + meaning(of: node)]
          + attributeLines(of: node), indent: indent)
      for overrides in values.repetitions(of: node) {
        element(index, indent: indent, overrides: overrides, isWhole: false)
      }
      return
    }
    comment(
      [Self.optional(in: language) + times(node) + " " + meaning(of: node)]
        + attributeLines(of: node) + descendantLines(of: index, below: ""), indent: indent)
    lines.append("\(indent)<!--")
    for overrides in values.repetitions(of: node) {
      element(index, indent: indent, overrides: overrides, isWhole: true)
    }
    lines.append("\(indent)-->")
  }

  private static let required = Wording("Required", sv: "Ska finnas")
  private static let optional = Wording("May be left out", sv: "Får utelämnas")

  /// An element and what it holds; whole, or only with what must stand and the rest as comments.
  private mutating func element(
    _ index: Int, indent: String, overrides: [String: String], isWhole: Bool
  ) {
    let node = model.nodes[index]
    let attributes =
      requiredAttributes(of: node, overrides: overrides)
      + (isWhole ? optionalAttributes(of: node, overrides: overrides) : "")
    if let type = node.text {
      let value = overrides[node.name] ?? values.value(of: node.name, type, in: node.path)
      lines.append("\(indent)<\(node.name)\(attributes)>\(escaped(value))</\(node.name)>")
      return
    }
    guard !node.children.isEmpty else {
      lines.append("\(indent)<\(node.name)\(attributes)/>")
      return
    }
    lines.append("\(indent)<\(node.name)\(attributes)>")
    for child in node.children {
      let inner = model.nodes[child]
      guard isWhole else {
        if let value = overrides[inner.name], let type = inner.text,
          type.problem(with: value) == nil
        {
          element(child, indent: indent + "  ", overrides: [inner.name: value], isWhole: false)
        } else {
          write(child, indent: indent + "  ")
        }
        continue
      }
      for repetition in values.repetitions(of: inner) {
        let value = overrides[inner.name].map { [inner.name: $0] } ?? [:]
        element(
          child, indent: indent + "  ", overrides: repetition.merging(value) { $1 }, isWhole: true)
      }
    }
    lines.append("\(indent)</\(node.name)>")
  }

  // MARK: Attributes

  private func requiredAttributes(
    of node: SchemaModel.Node, overrides: [String: String]
  ) -> String {
    // A text says in which language it is, though it need not.
    // And a document with amounts its currency, which the store asks for.
    node.attributes.filter {
      $0.isRequired || $0.isXML || node.parent == nil && $0.name == "currency"
    }
    .map { self.attribute($0, of: node, overrides: overrides) }.joined()
  }

  private func optionalAttributes(
    of node: SchemaModel.Node, overrides: [String: String]
  ) -> String {
    node.attributes.filter {
      !$0.isRequired && !$0.isXML && !values.isHowSure($0) && node.parent != nil
    }
    .map { self.attribute($0, of: node, overrides: overrides) }.joined()
  }

  private func attribute(
    _ attribute: SchemaModel.Attribute, of node: SchemaModel.Node, overrides: [String: String]
  ) -> String {
    let value =
      overrides[attribute.name]
      ?? (attribute.isXML
        ? language.rawValue
        : values.value(of: attribute.name, attribute.type, in: "\(node.path)/@\(attribute.name)"))
    return " \(attribute.isXML ? "xml:" : "")\(attribute.name)=\"\(escaped(value))\""
  }

  // MARK: What things mean

  /// The meaning of an element, and the values it may have.
  private func meaning(of node: SchemaModel.Node) -> String {
    var text = node.documentation(in: language)
    if text.isEmpty { text = node.text?.documentation(in: language) ?? "" }
    guard let choice = node.text.flatMap(choice) else { return text }
    return text.isEmpty ? choice : "\(text) \(choice)"
  }

  /// How often an element may stand.
  private func times(_ node: SchemaModel.Node) -> String {
    let words =
      switch (node.minimum, node.maximum) {
      case (_, 1): Wording(".", sv: ".")
      case (2..., let maximum?):
        Wording(
          ", \(node.minimum) to \(maximum) times.", sv: ", \(node.minimum) till \(maximum) gånger.")
      case (_, let maximum?):
        Wording(", at most \(maximum) times.", sv: ", högst \(maximum) gånger.")
      case (_, nil): Wording(", as often as needed.", sv: ", så många gånger det behövs.")
      }
    return words(in: language)
  }

  /// The values of a list with their meanings; a list as long as that of the currencies is not told.
  private func choice(_ type: SimpleType) -> String? {
    guard !type.enumeration.isEmpty, type.enumeration.count <= 24 else { return nil }
    let words = type.enumeration.map { value in
      let meaning = value.documentation(in: language)
      return meaning.isEmpty ? value.value : "\(value.value) (\(meaning))"
    }
    return Wording("One of:", sv: "Något av:")(in: language) + " "
      + words.joined(separator: ", ") + "."
  }

  /// A line for each attribute that must be chosen with thought, or that may be left out.
  private func attributeLines(of node: SchemaModel.Node) -> [String] {
    node.attributes.filter { !$0.isXML }.compactMap { attribute in
      let said = [
        attribute.documentation(in: language),
        attribute.documentation.isEmpty && attribute.type.enumeration.isEmpty
          ? attribute.type.documentation(in: language) : "",
        choice(attribute.type) ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
      if attribute.isRequired { return said.isEmpty ? nil : "\(attribute.name): \(said)" }
      return "\(attribute.name) (\(Self.optional(in: language).lowercasedFirst)): \(said)"
    }
  }

  /// A line for each element inside one that is commented out, since comments do not nest.
  private func descendantLines(of index: Int, below path: String) -> [String] {
    model.nodes[index].children.flatMap { child -> [String] in
      let node = model.nodes[child]
      let name = path + node.name
      let need = node.minimum == 0 ? Self.optional : Self.required
      let line =
        "<\(name)> \(need(in: language).lowercasedFirst)\(times(node)) \(meaning(of: node))"
      let attributes = attributeLines(of: node).map { "\(name)/\($0)" }
      return [line] + attributes + descendantLines(of: child, below: name + "/")
    }
  }

  // MARK: Letters

  private mutating func comment(_ paragraphs: [String], indent: String) {
    let room = max(40, 98 - indent.count - 9)
    let wrapped = paragraphs.filter { !$0.isEmpty }.flatMap { paragraph in
      wrap(paragraph.replacing("--", with: "- -"), to: room)
    }
    for (place, line) in wrapped.enumerated() {
      let opening = place == 0 ? "<!-- " : "     "
      let ending = place == wrapped.count - 1 ? " -->" : ""
      lines.append("\(indent)\(opening)\(line)\(ending)")
    }
  }

  private func wrap(_ text: String, to room: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(line)
        line = "  "
        line += word
      } else {
        line += line.isEmpty ? "\(word)" : " \(word)"
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
