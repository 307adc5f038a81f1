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
      are units of the currency for one euro.
      """,
      sv: """
        En CSV-fil har kolumnerna month (månad), code (valuta) och value (kurs): \
        2026-05,SEK,11.0475 (eller med semikolon och decimalkomma). En JSON-fil är InforEuros \
        månadslista, med --month. Kursen är enheter av valutan för en euro.
        """) + """


        fondbok rates import rates.csv
        fondbok rates import monthly-rates.json --month 2026-05
        """)

  @Argument(help: Help("The file.", sv: "Filen.", valueName: .file))
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
      let store = try portfolio.open(.write)
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
  /// Takes the rates of a file in.
  func importRates(
    _ path: String, month: String?, by person: String
  ) throws -> (read: Int, changed: Int) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RatesFault(
        Wording(
          "\(path) cannot be read; check the path",
          sv: "\(path) kan inte läsas; kontrollera sökvägen"))
    }
    let rates = try ReadRates.read(data, name: path, month: month)
    let changed = try importRates(
      rates, fileName: URL(fileURLWithPath: path).lastPathComponent, bytes: Array(data),
      month: month, by: person, at: Clock.now)
    return (rates.count, changed)
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
          Console.line("\(rate.month)  \(rate.currency)  \(rate.plain)")
        }
      }
    }
  }
}

/// Why a file of rates is not taken.
struct RatesFault: SayableError {
  let wording: Wording

  init(_ wording: Wording) { self.wording = wording }
}

/// Reads files of rates, and refuses all of a file when one line is wrong.
enum ReadRates {
  static func read(_ data: Data, name: String, month: String?) throws -> [StatedRate] {
    let text = String(decoding: data, as: UTF8.self).trimmingPrefix("\u{FEFF}")
    if text.drop(while: \.isWhitespace).first == "[" {
      return try readJSON(data, name: name, month: month)
    }
    return try readCSV(String(text), name: name)
  }

  private static func readCSV(_ text: String, name: String) throws -> [StatedRate] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let first = lines.first else {
      throw RatesFault(
        Wording(
          "\(name) is empty; it needs the columns month, code and value",
          sv: "\(name) är tom; den behöver kolumnerna month, code och value"))
    }
    let separator: Character = first.contains(";") ? ";" : ","
    let headings = first.split(separator: separator).map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    guard let month = headings.firstIndex(of: "month"),
      let code = headings.firstIndex(where: { ["code", "currency"].contains($0) }),
      let value = headings.firstIndex(of: "value")
    else {
      let found = headings.joined(separator: ", ")
      throw RatesFault(
        Wording(
          "\(name):1:1: the columns are \(found); they must include month, code and value",
          sv: "\(name):1:1: kolumnerna är \(found); month, code och value måste finnas bland dem"))
    }
    return try lines.enumerated().dropFirst().compactMap { index, line in
      guard !line.allSatisfy(\.isWhitespace) else { return nil }
      let cells = line.split(separator: separator, omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == headings.count else {
        throw RatesFault(
          Wording(
            "\(name):\(index + 1):1: \(cells.count) cells where the heading has "
              + "\(headings.count); correct the line",
            sv: "\(name):\(index + 1):1: \(cells.count) celler där rubriken har "
              + "\(headings.count); rätta raden"))
      }
      let number = separator == ";" ? cells[value].replacing(",", with: ".") : cells[value]
      return try rate(
        month: cells[month], code: cells[code], value: number, at: "\(name):\(index + 1):1")
    }
  }

  private struct MonthlyRate: Decodable {
    let isoA3Code: String
    let value: Decimal
  }

  /// InforEuro's monthly list: several countries share a currency, which is then stated once.
  private static func readJSON(
    _ data: Data, name: String, month: String?
  ) throws -> [StatedRate] {
    guard let month else {
      throw RatesFault(
        Wording(
          "\(name) does not say its month; give it with --month YYYY-MM",
          sv: "\(name) säger inte vilken månad den gäller; ange den med --month ÅÅÅÅ-MM"))
    }
    let list: [MonthlyRate]
    do {
      list = try JSONDecoder().decode([MonthlyRate].self, from: data)
    } catch {
      throw RatesFault(
        Wording(
          "\(name) is not InforEuro's monthly list: an array of objects with isoA3Code and value "
            + "is expected",
          sv: "\(name) är inte InforEuros månadslista: en lista av objekt med isoA3Code och value "
            + "väntas"))
    }
    var rates: [StatedRate] = []
    for entry in list where Currency(entry.isoA3Code) != nil {
      let rate = try rate(
        month: month, code: entry.isoA3Code, value: "\(entry.value)", at: name)
      if !rates.contains(rate) { rates.append(rate) }
    }
    return rates
  }

  private static func rate(
    month: String, code: String, value: String, at place: String
  ) throws -> StatedRate {
    guard (try? Day.parse(month + "-01")) != nil else {
      throw RatesFault(
        Wording(
          "\(place): \"\(month)\" is no month; write YYYY-MM",
          sv: "\(place): \"\(month)\" är ingen månad; skriv ÅÅÅÅ-MM"))
    }
    guard let currency = Currency(code) else {
      throw RatesFault(
        Wording(
          "\(place): \"\(code)\" is no currency of ISO 4217",
          sv: "\(place): \"\(code)\" är ingen valuta i ISO 4217"))
    }
    guard ExchangeRate(month: month, currency: currency, value: value) != nil else {
      throw RatesFault(
        Wording(
          "\(place): \"\(value)\" is no rate; write units for one euro, as in 11.0475",
          sv: "\(place): \"\(value)\" är ingen kurs; skriv enheter för en euro, som 11.0475"))
    }
    return StatedRate(month: month, currency: currency, value: value)
  }
}
