import ArgumentParser
import Languages
import Portfolio

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say("Prove that the portfolio is whole.", sv: "Visa att portföljen är hel."),
    discussion: say(
      """
      Runs SQLite's own checks, walks the log's chain of hashes, and opens every original and \
      compares it with the hash of what was sent.
      """,
      sv: """
        Kör SQLites egna kontroller, följer loggens kedja av kontrollsummor, och öppnar varje \
        original och jämför det med kontrollsumman av det som skickades in.
        """) + """


        fondbok verify
        """)

  @OptionGroup var portfolio: PortfolioOptions

  func run() throws {
    try finishing {
      let report = try portfolio.open(.read).verify()
      for fault in report.faults { Console.line("error: \(Console.safe(fault.description))") }
      Console.line(
        "\(report.entries) log entries, \(report.files) files and \(report.segments) pieces: "
          + (report.isWhole
            ? "the log and the originals are as they were"
            : "\(report.faults.count) \(report.faults.count == 1 ? "fault" : "faults")"))
      if !report.isWhole { throw Exit.failed }
    }
  }
}
