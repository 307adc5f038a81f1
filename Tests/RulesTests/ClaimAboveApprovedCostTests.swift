import Findings
import Languages
import Rules
import TestSupport
import Testing

/// P106 says of what it adds up whether it was claimed or accepted.
@Suite struct `A sum above the approved cost` {
  private static func messages() throws -> [Finding] {
    let rule = try #require(allRules.first { $0.card.id == "P106" })
    return try rule.card.fails.flatMap { try ExampleRun.of($0, by: rule).findings }
  }

  @Test func `is of what was claimed before anything was accepted`() throws {
    let first = try #require(try Self.messages().first)
    #expect(
      first.message.english
        == "with this claim SEK 1577151.52 is claimed in all; the approved cost is SEK 1577151.51")
    #expect(
      first.fix?.english.hasPrefix("claim at most SEK 1577151.51, what is left of the") ?? false)
  }

  @Test func `is of what was accepted of a claim that was answered`() throws {
    let second = try #require(try Self.messages().dropFirst().first)
    #expect(
      second.message.english
        == "with this claim SEK 1566529.44 is accepted in all; the approved cost is SEK 1566529.43")
    #expect(
      second.message.swedish.hasPrefix(
        "med denna ansökan godtas sammanlagt 1\u{A0}566\u{A0}529,44\u{A0}SEK"))
    #expect(
      second.fix?.english.hasPrefix("correct the payment so that at most SEK 1566529.43 of")
        ?? false)
    #expect(second.notes.first?.message.english == "SEK 1566529.44 is accepted here")
  }
}
