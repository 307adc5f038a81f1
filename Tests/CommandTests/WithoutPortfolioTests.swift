import Foundation
import TestSupport
import Testing

/// What needs no portfolio goes on where the one that stands there cannot be opened.
@Suite struct `Without a portfolio that opens` {
  private static let makeOne = """
    fondbok import '\(Samples.folder.path)/Portfolio/2026-02-02' --received 2026-02-02 >/dev/null
    """

  @Test(arguments: [
    ("no database", "echo hello > portfolio.sqlite", "is not a portfolio"),
    ("a folder", "mkdir portfolio.sqlite", "is a folder"),
    (
      "another program's", "sqlite3 portfolio.sqlite 'CREATE TABLE t (a)'",
      "is a SQLite database of another program"
    ),
    (
      "of a newer version",
      makeOne + "\nsqlite3 portfolio.sqlite \"INSERT INTO grdb_migrations VALUES ('later')\"",
      "was made by a newer version"
    ),
    (
      "damaged",
      makeOne
        + "\nhead -c 60000 /dev/zero | tr '\\0' x | dd of=portfolio.sqlite bs=1 seek=4096 conv=notrunc"
        + " 2>/dev/null", "is damaged"
    ),
  ])
  func `rules are listed, explained and compared by the program's own rulebook`(
    _ what: String, _ preparing: String, _ reason: String
  ) throws {
    let (empty, folder) = (try TestFolder(), try TestFolder())
    _ = try ProgramRun(shell: preparing, in: folder.url)
    let commands = [
      "rules", "rules --format json", "explain B101 --on 2027-01-01",
      "rules diff 2026-06-30 2026-07-01",
    ]
    for command in commands {
      let alone = try ProgramRun(shell: "fondbok \(command)", in: empty.url)
      let run = try ProgramRun(shell: "fondbok \(command) 2> told", in: folder.url)
      #expect(run.status == 0 && run.output == alone.output, "\(what), \(command): \(run.output)")
      let told = try ProgramRun(shell: "cat told", in: folder.url).output
      #expect(
        told.hasPrefix(
          "fondbok: this goes by the program's own rulebook, since the portfolio could not be opened: "
            + "portfolio.sqlite \(reason)"), "\(what), \(command): \(told)")
      #expect(told.split(separator: "\n").count == 1, "\(what), \(command): \(told)")
    }
    // One that is asked for by name has to open.
    let named = try ProgramRun(
      shell: "fondbok explain B101 --portfolio portfolio.sqlite", in: folder.url)
    #expect(named.status == 2 && named.output.contains("error: portfolio.sqlite \(reason)"))
    let swedish = try ProgramRun(
      shell: "fondbok rules 2>&1 >/dev/null", in: folder.url, locale: "sv_SE.UTF-8")
    #expect(
      swedish.output.hasPrefix(
        "fondbok: det här går efter programmets egen regelbok, eftersom portföljen inte kunde öppnas: "
      ))
  }

  @Test func `one that the environment names and that is not there is told of`() throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: "FONDBOK_PORTFOLIO=nothere fondbok rules > page 2> told; echo $?; cat told",
      in: folder.url)
    #expect(
      run.output.hasPrefix(
        "0\nfondbok: this goes by the program's own rulebook, since the portfolio could not be opened: "
      ),
      "\(run.output)")
    #expect(run.output.contains("nothere"), "\(run.output)")
    // Where none is named and none stands, nothing is to be told.
    let silent = try ProgramRun(shell: "fondbok rules 2>&1 > page", in: folder.url)
    #expect(silent.status == 0 && silent.output.isEmpty, "\(silent.output)")
  }

  @Test func `one that another program holds is waited for a moment only`() throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        \(Self.makeOne)
        mkfifo words
        sqlite3 portfolio.sqlite < words &
        exec 3> words
        echo 'BEGIN EXCLUSIVE; SELECT 1;' >&3
        sleep 0.3
        fondbok explain B101 > page 2> told
        echo $?
        exec 3>&-
        wait
        head -1 page
        cat told
        """, in: folder.url)
    #expect(run.output.contains("\n0\n") && run.output.contains("B101 · "), "\(run.output)")
    #expect(
      run.output.contains("could not be opened: portfolio.sqlite is in use by another program"),
      "\(run.output)")
  }
}
