import ArgumentParser
import Exporter
import Foundation
import Languages
import Portfolio
import Values

struct Again: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "again",
    abstract: say(
      "Make a return again as its manifest says, and tell whether the bytes are the same.",
      sv: "Gör om en redovisning så som dess följebrev säger, och visa om den blir byte för byte "
        + "densamma."),
    discussion: say(
      """
      The portfolio is read as it stood when the return was made, by the entry of the log that the \
      manifest names: papers, rates and rulebooks that came later make no difference.
      """,
      sv: """
        Portföljen läses så som den var när redovisningen gjordes, efter den post i loggen som \
        följebrevet anger: handlingar, kurser och regelböcker som har kommit senare gör ingen \
        skillnad.
        """) + """


        fondbok again application.xml.manifest.json
        """)

  @Argument(
    help: Help(
      "The manifest that was written beside the return.",
      sv: "Följebrevet som skrevs bredvid redovisningen.",
      valueName: Wording("manifest", sv: "följebrev")))
  var manifest: String

  @Option(
    help: Help(
      "The file with the texts that the return was made with, where it has texts.",
      sv: "Filen med de texter som redovisningen gjordes med, om den har texter.",
      valueName: .file))
  var texts: String?

  @Option(
    help: Help(
      "Where the return is written; nowhere when left out.",
      sv: "Var redovisningen skrivs; ingenstans om den utelämnas.", valueName: .file))
  var output: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let statement = try ManifestStatement(path: manifest)
      let store = try portfolio.open(.read)
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "fondbok-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(at: folder) }
      let made = try make(statement, store, folder.appending(path: statement.file).path)
      let isSame = made.manifest.sha256 == statement.sha256
      Console.line(
        Console.safe(
          (isSame
            ? Wording(
              "\(statement.file) is made again with the same \(made.manifest.bytes) bytes",
              sv: "\(statement.file) är gjord igen med samma \(made.manifest.bytes) byte")
            : Wording(
              "\(statement.file) is made again with other bytes: \(made.manifest.sha256.prefix(12)), "
                + "and the manifest says \(statement.sha256.prefix(12))",
              sv: "\(statement.file) är gjord igen med andra byte: "
                + "\(made.manifest.sha256.prefix(12)), och följebrevet säger "
                + "\(statement.sha256.prefix(12))"))(in: language.chosen)))
      if !isSame { throw Exit.failed }
    }
  }

  private func make(
    _ statement: ManifestStatement, _ store: Store, _ path: String
  ) throws -> ExportResult {
    let entry = try self.entry(statement, store)
    var arguments = ["--on", statement.on, "--as-of", "\(entry)"]
    for key in ["programme", "project", "report", "since"] {
      if let value = statement[key] { arguments += ["--\(key)", value] }
    }
    if let texts { arguments += ["--texts", texts] }
    let options = try ReturnOptions.parse(arguments)
    let format = statement["format"].flatMap { ReturnFormat(rawValue: $0) }
    let dialect = CSVDialect.all.first { $0.name == statement["dialect"] }
    return try ExportReturn(
      kind: statement.kind, format: format ?? statement.kind.formats[0],
      dialect: dialect ?? .rfc4180, table: statement["table"], of: options,
      day: try options.time.day(in: store), asOf: entry,
      destination: .file(path: output ?? path)
    ).export(store)
  }

  /// The entry of the log after which the return was made.
  private func entry(_ statement: ManifestStatement, _ store: Store) throws -> Int64 {
    if let stated = statement["asOf"].flatMap({ Int64($0) }) { return stated }
    if let hash = statement["log"], let entry = try store.log().first(where: { $0.sha256 == hash })
    {
      return entry.entry
    }
    throw FindDocument.Unclear(
      wording: Wording(
        "the log has no entry of the hash that \(statement.path) names; it is of another portfolio",
        sv: "loggen har ingen post med den kontrollsumma som \(statement.path) anger; det hör till "
          + "en annan portfölj"))
  }
}
