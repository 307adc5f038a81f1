import Findings
import Foundation
import Importer
import Languages
import Portfolio
import Provenance
import TestSupport
import Testing

@Suite struct `A portfolio of records` {
  /// A valid and an invalid record after each kind of thing that does not belong there.
  static let mixed = """
    <portfolio xmlns="urn:fondbok:1">
    \(Papers.call("ok-0"))
    <unknown id="x"/>
    \(Papers.call("ok-1"))
    \(Papers.call("bad-1", money: "1e3"))
    <other:call xmlns:other="urn:example:other" id="y"><other:title/></other:call>
    \(Papers.call("ok-2"))
    \(Papers.call("bad-2", money: "1e3"))
    stray words &amp; more
    \(Papers.call("ok-3"))
    \(Papers.call("bad-3", money: "1e3"))
    <portfolio>\(Papers.call("nested"))</portfolio>
    \(Papers.call("ok-4"))
    \(Papers.call("bad-4", money: "1e3"))
    </portfolio>
    """

  @Test func `takes the valid records whatever stands before them, and no others`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let tally = try portfolio.take(["mixed.xml": Self.mixed])
    #expect(tally.read == 12)
    #expect(tally.taken == 5)
    #expect(tally.setAside == 7)
    #expect(tally.unchanged == 0)
    let ids = try StockSQLite.lines(
      portfolio.path, "SELECT external_id FROM document ORDER BY external_id;")
    #expect(ids == ["ok-0", "ok-1", "ok-2", "ok-3", "ok-4"])
    let aside = try StockSQLite.lines(
      portfolio.path,
      "SELECT element_name || ' ' || coalesce(external_id, '-') FROM set_aside ORDER BY id;")
    #expect(
      aside == [
        "unknown x", "call bad-1", "call y", "call bad-2", "call bad-3", "portfolio -",
        "call bad-4",
      ])
  }

  @Test func `tells of a thousand faults before the file ends, and of all in their order`() throws {
    let records = (1...1500).map { Papers.call("bad-\($0)", money: "1e3") }
    let text = "<portfolio xmlns=\"urn:fondbok:1\">\(records.joined(separator: "\n"))</portfolio>"
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take(["bad.xml": text])
    #expect(tally.setAside == 1500)
    let lines = portfolio.findings.compactMap { $0.place?.line }
    #expect(lines.count == 1500 && lines == lines.sorted())

    let stopped = try TestPortfolio()
    let path = try TestFolder()
    let file = path.url.appending(path: "bad.xml")
    try Data(text.utf8).write(to: file)
    var told = 0
    let rest = try importFiles(
      [InputFile(path: file.path, name: "bad.xml")], into: stopped.store, options: ImportOptions(),
      circumstances: ImportCircumstances(
        at: "2026-02-02T12:00:00Z", by: "test", received: "2026-02-02", receivedAt: nil,
        isReceivedStated: false),
      onFinding: { _ in told += 1 }, isStopped: { told > 0 })
    #expect(rest.stoppedIn == "bad.xml" && told == 1000)
  }

  @Test func `says of each thing that does not belong there where it stands`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(["mixed.xml": Self.mixed])
    let kinds = Format.current.kinds.joined(separator: ", ")
    let money =
      "S209 money is \"1e3\": it has an exponent | write digits, a point and 2 decimals, as in 1234.50"
    #expect(
      portfolio.findingLines == [
        "mixed.xml:11:1 S201 unknown is no record; records are \(kinds) | take it away, or write it as one of \(kinds)",
        "mixed.xml:25:3 \(money)",
        "mixed.xml:30:1 S201 call is of the namespace urn:example:other; records are of urn:fondbok:1 | take it away, or write it as one of \(kinds)",
        "mixed.xml:44:3 \(money)",
        "mixed.xml:49:1 S202 text stands between the records: \"stray words &amp; more\"; a portfolio holds records only | take it away, or put it into the record it belongs to",
        "mixed.xml:63:3 \(money)",
        "mixed.xml:68:1 S201 a portfolio stands inside a portfolio | take it away, or write it as one of \(kinds)",
        "mixed.xml:90:3 \(money)",
      ])
  }

  @Test func `is refused whole when all or nothing was asked for`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let before = try portfolio.dump()
    var options = ImportOptions()
    options.allOrNothing = true
    let tally = try portfolio.take(["mixed.xml": Self.mixed], options: options)
    #expect(tally.refusedFiles == 1)
    #expect(tally.taken == 0)
    // What is not taken because its file is refused is counted with the file.
    #expect(tally.read == 0)
    #expect(portfolio.findings.count == 8)
    #expect(try portfolio.dump() == before)
  }

  @Test func `changes nothing in a rehearsal, and counts as if it had`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let before = try portfolio.dump()
    var options = ImportOptions()
    options.isDryRun = true
    let tally = try portfolio.take(["mixed.xml": Self.mixed], options: options)
    #expect(tally.taken == 5)
    #expect(tally.setAside == 7)
    #expect(try portfolio.dump() == before)
  }

  @Test func `may be empty, and then brings nothing`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let before = try portfolio.dump()
    var nothing = ImportTally()
    nothing.files = 1
    #expect(try portfolio.take(["empty.xml": Papers.portfolio()]) == nothing)
    #expect(try portfolio.dump() == before)
    #expect(portfolio.findings.isEmpty)
  }

  @Test func `has no attributes, and its records are taken all the same`() throws {
    let portfolio = try TestPortfolio()
    let text = Papers.portfolio(Papers.call()).replacing(
      "<portfolio ", with: "<portfolio colour=\"blue\" ")
    #expect(try portfolio.take(["a.xml": text]).taken == 1)
    #expect(portfolio.findings.map(\.rule) == ["S211"])
    #expect(
      portfolio.findings.map(\.message.english)
        == ["portfolio has the attribute colour, and may have none"])
    #expect(
      portfolio.findings.map(\.message.swedish)
        == ["portfolio har attributet colour, och får inte ha något"])
  }

  @Test(
    arguments: [
      ("f:Amount", "xmlns:f=\"urn:fondbok:1\"", "", 1), ("Amount", "", "", 1),
      ("f:Amount", "", "xmlns:f=\"urn:fondbok:1\"", 1),
      ("f:Amount", "xmlns:f=\"urn:fondbok:1\"", "xmlns:f=\"urn:other\"", 0),
      ("f:Amount", "xmlns:f=\"urn:other\"", "xmlns:f=\"urn:fondbok:1\"", 1),
      ("f:Amount", "", "", 0),
    ])
  func `declares prefixes that the types of its records may be named with`(
    type: String, declared: String, ofRecord: String, taken: Int
  ) throws {
    let schema = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    let portfolio = try TestPortfolio()
    let record = Papers.call()
      .replacing("<money>", with: "<money xsi:type=\"\(type)\">")
      .replacing("<call ", with: "<call \(ofRecord) ")
    let text = Papers.portfolio(record).replacing(
      "<portfolio ", with: "<portfolio \(schema) \(declared) ")
    #expect(try portfolio.take(["a.xml": text]).taken == taken)
  }

  /// The Infoset knows no CDATA sections, only characters, and XML Schema (Structures, 3.4.4) allows
  /// white space among the children of an element that has elements only. libxml2's own command refuses
  /// it; nothing is lost by taking it, since the same text without the brackets is taken too.
  @Test func `may have white space in CDATA between elements, as in any other form`() throws {
    let portfolio = try TestPortfolio()
    let blank = Papers.call("blank").replacing("<money>", with: "<![CDATA[ \n ]]><money>")
    let text = Papers.call("text").replacing("<money>", with: "<![CDATA[ x ]]><money>")
    #expect(try portfolio.take(["a.xml": Papers.portfolio(blank, text)]).taken == 1)
    #expect(portfolio.findings.map(\.rule) == ["S210"])
  }

  @Test func `may say where its schema is, and nobody looks there`() throws {
    let hint =
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:fondbok:1 http://fondbok.invalid/x.xsd\" "
    let portfolio = try TestPortfolio()
    let good = Papers.call("good").replacing("<call ", with: "<call \(hint)")
    let bad = Papers.call("bad", money: "1e3").replacing("<call ", with: "<call \(hint)")
    #expect(try portfolio.take(["good.xml": good, "bad.xml": bad]).taken == 1)
    #expect(portfolio.findings.map(\.rule) == ["S209"])
  }

  @Test(arguments: ["xsi:type=\"Line\"", "xsi:nil=\"true\""])
  func `cannot change the type of an element from inside the document`(attribute: String) throws {
    let portfolio = try TestPortfolio()
    let text = Papers.call().replacing(
      "<money>",
      with: "<money xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \(attribute)>")
    #expect(try portfolio.take(["a.xml": text]).setAside == 1)
    #expect(portfolio.findings.count == 1)
  }
}

@Suite struct `Faults of one record` {
  @Test
  func `a record that breaks the schema shows what only its currency and its references break`()
    throws
  {
    let portfolio = try TestPortfolio()
    let text = Papers.application().replacing("100.00</amount>", with: "100.5</amount>")
      .replacing("partner=\"p1\"", with: "partner=\"p2\"")
      .replacing("2026-09-01", with: "2026-09-31")
    try portfolio.take(["a.xml": text])
    #expect(
      portfolio.findingLines == [
        "a.xml:5:3 S209 firstDay is \"2026-09-31\": there is no day 31: September 2026 has 30 days | write a day from 01 to 30",
        "a.xml:9:19 S301 p2 is no partner of the document; it has p1 | write the id of a partner of the document, or add the partner",
        "a.xml:9:77 S209 amount is \"100.5\": it has 1 decimal, and the currency has 2 | write 100.50",
      ])
  }

  @Test func `a valid record with decimals its currency does not have is told in the same words`()
    throws
  {
    let portfolio = try TestPortfolio()
    let text = Papers.application().replacing("100.00</amount>", with: "100.5</amount>")
    try portfolio.take(["a.xml": text])
    #expect(
      portfolio.findingLines == [
        "a.xml:9:77 S209 amount is \"100.5\": it has 1 decimal, and the currency has 2 | write 100.50"
      ])
  }

  @Test func `an amount of a document without a currency is no amount`() throws {
    let portfolio = try TestPortfolio()
    let stated = Papers.project("yes", currency: "JPY", facts: "<grant>100</grant>")
    let silent = Papers.project("no", facts: "<grant>100</grant><totalCost>200.50</totalCost>")
    let broken = Papers.project("bad", facts: "<start>never</start><grant>100</grant>")
    // The document before it has a currency, which is not to rub off.
    let tally = try portfolio.take(["1.xml": stated, "2.xml": silent, "3.xml": broken])
    #expect(tally.taken == 1)
    #expect(portfolio.findings.map(\.rule) == ["S305", "S209", "S305"])
  }

  @Test func `white space around an id or a reference is no part of it`() throws {
    let portfolio = try TestPortfolio()
    let spaced = Papers.application().replacing("<partner id=\"p1\"", with: "<partner id=\" p1 \"")
    #expect(try portfolio.take(["a.xml": spaced]).taken == 1)
    let twice = Papers.application("a2").replacing(
      "<budget", with: "<partner id=\"p1 \" role=\"partner\"><name>N</name></partner><budget")
    #expect(try portfolio.take(["b.xml": twice]).setAside == 1)
    #expect(portfolio.findings.map(\.rule) == ["S301"])
  }

  /// What claims, corrections and other lines refer to is one line, and never either of two.
  @Test(arguments: [1, 16, 40])
  func `an id of a budget line stands once, whether there are few lines or many`(
    others: Int
  ) throws {
    let portfolio = try TestPortfolio()
    let line = "<line id=\"b1\""
    func budget(_ ids: [String]) -> String {
      let lines = ids.map {
        "<line id=\"\($0)\" partner=\"p1\" category=\"staff\" year=\"2026\" form=\"realCost\">"
          + "<amount>1.00</amount></line>"
      }
      return Papers.application().replacing(line, with: lines.joined() + line)
    }
    let ids = (2...others + 1).map { "b\($0)" }
    try portfolio.take(["a.xml": budget(ids + [" b2"])])
    #expect(
      portfolio.findings.map { "\($0.rule) \($0.message.english)" }
        == ["S301 the id b2 stands twice in the document; each must be its own"])
    #expect(try portfolio.take(["a.xml": budget(ids)]).taken == 1)
  }

  @Test func `a field cannot be stated and said not to be, however deep it stands`() throws {
    let portfolio = try TestPortfolio()
    for (field, isTaken) in [
      ("grant", false), ("mainstreaming.payers", false), ("mainstreaming.financing", true),
    ] {
      let facts = """
        <grant>1</grant><mainstreaming status="planned"><payers>kommunen</payers></mainstreaming>\
        <notStated field="\(field)"/>
        """
      let text = Papers.project(field, currency: "SEK", facts: facts)
      #expect(try portfolio.take(["\(field).xml": text]).taken == (isTaken ? 1 : 0), "\(field)")
    }
    #expect(portfolio.findings.map(\.rule) == ["S302", "S302"])
  }

  @Test func `twenty thousand faults are a thousand findings and one that says so`() throws {
    let portfolio = try TestPortfolio()
    let lines = String(repeating: "<sum>1</sum>", count: 12_000)
    let costs = String(repeating: "<eligibleCost>1x</eligibleCost>", count: 10_000)
    let text = Papers.application().replacingOccurrences(
      of: "<eligibleCost>100.00</eligibleCost>", with: costs + lines)
    let clock = ContinuousClock()
    let time = try clock.measure { try portfolio.take(["a.xml": text]) }
    #expect(portfolio.findings.count == 1001)
    #expect(portfolio.findings.contains { $0.message.english.contains("more than 1000 faults") })
    #expect(time < .seconds(10))
  }
}
