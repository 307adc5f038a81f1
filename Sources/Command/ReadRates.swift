import Foundation
import Languages
import Portfolio
import Values

/// Why a file of rates is refused: all of it, when one cell is wrong.
struct RatesFault: SayableError, RefusedInput {
  let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  /// A fault of a cell, which begins at a line and a column of the file.
  init(_ place: ReadRates.Place, _ wording: Wording) {
    self.wording = Wording("\(place.words): \(wording)", sv: "\(place.words): \(wording)")
  }
}

/// Reads files of rates.
enum ReadRates {
  /// - Parameters:
  ///   - told: what a person said of the file that it does not say itself.
  ///   - today: the day it comes in, on which rates must be such as may be; nothing of a file that was
  ///     taken before and is read again.
  static func read(
    _ data: Data, name: String, _ told: RatesReading, on today: Day? = nil
  ) throws -> [StatedRate] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = Array(data.starts(with: mark) ? data.dropFirst(mark.count) : data)
    guard let first = bytes.first(where: { !isBlank($0) }) else {
      let file = called(name)
      throw RatesFault(
        Wording(
          "\(file) is empty; write a line with the headings month,code,value and a line for each "
            + "rate",
          sv: "\(file) är tom; skriv en rad med rubrikerna month,code,value och en rad för varje "
            + "kurs"))
    }
    let isJSON = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    let rates =
      try isJSON
      ? readInforEuro(bytes, name: name, told, on: today)
      : readTable(bytes, name: name, told, on: today)
    guard !rates.isEmpty else {
      let file = called(name)
      throw RatesFault(
        Wording(
          "\(file) holds no rate; check that it is the file that was meant",
          sv: "\(file) innehåller ingen kurs; kontrollera att det är rätt fil"))
    }
    return rates
  }

  /// What sentences call a file.
  static func called(_ name: String) -> Wording {
    name == "-" ? Wording("standard input", sv: "standard in") : .same(name)
  }

  /// Whether a byte is a space, a tab or a line end.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Where a rate stands.
  struct Place {
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
  struct Cell {
    let text: String
    let place: Place
  }

  /// The month of a text: `2026-05`, a day of it, or its first day as InforEuro writes it, `01/05/2026`.
  static func month(_ text: String) -> String? {
    if text.count == 7 { return Day(argument: text + "-01") == nil ? nil : text }
    let day = Day(argument: text) ?? self.day(text).flatMap { $0.day == 1 ? $0 : nil }
    return day.map { String($0.iso.prefix(7)) }
  }

  /// A day as InforEuro writes it: `31/05/2026`.
  static func day(_ text: String) -> Day? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [2, 2, 4] else { return nil }
    return Day(argument: "\(parts[2])-\(parts[1])-\(parts[0])")
  }

  /// The rates of a file so far: one for each month and currency.
  struct Found {
    private(set) var all: [StatedRate] = []
    private var known: [String: (rate: ExchangeRate, place: Place)] = [:]
    /// What may be taken in today.
    private let limits: RateLimits?

    init(on today: Day?) { limits = today.map { RateLimits(on: $0) } }

    /// - Parameter number: the value with a decimal point, when it is written otherwise.
    mutating func add(
      month: Cell, code: Cell, value: Cell, number: String? = nil
    ) throws {
      guard let ofMonth = ReadRates.month(month.text) else {
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
      let number = number ?? value.text
      guard let rate = ExchangeRate(month: ofMonth, currency: currency, value: number) else {
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
      if let fault = limits?.fault(of: rate, written: value.text) {
        throw RatesFault(fault.isOfMonth ? month.place : value.place, fault.wording)
      }
      let key = "\(ofMonth) \(currency)"
      guard let before = known[key] else {
        known[key] = (rate, value.place)
        all.append(StatedRate(month: ofMonth, currency: currency, value: number))
        return
      }
      guard before.rate.isSame(as: rate) else {
        throw RatesFault(
          value.place,
          Wording(
            "the rate of \(currency) for \(ofMonth) is \(before.rate.plain) at "
              + "\(before.place.words) and \(rate.plain) here; leave one of them",
            sv: "kursen för \(currency) i \(ofMonth) är \(before.rate.swedish) i "
              + "\(before.place.words) och \(rate.swedish) här; låt en av dem stå kvar"))
      }
    }
  }
}
