import ArgumentParser
import Importer
import Languages
import Portfolio

struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: say(
      "Make everything that was read out of the originals again.",
      sv: "Gör om allt som lästes ur originalen."),
    discussion: say(
      """
      Rows, projects, rates and what can be searched for are what the reader makes of the originals. \
      When verify --deep finds that they are not, this makes them again, and brings back views that \
      are gone. The originals, the log and the days of receipt stay as they are, and the log tells \
      that it was done.
      """,
      sv: """
        Rader, projekt, kurser och det som kan sökas är vad läsaren gör av originalen. När verify \
        --deep finner att de inte är det, gör det här om dem, och återställer vyer som är borta. \
        Originalen, loggen och dagarna då handlingar kom in blir som de är, och loggen berättar att \
        det gjordes.
        """) + """


        fondbok rebuild
        """)

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.write)
      let progress = ProgressBar(.bytes, of: nil, language: language.chosen)
      defer { progress.clear() }
      let made = try store.rebuild(
        shapes: Format.current.shapes, by: person.name, at: Clock.now
      ) { reading, take in
        try rereadOriginals(of: reading, onProgress: { progress.show($0) }, take)
      } readRates: { file, bytes in
        try ReadRates.read(.init(bytes), name: file.name, file.ratesReading)
      }
      progress.clear()
      _ = try store.settle()
      let told = Wording(
        "\(made.versions) document versions and \(made.rates) rates were made again from their "
          + "originals",
        sv:
          "\(made.versions) handlingsversioner och \(made.rates) kurser gjordes om från sina original"
      )
      Console.wrapped(told(in: language.chosen))
    }
  }
}
