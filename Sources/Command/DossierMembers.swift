import Exporter
import Foundation
import Languages
import Portfolio
import Rules
import SafeText
import Values

/// Writes the members of a dossier, one after the other.
struct DossierMembers {
  let contents: DossierContents
  let language: Language

  init(_ contents: DossierContents, language: Language) {
    self.contents = contents
    self.language = language
  }

  func write(to archive: ArchiveFile, from reading: Reading) throws {
    let originals = try DossierOriginals(contents.papers, in: reading)
    try originals.write(to: archive, from: reading)
    let figures = try DossierFigures(contents, language: language)
    try figures.write(to: archive, from: reading)
    let rates = try DossierRates(figures.rates, in: reading)
    try rates.write(to: archive, from: reading)
    let tables = try DossierTables(contents, originals, in: reading, language: language)
    let log = DossierLog(contents, language: language)
    try log.write(to: archive, from: reading)
    for table in tables.all + [figures.table, rates.table, log.table] {
      try archive.add(table.file) { sink in try table.write(language, to: sink) }
    }
    let page = DossierPage(
      contents: contents, tables: tables, figures: figures, rates: rates.table, log: log,
      members: archive.members, language: language)
    try archive.add("index.html", page.html)
    try archive.add(
      "SHA256SUMS", archive.members.map { "\($0.sha256)  \($0.name)\n" }.joined())
    try archive.add("manifest.json", manifest(archive.members))
  }

  /// What the dossier was made of, and the SHA-256 of every other member.
  private func manifest(_ members: [ArchiveMember]) -> String {
    let context = contents.context
    let head: [(String, JSONValue)] = [
      ("dossier", .text(Console.mask(contents.key))), ("on", .text(contents.day.iso)),
      ("asOf", .optional(context.asOf)), ("entry", .integer(contents.entry)),
      ("rulebook", .text(contents.rulebooks.hash)), ("log", .optional(context.logHash)),
      ("language", .text(language.rawValue)), ("program", .text(context.program)),
    ]
    let listed = members.map { member in
      JSONValue.object([
        ("name", .text(member.name)), ("bytes", .integer(member.bytes)),
        ("sha256", .text(member.sha256)),
      ]).line
    }
    let lines = head.map { "  \(JSONValue.text($0.0).line): \($0.1.line)" }
    return "{\n" + lines.joined(separator: ",\n") + ",\n  \"members\": [\n    "
      + listed.joined(separator: ",\n    ") + "\n  ]\n}\n"
  }
}
