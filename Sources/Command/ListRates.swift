import ArgumentParser
import Languages
import Portfolio
import SafeText
import Values

struct ListRates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(
      "List the rates that hold, each with the file it came in.",
      sv: "Räkna upp de kurser som gäller, var och en med filen som den kom i."),
    discussion: """
      fondbok rates list
      fondbok rates list --format json
      """)

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let rates = try portfolio.open(.read).reading { try $0.heldRates() }
      guard format == .text else {
        for rate in rates { Console.line(Console.mask(rate.json.line)) }
        return
      }
      var table = TextTable(
        [
          Wording("Month", sv: "Månad"), Wording("Currency", sv: "Valuta"),
          Wording("Rate", sv: "Kurs"), Wording("File", sv: "Fil"), .same("SHA-256"),
        ].map { $0(in: language.chosen) }, rightAligned: [2], flexible: [3], dispensable: [4, 3])
      for held in rates {
        table.add([
          held.rate.month, held.rate.currency.code,
          language.chosen == .swedish ? held.rate.swedish : held.rate.plain, held.file,
          String(held.sha256.prefix(12)),
        ])
      }
      table.print()
      if rates.isEmpty {
        Console.note(Wording("there are no rates", sv: "det finns inga kurser"))
      }
    }
  }
}

extension HeldRate {
  fileprivate var json: JSONValue {
    .object([
      ("month", .text(rate.month)), ("currency", .text(rate.currency.code)),
      ("value", .text(rate.plain)), ("file", .text(file)), ("sha256", .text(sha256)),
      ("entry", .integer(entry)),
    ])
  }
}
