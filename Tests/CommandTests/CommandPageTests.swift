import Foundation
import Importer
import Languages
import TestSupport
import Testing

/// The page of the commands names every command and every rule of the door, and none that is not there.
@Suite struct `The page of the commands` {
  @Test func `has every rule of the door, by id and name`() throws {
    let page = try Samples.text("Sources/Command/README.md")
    let rows = page.split(separator: "\n").filter {
      $0.hasPrefix("| S") && $0.contains("-") || $0.hasPrefix("| S1")
    }
    let documented = rows.map { row in
      row.split(separator: "|").prefix(3).map { $0.trimmingCharacters(in: .whitespaces) }
        .joined(separator: " ")
    }
    #expect(
      documented == DoorRule.allCases.map { "\($0.rawValue) \($0.name) \($0.finds.english)" })
  }

  @Test(arguments: ["Sources/Command/README.md", "README.sv.md"])
  func `has every command that the program has`(_ path: String) throws {
    let page = try Samples.text(path)
    let help = try ProgramRun(shell: "fondbok --help", in: FileManager.default.temporaryDirectory)
    let commands =
      help.output.components(separatedBy: "SUBCOMMANDS:").last?
      .split(separator: "\n").filter {
        $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See '")
      }
      .compactMap { $0.split(separator: " ").first.map(String.init) } ?? []
    #expect(commands.count > 10)
    for command in commands where command != "See" {
      #expect(page.contains("`\(command)"), "\(command) is not on the page \(path)")
    }
  }

  @Test func `gives every command help with an example`() throws {
    let folder = FileManager.default.temporaryDirectory
    for command in [
      "import", "check", "status", "list", "show", "diff", "due", "original", "export", "trace",
      "again", "sent", "dossier", "new",
      "rules", "rules diff", "explain", "rulebook", "rulebook check", "rulebook adopt",
      "rulebook list", "rulebook show", "rates import", "rates list", "waive", "waivers",
      "withdraw", "log",
      "verify", "rebuild", "settings", "letter", "letter completion", "letter reminder",
      "letter templates",
      "demo",
    ] {
      let help = try ProgramRun(shell: "fondbok \(command) --help", in: folder)
      #expect(help.status == 0)
      #expect(help.output.contains("fondbok \(command)"), "\(command) has no example in its help")
    }
  }
}
