import ArgumentParser
import Languages
import Portfolio

struct Withdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: say(
      "Withdraw a document that was taken by mistake.",
      sv: "Dra tillbaka en handling som togs in av misstag."),
    discussion: say(
      """
      Its bytes stay, and no version of it is current any more. The document is named by its id, \
      by KIND and ID, or by KIND, ISSUER and ID.
      """,
      sv: """
        Den bevaras, men ingen version av den gäller längre. Handlingen anges med sitt id, med \
        SLAG och ID, eller med SLAG, UTFÄRDARE och ID.
        """) + """


        fondbok withdraw "application language-courses" --because "sent by mistake"
        """)

  @Argument(help: Help("The document.", sv: "Handlingen.", valueName: .document))
  var document: String

  @Option(help: Help("Why.", sv: "Varför.", valueName: .text))
  var because: String

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if because.allSatisfy(\.isWhitespace) {
      throw ValidationError(say("say why, with --because", sv: "säg varför, med --because"))
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.write)
      let document = try FindDocument.find(document, in: store)
      let entry = try store.withdraw(
        document, because: because, by: person.name, at: Clock.now)
      _ = try store.settle()
      let name = Console.safe(document.description)
      let told =
        entry.map {
          Wording("withdrew \(name); log entry \($0)", sv: "drog tillbaka \(name); loggpost \($0)")
        }
        ?? Wording(
          "\(name) was withdrawn before; nothing changed",
          sv: "\(name) var redan tillbakadragen; ingenting ändrades")
      Console.line(told(in: language.chosen))
    }
  }
}

/// Finds the one document that a name means.
enum FindDocument {
  struct Unclear: SayableError {
    let wording: Wording
  }

  static func find(_ name: String, in store: Store) throws -> NamedDocument {
    let found = try store.documents(named: name)
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      throw Unclear(
        wording: Wording(
          "there is no document \(name); fondbok list documents shows their names",
          sv: "det finns ingen handling \(name); fondbok list documents visar deras namn"))
    }
    let names = found.map { "\"\($0)\"" }.joined(separator: ", ")
    throw Unclear(
      wording: Wording(
        "\(name) may be any of \(names); name one of these",
        sv: "\(name) kan vara någon av \(names); ange en av dem"))
  }
}
