import ArgumentParser
import Importer
import Languages

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: say(
      "Print a document of a kind to begin from.",
      sv: "Skriv ut en handling av ett slag att börja från."),
    discussion: say(
      """
      The document can be imported as it is. It has example values where something must stand, \
      and comments that say what each part means and what may be added.
      """,
      sv: """
        Handlingen kan tas in som den är. Den har exempel där något ska stå, och kommentarer som \
        säger vad varje del betyder och vad som får läggas till.
        """) + """


        fondbok new application > application.xml
        fondbok new report --language sv
        """)

  @Argument(
    help: Help(
      "The kind of document: application, decision, report …",
      sv: "Slaget av handling: application, decision, report …",
      valueName: Wording("kind", sv: "slag")))
  var kind: String

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    let kinds = Format.current.kinds
    guard !kinds.contains(kind) else { return }
    let names = kinds.joined(separator: ", ")
    throw ValidationError(
      say(
        "there is no kind \(kind); it is one of \(names)",
        sv: "det finns inget slag \(kind); det är ett av \(names)"))
  }

  func run() throws {
    try finishing {
      guard let text = ExampleDocument.text(of: kind, language: language.chosen) else { return }
      Console.write(text)
    }
  }
}
