import ArgumentParser
import Exporter
import Languages
import Portfolio

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
        fondbok again rapport.xml.manifest.json --texts texter.xml
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
      let store = try portfolio.open(.read)
      if let output { try portfolio.protect(from: output) }
      let remake = try RemakeReturn(
        try ManifestStatement(path: manifest), texts: texts, from: store)
      let made = try remake.make(at: output).manifest
      let statement = remake.statement
      let isSame = made.sha256 == statement.sha256
      Console.wrapped(
        Console.safe(
          (isSame
            ? Wording(
              "\(statement.file) is made again with the same \(made.bytes) bytes",
              sv: "\(statement.file) är gjord igen med samma \(made.bytes) byte")
            : Wording(
              "\(statement.file) is made again with other bytes: \(made.sha256.prefix(12)), "
                + "and the manifest says \(statement.sha256.prefix(12))",
              sv: "\(statement.file) är gjord igen med andra byte: \(made.sha256.prefix(12)), "
                + "och följebrevet säger \(statement.sha256.prefix(12))"))(in: language.chosen)))
      if !isSame { throw Exit.failed }
    }
  }
}
