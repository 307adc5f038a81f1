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
      and a decimal comma). Where they are called something else, name them. InforEuro's files \
      are taken as they are: the list of a month, as JSON or CSV, with --month, and the history of \
      a currency, as JSON; what it has from before the euro is passed over. Values are units of the \
      currency for one euro. A file that states two values for one month and currency is refused, and \
      so is one with a month before 1999-01 or after the next one, or a value below 0.01 or above \
      10000000. A rate that takes the place of another is told with both, and one that is more than \
      twice or less than half of that of the month nearest to it is pointed out. - is standard input.
      """,
      sv: """
        En CSV-fil har kolumnerna month (månad), code (valuta) och value (kurs): \
        2026-05,SEK,11.0475 (eller med semikolon och decimalkomma). Om de heter något annat, ange \
        vad. InforEuros filer tas som de är: listan för en månad, som JSON eller CSV, med --month, \
        och en valutas historik, som JSON; det som den har från före euron hoppas över. Kursen är \
        enheter av valutan för en euro. En fil med två värden för samma månad och valuta avvisas, och \
        det gör också en med en månad före 1999-01 eller efter nästa månad, eller ett värde under 0,01 \
        eller över 10000000. En kurs som ersätter en annan visas med båda, och en som är mer än dubbelt \
        eller mindre än hälften så stor som kursen för närmaste månad påpekas. - är standard in.
        """) + """


        fondbok rates import rates.csv
        fondbok rates import kurser.csv --month-column Månad --value-column Kurs
        fondbok rates import monthly-rates.json --month 2026-05
        fondbok rates import sek.json
        """)

  @Argument(
    help: Help(
      "The file; - for standard input.", sv: "Filen; - för standard in.", valueName: .file))
  var file: String

  @Option(
    help: Help(
      "The month of a list that does not say it, as YYYY-MM.",
      sv: "Månaden för en lista som inte säger den, som ÅÅÅÅ-MM.", valueName: .month),
    transform: ReadRates.monthArgument)
  var month: String?

  @Option(
    help: Help(
      "The column of the months: YYYY-MM or a day.",
      sv: "Kolumnen med månaderna: ÅÅÅÅ-MM eller en dag.", valueName: .name))
  var monthColumn: String?

  @Option(
    help: Help(
      "The column of the currencies, by their codes of ISO 4217.",
      sv: "Kolumnen med valutorna, med sina koder i ISO 4217.", valueName: .name))
  var currencyColumn: String?

  @Option(
    help: Help(
      "The column of the rates.", sv: "Kolumnen med kurserna.", valueName: .name))
  var valueColumn: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard month != nil, monthColumn != nil else { return }
    throw ValidationError(
      say(
        "--month is for a file without a column of months; give it or --month-column",
        sv: "--month är till för en fil utan kolumn för månader; ange den eller --month-column"))
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.write, makingIt: true)
      let told = RatesReading(
        month: month, monthColumn: monthColumn, currencyColumn: currencyColumn,
        valueColumn: valueColumn)
      let counted = try store.importRates(file, told, by: person.name)
      _ = try store.settle()
      for line in counted.lines { Console.wrapped(line(in: language.chosen)) }
    }
  }
}

extension ReadRates {
  /// The month of an argument.
  @Sendable static func monthArgument(_ text: String) throws -> String {
    guard text.count == 7, let month = self.month(text) else {
      throw WrongDay(
        description: say(
          "write a month as YYYY-MM, from 1900-01 to 2199-12",
          sv: "skriv en månad som ÅÅÅÅ-MM, från 1900-01 till 2199-12"))
    }
    return month
  }
}

extension Store {
  /// Takes the rates of a file in; `-` is standard input.
  func importRates(
    _ path: String, _ told: RatesReading, by person: String
  ) throws -> TakenRates {
    let isInput = path == "-"
    let stated =
      try isInput
      ? FileHandle.standardInput.readToEnd() ?? Data()
      : FileManager.default.contents(atPath: path)
    guard let data = stated else { throw UnreadableRates(path: path) }
    let rates = try ReadRates.read(
      data, name: path, told, on: Clock.today(in: Clock.easternmost))
    let held = try reading { try $0.heldRates() }.map(\.rate)
    let changed = try importRates(
      rates, fileName: isInput ? "-" : URL(fileURLWithPath: path).lastPathComponent,
      bytes: Array(data), told, by: person, at: Clock.now)
    return TakenRates(rates, newOrChanged: changed, held: held)
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
