import Portfolio
import XML

/// How the elements of every kind of record become rows and columns, made from the schemas once.
struct RecordPlan: Sendable {
  /// An element in one place.
  struct Node: Sendable {
    /// The element's declaration, as a number in the schema model.
    let declaration: Int
    let table: Int
    let startsRow: Bool
    let text: Target?
    let attributes: [AttributeTarget]
    var children: [(name: NameID, node: Int)]
  }

  /// A column and how its value is made.
  struct Target: Sendable, BitwiseCopyable {
    let column: Int
    let conversion: Conversion
  }

  struct AttributeTarget: Sendable, BitwiseCopyable {
    let name: NameID
    let isXML: Bool
    let target: Target
  }

  private(set) var nodes: [Node] = []
  private(set) var shapes: [TableShape] = []
  /// The plan's node for each kind of record, by the name of its element.
  private(set) var roots: [(name: NameID, kind: String, node: Int)] = []

  /// What identifies a record is kept with its document and version, not in its rows.
  static let identityAttributes: Set<String> = ["id", "issuer", "version", "issued"]

  init(_ model: SchemaModel, names: NameTable) {
    for kind in model.recordNames {
      guard let declaration = model.records[kind] else { continue }
      let node = add(
        declaration, in: model, names: names, within: nil, columnPath: [], isNested: false)
      roots.append((names.id(kind), kind, node))
    }
  }

  /// The number of a table's column.
  func column(_ name: String, of table: String) -> Int? {
    shapes.first { $0.name == table }?.columns.firstIndex(of: name)
  }

  private mutating func add(
    _ declaration: Int, in model: SchemaModel, names: NameTable, within row: Int?,
    columnPath: [String], isNested: Bool
  ) -> Int {
    let element = model.nodes[declaration]
    let isRoot = row == nil
    let startsRow = isRoot || element.isRepeated
    let table =
      startsRow
      ? self.table(for: element.path, isRoot: isRoot, isNested: isNested) : row ?? 0
    let path = startsRow ? [] : columnPath + [element.name]
    let node = nodes.count
    nodes.append(
      Node(
        declaration: declaration, table: table, startsRow: startsRow, text: nil, attributes: [],
        children: []))
    let attributes = element.attributes.filter {
      !(isRoot && Self.identityAttributes.contains($0.name))
    }.map { attribute in
      AttributeTarget(
        name: names.id(attribute.name), isXML: attribute.isXML,
        target: target(in: table, path + [attribute.name], Conversion(attribute.type)))
    }
    let text = element.text.map { type in
      let conversion = Conversion(type)
      return target(in: table, path.isEmpty ? [conversion.ownName] : path, conversion)
    }
    let children = element.children.map { child in
      (
        name: names.id(model.nodes[child].name),
        node: add(
          child, in: model, names: names, within: table, columnPath: path,
          isNested: isNested || (startsRow && !isRoot))
      )
    }
    nodes[node] = Node(
      declaration: declaration, table: table, startsRow: startsRow, text: text,
      attributes: attributes, children: children)
    return node
  }

  private mutating func table(for path: String, isRoot: Bool, isNested: Bool) -> Int {
    guard let name = Tables.table(for: path) else {
      preconditionFailure("no table is named for the element \(path)")
    }
    if let known = shapes.firstIndex(where: { $0.name == name }) {
      if isNested, !shapes[known].hasParent {
        shapes[known] = TableShape(
          name: name, isRoot: isRoot, hasParent: true, columns: shapes[known].columns)
      }
      return known
    }
    shapes.append(TableShape(name: name, isRoot: isRoot, hasParent: isNested, columns: []))
    return shapes.count - 1
  }

  private mutating func target(
    in table: Int, _ path: [String], _ conversion: Conversion
  ) -> Target {
    let base = Tables.column(path)
    let column = self.column(base + conversion.suffix, in: table)
    for companion in conversion.companions { _ = self.column(base + companion, in: table) }
    return Target(column: column, conversion: conversion)
  }

  private mutating func column(_ name: String, in table: Int) -> Int {
    if let known = shapes[table].columns.firstIndex(of: name) { return known }
    shapes[table].columns.append(name)
    return shapes[table].columns.count - 1
  }
}
