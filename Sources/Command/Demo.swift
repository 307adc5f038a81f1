import ArgumentParser
import Exporter
import Findings
import Foundation
import Importer
import Languages
import Portfolio
import Values

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: say(
      "Walk the whole road with the sample documents.",
      sv: "Gå hela vägen med exempelhandlingarna."),
    discussion: say(
      """
      Takes the samples into a new portfolio, judges them, lists the projects and writes the \
      returns, saying each command as it goes. The folder it writes to may exist; what it wrote \
      there before is made again.
      """,
      sv: """
        Tar in exemplen i en ny portfölj, bedömer dem, räknar upp projekten och skriver \
        redovisningarna, och säger varje kommando under tiden. Mappen den skriver till får \
        finnas; det den har skrivit där förut görs om.
        """) + """


        fondbok demo --samples Samples --output demo
        """)

  @Option(
    help: Help(
      "The folder of the sample documents.", sv: "Mappen med exempelhandlingarna.",
      valueName: .folder))
  var samples = "Samples"

  @Option(help: Help("The folder to write to.", sv: "Mappen att skriva till.", valueName: .folder))
  var output = "demo"

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let portfolio = "\(output)/demo.sqlite"
      try FileManager.default.createDirectory(
        atPath: output, withIntermediateDirectories: true)
      for suffix in ["", "-wal", "-shm"]
      where FileManager.default.fileExists(atPath: portfolio + suffix) {
        try FileManager.default.removeItem(atPath: portfolio + suffix)
      }
      // Folders of the portfolio are named after the day on which their documents come in.
      let days = try FileManager.default.contentsOfDirectory(atPath: "\(samples)/Portfolio")
        .filter { (try? Day.parse($0)) != nil }.sorted()
      // They may not have come yet.
      if let last = days.compactMap({ Day(argument: $0) }).max(), last > Clock.today() {
        Console.line("$ export FONDBOK_TODAY=\(last)")
        Console.line("")
        Clock.begin(last)
      }
      let arrivals = days.map { ["import", "\(samples)/Portfolio/\($0)", "--received", $0] }
      let steps: [[String]] =
        arrivals + [
          ["import", "\(samples)/Founding", "--received", "2026-11-22"],
          ["rates", "import", "\(samples)/Rates/fictional-2026.csv"],
          ["list", "--on", "2026-12-01"],
          ["check", "--on", "2026-12-01"],
          ["check", "\(samples)/Faulty/union-share-above-ceiling.xml", "--on", "2026-02-02"],
          [
            "export", "list-of-operations", "--on", "2026-12-01", "--output",
            "\(output)/list-of-operations.xml",
          ],
          [
            "export", "list-of-operations", "--on", "2026-12-01", "--format", "csv", "--dialect",
            "excel-sv", "--output", "\(output)/insatser.csv",
          ],
          ["export", "projects", "--on", "2026-12-01", "--output", "\(output)/projects.csv"],
          [
            "dossier", "6.2.5-2026-01147", "--on", "2026-12-01", "--output",
            "\(output)/dossier.zip",
          ],
          ["verify"],
        ]
      for step in steps { try Self.run(step, portfolio: portfolio) }
      let told = Wording(
        "The portfolio and the returns are in \(output).",
        sv: "Portföljen och redovisningarna finns i \(output).")
      Console.line(told(in: language.chosen))
    }
  }

  /// Says a command and runs it; a finding of an error is part of what the walk shows.
  private static func run(_ arguments: [String], portfolio: String) throws {
    Console.line("$ fondbok " + arguments.joined(separator: " "))
    let isRehearsal =
      arguments.first == "check" && arguments.count > 1 && !arguments[1].hasPrefix("--")
    var command = try Fondbok.parseAsRoot(
      arguments + (isRehearsal ? [] : ["--portfolio", portfolio]))
    do {
      try command.run()
    } catch let code as ExitCode where code == Exit.failed || code == Exit.notRun {
      Console.line(say("(exit code \(code.rawValue))", sv: "(slutkod \(code.rawValue))"))
    }
    Console.line("")
  }
}
