import Foundation
import Languages
import Portfolio
import Values

extension ReadRates {
  /// A rate as InforEuro states it: in the list of a month by its code and value, in the history of a
  /// currency by its code, amount and days.
  fileprivate struct InforEuroRate: Decodable {
    let isoA3Code: String?
    let value: Decimal?

    let currencyIso: String?
    let refCurrencyIso: String?
    let amount: Decimal?
    let dateStart: String?
    let dateEnd: String?
  }

  /// What InforEuro answers when it has no rates.
  private struct InforEuroAnswer: Decodable {
    let message: String
  }

  /// The JSON of InforEuro: the list of a month, or the history of a currency.
  static func readInforEuro(
    _ bytes: [UInt8], name: String, _ told: RatesReading, on today: Day?
  ) throws -> [StatedRate] {
    let file = called(name)
    guard told.monthColumn == nil, told.currencyColumn == nil, told.valueColumn == nil else {
      throw WrongArguments(
        wording: Wording(
          "\(file) is JSON and has no columns; leave their names out",
          sv: "\(file) är JSON och har inga kolumner; utelämna deras namn"))
    }
    let data = Data(bytes)
    if let answer = try? JSONDecoder().decode(InforEuroAnswer.self, from: data) {
      throw RatesFault(
        Wording(
          "\(file) holds no rates, but the answer \"\(answer.message)\"; fetch it again when they "
            + "are published",
          sv:
            "\(file) innehåller inga kurser utan svaret \"\(answer.message)\"; hämta den igen när "
            + "de är publicerade"))
    }
    guard let list = try? JSONDecoder().decode([InforEuroRate].self, from: data) else {
      throw notInforEuro(file)
    }
    var found = Found(on: today)
    for entry in list { try found.add(entry, file: name, told) }
    return found.all
  }

  fileprivate static func notInforEuro(_ file: Wording) -> RatesFault {
    RatesFault(
      Wording(
        "\(file) is no list of InforEuro: an array of objects is expected, with isoA3Code and value, "
          + "or with currencyIso, refCurrencyIso, amount and dateStart",
        sv: "\(file) är ingen lista från InforEuro: en lista av objekt väntas, med isoA3Code och "
          + "value, eller med currencyIso, refCurrencyIso, amount och dateStart"))
  }
}

extension ReadRates.Found {
  fileprivate mutating func add(
    _ entry: ReadRates.InforEuroRate, file: String, _ told: RatesReading
  ) throws {
    if let code = entry.isoA3Code, let value = entry.value {
      try addOfMonth(code, "\(value)", file: file, told.month)
    } else if let code = entry.currencyIso, let amount = entry.amount,
      let start = entry.dateStart
    {
      try addOfHistory(
        code, "\(amount)", from: start, to: entry.dateEnd, of: entry.refCurrencyIso, file: file,
        told.month)
    } else {
      throw ReadRates.notInforEuro(ReadRates.called(file))
    }
  }

  /// A rate of a monthly list: several countries share a currency, which is then stated once.
  private mutating func addOfMonth(
    _ code: String, _ value: String, file: String, _ month: String?
  ) throws {
    guard let month else {
      throw RatesFault(ReadRates.noMonth(ReadRates.called(file)))
    }
    guard Currency(code) != nil else { return }
    let place = ReadRates.Place(file: file)
    try add(
      month: ReadRates.Cell(text: month, place: place),
      code: ReadRates.Cell(text: code, place: place),
      value: ReadRates.Cell(text: value, place: place))
  }

  /// A rate of a currency's history, which states the days it holds.
  private mutating func addOfHistory(
    _ code: String, _ value: String, from start: String, to end: String?, of reference: String?,
    file: String, _ month: String?
  ) throws {
    let place = ReadRates.Place(file: file)
    guard month == nil else {
      throw WrongArguments(wording: ReadRates.hasMonths(ReadRates.called(file)))
    }
    if let reference, reference != Currency.eur.code {
      throw RatesFault(
        place,
        Wording(
          "the rate of \(code) from \(start) is for one \(reference); rates are for one euro",
          sv: "kursen för \(code) från \(start) gäller en \(reference); kurser gäller en euro"))
    }
    let begins = ReadRates.day(start)
    let ends = end.map { ReadRates.day($0) } ?? begins
    guard let first = begins, let last = ends else {
      let written = begins == nil ? start : end ?? ""
      throw RatesFault(
        place,
        Wording(
          "\"\(written)\" of \(code) is no day; InforEuro writes DD/MM/YYYY",
          sv: "\"\(written)\" för \(code) är ingen dag; InforEuro skriver DD/MM/ÅÅÅÅ"))
    }
    let ofMonth = String(first.iso.prefix(7))
    guard last.iso.hasPrefix(ofMonth) else {
      throw RatesFault(
        place,
        Wording(
          "the rate of \(code) from \(first) to \(last) is not of one month",
          sv: "kursen för \(code) från \(first) till \(last) gäller inte en månad"))
    }
    // What is of some days of a month is no accounting rate, which is of all of it.
    let isWhole = end == nil || (try? last.adding(days: 1).day) == 1
    guard first.day == 1, isWhole else {
      throw RatesFault(
        place,
        Wording(
          "the rate of \(code) from \(first) to \(last) is of a part of a month; an accounting rate is of "
            + "the whole month",
          sv: "kursen för \(code) från \(first) till \(last) gäller en del av en månad; en "
            + "bokföringskurs gäller hela månaden"))
    }
    // A history goes back to 1994, when rates were of the ECU.
    if ofMonth < RateLimits.firstMonth { return }
    try add(
      month: ReadRates.Cell(text: ofMonth, place: place),
      code: ReadRates.Cell(text: code, place: place),
      value: ReadRates.Cell(text: value, place: place))
  }
}
