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
    #expect(run.output.contains("secret.xml: you do not have the right to"))
    #expect(run.output.contains("read 1, taken 0, unchanged 1, set aside 0; 1 file refused"))
    #expect(run.status == 2)
    #expect(try workshop.dump() == before)
  }

  @Test(arguments: [
    ("dossier nope --output x.zip", 2), ("rates import absent.csv", 2), ("check --rule X999", 64),
    ("trace claim --project nope --row 1 --column amount", 1),
  ])
  func `standard error that takes nothing changes no code`(
    command: String, status: Int32
  ) throws {
    let workshop = try Workshop()
    for channel in ["2>&1", "2>&-", "2>/dev/full", "2> >(exec <&-; sleep 0.2)"] {
      let run = try workshop.run("bash -c './program \(command) \(channel)'")
      #expect(run.status == status, "\(channel): \(run.output)")
    }
    #expect(try workshop.run("ls").output.contains("x.zip") == false)
  }

  @Test(arguments: [
    ("--row 1 --column nope", "has no column nope; it has "),
    ("--row 9999 --column title", "has no row 9999; it has "),
    ("--row 1 --column title --table nope", "nope"),
  ])
  func `a cell that a return does not have is a wrong argument`(
    arguments: String, sentence: String
  ) throws {
    let workshop = try Workshop()
    let run = try workshop.run("./program trace projects --on 2026-02-10 \(arguments)")
    #expect(run.status == 64 && run.output.contains(sentence), "\(run.output)")
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

  @Test(arguments: [
    ("import Portfolio --dry-run", 0), ("rates import absent.csv", 2),
    ("rates import faulty.csv", 1), ("withdraw nope --because mistaken", 2),
    ("withdraw --file nope --line 3 --because mistaken", 2),
  ])
  func `what changes nothing leaves every byte`(command: String, status: Int32) throws {
    let workshop = try Workshop()
    _ = try workshop.run("printf 'month,code\\n' > faulty.csv; chmod 555 .")
    let portfolio = workshop.folder.appending(path: "portfolio.sqlite")
    let before = try Data(contentsOf: portfolio)
    let run = try workshop.run("./program \(command)")
    #expect(run.status == status, "\(run.output)")
    #expect(try Data(contentsOf: portfolio) == before)
    let list = try workshop.runAsNobody("./program list --on 2026-12-01")
    #expect(list.status == 0 && list.output.contains("6.2.5-2026-01147"), "\(list.output)")
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
    // It can be read from a folder where nothing may be written.
    #expect(try workshop.run("ls portfolio.sqlite*").output == "portfolio.sqlite\n")
    #expect(try workshop.dump() == before)
    let verified = try workshop.run("./program verify")
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `a disk that has no room for a new portfolio`() throws {
    let workshop = try Workshop()
    let run = try workshop.run("ulimit -f 1700; ./program import Portfolio --portfolio new.sqlite")
    #expect(run.status == 2)
    #expect(run.output.contains("nothing was changed"), "\(run.output)")
    #expect(try workshop.run("ls").output.contains("new.sqlite") == false)
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

  @Test(arguments: [
    "list --on 2026-12-01", "check --on 2026-12-01", "log", "rules", "explain B101", "new call",
    "due --on 2026-12-01", "status --on 2026-12-01", "original --file 2026-02-02/call-open.xml",
    "verify", "export projects --on 2026-12-01",
  ])
  func `an answer that cannot be written is no success`(_ command: String) throws {
    let workshop = try Workshop()
    let full = try workshop.run("./program \(command) > /dev/full")
    #expect(full.status == 2)
    #expect(
      full.output.contains("the disk is full") || full.output.contains("there is no room for it"),
      "\(full.output)")
    let closed = try workshop.run("./program \(command) >&-")
    #expect(closed.status == 2)
    let pipe = try workshop.run("bash -c 'set -o pipefail; ./program \(command) | true'")
    // Half a return is none, whoever closed the pipe.
    if command.hasPrefix("export") { return #expect(pipe.status == 2) }
    #expect(pipe.status != 2 && !pipe.output.contains("rror"), "\(pipe.output)")
  }

  @Test func `a pipe that nobody writes to`() throws {
    let workshop = try Workshop()
    let run = try workshop.run("mkfifo p.xml; timeout 20 ./program import p.xml")
    #expect(run.output.contains("p.xml is a pipe and no file"), "\(run.output)")
    #expect(run.status == 2)
    let through = try workshop.run(
      "bash -c './program import <(cat Portfolio/2026-02-02/call-open.xml) --portfolio new.sqlite'")
    #expect(through.output.contains("read 1, taken 1"), "\(through.output)")
  }

  @Test func `standard input that nothing comes through ends with Ctrl-C`() throws {
    let workshop = try Workshop()
    let run = try workshop.run(
      """
      mkfifo silent; exec 3<>silent; ./program import - --portfolio new.sqlite <&3 & p=$!
      # As soon as it is the program and no longer the shell, and watches for the signal.
      for i in $(seq 2000); do
        [ "$(cat /proc/$p/comm)" = program ] \
          && [ $((0x$(awk '/^SigCgt/ { print $2 }' /proc/$p/status) & 2)) -ne 0 ] && break
        sleep 0.02
      done
      # A program that does not hear it would wait for ever.
      { sleep 60; kill -KILL $p; } > /dev/null 2>&1 & guard=$!
      kill -INT $p; wait $p; kill $guard
      """)
    #expect(run.output.contains("stopped; 0 files are in"), "\(run.output)")
  }

  @Test func `a folder that may not be written, told by a sentence`() throws {
    let workshop = try Workshop()
    _ = try workshop.run("mkdir closed; chmod 555 closed")
    let run = try workshop.runAsNobody("./program demo --samples . --output closed/demo")
    #expect(run.output.contains("could not be read or written: you do not have the right to"))
    #expect(!run.output.contains("NSCocoaErrorDomain"))
    #expect(run.status == 2)
  }

  @Test func `a reader of the output that goes away`() throws {
    let workshop = try Workshop()
    let run = try workshop.run("./program list --format json | head -1 | wc -l")
    #expect(run.output.trimmingCharacters(in: .whitespacesAndNewlines) == "1")
  }
}
