import Languages
import Testing
import Values

@Suite struct PercentageTests {
  @Test(
    arguments: [
      ("0", 0), ("75", 7_500), ("75.00", 7_500), ("7.5", 750), ("81.25", 8_125), ("0.01", 1),
      ("100", 10_000), ("100.00", 10_000),
    ] as [(String, Int64)])
  func `reads a rate`(text: String, hundredths: Int64) throws {
    #expect(try Percentage.parse(text) == Percentage(hundredths: hundredths))
  }

  @Test(
    arguments: [
      ("", PercentageSyntaxError.Problem.empty, nil),
      ("75 %", .word("%"), "75"),
      ("NaN", .notANumber, nil),
      ("81,25 procent", .word("procent"), "81.25"),
      ("7,5", .comma, "7.5"),
      ("75.000", .decimals(3), nil),
      ("7.505", .decimals(3), nil),
      ("0075.000", .decimals(3), "75"),
      ("1075.000", .decimals(3), nil),
      ("75.", .notANumber, "75"),
      (".5", .notANumber, "0.5"),
      ("7.5.1", .notANumber, nil),
      ("100.01", .outOfRange(.zero ... .whole), nil),
      ("-1", .outOfRange(.zero ... .whole), nil),
    ] as [(String, PercentageSyntaxError.Problem, String?)])
  func `refuses anything else, with the right spelling when there is no doubt`(
    text: String, problem: PercentageSyntaxError.Problem, suggestion: String?
  ) {
    let error = #expect(throws: PercentageSyntaxError.self) { try Percentage.parse(text) }
    #expect(error?.suggestion == suggestion)
    #expect(error?.problem == problem)
  }

  @Test func `reads a wider range when told to`() throws {
    let range = Percentage(hundredths: -5_000)...Percentage(hundredths: 50_000)
    #expect(try Percentage.parse("150.5", in: range) == Percentage(hundredths: 15_050))
    #expect(try Percentage.parse("-7.25", in: range) == Percentage(hundredths: -725))
    let error = #expect(throws: PercentageSyntaxError.self) {
      try Percentage.parse("500.01", in: range)
    }
    #expect(
      error?.description == """
        “500.01” is not a rate in percent: it is not from -50 % to 500 %; write a rate from -50 \
        to 500.
        """)
  }

  @Test(
    arguments: [
      (7_500, "75", "75 %", "75\u{A0}%"), (8_125, "81.25", "81.25 %", "81,25\u{A0}%"),
      (750, "7.5", "7.5 %", "7,5\u{A0}%"), (5, "0.05", "0.05 %", "0,05\u{A0}%"),
      (-705, "-7.05", "-7.05 %", "\u{2212}7,05\u{A0}%"), (0, "0", "0 %", "0\u{A0}%"),
    ] as [(Int64, String, String, String)])
  func `writes a rate with the decimals it needs`(
    hundredths: Int64, plain: String, english: String, swedish: String
  ) {
    let rate = Percentage(hundredths: hundredths)
    #expect(rate.plain == plain)
    #expect("\(rate)" == english)
    #expect(rate.swedish == swedish)
  }

  @Test func `reads back every rate from nothing to the whole`() throws {
    for hundredths in Int64(0)...10_000 {
      let rate = Percentage(hundredths: hundredths)
      #expect(try Percentage.parse(rate.plain) == rate)
    }
  }

  @Test(
    arguments: [
      (150_00, 7_500, 200_00, true), (150_01, 7_500, 200_00, false),
      // 75 % of 0.99 is 74.25 öre: 74 keeps the ceiling and 75 breaks it, though it rounds to 74.
      (74, 7_500, 99, true), (75, 7_500, 99, false),
      // Half an öre: 50 % of 0.03 is 1.5; a rounded ceiling would allow 2.
      (2, 5_000, 3, false), (1, 5_000, 3, true),
      (0, 0, 100, true), (1, 0, 100, false),
      // A correction: −150.00 is at most 75 % of −200.00, and −149.99 is more.
      (-150_00, 7_500, -200_00, true), (-149_99, 7_500, -200_00, false),
      (-1, 7_500, 0, true), (1, 7_500, 0, false), (-5, -5_000, 10, true), (-4, -5_000, 10, false),
      (Int64.max, 10_000, Int64.max, true), (Int64.max, 9_999, Int64.max, false),
      (Int64.min, 10_000, Int64.min, true), (Int64.min, 10_000, Int64.max, true),
    ] as [(Int64, Int64, Int64, Bool)])
  func `compares an amount with a share exactly`(
    amount: Int64, rate: Int64, base: Int64, isAtMost: Bool
  ) throws {
    #expect(try kronor(amount).isAtMost(Percentage(hundredths: rate), of: kronor(base)) == isAtMost)
  }

  @Test func `compares from below exactly too`() throws {
    let half = Percentage(hundredths: 5_000)
    #expect(try kronor(2).isAtLeast(half, of: kronor(3)))
    #expect(try !kronor(1).isAtLeast(half, of: kronor(3)))
    #expect(try kronor(2).isAtLeast(half, of: kronor(4)))
  }

  @Test(
    arguments: [
      (7_500, 99, Rounding.halfUp, 74), (7_500, 99, .up, 75), (7_500, 99, .down, 74),
      (5_000, 3, .halfUp, 2), (5_000, -3, .halfUp, -2), (5_000, -3, .down, -1),
      (4_000, 10_01, .halfUp, 4_00),
    ] as [(Int64, Int64, Rounding, Int64)])
  func `takes a share and rounds it by name`(
    rate: Int64, base: Int64, rounding: Rounding, result: Int64
  ) throws {
    let share = try Percentage(hundredths: rate).of(kronor(base), rounding: rounding)
    #expect(share == kronor(result))
  }

  @Test(
    arguments: [
      (150_00, 200_00, 7_500, true), (150_01, 200_00, 7_500, false), (1, 3, 3_333, false),
      (-1, 3, -3_333, false), (300, 200, 15_000, true), (0, 5, 0, true),
    ] as [(Int64, Int64, Int64, Bool)])
  func `tells the share of a part, and whether that is all of it`(
    part: Int64, whole: Int64, hundredths: Int64, isExact: Bool
  ) throws {
    let share = try Percentage.share(of: kronor(part), in: kronor(whole))
    #expect(share.percentage == Percentage(hundredths: hundredths))
    #expect(share.isExact == isExact)
  }

  @Test func `throws instead of dividing by nothing or overflowing`() {
    #expect(throws: ArithmeticError.divisionByZero) {
      try Percentage.share(of: kronor(1), in: kronor(0))
    }
    let most = Percentage(hundredths: .max)
    #expect(throws: ArithmeticError.overflow) { try most.adding(Percentage(hundredths: 1)) }
    #expect(throws: ArithmeticError.overflow) {
      try Percentage(hundredths: .min).subtracting(Percentage(hundredths: 1))
    }
    #expect(throws: ArithmeticError.overflow) { try most.of(kronor(.max), rounding: .down) }
  }

  @Test(
    arguments: [
      // 0.005 per cent and just below it.
      ("0.50", "10000.00", 1), ("0.49", "10000.00", 0), ("1.50", "10000.00", 2),
      ("-0.50", "10000.00", -1), ("671692.00", "37200000.00", 181),
    ] as [(String, String, Int64)])
  func `a share that is stated is rounded to the nearest, a half away from zero`(
    part: String, whole: String, hundredths: Int64
  ) throws {
    let share = try Percentage.share(
      of: try Money.parse(part, currency: .eur), in: try Money.parse(whole, currency: .eur),
      rounding: .halfUp)
    #expect(share == Percentage(hundredths: hundredths))
  }

  @Test(
    arguments: [
      (0, "0.00"), (5, "0.05"), (150, "1.50"), (10_000, "100.00"), (-105, "-1.05"),
    ] as [(Int64, String)])
  func `a number may always have two decimals`(hundredths: Int64, text: String) {
    #expect(Percentage(hundredths: hundredths).twoDecimals == text)
  }

  @Test func `adds, subtracts and orders rates`() throws {
    let standard = Percentage(hundredths: 7_500)
    #expect(try standard.adding(Percentage(hundredths: 1_500)) == Percentage(hundredths: 9_000))
    #expect(try Percentage.whole.subtracting(standard) == Percentage(hundredths: 2_500))
    #expect(standard < .whole)
  }
}
