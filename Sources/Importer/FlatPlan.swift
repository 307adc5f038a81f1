import Portfolio
import XML

/// The plan of all records in flat tables, as the reader walks it: a record of a thousand elements is
/// read without a look-up by name and without counting a reference.
struct FlatPlan: Sendable {
  /// An element in one place.
  struct Node: Sendable, BitwiseCopyable {
    let declaration: Int32
    let table: Int32
    let columns: Int32
    let startsRow: Bool
    /// Whether the element may give itself a name or refer to another by name.
    let mayRefer: Bool
    let hasText: Bool
    let text: RecordPlan.Target
    let firstAttribute, endAttribute: Int32
    let firstChild, endChild: Int32
  }

  struct Child: Sendable, BitwiseCopyable {
    let name: NameID
    let node: Int32
  }

  private let nodes: [Node]
  private let children: [Child]
  private let attributes: [RecordPlan.AttributeTarget]

  /// The tables, for as long as a record is read.
  struct View {
    let nodes: UnsafeBufferPointer<Node>
    let children: UnsafeBufferPointer<Child>
    let attributes: UnsafeBufferPointer<RecordPlan.AttributeTarget>
  }

  /// - Parameter mayRefer: whether the elements of a declaration may refer to others.
  init(_ plan: RecordPlan, mayRefer: (Int) -> Bool) {
    var nodes: [Node] = []
    var children: [Child] = []
    var attributes: [RecordPlan.AttributeTarget] = []
    for node in plan.nodes {
      let firstChild = Int32(children.count)
      let firstAttribute = Int32(attributes.count)
      children += node.children.map { Child(name: $0.name, node: Int32($0.node)) }
      attributes += node.attributes
      nodes.append(
        Node(
          declaration: Int32(node.declaration), table: Int32(node.table),
          columns: Int32(plan.shapes[node.table].columns.count), startsRow: node.startsRow,
          mayRefer: mayRefer(node.declaration), hasText: node.text != nil,
          text: node.text ?? RecordPlan.Target(column: 0, conversion: .prose),
          firstAttribute: firstAttribute, endAttribute: Int32(attributes.count),
          firstChild: firstChild, endChild: Int32(children.count)))
    }
    self.nodes = nodes
    self.children = children
    self.attributes = attributes
  }

  func read(_ body: (View) -> Void) {
    nodes.withUnsafeBufferPointer { nodes in
      children.withUnsafeBufferPointer { children in
        attributes.withUnsafeBufferPointer { attributes in
          body(View(nodes: nodes, children: children, attributes: attributes))
        }
      }
    }
  }
}

extension FlatPlan.View {
  /// The place in the table of a child with this name. Elements stand in the order of the plan, so
  /// the one looked for is mostly the one found last or the next.
  func child(_ name: NameID, of node: Int32, from hint: Int32) -> Int32 {
    let node = nodes[Int(node)]
    for place in hint..<node.endChild where self.children[Int(place)].name == name {
      return place
    }
    for place in node.firstChild..<hint where self.children[Int(place)].name == name {
      return place
    }
    preconditionFailure("a valid record has an element that the plan does not know")
  }
}
