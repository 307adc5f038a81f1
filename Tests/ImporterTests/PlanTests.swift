import Findings
import Foundation
@testable import Importer
import Portfolio
import TestSupport
import Testing
import Values
import XML

@Suite struct `The plan of the schemas and the tables of the portfolio` {
  @Test func `every column that a record fills is there, and none is left over`() throws {
    let columns = try SQLColumn.all()
    let shapes = Format.current.shapes
    #expect(shapes.count > 40)
    for shape in shapes {
      let expected =
        ["version"] + (shape.isRoot ? [] : ["element"]) + (shape.hasParent ? ["parent"] : [])
        + shape.columns
      let found = columns.filter { $0.table == shape.name }.map(\.name)
      #expect(Set(found) == Set(expected), "\(shape.name)")
      #expect(found.count == expected.count, "\(shape.name)")
    }
  }

  @Test func `a column may be empty exactly when the schema lets its value be absent`() throws {
    let needed = PlannedColumn.all(of: Format.current)
    for column in try SQLColumn.all() {
      guard let plan = needed["\(column.table).\(column.name)"] else { continue }
      #expect(column.isNotNull == plan.isRequired, "\(column.table).\(column.name)")
    }
  }

  @Test func `a column takes exactly the values that the schema takes`() throws {
    let planned = PlannedColumn.all(of: Format.current)
    let columns = try SQLColumn.all()
    #expect(planned.count > 400)
    for column in columns {
      guard let plan = planned["\(column.table).\(column.name)"] else { continue }
      #expect(
        column.definition == plan.definition(named: column.name), "\(column.table).\(column.name)")
    }
  }

  @Test func `a vague field has its value, its bounds and its state together or not at all`() throws
  {
    let portfolio = try TestPortfolio(in: .file)
    let ties = Tie.all(of: Format.current)
    #expect(ties.count > 40)
    for tie in ties {
      let sql = try StockSQLite.run(
        portfolio.path, "SELECT sql FROM sqlite_schema WHERE name = '\(tie.table)';")
      #expect(
        sql.contains("CHECK (\(tie.check))"), "\(tie.table) needs\n  CHECK (\(tie.check)),")
    }
  }

  @Test func `a period within a document is kept in order by its table`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let pairs = DayPairs.checks(Format.current.shapes)
    #expect(pairs.count > 12)
    for pair in pairs {
      let sql = try StockSQLite.run(
        portfolio.path, "SELECT sql FROM sqlite_schema WHERE name = '\(pair.table)';")
      #expect(
        sql.contains("CHECK (\(pair.check))"), "\(pair.table) needs\n  CHECK (\(pair.check)),")
    }
  }

  @Test func `the currencies of the schema are the currencies that money knows`() throws {
    let type = try #require(SchemaModel.type(named: "CurrencyCode", in: Format.current.model))
    #expect(type.enumeration.map(\.value) == Currency.all.map(\.code))
  }

  @Test func `an issuer that the schema takes fits into its column`() throws {
    let portfolio = try TestPortfolio()
    let scheme = String(repeating: "a", count: 60)
    let rest = String(repeating: "b", count: 250)
    let long = Papers.call().replacingOccurrences(
      of: "issuer=\"SE:orgnr:2021999996\" version", with: "issuer=\"\(scheme):\(rest)\" version")
    let tally = try portfolio.take(["long.xml": long])
    #expect(tally.setAside == 1)
    #expect(portfolio.findings.map(\.rule) == ["S209"])
  }
}

/// A column as the plan makes it, joined over every element that fills it.
private struct PlannedColumn {
  var isRequired: Bool
  var conversion: Conversion
  var isBound = false
  var enumeration: [String]

  /// What stands after the column's name in the table's definition.
  func definition(named name: String) -> String {
    (isText ? "TEXT" : "INTEGER") + (isRequired ? " NOT NULL" : "")
      + (check(name).map { " CHECK (\($0))" } ?? "")
  }

  private var isText: Bool {
    switch conversion {
    case .line, .prose, .day, .vagueDay: true
    case .amount, .signedAmount, .rate, .count, .quantity, .flag: false
    }
  }

  private func check(_ name: String) -> String? {
    let day = "\(name) GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
    switch conversion {
    case .amount, .count, .quantity: return "\(name) >= 0"
    case .rate: return "\(name) BETWEEN 0 AND 10000"
    case .flag: return "\(name) IN (0, 1)"
    case .day: return day
    case .vagueDay: return isBound ? day : nil
    case .signedAmount: return nil
    case .line, .prose:
      if enumeration.isEmpty { return nil }
      if name.hasSuffix("currency") { return "\(name) GLOB '[A-Z][A-Z][A-Z]'" }
      // Of a longer list SQLite would make a table for each row.
      if enumeration.count > 2 {
        return enumeration.map { "\(name) = '\($0)'" }.joined(separator: " OR ")
      }
      return "\(name) IN (\(enumeration.map { "'\($0)'" }.joined(separator: ", ")))"
    }
  }

  /// Every column by `table.column`. It is required when every element that has a row requires it.
  static func all(of format: Format) -> [String: PlannedColumn] {
    var collector = Collector(format: format)
    for (number, node) in format.plan.nodes.enumerated() where node.startsRow {
      collector.rowsOf[node.table, default: 0] += 1
      collector.visit(number, isRequired: true, isRow: true)
    }
    for (name, count) in collector.requiredIn {
      let table = format.shapes.firstIndex { $0.name == name.prefix { $0 != "." } } ?? 0
      collector.columns[name]?.isRequired = count == collector.rowsOf[table]
    }
    return collector.columns
  }

  private struct Collector {
    let format: Format
    var columns: [String: PlannedColumn] = [:]
    var requiredIn: [String: Int] = [:]
    var rowsOf: [Int: Int] = [:]

    mutating func visit(_ number: Int, isRequired: Bool, isRow: Bool) {
      let node = format.plan.nodes[number]
      let declaration = format.model.nodes[node.declaration]
      for target in node.attributes {
        guard
          let attribute = declaration.attributes.first(where: {
            format.names.id($0.name) == target.name && $0.isXML == target.isXML
          })
        else { continue }
        note(
          target.target, of: node.table, attribute.type,
          isRequired: isRequired && attribute.isRequired)
      }
      if let text = node.text, let type = declaration.text {
        note(text, of: node.table, type, isRequired: isRequired)
      }
      for (_, child) in node.children where !format.plan.nodes[child].startsRow {
        let minimum = format.model.nodes[format.plan.nodes[child].declaration].minimum
        visit(child, isRequired: isRequired && minimum > 0, isRow: false)
      }
    }

    private mutating func note(
      _ target: RecordPlan.Target, of table: Int, _ type: SimpleType, isRequired: Bool
    ) {
      let shape = format.shapes[table]
      let name = "\(shape.name).\(shape.columns[target.column])"
      let values = type.enumeration.map(\.value)
      if let known = columns[name] {
        #expect(known.conversion == target.conversion, "\(name) is filled in two ways")
        #expect(known.enumeration == values, "\(name) is filled from two lists")
      }
      columns[name] = PlannedColumn(
        isRequired: false, conversion: target.conversion, enumeration: values)
      requiredIn[name, default: 0] += isRequired ? 1 : 0
      for offset in target.conversion.companions.indices {
        columns["\(shape.name).\(shape.columns[target.column + 1 + offset])"] = PlannedColumn(
          isRequired: false, conversion: target.conversion, isBound: true, enumeration: [])
      }
    }
  }
}

/// The columns of one field that is vague, or that says how sure it is.
private struct Tie: Hashable {
  let table, value: String
  let isVague: Bool
  /// Whether it is about, derived, and by which source.
  let state: [String]
  let isRequired: Bool

  /// What the table demands of them.
  var check: String {
    let (first, last) = ("\(value)_earliest", "\(value)_latest")
    let bounds = "(\(first) IS NULL) = (\(last) IS NULL) AND \(first) <= \(last)"
    if isVague {
      let others = ([first, last] + state).joined(separator: ", ")
      return isRequired
        ? bounds : "CASE WHEN \(value) IS NULL THEN coalesce(\(others)) IS NULL ELSE \(bounds) END"
    }
    let others = state.count > 1 ? "coalesce(\(state.joined(separator: ", ")))" : state[0]
    return "\(value) IS NOT NULL OR \(others) IS NULL"
  }

  /// Every such field that may be absent, and every vague one.
  static func all(of format: Format) -> [Tie] {
    let planned = PlannedColumn.all(of: format)
    var ties: Set<Tie> = []
    for node in format.plan.nodes {
      guard let text = node.text else { continue }
      let shape = format.shapes[node.table]
      let declaration = format.model.nodes[node.declaration]
      let state = ["approx", "derived", "source"].compactMap { name -> String? in
        guard declaration.attributes.contains(where: { $0.name == name }) else { return nil }
        return node.attributes.first { $0.name == format.names.id(name) }
          .map { shape.columns[$0.target.column] }
      }
      let value = shape.columns[text.column]
      let isRequired = planned["\(shape.name).\(value)"]?.isRequired ?? false
      let isVague = text.conversion == .vagueDay
      guard isVague || !(state.isEmpty || isRequired) else { continue }
      ties.insert(
        Tie(
          table: shape.name, value: value, isVague: isVague, state: state, isRequired: isRequired))
    }
    return ties.sorted { ($0.table, $0.value) < ($1.table, $1.value) }
  }
}

/// A column as the migrated portfolio has it.
private struct SQLColumn {
  let table, name: String
  /// Its type and constraints, as the table's definition writes them.
  let definition: String

  var isNotNull: Bool { definition.contains(" NOT NULL") }

  /// The columns of the tables that records fill.
  static func all() throws -> [SQLColumn] {
    let portfolio = try TestPortfolio(in: .file)
    let names = Set(Format.current.shapes.map(\.name))
    var columns: [SQLColumn] = []
    for name in names {
      let sql = try StockSQLite.run(
        portfolio.path, "SELECT sql FROM sqlite_master WHERE name = '\(name)';")
      for line in sql.split(separator: "\n") {
        let words = line.trimmingCharacters(in: .whitespaces).split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0] == words[0].lowercased(), words[0] != "--",
          ["TEXT", "INTEGER"].contains(where: { words[1].hasPrefix($0) })
        else { continue }
        var definition = String(words[1])
        if definition.hasSuffix(",") { definition.removeLast() }
        columns.append(SQLColumn(table: name, name: String(words[0]), definition: definition))
      }
    }
    return columns
  }
}

extension SchemaModel {
  /// The first type of that name that a value of a record has.
  static func type(named name: String, in model: SchemaModel) -> SimpleType? {
    for node in model.nodes {
      if let text = node.text, text.name == name { return text }
      if let found = node.attributes.first(where: { $0.type.name == name }) { return found.type }
    }
    return nil
  }
}
