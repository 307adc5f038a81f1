import ArgumentParser
import Portfolio
import SafeText

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List everything that changed the portfolio.",
    discussion: """
      fondbok log
      fondbok log --format json
      """)

  @Option(help: "text or json.")
  var format = List.Format.text

  @OptionGroup var portfolio: PortfolioOptions

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
