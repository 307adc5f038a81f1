import Foundation
import TestSupport
import Testing

/// What does not go is told with its cause, and with what does.
@Suite struct `What does not go` {
  /// Runs commands in a folder with the samples; a portfolio of them is there when it is asked for.
  private func run(
    _ shell: String, imported: Bool = false, locale: String = "C.UTF-8"
  ) throws -> ProgramRun {
    let folder = try TestFolder()
    let start = """
      ln -s '\(Samples.folder.path)' Samples
      \(imported ? "fondbok import Samples/Portfolio --received 2026-02-02 > imported" : "")

      """
    return try ProgramRun(shell: start + shell, in: folder.url, locale: locale)
  }

  @Test func `the original of what was withdrawn, without a version`() throws {
    let told = try run(
      """
      fondbok withdraw "application language-courses" --because mistaken > withdrawn
      fondbok original "application language-courses"
      """, imported: true)
    #expect(told.status == 2)
    let name = "application SE:orgnr:2120999996 language-courses"
    let entry = try #require(told.output.firstMatch(of: /was withdrawn by entry ([0-9]+) of/)).1
    #expect(
      told.output.contains(
        "error: \(name) was withdrawn by entry \(entry) of the log; "
          + "fondbok original \"\(name)\" --version 1 writes the last one"), "\(told.output)")
    let written = try run(
      """
      fondbok withdraw "application language-courses" --because mistaken > withdrawn
      fondbok original "\(name)" --version 1 | head -c 12
      """, imported: true)
    #expect(written.output.hasPrefix("<application"), "\(written.output)")
  }

  @Test func `a title that no paper states any more`() throws {
    let told = try run(
      """
      fondbok withdraw "application language-courses" --because mistaken > withdrawn
      fondbok withdraw decision-language-courses --because mistaken > withdrawn
      fondbok show 6.2.5-2026-01147 --on 2027-06-01 | head -1
      """, imported: true)
    #expect(told.output == "6.2.5-2026-01147\n")
  }

  @Test(arguments: ["import \"$name\"", "import ."])
  func `a file whose name is not UTF-8, named or found`(_ command: String) throws {
    let told = try run(
      """
      name=$(printf 'r\\344tt.xml'); : > "$name"; rm Samples
      fondbok \(command)
      """)
    #expect(told.output.contains("the file cannot be read: its name is not UTF-8"))
    #expect(told.status == 2, "\(told.output)")
  }

  @Test(arguments: [
    ("due --within 99999d", 64, "invalid for '--within <when>': at most 36500d or 5214w"),
    ("due --within 5215w", 64, "invalid for '--within <when>': at most 36500d or 5214w"),
    ("due --within -1d", 64, "--within"),
    ("due --within soon", 64, "write a number of days or weeks, as in 30d or 6w"),
    (
      "import Samples/Portfolio --received 1899-12-31", 64,
      "1899-12-31 is before the first day on which documents are received, 1900-01-01"
    ),
    (
      "import Samples/Portfolio --received 1899-12-30T12:00:00Z", 64,
      "is before the first day on which documents are received, 1900-01-01"
    ),
    ("import Samples/Portfolio --received 2300-01-01", 64, "nothing has been received on 2300-"),
    ("import Samples/Portfolio --received soon", 64, "soon is no day and no moment"),
    ("rates import - < /dev/null", 1, "error: standard input is empty; write a line"),
    ("help nope", 64, "there is no command nope; fondbok --help lists them"),
    ("help rulebook nope", 64, "there is no command nope"),
    ("new nope", 64, "there is no kind nope; it is one of "),
    (
      "check Samples/Portfolio/2026-02-02/application-language-courses.xml --project nope "
        + "--on 2026-01-30", 2, "error: there is no project nope in the files\n"
    ),
  ])
  func `wrong arguments`(_ command: String, _ status: Int, _ sentence: String) throws {
    let told = try run("fondbok \(command)")
    #expect(Int(told.status) == status, "\(told.output)")
    #expect(told.output.contains(sentence), "\(told.output)")
  }

  @Test func `the last day and time that can be asked for go`() throws {
    let told = try run(
      """
      fondbok import Samples/Portfolio --received 1900-01-01 > imported || exit 9
      fondbok due --within 5214w --on 2027-06-01 > due && fondbok due --within 0d > due
      fondbok help rulebook list > help && fondbok help > help
      """)
    #expect(told.status == 0, "\(told.output)")
  }

  @Test func `a name without a letter`() throws {
    let told = try run("fondbok show ''", imported: true)
    #expect(told.output.contains("organisation is called \"\"; fondbok list"), "\(told.output)")
  }

  @Test(arguments: [
    ("rapport", "report"), ("Ansökan", "application"), ("överenskommelse", "agreement"),
  ])
  func `a kind by its Swedish name, which does`(_ swedish: String, _ kind: String) throws {
    let told = try run("fondbok new \(swedish) > one; fondbok new \(kind) | cmp - one")
    #expect(told.status == 0 && told.output.isEmpty, "\(told.output)")
  }

  @Test func `a file with two documents, which is counted as one refused file`() throws {
    let told = try run(
      """
      fondbok new application > a.xml; cat a.xml a.xml > two.xml
      fondbok import two.xml
      """)
    #expect(
      told.output.hasSuffix("read 0, taken 0, unchanged 0, set aside 0; 1 file refused\n"),
      "\(told.output)")
  }

  @Test(arguments: [
    "rulebook adopt --built-in", "settings time-zone Europe/Helsinki", "rebuild",
    "withdraw nothing --because mistaken",
    "waive D101 6.2.5-2026-01147 --because agreed --until 2027-12-31",
  ])
  func `a change of a portfolio that is not there`(_ command: String) throws {
    let told = try run("fondbok \(command) --portfolio absent.sqlite; echo $?; ls")
    #expect(told.output.contains("error: there is no portfolio at absent.sqlite"))
    #expect(told.output.contains("\n2\n") && !told.output.contains("\nabsent.sqlite"))
  }

  @Test func `the amounts of a difference, their signs before the currency`() throws {
    let command = "COLUMNS=200 fondbok diff 6.2.5-2026-01152 --on 2027-06-01 | grep '('"
    let english = try run(command, imported: true).output
    #expect(english.contains("(-SEK 100000.00)"), "\(english)")
    #expect(english.contains("(+SEK 100000.00)"), "\(english)")
    let swedish = try run(command, imported: true, locale: "sv_SE.UTF-8").output
    let size = try #require(swedish.firstMatch(of: /\(\+(.*?)\)/)).1
    #expect(swedish.contains("(\u{2212}\(size))"), "\(swedish)")
  }

  @Test func `a difference to a rejection, without saying that it is one`() throws {
    let told = try run(
      """
      fondbok diff 6.2.5-2026-01188 --on 2027-06-01 | head -2
      fondbok diff 6.2.5-2026-01188 --on 2027-06-01 --language sv | head -2
      fondbok diff 6.2.5-2026-01188 --on 2027-06-01 --format json
      """, imported: true
    ).output
    #expect(told.contains("\n+ decision decision-sports-days, version 1, 2026-05-28: rejection\n"))
    #expect(told.contains("\n+ beslut decision-sports-days, version 1, 2026-05-28: avslag\n"))
    #expect(told.contains("\"outcome\":null}") && told.contains("\"outcome\":\"rejection\"}"))
  }

  @Test func `a condition that ends in a stop, with two`() throws {
    let told = try run(
      "COLUMNS=1000 fondbok due --on 2027-06-01; "
        + "COLUMNS=1000 fondbok show 6.2.5-2026-01184 --on 2027-06-01", imported: true
    ).output
    let parts = told.components(separatedBy: "myndigheten bjuds in till: due in")
    #expect(parts.count > 2, "\(told)")
    #expect(!told.contains(".:"), "\(told)")
  }
}
