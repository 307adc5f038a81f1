import ArgumentParser
import Portfolio

struct Withdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Withdraw a document that was taken by mistake.",
    discussion: """
      Its bytes stay, and no version of it is current any more. The document is named by its id, by \
      KIND and ID, or by KIND, ISSUER and ID.

      fondbok withdraw "application language-courses" --because "sent by mistake"
      """)

  @Argument(help: "The document.")
  var document: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var because: String

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions

  func validate() throws {
    if because.allSatisfy(\.isWhitespace) { throw ValidationError("say why, with --because") }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.write)
      let document = try FindDocument.find(document, in: store)
      let entry = try store.withdraw(
        document, because: because, by: person.name, at: Clock.now)
      _ = try store.settle()
      if let entry {
        Console.line("withdrew \(Console.safe(document.description)); log entry \(entry)")
      } else {
        Console.line("\(Console.safe(document.description)) was withdrawn before; nothing changed")
      }
    }
  }
}

/// Finds the one document that a name means.
enum FindDocument {
  struct Unclear: Error, CustomStringConvertible {
    let description: String
  }

  static func find(_ name: String, in store: Store) throws -> NamedDocument {
    let found = try store.documents(named: name)
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      throw Unclear(
        description: "there is no document \(name); fondbok list documents shows their names")
    }
    let names = found.map { "\"\($0)\"" }.joined(separator: ", ")
    throw Unclear(description: "\(name) may be any of \(names); name one of these")
  }
}
