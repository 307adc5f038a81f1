import Foundation
import Importer
import Languages
import Portfolio
import TestSupport
import Testing
import Values

@Suite struct `Searching for projects` {
  /// The samples, once for all.
  nonisolated(unsafe) private static let samples = Result {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(
      samples: try Samples.names(in: "Samples/Portfolio") + Samples.names(in: "Samples/Founding"))
    return portfolio
  }

  @Test(arguments: ["2026-01-01", "2026-06-30", "2026-11-22", "2027-03-01", "2030-01-01"])
  func `lists what reading every project whole gives`(on: String) throws {
    let day = try Day.parse(on)
    try Self.samples.get().store.reading { reading in
      var whole: [ListedProject] = []
      try reading.eachProject { whole.append(ListedProject($0, on: day)) }
      var listed: [ListedProject] = []
      try reading.listProjects(on: day) { listed.append($0) }
      #expect(listed == whole)
      #expect(listed.count > 10)
    }
  }

  @Test func `lists what reading every project whole gives as of any entry`() throws {
    let portfolio = try Self.samples.get()
    let day = try Day.parse("2027-03-31")
    let last = try #require(try portfolio.store.log().last).entry
    for entry in stride(from: Int64(0), through: last, by: 7) {
      try portfolio.store.reading(.asOf(entry: entry)) { reading in
        var whole: [ListedProject] = []
        var late: [String] = []
        try reading.eachProject {
          whole.append(ListedProject($0, on: day))
          if !$0.periodsWithoutReport(on: day).isEmpty { late.append($0.key) }
        }
        var listed: [ListedProject] = []
        try reading.listProjects(on: day) { listed.append($0) }
        #expect(listed == whole, "\(entry)")
        var found: [String] = []
        try reading.listProjects(ProjectQuery([.late]), on: day) { found.append($0.key) }
        #expect(found == late, "\(entry)")
      }
    }
  }

  @Test func `takes of two decisions of one day the one that comes last by issuer and id`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(["a.xml": Papers.application(cases: ["K1"])])
    let refusal = Papers.decision("d2", cases: ["K1"])
    let dismissal = refusal.replacing("\"rejection\"", with: "\"dismissal\"")
    for (first, second, status) in [
      ("d1", "d3", ProjectStatus.rejected), ("d3", "d1", .dismissed),
    ] {
      let portfolio = try TestPortfolio()
      try portfolio.take(["a.xml": Papers.application(cases: ["K1"])])
      try portfolio.take([
        "1.xml": dismissal.replacing("\"d2\"", with: "\"\(first)\""),
        "2.xml": refusal.replacing("\"d2\"", with: "\"\(second)\""),
      ])
      #expect(portfolio.findingLines == [])
      #expect(try portfolio.list("").map(\.status) == [status])
    }
    #expect(try portfolio.list("").map(\.status) == [.applied])
  }

  @Test(arguments: [
    (["75.00"], "75.00"), (["0.00", "0.01"], "0.01"),
    (Array(repeating: "999999999999999.99", count: 90), "89999999999999999.10"),
    (Array(repeating: "999999999999999.99", count: 91), nil),
  ])
  func `sums contributions, and takes in what has no room for a sum`(
    amounts: [String], union: String?
  ) throws {
    let portfolio = try TestPortfolio()
    let one = "<contribution source=\"union\"><amount>75.00</amount></contribution>"
    try portfolio.take([
      "a.xml": Papers.application().replacing(
        one, with: amounts.map { one.replacing("75.00", with: $0) }.joined())
    ])
    #expect(portfolio.findingLines == [])
    let listed = try portfolio.list("")
    #expect(listed.map { $0.union?.plain } == [union])
    #expect(listed.map { $0.total?.plain } == ["100.00"])
  }

  @Test func `finds who is late, from the day after a report is due until it comes`() throws {
    var counts: Set<Int> = []
    for on in ["2026-12-01", "2027-03-30", "2027-03-31", "2027-07-31", "2028-10-03"] {
      let day = try Day.parse(on)
      try Self.samples.get().store.reading { reading in
        var late: [String] = []
        try reading.eachProject {
          if !$0.periodsWithoutReport(on: day).isEmpty { late.append($0.key) }
        }
        var found: [String] = []
        try reading.listProjects(try ProjectQuery(parsing: "is:late"), on: day) {
          found.append($0.key)
        }
        #expect(found == late, "\(on)")
        counts.insert(found.count)
      }
    }
    #expect(counts.count > 2)
  }

  /// Queries and what they find among the samples on 1 December 2026, checked against a whole reading.
  @Test(arguments: [
    "status:approved", "status:beviljat", "status:mainstreamed", "objective:so2",
    "fund:AMIF", "objective:SO2 status:approved",
  ])
  func `finds by what the list shows`(query: String) throws {
    let words = query.split(separator: " ").map { $0.split(separator: ":").map(String.init) }
    let fits = { (project: ListedProject) in
      words.allSatisfy { word in
        switch word[0] {
        case "status": [project.status.rawValue, project.status.swedish].contains(word[1])
        case "objective": project.objectives.contains { $0.lowercased() == word[1].lowercased() }
        default: project.fund == word[1]
        }
      }
    }
    let all = try Self.samples.get().list("")
    let expected = all.filter(fits).map(\.key)
    #expect(!expected.isEmpty && expected.count < all.count)
    #expect(try Self.samples.get().keys(query) == expected)
  }

  @Test(arguments: [
    ("SPRÅKVÄGEN", 1), ("sprak", 0), ("språk vecka", 1), ("\"språk vecka\"", 0),
    ("\"första veckan\"", 1), ("\"första vecka\"", 0), ("6.2.5-2026-01147", 1), ("01147", 1),
    ("212099-9996", 1), ("owner:exempelstad", 1), ("owner:exempelstads-kommun", 1),
    ("owner:212099-9996", 1), ("owner:2120999996", 1), ("owner:finnsinte", 0),
    ("partner:2120999996", 0), ("principle:genderequality theme:finns-inte", 0),
  ])
  func `finds words, phrases, names and numbers`(query: String, count: Int) throws {
    #expect(try Self.samples.get().keys(query).filter { $0 == "6.2.5-2026-01147" }.count == count)
  }

  @Test(arguments: [
    ("sector:kommun", "sector:municipality"),
    ("sector:\"idéburen organisation\"", "sector:ideaBased"),
    ("sector:\"Civil society organisation\"", "sector:ideaBased"),
    ("theme:amif-day-2023:return-in-cooperation", "theme:return-in-cooperation"),
    ("county:\"22 Västernorrlands län\"", "county:22"),
    ("principle:tillgänglighet", "principle:accessibility"),
  ])
  func `takes what the program prints`(printed: String, code: String) throws {
    let portfolio = try Self.samples.get()
    #expect(try portfolio.keys(printed) == portfolio.keys(code))
    #expect(try !portfolio.keys(code).isEmpty)
  }

  @Test func `finds a theme by the title that a list of themes gives it`() throws {
    let portfolio = try Self.samples.get()
    let titles = try portfolio.store.reading { try $0.themeTitles() }
    var found = 0
    for (theme, title) in titles {
      let keys = try portfolio.keys("theme:\"\(title)\"")
      #expect(try keys == portfolio.keys("theme:\(theme)"), "\(title)")
      found += keys.count
    }
    #expect(found > 0)
  }

  @Test func `finds what the rows of the documents say`() throws {
    let portfolio = try Self.samples.get()
    let holding = "JOIN current_document ON current_document.version = row.version"
    let queries = [
      ("sector:ideaBased", "partner AS row", "row.sector = 'ideaBased'"),
      ("country:iq", "location AS row", "row.country = 'IQ'"),
      ("county:Stockholm", "partner AS row", "row.address_county = '01'"),
      ("principle:accessibility", "horizontal_principle AS row", "principle = 'accessibility'"),
    ]
    for (query, table, condition) in queries {
      let expected = try StockSQLite.lines(
        portfolio.path,
        "SELECT DISTINCT project.key FROM \(table) \(holding) JOIN project ON project.id = current_document.project WHERE \(condition) ORDER BY 1;"
      )
      let found = try portfolio.keys(query)
      #expect(Set(found).isSuperset(of: expected), "\(query)")
      #expect(!expected.isEmpty, "\(query)")
    }
  }

  @Test(arguments: [
    (
      "thema:x",
      "there is no search word thema:; the words are theme: objective: county: fund: status: owner: sector: partner: country: principle: is:late is:set-aside, and quotation marks make any text one that is searched for"
    ),
    ("is:early", "is:early is none of is:late, is:set-aside"),
    (
      "sector:kyrka",
      "sector:kyrka is none of stateAuthority, countyBoard, municipality, region, municipalAssociation, ideaBased, academia, business, internationalOrganisation, other"
    ),
    ("theme:", "theme: needs a value after the colon"),
    (
      "status:done",
      "status:done is none of applied, approved, rejected, dismissed, withdrawn, started, implementing, mainstreamed, ended, reported"
    ),
    (
      "county:26",
      "county:26 is no county; write its code or its name, as in county:01 or county:Stockholm"
    ),
    (
      "country:Sverige",
      "country:Sverige is no country code; write two letters of ISO 3166-1, as in country:SE"
    ),
    ("\"språk", "a quotation mark is not closed: \"språk"),
    ("språk --", "\"--\" has no letter and no digit to search for"),
    ("\"\"", "\"\" has no letter and no digit to search for"),
  ])
  func `refuses what it cannot look for`(query: String, says: String) {
    let error = #expect(throws: QueryFault.self) { try ProjectQuery(parsing: query) }
    #expect(error?.wording.english == says)
  }

  @Test func `reads words, phrases and values in quotation marks`() throws {
    #expect(
      try ProjectQuery(parsing: " språk  \"Ny: vän\" owner:\"Exempelstads kommun\" theme:a:b ")
        .terms == [
          .text(SearchedText("språk", isBeginning: true)),
          .text(SearchedText("Ny: vän", isBeginning: false)), .owner("Exempelstads kommun"),
          .theme("a:b"),
        ])
    #expect(try ProjectQuery(parsing: "").terms == [])
  }

  @Test func `orders titles as Swedish does`() throws {
    let portfolio = try TestPortfolio()
    let titles = ["Örn", "Ärlig", "Åre", "Zebra", "Ål", "adam", "Évora", "Ezra", "Wi", "Va"]
    for (index, title) in titles.enumerated() {
      try portfolio.take(["\(index).xml": Papers.application("a\(index)", title: title)])
    }
    #expect(
      try portfolio.list("", by: .title).map(\.title) == [
        "adam", "Évora", "Ezra", "Va", "Wi", "Zebra", "Ål", "Åre", "Ärlig", "Örn",
      ])
  }

  @Test func `follows versions, withdrawals, clashes and refusals, and looks back`() throws {
    let portfolio = try TestPortfolio(in: .file)
    func found(_ words: String...) throws -> [Int] {
      try words.map { try portfolio.keys($0).count }
    }
    try portfolio.take(["1.xml": Papers.application(title: "Gammal")])
    #expect(try found("gammal", "ny", "a1") == [1, 0, 1])
    try portfolio.take(["2.xml": Papers.application(version: 2, title: "Ny")])
    #expect(try found("gammal", "ny", "a1") == [0, 1, 1])
    #expect(try portfolio.keys("gammal", .asOf(entry: 1)).count == 1)
    #expect(try portfolio.keys("ny", .asOf(entry: 1)).count == 0)
    let clash = ["Ett", "Annat"].map { Papers.application(version: 3, title: $0) }
    #expect(try portfolio.take(["3.xml": Papers.portfolio(clash[0], clash[1])]).setAside == 2)
    #expect(
      try portfolio.take(["4.xml": Papers.portfolio(Papers.application("a2")) + "<x/>"])
        .refusedFiles
        == 1)
    #expect(try found("ett", "annat", "a2", "ny") == [0, 0, 0, 1])
    try portfolio.checkIndex()
    // More than are taken up at a time, the last of which is taken out again.
    let many = (0..<600).map { Papers.application("m\($0)", title: "Många") }
    let last = Papers.application("m3", title: "Fler")
    let text = "<portfolio xmlns=\"urn:fondbok:1\">" + (many + [last]).joined() + "</portfolio>"
    #expect(try portfolio.take(["5.xml": text]).taken == 599)
    #expect(try found("många", "fler", "\"m3\"", "\"m4\"") == [599, 0, 0, 1])
    try portfolio.checkIndex()
    let document = try #require(try portfolio.store.documents(named: "a1").first)
    _ = try portfolio.store.withdraw(
      document, because: "a mistake", by: "test", at: "2026-03-01T12:00:00Z")
    #expect(try found("ny") == [0])
    try portfolio.checkIndex()
    try StockSQLite.run(portfolio.path, "VACUUM;")
    #expect(try found("många") == [599])
  }

  @Test func `finds no personal number`() throws {
    let portfolio = try TestPortfolio()
    let number = "<identifier scheme=\"personal\" country=\"SE\">19121212-1212</identifier>"
    try portfolio.take([
      "a.xml": Papers.application().replacing("kommun</name>", with: "kommun</name>\(number)")
    ])
    #expect(portfolio.findingLines == [])
    #expect(try portfolio.keys("exempelstads").count == 1)
    #expect(try portfolio.keys("19121212-1212").count == 0)
  }
}

extension TestPortfolio {
  fileprivate func list(
    _ query: String, _ snapshot: Snapshot = .now, by order: ListOrder = .project
  ) throws -> [ListedProject] {
    let query = try ProjectQuery(parsing: query)
    return try store.reading(snapshot) { reading in
      var found: [ListedProject] = []
      try reading.listProjects(query, on: try Day.parse("2026-12-01"), by: order) {
        found.append($0)
      }
      return found
    }
  }

  fileprivate func keys(_ query: String, _ snapshot: Snapshot = .now) throws -> [String] {
    try list(query, snapshot).map(\.key)
  }

  /// Lets the stock program compare the index with the rows that it is made of, and count outlines.
  fileprivate func checkIndex() throws {
    let counts = [
      "outline", "(SELECT version FROM application UNION ALL SELECT version FROM decision)",
    ]
    let lines = try counts.map { try StockSQLite.lines(path, "SELECT count(*) FROM \($0);") }
    #expect(lines[0] == lines[1])
    try StockSQLite.run(path, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1);")
  }
}

extension Project {
  /// The reporting periods of the grant in force on a day that a report is due for and has not come: by
  /// then none of the same days had been received, in any version.
  fileprivate func periodsWithoutReport(on day: Day) -> [ReportingPeriod] {
    (grant(on: day)?.reportingPeriods ?? []).filter { period in
      min(period.contentDue, period.financeDue) < day
        && !reports.contains {
          $0.firstDay == period.firstDay && $0.lastDay == period.lastDay
            && ($0.header.firstReceived ?? $0.header.received) <= day
        }
    }
  }
}
