import ArgumentParser
import Foundation
import Languages

struct WriteLetterTemplates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: say(
      "Write the program's templates to a folder, for the office to change.",
      sv: "Skriv programmets mallar till en mapp, för förvaltningen att ändra."),
    discussion: say(
      """
      A template is text: its first line is the title of the letter, and {{project}} stands for what is \
      filled in. Nothing that is there already is written over.
      """,
      sv: """
        En mall är text: dess första rad är brevets rubrik, och {{project}} står för det som fylls i. \
        Inget som redan finns skrivs över.
        """) + """


        fondbok letter templates our-letters
        fondbok letter completion 6.2.5-2026-01175 --templates our-letters
        """)

  @Argument(help: Help("The folder.", sv: "Mappen.", valueName: .folder))
  var folder: String

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for (name, text) in LetterTemplates.builtIn.sorted(by: { $0.key < $1.key }) {
        let path = "\(folder)/\(name)"
        guard !FileManager.default.fileExists(atPath: path) else {
          tell(
            Wording("\(path) is there already, and stays", sv: "\(path) finns redan, och lämnas"))
          continue
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        tell(Wording("wrote \(path)", sv: "skrev \(path)"))
      }
    }
  }

  private func tell(_ words: Wording) { Console.wrapped(Console.safe(words(in: language.chosen))) }
}
