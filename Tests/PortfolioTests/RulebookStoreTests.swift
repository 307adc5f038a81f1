import Portfolio
import TestSupport
import Testing

/// A rulebook that is adopted is kept with all its bytes.
@Suite struct `A rulebook that was adopted` {
  private let old = [
    RulebookFile(name: "law.json5", bytes: Array("{ a: 1 }".utf8), isBuiltIn: true),
    RulebookFile(
      name: "office.json5", bytes: Array(String(repeating: "// long\n", count: 900).utf8),
      isBuiltIn: false),
  ]
  private let new = [
    RulebookFile(name: "law.json5", bytes: Array("{ a: 2 }".utf8), isBuiltIn: true)
  ]

  private func adopted(in home: TestPortfolio.Home = .memory) throws -> TestPortfolio {
    let portfolio = try TestPortfolio(in: home)
    #expect(
      try portfolio.store.adopt(old, id: "office", by: "officer", at: "2026-12-01T08:00:00Z") == 1)
    #expect(
      try portfolio.store.adopt(new, id: "law", by: "officer", at: "2026-12-02T08:00:00Z") == 2)
    return portfolio
  }

  @Test func `holds from its entry of the log until another is adopted`() throws {
    let store = try adopted().store
    let before = try store.reading(.asOf(entry: 0)) { try $0.adoptedRulebook() }
    #expect(before == nil)
    let first = try #require(try store.reading(.asOf(entry: 1)) { try $0.adoptedRulebook() })
    #expect(first.files == old)
    #expect(first.id == "office")
    #expect(first.sha256 == RulebookFile.sha256(of: old))
    let now = try #require(try store.reading { try $0.adoptedRulebook() })
    #expect(now.files == new)
    #expect(try store.reading { try $0.adoptedRulebooks() }.map(\.entry) == [1, 2])
  }

  @Test func `is not adopted again while it holds`() throws {
    let store = try adopted().store
    #expect(try store.adopt(new, id: "law", by: "officer", at: "2026-12-03T08:00:00Z") == nil)
    #expect(try store.adopt(old, id: "office", by: "officer", at: "2026-12-03T08:00:00Z") == 3)
  }

  @Test(arguments: [
    "UPDATE rulebook_file SET data = x'7b7d', size = 2 WHERE entry = 1 AND no = 1",
    "UPDATE rulebook_file SET data = zeroblob(length(data)) WHERE entry = 1 AND no = 2",
    "UPDATE rulebook_file SET name = 'other.json5' WHERE entry = 1 AND no = 2",
    "DELETE FROM rulebook_file WHERE entry = 1",
    "UPDATE rulebook_file SET entry = 9 WHERE entry = 1",
  ]) func `is found when it is no longer as it was, and nothing is judged by it`(
    damage: String
  ) throws {
    let portfolio = try adopted(in: .file)
    #expect(try portfolio.store.verify().isWhole)
    _ = try StockSQLite.run(portfolio.path, "PRAGMA foreign_keys = OFF; \(damage);")
    #expect(try !portfolio.store.verify().isWhole)
    #expect(throws: DamagedRulebook.self) {
      try portfolio.store.reading(.asOf(entry: 1)) { try $0.adoptedRulebook() }
    }
  }
}
