import GRDB
import Values

/// What an application or a decision says in short: one row of the outlines.
///
/// Lists and sums read them by the hundred thousand and show some of what each says, so they are plain
/// numbers, and their text stays in one piece of memory until somebody asks for it.
struct OutlinePaper: BitwiseCopyable {
  let version: Int64
  /// What a decision decides; an application decides nothing.
  let outcome: DecisionOutcome?
  /// When a decision takes effect and when it was taken, as numbers in the order of the days.
  let validFrom, decided: Int32
  let currency, title: OutlineText
  /// The codes and amounts of the objectives, as the table has them.
  let objectives: OutlineText
  let total: Int64?
  let hasContributions: Bool
  /// Nothing where the plan has no contributions, or where the sum has no room.
  let union: Int64?
  let firstDay, lastDay: OutlineText
  let applicant, county, sector: OutlineText
  let fund: OutlineText

  /// A number in the order of the days that ISO 8601 writes with four digits, two and two; nought
  /// where there is no day.
  static func number(ofDay text: UnsafeBufferPointer<UInt8>?) -> Int32 {
    var number: Int32 = 0
    for byte in text ?? UnsafeBufferPointer(start: nil, count: 0) where byte != UInt8(ascii: "-") {
      number = number &* 10 &+ Int32(byte &- 48)
    }
    return number
  }

  /// The day of a number; `nil` for one that is of no day.
  static func day(ofNumber number: Int32) -> Day? {
    Day(year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100))
  }

  static func number(of day: Day) -> Int32 {
    var text = day.iso
    return text.withUTF8 { number(ofDay: $0) }
  }
}

/// Where a text stands among all the texts of outlines, or that there is none.
struct OutlineText: BitwiseCopyable {
  /// Four GiB are far more than the outlines of a portfolio have.
  private let start: UInt32
  /// The length and, in the lowest bit, which part has it; less than nought where there is no text.
  private let countAndPart: Int32

  static let none = OutlineText(start: 0, countAndPart: -1)

  private init(start: UInt32, countAndPart: Int32) {
    self.start = start
    self.countAndPart = countAndPart
  }

  fileprivate init(start: Int, count: Int, part: Int) {
    self.init(start: UInt32(start), countAndPart: Int32(count << 1 | part))
  }

  var isThere: Bool { countAndPart >= 0 }

  fileprivate var part: Int { Int(countAndPart & 1) }
  fileprivate var range: Range<Int> { Int(start)..<Int(start) + Int(countAndPart >> 1) }
}

/// The texts that outlines point into: those of each thread that read them.
struct OutlineTexts {
  fileprivate let first, second: OutlineTextPart

  init(_ first: OutlineTextPart, _ second: OutlineTextPart? = nil) {
    self.first = first
    self.second = second ?? first
  }

  subscript(text: OutlineText) -> String? {
    guard text.isThere else { return nil }
    return String(decoding: bytes(text), as: UTF8.self)
  }

  subscript(text: OutlineText?) -> String? { text.flatMap { self[$0] } }

  /// The codes and amounts that a text of objectives tells of.
  func objectives(_ text: OutlineText) -> [(code: String, amount: Int64)] {
    guard text.isThere else { return [] }
    let words = bytes(text).split(separator: 31, omittingEmptySubsequences: false)
    return stride(from: 0, to: words.count - 1, by: 2).map { place in
      (
        String(decoding: words[place], as: UTF8.self),
        Int64(String(decoding: words[place + 1], as: UTF8.self)) ?? 0
      )
    }
  }

  private func bytes(_ text: OutlineText) -> UnsafeBufferPointer<UInt8> {
    (text.part == 0 ? first : second).bytes(text.range)
  }
}

/// The texts of outlines that one thread has read; when it has, others may read them too.
final class OutlineTextPart: @unchecked Sendable {
  private let number: Int
  private var pile = Pile<UInt8>(capacity: 1 << 20)
  /// What programme and call papers name, and the fund of each.
  private var names = NumberedNames()
  private var funds: [OutlineText] = []

  /// - Parameter number: 0 or 1.
  init(_ number: Int) { self.number = number }

  deinit { pile.deallocate() }

  fileprivate func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pile.base + range.lowerBound, count: range.count)
  }

  fileprivate func keep(_ text: UnsafeBufferPointer<UInt8>?) -> OutlineText {
    guard let text else { return .none }
    let start = pile.count
    pile.append(text)
    return OutlineText(start: start, count: text.count, part: number)
  }

  /// The fund of an application, by the names of its programme and its call in four columns.
  fileprivate func fund(_ row: RawStatement, from column: Int, _ all: Funds) -> OutlineText {
    let number = names.number(row, column..<column + 4)
    if number < funds.count { return funds[number] }
    var fund = all.fund(
      programme: row.optionalReference(column, column + 1),
      call: row.optionalReference(column + 2, column + 3))
    let text = fund?.withUTF8 { keep($0) } ?? .none
    funds.append(text)
    return text
  }
}

extension OutlinePaper {
  /// What has to be read of an outline.
  static let columns = """
    outline.version, outcome, valid_from, decided, currency, title, objectives, total_minor,
    contributions, union_minor, first_day, last_day, applicant, county, sector, programme_issuer,
    programme_id, call_issuer, call_id
    """

  /// Reads the columns from one on.
  init(_ row: RawStatement, from first: Int, _ texts: OutlineTextPart, _ funds: Funds) throws {
    func day(_ column: Int) -> Int32 { Self.number(ofDay: row.textBytes(first + column)) }
    version = row.integer(first)
    outcome = try row.optionalText(first + 1).map { word in
      guard let outcome = DecisionOutcome(rawValue: word) else {
        throw UnknownWord(word: word, type: "DecisionOutcome")
      }
      return outcome
    }
    validFrom = day(2)
    decided = day(3)
    currency = texts.keep(row.textBytes(first + 4))
    title = texts.keep(row.textBytes(first + 5))
    objectives = texts.keep(row.textBytes(first + 6))
    total = row.optionalInteger(first + 7)
    hasContributions = row.integer(first + 8) > 0
    union = row.optionalInteger(first + 9)
    firstDay = texts.keep(row.textBytes(first + 10))
    lastDay = texts.keep(row.textBytes(first + 11))
    let isApplication = outcome == nil
    applicant = isApplication ? texts.keep(row.textBytes(first + 12)) : .none
    county = isApplication ? texts.keep(row.textBytes(first + 13)) : .none
    sector = isApplication ? texts.keep(row.textBytes(first + 14)) : .none
    fund = isApplication ? texts.fund(row, from: first + 15, funds) : .none
  }
}

/// The funds of the programmes that applications name, or that their calls are of.
struct Funds: Sendable {
  private var programmes: [Reference: String] = [:]
  private var calls: [Reference: Reference] = [:]

  init(_ db: Database) throws {
    // The plus keeps SQLite from going through all versions in search of the few.
    let rows = try RawStatement(
      db,
      """
      SELECT document.issuer, document.external_id, programme.fund, NULL, NULL
      FROM programme CROSS JOIN current_document AS document
        ON document.version = +programme.version
      UNION ALL
      SELECT document.issuer, document.external_id, NULL, call.programme_issuer, call.programme_id
      FROM call CROSS JOIN current_document AS document ON document.version = +call.version
      """)
    while try rows.next() {
      let name = Reference(issuer: rows.text(0), id: rows.text(1))
      if let fund = rows.optionalText(2) {
        programmes[name] = fund
      } else {
        calls[name] = rows.optionalReference(3, 4)
      }
    }
  }

  func fund(programme: Reference?, call: Reference?) -> String? {
    (programme ?? call.flatMap { calls[$0] }).flatMap { programmes[$0] }
  }
}
