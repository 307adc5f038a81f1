import Foundation
import Importer
import Portfolio
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

  // MARK: One project, paper by paper

  /// Reports and payments that come before their application or its decision are of the same project,
  /// and are judged the same, as those that come after.
  @Test func `of one project's papers makes no difference when each is sent by itself`() throws {
    let project = "language-courses"
    let papers = [
      "application-\(project)", "decision-\(project)", "report-\(project)-1",
      "payment-\(project)-1",
    ].map { "Samples/Portfolio/\($0).xml" }
    var expected: (content: String, verdicts: [String])?
    for order in Self.orders(of: papers) {
      let portfolio = try TestPortfolio(in: .file)
      try portfolio.take(samples: ["Samples/Portfolio/programme.xml"])
      for paper in order {
        let tally = try portfolio.take(samples: [paper])
        try #require(tally.read == tally.taken, "\(portfolio.findingLines)")
      }
      let found = (
        content: try portfolio.content(of: Format.current.shapes),
        verdicts: try portfolio.verdicts(on: "2027-11-22")
      )
      let first = expected ?? found
      expected = first
      #expect(Self.difference(found.content, first.content) == nil, "\(order)")
      #expect(found.verdicts == first.verdicts, "\(order)")
    }
    #expect(expected?.verdicts.contains { $0.contains(" passes") } ?? false)
  }

  /// What is withdrawn leaves the others as if it had not come, whether they were there or not.
  @Test(arguments: ["application a1", "decision d1", "report r1"])
  func `makes no difference before, between and after a withdrawal`(withdrawn: String) throws {
    let papers = [
      "application a1": Papers.application(cases: ["K1"]),
      "decision d1": Papers.decision(cases: ["K1"], of: "a1"),
      "report r1": Papers.report(of: "a1", lines: Papers.line()),
      "payment u1": Papers.payment(under: "d1", on: "r1"),
    ]
    let withdrawal = "withdrawal"
    var expected: String?
    for order in Self.orders(of: papers.keys.sorted() + [withdrawal]) {
      let places = [withdrawn, withdrawal].compactMap(order.firstIndex)
      guard places[0] < places[1] else { continue }
      let portfolio = try TestPortfolio(in: .file)
      for step in order {
        if let text = papers[step] {
          try portfolio.take(["\(step).xml": text])
        } else {
          let document = try #require(try portfolio.store.documents(named: withdrawn).first)
          _ = try portfolio.store.withdraw(
            document, because: "a mistake", by: "test", at: "2026-03-01T12:00:00Z")
        }
      }
      let names = """
        SELECT kind, issuer, id, rank, project FROM project_names ORDER BY 1, 2, 3;
        """
      let found = try (portfolio.groups + portfolio.lines(names)).joined(separator: "\n")
      let first = expected ?? found
      expected = first
      #expect(Self.difference(found, first) == nil, "\(order)")
    }
    #expect(expected?.contains("payment u1") ?? false)
  }

  /// Every order of some things.
  private static func orders(of things: [String]) -> [[String]] {
    guard !things.isEmpty else { return [[]] }
    return things.indices.flatMap { index in
      var rest = things
      let first = rest.remove(at: index)
      return orders(of: rest).map { [first] + $0 }
    }
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
