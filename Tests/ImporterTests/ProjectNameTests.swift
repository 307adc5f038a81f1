import Findings
import Foundation
import Importer
import Languages
import Portfolio
import TestSupport
import Testing
import Values

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

  @Test func `an id is written down as a name until its document is there, and again when it goes`()
    throws
  {
    let portfolio = try TestPortfolio(in: .file)
    let written = "SELECT kind, id FROM project_alias ORDER BY 1, 2;"
    let names = "SELECT kind, id, rank, project FROM project_names ORDER BY 1, 2;"
    try portfolio.take(["d.xml": Papers.decision(cases: ["K1"], of: "a1")])
    #expect(try portfolio.lines(written) == ["application|a1", "case|K1"])
    let before = try portfolio.lines(names)
    #expect(before == ["application|a1|4|K1", "case|K1|2|K1", "decision|d1|5|K1"])
    try portfolio.take(["a.xml": Papers.application()])
    #expect(try portfolio.lines(written) == ["case|K1"])
    #expect(try portfolio.lines(names) == before)
    let application = try #require(try portfolio.store.documents(named: "a1").first)
    _ = try portfolio.store.withdraw(
      application, because: "a mistake", by: "test", at: "2026-03-01T12:00:00Z")
    #expect(try portfolio.lines(written) == ["application|a1", "case|K1"])
    #expect(try portfolio.lines(names) == before)
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
    let names = "SELECT * FROM project_names ORDER BY kind, issuer, id;"
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
