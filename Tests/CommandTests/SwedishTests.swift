import Foundation
import TestSupport
import Testing

/// What the program says to people, it says in Swedish when it is asked to, and all of it.
@Suite struct `The program in Swedish` {
  private static let folder = FileManager.default.temporaryDirectory

  /// Every command of the program, by its own help.
  private static func commands() throws -> [String] {
    let main = try commands(in: "")
    return try [""]
      + main.flatMap { name in
        try [name] + commands(in: name).map { "\(name) \($0)" }
      }
  }

  private static func commands(in command: String) throws -> [String] {
    let help = try ProgramRun(shell: "fondbok \(command) --help", in: folder).output
    let parts = help.components(separatedBy: "SUBCOMMANDS:")
    guard parts.count == 2, let last = parts.last else { return [] }
    return last.split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See '") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func `gives help without an English sentence`() throws {
    let commands = try Self.commands()
    #expect(commands.count > 12)
    for command in commands {
      let english = try ProgramRun(shell: "fondbok \(command) --help", in: Self.folder).output
      let swedish = try ProgramRun(
        shell: "fondbok \(command) --help --language sv", in: Self.folder
      ).output
      #expect(swedish.contains("ÖVERSIKT: "))
      #expect(swedish.contains("ANVÄNDNING: "))
      let words = Set(swedish.split(separator: "\n").compactMap(Self.sentence))
      for line in english.split(separator: "\n").compactMap(Self.sentence) {
        #expect(!words.contains(line), "fondbok \(command) --help --language sv: \(line)")
      }
    }
  }

  /// What a line of help says, without the flag before it, when it is a sentence and no example.
  private static func sentence(_ line: Substring) -> String? {
    let text = String(line).components(separatedBy: "  ").last { !$0.isEmpty } ?? ""
    let words = text.split(separator: " ").filter { $0.allSatisfy(\.isLetter) && $0.count > 1 }
    let isExample = text.trimmingCharacters(in: .whitespaces).hasPrefix("fondbok ")
    return isExample || words.count < 3 ? nil : text.trimmingCharacters(in: .whitespaces)
  }

  @Test func `takes the language from LANG, and --language before it`() throws {
    let swedish = try ProgramRun(
      shell: "fondbok import --help", in: Self.folder, locale: "sv_SE.UTF-8")
    #expect(swedish.output.contains("ANVÄNDNING: fondbok import "))
    #expect(swedish.output.contains("Visa hjälp."))
    let english = try ProgramRun(
      shell: "fondbok import --help --language en", in: Self.folder, locale: "sv_SE.UTF-8")
    #expect(english.output.contains("USAGE: fondbok import "))
  }

  static let faults: [(arguments: String, sentence: String)] = [
    ("list --nonsense", "Fel: Okänd flagga '--nonsense'"),
    ("list --onn=2026-01-01", "Fel: Okänd flagga '--onn'. Menade du '--on'?"),
    ("list --on", "Fel: Värde saknas för '--on <dag>'"),
    ("list --on yesterday", "Fel: Värdet 'yesterday' är ogiltigt för '--on <dag>'"),
    ("show", "Fel: Argumentet '<projekt>' saknas"),
    ("list --on 2026-01-01 --on=2026-01-02", "Fel: --on anges två gånger; ange den en gång"),
    (
      "export list-of-operations --format xml --dialect excel-sv",
      "Fel: --dialect hör till CSV; xml har ingen"
    ),
    ("log --format xml", "Ange något av 'text' och 'json'."),
    ("explain B999", "Fel: det finns ingen regel eller post B999; fondbok rules räknar upp"),
  ]

  @Test(arguments: faults)
  func `says what is wrong with arguments`(_ fault: (arguments: String, sentence: String)) throws {
    let run = try ProgramRun(
      shell: "fondbok \(fault.arguments)", in: Self.folder, locale: "sv_SE.UTF-8")
    #expect(run.status == 64)
    #expect(run.output.contains(fault.sentence), "\(run.output)")
    #expect(!run.output.contains("Usage:") && !run.output.contains("Error:"), "\(run.output)")
  }

  @Test func `leaves JSON in English unless it is asked for another language`() throws {
    let folder = try TestFolder()
    let check =
      "fondbok check \(Samples.folder.path)/Faulty/union-share-above-ceiling.xml "
      + "--on 2026-01-30 --rule B101 --format json"
    let english = try ProgramRun(shell: check, in: folder.url)
    let locale = try ProgramRun(shell: check, in: folder.url, locale: "sv_SE.UTF-8")
    let asked = try ProgramRun(shell: check + " --language sv", in: folder.url)
    #expect(english.output == locale.output)
    #expect(english.output != asked.output)
  }
}
