import ArgumentParser
import Languages
import Portfolio
import SafeText

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: say(
      "List everything that changed the portfolio.",
      sv: "Räkna upp allt som har ändrat portföljen."),
    discussion: """
      fondbok log
      fondbok log --format json
      """)

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let room = Console.room()
      for entry in try portfolio.open(.read).log() {
        if format == .json {
          // The details are a JSON object already.
          Console.line(
            Console.mask(
              "{\"entry\":\(entry.entry),\"at\":\(JSONValue.text(entry.at).line),"
                + "\"by\":\(JSONValue.text(entry.madeBy).line),"
                + "\"action\":\(JSONValue.text(entry.action).line),"
                + "\"details\":\(entry.details),"
                + "\"bytes\":\(JSONValue.optional(entry.bytesSHA256).line),"
                + "\"sha256\":\(JSONValue.text(entry.sha256).line)}"))
        } else {
          let lead = Console.safe("\(entry.entry)  \(entry.at)  \(entry.madeBy)  ")
          let words = Console.safe(
            "\(entry.sentence(in: language.chosen))  \(entry.sha256.prefix(12))")
          for line in Page.wrapped(words, after: lead, to: room) { Console.line(line) }
        }
      }
    }
  }
}
