import Exporter
import Languages
import Portfolio
import Values

/// The rates by which amounts of a project became euro: each with the file it came in, which is a member too.
/// What was sent may have been made with a rate that another has taken the place of since: both stand here.
struct DossierRates {
  /// A rate that a figure was made with, and the last log entry of the state it was made of.
  struct Used: Hashable {
    let rate: ExchangeRate
    let entry: Int64
  }

  private(set) var table: DossierTable
  /// The files, by the log entry that brought each, and where they lie in the dossier.
  private let files: [(file: KeptFile, member: String)]

  /// - Parameter used: the rates that figures of the project were made with.
  init(_ used: Set<Used>, in reading: Reading) throws {
    table = DossierTable(
      file: "rates.csv", title: Wording("Rates of exchange", sv: "Växelkurser"),
      columns: [
        .init("month", Wording("Month", sv: "Månad")),
        .init("currency", Wording("Currency", sv: "Valuta")),
        .init("rate", Wording("Rate", sv: "Kurs")),
        .init("entry", Wording("Log entry", sv: "Loggpost")),
        .init("ended_by_entry", Wording("Replaced by entry", sv: "Ersatt genom post")),
        .init("file"),
        .init("file_sha256"), .init("member", Wording("Original", sv: "Original")),
      ])
    let held = try reading.knownRates().filter { one in
      used.contains { $0.rate == one.rate && one.held(after: $0.entry) }
    }
    let kept = try reading.keptFiles().filter(\.holdsRates)
    var files: [(file: KeptFile, member: String)] = []
    for one in held {
      guard let file = kept.first(where: { $0.entry == one.entry }) else { continue }
      let name = DossierOriginals.safe(file.name == "-" ? "rates" : file.name)
      let member = "\(DossierOriginals.folder)rates-\(file.entry)-\(name)"
      if !files.contains(where: { $0.file == file }) { files.append((file, member)) }
      table.rows.append([
        .code(one.rate.month), .code(one.rate.currency.code), .exact(one.rate.plain),
        .number(one.entry), one.endedBy.map { .number($0) } ?? .none, .text(one.file),
        .code(one.sha256), .member(member),
      ])
    }
    self.files = files
  }

  /// Writes the files as they came.
  func write(to archive: ArchiveFile, from reading: Reading) throws {
    for (file, member) in files {
      let pieces = try reading.open(file)
      try archive.add(member, size: file.size) { sink in
        while let piece = try pieces.next() { try piece.withUnsafeBytes { try sink($0) } }
      }
    }
  }
}
