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
          Console.line(
            Console.safe(
              "\(entry.entry)  \(entry.at)  \(entry.madeBy)  \(entry.action)  \(entry.details)  "
                + entry.sha256.prefix(12)))
        }
      }
    }
  }
}
