import Foundation
import TestSupport
import Testing

/// The sessions of the README and of the casebook go as they are written. `UPDATE=1` writes them anew.
@Suite struct `Sessions` {
  static let pages: [String] = {
    let casebook = (try? Samples.files(in: "Tests/CommandTests/Casebook", ending: "md")) ?? []
    return ["README.md", "README.sv.md"]
      + casebook.map { "Tests/CommandTests/Casebook/\($0.lastPathComponent)" }
  }()

  @Test(arguments: pages) func `go as they are written`(_ page: String) throws {
    let session = try Casebook(page)
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try Data(session.actual.utf8).write(to: Samples.root.appending(path: page))
      return
    }
    guard session.text != session.actual else { return }
    let written = session.text.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = session.actual.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = zip(written, actual).enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(page):\((difference?.offset ?? min(written.count, actual.count)) + 1): written
        \(difference?.element.0 ?? "…")
      and now
        \(difference?.element.1 ?? "…")
      """)
  }

  @Test func `are there`() {
    #expect(Self.pages.count > 4)
  }
}
