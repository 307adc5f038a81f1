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
      by KIND and ID, or by KIND, ISSUER and ID. A record that was set aside, and that nobody will \
      send again under the same id, is named by its id or by its file and line, and is not listed \
      any more.
      """,
      sv: """
        Den bevaras, men ingen version av den gäller längre. Handlingen anges med sitt id, med \
        SLAG och ID, eller med SLAG, UTFÄRDARE och ID. En post som lades åt sidan, och som ingen \
        kommer att skicka på nytt under samma id, anges med sitt id eller med sin fil och rad, och \
        räknas sedan inte upp längre.
        """) + """


        fondbok withdraw "application language-courses" --because "sent by mistake"
        fondbok withdraw --file late-arrivals.xml --line 151 --because "sent again as A-7"
        """)

  @Argument(help: Help("The document.", sv: "Handlingen.", valueName: .document))
  var document: String?

  @Option(
    help: Help(
      "The file of a record set aside, as list is:set-aside shows it.",
      sv: "Filen med en post som lades åt sidan, så som list is:set-aside visar den.",
      valueName: .name))
  var file: String?

  @Option(
    help: Help(
      "The line on which that record begins.", sv: "Raden som den posten börjar på.",
      valueName: Wording("line", sv: "rad")))
  var line: Int?

  @Option(
    help: Help(
      "The file that this entry of the log brought, where several have the name.",
      sv: "Filen som den här loggposten tog in, där flera har namnet.", valueName: .entry))
  var entry: Int64?

  @Option(help: Help("Why.", sv: "Varför.", valueName: .text))
  var because: String

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if because.allSatisfy(\.isWhitespace) {
      throw ValidationError(say("say why, with --because", sv: "säg varför, med --because"))
    }
    guard (document == nil) != (file == nil) else {
      throw ValidationError(
        say(
          "name either a document, or a record set aside with --file and --line",
          sv: "ange antingen en handling, eller en post som lades åt sidan med --file och --line"))
    }
    guard (file == nil) == (line == nil), file != nil || entry == nil else {
      throw ValidationError(
        say(
          "--file and --line go together, and --entry with them",
          sv: "--file och --line hör ihop, och --entry till dem"))
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.write)
      let (name, entry) = try withdraw(from: store)
      _ = try store.settle()
      let shown = Console.safe(name)
      let told =
        entry.map {
          Wording(
            "withdrew \(shown); log entry \($0)", sv: "drog tillbaka \(shown); loggpost \($0)")
        }
        ?? Wording(
          "\(shown) was withdrawn before; nothing changed",
          sv: "\(shown) var redan tillbakadragen; ingenting ändrades")
      Console.wrapped(told(in: language.chosen))
    }
  }

  /// Withdraws what is named.
  ///
  /// - Returns: what it is, and the entry of the log, or `nil` when nothing changed.
  private func withdraw(from store: Store) throws -> (name: String, entry: Int64?) {
    if let record = try recordSetAside(in: store) {
      let entry = try store.withdraw(record, because: because, by: person.name, at: Clock.now)
      return ("\(record.file):\(record.line)", entry)
    }
    let found = try FindDocument.find(document ?? "", in: store)
    return (
      found.description,
      try store.withdraw(found, because: because, by: person.name, at: Clock.now)
    )
  }

  /// The record set aside that is named, by its place or by an id that no document has.
  private func recordSetAside(in store: Store) throws -> KeptRecord? {
    if let file, let line {
      return try store.reading { reading in
        let kept = try FindKept.file(file, entry: entry, in: reading)
        let record = try FindKept.record(atLine: line, of: kept, in: reading)
        guard try reading.isSetAside(record) else {
          throw FindDocument.Unclear(
            wording: Wording(
              "the record on line \(line) of \(file) was taken; name the document",
              sv: "posten på rad \(line) i \(file) togs in; ange handlingen"))
        }
        return record
      }
    }
    guard let document, try store.documents(named: document).isEmpty else { return nil }
    return try store.reading { try FindKept.recordSetAside(named: document, in: $0) }
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
