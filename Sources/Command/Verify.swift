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
      Runs SQLite's own checks, compares tables and views with those the program makes, walks the \
      log's chain of hashes, opens every original and compares it with the hash of what was sent, \
      and compares names of files, days of receipt, settings and withdrawals with the log. --deep \
      also reads every original again and compares each row, project and rate with what it makes; \
      with a project only the documents of that project, which is soon done in any portfolio. Of a \
      damaged file it says what still holds.
      """,
      sv: """
        Kör SQLites egna kontroller, jämför tabeller och vyer med dem som programmet gör, följer \
        loggens kedja av kontrollsummor, öppnar varje original och jämför det med kontrollsumman av \
        det som skickades in, och jämför filnamn, dagarna då handlingar kom in, inställningar och \
        återkallanden med loggen. --deep läser dessutom varje original på nytt och jämför varje rad, \
        projekt och kurs med vad det ger; med ett projekt bara det projektets handlingar, vilket går \
        fort i varje portfölj. Om en skadad fil sägs vad som ännu gäller.
        """) + """


        fondbok verify
        fondbok verify --deep
        fondbok verify --deep 6.2.5-2026-01147
        """)

  @Argument(
    help: Help(
      "With --deep: read only the documents of this project again.",
      sv: "Med --deep: läs bara det här projektets handlingar på nytt.", valueName: .project))
  var project: String?

  @Flag(
    help: Help(
      "Read the originals again and compare everything that was read out of them.",
      sv: "Läs originalen på nytt och jämför allt som lästes ur dem."))
  var deep = false

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard project != nil, !deep else { return }
    throw ValidationError(
      say(
        "a project is named with --deep; without it the portfolio is verified as a whole",
        sv: "ett projekt anges med --deep; utan det prövas portföljen som helhet"))
  }

  func run() throws {
    try finishing {
      StopSignal.watch()
      let report = try verified()
      for fault in report.faults {
        Console.wrapped(
          Console.safe(
            Wording("error: \(fault.wording)", sv: "fel: \(fault.wording)")(in: language.chosen)))
      }
      for name in report.notOurs {
        Console.wrapped(
          Console.safe(
            Wording(
              "note: the \(name) is not fondbok's, and is left alone",
              sv: "not: \(name) är inte fondboks, och lämnas som den är")(in: language.chosen)))
      }
      Console.wrapped(summary(report)(in: language.chosen))
      if !report.isWhole { throw Exit.failed }
    }
  }

  /// What was found; of a portfolio that does not even open, that it does not.
  private func verified() throws -> VerifyReport {
    do {
      let store = try portfolio.open(.inspect)
      return deep ? try verifyDeep(store) : try verifyShallow(store)
    } catch StoreError.damaged(_, let reason) {
      return VerifyReport(unreadable: reason)
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
      let shown = bar ?? ProgressBar(.bytes, of: total, language: language.chosen)
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
    let key = try project.map { name in
      try store.reading(.now) { try FindProject.key(of: name, in: $0) }
    }
    return try store.verifyDeep(shapes: Format.current.shapes, project: key) { reading, compare in
      let pieces = try key.map(reading.pieces(ofProject:))
      try rereadOriginals(of: reading, only: pieces, onProgress: { progress.show($0) }, compare)
    } readRates: { file, bytes in
      try ReadRates.read(.init(bytes), name: file.name, file.ratesReading)
    }
  }
}
