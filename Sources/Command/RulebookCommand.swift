import ArgumentParser
import Languages
import Portfolio
import Rules
import SafeText

struct RulebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rulebook",
    abstract: say(
      "The rulebook that the portfolio is judged by.",
      sv: "Regelboken som portföljen bedöms efter."),
    discussion: say(
      """
      A rulebook is the program's own files with an office's laid over them: amounts, days, themes, \
      how grave a fault is, in all or for one call, and which rules are turned off or on trial. What \
      a rule on trial finds is shown apart and fails nothing. What was adopted holds from its entry of the \
      log on, and its files are kept, so that --as-of judges by the rulebook of then.
      """,
      sv: """
        En regelbok är programmets egna filer med förvaltningens lagda över dem: belopp, dagar, teman, \
        hur allvarligt ett fel är, i allmänhet eller för en utlysning, och vilka regler som är avstängda \
        eller på prov. Det som en regel på prov anmärker på visas för sig och underkänner ingenting. \
        Det som har antagits gäller \
        från sin post i loggen, och filerna bevaras, så att --as-of bedömer efter dåtidens regelbok.
        """) + """


        fondbok rulebook check our-rulebook
        fondbok rulebook adopt our-rulebook
        fondbok rulebook list
        """,
    subcommands: [
      CheckRulebook.self, AdoptRulebook.self, ListRulebooks.self, ShowRulebook.self,
    ])

  @OptionGroup var language: LanguageOptions
}

struct CheckRulebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: say(
      "Look a folder of rulebook files over, and change nothing.",
      sv: "Granska en mapp med regelboksfiler, utan att ändra något."),
    discussion: say(
      """
      Faults are told with their places; one, and nothing is judged by the files. What is no fault and is \
      worth knowing is told as a note: that a later file takes the place of what an earlier one says, and \
      that a table may have gaps.
      """,
      sv: """
        Fel nämns med sina platser; finns det ett bedöms ingenting efter filerna. Det som inte är något \
        fel men värt att veta nämns som en upplysning: att en senare fil gäller i stället för en \
        tidigare, och att en tabell får ha luckor.
        """) + """


        fondbok rulebook check our-rulebook
        """)

  @Argument(help: Help("The folder.", sv: "Mappen.", valueName: .folder))
  var folder: String

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let read = try RulebookFolder.read(folder)
      let names = read.files.filter { !$0.isBuiltIn }.map(\.name).joined(separator: ", ")
      let told = Wording(
        "no fault in \(names); rulebook \(read.id) \(read.hash.prefix(12))",
        sv: "inga fel i \(names); regelbok \(read.id) \(read.hash.prefix(12))")
      for note in RulebookNote.all(on: read.files) {
        let place = "\(note.place.file):\(note.place.line):\(note.place.column): note: "
        Console.wrapped(Console.safe(place + note.words(in: language.chosen)))
      }
      Console.wrapped(Console.safe(told(in: language.chosen)))
    }
  }
}

struct AdoptRulebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: say(
      "Judge the portfolio by a rulebook from now on.",
      sv: "Bedöm portföljen efter en regelbok från och med nu."),
    discussion: say(
      """
      The files of the folder are looked over first; one with a fault is not adopted. With --built-in \
      the portfolio is judged by this program's own files again, and by those of no other version.
      """,
      sv: """
        Mappens filer granskas först; en regelbok med fel antas inte. Med --built-in bedöms portföljen \
        åter efter det här programmets egna filer, och inte efter någon annan versions.
        """) + """


        fondbok rulebook adopt our-rulebook
        fondbok rulebook adopt --built-in
        """)

  @Argument(help: Help("The folder.", sv: "Mappen.", valueName: .folder))
  var folder: String?

  @Flag(
    help: Help(
      "This program's own files, with none laid over them.",
      sv: "Programmets egna filer, utan några över dem."))
  var builtIn = false

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard (folder == nil) == builtIn else {
      throw ValidationError(
        say(
          "name the folder to adopt, or give --built-in",
          sv: "ange mappen som ska antas, eller --built-in"))
    }
  }

  func run() throws {
    try finishing {
      let read = try folder.map { try RulebookFolder.read($0) } ?? .builtIn
      let store = try portfolio.open(.write)
      let entry = try store.adopt(read.files, id: read.id, by: person.name, at: Clock.now)
      _ = try store.settle()
      let name = Wording.same("\(read.id) \(read.hash.prefix(12))")
      let told =
        entry.map {
          Wording(
            "the portfolio is judged by the rulebook \(name) from now on; log entry \($0)",
            sv: "portföljen bedöms efter regelboken \(name) från och med nu; loggpost \($0)")
        }
        ?? Wording(
          "the portfolio is judged by the rulebook \(name) already; nothing changed",
          sv: "portföljen bedöms redan efter regelboken \(name); ingenting ändrades")
      Console.wrapped(Console.safe(told(in: language.chosen)))
    }
  }
}

struct ListRulebooks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(
      "List the rulebooks that were adopted, and which one holds.",
      sv: "Räkna upp de regelböcker som har antagits, och vilken som gäller."),
    discussion: """
      fondbok rulebook list
      fondbok rulebook list --format json
      """)

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let adopted = try portfolio.open(.read).reading { try $0.adoptedRulebooks() }
      let own = Rulebooks.builtIn
      if format == .json {
        for kept in adopted { Console.line(Console.mask(json(kept).line)) }
        return
      }
      for kept in adopted {
        var words = Wording.same(
          "\(kept.entry)  \(kept.at)  \(kept.madeBy)  \(kept.id)  \(kept.sha256.prefix(12))")
        if kept == adopted.last { words = words + Wording("  holds", sv: "  gäller") }
        Console.wrapped(Console.safe(words(in: language.chosen)))
      }
      if adopted.isEmpty {
        let told = Wording(
          "none was adopted; the portfolio is judged by the program's own, \(own.id) "
            + "\(own.hash.prefix(12))",
          sv: "ingen har antagits; portföljen bedöms efter programmets egen, \(own.id) "
            + "\(own.hash.prefix(12))")
        return Console.wrapped(told(in: language.chosen))
      }
      if let told = adopted.last.flatMap(OlderFiles.told) {
        Console.wrapped(told(in: language.chosen))
      }
    }
  }

  private func json(_ kept: KeptRulebook) -> JSONValue {
    .object([
      ("entry", .integer(kept.entry)), ("at", .text(kept.at)), ("by", .text(kept.madeBy)),
      ("id", .text(kept.id)), ("sha256", .text(kept.sha256)),
      ("builtIn", .texts(kept.files.filter(\.isBuiltIn).map(\.name))),
      ("laidOver", .texts(kept.files.filter { !$0.isBuiltIn }.map(\.name))),
    ])
  }
}

/// Tells when a rulebook was adopted with files of the program that this version has changed.
enum OlderFiles {
  static func told(_ kept: KeptRulebook) -> Wording? {
    guard kept.files.filter(\.isBuiltIn) != RulebookFile.builtIn else { return nil }
    return Wording(
      "its files of the program are of another version than this one's; adopt again to judge by "
        + "these",
      sv:
        "dess filer från programmet är av en annan version än den här; anta på nytt för att bedöma "
        + "efter dessa")
  }
}

struct ShowRulebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: say(
      "Show the files of the rulebook that holds, or the bytes of one of them.",
      sv: "Visa filerna i regelboken som gäller, eller innehållet i en av dem."),
    discussion: """
      fondbok rulebook show
      fondbok rulebook show --file cpr-2021.json5
      fondbok rulebook show --as-of 12
      """)

  @Option(
    help: Help(
      "The file whose bytes are written.", sv: "Filen vars innehåll skrivs.", valueName: .file))
  var file: String?

  @Option(
    help: Help(
      "The rulebook that held after this entry of the log.",
      sv: "Regelboken som gällde efter den här posten i loggen.", valueName: .entry))
  var asOf: Int64?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let snapshot = asOf.map { Snapshot.asOf(entry: $0) } ?? .now
      let adopted = try portfolio.open(.read).reading(snapshot) { try $0.adoptedRulebook() }
      let files = adopted?.files ?? Rulebooks.builtIn.files
      if let file {
        guard let found = files.first(where: { $0.name == file }) else {
          throw RulebookRefused(
            wording: Wording(
              "the rulebook has no file \(file); it has \(files.map(\.name).joined(separator: ", "))",
              sv: "regelboken har ingen fil \(file); den har "
                + "\(files.map(\.name).joined(separator: ", "))"))
        }
        return Console.write(found.bytes)
      }
      let name =
        adopted.map { "\($0.id) \($0.sha256)" }
        ?? "\(Rulebooks.builtIn.id) \(Rulebooks.builtIn.hash)"
      Console.wrapped(Console.safe(name))
      for file in files {
        let origin =
          file.isBuiltIn
          ? Wording("the program's", sv: "programmets") : Wording("laid over", sv: "lagd över")
        let line = Wording.same("  \(file.name)  ") + origin
        Console.wrapped(Console.safe(line(in: language.chosen)))
      }
    }
  }
}
