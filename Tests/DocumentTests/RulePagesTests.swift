import Findings
import Foundation
import Languages
import Rules
import TestSupport
import Testing

/// The pages say what the cards say; `UPDATE=1` writes them anew.
@Suite struct `Pages of the rules` {
  static let folder = Samples.root.appending(path: "Sources/Rules/Pages")
  static let isUpdate = ProcessInfo.processInfo.environment["UPDATE"] == "1"

  @Test(arguments: allRules.map(\.card.id)) func `say what the card says`(id: String) throws {
    let page = RulePage(rule: try #require(allRules.first { $0.card.id == id }))
    try Self.compare(page.text(), with: page.name)
  }

  /// A provision that gives two numbers of a finding is cited once.
  @Test(arguments: allRules.map(\.card.id)) func `cite each provision of a finding once`(
    id: String
  ) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    for example in rule.card.fails {
      for finding in try ExampleRun.of(example, by: rule).findings {
        #expect(Set(finding.law).count == finding.law.count, "\(finding.law)")
      }
    }
  }

  @Test func `say once of which sector several bodies are`() throws {
    let rule = try #require(allRules.first { $0.card.id == "T109" })
    let example = try #require(
      rule.card.fails.first { $0.shows.english == "two universities" })
    let messages = try ExampleRun.of(example, by: rule).findings.map(\.message.english)
    #expect(messages.count == 1)
    #expect(messages.allSatisfy { $0.contains("by a university or college; ground 1") })
  }

  @Test func `are listed by family`() throws {
    try Self.compare(RuleIndex(rules: allRules).text, with: "README.md")
  }

  @Test func `belong to a rule each`() throws {
    let pages = try Samples.files(in: "Sources/Rules/Pages", ending: "md")
      .map { $0.deletingPathExtension().lastPathComponent }
    let strays = Set(pages).subtracting(allRules.map(\.card.id))
      .subtracting(["README", "Catalogue", "Catalogue.sv"])
    #expect(strays.isEmpty, "these pages have no rule, delete them: \(strays.sorted())")
  }

  static func compare(_ text: String, with name: String) throws {
    let file = Self.folder.appending(path: name)
    if Self.isUpdate {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let stored = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let isFresh = stored == text
    let line = zip(lines(stored), lines(text)).first { $0 != $1 }
    #expect(
      isFresh,
      """
      Sources/Rules/Pages/\(name) is \(stored.isEmpty ? "missing" : "stale"); run \
      UPDATE=1 swift test --filter DocumentTests\(line.map { ": “\($0)” is now “\($1)”" } ?? "")
      """)
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
