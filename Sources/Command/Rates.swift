import ArgumentParser
import Foundation
import Languages
import Portfolio
import Values

struct Rates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: say(
      "The Commission's monthly accounting rates.",
      sv: "Kommissionens månatliga bokföringskurser."),
    subcommands: [ImportRates.self, ListRates.self])

  @OptionGroup var language: LanguageOptions
}

struct ImportRates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say("Take rates in from a file.", sv: "Ta in kurser ur en fil."),
    discussion: say(
      """
      A CSV file has the columns month, code and value: 2026-05,SEK,11.0475 (or with semicolons \
      and a decimal comma). A JSON file is the monthly list of InforEuro, with --month. Values \
      are units of the currency for one euro. A file that states two values for one month and \
      currency is refused. - is standard input.
      """,
      sv: """
        En CSV-fil har kolumnerna month (månad), code (valuta) och value (kurs): \
        2026-05,SEK,11.0475 (eller med semikolon och decimalkomma). En JSON-fil är InforEuros \
        månadslista, med --month. Kursen är enheter av valutan för en euro. En fil med två \
        värden för samma månad och valuta avvisas. - är standard in.
        """) + """


        fondbok rates import rates.csv
        fondbok rates import monthly-rates.json --month 2026-05
        """)

  @Argument(
    help: Help(
      "The file; - for standard input.", sv: "Filen; - för standard in.", valueName: .file))
  var file: String

  @Option(
    help: Help(
      "The month of a JSON list, as YYYY-MM.", sv: "Månaden för en JSON-lista, som ÅÅÅÅ-MM.",
      valueName: .month))
  var month: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.write, makingIt: true)
      let counted = try store.importRates(file, month: month, by: person.name)
      _ = try store.settle()
      let told = Wording(
        "read \(counted.read) rates, \(counted.changed) new or changed",
        sv: "läst \(counted.read) kurser, \(counted.changed) nya eller ändrade")
      Console.line(told(in: language.chosen))
    }
  }
}

extension Store {
  /// Takes the rates of a file in; `-` is standard input.
  func importRates(
    _ path: String, month: String?, by person: String
  ) throws -> (read: Int, changed: Int) {
    let isInput = path == "-"
    let stated =
      try isInput
      ? FileHandle.standardInput.readToEnd() ?? Data()
      : FileManager.default.contents(atPath: path)
    guard let data = stated else { throw UnreadableRates(path: path) }
    let rates = try ReadRates.read(data, name: path, month: month)
    let changed = try importRates(
      rates, fileName: isInput ? "-" : URL(fileURLWithPath: path).lastPathComponent,
      bytes: Array(data), month: month, by: person, at: Clock.now)
    return (rates.count, changed)
  }
}

/// A file of rates that is not there, or may not be read.
private struct UnreadableRates: SayableError {
  let path: String

  var wording: Wording {
    Wording(
      "\(path) cannot be read; check the path",
      sv: "\(path) kan inte läsas; kontrollera sökvägen")
  }
}

struct ListRates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say("List the rates that hold.", sv: "Räkna upp de kurser som gäller."))

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      try portfolio.open(.read).reading { reading in
        for rate in try reading.rates() {
          let value = language.chosen == .swedish ? rate.swedish : rate.plain
          Console.line("\(rate.month)  \(rate.currency)  \(value)")
        }
      }
    }
  }
}
