import Testing
import Values

@Suite struct MoneyTextTests {
  @Test(
    arguments: [
      ("SEK", 123_450, "1234.50", "1234,50", "1\u{A0}234,50"),
      ("SEK", -123_456_789, "-1234567.89", "-1234567,89", "\u{2212}1\u{A0}234\u{A0}567,89"),
      ("SEK", 0, "0.00", "0,00", "0,00"),
      ("SEK", -5, "-0.05", "-0,05", "\u{2212}0,05"),
      ("SEK", 99_999, "999.99", "999,99", "999,99"),
      ("SEK", 100_000, "1000.00", "1000,00", "1\u{A0}000,00"),
      ("JPY", 1_234_567, "1234567", "1234567", "1\u{A0}234\u{A0}567"),
      ("KWD", 1_234, "1.234", "1,234", "1,234"),
      ("CLF", 12_345_678, "1234.5678", "1234,5678", "1\u{A0}234,5678"),
      (
        "SEK", Int64.min, "-92233720368547758.08", "-92233720368547758,08",
        "\u{2212}92\u{A0}233\u{A0}720\u{A0}368\u{A0}547\u{A0}758,08"
      ),
    ] as [(String, Int64, String, String, String)])
  func `writes an amount for machines, spreadsheets and people`(
    code: String, minorUnits: Int64, plain: String, excel: String, swedish: String
  ) throws {
    let money = Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
    #expect(money.plain == plain)
    #expect(money.excelSwedish == excel)
    #expect(money.swedish == swedish)
    #expect("\(money)" == "\(code) \(plain)")
  }

  @Test func `appends the same text as bytes`() {
    var bytes = Array("=".utf8)
    kronor(-123_450).appendPlain(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "=-1234.50")
  }
}
