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
      log keeps which return it was, the hash of its bytes, and the day it was sent; due has \
      it as done, and counts the next list of operations from it. Once the log tells of a return, data, \
      accounts and reports that are past and were not marked are overdue, and a list or timetable once \
      it tells of one. Of a payment application it keeps what was asked for too, which the accounts of the year are reconciled with: it is \
      made again, and must have the same bytes. Requests for completion that letter completion \
      --sent has marked are listed as well.
      """,
      sv: """
        Filen bredvid följebrevet läses och måste ha de byte som följebrevet anger. Loggen \
        bevarar vilken redovisning det var, kontrollsumman för dess byte och dagen då den \
        skickades; due har den som gjord, och räknar nästa förteckning från den. När loggen har en \
        redovisning är data, räkenskaper och rapporter som har passerat och inte markerats försenade, och \
        en förteckning eller tidsplan när den har en sådan. Av en \
        betalningsansökan bevarar den också vad som begärdes, som årets räkenskaper stäms av mot: \
        den görs om, och måste bli till samma byte. Begäran om komplettering som letter completion --sent har markerat räknas också upp.
        """) + """


        fondbok sent
        fondbok sent application.xml.manifest.json --on 2027-07-20
        """)

  @Argument(
    help: Help(
      "The manifest that was written beside the return; what was sent is listed when left out.",
      sv: "Följebrevet som skrevs bredvid redovisningen; det som har skickats räknas upp om det "
        + "utelämnas.", valueName: Wording("manifest", sv: "följebrev")))
  var manifest: String?

  @Option(
    help: Help(
      "The day it was sent; today when left out.",
      sv: "Dagen då den skickades; i dag om den "
        + "utelämnas.", valueName: .day), transform: Day.argument)
  var on: Day?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      guard let manifest else { return try list() }
      let statement = try ManifestStatement(path: manifest)
      try statement.checkFile()
      let store = try portfolio.open(.write)
      let day = try on ?? Clock.today(in: try store.countingZone())
      let entry: Int64
      do {
        entry = try store.markSent(
          statement.kind.rawValue, file: statement.file, sha256: statement.sha256,
          on: statement.on, sent: day.iso, programme: statement["programme"],
          applied: try applied(statement, store), by: person.name, at: Clock.now)
      } catch let error as AlreadySent {
        Console.note(error)
        throw Exit.failed
      }
      _ = try store.settle()
      Console.wrapped(
        Console.safe(
          Wording(
            "\(statement.kind.rawValue) \(statement.file) was sent on \(day); log entry \(entry)",
            sv: "\(statement.kind.rawValue) \(statement.file) skickades \(day); loggpost \(entry)")(
              in: language.chosen)))
    }
  }

  /// What a payment application asked for, of which the manifest holds sums alone.
  private func applied(
    _ statement: ManifestStatement, _ store: Store
  ) throws -> (programme: String, rows: String)? {
    guard statement.kind == .paymentApplication else { return nil }
    let remake = try RemakeReturn(statement, texts: nil, from: store)
    guard try remake.make().manifest.sha256 == statement.sha256 else {
      throw FindDocument.Unclear(
        wording: Wording(
          "\(statement.file) is made again with other bytes, so what it asks for is not known; make the "
            + "return again, and send that",
          sv:
            "\(statement.file) blir till andra byte när den görs om, så vad den begär är inte känt; "
            + "gör om redovisningen och skicka den"))
    }
    let context = try remake.context()
    return try store.reading(.asOf(entry: remake.entry)) {
      try SentApplication.applied(in: $0, context)
    }
  }

  private func list() throws {
    let sent = try portfolio.open(.read).reading { try $0.sentPapers() }
    let returns = sent.returns.map { one in
      (one.entry, "\(one.sent)  \(one.kind)  \(one.on)  \(one.file)  \(one.sha256.prefix(12))")
    }
    let requests = sent.requests.map { one in
      let ids = one.papers.map(\.paper.id).joined(separator: " ")
      return (one.entry, "\(one.sent.iso)  completion  \(one.project)  \(ids)")
    }
    for (_, line) in (returns + requests).sorted(by: { $0.0 < $1.0 }) {
      Console.wrapped(Console.safe(line))
    }
    guard returns.isEmpty, requests.isEmpty else { return }
    Console.wrapped(
      Wording("nothing has been sent", sv: "ingenting har skickats")(in: language.chosen))
  }
}
