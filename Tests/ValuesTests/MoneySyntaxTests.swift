import Languages
import Testing
import Values

@Suite struct MoneySyntaxTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("-0.00", 0), ("7", 700), ("1234.50", 123_450), ("-0.01", -1),
      ("007.10", 710), ("999999999999999.99", 99_999_999_999_999_999),
      ("-999999999999999", -99_999_999_999_999_900),
    ] as [(String, Int64)])
  func `reads an amount in kronor`(text: String, öre: Int64) throws {
    #expect(try Money.parse(text, currency: .sek) == kronor(öre))
  }

  @Test(
    arguments: [
      ("JPY", "1234", 1_234), ("KWD", "1.234", 1_234), ("KWD", "5", 5_000), ("CLF", "3", 30_000),
      ("KWD", "999999999999999.999", 999_999_999_999_999_999),
    ] as [(String, String, Int64)])
  func `reads exactly the decimals of the currency`(
    code: String, text: String, minorUnits: Int64
  ) throws {
    let currency = try #require(Currency(code))
    let money = try Money.parse(text, currency: currency)
    #expect(money == Money(minorUnits: minorUnits, currency: currency))
  }

  @Test(
    arguments: [
      ("", MoneySyntaxError.Problem.empty, nil),
      (" \u{A0}", .empty, nil),
      ("1 234,50", .comma, "1234.50"),
      ("1\u{A0}234,50", .comma, "1234.50"),
      ("1\u{202F}234 567", .space, "1234567"),
      (" 12", .space, "12"),
      ("7 300 000,00 kr", .word("kr"), "7300000.00"),
      ("SEK 12.50", .word("SEK"), "12.50"),
      ("12:-", .word(":"), "12"),
      ("12 EUR", .word("EUR"), nil),
      ("12 tkr", .word("tkr"), nil),
      ("2 mnkr", .word("mnkr"), nil),
      ("+5", .plusSign, "5"),
      ("\u{2212}5,00", .typographicMinus, "-5.00"),
      ("1e6", .exponent, nil),
      ("1.5E-3", .exponent, nil),
      ("1234.5", .decimals(written: 1, allowed: 2), "1234.50"),
      ("1234.500", .decimals(written: 3, allowed: 2), "1234.50"),
      ("1234.505", .decimals(written: 3, allowed: 2), nil),
      ("1234.", .decimals(written: 0, allowed: 2), "1234"),
      ("1.234,50", .comma, "1234.50"),
      ("1,234.50", .comma, "1234.50"),
      ("1,234,567", .comma, "1234567"),
      ("1,234", .comma, nil),
      ("1.234", .decimals(written: 3, allowed: 2), nil),
      ("0,500", .comma, "0.50"),
      ("12 34", .space, nil),
      ("1234567890123456", .tooManyDigits(allowed: 15), nil),
      (".50", .notANumber, "0.50"),
      ("-", .notANumber, nil),
      ("1-2", .notANumber, nil),
      ("--1", .notANumber, nil),
      ("1.2.3", .notANumber, nil),
      ("١٢", .notANumber, nil),
      ("0x10", .word("x"), nil),
      ("NaN", .notANumber, nil),
      ("kr", .notANumber, nil),
      ("12\n", .space, "12"),
    ] as [(String, MoneySyntaxError.Problem, String?)])
  func `refuses anything else, with the right spelling when there is no doubt`(
    text: String, problem: MoneySyntaxError.Problem, suggestion: String?
  ) {
    let error = #expect(throws: MoneySyntaxError.self) {
      try Money.parse(text, currency: .sek)
    }
    #expect(error?.problem == problem)
    #expect(error?.suggestion == suggestion)
    #expect(error?.text == text)
  }

  @Test(
    arguments: [("JPY", "12.00"), ("JPY", "12.5"), ("CLF", "1.234"), ("CLF", "1.2345")]
      as [(String, String)])
  func `refuses decimals that the currency or the format does not have`(
    code: String, text: String
  ) throws {
    let currency = try #require(Currency(code))
    #expect(throws: MoneySyntaxError.self) { try Money.parse(text, currency: currency) }
  }

  @Test func `refuses a whole number too large for four decimals`() throws {
    let currency = try #require(Currency("CLF"))
    let error = #expect(throws: MoneySyntaxError.self) {
      try Money.parse("999999999999999", currency: currency)
    }
    #expect(error?.problem == .tooManyDigits(allowed: 14))
  }

  @Test func `says what is there, what is wrong and what to write`() {
    let comma = #expect(throws: MoneySyntaxError.self) {
      try Money.parse("1 234,50", currency: .sek)
    }
    #expect(
      comma?.description == "“1 234,50” is not an amount in SEK: it has a comma; write 1234.50.")
    let decimals = #expect(throws: MoneySyntaxError.self) {
      try Money.parse("1234.505", currency: .sek)
    }
    #expect(
      decimals?.description == """
        “1234.505” is not an amount in SEK: it has 3 decimals, and the currency has 2; write \
        digits, a point and 2 decimals, as in 1234.50.
        """)
    let long = #expect(throws: MoneySyntaxError.self) {
      try Money.parse(String(repeating: "x", count: 5_000), currency: .sek)
    }
    #expect(long?.text.count == 61)
  }

  @Test(arguments: ["0", " ", "1,", "e", "-", "é"])
  func `explains a very long text at once`(part: String) {
    let text = "1." + String(repeating: part, count: 50_000 / part.utf8.count)
    #expect(throws: MoneySyntaxError.self) { try Money.parse(text, currency: .sek) }
    #expect(throws: PercentageSyntaxError.self) { try Percentage.parse(text) }
    #expect(throws: VagueDaySyntaxError.self) { try VagueDay.parse(text) }
    #expect(throws: OrganisationNumberError.self) { try OrganisationNumber.parse(text) }
  }

  @Test func `shows bytes that are not UTF-8 without stopping`() {
    let error = #expect(throws: MoneySyntaxError.self) {
      try [UInt8]([0x31, 0xFF]).withUnsafeBufferPointer { bytes in
        try Money.parse(utf8: bytes, currency: .sek)
      }
    }
    #expect(error?.text == "1\u{FFFD}")
  }

  @Test func `reads back what it writes`() throws {
    var generator = SeededGenerator(seed: 2)
    let currencies = ["SEK", "JPY", "KWD"].compactMap { Currency($0) }
    for _ in 0..<3_000 {
      let width = Int64.random(in: 0...17, using: &generator)
      let limit = (0..<width).reduce(Int64(1)) { power, _ in power * 10 }
      let currency = try #require(currencies.randomElement(using: &generator))
      // At most fifteen digits before the point.
      let most = min(limit, 999_999_999_999_999 * currency.minorUnitsPerUnit)
      let money = Money(
        minorUnits: .random(in: -most...most, using: &generator), currency: currency)
      #expect(try Money.parse(money.plain, currency: currency) == money)
    }
  }

  @Test func `offers the plain spelling of what it writes for people`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let money = kronor(.random(in: -99_999_999_999...99_999_999_999, using: &generator))
      for text in [
        money.swedish, money.excelSwedish, money.swedish + " kr", "SEK " + money.swedish,
      ] {
        let error = #expect(throws: MoneySyntaxError.self) {
          try Money.parse(text, currency: .sek)
        }
        #expect(error?.suggestion == money.plain)
      }
    }
  }
}
