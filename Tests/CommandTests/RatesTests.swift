import Foundation
import TestSupport
import Testing

/// Files of rates, as people and InforEuro write them.
@Suite struct `A file of rates` {
  /// Imports a file, and lists what holds then.
  private func list(
    _ text: String, _ name: String = "rates.csv", _ options: String = ""
  ) throws -> [String] {
    let folder = try TestFolder()
    try Data(text.utf8).write(to: folder.url.appending(path: name))
    let run = try ProgramRun(
      shell: """
        fondbok rates import \(name) \(options) && fondbok rates list --format json \\
          | sed -E 's/.*"month":"([^"]*)","currency":"([^"]*)","value":"([^"]*)".*/\\1 \\2 \\3/'
        fondbok verify --deep > verified || cat verified
        fondbok rebuild > rebuilt || cat rebuilt
        """, in: folder.url)
    #expect(run.status == 0, "\(run.output)")
    return run.output.split(separator: "\n").dropFirst().map(String.init)
  }

  /// Imports a file that is refused, and tells why and with which code.
  private func refusal(
    _ text: String, _ name: String = "rates.csv", _ options: String = ""
  ) throws -> String {
    let folder = try TestFolder()
    try Data(text.utf8).write(to: folder.url.appending(path: name))
    let run = try ProgramRun(shell: "fondbok rates import \(name) \(options)", in: folder.url)
    let first = run.output.split(separator: "\n").first ?? ""
    return "\(run.status) \(first)"
  }

  @Test func `may be the history of a currency of InforEuro`() throws {
    let history = """
      [{"currencyIso":"SEK","refCurrencyIso":"EUR","amount":11.0475,"dateStart":"01/12/2027",
        "dateEnd":"31/12/2027"},
       {"currencyIso":"SEK","refCurrencyIso":"EUR","amount":11.1,"dateStart":"01/01/2028",
        "dateEnd":null}]
      """
    #expect(try list(history, "sek.json") == ["2027-12 SEK 11.0475", "2028-01 SEK 11.1"])
  }

  @Test func `may be the list of a month of InforEuro`() throws {
    let month = """
      [{"country":"Sweden","currency":"Krona","isoA3Code":"SEK","isoA2Code":"SE","value":11.0475,
        "comment":null},
       {"country":"Nowhere","currency":"None","isoA3Code":"XXN","isoA2Code":"XX","value":1.5,
        "comment":null}]
      """
    #expect(try list(month, "month.json", "--month 2027-12") == ["2027-12 SEK 11.0475"])
    #expect(
      try refusal(month, "month.json")
        == "1 fondbok: error: month.json does not say its month; give it with --month YYYY-MM")
  }

  @Test func `of InforEuro is refused where it cannot be right`() throws {
    func history(_ reference: String, _ start: String, _ end: String) -> String {
      """
      [{"currencyIso":"SEK","refCurrencyIso":"\(reference)","amount":11.1,"dateStart":"\(start)",
        "dateEnd":"\(end)"}]
      """
    }
    #expect(try list(history("EUR", "01/12/2027", "31/12/2027"), "h.json").count == 1)
    #expect(
      try refusal(history("USD", "01/12/2027", "31/12/2027"), "h.json")
        .contains("h.json: the rate of SEK from 01/12/2027 is for one USD"))
    #expect(
      try refusal(history("EUR", "01/12/2027", "01/01/2028"), "h.json")
        .contains("the rate of SEK from 2027-12-01 to 2028-01-01 is not of one month"))
    #expect(
      try refusal(history("EUR", "2027-12-01", "31/12/2027"), "h.json")
        .contains("\"2027-12-01\" of SEK is no day; InforEuro writes DD/MM/YYYY"))
    #expect(
      try refusal(history("EUR", "01/12/2027", "31/12/2027"), "h.json", "--month 2027-12")
        == "64 fondbok: error: h.json says itself which months its rates are of; leave --month out")
  }

  @Test func `that InforEuro answers with no rates says so`() throws {
    let answer = #"{"code":5,"message":"No rates published for period 2026/13"}"#
    #expect(
      try refusal(answer, "a.json", "--month 2026-12")
        == "1 fondbok: error: a.json holds no rates, but the answer \"No rates published for period "
        + "2026/13\"; fetch it again when they are published")
    #expect(try refusal("[]", "a.json", "--month 2026-12").hasPrefix("1 "))
    #expect(
      try refusal("{}", "a.json", "--month 2026-12").contains("a.json is no list of InforEuro"))
  }

  @Test func `may have columns of other names`() throws {
    let table = "Datum;Valuta;Kurs;Not\n2027-12-01;SEK;11,0475;\n01/01/2028;SEK;11,1;x\n"
    #expect(
      try list(
        table, "kurser.csv", "--month-column datum --currency-column Valuta --value-column Kurs")
        == ["2027-12 SEK 11.0475", "2028-01 SEK 11.1"])
    #expect(
      try refusal(table, "kurser.csv", "--value-column Kurs")
        .contains("kurser.csv:1:1: the columns are Datum, Valuta, Kurs, Not; they must include"))
    #expect(
      try refusal(
        table, "kurser.csv", "--month-column Day --currency-column Valuta --value-column Kurs")
        == "64 fondbok: error: kurser.csv has no column Day; its columns are Datum, Valuta, Kurs, Not"
    )
    #expect(
      try refusal(
        table, "kurser.csv", "--month 2027-12 --month-column Datum"
      ).hasPrefix("64 "))
    #expect(
      try refusal("[]", "a.json", "--value-column Kurs")
        == "64 fondbok: error: a.json is JSON and has no columns; leave their names out")
  }

  @Test func `has its columns told by the log`() throws {
    let folder = try TestFolder()
    try Data("Datum,code,Kurs\n2027-12,SEK,11.1\n".utf8)
      .write(to: folder.url.appending(path: "k.csv"))
    let run = try ProgramRun(
      shell: """
        fondbok rates import k.csv --month-column Datum --value-column Kurs
        fondbok log; fondbok log --language sv
        """, in: folder.url)
    #expect(run.output.contains("took in k.csv: 1 rate, in the columns Datum and Kurs"))
    #expect(run.output.contains("tog in k.csv: 1 kurs, i kolumnerna Datum och Kurs"))
  }

  @Test func `may be a table of InforEuro`() throws {
    let table = """
      Country,Currency,ISO A3 Code,ISO A2 Code,Value,Comments
      Sweden,Krona,SEK,SE,11.0475,
      "Korea, Republic of",Won,KRW,KR,"1234.5",
      Nowhere,None,XXN,XX,1.5,
      """
    #expect(
      try list(table, "rates.csv", "--month 2027-12")
        == ["2027-12 KRW 1234.5", "2027-12 SEK 11.0475"])
    #expect(try refusal(table).contains("rates.csv does not say its month; give it with --month"))
  }

  @Test func `may have its cells in quotes`() throws {
    #expect(
      try list("\"month\",\"code\",\"value\"\r\n2027-03,SEK,\"11,6\"\r\n")
        == ["2027-03 SEK 11.6"])
    #expect(
      try list(
        "\n\"month\";\"code\";\"value, of a euro\"\n\n2027-03;SEK;11,6\n",
        "rates.csv", "--value-column 'value, of a euro'") == ["2027-03 SEK 11.6"])
    #expect(
      try list("note,month,code,value\n\"two\nlines\",2027-03,SEK,11.6\n") == ["2027-03 SEK 11.6"])
    // The lines within a cell are counted.
    #expect(
      try refusal("note,month,code,value\n\"two\nlines\",2027-03,SEK,11.6\n,2027-03,SEK,12\n")
        .contains("rates.csv:4:14: the rate of SEK for 2027-03 is 11.6 at rates.csv:3:20"))
    #expect(
      try refusal("month,code,value\n2027-03,SEK,\"11,6\n").contains(
        "rates.csv:2:13: this quote is"))
  }

  @Test func `is refused where a comma could mean two things`() throws {
    #expect(
      try refusal("month,code,value\n2027-03,IDR,\"18,234\"\n")
        .contains("rates.csv:2:13: \"18,234\" can mean 18234 and 18.234; write it without a comma"))
    #expect(try list("month;code;value\n2027-03;IDR;18,234\n") == ["2027-03 IDR 18.234"])
  }

  @Test func `that holds nothing but headings is refused`() throws {
    #expect(
      try refusal("month,code,value\n")
        == "1 fondbok: error: rates.csv holds no rate; check that it is the file that was meant")
  }

  @Test(arguments: ["9999-01", "2027-13", "2027-1", "2027-01-01", "1899-12"])
  func `is not taken for a month that cannot be`(_ month: String) throws {
    let list = #"[{"isoA3Code":"SEK","value":11.0475}]"#
    let told = try refusal(list, "h.json", "--month \(month)")
    #expect(told.hasPrefix("64 Error: The value '\(month)' is invalid for '--month <month>': "))
    #expect(
      try refusal("month,code,value\n\(month),SEK,11\n").hasPrefix("1 ") == (month.count < 10))
  }

  @Test func `is listed with its rates`() throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        printf 'month,code,value\\n2027-12,SEK,11.1\\n2028-01,SEK,11.2\\n' > a.csv
        printf 'month,code,value\\n2028-01,SEK,11.3\\n' > b.csv
        fondbok rates import a.csv; fondbok rates import b.csv; sha256sum a.csv b.csv
        fondbok rates list; fondbok rates list --format json; COLUMNS=40 fondbok rates list
        """, in: folder.url)
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.count > 9, "\(run.output)")
    let hashes = lines[3...4].map { String($0.prefix(64)) }
    // What takes the place of another is told with both.
    #expect(lines[1] == "read 1 rate, 0 new, 1 changed")
    #expect(lines[2] == "  SEK 2028-01: 11.2 becomes 11.3")
    #expect(lines[5].split(separator: " ") == ["Month", "Currency", "Rate", "File", "SHA-256"])
    #expect(
      lines[6].split(separator: " ") == ["2027-12", "SEK", "11.1", "a.csv", hashes[0].prefix(12)])
    #expect(
      lines[7].split(separator: " ") == ["2028-01", "SEK", "11.3", "b.csv", hashes[1].prefix(12)])
    #expect(
      lines[9].hasPrefix(
        #"{"month":"2028-01","currency":"SEK","value":"11.3","file":"b.csv","sha256":""#
          + hashes[1]))
    #expect(lines[10...].allSatisfy { $0.count <= 40 })
  }

  @Test(arguments: [
    ("1998-12", "1998-12 is before the euro, which is from 1999-01"), ("1999-01", ""),
    // Today is 13 December 2027.
    ("2028-01", ""), ("2028-02", "2028-02 has no rate yet: today is 2027-12-13"),
    ("2040-08", "and the last month that can have one is 2028-01"),
  ])
  func `is of months from the first of the euro to the next one`(
    _ month: String, _ fault: String
  ) throws {
    let table = "month,code,value\n\(month),SEK,11.1\n"
    guard !fault.isEmpty else { return #expect(try list(table) == ["\(month) SEK 11.1"]) }
    let told = try refusal(table)
    #expect(told.hasPrefix("1 fondbok: error: rates.csv:2:1: ") && told.contains(fault), "\(told)")
    #expect(
      try refusal(#"[{"isoA3Code":"SEK","value":11.1}]"#, "m.json", "--month \(month)")
        .contains("m.json: \(month) "))
  }

  @Test(arguments: [
    ("0.0099", false), ("0.01", true), ("10000000", true), ("10000000.01", false),
    ("99999999999", false),
  ])
  func `has values that a currency can have`(_ value: String, isTaken: Bool) throws {
    let table = "month,code,value\n2027-12,SEK,\(value)\n"
    guard !isTaken else { return #expect(try list(table) == ["2027-12 SEK \(value)"]) }
    let told = try refusal(table)
    #expect(
      told.contains(
        "rates.csv:2:13: \"\(value)\" SEK for one euro can be no rate: it is between 0.01 and 10000000"
      ),
      "\(told)")
  }

  @Test(arguments: [
    ("01/12/2027", "31/12/2027", true), ("01/12/2027", "30/12/2027", false),
    ("02/12/2027", "31/12/2027", false), ("01/02/2024", "29/02/2024", true),
    ("01/02/2024", "28/02/2024", false),
  ])
  func `of InforEuro is of whole months`(_ start: String, _ end: String, isTaken: Bool) throws {
    let history = """
      [{"currencyIso":"SEK","refCurrencyIso":"EUR","amount":11.1,"dateStart":"\(start)",
        "dateEnd":"\(end)"}]
      """
    if isTaken {
      #expect(try list(history, "h.json").count == 1)
    } else {
      #expect(
        try refusal(history, "h.json")
          .contains("is of a part of a month; an accounting rate is of the whole month"))
    }
  }

  @Test func `of InforEuro may go back to before the euro, which is passed over`() throws {
    let history = """
      [{"currencyIso":"SEK","refCurrencyIso":"EUR","amount":9.1,"dateStart":"01/12/1998",
        "dateEnd":"31/12/1998"},
       {"currencyIso":"SEK","refCurrencyIso":"EUR","amount":9.4696,"dateStart":"01/01/1999",
        "dateEnd":"31/01/1999"}]
      """
    #expect(try list(history, "sek.json") == ["1999-01 SEK 9.4696"])
  }

  @Test(arguments: [("22.2", false), ("22.21", true), ("5.55", false), ("5.54", true)])
  func `that is far from the month before is pointed out, and taken`(
    _ value: String, isOdd: Bool
  ) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        printf 'month,code,value\\n2027-11,SEK,11.10\\n' | fondbok rates import -
        printf 'month,code,value\\n2027-12,SEK,\(value)\\n' | fondbok rates import -
        """, in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.contains("read 1 rate, 1 new, 0 changed\n"))
    #expect(
      run.output.contains("  SEK 2027-12: \(value) is far from 11.10 of 2027-11; check it")
        == isOdd,
      "\(run.output)")
  }
}
