import Exporter
import Languages
import Portfolio

/// What the log tells of a project: the entries that concern it as a table, and the hashes of all entries, each
/// with that of the one before, so that the chain can be followed through what others brought.
final class DossierLog {
  static let chain = "chain.csv"

  private let contents: DossierContents
  private let language: Language
  private(set) var table: DossierTable

  init(_ contents: DossierContents, language: Language) {
    self.contents = contents
    self.language = language
    table = DossierTable(
      file: "log.csv", title: Wording("The log", sv: "Loggen"),
      columns: [
        .init("entry", Wording("Entry", sv: "Post")), .init("at", Wording("At", sv: "Tidpunkt")),
        .init("by", Wording("By", sv: "Av")), .init("action"),
        .init("sentence", Wording("What was done", sv: "Vad som gjordes")), .init("details"),
        .init("bytes_sha256"), .init("previous_sha256"),
        .init("sha256", Wording("SHA-256", sv: "SHA-256")),
        .init("not_as_hashed", Wording("Differs", sv: "Avviker")),
      ])
  }

  func write(to archive: ArchiveFile, from reading: Reading) throws {
    try archive.add(Self.chain) { sink in
      var writer = CSVWriter(.rfc4180, sink: sink)
      try writer.heading(["entry", "previous_sha256", "sha256", "concerns"].map { .init($0) })
      try reading.eachEntry(concerning: contents.papers, subjects: contents.subjects) {
        let entry = $0.entry
        try writer.row(
          [
            .number(entry.entry), .code(entry.previousSHA256), .code(entry.sha256),
            .code($0.concerns ? "yes" : "no"),
          ], language)
        guard $0.concerns else { return }
        table.rows.append([
          .number(entry.entry), .code(entry.at), .text(entry.madeBy), .code(entry.action),
          .said(entry.sentence), .code(entry.details), .init(code: entry.bytesSHA256),
          .code(entry.previousSHA256), .code(entry.sha256),
          .init(
            code: Self.differences(of: [entry.at, entry.madeBy, entry.action, entry.details])),
        ])
      }
      try writer.finish()
    }
  }

  /// What keeps the cells of an entry from giving its hash: a personal number that is masked, or the
  /// apostrophe that keeps a spreadsheet from taking a text for a formula.
  private static func differences(of texts: [String]) -> String? {
    let isMasked = texts.contains { Console.safe($0) != $0 }
    let isMarked = texts.contains { CSVDialect.rfc4180.marks(Console.safe($0)) }
    let words = (isMasked ? ["masked"] : []) + (isMarked ? ["marked"] : [])
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
