import ArgumentParser
import Importer
import Languages
import Portfolio

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say("Prove that the portfolio is whole.", sv: "Visa att portföljen är hel."),
    discussion: say(
      """
      Runs SQLite's own checks, walks the log's chain of hashes, opens every original and compares \
      it with the hash of what was sent, and compares the days of receipt with the log. --deep also \
      reads every original again and compares each row, project and rate with what it makes.
      """,
      sv: """
        Kör SQLites egna kontroller, följer loggens kedja av kontrollsummor, öppnar varje original \
        och jämför det med kontrollsumman av det som skickades in, och jämför dagarna då handlingar \
        kom in med loggen. --deep läser dessutom varje original på nytt och jämför varje rad, projekt \
        och kurs med vad det ger.
        """) + """


        fondbok verify
        fondbok verify --deep
        """)

  @Flag(
    help: Help(
      "Read the originals again and compare everything that was read out of them.",
      sv: "Läs originalen på nytt och jämför allt som lästes ur dem."))
  var deep = false

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      StopSignal.watch()
      let store = try portfolio.open(.read)
      let report = deep ? try verifyDeep(store) : try verifyShallow(store)
      for fault in report.faults {
        Console.line(
          say(
            "error: \(Console.safe(fault.description))",
            sv: "fel: \(Console.safe(fault.description))"))
      }
      Console.line(summary(report)(in: language.chosen))
      if !report.isWhole { throw Exit.failed }
    }
  }

  private func summary(_ report: VerifyReport) -> Wording {
    let compared =
      report.versions > 0
      ? Wording(
        "; \(report.versions) document versions with \(report.rows) rows were read again",
        sv: "; \(report.versions) versioner av handlingar med \(report.rows) rader lästes om")
      : .same("")
    let faults =
      report.faults.count == 1
      ? Wording("1 fault", sv: "1 fel")
      : Wording("\(report.faults.count) faults", sv: "\(report.faults.count) fel")
    let outcome =
      report.isWhole
      ? Wording(
        "the log and the originals are as they were", sv: "loggen och originalen är som de var")
      : faults
    return Wording(
      "\(report.entries) log entries, \(report.files) files and \(report.segments) pieces"
        + "\(compared): \(outcome)",
      sv: "\(report.entries) loggposter, \(report.files) filer och \(report.segments) delar"
        + "\(compared): \(outcome)")
  }

  /// Verifies without reading the documents again, and shows how far it has come.
  private func verifyShallow(_ store: Store) throws -> VerifyReport {
    var bar: ProgressBar?
    defer { bar?.clear() }
    return try store.verify { done, total in
      let shown = bar ?? ProgressBar(.bytes, of: total)
      bar = shown
      shown.show(done)
      try StopSignal.stopIfAsked(
        Wording(
          "stopped after \(done / 1_000_000) of \(total / 1_000_000) MB",
          sv: "avbrutet efter \(done / 1_000_000) av \(total / 1_000_000) MB"))
    }
  }

  private func verifyDeep(_ store: Store) throws -> VerifyReport {
    let progress = ProgressBar(.bytes, of: nil, language: language.chosen)
    defer { progress.clear() }
    return try store.verifyDeep(shapes: Format.current.shapes) { reading, compare in
      try rereadOriginals(of: reading, onProgress: { progress.show($0) }, compare)
    } readRates: { file, bytes in
      try ReadRates.read(.init(bytes), name: file.name, month: file.month)
    }
  }
}
