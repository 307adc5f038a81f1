import Foundation
import Importer
import TestSupport
import Testing

@Suite struct `The order of arrival` {
  /// Once for all seeds: what the samples make in the order of their names.
  private static let inOrder = Result { try state(shuffledBy: nil) }

  @Test(arguments: 1...20)
  func `makes no difference to documents, projects, rows and verdicts`(seed: Int) throws {
    let expected = try Self.inOrder.get()
    let found = try Self.state(shuffledBy: UInt64(seed))
    #expect(found.files != expected.files)
    // Whole texts of 100 KB say little in a failure: the first line that differs says it all.
    #expect(Self.difference(found.content, expected.content) == nil)
    #expect(Self.difference(found.verdicts, expected.verdicts) == nil)
  }

  @Test func `brings every table and every kind of document into the comparison`() throws {
    let content = try Self.inOrder.get().content
    for kind in Format.current.kinds {
      #expect(content.contains("\n\(kind == "project" ? "project_fact" : kind)|"))
    }
    #expect(content.utf8.count > 50_000)
    #expect(try Self.inOrder.get().verdicts.count > 5)
  }

  private struct State {
    let files: [String]
    let content, verdicts: String
  }

  private static func state(shuffledBy seed: UInt64?) throws -> State {
    let portfolio = try TestPortfolio(in: .file)
    var files = try ["Samples/Portfolio", "Samples/Founding"].flatMap { folder in
      try Samples.files(in: folder).map { "\(folder)/\($0.lastPathComponent)" }
    }
    if let seed {
      var numbers = SeededNumbers(seed: seed)
      files.shuffle(using: &numbers)
    }
    let tally = try portfolio.take(samples: files)
    try #require(tally.read == tally.taken, "\(portfolio.findingLines)")
    return State(
      files: files, content: try portfolio.content(of: Format.current.shapes),
      verdicts: try portfolio.verdicts(on: "2026-11-22").joined(separator: "\n"))
  }

  private static func difference(_ left: String, _ right: String) -> String? {
    if left == right { return nil }
    let pair = zip(left.split(separator: "\n"), right.split(separator: "\n")).first { $0 != $1 }
    return pair.map { "\($0) instead of \($1)" } ?? "one is longer"
  }
}
