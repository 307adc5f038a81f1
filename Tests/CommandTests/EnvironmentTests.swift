import Foundation
import TestSupport
import Testing

/// What the import of the samples says: however many there are, all of them are taken.
private nonisolated(unsafe) let everythingTaken =
  /read ([0-9]+), taken \1, unchanged 0, set aside 0/

/// What the program does when the system stands in its way: each gets its sentence, and nothing is lost.
@Suite(.serialized) struct `The environment in the way` {
  /// A folder that another user may use too, with the program in it and a portfolio of the samples.
  private final class Workshop {
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(
        path: "workshop-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: ProgramRun.programs.appending(path: "fondbok"), to: folder.appending(path: "program"))
      try FileManager.default.copyItem(
        at: Samples.folder.appending(path: "Portfolio"), to: folder.appending(path: "Portfolio"))
      let imported = try run("./program import Portfolio --received 2026-02-02")
      #expect(
        imported.output.contains(everythingTaken), "\(imported.output)")
      _ = try run("chmod -R a+rX,a+w .")
    }

    deinit {
      try? FileManager.default.removeItem(at: folder)
    }

    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: command, in: folder)
    }

    /// Runs as a user whom permissions bind; root is bound by none.
    func runAsNobody(_ command: String) throws -> ProgramRun {
      guard getuid() == 0 else { return try run(command) }
      return try run("setpriv --reuid=65534 --regid=65534 --clear-groups sh -c '\(command)'")
    }

    func dump() throws -> String {
      try run("sqlite3 portfolio.sqlite .dump").output
    }
  }

  @Test func `a file that may not be read`() throws {
    let workshop = try Workshop()
    let before = try workshop.dump()
    _ = try workshop.run("cp Portfolio/2026-02-02/call-open.xml secret.xml && chmod 000 secret.xml")
    let run = try workshop.runAsNobody(
      "./program import secret.xml Portfolio/2026-02-02/call-open.xml")
    #expect(run.output.contains("secret.xml:1:1: error: the file cannot be read: "))
    #expect(run.output.contains("Permission denied"))
    #expect(run.output.contains("read 1, taken 0, unchanged 1, set aside 0; 1 file refused"))
    #expect(run.status == 2)
    #expect(try workshop.dump() == before)
  }

  @Test func `a portfolio that may not be written`() throws {
    let workshop = try Workshop()
    let before = try workshop.dump()
    _ = try workshop.run("chmod 444 portfolio.sqlite; chmod 555 .")
    let run = try workshop.runAsNobody("./program import Portfolio/2026-02-02/call-open.xml")
    #expect(run.output.contains("portfolio.sqlite cannot be written"))
    #expect(run.status == 2)
    let list = try workshop.runAsNobody("./program list --on 2026-12-01")
    #expect(list.status == 0 && list.output.contains("6.2.5-2026-01147"))
    let check = try workshop.runAsNobody("./program check --on 2026-12-01 --rule B101")
    #expect(check.status == 0)
    #expect(try workshop.dump() == before)
  }

  @Test func `a portfolio that another program holds for a while`() throws {
    let workshop = try Workshop()
    let run = try workshop.run(
      """
      sqlite3 portfolio.sqlite "BEGIN EXCLUSIVE" ".shell sleep 2" "COMMIT" &
      sleep 0.5; ./program import Portfolio/2026-02-02/call-open.xml; wait
      """)
    #expect(
      run.output.contains("portfolio.sqlite is in use by another program; waiting up to 60 seconds")
    )
    #expect(run.output.contains("read 1, taken 0, unchanged 1, set aside 0"))
    #expect(run.status == 0)
  }

  @Test func `another import at the same time`() throws {
    let workshop = try Workshop()
    try Data(try Papers.manyApplications(300).utf8).write(
      to: workshop.folder.appending(path: "more.xml"))
    let run = try workshop.run(
      """
      ./program import more.xml --portfolio both.sqlite > one 2>&1 &
      ./program import Portfolio --received 2026-02-02 --portfolio both.sqlite > other 2>&1
      wait; cat one other; ./program verify --portfolio both.sqlite
      """)
    #expect(run.output.contains("read 300, taken 300"), "\(run.output)")
    #expect(run.output.contains(everythingTaken), "\(run.output)")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func `a disk that has no room`() throws {
    let workshop = try Workshop()
    let before = try workshop.dump()
    // The largest file the program may write is as large as the portfolio is already.
    let size = try workshop.run("stat -c %s portfolio.sqlite").output
    let blocks = (Int(size.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) / 512
    let more = try Papers.manyApplications()
    try Data(more.utf8).write(to: workshop.folder.appending(path: "more.xml"))
    let run = try workshop.run("ulimit -f \(blocks + 8); ./program import more.xml")
    #expect(run.status == 2, "\(run.output)")
    #expect(run.output.contains("fondbok: error: "), "\(run.output)")
    #expect(run.output.contains("nothing was changed"), "\(run.output)")
    #expect(try workshop.dump() == before)
    let verified = try workshop.run("./program verify")
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `an import that is killed half way`() throws {
    let workshop = try Workshop()
    let before = try workshop.dump()
    try Data(try Papers.manyApplications(4000).utf8).write(
      to: workshop.folder.appending(path: "more.xml"))
    let run = try workshop.run(
      "./program import more.xml & sleep 0.4; kill -9 $! && wait $!; echo killed")
    #expect(run.output.contains("killed"))
    #expect(
      !run.output.contains("taken 4000"), "the import ended before it was killed: make it longer")
    #expect(try workshop.dump() == before)
    let verified = try workshop.run("./program verify")
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `a reader of the output that goes away`() throws {
    let workshop = try Workshop()
    let run = try workshop.run("./program list --format json | head -1 | wc -l")
    #expect(run.output.trimmingCharacters(in: .whitespacesAndNewlines) == "1")
  }
}
