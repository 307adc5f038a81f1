import Foundation
import Languages
import Portfolio
import Values

/// Why a file of rates is refused: all of it, when one cell is wrong.
struct RatesFault: SayableError, RefusedInput {
  let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  /// A fault of a cell, which begins at a line and a column of the file.
  fileprivate init(_ place: ReadRates.Place, _ wording: Wording) {
    self.wording = Wording("\(place.words): \(wording)", sv: "\(place.words): \(wording)")
  }
}

/// Reads files of rates.
enum ReadRates {
  static func read(_ data: Data, name: String, month: String?) throws -> [StatedRate] {
    let text = String(decoding: data, as: UTF8.self).trimmingPrefix("\u{FEFF}")
    guard let first = text.first(where: { !$0.isWhitespace }) else {
      let file = called(name)
      throw RatesFault(
        Wording(
          "\(file) is empty; write a line with the headings month,code,value and a line for each "
            + "rate",
          sv: "\(file) är tom; skriv en rad med rubrikerna month,code,value och en rad för varje "
            + "kurs"))
    }
    if first == "[" { return try readJSON(data, name: name, month: month) }
    return try readCSV(String(text), name: name)
  }

  /// What sentences call a file.
  private static func called(_ name: String) -> Wording {
    name == "-" ? Wording("standard input", sv: "standard in") : .same(name)
  }

  /// Where a rate stands.
  fileprivate struct Place {
    let file: String
    /// Line and column from 1, in characters; none in a JSON list.
    var line: Int?
    var column: Int?

    var words: String {
      [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
        .joined(separator: ":")
    }
  }

  /// A text and where it stands.
  private struct Cell {
    let text: String
    let place: Place
  }

  // MARK: CSV

  private static func readCSV(_ text: String, name: String) throws -> [StatedRate] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let top = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    let separator: Character = lines[top].contains(";") ? ";" : ","
    let headings = cells(of: lines[top], separator, name, line: top + 1).map {
      $0.text.lowercased()
    }
    guard let month = headings.firstIndex(of: "month"),
      let code = headings.firstIndex(where: { ["code", "currency"].contains($0) }),
      let value = headings.firstIndex(of: "value")
    else {
      let found = headings.joined(separator: ", ")
      throw RatesFault(
        Place(file: name, line: top + 1, column: 1),
        Wording(
          "the columns are \(found); they must include month, code and value",
          sv: "kolumnerna är \(found); month, code och value måste finnas bland dem"))
    }
    var rates = Rates()
    for (index, line) in lines.enumerated().dropFirst(top + 1)
    where !line.allSatisfy(\.isWhitespace) {
      let row = cells(of: line, separator, name, line: index + 1)
      guard row.count == headings.count else {
        throw RatesFault(
          Place(file: name, line: index + 1, column: 1),
          Wording(
            "\(row.count) cells where the heading has \(headings.count); correct the line",
            sv: "\(row.count) celler där rubriken har \(headings.count); rätta raden"))
      }
      try rates.add(
        month: row[month], code: row[code], value: row[value],
        hasDecimalComma: separator == ";")
    }
    return rates.all
  }

  private static func cells(
    of line: Substring, _ separator: Character, _ name: String, line number: Int
  ) -> [Cell] {
    line.split(separator: separator, omittingEmptySubsequences: false).map { cell in
      let text = cell.drop(while: \.isWhitespace)
      return Cell(
        text: text.trimmingCharacters(in: .whitespaces),
        place: Place(
          file: name, line: number,
          column: line.distance(from: line.startIndex, to: text.startIndex) + 1))
    }
  }

  // MARK: JSON

  private struct MonthlyRate: Decodable {
    let isoA3Code: String
    let value: Decimal
  }

  /// InforEuro's monthly list: several countries share a currency, which is then stated once.
  private static func readJSON(
    _ data: Data, name: String, month: String?
  ) throws -> [StatedRate] {
    let file = called(name)
    guard let month else {
      throw RatesFault(
        Wording(
          "\(file) does not say its month; give it with --month YYYY-MM",
          sv: "\(file) säger inte vilken månad den gäller; ange den med --month ÅÅÅÅ-MM"))
    }
    let list: [MonthlyRate]
    do {
      list = try JSONDecoder().decode([MonthlyRate].self, from: data)
    } catch {
      throw RatesFault(
        Wording(
          "\(file) is not InforEuro's monthly list: an array of objects with isoA3Code and value "
            + "is expected",
          sv: "\(file) är inte InforEuros månadslista: en lista av objekt med isoA3Code och value "
            + "väntas"))
    }
    let place = Place(file: name)
    var rates = Rates()
    for entry in list where Currency(entry.isoA3Code) != nil {
      try rates.add(
        month: Cell(text: month, place: place), code: Cell(text: entry.isoA3Code, place: place),
        value: Cell(text: "\(entry.value)", place: place), hasDecimalComma: false)
    }
    return rates.all
  }

  // MARK: Rates

  /// The rates of a file so far: one for each month and currency.
  private struct Rates {
    private(set) var all: [StatedRate] = []
    private var known: [String: (rate: ExchangeRate, place: Place)] = [:]

    mutating func add(month: Cell, code: Cell, value: Cell, hasDecimalComma: Bool) throws {
      guard (try? Day.parse(month.text + "-01")) != nil else {
        throw RatesFault(
          month.place,
          Wording(
            "\"\(month.text)\" is no month; write YYYY-MM",
            sv: "\"\(month.text)\" är ingen månad; skriv ÅÅÅÅ-MM"))
      }
      guard let currency = Currency(code.text) else {
        throw RatesFault(
          code.place,
          Wording(
            "\"\(code.text)\" is no currency of ISO 4217",
            sv: "\"\(code.text)\" är ingen valuta i ISO 4217"))
      }
      let number = hasDecimalComma ? value.text.replacing(",", with: ".") : value.text
      guard let rate = ExchangeRate(month: month.text, currency: currency, value: number) else {
        throw RatesFault(
          value.place,
          Wording(
            "\"\(value.text)\" is no rate; write units for one euro, as in 11.0475",
            sv: "\"\(value.text)\" är ingen kurs; skriv enheter för en euro, som 11.0475"))
      }
      guard currency != .eur || rate.isOne else {
        throw RatesFault(
          value.place,
          Wording(
            "\"\(value.text)\" euro for one euro; leave the line out, or write 1",
            sv: "\"\(value.text)\" euro för en euro; ta bort raden, eller skriv 1"))
      }
      let key = "\(month.text) \(currency)"
      guard let before = known[key] else {
        known[key] = (rate, value.place)
        all.append(StatedRate(month: month.text, currency: currency, value: number))
        return
      }
      guard before.rate.isSame(as: rate) else {
        throw RatesFault(
          value.place,
          Wording(
            "the rate of \(currency) for \(month.text) is \(before.rate.plain) at "
              + "\(before.place.words) and \(rate.plain) here; leave one of them",
            sv: "kursen för \(currency) i \(month.text) är \(before.rate.swedish) i "
              + "\(before.place.words) och \(rate.swedish) här; låt en av dem stå kvar"))
      }
    }
  }
}
