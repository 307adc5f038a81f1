import ArgumentParser
import Importer
import Languages

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Print a document of a kind to begin from.",
    discussion: """
      The document can be imported as it is. It has example values where something must stand, and \
      comments that say what each part means and what may be added.

      fondbok new application > application.xml
      fondbok new report --language sv
      """)

  @Argument(help: "The kind of document: application, decision, report …")
  var kind: String

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    let kinds = Format.current.kinds
    guard !kinds.contains(kind) else { return }
    throw ValidationError("there is no kind \(kind); it is one of \(kinds.joined(separator: ", "))")
  }

  func run() throws {
    try finishing {
      guard let text = ExampleDocument.text(of: kind, language: language.chosen) else { return }
      Console.write(text)
    }
  }
}
