import Foundation
import Languages
import TestSupport
import Testing

@testable import fondbok

/// Long work: how far it has come, and what is left when somebody ends it.
@Suite(.serialized) struct `Long work` {
  @Test(arguments: [
    (80, "██████████░░░░░░░░░░  150 of 300 MB  30 MB/s  5 s left"),
    (40, "150 of 300 MB  30 MB/s  5 s left"), (24, "150 of 300 MB"), (10, "150 of 30"),
  ])
  func `fits its line into the terminal`(_ columns: Int, _ text: String) {
    let line = ProgressLine(unit: .bytes, done: 150_000_000, total: 300_000_000, seconds: 5)
    #expect(line.text(columns: columns, in: .english) == text)
  }

  @Test func `says what it knows, in each language`() {
    let unknown = ProgressLine(unit: .bytes, done: 12_000_000, total: nil, seconds: 2)
    #expect(unknown.text(columns: 80, in: .swedish) == "12 MB  6 MB/s")
    let projects = ProgressLine(unit: .projects, done: 100, total: 40_000, seconds: 1)
    #expect(
      projects.text(columns: 100, in: .swedish)
        == "░░░░░░░░░░░░░░░░░░░░  100 av 40000 projekt  100 i sekunden  6 min 39 s kvar")
    let beginning = ProgressLine(unit: .projects, done: 0, total: 0, seconds: 0)
    #expect(beginning.text(columns: 80, in: .english).hasSuffix("0 of 0 projects"))
  }

  @Test func `shows a bar on a terminal and nothing anywhere else`() throws {
    let folder = try Self.workshop()
    let onTerminal = try ProgramRun(
      shell: "COLUMNS=80 script -qec 'fondbok import 2-many.xml --portfolio a.sqlite' /dev/null",
      in: folder.url)
    #expect(onTerminal.output.contains("MB/s"), "\(onTerminal.output)")
    #expect(onTerminal.output.contains("░"), "\(onTerminal.output)")
    #expect(onTerminal.output.contains("\r\u{1B}[Kread 4000, taken 4000"), "\(onTerminal.output)")
    let elsewhere = try ProgramRun(
      shell: "fondbok import 2-many.xml --portfolio b.sqlite", in: folder.url)
    #expect(elsewhere.output == "read 4000, taken 4000, unchanged 0, set aside 0\n")
  }

  @Test(arguments: ["INT", "TERM"])
  func `that is ended half way leaves the portfolio whole`(_ signal: String) throws {
    let folder = try Self.workshop()
    let stopped = try ProgramRun(
      shell: """
        fondbok import 1-call.xml 2-many.xml 3-programme.xml --received 2026-02-02 & p=$!
        # In the middle of the second file, however busy the machine is.
        while [ "$(awk '/^rchar/ { print $2 }' /proc/$p/io)" -lt 3000000 ]; do sleep 0.02; done
        kill -\(signal) $p; wait $p
        """, in: folder.url)
    #expect(stopped.status == 2, "\(stopped.output)")
    #expect(
      stopped.output == """
        read 1, taken 1, unchanged 0, set aside 0
        fondbok: stopped; 1 file is in, 2-many.xml and what follows it are not; \
        import the same again to go on

        """)
    let whole = try ProgramRun(
      shell: "fondbok verify && sqlite3 portfolio.sqlite 'PRAGMA integrity_check'", in: folder.url)
    #expect(
      whole.output == """
        1 log entries, 1 files and 3 pieces: the log and the originals are as they were
        ok

        """)
    let again = try ProgramRun(
      shell: "fondbok import 1-call.xml 2-many.xml 3-programme.xml --received 2026-02-02",
      in: folder.url)
    #expect(again.output == "read 4002, taken 4001, unchanged 1, set aside 0\n")
  }

  /// A folder with a call, a file that takes seconds to import, and a programme.
  private static func workshop() throws -> TestFolder {
    let folder = try TestFolder()
    for (name, sample) in [("1-call", "call-open"), ("3-programme", "programme")] {
      try FileManager.default.copyItem(
        at: Samples.url("Samples/Portfolio/\(sample).xml"),
        to: folder.url.appending(path: "\(name).xml"))
    }
    try Data(Papers.manyApplications(4000).utf8).write(
      to: folder.url.appending(path: "2-many.xml"))
    return folder
  }
}
