import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing
import Values

/// A project is judged by the rulebook of its fund and time.
@Suite struct `Funds other than AMIF 2021–2027` {
  private func judged(
    _ folder: String, on: String, received: String = "2018-10-01"
  ) throws -> (said: [String: Assessment], all: [Assessment]) {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: Samples.names(in: folder), received: received)
    let rates = try [("2018-12", "10.2943"), ("2026-05", "11.25"), ("2026-06", "11.25")].map {
      try #require(ExchangeRate(month: $0, currency: .sek, value: $1))
    }
    let context = Context(rulebooks: .builtIn, day: day(on), rates: rates)
    let all = try portfolio.assess(in: context).filter { $0.project != nil || $0.document != nil }
    // Of several documents, what is said of the one that a rule is about.
    let said = Dictionary(
      all.map { ($0.card.id, $0) },
      uniquingKeysWith: { $0.outcome.verdict == .silent ? $1 : $0 })
    return (said, all)
  }

  @Test func `AMIF 2014–2020 is judged by its own rates and years, and nothing fails`() throws {
    let (said, all) = try judged("Samples/Funds/AMIF-2014", on: "2021-12-01")
    #expect(all.filter { $0.outcome.verdict == .fails }.map(\.card.id) == [])
    for rule in [
      "B101", "B102", "B103", "B105", "C116", "D101", "E101", "E104", "I101", "I103", "I108",
      "I112",
      "I113", "P101", "P102", "P103", "P106", "P112", "P202", "P203", "P206", "L101", "L102",
      "L104",
    ] {
      #expect(
        said[rule]?.outcome.verdict == .passes, "\(rule) gives \(String(describing: said[rule]))")
    }
    #expect(
      all.filter { $0.outcome.verdict == .notRun }.map(\.card.id) == [],
      "what is not run needs something that the rulebook or the sample does not have")
  }

  /// A sample of another fund, what its law asks of it that passes, and what only AMIF's law asks.
  struct FundSample: CustomTestStringConvertible, Sendable {
    let folder: String
    let passes: [String]
    let silent: [String]
    /// The act its findings are by, beside the common one.
    let act: String
    var testDescription: String { folder }
  }

  static let samples = [
    FundSample(
      folder: "Samples/Funds/ISF-2021",
      passes: [
        "T101", "T102", "T103", "T105", "T106", "T107", "T114", "T115", "B101", "B102", "B107",
        "B112",
        "C103", "E103", "I101", "I109", "O101",
      ],
      silent: [
        "T104", "T109", "T111", "T113", "B110", "I102", "I104", "I111", "L101", "O208", "E109",
      ],
      act: "2021/1149"),
    FundSample(
      folder: "Samples/Funds/BMVI-2021",
      passes: [
        "T101", "T102", "T103", "T104", "T105", "T106", "T107", "T115", "T116", "T117", "B101",
        "B102",
        "B112", "I101", "I103", "O101",
      ],
      silent: ["T109", "T111", "T113", "B110", "I102", "I104", "I111", "L101", "O208", "E109"],
      act: "2021/1148"),
    FundSample(
      folder: "Samples/Funds/ESF-2021",
      passes: [
        "T101", "T103", "T105", "B101", "B102", "B107", "B112", "C103", "E103", "I101", "I103",
        "I104", "I105", "I106", "I109",
        "I118", "I119", "N110", "O101",
      ],
      silent: [
        "T102", "T104", "T106", "T107", "T108", "T110", "T112", "T113", "T114", "T115", "B108",
        "B110",
        "I120", "L101", "O208",
      ],
      act: "2021/1057"),
  ]

  /// The contract decides: its periods, its share and what it pays before the balance.
  @Test func `a grant contract is judged by its own periods, and by no regulation`() throws {
    let (said, all) = try judged(
      "Samples/Funds/DEAR-2014", on: "2019-03-01", received: "2017-06-01")
    #expect(all.filter { $0.outcome.verdict == .fails }.map(\.card.id) == [])
    #expect(
      all.filter { $0.outcome.verdict == .notRun }.map { "\($0.card.id) \($0.outcome)" } == [])
    for rule in [
      "B102", "B103", "C102", "C116", "D101", "D102", "D105", "E101", "I112", "I113", "P102",
      "P112", "P201", "P203", "P206", "P215", "P217",
    ] {
      #expect(
        said[rule]?.outcome.verdict == .passes,
        "\(rule) gives \(String(describing: said[rule]?.outcome))")
    }
    for rule in ["T101", "T105", "B101", "C101", "E103", "P101", "V101", "A101", "L104"] {
      #expect(
        said[rule]?.outcome.verdict == .silent,
        "\(rule) gives \(String(describing: said[rule]?.outcome))")
    }
    let law = all.filter { $0.outcome.verdict == .passes }.flatMap { $0.law(of: nil) }
    #expect(law.allSatisfy { $0.act?.origin != .union })
  }

  @Test func `an office's file adds to what the fund's turns off, and turns it on again`() throws {
    func rules(_ settings: String) throws -> RuleSettings {
      let laid = try Rulebooks.laying([Self.office(over: "isf-2021", settings)])
      return try #require(laid.funds.first { $0.id == "office" }).rules
    }
    let own = try #require(Rulebooks.builtIn.funds.first { $0.id == "isf-2021" }).rules
    #expect(own.off.contains("T104") && !own.off.contains("B104"))
    #expect(try rules(#"off: ["B104"]"#).off == own.off.union(["B104"]))
    let turned = try rules(#"off: ["B104"], on: ["T104"]"#)
    #expect(turned.off == own.off.subtracting(["T104"]).union(["B104"]))
    #expect(turned.runs("T104") && !turned.runs("B104"))
  }

  @Test func `an office's file may name calls of two authorities that have one id`() throws {
    let laid = try Rulebooks.laying([
      Self.office(
        over: "isf-2021",
        #"""
        calls: [
          { id: "C1", issuer: "urn:one", severity: { B101: "warning" } },
          { id: "C1", issuer: "urn:two", severity: { B101: "observation" } }]
        """#)
    ])
    let rules = try #require(laid.funds.first { $0.id == "office" }).rules
    #expect(rules.calls.map(\.issuer) == ["urn:one", "urn:two"])
  }

  @Test func `nothing was compared with the law after today`() throws {
    let file = Self.office(over: "isf-2021", "", checked: "2030-01-01")
    _ = try Rulebooks.laying([file], today: day("2030-01-01"))
    let refused = #expect(throws: RulebookError.self) {
      try Rulebooks.laying([file], today: day("2029-12-31"))
    }
    let fault = try #require(refused?.faults.first)
    #expect(fault.file == "office.json5" && fault.path == "checked")
  }

  /// The sums of a programme are judged by its fund's rulebook, and those of another by that one's.
  @Test(arguments: [
    ("", ["AMIF": Severity.warning, "ISF": .warning]),
    (#"off: ["B113"]"#, ["AMIF": .warning]),
    (#"severity: { B113: "error" }"#, ["AMIF": .warning, "ISF": .error]),
  ])
  func `each programme by its fund's rulebook`(
    settings: String, said: [String: Severity]
  ) throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: Samples.names(in: "Samples/Portfolio") + Samples.names(in: "Samples/Funds/ISF-2021"))
    // So few kronor to the euro that the grants are above what either programme has.
    let rates = try (1...12).map { month in
      let name = "2026-" + (month < 10 ? "0" : "") + "\(month)"
      return try #require(ExchangeRate(month: name, currency: .sek, value: "0.01"))
    }
    let laid = try Rulebooks.laying([Self.office(over: "isf-2021", settings)])
    let rules = allRules.filter { $0.card.id == "B113" }
    let found = try portfolio.assess(
      rules, in: Context(rulebooks: laid, day: day("2026-12-01"), rates: rates))
    let programmes = try portfolio.store.reading { try $0.programmes().map(\.fund) }
    let failing = zip(programmes, found).filter { $0.1.outcome.verdict == .fails }
    #expect(
      Dictionary(failing.map { ($0.0, $0.1.severity) }, uniquingKeysWith: { $1 }) == said,
      "\(found.map(\.outcome))")
  }

  /// A file of an office laid over a fund's.
  private static func office(
    over base: String, _ settings: String, checked: String = "2026-11-22"
  ) -> RulebookFile {
    let text = """
      { rulebook: "office", schema: 1, version: 1, checked: "\(checked)", extends: ["\(base)"],
        rules: { \(settings) } }
      """
    return RulebookFile(name: "office.json5", bytes: Array(text.utf8), isBuiltIn: false)
  }

  /// The ceiling of a priority of ESF+ follows the region, and some priorities have one of their own.
  @Test(arguments: [
    ("regular", "moreDeveloped", 4_000), ("regular", "transition", 6_000),
    ("regular", "lessDeveloped", 8_500), ("preparedness", "moreDeveloped", 5_000),
    ("decarbonisation", "lessDeveloped", 9_500), ("communityLed", "moreDevelopedFormerly", 6_000),
    ("strategicTechnologies", "moreDeveloped", 10_000), ("mostDeprived", "transition", 9_000),
    ("socialInnovation", "moreDeveloped", 9_500),
  ])
  func `the ceiling follows the region`(_ kind: String, _ region: String, _ rate: Int64) throws {
    let book = try #require(Rulebooks.builtIn.funds.first { $0.id == "esf-2021" })
    let selection: Selection = [.actionKind: kind, .region: region]
    guard case .applies(let dated) = book.rate(for: selection, on: day("2026-12-01")) else {
      Issue.record("no rate of \(kind) in \(region)")
      return
    }
    #expect(dated.value.hundredths == rate)
  }

  @Test(arguments: samples) func `another fund of 2021–2027 is judged by its own law`(
    _ sample: FundSample
  ) throws {
    let (said, all) = try judged(
      sample.folder, on: "2026-12-01", received: "2026-02-02")
    #expect(all.filter { $0.outcome.verdict == .fails }.map(\.card.id) == [])
    #expect(
      all.filter { $0.outcome.verdict == .notRun }.map { "\($0.card.id) \($0.outcome)" } == [],
      "what is not run needs something that the rulebook or the sample does not have")
    for rule in sample.passes {
      #expect(
        said[rule]?.outcome.verdict == .passes,
        "\(rule) gives \(String(describing: said[rule]?.outcome))")
    }
    for rule in sample.silent {
      #expect(
        said[rule]?.outcome.verdict == .silent,
        "\(rule) gives \(String(describing: said[rule]?.outcome))")
    }
    for assessment in all {
      let law = assessment.law(of: nil).map { $0.text(in: .english) }
      guard assessment.outcome.verdict == .passes else { continue }
      #expect(!law.contains { $0.contains("2021/1147") }, "\(assessment.card.id) cites \(law)")
    }
  }

  /// Code 006 of border management was emergency assistance until 11 June 2026, and is travel authorisation
  /// from then on; both are paid whole, by another paragraph.
  @Test(arguments: [
    ("005", "2026-06-11", "12(5)"), ("005", "2026-06-12", "12(4)"), ("006", "2026-06-11", "12(6)"),
    ("006", "2026-06-12", "12(5)"),
  ])
  func `a code means what it meant on the day`(
    _ code: String, _ on: String, _ paragraph: String
  ) throws {
    let book = try #require(Rulebooks.builtIn.funds.first { $0.id == "bmvi-2021" })
    guard case .applies(let rate) = book.rate(for: [.implementation: code], on: day(on)) else {
      Issue.record("no rate of \(code) on \(on)")
      return
    }
    #expect(
      rate.law.map { $0.text(in: .english) }.allSatisfy { $0.hasSuffix("Article \(paragraph)") })
  }

  @Test(arguments: [
    ("isf-2021", "phasing.threshold", "EUR 500000.00"),
    ("bmvi-2021", "phasing.threshold", "EUR 2500000.00"),
  ])
  func `numbers are those of the fund`(_ book: String, _ name: String, _ value: String) throws {
    let rulebook = try #require(Rulebooks.builtIn.funds.first { $0.id == book })
    guard case .applies(let dated) = rulebook.quantity(name, on: day("2026-12-01")) else {
      Issue.record("\(book) has no \(name)")
      return
    }
    #expect(dated.value.description == value)
  }

  /// What the Common Provisions Regulation and the act of 2021 ask is not asked of 2014–2020.
  @Test(arguments: ["T101", "T104", "B107", "C101", "E103", "P201", "I104", "V101", "A102"])
  func `rules of 2021–2027 are silent on a project of 2014–2020`(_ rule: String) throws {
    let (said, _) = try judged("Samples/Funds/AMIF-2014", on: "2021-12-01")
    let outcome = try #require(said[rule]).outcome
    #expect(outcome.verdict == .silent, "\(rule) gives \(outcome)")
  }

  @Test func `findings cite the law of the fund alone`() throws {
    let card = try #require(allRules.first { $0.card.id == "P101" }).card
    let legacy = try #require(card.fails.first { $0.base == .legacy })
    let run = try ExampleRun.of(legacy, by: .project(try rule("P101")))
    #expect(
      run.findings.flatMap(\.law).map { $0.text(in: .english) }.allSatisfy {
        $0.contains("514/2014") || $0.contains("2022/585")
      })
    #expect(!run.findings.isEmpty)
  }

  @Test func `the values of each rulebook that judged are held against the day`() {
    let context = Context(rulebooks: .builtIn, day: day("2026-11-23"))
    let told = context.findingsOnRulebook(judgedBy: ["isf-2021", "bmvi-2021", "amif-2014"])
    #expect(told.allSatisfy { $0.rule == "R102" })
    #expect(
      told.map { $0.place?.file } == ["amif-2014.json5", "cpr-2021.json5", "bmvi-2021.json5"])
    for (finding, id) in zip(told, ["amif-2014", "isf-2021", "bmvi-2021"]) {
      #expect(finding.message.english.contains("of the rulebook \(id) that apply"))
    }
    #expect(context.findingsOnRulebook().map { $0.place?.file } == ["cpr-2021.json5"])
    let before = Context(rulebooks: .builtIn, day: day("2026-11-22"))
    #expect(before.findingsOnRulebook(judgedBy: ["isf-2021"]).isEmpty)
  }

  // MARK: Files of an office

  private func laid(_ members: String) throws(RulebookError) -> Rulebooks {
    let text = """
      { rulebook: "office", schema: 1, version: 1, checked: "2026-12-01",
        law: { OFFICE: { name: "Decision 2026:4" } },
      \(members)
      }
      """
    return try Rulebooks.laying([
      RulebookFile(name: "office.json5", bytes: Array(text.utf8), isBuiltIn: false)
    ])
  }

  private func changed(_ members: String) throws -> [String] {
    let on = day("2026-12-01")
    return RulebookDifference.between(
      Rulebooks.builtIn.statements(on: on), try laid(members).statements(on: on)
    ).map { "\($0.subject.english): \($0.to?.english ?? "")" }
  }

  @Test func `an office's file is for the rulebooks that have what it extends`() throws {
    let land = #"parameters: { "land.share": { values: [{ value: 500, law: "OFFICE 1" }] } }"#
    #expect(try changed(#"extends: ["amif-2021"], "# + land) == ["parameter land.share: 5 %"])
    let others = [
      "Internal Security Fund", "Border Management and Visa Instrument",
      "European Social Fund Plus",
    ]
    #expect(
      try changed(#"extends: ["cpr-2021"], "# + land)
        == ["parameter land.share: 5 %"] + others.map { "\($0): parameter land.share: 5 %" })
    #expect(try changed(land) == ["parameter land.share: 5 %"])
    #expect(
      try changed(#"extends: ["amif-2014"], "# + land) == [
        "Asylum, Migration and Integration Fund 2014–2020: parameter land.share: 5 %"
      ])
  }

  @Test func `an office's file that extends what is not there is refused`() {
    #expect {
      try laid(#"extends: ["amif-2020"]"#)
    } throws: { error in
      (error as? RulebookError)?.faults.map(\.kind) == [.unknownBase]
    }
  }

  @Test func `an office's file with a fund of its own makes a rulebook of its own`() throws {
    let books = try laid(
      #"""
      fund: { code: "CERV", label: "Citizens, equality, rights and values", management: "contract",
        from: "2018-01-01", law: "OFFICE 1" },
      periods: [{ id: "eligibility", label: "The contract's period", first: "2018-10-22",
        last: "2021-10-21", law: "OFFICE 2" }]
      """#)
    #expect(books.main.id == "amif-2021")
    let own = try #require(books.funds.first { $0.fund?.code == "CERV" })
    #expect(own.period("eligibility")?.period.last == day("2021-10-21"))
    #expect(own.parameterNames.isEmpty)
  }

  private func rule(_ id: String) throws -> any ProjectRule {
    guard case .project(let rule)? = allRules.first(where: { $0.card.id == id }) else {
      throw Undecided.silent(Wording("no such rule", sv: "ingen sådan regel"))
    }
    return rule
  }
}
