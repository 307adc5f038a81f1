/// A way to see that a record obeys the schema which is short enough to be gone for every record.
///
/// It says either that libxml2 would find no fault, or nothing: then libxml2 has to be asked. So a
/// fault is always libxml2's, and only its silence is taken for granted. What it is made of is the
/// schema model in flat tables, which never change and lie behind pointers, so that no reference is
/// counted.
public final class SchemaShortcut: @unchecked Sendable {
  struct Node: BitwiseCopyable {
    let firstChild, endChild: Int32
    let firstAttribute, endAttribute: Int32
    /// The attributes that must be there, a bit for each.
    let required: UInt64
    /// The type of its text, -1 when it has none.
    let text: Int32
  }

  struct Child: BitwiseCopyable {
    let name: NameID
    let node: Int32
    let least, most: Int32
    /// Whether no child after this one must be there.
    let isLastRequired: Bool
  }

  struct Attribute: BitwiseCopyable {
    let name: NameID
    let namespace: TapeAttribute.Namespace
    let type: Int32
  }

  /// The roots, as the children of an element that stands nowhere.
  private let roots: [Child]
  private let nodes: Table<Node>
  private let children: Table<Child>
  private let attributes: Table<Attribute>
  private let values: ValueTables

  /// A table that is filled once and lives as long as the shortcut.
  typealias Table<Item> = UnsafeMutableBufferPointer<Item>

  static func table<Item: BitwiseCopyable>(_ items: [Item]) -> Table<Item> {
    let table = Table<Item>.allocate(capacity: max(items.count, 1))
    _ = table.initialize(from: items)
    return Table(rebasing: table[..<items.count])
  }

  /// Makes the shortcut of a schema; `names` must have every name of it.
  public init(_ model: SchemaModel, names: NameTable) {
    var nodes: [Node] = []
    var children: [Child] = []
    var attributes: [Attribute] = []
    var values = ValueTables.Builder()
    for node in model.nodes {
      let firstChild = children.count
      let firstAttribute = attributes.count
      for (place, child) in node.children.enumerated() {
        let later = node.children[(place + 1)...]
        children.append(
          Child(
            name: names.id(model.nodes[child].name), node: Int32(child),
            least: Int32(model.nodes[child].minimum),
            most: model.nodes[child].maximum.map(Int32.init) ?? .max,
            isLastRequired: later.allSatisfy { model.nodes[$0].minimum == 0 }))
      }
      var required: UInt64 = 0
      for (place, attribute) in node.attributes.enumerated() {
        if attribute.isRequired { required |= 1 << place }
        attributes.append(
          Attribute(
            name: names.id(attribute.name), namespace: attribute.isXML ? .xml : .none,
            type: values.add(attribute.type)))
      }
      precondition(node.attributes.count < 64, "An element has more attributes than can be noted.")
      nodes.append(
        Node(
          firstChild: Int32(firstChild), endChild: Int32(children.count),
          firstAttribute: Int32(firstAttribute), endAttribute: Int32(attributes.count),
          required: required, text: node.text.map { values.add($0) } ?? -1))
    }
    roots = model.records.map {
      Child(
        name: names.id($0.key), node: Int32($0.value), least: 1, most: 1, isLastRequired: true)
    }
    self.nodes = Self.table(nodes)
    self.children = Self.table(children)
    self.attributes = Self.table(attributes)
    self.values = ValueTables(values)
  }

  deinit {
    nodes.deallocate()
    children.deallocate()
    attributes.deallocate()
    values.deallocate()
  }

  /// The types that are never taken for granted, because they are made of what the shortcut does not know.
  public var unknownTypes: [String] { values.unknownTypes }
}

extension SchemaShortcut {
  /// Where an element of the record stands in the schema, and how far its children have come.
  private struct Standing: BitwiseCopyable {
    let node: Int32
    /// The place of the last child, and how many stood there.
    var child: Int32
    var count: Int32
  }

  /// Whether the schema surely finds no fault in a record.
  func isSurelyValid(_ record: UnsafeMutablePointer<TapeStorage>) -> Bool {
    let elements = record.pointee.elements
    guard elements.count > 0,
      let root = roots.first(where: { $0.name == elements.base[0].name })
    else { return false }
    return withUnsafeTemporaryAllocation(of: Standing.self, capacity: elements.count) { standing in
      for number in 0..<elements.count {
        let element = elements.base[number]
        guard element.isOurs else { return false }
        var node = root.node
        if number > 0 {
          guard let found = child(element.name, &standing[Int(element.parent)]) else {
            return false
          }
          node = found
        }
        let place = nodes[Int(node)]
        standing.initializeElement(
          at: number, to: Standing(node: node, child: place.firstChild, count: 0))
        guard hasItsAttributes(element, place, record), hasItsText(element, place, record) else {
          return false
        }
      }
      return standing.allSatisfy(isComplete)
    }
  }

  /// The node of the next child, which stands where the last did or further on.
  @inline(__always)
  private func child(_ name: NameID, _ parent: inout Standing) -> Int32? {
    let end = nodes[Int(parent.node)].endChild
    var place = parent.child
    var count = parent.count
    while place < end {
      let child = children[Int(place)]
      if child.name == name {
        guard count < child.most else { return nil }
        parent.child = place
        parent.count = count + 1
        return child.node
      }
      guard count >= child.least else { return nil }
      place += 1
      count = 0
    }
    return nil
  }

  /// Whether all children that must be there have come.
  @inline(__always)
  private func isComplete(_ standing: Standing) -> Bool {
    let node = nodes[Int(standing.node)]
    guard node.firstChild < node.endChild else { return true }
    let child = children[Int(standing.child)]
    return standing.count >= child.least && child.isLastRequired
  }

  @inline(__always)
  private func hasItsAttributes(
    _ element: TapeElement, _ node: Node, _ record: UnsafeMutablePointer<TapeStorage>
  ) -> Bool {
    var seen: UInt64 = 0
    let first = Int(element.firstAttribute)
    for number in first..<first + Int(element.attributeCount) {
      let attribute = record.pointee.attributes.base[number]
      var place = node.firstAttribute
      while true {
        guard place < node.endAttribute else { return false }
        let known = attributes[Int(place)]
        if known.name == attribute.name, known.namespace == attribute.namespace { break }
        place += 1
      }
      seen |= 1 << (place - node.firstAttribute)
      let value = UnsafeBufferPointer(
        start: record.pointee.text.base + Int(attribute.valueStart),
        count: Int(attribute.valueLength))
      guard values.takes(value, type: attributes[Int(place)].type) else { return false }
    }
    return node.required & ~seen == 0
  }

  @inline(__always)
  private func hasItsText(
    _ element: TapeElement, _ node: Node, _ record: UnsafeMutablePointer<TapeStorage>
  ) -> Bool {
    if element.hasMixedText { return false }
    let text = UnsafeBufferPointer(
      start: record.pointee.text.base + Int(element.textStart), count: Int(element.textLength))
    if node.text >= 0 { return !element.hasChildren && values.takes(text, type: node.text) }
    // The white space of an element that may have children and has none is not dropped by the reader.
    guard !element.hasChildren else { return true }
    guard let start = text.baseAddress, !text.isEmpty else { return true }
    return node.firstChild < node.endChild && isWhite(start, text.count)
  }
}
