import Testing
import Values

@Suite struct PersonalNumberTests {
  @Test(
    arguments: [
      ("850709-9805", "••••••-••••"),
      ("19850709-9805", "••••••••-••••"),
      ("8507099805", "••••••••••"),
      ("198507099805", "••••••••••••"),
      ("850709+9805", "••••••+••••"),
      ("850709–9805", "••••••–••••"),
      // A coordination number: the day plus 60.
      ("850769-9802", "••••••-••••"),
      ("Anna Berg, 850709-9805, projektledare", "Anna Berg, ••••••-••••, projektledare"),
      ("850709-9805,850709-9805", "••••••-••••,••••••-••••"),
      ("8507099805;8507099805", "••••••••••;••••••••••"),
      ("8507099805,8507099805", "••••••••••,••••••••••"),
      ("pnr8507099805.", "pnr••••••••••."),
      ("id=\"19850709-9805\"", "id=\"••••••••-••••\""),
      // The VAT number of a sole trader is made of the personal number.
      ("SE850709980501", "SE••••••••••••"),
      ("Åsa 850709-9805 é 850769-9802", "Åsa ••••••-•••• é ••••••-••••"),
      // 29 February of a leap year.
      ("20000229-0005", "••••••••-••••"),
    ] as [(String, String)])
  func `masks personal and coordination numbers and keeps the length`(
    text: String, masked: String
  ) {
    #expect(PersonalNumber.mask(in: text) == masked)
    #expect(PersonalNumber.mask(in: text).count == text.count)
  }

  /// Texts are looked through eight bytes at a time where no digit is near.
  @Test(arguments: ["-", "å", "~", "/", ":", "\u{1F}", "•", " "])
  func `masks a number wherever it begins`(_ filling: String) {
    for before in 0..<20 {
      for after in 0..<10 {
        let (start, end) = (
          String(repeating: filling, count: before), String(repeating: filling, count: after)
        )
        #expect(
          PersonalNumber.mask(in: start + "19850709-9805" + end) == start + "••••••••-••••" + end)
        #expect(PersonalNumber.mask(in: start + "8507099805" + end) == start + "••••••••••" + end)
        var bytes = Array("8507099805 \(start)8507099805\(end)".utf8)
        PersonalNumber.mask(&bytes, from: 11)
        #expect(
          String(decoding: bytes, as: UTF8.self) == "8507099805 \(start)••••••••••\(end)")
      }
    }
  }

  @Test(arguments: [
    "", "text", "212000-0142", "5560360793", "165560360793", "SE556036079301",
    // A wrong check digit, a month and days that do not exist.
    "850709-9804", "851309-9807", "850732-9806", "850760-9801", "850792-9803",
    "20010229-0004",
    // A century without living people, and no number of the right length.
    "17850709-9805", "850709-98051", "1850709-9805", "85070998051", "0850709-98",
    // Amounts, rates and dates.
    "8507099805.50", "8507099805,00", "-8507099805.5 kr", "11.8507099805",
    "2026-01-05", "2026-01-05–2028-12-31", "1 234 567,50", "KS 2012/0768", "3.1.1-2019-0413",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
  ])
  func `leaves everything else alone`(text: String) {
    #expect(PersonalNumber.mask(in: text) == text)
  }

  @Test func `tells whether a whole text is such a number`() {
    #expect(PersonalNumber.isLikely("19850709-9805"))
    #expect(PersonalNumber.isLikely("8507699802"))
    #expect(!PersonalNumber.isLikely("19850709-9805 "))
    #expect(!PersonalNumber.isLikely("212000-0142"))
    #expect(!PersonalNumber.isLikely(""))
  }

  @Test func `masks no organisation number of any group`() throws {
    var generator = SeededGenerator(seed: 6)
    var checked = 0
    while checked < 500 {
      let text = "\(Int.random(in: 1_020_000_000...9_999_999_999, using: &generator))"
      guard let number = try? OrganisationNumber.parse(text) else { continue }
      #expect(PersonalNumber.mask(in: number.display) == number.display)
      #expect(PersonalNumber.mask(in: "16" + number.canonical) == "16" + number.canonical)
      checked += 1
    }
  }
}
