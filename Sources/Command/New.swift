import ArgumentParser
import Importer
import Languages
import Portfolio

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
      sv: "Slaget av handling: ansökan, beslut, rapport … eller application, decision, report …",
      valueName: Wording("kind", sv: "slag")), completion: .list(Format.current.kinds))
  var kind: String

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard named == nil else { return }
    let names = Format.current.kinds.joined(separator: ", ")
    throw ValidationError(
      say(
        "there is no kind \(kind); it is one of \(names)",
        sv: "det finns inget slag \(kind); det är ett av \(names)"))
  }

  func run() throws {
    try finishing {
      guard let named, let text = ExampleDocument.text(of: named, language: language.chosen) else {
        return
      }
      Console.write(text)
    }
  }

  /// The kind that is meant: by its name in documents, or by its Swedish one, which pages say.
  private var named: String? {
    let kinds = Format.current.kinds
    if kinds.contains(kind) { return kind }
    return kinds.first { DocumentKind(rawValue: $0)?.swedish == kind.lowercased() }
  }
}
