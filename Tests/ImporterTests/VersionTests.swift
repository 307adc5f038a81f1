import Findings
import Foundation
import Importer
import Languages
import Portfolio
import TestSupport
import Testing
import Values

@Suite struct `Versions of a document` {
  @Test(arguments: Spelling.allCases)
  func `the same content in other bytes is unchanged and writes nothing`(spelling: Spelling) throws
  {
    let portfolio = try TestPortfolio(in: .file)
    #expect(try portfolio.take(["a.xml": Papers.call()]).taken == 1)
    let before = try portfolio.dump()
    let text = spelling.of(Papers.call())
    #expect(text != Papers.call())
    #expect(try portfolio.take(["b.xml": text]).unchanged == 1)
    #expect(try portfolio.dump() == before)
    #expect(portfolio.findingLines == [])
  }

  @Test func `another attribute, text or order of elements is another content`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(["a.xml": Papers.call()])
    for text in [
      Papers.call(title: "utlysning"), Papers.call(title: "Utlysning "),
      Papers.call(money: "1000000"),
    ] {
      #expect(try portfolio.take(["b.xml": text]).taken == 1)
    }
  }

  @Test func `a second version takes the place of the first`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(["1.xml": Papers.call(), "2.xml": Papers.call(version: 2, title: "Två")])
    #expect(try portfolio.currentTitle == "Två")
  }

  @Test func `a first version that comes late is kept and does not hold`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["2.xml": Papers.call(version: 2, title: "Två"), "1.xml": Papers.call()])
    #expect(try portfolio.currentTitle == "Två")
    #expect(try portfolio.lines("SELECT number FROM document_version ORDER BY id;") == ["2", "1"])
    #expect(portfolio.findingLines == [])
  }

  @Test func `of one number the later day of issue holds, in either order`() throws {
    let early = Papers.call(issued: "2026-11-02", title: "Tidig")
    let late = Papers.call(issued: "2026-11-03", title: "Sen")
    for files in [[early, late], [late, early]] {
      let portfolio = try TestPortfolio()
      for file in files { #expect(try portfolio.take(["a.xml": file]).taken == 1) }
      #expect(try portfolio.currentTitle == "Sen")
      #expect(portfolio.findingLines == [])
    }
  }

  @Test func `of one number and day the greater hash holds, in either order, with a warning`()
    throws
  {
    let texts = [Papers.call(title: "En"), Papers.call(title: "Annan")]
    var titles: Set<String> = []
    for files in [texts, texts.reversed()] {
      let portfolio = try TestPortfolio(in: .file)
      for file in files { #expect(try portfolio.take(["a.xml": file]).taken == 1) }
      titles.insert(try portfolio.currentTitle)
      let greatest = try portfolio.lines(
        """
        SELECT call.title FROM document_version AS version JOIN call ON call.version = version.id
        ORDER BY content_sha256 DESC LIMIT 1;
        """)
      #expect([try portfolio.currentTitle] == greatest)
      #expect(portfolio.findings.map(\.rule) == ["S306"])
      #expect(portfolio.findings.map(\.severity) == [.warning])
    }
    #expect(titles.count == 1)
  }

  @Test func `versions 1 and 2 in one file are two versions`() throws {
    let portfolio = try TestPortfolio()
    let text = Papers.portfolio(Papers.call(version: 2, title: "Två"), Papers.call())
    #expect(try portfolio.take(["a.xml": text]).taken == 2)
    #expect(try portfolio.currentTitle == "Två")
  }
}

@Suite struct `One id with several contents in a file` {
  private let one = Papers.application(cases: ["K1"], title: "Ett")
  private let two = Papers.application(cases: ["K2"], title: "Två")
  private let three = Papers.application(cases: ["K3"], title: "Tre")

  @Test func `both are set aside, and nothing of them is left`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let tally = try portfolio.take(["a.xml": Papers.portfolio(one, two)])
    #expect(tally.setAside == 2)
    #expect(tally.taken == 0)
    for table in [
      "document", "document_version", "application", "partner", "project", "project_alias",
    ] {
      #expect(try portfolio.lines("SELECT count(*) FROM \(table);") == ["0"], "\(table)")
    }
    #expect(try portfolio.lines("SELECT count(*) FROM set_aside;") == ["2"])
    #expect(portfolio.findings.map(\.rule) == ["S303", "S303"])
    // The names of what was taken out are free again.
    let other = Papers.application("other", cases: ["K1", "K2"])
    #expect(try portfolio.take(["b.xml": other]).taken == 1)
  }

  @Test func `three of them are set aside too, and so are four of which two are the same`() throws {
    for (records, count) in [([one, two, three], 3), ([one, two, three, one], 4)] {
      let portfolio = try TestPortfolio(in: .file)
      let text = "<portfolio xmlns=\"urn:fondbok:1\">" + records.joined() + "</portfolio>"
      let tally = try portfolio.take(["a.xml": text])
      #expect(tally.setAside == count)
      #expect(try portfolio.lines("SELECT count(*) FROM document;") == ["0"])
    }
  }

  @Test func `a content known from before stays, and its rival is set aside in either order`()
    throws
  {
    for records in [[one, two], [two, one]] {
      let portfolio = try TestPortfolio(in: .file)
      try portfolio.take(["before.xml": one])
      let tally = try portfolio.take(["a.xml": Papers.portfolio(records[0], records[1])])
      #expect(tally.unchanged == 1)
      #expect(tally.setAside == 1)
      #expect(tally.read == 2)
      #expect(try portfolio.lines("SELECT title FROM application;") == ["Ett"])
      #expect(
        try portfolio.lines("SELECT id FROM project_names WHERE kind = 'case' ORDER BY id;") == [
          "K1"
        ])
      #expect(portfolio.findings.map(\.rule) == ["S303"])
    }
  }

  @Test func `a clash of one version leaves the others alone, in any order`() throws {
    let later = Papers.application(version: 2, title: "Senare")
    for records in [[later, one, two], [one, later, two], [one, two, later]] {
      let portfolio = try TestPortfolio(in: .file)
      let text = "<portfolio xmlns=\"urn:fondbok:1\">" + records.joined() + "</portfolio>"
      let tally = try portfolio.take(["a.xml": text])
      #expect(tally.taken == 1)
      #expect(tally.setAside == 2)
      #expect(try portfolio.lines("SELECT title FROM application;") == ["Senare"])
      #expect(try portfolio.lines("SELECT id FROM project_names;") == ["a1"])
    }
  }

  @Test func `what a clash had closed is open again`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["bad.xml": one.replacing("100.00", with: "1e2")])
    try portfolio.take(["a.xml": Papers.portfolio(one, two)])
    #expect(
      try portfolio.lines("SELECT count(*) FROM set_aside WHERE until_entry IS NULL;") == ["3"])
  }

  @Test func `a second time it changes nothing`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let text = Papers.portfolio(one, two)
    try portfolio.take(["a.xml": text])
    let before = try portfolio.dump()
    #expect(try portfolio.take(["a.xml": text]).setAside == 2)
    #expect(try portfolio.dump() == before)
  }
}

/// Ways to write the same content in other bytes.
enum Spelling: String, CaseIterable, Sendable {
  case lineEnds, comment, prefix, referencesAndCDATA, quotesAndOrder, container, declaration

  func of(_ text: String) -> String {
    switch self {
    case .lineEnds: text.replacing("\n", with: "\r\n")
    case .comment: text.replacing("<money>", with: "<!-- sum --><money>")
    case .prefix: Papers.prefixed(text)
    case .referencesAndCDATA:
      text.replacing("Utlysning", with: "<![CDATA[Utlys]]>n&#105;ng").replacing(
        "SO2", with: "S&#79;2")
    case .quotesAndOrder:
      text.replacing("id=\"c1\"", with: "").replacing("kind=\"open\"", with: "kind='open'  id='c1'")
    case .container: Papers.portfolio(text)
    case .declaration: "<?xml version=\"1.0\"?>\n" + text + "\n"
    }
  }
}

extension Papers {
  /// The same document with a prefix on every element.
  fileprivate static func prefixed(_ text: String) -> String {
    text.replacing("</", with: "\u{1}").replacing("<", with: "<f:").replacing("\u{1}", with: "</f:")
      .replacing("xmlns=", with: "xmlns:f=")
  }
}
