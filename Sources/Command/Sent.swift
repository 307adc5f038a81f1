import ArgumentParser
import Exporter
import Languages
import Portfolio
import Values

struct Sent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sent",
    abstract: say(
      "Mark a return as sent, by its manifest; list what was sent.",
      sv: "Markera en redovisning som skickad, med dess följebrev; räkna upp vad som har skickats."),
    discussion: say(
      """
      The file beside the manifest is read, and must have the bytes that the manifest names. The \
      log keeps which return it was, the hash of its bytes, and the day it was sent: none before the day \
      it was made for, and none that has not come. due has \
      it as done, and counts the next list of operations from it. From the day of the first mark on, \
      whatever return it is of, data, accounts, reports, the last payment application of an accounting \
      year, lists and timetables that are past and were not marked are overdue: mark them all, or none. \
      Of a payment application it keeps what was asked for too, which the accounts of the year are reconciled with: it is \
      made again, and must have the same bytes. The next application asks for what is eligible in the accounting \
      year so far less what those that were sent stated, and the records of its operations name it. A return \
      that was made before another was marked, and states of those before it what is not true any more, is \
      refused. An irregularity that a report marked as sent reported counts as reported. Requests for completion that letter completion \
      --sent has marked are listed as well, with the day by which each is to be answered.

      A mark that is wrong is taken back with --end: the log keeps both, and what was marked counts as \
      not sent.
      """,
      sv: """
        Filen bredvid följebrevet läses och måste ha de byte som följebrevet anger. Loggen \
        bevarar vilken redovisning det var, kontrollsumman för dess byte och dagen då den \
        skickades: ingen före dagen som den gjordes per, och ingen som inte har kommit. due har den som gjord, och räknar nästa förteckning från den. Från dagen för \
        den första markeringen, vilken redovisning den än gäller, är data, räkenskaper, rapporter, den \
        sista betalningsansökan för ett räkenskapsår, förteckningar och tidsplaner som har passerat och \
        inte markerats försenade: markera alla, eller ingen. Av en \
        betalningsansökan bevarar den också vad som begärdes, som årets räkenskaper stäms av mot: \
        den görs om, och måste bli till samma byte. Nästa ansökan begär det som är stödberättigande hittills \
        under räkenskapsåret minus det som de skickade har angett, och \
        uppgifterna om dess insatser anger den. En redovisning som gjordes innan en annan markerades, och som anger sådant \
        om dem före den som inte stämmer längre, avvisas. En oriktighet som rapporterades i en rapport som är markerad som skickad räknas som rapporterad. Begäran om komplettering som letter completion --sent har markerat räknas också upp, med dagen då den senast ska besvaras.

        En markering som är fel återtas med --end: loggen bevarar båda, och det som markerades räknas \
        som inte skickat.
        """) + """


        fondbok sent
        fondbok sent application.xml.manifest.json --on 2027-07-20
        fondbok sent application.xml.manifest.json --end --because "another file was sent"
        fondbok sent --end --entry 45 --because "the letter stayed here"
        """)

  @Argument(
    help: Help(
      "The manifest that was written beside the return; what was sent is listed when left out.",
      sv: "Följebrevet som skrevs bredvid redovisningen; det som har skickats räknas upp om det "
        + "utelämnas.", valueName: Wording("manifest", sv: "följebrev")))
  var manifest: String?

  @Option(
    help: Help(
      "The day it was sent; today when left out. Without a manifest, what had been sent by then.",
      sv:
        "Dagen då den skickades; i dag om den utelämnas. Utan följebrev: vad som hade skickats då.",
      valueName: .day), transform: Day.argument)
  var on: Day?

  @Flag(help: Help("Take a mark back.", sv: "Återta en markering."))
  var end = false

  @Option(
    help: Help(
      "The entry of the log that made the mark, as the list shows it, in place of a manifest.",
      sv:
        "Loggposten som gjorde markeringen, så som listan visar den, i stället för ett följebrev.",
      valueName: .entry))
  var entry: Int64?

  @Option(
    help: Help(
      "Why the mark is taken back, for the log.", sv: "Varför markeringen återtas, för loggen.",
      valueName: .text))
  var because: String?

  @Option(
    help: Help(
      "text or json, of the list.", sv: "text eller json, för listan.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard end else {
      guard entry == nil, because == nil else {
        throw ValidationError(
          say(
            "--entry and --because go with --end, which takes a mark back",
            sv: "--entry och --because hör till --end, som återtar en markering"))
      }
      return
    }
    guard (manifest == nil) != (entry == nil) else {
      throw ValidationError(
        say(
          "--end takes back one mark: name it by its manifest, or by --entry as fondbok sent lists it",
          sv: "--end återtar en markering: ange den med dess följebrev, eller med --entry så som "
            + "fondbok sent räknar upp den"))
    }
    guard on == nil else {
      throw ValidationError(
        say(
          "--end stands without --on: a mark is taken back whatever its day",
          sv: "--end står utan --on: en markering återtas oavsett dess dag"))
    }
    guard let because, !because.allSatisfy(\.isWhitespace) else {
      throw ValidationError(
        say(
          "say why the mark is taken back, with --because",
          sv: "säg varför markeringen återtas, med --because"))
    }
  }

  func run() throws {
    try finishing {
      if end { return try takeBack() }
      guard let manifest else {
        return try ListSent(
          on: on, format: format, portfolio: portfolio, language: language
        ).print()
      }
      try mark(try ManifestStatement(path: manifest))
    }
  }

  // MARK: A mark

  private func mark(_ statement: ManifestStatement) throws {
    try statement.checkFile()
    let store = try portfolio.open(.write)
    let today = try Clock.today(in: store.countingZone())
    let day = on ?? today
    try Self.check(day, of: statement, today: today)
    let entry: Int64
    do {
      let kept = try kept(of: statement, store)
      entry = try store.markSent(
        statement.kind.rawValue, file: statement.file, sha256: statement.sha256,
        on: statement.on, sent: day.iso, programme: kept.programme ?? statement["programme"],
        applied: kept.applied, since: kept.applied == nil ? nil : statement["since"],
        asOf: kept.asOf, reported: kept.reported, by: person.name, at: Clock.now)
    } catch let error as AlreadySent {
      Console.note(error)
      throw Exit.failed
    }
    _ = try store.settle()
    tell(
      Wording(
        "\(statement.kind.rawValue) \(statement.file) was sent on \(day); log entry \(entry)",
        sv: "\(statement.kind.rawValue) \(statement.file) skickades \(day); loggpost \(entry)"))
  }

  /// Nothing was sent on a day that has not come, or before the day it was made for.
  private static func check(_ day: Day, of statement: ManifestStatement, today: Day) throws {
    guard day <= today else { throw WrongArguments.notCome(day, today: today) }
    guard statement.day <= day else {
      throw WrongArguments(
        wording: Wording(
          "\(statement.file) was made for \(statement.day), and so was not sent on \(day); give that day "
            + "or a later one with --on, or make the return for the day on which it was sent",
          sv:
            "\(statement.file) gjordes per \(statement.day) och skickades alltså inte \(day); ange den "
            + "dagen eller en senare med --on, eller gör redovisningen per dagen då den skickades"))
    }
  }

  /// What the log keeps of a return that those after it depend on, besides its name and its day.
  private struct Kept {
    /// The entry of the log after which the portfolio was read for it.
    var asOf: Int64?
    var programme: String?
    /// What a payment application asked for, of which the manifest holds sums alone.
    var applied: (programme: String, rows: String)?
    /// The irregularities that a report reported.
    var reported: String?
  }

  /// - Throws: `FindDocument.Unclear` when the return states of those before it what is not true any more, or
  ///   an application cannot be made again.
  private func kept(of statement: ManifestStatement, _ store: Store) throws -> Kept {
    guard SentGround.depends(statement.kind) else { return Kept() }
    let remake = try RemakeReturn(statement, texts: nil, from: store)
    let snapshot = Snapshot.asOf(entry: remake.entry)
    var kept = Kept(asOf: remake.entry)
    switch statement.kind {
    case .paymentApplication:
      try requireSame(remake)
      try SentGround(remake: remake, store: store).check()
      let context = try remake.context()
      kept.applied = try store.reading(snapshot) { try context.applied(in: $0) }
    case .irregularities:
      try SentGround(remake: remake, store: store).check()
      // One that an older program made may have held others than this one would.
      guard try remake.make().manifest.sha256 == statement.sha256 else { return kept }
      let context = try remake.context()
      let told = try store.reading(snapshot) { try context.reportedIrregularities(in: $0) }
      (kept.programme, kept.reported) = (told.programme, told.reported)
    default:
      try SentGround(remake: remake, store: store).check()
    }
    return kept
  }

  private func requireSame(_ remake: RemakeReturn) throws {
    let statement = remake.statement
    guard try remake.make().manifest.sha256 == statement.sha256 else {
      throw FindDocument.Unclear(
        wording: Wording(
          "\(statement.file) is made again with other bytes, so what it asks for is not known; make the "
            + "return again, and send that",
          sv:
            "\(statement.file) blir till andra byte när den görs om, så vad den begär är inte känt; "
            + "gör om redovisningen och skicka den"))
    }
  }

  // MARK: Taking it back

  private func takeBack() throws {
    let store = try portfolio.open(.write)
    let sent = try store.reading { try $0.sentPapers() }
    let mark = try entry ?? markedEntry(among: sent.returns)
    let taken: Int64
    do {
      taken = try store.takeBackSent(
        mark, because: because ?? "", by: person.name, at: Clock.now)
    } catch let error as NotMarked {
      Console.note(error)
      throw Exit.failed
    }
    _ = try store.settle()
    let name =
      sent.returns.first { $0.entry == mark }.map { Wording.same("\($0.kind) \($0.file)") }
      ?? sent.requests.first { $0.entry == mark }.map {
        Wording(
          "the request for completion of \($0.project)",
          sv: "begäran om komplettering av \($0.project)")
      } ?? Wording("entry \(mark)", sv: "post \(mark)")
    tell(
      Wording(
        "\(name) is not marked as sent any more; log entry \(taken)",
        sv: "\(name) är inte längre markerad som skickad; loggpost \(taken)"))
  }

  /// The entry that marks the return of the manifest as sent.
  private func markedEntry(among returns: [SentReturn]) throws -> Int64 {
    let statement = try ManifestStatement(path: manifest ?? "")
    guard let mark = returns.first(where: statement.isMarked) else {
      throw FindDocument.Unclear(
        wording: Wording(
          "\(statement.file) is not marked as sent; fondbok sent lists what is",
          sv:
            "\(statement.file) är inte markerad som skickad; fondbok sent räknar upp vad som är det"
        ))
    }
    return mark.entry
  }

  private func tell(_ words: Wording) { Console.wrapped(Console.safe(words(in: language.chosen))) }
}

extension WrongArguments {
  /// What is marked as sent was not sent on a day that has not come.
  static func notCome(_ day: Day, today: Day) -> WrongArguments {
    WrongArguments(
      wording: Wording(
        "\(day) has not come: today is \(today); give the day on which it was sent with --on",
        sv: "\(day) har inte kommit: i dag är det \(today); ange dagen då det skickades med --on"))
  }
}
