import ArgumentParser
import Exporter
import Languages
import Portfolio
import Values

struct Dossier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: say(
      "Write all there is of a project into a ZIP archive for an auditor.",
      sv: "Skriv allt som finns om ett projekt till ett ZIP-arkiv för en revisor."),
    discussion: say(
      """
      The archive needs nothing besides itself: index.html is read with a browser, the tables \
      with a spreadsheet, and SHA256SUMS with sha256sum -c. It holds what was sent, byte for byte: every \
      version of every document, withdrawn ones and records set aside too, with the call and the \
      programme; what the rules find on the day, and what could not be judged, with the law and with what \
      somebody accepts; the decisions; the payments; each figure of the returns of the day, and of those \
      that were sent, that the project is part of, down to the line; the rates of exchange; and what the \
      log tells of it, with the hashes. Of a file that \
      holds papers of others too, the project's own record is given, and what stood around the records.

      Personal numbers are masked everywhere but in the originals, which are as they were sent: the \
      archive is for those who may read these. Names that have left the public list stand in it. The same portfolio, day and language give the \
      same bytes. A file of that name is replaced in the moment the archive is whole.
      """,
      sv: """
        Arkivet klarar sig självt: index.html läses med en webbläsare, tabellerna med ett \
        kalkylprogram och SHA256SUMS med sha256sum -c. Det innehåller det som skickades in, byte för \
        byte: varje version av varje handling, även tillbakadragna och poster som lades åt sidan, med \
        utlysningen och programmet; vad reglerna anmärker på dagen, och vad som inte kunde bedömas, \
        med rättslig grund och med det som någon har godtagit; besluten; betalningarna; varje \
        siffra i dagens redovisningar, och i dem som har skickats, som projektet är en del av, ned till \
        raden; växelkurserna; och vad loggen säger om det, med kontrollsummor. Ur en fil som även har andras handlingar tas projektets \
        egen post med, och det som stod runt posterna.

        Personnummer döljs överallt utom i originalen, som är som de skickades in: arkivet är för \
        den som får läsa dem. Namn som har tagits bort ur den offentliga förteckningen finns kvar i det. \
        Samma portfölj, dag och språk ger samma byte. En fil med det namnet ersätts i det ögonblick \
        som arkivet är helt.
        """) + """


        fondbok dossier 6.2.5-2026-01147 --output dossier.zip
        fondbok dossier 6.2.5-2026-01147 --on 2027-07-15 --language sv --output akt.zip
        """)

  @Argument(
    help: Help(
      "The project's case number or another name of it.",
      sv: "Projektets ärendenummer eller ett annat namn på det.", valueName: .project))
  var project: String

  @Option(
    help: Help(
      "The archive to write; - is standard output.",
      sv: "Arkivet som ska skrivas; - är standard ut.", valueName: .file))
  var output: String

  @OptionGroup var time: TimeOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard output.isEmpty else { return }
    throw ValidationError(
      say("--output needs the name of a file", sv: "--output behöver namnet på en fil"))
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      try portfolio.protect(from: output)
      let day = try time.day(in: store)
      let programme = try store.reading(time.snapshot) {
        try $0.programme(ofProject: FindProject.key(of: project, in: $0))
      }
      let context = try ReturnOptions.of(programme, day, asOf: time.asOf).context(
        store, on: day, asOf: time.asOf)
      let sent = try DossierReturn.sent(of: programme, by: day, in: store, time.snapshot)
      StopSignal.watch()
      let (archive, sum) = try store.reading(time.snapshot) { reading in
        let bar = ProgressBar(.projects, of: try reading.projectCount())
        defer { bar.clear() }
        reading.onProject = { done in
          bar.show(done)
          try StopSignal.stopIfAsked(
            Wording("stopped; no file was written", sv: "avbrutet; ingen fil skrevs"))
        }
        let contents = try DossierContents(
          project, on: day, for: context, sent: sent, in: reading)
        let archive = try ArchiveFile(
          to: output == "-" ? .standardOutput : .file(path: output), dated: day)
        try DossierMembers(contents, language: language.chosen).write(to: archive, from: reading)
        return (archive, try archive.release())
      }
      guard output != "-" else { return }
      Console.wrapped(
        Console.safe(
          Wording(
            "\(output): \(archive.members.count) files, \(sum.bytes) bytes, SHA-256 \(sum.sha256)",
            sv: "\(output): \(archive.members.count) filer, \(sum.bytes) byte, SHA-256 "
              + "\(sum.sha256)")(in: language.chosen)))
    }
  }
}

extension ReturnOptions {
  /// Those of a programme, where it is known, of a day and of a state of the portfolio.
  fileprivate static func of(
    _ programme: String?, _ day: Day, asOf entry: Int64?
  ) throws -> ReturnOptions {
    try .parse(
      ["--on", day.iso] + (programme.map { ["--programme=\($0)"] } ?? [])
        + (entry.map { ["--as-of", "\($0)"] } ?? []))
  }
}
