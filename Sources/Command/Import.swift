import ArgumentParser
import Findings
import Foundation
import Importer
import Languages
import Portfolio
import Provenance
import Values

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say(
      "Take documents into the portfolio.", sv: "Ta in handlingar i portföljen."),
    discussion: say(
      """
      A folder is walked in a stable order; - is standard input. A file that is not well-formed \
      is refused and changes nothing. A record that breaks the format is set aside with its \
      reasons, and the others come in. Ctrl-C ends the import after the files that are whole; \
      what is in stays.
      """,
      sv: """
        En mapp gås igenom i en fast ordning; - är standard in. En fil som inte är välformad \
        avvisas och ändrar ingenting. En post som bryter mot formatet läggs åt sidan med skälen \
        angivna, och de andra kommer in. Ctrl-C avslutar importen efter de filer som är hela; det \
        som är inne stannar.
        """) + """


        fondbok import Samples/Portfolio/2026-02-02 --received 2026-02-02
        fondbok import application.xml --dry-run
        """)

  @Argument(
    help: Help(
      "Files or folders; - for standard input.", sv: "Filer eller mappar; - för standard in.",
      valueName: .path))
  var path: [String]

  @Flag(help: Help("Do everything, and keep nothing.", sv: "Gör allt, men behåll ingenting."))
  var dryRun = false

  @Flag(
    help: Help(
      "Refuse a file that has a record which cannot be taken.",
      sv: "Avvisa en fil som har en post som inte kan tas in."))
  var allOrNothing = false

  @Option(
    help: Help(
      "The day the documents count as received, or the moment: 2026-02-02 or 2026-02-02T14:30:00Z. "
        + "Now when left out.",
      sv: "Dagen då handlingarna räknas som inkomna, eller tidpunkten: 2026-02-02 eller "
        + "2026-02-02T14:30:00Z. Nu om den utelämnas.", valueName: .time))
  var received: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if let received {
      let stated =
        ReceivedTime(received)?.day(in: Clock.easternmost) ?? (try? Day.parse(received))
      if let stated, stated.year < Day.statedYears.lowerBound {
        throw ValidationError(
          say(
            "\(stated) is before the first day on which documents are received, 1900-01-01",
            sv: "\(stated) är före den första dagen då handlingar kommer in, 1900-01-01"))
      }
      guard let day = stated else {
        throw ValidationError(
          say(
            "\(received) is no day and no moment; write 2026-02-02 or 2026-02-02T14:30:00Z",
            sv: "\(received) är varken en dag eller en tidpunkt; skriv 2026-02-02 eller "
              + "2026-02-02T14:30:00Z"))
      }
      // Where the portfolio counts its days is not asked: what has come nowhere on earth is refused.
      let today = Clock.today(in: Clock.easternmost)
      if day > today {
        throw ValidationError(
          say(
            "nothing has been received on \(day) yet: today is \(today); write the day the documents "
              + "came in",
            sv: "ingenting har kommit in den \(day) än: i dag är det \(today); skriv dagen då "
              + "handlingarna kom in"))
      }
    }
    if path.filter({ $0 == "-" }).count > 1 {
      throw ValidationError(
        say("standard input can be read only once", sv: "standard in kan bara läsas en gång"))
    }
  }

  func run() throws {
    try finishing {
      let files = try FindFiles.find(path)
      var options = ImportOptions()
      options.allOrNothing = allOrNothing
      options.isDryRun = dryRun
      let isNew = !FileManager.default.fileExists(atPath: portfolio.path)
      let target = try ImportTarget(portfolio, isDryRun: dryRun)
      defer { target.remove() }
      let time = received.flatMap { ReceivedTime($0) } ?? .now
      let zone = try target.store.countingZone()
      let printer = TextPrinter(
        format: .text, isColoured: Console.isColoured, language: language.chosen, mask: Console.mask
      )
      let progress = ProgressBar(
        .bytes, of: FindFiles.size(of: files), language: language.chosen)
      StopSignal.watch()
      // Where nothing came in, nothing is left that would look like a portfolio.
      defer {
        if isNew, !dryRun, (try? target.store.holdsNothing()) ?? false {
          try? FileManager.default.removeItem(atPath: portfolio.path)
        }
      }
      let tally = try importFiles(
        files, into: target.store, options: options,
        circumstances: ImportCircumstances(
          at: Clock.now, by: person.name, received: time.day(in: zone).iso,
          receivedAt: time.moment,
          isReceivedStated: received != nil),
        onFinding: { finding in
          progress.clear()
          var output = ConsoleStream()
          printer.print(finding, to: &output)
          output.flush()
        },
        onProgress: { progress.show($0) }, isStopped: { StopSignal.isAsked })
      progress.clear()
      if !dryRun, try !target.store.settle() {
        Console.note(
          Wording(
            "another program has \(portfolio.path) open; what came in is safe, but the file is "
              + "not by itself until that program closes it",
            sv: "ett annat program har \(portfolio.path) öppen; det som kom in är säkert, men "
              + "filen är inte hel för sig förrän det programmet stänger den"))
      }
      Console.wrapped(summary(tally)(in: language.chosen))
      if let stopped = tally.stoppedIn {
        Console.note(stoppedSentence(stopped, tally))
        throw Exit.unfinished
      }
      if tally.unreadableFiles > 0 { throw Exit.unfinished }
      if tally.hasErrors || tally.setAside > 0 { throw Exit.failed }
    }
  }

  /// What came in before the import was stopped, and what did not.
  private func stoppedSentence(_ file: String, _ tally: ImportTally) -> Wording {
    let files = tally.files
    return dryRun
      ? Wording("stopped in \(file)", sv: "avbrutet i \(file)")
      : Wording(
        "stopped; \(files) \(files == 1 ? "file is" : "files are") in, \(file) and what follows it "
          + "are not; import the same again to go on",
        sv: "avbrutet; \(files) \(files == 1 ? "fil är" : "filer är") inne, \(file) och det som "
          + "följer är det inte; importera samma sak igen för att fortsätta")
  }

  /// The last line, which always counts.
  private func summary(_ tally: ImportTally) -> Wording {
    var text = Wording(
      "read \(tally.read), taken \(tally.taken), unchanged \(tally.unchanged), "
        + "set aside \(tally.setAside)",
      sv: "läst \(tally.read), tagna \(tally.taken), oförändrade \(tally.unchanged), "
        + "lagda åt sidan \(tally.setAside)")
    if tally.refusedFiles == 1 {
      text = text + Wording("; 1 file refused", sv: "; 1 fil avvisad")
    } else if tally.refusedFiles > 1 {
      text =
        text
        + Wording(
          "; \(tally.refusedFiles) files refused", sv: "; \(tally.refusedFiles) filer avvisade")
    }
    guard dryRun else { return text }
    return text
      + Wording(
        " (a dry run: nothing was kept)", sv: " (en torrkörning: ingenting har behållits)")
  }
}

/// When documents were received.
enum ReceivedTime {
  case day(Day)
  case moment(Date)

  static var now: ReceivedTime { .moment(Date()) }

  /// A day, or a moment with its time zone.
  init?(_ text: String) {
    if let day = Day(argument: text) {
      self = .day(day)
      return
    }
    // Foundation takes the hour 25 for the first of the next day.
    guard text.contains(/T([01][0-9]|2[0-3]):[0-5][0-9]/),
      let date = try? Date(text, strategy: .iso8601)
    else { return nil }
    self = .moment(date)
  }

  /// The day, counted in a time zone where only the moment is known.
  func day(in zone: TimeZone) -> Day {
    switch self {
    case .day(let day): day
    case .moment(let date): Clock.day(of: date, in: zone)
    }
  }

  /// The moment in UTC, when it is known.
  var moment: String? {
    switch self {
    case .day: nil
    case .moment(let date): Clock.iso(date)
    }
  }
}

/// The portfolio an import goes to. A dry run into one that does not exist goes to one beside nothing.
private struct ImportTarget {
  let store: Store
  private let temporary: TemporaryFolder?

  init(_ options: PortfolioOptions, isDryRun: Bool) throws {
    guard isDryRun, !FileManager.default.fileExists(atPath: options.path) else {
      temporary = nil
      store = try options.open(.write, makingIt: true)
      return
    }
    let folder = try TemporaryFolder()
    temporary = folder
    store = try Store(path: folder.path("portfolio.sqlite"), access: .write)
  }

  func remove() { temporary?.remove() }
}

/// A folder of our own that is removed afterwards.
struct TemporaryFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "fondbok-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
