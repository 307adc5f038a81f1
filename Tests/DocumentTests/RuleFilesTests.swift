import Foundation
import Rules
import TestSupport
import Testing

/// A rule, its file, its folder and its list agree.
@Suite struct `Files of the rules` {
  /// A rule with the name of its type.
  struct Entry: CustomTestStringConvertible, Sendable {
    let rule: AnyRule
    let type: String

    var testDescription: String { "\(rule.card.id) \(type)" }

    /// The folder of its family: `CostForms` for the family `costForms`.
    var folder: String { `Files of the rules`.folder(of: rule.card.family) }

    init(_ rule: AnyRule) {
      self.rule = rule
      switch rule {
      case .project(let rule): type = "\(Swift.type(of: rule))"
      case .document(let rule): type = "\(Swift.type(of: rule))"
      case .portfolio(let rule): type = "\(Swift.type(of: rule))"
      }
    }
  }

  static let entries = allRules.map(Entry.init)

  static func folder(of family: RuleFamily) -> String {
    let name = "\(family)"
    return "Sources/Rules/\(name.prefix(1).uppercased())\(name.dropFirst())"
  }

  @Test(arguments: entries) func `hold exactly the rule of their name`(_ entry: Entry) throws {
    let path = "\(entry.folder)/\(entry.type).swift"
    let text = try #require(
      try? Samples.text(path), "\(path) is missing, where \(entry.rule.card.id) belongs")
    #expect(rules(in: text) == [entry.type], "\(path) declares \(rules(in: text))")
    #expect(
      text.replacing(/\s+/, with: " ")
        .contains("id: \"\(entry.rule.card.id)\", name: \"\(entry.rule.card.name)\""),
      "\(path) does not have the card of \(entry.rule.card.id)")
  }

  @Test(arguments: entries) func `are named for the fault`(_ entry: Entry) {
    let words = entry.rule.card.name.split(separator: "-").joined()
    #expect(words.lowercased() == entry.type.lowercased(), "\(entry.rule.card.name)")
  }

  @Test(arguments: entries) func `stand in the list of their family`(_ entry: Entry) throws {
    let lists = try Samples.files(in: entry.folder, ending: "swift")
      .filter { $0.lastPathComponent.hasSuffix("Rules.swift") }
    let list = try #require(lists.count == 1 ? lists.first : nil, "\(entry.folder) has one list")
    let text = try String(contentsOf: list, encoding: .utf8)
    #expect(text.contains("\(entry.type)()"), "\(list.lastPathComponent) leaves it out")
  }

  @Test func `are all in a list`() throws {
    let listed = Set(Self.entries.map(\.type))
    for family in RuleFamily.allCases {
      let folder = Self.folder(of: family)
      guard FileManager.default.fileExists(atPath: Samples.root.appending(path: folder).path)
      else { continue }
      for file in try Samples.files(in: folder, ending: "swift") {
        let declared = rules(in: try String(contentsOf: file, encoding: .utf8))
        #expect(
          Set(declared).isSubset(of: listed),
          "\(folder)/\(file.lastPathComponent): \(declared) is in no list; add it where it should run"
        )
      }
    }
  }

  /// The names of the rules that a source file declares.
  private func rules(in text: String) -> [String] {
    text.matches(
      of: /struct (\w+): (?:ProjectRule|DocumentRule|PortfolioRule|AllocationShareRule)\b/
    ).map {
      String($0.1)
    }
  }
}
