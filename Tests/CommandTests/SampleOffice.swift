import Foundation
import TestSupport
import Testing

/// A folder with a portfolio of the samples, as far as they had come in by some days.
final class SampleOffice {
  let folder: TestFolder

  /// Until the grants have been decided.
  static func granted() throws -> SampleOffice {
    try SampleOffice("2026-02-02", "2026-05-04", "2026-11-30")
  }

  /// Until the first reports have come in.
  static func reported() throws -> SampleOffice {
    try SampleOffice("2026-02-02", "2026-11-30", "2027-03-24")
  }

  /// - Parameter days: the days whose papers are imported, each received on its day.
  private init(_ days: String...) throws {
    folder = try TestFolder()
    let run = try run(
      """
      cp -r '\(Samples.folder.path)/Portfolio' .
      for day in \(days.joined(separator: " ")); do fondbok import Portfolio/$day --received $day; done
      """)
    #expect(run.status == 0, "\(run.output)")
  }

  func run(_ command: String) throws -> ProgramRun {
    try ProgramRun(shell: command, in: folder.url)
  }
}
