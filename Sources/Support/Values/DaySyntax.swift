public import Languages

extension Day {
  /// The day that a text states: `YYYY-MM-DD` in plain digits, a day the calendar has.
  public static func parse(
    utf8 bytes: UnsafeBufferPointer<UInt8>
  ) throws(DaySyntaxError) -> Day {
    guard let day = day(in: bytes) else {
      throw DaySyntaxError(explaining: String(decoding: bytes, as: UTF8.self))
    }
    return day
  }

  /// The day that a text states, by the same rules.
  public static func parse(_ text: String) throws(DaySyntaxError) -> Day {
    var utf8 = text
    guard let day = utf8.withUTF8({ day(in: $0) }) else {
      throw DaySyntaxError(explaining: text)
    }
    return day
  }

  /// The day as ISO 8601 writes it: `2027-02-28`.
  public var iso: String {
    String(unsafeUninitializedCapacity: 10) { write(into: $0) }
  }

  /// Appends `iso` as bytes, without making a string.
  public func appendISO(to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { buffer in
      _ = write(into: buffer)
      bytes.append(contentsOf: buffer)
    }
  }

  private static func day(in bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private func write(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let (year, month, day) = components
    func put(_ value: Int, at place: Int) {
      buffer[place] = UInt8(ascii: "0") + UInt8(value / 10 % 10)
      buffer[place + 1] = UInt8(ascii: "0") + UInt8(value % 10)
    }
    put(year / 100, at: 0)
    put(year, at: 2)
    buffer[4] = UInt8(ascii: "-")
    put(month, at: 5)
    buffer[7] = UInt8(ascii: "-")
    put(day, at: 8)
    return 10
  }
}

/// Why a text is not a day, with the right spelling when there is no doubt what was meant.
public struct DaySyntaxError: SayableError, Hashable {
  /// What is wrong with the text.
  public enum Problem: Hashable, Sendable {
    /// The text does not have the form `YYYY-MM-DD`.
    case wrongForm
    /// A day has no time of day and no time zone.
    case hasTimeOrZone
    /// Years run from 0001.
    case noSuchYear
    /// Months run from 01 to 12.
    case noSuchMonth(Int)
    /// The month is shorter than that, or the day is 00.
    case noSuchDay(Int, year: Int, month: Int, length: Int)
  }

  /// What was written; a long text is cut.
  public let text: String
  /// What is wrong.
  public let problem: Problem
  /// The right spelling, or nil when it would be a guess.
  public let suggestion: String?
}

extension DaySyntaxError {
  fileprivate init(explaining text: String) {
    self.text = text.shortened
    let numbers = Self.numbers(in: text, separators: "-")
    let isWellFormed = numbers?.map(\.count) == [4, 2, 2]
    if let numbers, isWellFormed {
      problem = Self.problem(Int(numbers[0]) ?? 0, Int(numbers[1]) ?? 0, Int(numbers[2]) ?? 0)
      suggestion = nil
    } else {
      let (date, hasTimeOrZone) = Self.withoutTimeOrZone(text)
      problem = hasTimeOrZone ? .hasTimeOrZone : .wrongForm
      suggestion = Self.suggestion(for: date)
    }
  }

  private static func problem(_ year: Int, _ month: Int, _ day: Int) -> Problem {
    if year < 1 { return .noSuchYear }
    guard (1...12).contains(month) else { return .noSuchMonth(month) }
    return .noSuchDay(day, year: year, month: month, length: YearMonth(year, month).length)
  }

  /// The date of an ISO date with a time or a zone after it, as some spreadsheets and XML tools
  /// write it.
  private static func withoutTimeOrZone(_ text: String) -> (date: String, found: Bool) {
    let date = text.unicodeScalars.prefix(10)
    let rest = text.unicodeScalars.dropFirst(10)
    guard let next = rest.first, numbers(in: String(date), separators: "-")?.count == 3,
      "TtZz+ -".unicodeScalars.contains(next),
      rest.allSatisfy({ $0.isASCIIDigit || "TtZz+ -:.".unicodeScalars.contains($0) })
    else { return (text, false) }
    return (String(date), true)
  }

  /// `YYYYMMDD`, and year first with other separators or without leading zeros, are beyond doubt;
  /// a date that ends with its year is not, since two countries read its day and month two ways.
  private static func suggestion(for text: String) -> String? {
    var parts = numbers(in: text, separators: "-./ \u{2010}\u{2011}\u{2013}\u{2212}") ?? []
    if parts.count == 1, parts[0].count == 8 {
      let digits = parts[0]
      parts = [
        String(digits.prefix(4)), String(digits.dropFirst(4).prefix(2)), String(digits.suffix(2)),
      ]
    }
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
      (1...2).contains(parts[2].count), let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return Day(year: year, month: month, day: day)?.iso
  }

  /// The runs of digits between separators, or nil when there is anything else.
  private static func numbers(in text: String, separators: String) -> [String]? {
    let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      separators.unicodeScalars.contains($0)
    }
    guard parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    return parts.map { String($0) }
  }

  /// What to do about it, as a clause.
  public var fix: Wording {
    if let suggestion { return Wording("write \(suggestion)", sv: "skriv \(suggestion)") }
    return switch problem {
    case .wrongForm, .hasTimeOrZone:
      Wording(
        "write year, month and day, as in 2027-02-28",
        sv: "skriv år, månad och dag, som i 2027-02-28")
    case .noSuchYear:
      Wording("write a year from 0001 to 9999", sv: "skriv ett år från 0001 till 9999")
    case .noSuchMonth:
      Wording("write a month from 01 to 12", sv: "skriv en månad från 01 till 12")
    case .noSuchDay(_, _, _, let length):
      Wording("write a day from 01 to \(length)", sv: "skriv en dag från 01 till \(length)")
    }
  }
}

extension DaySyntaxError {
  /// The fault and the fix as one sentence.
  public var wording: Wording {
    Wording(
      "“\(text)” is not a day: \(problem); \(fix).",
      sv: "”\(text)” är ingen dag: \(problem); \(fix).")
  }
}

extension DaySyntaxError.Problem: Sayable, CustomStringConvertible {
  /// The fault as a clause.
  public func said(in language: Language) -> String { clause(in: language) }

  /// The fault as an English clause.
  public var description: String { clause.english }

  private var clause: Wording {
    switch self {
    case .wrongForm:
      Wording(
        "it does not have the form YYYY-MM-DD", sv: "den har inte formen ÅÅÅÅ-MM-DD")
    case .hasTimeOrZone:
      Wording(
        "it has a time of day or a time zone", sv: "den har ett klockslag eller en tidszon")
    case .noSuchYear: Wording("there is no year 0000", sv: "det finns inget år 0000")
    case .noSuchMonth(let month):
      Wording("there is no month \(month)", sv: "det finns ingen månad \(month)")
    case .noSuchDay(let day, let year, let month, let length):
      Wording(
        "there is no day \(day): \(MonthNames.english(month)) \(year) has \(length) days",
        sv: "det finns ingen dag \(day): \(MonthNames.swedish(month)) \(year) har \(length) dagar")
    }
  }
}
