import Exporter
import Languages
import Testing
import Values

struct CSVTests {
  // MARK: Bytes

  @Test func `writes the dialect for programs byte for byte`() throws {
    #expect(
      try table(.rfc4180) == """
        case,name,municipality,amount,share,count,start,note\r
        2026-014,"Språk; arbete, ""nu""\",0180,-1234.50,81.25,-12,2026-12-01,\r
        2026-015,"two\nlines",2380,0.05,75,0,2027-02-28," x "\r

        """)
  }

  @Test func `writes the dialect for the Swedish Excel byte for byte`() throws {
    #expect(
      try table(.excelSwedish) == """
        \u{FEFF}case;name;municipality;amount;share;count;start;note\r
        '2026-014;"Språk; arbete, ""nu""\";'0180;-1234,50;81,25;-12;2026-12-01;\r
        '2026-015;"two\nlines";'2380;0,05;75;0;2027-02-28;" x "\r

        """)
  }

  @Test(arguments: CSVDialect.all)
  func `amounts and whole numbers never carry the mark`(dialect: CSVDialect) throws {
    let bytes = try written(dialect) { writer in
      writer.amount(Money(minorUnits: -5, currency: try #require(Currency("SEK"))))
      writer.integer(.min)
      try writer.endRow()
    }
    let mark = String(decoding: [dialect.decimalMark], as: UTF8.self)
    #expect(try CSVReader.rows(of: bytes, dialect) == [["-0\(mark)05", "-9223372036854775808"]])
    #expect(!bytes.contains(UInt8(ascii: "'")))
  }

  // MARK: Formulas

  static let formulas = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u{A0}=1", "\u{3000}=1", "\"=1",
    "'=1", "''=1", "\" '=1", "＝1", "＋1", "－1", "＠a", "﹦1", "﹢1", "﹣1", "﹫a", "\u{FEFF}=1",
    "\u{200B}=1", "\u{AD}=1", "\u{2060}\u{200E}=1", "“=1", "”=1", "‘=1", "=cmd|' /C calc'!A0", "-",
    "=", "\t", "\r\n", "\u{FEFF}", "\u{FEFF}x",
  ]

  @Test(arguments: formulas, CSVDialect.all)
  func `a text that could be a formula gets the mark and is read back without it`(
    text: String, dialect: CSVDialect
  ) throws {
    for isCode in [false, true] {
      let bytes = try cell(text, dialect, isCode: isCode)
      #expect(body(of: bytes, dialect).hasPrefix("'"))
      #expect(try CSVReader.rows(of: bytes, dialect) == [[text]])
    }
  }

  @Test(
    arguments: [
      "", "a", "å", "A=1", "a-b", "1 + 1 = 2?", "e\u{301}", "日本", "👩‍👧", "“citat”", "(x)", "/=",
      "x'y",
      "Östersund", "…=",
    ], CSVDialect.all)
  func `a harmless text carries no mark`(text: String, dialect: CSVDialect) throws {
    let bytes = try cell(text, dialect)
    #expect(!bytes.starts(with: [UInt8(ascii: "'")]))
    #expect(!body(of: bytes, dialect).hasPrefix("'"))
    #expect(try CSVReader.rows(of: bytes, dialect) == [[text]])
  }

  @Test(arguments: [
    "0180", "00", "7", "1.1", "1-2", "2026-01", "1/2", "12:30", "1E5", "1e-5",
    "12345678901234567890",
    "1 234,50", "1\u{A0}234", "50 %", "1 maj", "5 jan 2026", "MAR1", "sept 2026", "okt-26", "1 kr",
    "kr 5", "€5", "5 pm", "TRUE", "Sant", "falskt", "(5)",
  ])
  func `a text that a spreadsheet would change is kept for the Swedish Excel alone`(
    text: String
  ) throws {
    let forExcel = try cell(text, .excelSwedish)
    #expect(
      body(of: forExcel, .excelSwedish) == "'\(text)" || forExcel.contains(UInt8(ascii: "\"")))
    #expect(body(of: forExcel, .excelSwedish).hasPrefix("'"))
    #expect(try CSVReader.rows(of: forExcel, .excelSwedish) == [[text]])
    #expect(!body(of: try cell(text, .rfc4180), .rfc4180).hasPrefix("'"))
  }

  @Test(arguments: [
    "12 hus", "SO1", "E101", "B12", "O.1.1", "Maria 5", "3 mål för 2026", "trueman", "sanning",
    "1177 Vårdguiden",
  ])
  func `a text that a spreadsheet leaves alone carries no mark`(text: String) throws {
    #expect(!body(of: try cell(text, .excelSwedish), .excelSwedish).hasPrefix("'"))
  }

  @Test(arguments: ["019A", "2026-014", "2021SE65AMPR001"])
  func `a code that begins with a digit is always kept for the Swedish Excel`(code: String) throws {
    let bytes = try cell(code, .excelSwedish, isCode: true)
    #expect(body(of: bytes, .excelSwedish) == "'\(code)")
    #expect(try CSVReader.rows(of: bytes, .excelSwedish) == [[code]])
    #expect(body(of: try cell(code, .rfc4180, isCode: true), .rfc4180) == code)
  }

  // MARK: Round trips

  @Test(arguments: CSVDialect.all, [1, 2, 3, 5, 7, 64, 100_000])
  func `any table comes back as it was, in pieces of any size`(
    dialect: CSVDialect, piece: Int
  ) throws {
    var generator = Seeded(state: UInt64(piece))
    for _ in 1...60 {
      let width = Int.random(in: 1...4, using: &generator)
      let rows = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        (0..<width).map { _ in randomText(&generator) }
      }
      let bytes = try written(dialect) { writer in
        for row in rows {
          for text in row {
            if Bool.random(using: &generator) {
              try writer.text(text)
            } else {
              try writer.code(text)
            }
          }
          try writer.endRow()
        }
      }
      #expect(try read(bytes, dialect, piece: piece) == rows)
      #expect(Spreadsheet.dangerousCells(in: bytes, dialect).isEmpty)
    }
  }

  @Test func `a table longer than the buffer arrives whole`() throws {
    let text = String(repeating: "å", count: 50_000)
    var pieces = 0
    var bytes: [UInt8] = []
    var writer = CSVWriter(.rfc4180) {
      pieces += 1
      bytes.append(contentsOf: $0)
    }
    for _ in 1...5 {
      try writer.text(text)
      writer.integer(7)
      try writer.endRow()
    }
    try writer.finish()
    #expect(pieces > 1)
    #expect(
      try CSVReader.rows(of: bytes, .rfc4180) == Array(repeating: [text, "7"], count: 5))
  }

  @Test func `texts given as bytes are written like texts given as strings`() throws {
    let texts = ["=1", "0180", "a;b", "å\"ä"]
    for dialect in CSVDialect.all {
      for text in texts {
        let bytes = try written(dialect) { writer in
          try Array(text.utf8).withUnsafeBufferPointer { try writer.text(utf8: $0) }
          try Array(text.utf8).withUnsafeBufferPointer { try writer.code(utf8: $0) }
          try writer.endRow()
        }
        let expected = try written(dialect) { writer in
          try writer.text(text)
          try writer.code(text)
          try writer.endRow()
        }
        #expect(bytes == expected)
      }
    }
  }

  // MARK: Refusals

  @Test(arguments: (0..<0x20).filter { ![9, 10, 13].contains($0) } + [0xFFFE, 0xFFFF])
  func `a character that a table cannot carry is refused by name`(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let error = #expect(throws: CSVWriterError.self) {
      _ = try written(.rfc4180) { writer in
        try writer.text("a")
        try writer.endRow()
        try writer.text("b\(scalar)c")
      }
    }
    #expect(error == .forbiddenCharacter(scalar, row: 2, column: 1))
    for bytes in [Array("a,b\(scalar)".utf8), Array("a,\"b\(scalar)\"".utf8)] {
      let error = #expect(throws: CSVSyntaxError.self) {
        try CSVReader.rows(of: bytes, .rfc4180)
      }
      #expect(error?.problem == .forbiddenCharacter(scalar))
    }
  }

  @Test func `the error names the character and the cell`() {
    #expect(
      CSVWriterError.forbiddenCharacter("\0", row: 2, column: 3).description
        == "row 2, column 3 holds the character U+0000, which a table cannot carry; remove it at "
        + "its source (of control characters, tab and line ends are allowed)")
  }

  @Test(arguments: [
    ("a,b\r\nc,d\"e\r\n", CSVSyntaxError.Problem.quoteInCell, 2, 4),
    ("a,\"b\"c\r\n", .textAfterQuote, 1, 6),
    ("å,\"b\r\nc", .quoteNotClosed, 1, 3),
    ("\"x\ny\",å,z\"", .quoteInCell, 2, 7),
    ("a,b\rc,d", .loneCarriageReturn, 1, 5),
    ("a,b\r", .loneCarriageReturn, 1, 5),
    ("a,b\r\nc\r\n", .width(found: 1, expected: 2), 2, 1),
    ("a\nb,c\n", .width(found: 2, expected: 1), 2, 1),
    ("a,b\n\nc,d", .width(found: 1, expected: 2), 2, 1),
    ("\u{FEFF}a\"", .quoteInCell, 1, 2),
  ])
  func `a fault is named with its line and column`(
    text: String, problem: CSVSyntaxError.Problem, line: Int, column: Int
  ) {
    for piece in [1, 2, 1_000] {
      let error = #expect(throws: CSVSyntaxError.self) {
        _ = try read(Array(text.utf8), .rfc4180, piece: piece)
      }
      #expect(error?.problem == problem)
      #expect(error?.line == line)
      #expect(error?.column == column)
    }
  }

  @Test(arguments: [
    [0xFF], [0xC3], [0x61, 0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
  ])
  func `bytes that are no UTF-8 are refused`(bytes: [UInt8]) {
    let error = #expect(throws: CSVSyntaxError.self) {
      try CSVReader.rows(of: Array("a,b\n1,".utf8) + bytes, .rfc4180)
    }
    #expect(error?.problem == .notUTF8)
    #expect(error?.line == 2)
    #expect(error?.column == 3)
  }

  @Test func `cells and rows over the limits are refused`() throws {
    let limit = CSVReader.longestCell
    let whole = String(repeating: "a", count: limit)
    #expect(try CSVReader.rows(of: Array(whole.utf8), .rfc4180) == [[whole]])
    let hostile = [
      (whole + "a", CSVSyntaxError.Problem.cellTooLong),
      ("\"" + String(repeating: "\"\"", count: limit + 1), .cellTooLong),
      (String(repeating: "\(whole),", count: 8) + "a", .rowTooLong),
      (String(repeating: ",", count: CSVReader.widestRow), .rowTooWide),
    ]
    for (text, problem) in hostile {
      let error = #expect(throws: CSVSyntaxError.self) {
        try CSVReader.rows(of: Array(text.utf8), .rfc4180)
      }
      #expect(error?.problem == problem)
    }
  }

  // MARK: What others write

  @Test(arguments: [
    ("", []), ("a", [["a"]]), ("a,b\n", [["a", "b"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,", [["a", ""]]), (",", [["", ""]]), ("\"\"", [[""]]), ("\r\n", [[""]]),
    ("\"a\"\"b\",\"c\nd\"\r\n", [["a\"b", "c\nd"]]), ("\u{FEFF}a", [["a"]]),
    ("a\tb, c ", [["a\tb", " c "]]),
  ])
  func `reads what other programs write`(text: String, rows: [[String]]) throws {
    for piece in [1, 2, 3, 1_000] {
      #expect(try read(Array(text.utf8), .rfc4180, piece: piece) == rows)
    }
  }

  @Test func `a row tells where its cells began`() throws {
    var places: [[Int]] = []
    var reader = CSVReader(.excelSwedish)
    try Array("\u{FEFF}å;\"x\ny\";z\r\n1;2;3".utf8).withUnsafeBytes { bytes in
      try reader.read(bytes) { row in
        places += (0..<row.count).map { [row.place(of: $0).line, row.place(of: $0).column] }
      }
    }
    try reader.finish { row in
      places += (0..<row.count).map { [row.place(of: $0).line, row.place(of: $0).column] }
    }
    #expect(places == [[1, 1], [1, 3], [2, 4], [3, 1], [3, 3], [3, 5]])
  }

  @Test func `a row of another width is a fault of ours`() async {
    await #expect(processExitsWith: .failure) {
      var writer = CSVWriter(.rfc4180) { _ in }
      try writer.text("a")
      try writer.endRow()
      try writer.text("a")
      try writer.text("b")
      try writer.endRow()
    }
  }
}

// MARK: Helpers

private func written(
  _ dialect: CSVDialect, _ body: (inout CSVWriter) throws -> Void
) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var writer = CSVWriter(dialect) { bytes.append(contentsOf: $0) }
  try body(&writer)
  try writer.finish()
  return bytes
}

private func table(_ dialect: CSVDialect) throws -> String {
  let sek = try #require(Currency("SEK"))
  let rows: [(String, String, String, Int64, Int64, Int64, String, String)] = [
    ("2026-014", "Språk; arbete, \"nu\"", "0180", -123_450, 8_125, -12, "2026-12-01", ""),
    ("2026-015", "two\nlines", "2380", 5, 7_500, 0, "2027-02-28", " x "),
  ]
  let bytes = try written(dialect) { writer in
    for heading in ["case", "name", "municipality", "amount", "share", "count", "start", "note"] {
      try writer.text(heading)
    }
    try writer.endRow()
    for row in rows {
      try writer.code(row.0)
      try writer.text(row.1)
      try writer.code(row.2)
      writer.amount(Money(minorUnits: row.3, currency: sek))
      writer.percentage(Percentage(hundredths: row.4))
      writer.integer(row.5)
      writer.day(try Day.parse(row.6))
      if row.7.isEmpty { writer.empty() } else { try writer.text(row.7) }
      try writer.endRow()
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func cell(_ text: String, _ dialect: CSVDialect, isCode: Bool = false) throws -> [UInt8] {
  try written(dialect) { writer in
    if isCode { try writer.code(text) } else { try writer.text(text) }
    try writer.endRow()
  }
}

/// What stands in a table of one cell, without byte order mark, line end and quotes around it.
private func body(of bytes: [UInt8], _ dialect: CSVDialect) -> String {
  var bytes = bytes[...].dropLast(2)
  if dialect.hasByteOrderMark { bytes = bytes.dropFirst(3) }
  if bytes.first == UInt8(ascii: "\"") { bytes = bytes.dropFirst().dropLast() }
  return String(decoding: bytes, as: UTF8.self)
}

private func read(_ bytes: [UInt8], _ dialect: CSVDialect, piece: Int) throws -> [[String]] {
  var rows: [[String]] = []
  var reader = CSVReader(dialect)
  try bytes.withUnsafeBytes { bytes in
    var start = 0
    while start < bytes.count {
      let end = min(start + piece, bytes.count)
      try reader.read(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) {
        rows.append($0.texts)
      }
      start = end
    }
  }
  try reader.finish { rows.append($0.texts) }
  return rows
}

/// A text of up to eight pieces, each likely to trouble a reader or a spreadsheet.
private func randomText(_ generator: inout Seeded) -> String {
  let nasty =
    CSVTests.formulas + [
      "\"", "\"\"", "'", ",", ";", "\r", "\n", "\r\n", "\t", " ", "=", "+", "-", "@", "0180", "1E5",
      "å",
      "日", "👩‍👧", "e\u{301}", "\u{FEFF}", "\u{202E}", "\u{7F}", "\u{85}", "\u{2028}", "x",
      "words and more",
    ]
  let count = Int.random(in: 0...8, using: &generator)
  return (0..<count).map { _ in nasty[Int.random(in: nasty.indices, using: &generator)] }.joined()
}

/// A generator whose numbers are the same in every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
