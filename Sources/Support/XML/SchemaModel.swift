import CLibXML2
public import Languages

/// What a schema says, as data: which elements a record has, in which order, how often, and with which values.
///
/// libxml2 says whether a record is valid. The model says what would have been: it lets the reader
/// name every fault of a record, where the schema stops at the first, and offer what is allowed.
/// It reads the part of XML Schema that our own formats use: sequences of elements, attributes and
/// attribute groups, text with attributes, restrictions and unions of simple types.
public struct SchemaModel: Sendable {
  /// An element in one place: the tree of declarations under a record, with shared types written out.
  public struct Node: Sendable {
    public let name: String
    /// The names from the record's root to here, joined by `/`.
    public let path: String
    public let parent: Int?
    /// How often the element may stand here: `nil` as the upper bound is no bound.
    public let minimum: Int
    public let maximum: Int?
    /// What the element means, in the schema's words.
    public let documentation: Wording
    /// The type of its text, or `nil` when it has none.
    public let text: SimpleType?
    public let attributes: [Attribute]
    /// The elements inside, in their order.
    public internal(set) var children: [Int]

    /// Whether the element may stand more than once in its place.
    public var isRepeated: Bool { maximum != 1 }
  }

  public struct Attribute: Sendable {
    /// The local name; `xml:lang` is `lang` with `isXML`.
    public let name: String
    public let isXML: Bool
    public let isRequired: Bool
    public let type: SimpleType
    /// What the attribute means, in the schema's words.
    public let documentation: Wording
  }

  public private(set) var nodes: [Node] = []
  /// The roots: the elements a file or a container may hold.
  public private(set) var records: [String: Int] = [:]

  /// Reads the global elements of a schema and of all it includes, but for the container.
  ///
  /// - Throws: `SchemaModelError` when a schema uses what the model does not know.
  public init(files: [(name: String, text: String)], container: String) throws {
    var builder = Builder(container: container)
    for file in files { try builder.load(file.text, name: file.name) }
    for (name, declaration) in builder.elements where name != container {
      records[name] = try expand(declaration, name: name, parent: nil, path: name, in: &builder)
    }
  }

  /// The names of the records, in alphabetical order.
  public var recordNames: [String] { records.keys.sorted() }

  private mutating func expand(
    _ declaration: Declaration, name: String, parent: Int?, path: String, in builder: inout Builder
  ) throws -> Int {
    let shape = try builder.shape(of: declaration)
    let index = nodes.count
    nodes.append(
      Node(
        name: name, path: path, parent: parent, minimum: declaration.minimum,
        maximum: declaration.maximum,
        documentation: declaration.documentation.isEmpty
          ? shape.documentation : declaration.documentation,
        text: shape.text, attributes: shape.attributes, children: []))
    var children: [Int] = []
    for child in shape.elements {
      children.append(
        try expand(
          child, name: child.name, parent: index, path: "\(path)/\(child.name)", in: &builder))
    }
    nodes[index].children = children
    return index
  }
}

/// A schema that the model cannot read.
public struct SchemaModelError: Error, CustomStringConvertible {
  public let description: String
}

/// An element as a schema declares it, before its type is written out.
struct Declaration {
  /// Something about it that the model cannot read.
  var strange: SchemaModelError?
  var name: String
  var type: String?
  var inline: UnsafeMutablePointer<xmlNode>?
  var minimum: Int
  var maximum: Int?
  var documentation: Wording
}

/// What a type gives an element.
private struct Shape {
  var elements: [Declaration] = []
  var attributes: [SchemaModel.Attribute] = []
  var text: SimpleType?
  var documentation = Wording.same("")
}

/// Collects the named parts of the schema files and resolves references between them.
private struct Builder {
  let container: String
  var elements: [(name: String, declaration: Declaration)] = []
  private var complexTypes: [String: UnsafeMutablePointer<xmlNode>] = [:]
  private var attributeGroups: [String: UnsafeMutablePointer<xmlNode>] = [:]
  private var simpleTypes: [String: UnsafeMutablePointer<xmlNode>] = [:]
  private var documents: [SchemaDocument] = []
  /// What named types came to, since most are used in many places.
  private var knownShapes: [String: Shape] = [:]
  private var knownTypes: [String: SimpleType] = [:]

  init(container: String) { self.container = container }

  mutating func load(_ text: String, name: String) throws {
    let document = try SchemaDocument(text, name: name)
    documents.append(document)
    guard let root = document.root else { return }
    for node in root.elements {
      guard let name = node.attribute("name") else { continue }
      switch node.localName {
      case "complexType": complexTypes[name] = node
      case "attributeGroup": attributeGroups[name] = node
      case "simpleType": simpleTypes[name] = node
      case "element": elements.append((name, declaration(node, name: name)))
      default: continue
      }
    }
  }

  private func declaration(_ node: UnsafeMutablePointer<xmlNode>, name: String) -> Declaration {
    let maximum = node.attribute("maxOccurs")
    var strange: SchemaModelError?
    do {
      try node.mayHold("complexType", "simpleType")
      try node.mayState("name", "type", "minOccurs", "maxOccurs")
    } catch {
      strange = error
    }
    return Declaration(
      strange: strange, name: name, type: node.attribute("type"),
      inline: node.child("complexType") ?? node.child("simpleType"),
      minimum: Int(node.attribute("minOccurs") ?? "1") ?? 1,
      maximum: maximum == "unbounded" ? nil : Int(maximum ?? "1") ?? 1,
      documentation: node.documentation)
  }

  mutating func shape(of declaration: Declaration) throws -> Shape {
    if let strange = declaration.strange { throw strange }
    if let type = declaration.type {
      if let known = knownShapes[type] { return known }
      let shape =
        try complexTypes[type].map { try complexShape($0) }
        ?? Shape(text: try simpleType(named: type))
      knownShapes[type] = shape
      return shape
    }
    guard let node = declaration.inline else { return Shape() }
    if node.localName == "simpleType" { return Shape(text: try simpleType(node, name: nil)) }
    return try complexShape(node)
  }

  private mutating func complexShape(_ node: UnsafeMutablePointer<xmlNode>) throws -> Shape {
    var shape = Shape(documentation: node.documentation)
    try node.mayHold("sequence", "simpleContent", "attribute", "attributeGroup")
    try node.mayState("name")
    if let content = node.child("simpleContent") {
      guard let extended = content.child("extension"), let base = extended.attribute("base") else {
        throw SchemaModelError(description: "simpleContent without an extension")
      }
      try content.mayHold("extension")
      try extended.mayHold("attribute", "attributeGroup")
      shape.text = try simpleType(named: base)
      shape.attributes = try attributes(of: extended)
      return shape
    }
    shape.attributes = try attributes(of: node)
    guard let sequence = node.child("sequence") else { return shape }
    try sequence.mayHold("element")
    try sequence.mayState()
    for child in sequence.elements where child.localName == "element" {
      guard let name = child.attribute("name") else {
        throw SchemaModelError(description: "an element reference in a sequence")
      }
      shape.elements.append(declaration(child, name: name))
    }
    return shape
  }

  private mutating func attributes(
    of node: UnsafeMutablePointer<xmlNode>
  ) throws -> [SchemaModel.Attribute] {
    var found: [SchemaModel.Attribute] = []
    for child in node.elements {
      switch child.localName {
      case "attribute":
        try child.mayState("name", "type", "use", "ref")
        let required = child.attribute("use") == "required"
        if child.attribute("ref") == "xml:lang" {
          found.append(
            SchemaModel.Attribute(
              name: "lang", isXML: true, isRequired: required, type: .builtIn("language"),
              documentation: child.documentation))
        } else if let name = child.attribute("name") {
          let type =
            try child.attribute("type").map { try simpleType(named: $0) }
            ?? child.child("simpleType").map { try simpleType($0, name: nil) }
          guard let type else {
            throw SchemaModelError(description: "attribute \(name) has no type")
          }
          found.append(
            SchemaModel.Attribute(
              name: name, isXML: false, isRequired: required, type: type,
              documentation: child.documentation))
        }
      case "attributeGroup":
        guard let name = child.attribute("ref"), let group = attributeGroups[name] else {
          throw SchemaModelError(description: "an attribute group that is not declared")
        }
        found += try attributes(of: group)
      default: continue
      }
    }
    return found
  }

  private mutating func simpleType(named name: String) throws -> SimpleType {
    if name.hasPrefix("xs:") { return .builtIn(String(name.dropFirst(3))) }
    if let known = knownTypes[name] { return known }
    guard let node = simpleTypes[name] else {
      throw SchemaModelError(description: "type \(name) is not declared")
    }
    let type = try simpleType(node, name: name)
    knownTypes[name] = type
    return type
  }

  private mutating func simpleType(
    _ node: UnsafeMutablePointer<xmlNode>, name: String?
  ) throws -> SimpleType {
    if let union = node.child("union") {
      let members = try (union.attribute("memberTypes") ?? "").split(separator: " ")
        .map { try simpleType(named: String($0)) }
      return SimpleType(name: name, documentation: node.documentation, members: members)
    }
    guard let restriction = node.child("restriction"), let base = restriction.attribute("base")
    else {
      throw SchemaModelError(description: "type \(name ?? "?") is neither restriction nor union")
    }
    var type = try simpleType(named: base)
    let isListed = !type.enumeration.isEmpty
    if let name { type.name = name }
    if !node.documentation.isEmpty { type.documentation = node.documentation }
    try restriction.mayHold("pattern", "enumeration", "minLength", "maxLength")
    // Patterns of one step are alternatives, and a list within a list is the shorter one.
    guard restriction.elements.count(where: { $0.localName == "pattern" }) < 2,
      !isListed || restriction.child("enumeration") == nil
    else {
      throw SchemaModelError(description: "type \(type.name) has two patterns or two lists")
    }
    for facet in restriction.elements {
      let value = facet.attribute("value") ?? ""
      switch facet.localName {
      case "pattern": type.patterns.append(value)
      case "enumeration":
        type.enumeration.append(.init(value: value, documentation: facet.documentation))
      case "minLength": type.minimumLength = Int(value)
      case "maxLength": type.maximumLength = Int(value)
      default: continue
      }
    }
    return type
  }
}
