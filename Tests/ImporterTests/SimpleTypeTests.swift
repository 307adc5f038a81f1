@testable import Importer
import Languages
import Portfolio
import TestSupport
import Testing
import XML

/// A value held against a type: by libxml2, by our own model of the schema, and by the reader.
struct TypeCase: Sendable, CustomTestStringConvertible {
  let type: String
  let written: String
  /// What the reader keeps, or `nil` when the value is not of the type.
  let kept: String?

  var testDescription: String {
    "\(type) \"\(written)\" \(kept == nil ? "is refused" : "is taken")"
  }

  /// The cases of a type: good values with what is kept of them, then bad ones.
  static func of(_ type: String, good: KeyValuePairs<String, String>, bad: [String]) -> [TypeCase] {
    good.map { TypeCase(type: type, written: $0.key, kept: $0.value) }
      + bad.map { TypeCase(type: type, written: $0, kept: nil) }
  }

  private static let notNumbers = [
    "", " ", "+1", "-1", "-0", ".5", "1.", "1e3", "1E3", "NaN", "INF", "1,5", "1 000", "1\u{A0}000",
    "0x10", "١٢٣", "１２", "100000000000000000000000000000", "1.2345", "\u{A0}1", "--1", "½",
  ]

  static let amounts = of(
    "Amount",
    good: [
      "0": "0", "1234.50": "123450", " 1234 ": "123400", "\n7.00\t": "700", "007": "700",
      "999999999999999.99": "99999999999999999", "999999999999999": "99999999999999900",
    ], bad: notNumbers + ["9999999999999999", "1.5.0", "SEK 1"])

  static let numbers =
    of(
      "SignedAmount",
      good: [
        "0": "0", "-0": "0", "-1": "-100", " -1234.50 ": "-123450", "1234.50": "123450",
        "-999999999999999.99": "-99999999999999999",
      ], bad: notNumbers.filter { !["-1", "-0"].contains($0) } + ["−1", "- 1", "1-", "(1)"])
    + of(
      "ForeignAmount", good: ["12.5": "12.5", "-7": "-7", " 0.125 ": "0.125"],
      bad: notNumbers.filter { !["-1", "-0"].contains($0) })
    + of(
      "ExchangeRate", good: ["11.2345": "11.2345", "1.2345678901": "1.2345678901", "1": "1"],
      bad: notNumbers.filter { $0 != "1.2345" } + ["1.23456789012", "1234567890"])
    + of(
      "Rate",
      good: [
        "0": "0", "75": "7500", "7.5": "750", "33.33": "3333", "100.00": "10000", " 5 ": "500",
      ],
      bad: notNumbers + ["101", "100.01", "75%", "1.234"])
    + of(
      "Count", good: ["0": "0", "12": "12", "999999999999": "999999999999", " 012 ": "12"],
      bad: notNumbers + ["1.0", "1000000000000"])
    + of(
      "Quantity", good: ["0": "0", "1680": "168000", "0.5": "50", "999999999.99": "99999999999"],
      bad: notNumbers + ["1000000000", "1.234"])
    + of("VersionNumber", good: ["2": "2"], bad: notNumbers + ["0", "01", "1000000", "1.0"])

  static let days =
    of(
      "Day",
      good: [
        "2028-02-29": "2028-02-29", " 2026-12-01 ": "2026-12-01", "1900-01-01": "1900-01-01",
        "2199-12-31": "2199-12-31", "2000-02-29": "2000-02-29",
      ],
      bad: [
        "", "2027-02-29", "1900-02-29", "2027-02-30", "2027-13-01", "2027-00-10", "2027-01-00",
        "2027-04-31", "1899-12-31", "2200-01-01", "2027-1-1", "2027-02-28Z", "2027-02-28+01:00",
        "2027-02-28-05:00", "2027-02-28T00:00:00", "20270228", "28/2/2027", "2027-02", "٢٠٢٧-٠٢-٢٨",
        "-2027-02-28", "+2027-02-28", "02027-02-28", "2027‑02‑28", "2027-02-28\u{A0}",
      ])
    + of(
      "VagueDay",
      good: [
        "2019-09-04": "2019-09-04 2019-09-04 2019-09-04",
        "2014-02": "2014-02 2014-02-01 2014-02-28",
        "2012": "2012 2012-01-01 2012-12-31", " 2012\n": "2012 2012-01-01 2012-12-31",
        "2011-spring": "2011-spring 2011-01-01 2011-06-30",
        "2011-summer": "2011-summer 2011-06-01 2011-08-31",
        "2011-autumn": "2011-autumn 2011-08-01 2011-12-31",
        "2011-winter": "2011-winter 2011-11-01 2012-03-31",
        "2199-winter": "2199-winter 2199-11-01 2200-03-31", "--11-09": "--11-09",
        "--02-29": "--02-29",
      ],
      bad: [
        "", "2027-02-29", "2014-13", "2014-00", "2014-1", "2011-fall", "2011-Autumn", "autumn 2011",
        "1899", "2200", "12", "--02-30", "--13-01", "--1-9", "--11-09Z", "2012Z", "2014-01+01:00",
        "٢٠١٢", "2012\u{A0}",
      ])

  static let texts =
    of(
      "Line",
      good: [
        "a": "a", "  två  ord\n här ": "två ord här", "\u{A0}": "\u{A0}", "🇸🇪": "🇸🇪",
        String(repeating: "å", count: 500): String(repeating: "å", count: 500),
      ], bad: ["", " ", "\n\t", String(repeating: "å", count: 501)])
    + of(
      "Prose", good: ["a": "a", " två\n  rader ": " två\n  rader ", " ": " "],
      bad: ["", String(repeating: "x", count: 100_001)])
    + of(
      "Identifier",
      good: [
        "KS 2026/0117": "KS 2026/0117", " Dnr  1 ": "Dnr 1",
        String(repeating: "ö", count: 200): String(repeating: "ö", count: 200),
      ], bad: ["", " ", String(repeating: "ö", count: 201)])
    + of(
      "LocalIdentifier", good: ["p-1.a_B": "p-1.a_B", " p1 ": "p1"],
      bad: ["", "-p", "p 1", "å1", String(repeating: "p", count: 65), "p\u{A0}1"])
    + of(
      "Issuer",
      good: [
        "SE:orgnr:2120009996": "SE:orgnr:2120009996",
        "https://example.org/x": "https://example.org/x",
        " urn:a:b ": "urn:a:b",
      ], bad: ["", "Migrationsverket", "SE:orgnr:", "SE:orgnr:212 000", "http:"])
    + of(
      "Uri", good: ["https://example.org/å": "https://example.org/å"],
      bad: ["", "example.org", "https://a b", "HTTP://x"])

  static let codes =
    of("Code", good: ["SO2": "SO2", "002(1)+a": "002(1)+a"], bad: ["", "-1", "a b", "é", "٢"])
    + of("CountryCode", good: ["SE": "SE", " XK ": "XK"], bad: ["", "se", "SWE", "S", "ＳＥ"])
    + of("NutsCode", good: ["SE": "SE", "SE321": "SE321"], bad: ["", "S", "SE3211", "se3"])
    + of("MunicipalityCode", good: ["0180": "0180"], bad: ["", "180", "01800", "٠١٨٠"])
    + of("CountyCode", good: ["01": "01"], bad: ["", "1", "AB", "022"])
    + of(
      "Coordinate", good: ["59.3293": "59.3293", "-17": "-17"],
      bad: ["", "+1", "1.", ".5", "1e2", "1234", "59,3", "1.123456789"])
    + of("Year", good: ["2026": "2026"], bad: ["", "26", "2026Z", "-2026", "1899", "٢٠٢٦"])
    + of(
      "AccountingYear", good: ["2026-2027": "2026-2027"],
      bad: ["", "2026", "2026/2027", "2026-27", "1999-2000"])
    + of("Flag", good: ["true": "1", " false ": "0"], bad: ["", "1", "0", "TRUE", "yes", "ja"])
    + of(
      "CurrencyCode", good: ["SEK": "SEK", " EUR ": "EUR"], bad: ["", "sek", "KR", "XXX", "S EK"])
    + of(
      "LegalKind", good: [" publicEntity ": "publicEntity"], bad: ["", "PublicEntity", "public"])
    + of("Sector", good: ["municipality": "municipality"], bad: ["", "kommun"])
    + of("CostOption", good: ["staffPlus40": "staffPlus40"], bad: ["", "staffPlus 40"])
    + of("language", good: ["sv": "sv", "sv-SE": "sv-SE"], bad: ["", "svenska språket", "s_v"])
}

@Suite struct `Values held against the types of the schema` {
  @Test(arguments: TypeCase.amounts + TypeCase.numbers)
  func `of numbers, schema, model and reader say the same`(_ value: TypeCase) throws {
    try check(value)
  }

  @Test(arguments: TypeCase.days)
  func `of days, schema, model and reader say the same`(_ value: TypeCase) throws {
    try check(value)
  }

  @Test(arguments: TypeCase.texts + TypeCase.codes)
  func `of texts and codes, schema, model and reader say the same`(_ value: TypeCase) throws {
    try check(value)
  }

  @Test func `every type of the schema that a value can have is held against values`() {
    let tested = Set(
      (TypeCase.amounts + TypeCase.numbers + TypeCase.days + TypeCase.texts + TypeCase.codes).map(
        \.type))
    var lists: Set<String> = []
    var untested: Set<String> = []
    for node in Format.current.model.nodes {
      for type in node.attributes.map(\.type) + [node.text].compactMap({ $0 }) {
        if !type.enumeration.isEmpty {
          lists.insert(type.name)
        } else if !tested.contains(type.name) {
          untested.insert(type.name)
        }
      }
    }
    // A scheme, a postcode and a month's number have no name of their own in the schema.
    #expect(untested.subtracting(["token"]) == [])
    #expect(lists.count > 15)
  }

  @Test func `decimals that the currency does not have are the reader's to refuse`() throws {
    for (currency, amount, isTaken) in [
      ("SEK", "1.5", false), ("SEK", "1.500", false), ("JPY", "1.00", false), ("JPY", "1", true),
      ("KWD", "1.500", true), ("KWD", "1.50", false), ("CLF", "1", true),
      ("CLF", "999999999999999", false), (" SEK ", "1.50", true), (" JPY ", "150", true),
    ] {
      let portfolio = try TestPortfolio()
      let tally = try portfolio.take([
        "a.xml": Papers.call(money: amount, currency: currency)
      ])
      #expect(tally.taken == (isTaken ? 1 : 0), "\(currency) \(amount)")
      #expect(portfolio.findings.isEmpty == isTaken, "\(currency) \(amount)")
    }
  }

  private func check(_ value: TypeCase) throws {
    let format = Format.current
    let carrier = try #require(Carrier.of[value.type], "no document carries \(value.type)")
    let tape = try #require(
      try read(carrier.document(with: value.written)), "the document is refused")
    let type = try #require(SchemaModel.type(named: value.type, in: format.model))
    let schemaTakes = tape.schemaFaults.isEmpty
    #expect(schemaTakes == (value.kept != nil), "libxml2: \(tape.schemaFaults.map(\.message))")
    try ShortcutAgrees.holds(for: Array(carrier.document(with: value.written).utf8))
    let model = type.problem(with: value.written)
    #expect((model == nil) == (value.kept != nil), "the model: \(String(describing: model))")
    guard let kept = value.kept, schemaTakes else {
      let faults = ExplainFaults.explain(tape, format)
      #expect(faults.map(\.rule) == [.malformedValue], "\(faults.map(\.message))")
      #expect(faults.allSatisfy { $0.fix?.isEmpty == false })
      return
    }
    let reader = ReadRecord(format)
    reader.read(tape)
    #expect(reader.faults.map(\.message) == [])
    if let found = carrier.kept(by: reader, of: tape, format) { #expect(found == kept) }
  }

  private func read(_ text: String) throws -> Tape? {
    let format = Format.current
    let reader = RecordReader(
      format: format.recordFormat, names: format.names, schema: format.schema)
    var found: Tape?
    _ = try reader.read(MemorySource(text)) { event in
      if case .record(let tape) = event { found = tape }
    }
    return found
  }
}

/// A document with a place for a value of one type, and the column that keeps it.
private struct Carrier {
  let base: String
  let old: String
  /// `%` stands for the value.
  let new: String
  let table: String
  let column: String

  func document(with value: String) -> String {
    let escaped = value.replacing("&", with: "&amp;").replacing("\n", with: "&#10;")
      .replacing("\t", with: "&#9;")
    return base.replacing(old, with: new.replacing("%", with: escaped), maxReplacements: 1)
  }

  /// The column's value as text, bounds of a vague day after it; nil for what is no column.
  func kept(by reader: ReadRecord, of tape: Tape, _ format: Format) -> String? {
    guard !table.isEmpty else {
      let identity = ReadIdentity.read(tape, format)
      return ["id": identity.id, "issuer": identity.issuer, "version": "\(identity.number)"][column]
    }
    guard let table = format.shapes.firstIndex(where: { $0.name == table }),
      let row = reader.rows.rows.firstIndex(where: { $0.table == table })
    else { return "no row" }
    let shape = format.shapes[table]
    return [column, column + "_earliest", column + "_latest"].compactMap { name in
      shape.columns.firstIndex(of: name).flatMap { text(reader.rows, row: row, column: $0) }
    }.joined(separator: " ")
  }

  private func text(_ rows: RecordRows, row: Int, column: Int) -> String? {
    if case .integer(let value) = rows.cell(row: row, column: column) { return "\(value)" }
    return rows.string(row: row, column: column)
  }

  static let of: [String: Carrier] = {
    func call(_ more: String, _ column: String, _ table: String = "call") -> Carrier {
      Carrier(
        base: Papers.call(more: "@"), old: "@", new: more, table: table, column: column)
    }
    func call(replacing old: String, _ new: String, _ column: String, _ table: String = "call")
      -> Carrier
    {
      Carrier(base: Papers.call(), old: old, new: new, table: table, column: column)
    }
    func fact(_ facts: String, _ table: String, _ column: String) -> Carrier {
      Carrier(base: Papers.project(facts: "@"), old: "@", new: facts, table: table, column: column)
    }
    func place(_ inside: String, _ column: String) -> Carrier {
      fact("<location>\(inside)</location>", "location", column)
    }
    func body(_ inside: String, _ column: String) -> Carrier {
      fact(
        "<partner id=\"p1\" role=\"partner\"><name>N</name>\(inside)</partner>", "partner", column)
    }
    func line(_ more: String, _ column: String) -> Carrier {
      Carrier(
        base: Papers.report(
          lines: Papers.line(
            more: more + "<corrects issuer=\"urn:x\" id=\"r0\" line=\"l1\"/>")),
        old: "@", new: "%", table: "expenditure_line", column: column)
    }
    let source = "<source id=\"s9\"><title>T</title><uri>%</uri></source>"
    return [
      "Amount": call(replacing: "1000000.00", "%", "money_minor"),
      "SignedAmount": line("<vat>@</vat>", "vat_minor"),
      "ForeignAmount": line("<original currency=\"EUR\">@</original>", "original"),
      "ExchangeRate": line(
        "<original currency=\"EUR\" rate=\"@\">1</original>", "original_rate"),
      "AccountingYear": Carrier(
        base: Papers.payment(
          content: """
            <correction id="k1" kind="irregular"><amount>1</amount>\
            <unionContribution>1</unionContribution><reason>R</reason>\
            <decided>2027-01-01</decided><accountingYear>@</accountingYear></correction>
            """), old: "@", new: "%", table: "correction", column: "accounting_year"),
      "Rate": call(replacing: ">75<", ">%<", "union_share_bp"),
      "Count": call("<signatureWorkingDays>%</signatureWorkingDays>", "signature_working_days"),
      "Quantity": Carrier(
        base: Papers.application(), old: "<budget",
        new: "<indicator id=\"P1\" kind=\"project\"><target>%</target></indicator><budget",
        table: "indicator_target", column: "target_hundredths"),
      "VersionNumber": call(replacing: "version=\"1\"", "version=\"%\"", "version", ""),
      "Day": call("<earliestStart>%</earliestStart>", "earliest_start"),
      "VagueDay": call("<expectedDecision>%</expectedDecision>", "expected_decision"),
      "Line": call(replacing: "Utlysning", "%", "title"),
      "Prose": call(replacing: "<objective", "<summary>%</summary><objective", "summary"),
      "Identifier": call(replacing: "id=\"c1\"", "id=\"%\"", "id", ""),
      "LocalIdentifier": call(
        replacing: "<money", "<requiredAttachment kind=\"%\"/><money", "kind", "required_attachment"
      ),
      "Issuer": call(
        replacing: "issuer=\"SE:orgnr:2021999996\" version", "issuer=\"%\" version", "issuer", ""),
      "Uri": call(source, "uri", "source"),
      "Code": call(replacing: "SO2", "%", "code", "call_objective"),
      "CountryCode": place("<country>%</country>", "country"),
      "NutsCode": place("<nuts>%</nuts><country>SE</country>", "nuts"),
      "MunicipalityCode": place(
        "<municipality>%</municipality><country>SE</country>", "municipality"),
      "CountyCode": place("<county>%</county><country>SE</country>", "county"),
      "Coordinate": place("<latitude>%</latitude><country>SE</country>", "latitude"),
      "Year": Carrier(
        base: Papers.application(), old: "year=\"2026\"", new: "year=\"%\"", table: "budget_line",
        column: "year"),
      "Flag": call("<startsOnFirstOfMonth>%</startsOnFirstOfMonth>", "starts_on_first_of_month"),
      "CurrencyCode": call(replacing: "SEK", "%", "currency"),
      "LegalKind": body("<legalKind>%</legalKind>", "legal_kind"),
      "Sector": body("<sector>%</sector>", "sector"),
      "CostOption": call(
        replacing: "<money", "<costOption option=\"%\"/><money", "option", "cost_option"),
      "language": call(replacing: "xml:lang=\"sv\"", "xml:lang=\"%\"", "title_lang"),
    ]
  }()
}
