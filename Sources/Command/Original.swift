import ArgumentParser
import Foundation
import Languages
import Portfolio

struct Original: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "original",
    abstract: say(
      "Write the bytes of a document as they were sent.",
      sv: "Skriv ut en handlings byte så som de skickades in."),
    discussion: say(
      "Personal numbers are not masked here.", sv: "Personnummer döljs inte här.") + """


        fondbok original "application language-courses"
        fondbok original language-courses --version 1
        """)

  @Argument(
    help: Help(
      "The document: its id, KIND and ID, or KIND, ISSUER and ID.",
      sv: "Handlingen: dess id, SLAG och ID, eller SLAG, UTFÄRDARE och ID.",
      valueName: .document))
  var document: String

  @Option(
    name: .customLong("version"),
    help: Help(
      "A version of it; the current one when left out.",
      sv: "En version av den; den gällande om den utelämnas.", valueName: .number))
  var number: Int?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let document = try FindDocument.find(document, in: store)
      let original = try store.reading { reading -> OriginalRecord? in
        let versions = try reading.versions().filter {
          $0.kind == document.kind && $0.issuer == document.issuer && $0.id == document.id
        }
        let wanted =
          number.map { number in versions.last { $0.number == number } }
          ?? versions.first { $0.isCurrent }
        return try wanted.flatMap { try reading.original(ofVersion: $0.version) }
      }
      guard let original else {
        let name = document.description
        throw FindDocument.Unclear(
          wording: number.map {
            Wording("\(name) has no version \($0)", sv: "\(name) har ingen version \($0)")
          }
            ?? Wording(
              "\(name) has no current version",
              sv: "\(name) har ingen gällande version"))
      }
      FileHandle.standardOutput.write(Data(original.bytes))
    }
  }
}
