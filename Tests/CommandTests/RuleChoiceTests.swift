import Foundation
import TestSupport
import Testing

/// Rules that judge no project: those of the door, and those on the rulebook.
@Suite struct `A rule that judges no project` {
  @Test(arguments: [
    ("waive R102 6.2.5-2026-01147", "R102 judges the rulebook itself"),
    ("waive S209 6.2.5-2026-01147", "S209 is a rule of the door"),
  ])
  func `says why what a rule finds cannot be accepted`(arguments: String, says: String) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: "fondbok \(arguments) --because 'agreed' --until 2027-12-31", in: folder.url)
    #expect(run.status == 64 && run.output.contains(says), "\(run.output)")
    #expect(!run.output.contains("there is no rule"))
  }

  @Test func `shows that accepting needs a last day, and ending none`() throws {
    let folder = try TestFolder()
    let help = try ProgramRun(shell: "fondbok waive --help", in: folder.url).output
    #expect(help.contains("--because <text> --until <day> [--at <place>]"), "\(help)")
    #expect(help.contains("fondbok waive <rule> <subject> --because <text> --end [--on <day>]"))
    #expect(!help.contains("[--until"))
    let swedish = try ProgramRun(shell: "fondbok waive --help --language sv", in: folder.url).output
    #expect(swedish.contains("--because <text> --until <dag> [--at <plats>]"), "\(swedish)")
  }

  @Test(arguments: ["R102", "s209", "malformed-value"])
  func `says why a check by one rule cannot be by this one`(rule: String) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(shell: "fondbok check --rule \(rule)", in: folder.url)
    #expect(run.status == 64 && !run.output.contains("there is no rule"), "\(run.output)")
    let unknown = try ProgramRun(shell: "fondbok check --rule X999", in: folder.url)
    #expect(unknown.output.contains("there is no rule X999; fondbok rules lists them"))
  }
}
