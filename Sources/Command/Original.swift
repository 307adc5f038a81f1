import ArgumentParser
import Foundation
import Portfolio

struct Original: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "original",
    abstract: "Write the bytes of a document as they were sent.",
    discussion: """
      Personal numbers are not masked here.

      fondbok original "application language-courses"
      fondbok original language-courses --version 1
      """)

  @Argument(help: "The document: its id, KIND and ID, or KIND, ISSUER and ID.")
  var document: String

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("A version of it; the current one when left out.", valueName: "number"))
  var number: Int?

  @OptionGroup var portfolio: PortfolioOptions

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
        throw FindDocument.Unclear(
          description: "\(document) has no \(number.map { "version \($0)" } ?? "current version")")
      }
      FileHandle.standardOutput.write(Data(original.bytes))
    }
  }
}
