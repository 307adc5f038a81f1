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
        try portfolio.lines("SELECT id FROM project_alias WHERE kind = 'case' ORDER BY id;") == [
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
      #expect(try portfolio.lines("SELECT id FROM project_alias;") == ["a1"])
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

@Suite struct `Projects and their names` {
  @Test func `a decision may come before its application`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take([
      "d.xml": Papers.decision(cases: ["K1"], of: "a1"), "a.xml": Papers.application(),
    ])
    #expect(try portfolio.lines("SELECT key FROM project;") == ["K1"])
    #expect(try portfolio.lines("SELECT DISTINCT project FROM document;").count == 1)
  }

  @Test func `a case number replaces the owner's id as the project's key`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.application()])
    #expect(try portfolio.lines("SELECT key FROM project;") == ["a1"])
    try portfolio.take(["d.xml": Papers.decision(cases: ["K1"], of: "a1")])
    #expect(try portfolio.lines("SELECT key FROM project;") == ["K1"])
  }

  @Test func `case numbers are compared byte for byte`() throws {
    let portfolio = try TestPortfolio(in: .file)
    for (index, number) in ["KS 1", "ks 1", "KS\u{A0}1", "KS-1", "Ä", "A\u{308}"].enumerated() {
      try portfolio.take(["\(index).xml": Papers.application("a\(index)", cases: [number])])
    }
    #expect(try portfolio.lines("SELECT count(*) FROM project;") == ["6"])
  }

  @Test func `a record whose names belong to two projects is set aside`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take([
      "1.xml": Papers.application("a1", cases: ["K1"]),
      "2.xml": Papers.application("a2", cases: ["K2"]),
    ])
    let tally = try portfolio.take(["d.xml": Papers.decision(cases: ["K1"], of: "a2")])
    #expect(tally.setAside == 1)
    #expect(
      portfolio.findingLines == [
        "d.xml:1:1 S304 its case numbers belong to different projects: K1, K2 | correct the case numbers, so that all of them are the same project's"
      ])
    #expect(try portfolio.lines("SELECT count(*) FROM project;") == ["2"])
  }

  @Test func `a case number that a later version has corrected binds no more`() throws {
    let papers = [
      Papers.application(cases: ["K1"]),
      Papers.application(version: 2, issued: "2026-02-01", cases: ["K2"]),
      Papers.decision("d1", cases: ["K1"]), Papers.decision("d2", cases: ["K2"]),
    ]
    var generator = SeededNumbers(seed: 7)
    var states: Set<[String]> = []
    for _ in 0..<24 {
      let portfolio = try TestPortfolio(in: .file)
      for paper in papers.shuffled(using: &generator) {
        #expect(try portfolio.take(["a.xml": paper]).taken == 1)
      }
      states.insert(try portfolio.groups)
    }
    #expect(states == [["K1: decision d1", "K2: application a1, decision d2"]])
  }

  @Test func `a decision that comes between two others joins their projects, in any order`() throws
  {
    let papers = [
      Papers.application(cases: ["K1"]), Papers.decision("d1", cases: ["K2"], of: "a1"),
      Papers.decision("d2", cases: ["K2"], amends: "d1"),
    ]
    var generator = SeededNumbers(seed: 3)
    for _ in 0..<12 {
      let portfolio = try TestPortfolio(in: .file)
      for paper in papers.shuffled(using: &generator) {
        #expect(try portfolio.take(["a.xml": paper]).taken == 1)
      }
      #expect(try portfolio.groups == ["K1: application a1, decision d1, decision d2"])
    }
  }

  @Test func `a document that is withdrawn, or taken out, leaves the others as if it had not come`()
    throws
  {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take([
      "1.xml": Papers.application(cases: ["K1"]), "2.xml": Papers.decision("d2", cases: ["K2"]),
    ])
    let before = try portfolio.groups
    let bridge = Papers.decision("d1", cases: ["K2"], of: "a1")
    let clash = Papers.portfolio(
      bridge, bridge.replacing("05-28</decided>", with: "05-29</decided>"))
    #expect(try portfolio.take(["clash.xml": clash]).setAside == 2)
    #expect(try portfolio.groups == before)
    try portfolio.take(["3.xml": bridge])
    #expect(try portfolio.groups == ["K1: application a1, decision d1, decision d2"])
    let entry = try #require(try portfolio.store.log().last?.entry)
    let document = try #require(try portfolio.store.documents(named: "decision d1").first)
    _ = try portfolio.store.withdraw(
      document, because: "a mistake", by: "test", at: "2026-03-01T12:00:00Z")
    #expect(try portfolio.groups == before)
    #expect(try portfolio.keys(.asOf(entry: entry)) == ["K1"])
    #expect(try portfolio.keys(.asOf(entry: entry - 1)) == ["K1", "K2"])
    #expect(try portfolio.keys(.now) == ["K1", "K2"])
    // It may come again.
    #expect(try portfolio.take(["3.xml": bridge]).taken == 1)
    #expect(try portfolio.groups == ["K1: application a1, decision d1, decision d2"])
  }

  @Test func `a project is named as of an entry as it was named then`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.application()])
    try portfolio.take(["d.xml": Papers.decision(cases: ["K1"], of: "a1")])
    #expect(try portfolio.keys(.asOf(entry: 1)) == ["a1"])
    #expect(try portfolio.keys(.asOf(entry: 2)) == ["K1"])
    #expect(try portfolio.keys(.asOf(entry: 0)) == [])
  }

  @Test func `the names read out of the rows are those read out of the records`() throws {
    let portfolio = try TestPortfolio(in: .file)
    for folder in ["Samples/Founding", "Samples/Portfolio"] {
      try portfolio.take(
        samples: try Samples.files(in: folder).map { "\(folder)/\($0.lastPathComponent)" })
    }
    let names = "SELECT * FROM project_alias ORDER BY kind, issuer, id;"
    let keys = "SELECT key, key_issuer FROM project ORDER BY 1, 2;"
    let before = try (portfolio.lines(names), portfolio.lines(keys))
    #expect(before.0.count > 40)
    // A clash in a project makes its names again out of the rows of the documents that stay.
    let owners = try portfolio.lines(
      """
      SELECT DISTINCT version.kind || '|' || version.issuer || '|' || external_id FROM current_document AS version
      WHERE kind = 'application' ORDER BY 1;
      """)
    for owner in owners {
      let parts = owner.split(separator: "|").map(String.init)
      let clash = ["Ett", "Två"].map {
        Papers.application(parts[2], version: 9, title: $0)
          .replacing(
            "issuer=\"SE:orgnr:2120999996\" version", with: "issuer=\"\(parts[1])\" version")
      }
      #expect(try portfolio.take(["a.xml": Papers.portfolio(clash[0], clash[1])]).setAside == 2)
    }
    #expect(try portfolio.lines(names) == before.0)
    #expect(try portfolio.lines(keys) == before.1)
  }

  @Test(arguments: [
    Papers.report(cases: ["K1"]), Papers.report(of: "a1"), Papers.report(under: "d1"),
    Papers.payment(cases: ["K1"]), Papers.payment(under: "d1"),
    Papers.report(of: "a1", on: "agreement"),
  ])
  func `a report or a payment belongs to the project it names, whichever comes first`(
    paper: String
  ) throws {
    let papers = [
      Papers.application("a1", cases: ["K1"]), Papers.decision("d1", of: "a1"), paper,
    ]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0]] {
      let portfolio = try TestPortfolio(in: .file)
      for place in order { #expect(try portfolio.take(["x.xml": papers[place]]).taken == 1) }
      #expect(try portfolio.lines("SELECT key FROM project;") == ["K1"], "\(order)")
      #expect(
        try portfolio.lines("SELECT count(*) FROM document WHERE project IS NOT NULL;") == ["3"])
    }
  }

  @Test func `a payment belongs to the project of the report it answers, whichever comes first`()
    throws
  {
    let papers = [
      Papers.application("a1", cases: ["K1"]), Papers.report("r1", of: "a1"),
      Papers.payment("u1", on: "r1"), Papers.payment("u2", on: "r1"),
    ]
    for seed in UInt64(1)...8 {
      var numbers = SeededNumbers(seed: seed)
      let portfolio = try TestPortfolio(in: .file)
      for paper in papers.shuffled(using: &numbers) {
        #expect(try portfolio.take(["x.xml": paper]).taken == 1)
      }
      #expect(try portfolio.lines("SELECT key FROM project;") == ["K1"])
      #expect(
        try portfolio.lines("SELECT count(*) FROM document WHERE project IS NOT NULL;") == ["4"])
      #expect(
        try portfolio.store.reading { reading in
          var payments: [String] = []
          try reading.eachProject { payments += $0.payments.map(\.header.id) }
          return payments
        } == ["u1", "u2"])
    }
  }

  @Test func `projects with an application each are not joined by a payment that names both`()
    throws
  {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take([
      "1.xml": Papers.application("a1", cases: ["K1"]),
      "2.xml": Papers.application("a2", cases: ["K2"]), "r.xml": Papers.report("r2", of: "a2"),
    ])
    #expect(try portfolio.take(["u.xml": Papers.payment(cases: ["K1"], on: "r2")]).setAside == 1)
    #expect(portfolio.findings.map(\.rule) == ["S304"])
    #expect(try portfolio.lines("SELECT key FROM project ORDER BY key;") == ["K1", "K2"])
  }

  @Test func `a report on an agreement alone is about no project`() throws {
    let portfolio = try TestPortfolio(in: .file)
    #expect(try portfolio.take(["r.xml": Papers.report(on: "agreement")]).taken == 1)
    #expect(try portfolio.lines("SELECT count(*) FROM project;") == ["0"])
    #expect(try portfolio.store.reading { try $0.reports() }.map(\.agreement?.id) == ["agreement"])
  }
}

@Suite struct `Time in the portfolio` {
  @Test func `a record set aside is closed by a later valid one, and stays closed`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let bad = Papers.call(money: "1e3")
    let open = "SELECT count(*) FROM set_aside WHERE until_entry IS NULL;"
    try portfolio.take(["bad.xml": bad])
    #expect(try portfolio.lines(open) == ["1"])
    try portfolio.take(["good.xml": Papers.call()])
    #expect(try portfolio.lines(open) == ["0"])
    let before = try portfolio.dump()
    // The folder is imported again, the old file with it.
    let tally = try portfolio.take(["bad.xml": bad, "good.xml": Papers.call()])
    #expect(tally.setAside == 1)
    #expect(tally.unchanged == 1)
    #expect(try portfolio.dump() == before)
  }

  @Test func `another day of receipt is a correction when somebody states it`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()], received: "2026-02-02")
    let before = try portfolio.dump()
    try portfolio.take(["a.xml": Papers.call()], received: "2026-02-05")
    #expect(try portfolio.dump() == before)
    let twice = Papers.portfolio(Papers.call(), Papers.call())
    try portfolio.take(["a.xml": twice], received: "2026-02-05", isReceivedStated: true)
    #expect(try portfolio.lines("SELECT received FROM document_version;") == ["2026-02-05"])
    #expect(
      try portfolio.lines("SELECT details FROM log_entry WHERE action = 'received';") == [
        "{\"kind\":\"call\",\"issuer\":\"SE:orgnr:2021999996\",\"id\":\"c1\",\"from\":\"2026-02-02\",\"to\":\"2026-02-05\"}"
      ])
    let after = try portfolio.dump()
    try portfolio.take(["a.xml": Papers.call()], received: "2026-02-05", isReceivedStated: true)
    #expect(try portfolio.dump() == after)
  }

  @Test func `a corrected day of receipt stands as it stood before the correction`() throws {
    let portfolio = try TestPortfolio(in: .file)
    let days = ["2026-02-02", "2026-02-05", "2026-01-31", "2026-02-09"]
    for day in days {
      try portfolio.take(["a.xml": Papers.call()], received: day, isReceivedStated: true)
    }
    #expect(
      try portfolio.store.log().map(\.action) == ["import"] + Array(repeating: "received", count: 3)
    )
    for (index, day) in days.enumerated() {
      let snapshot = Snapshot.asOf(entry: Int64(index + 1))
      let (headers, versions) = try portfolio.store.reading(snapshot) {
        try ($0.headers(.call), $0.versions())
      }
      #expect(headers.map(\.received.iso) == [day])
      #expect(headers.map(\.firstReceived?.iso) == [day])
      #expect(versions.map(\.received) == [day])
    }
    #expect(
      try portfolio.store.reading { try $0.headers(.call) }.map(\.received.iso) == ["2026-02-09"])
    #expect(try portfolio.store.verify().faults == [])
  }

  @Test func `a day of receipt that is changed behind the log's back is found`() throws {
    for change in [
      "UPDATE document_version SET received = '2026-02-01'",
      "UPDATE corrected_receipt SET received = '2026-02-01'", "DELETE FROM corrected_receipt",
    ] {
      let portfolio = try TestPortfolio(in: .file)
      try portfolio.take(["a.xml": Papers.call()], received: "2026-02-02")
      try portfolio.take(["a.xml": Papers.call()], received: "2026-02-05", isReceivedStated: true)
      #expect(try portfolio.store.verify().faults == [])
      _ = try portfolio.lines("\(change);")
      let faults = try portfolio.store.verify().faults.map(\.description)
      #expect(faults.count == 1, "\(change): \(faults)")
      #expect(
        faults.allSatisfy { $0.hasPrefix("call SE:orgnr:2021999996 c1 counts as received on ") })
    }
  }

  @Test func `each entry of the log can be gone back to`() throws {
    let portfolio = try TestPortfolio(in: .file)
    var states: [(entry: Int64, documents: [DocumentHeader])] = []
    let texts = [
      Papers.call(version: 2, title: "Två"), Papers.call(version: 1),
      Papers.call(version: 3, title: "Tre"),
      Papers.call("c2"), Papers.call("c2", money: "1e3"),
    ]
    for (index, text) in texts.enumerated() {
      try portfolio.take(["\(index).xml": text])
      let entry = try #require(try portfolio.store.log().last?.entry)
      states.append((entry, try portfolio.store.reading { try $0.headers(.call) }))
    }
    #expect(states.map { $0.documents.map(\.number) } == [[2], [2], [3], [3, 1], [3, 1]])
    let reader = try Store(path: portfolio.path, access: .read)
    for state in states {
      let found = try reader.reading(.asOf(entry: state.entry)) { try $0.headers(.call) }
      #expect(found == state.documents)
    }
    // Having looked back leaves the present as it is.
    #expect(try reader.reading { try $0.headers(.call) } == states[4].documents)
    #expect(try reader.reading(.asOf(entry: 0)) { try $0.headers(.call) } == [])
  }

  @Test func `the log is a chain in which every entry carries the hash of the one before`() throws {
    let portfolio = try TestPortfolio()
    for index in 0..<5 { try portfolio.take(["\(index).xml": Papers.call("c\(index)")]) }
    let log = try portfolio.store.log()
    #expect(log.count == 5)
    #expect(log[0].previousSHA256 == String(repeating: "0", count: 64))
    for (before, after) in zip(log, log.dropFirst()) {
      #expect(after.previousSHA256 == before.sha256)
      let fields = [
        "\(after.entry)", after.at, after.madeBy, after.action, after.details,
        after.bytesSHA256 ?? "",
        after.previousSHA256,
      ]
      #expect(after.sha256 == SHA256Hasher.hex(of: Array(fields.joined(separator: "\n").utf8)))
    }
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

extension TestPortfolio {
  /// The title of the one call that holds.
  fileprivate var currentTitle: String {
    get throws { try store.reading { try $0.calls() }.map(\.title).joined(separator: ", ") }
  }

  /// The projects with the documents that hold, by key.
  fileprivate var groups: [String] {
    get throws {
      try lines(
        """
        SELECT project || ': ' || group_concat(kind || ' ' || id, ', ')
        FROM (SELECT project, kind, id FROM documents WHERE project IS NOT NULL ORDER BY 1, 2, 3)
        GROUP BY project ORDER BY 1;
        """)
    }
  }

  fileprivate func keys(_ snapshot: Snapshot) throws -> [String] {
    try store.reading(snapshot) { reading in
      var keys: [String] = []
      try reading.eachProject { keys.append($0.key) }
      return keys
    }
  }

  fileprivate func lines(_ sql: String) throws -> [String] { try StockSQLite.lines(path, sql) }
}

extension Papers {
  /// The same document with a prefix on every element.
  fileprivate static func prefixed(_ text: String) -> String {
    text.replacing("</", with: "\u{1}").replacing("<", with: "<f:").replacing("\u{1}", with: "</f:")
      .replacing("xmlns=", with: "xmlns:f=")
  }
}
