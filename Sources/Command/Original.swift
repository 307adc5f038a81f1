import ArgumentParser
import Foundation
import Languages
import Portfolio

struct Original: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "original",
    abstract: say(
      "Write the bytes of a document or a file as they were sent.",
      sv: "Skriv ut en handlings eller en fils byte så som de skickades in."),
    discussion: say(
      """
      A record that was set aside is found by the id it states, or by the line of its file that it \
      begins on. Personal numbers are not masked here.
      """,
      sv: """
        En post som lades åt sidan hittas genom det id den anger, eller genom raden i sin fil som den \
        börjar på. Personnummer döljs inte här.
        """) + """


        fondbok original "application language-courses"
        fondbok original language-courses --version 1
        fondbok original --file call-open.xml
        fondbok original --file late-arrivals.xml --line 151
        """)

  @Argument(
    help: Help(
      "The document: its id, KIND and ID, or KIND, ISSUER and ID.",
      sv: "Handlingen: dess id, SLAG och ID, eller SLAG, UTFÄRDARE och ID.",
      valueName: .document))
  var document: String?

  @Option(
    name: .customLong("version"),
    help: Help(
      "A version of it; the current one when left out.",
      sv: "En version av den; den gällande om den utelämnas.", valueName: .number))
  var number: Int?

  @Option(
    help: Help(
      "A file instead: its name as list documents shows it. Of several, the one that came last.",
      sv:
        "En fil i stället: dess namn så som list documents visar det. Av flera, den som kom sist.",
      valueName: .name))
  var file: String?

  @Option(
    help: Help(
      "The record of the file that begins on this line.",
      sv: "Posten i filen som börjar på den här raden.", valueName: Wording("line", sv: "rad")))
  var line: Int?

  @Option(
    help: Help(
      "The file that this entry of the log brought.",
      sv: "Filen som den här loggposten tog in.", valueName: .entry))
  var entry: Int64?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard (document == nil) != (file == nil) else {
      throw ValidationError(
        say(
          "name either a document, or a file with --file",
          sv: "ange antingen en handling, eller en fil med --file"))
    }
    if file == nil, line != nil || entry != nil {
      throw ValidationError(
        say("--line and --entry go with --file", sv: "--line och --entry hör till --file"))
    }
    if file != nil, number != nil {
      throw ValidationError(
        say("--version goes with a document", sv: "--version hör till en handling"))
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      if let file { return try store.reading { try writeFile(file, $0) } }
      guard let document else { return }
      if try store.documents(named: document).isEmpty {
        let isFound = try store.reading { try writeSetAside(document, $0) }
        if isFound { return }
      }
      let named = try FindDocument.find(document, in: store)
      let original = try store.reading { reading -> OriginalRecord? in
        let versions = try reading.versions().filter {
          $0.kind == named.kind && $0.issuer == named.issuer && $0.id == named.id
        }
        let wanted =
          number.map { number in versions.last { $0.number == number } }
          ?? versions.first { $0.isCurrent }
        return try wanted.flatMap { try reading.original(ofVersion: $0.version) }
      }
      guard let original else {
        throw FindDocument.Unclear(wording: try missing(named, in: store))
      }
      write(original.bytes)
    }
  }

  /// Why the version that was asked for is not there.
  private func missing(_ document: NamedDocument, in store: Store) throws -> Wording {
    let name = document.description
    if let number {
      return Wording("\(name) has no version \(number)", sv: "\(name) har ingen version \(number)")
    }
    let kept = try store.reading { try $0.versions() }
      .filter {
        $0.kind == document.kind && $0.issuer == document.issuer && $0.id == document.id
      }
      .map(\.number).max()
    let how = kept.map {
      Wording(
        "; fondbok original \"\(name)\" --version \($0) writes the last one",
        sv: "; fondbok original \"\(name)\" --version \($0) skriver ut den sista")
    }
    let entry = try store.withdrawal(of: document)
    let what =
      entry.map {
        Wording(
          "\(name) was withdrawn by entry \($0) of the log",
          sv: "\(name) drogs tillbaka med post \($0) i loggen")
      } ?? Wording("\(name) has no current version", sv: "\(name) har ingen gällande version")
    return what + (how ?? .same(""))
  }

  private func writeFile(_ name: String, _ reading: Reading) throws {
    let file = try FindKept.file(name, entry: entry, in: reading)
    if let line {
      return write(
        try reading.bytes(of: FindKept.record(atLine: line, of: file, in: reading)))
    }
    let pieces = try reading.open(file)
    while let piece = try pieces.next() { write(piece) }
  }

  /// Writes the one record set aside that has the name; `false` when none has it.
  private func writeSetAside(_ name: String, _ reading: Reading) throws -> Bool {
    guard let record = try FindKept.recordSetAside(named: name, in: reading) else { return false }
    write(try reading.bytes(of: record))
    return true
  }

  private func write(_ bytes: [UInt8]) { Console.write(bytes) }
}
