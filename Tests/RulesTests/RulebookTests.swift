import Findings
import Languages
import Provenance
import Rules
import Testing
import Values

/// The last day before Regulation (EU) 2024/1351 applies, and the first day it does.
private let eve = day("2026-06-30")
private let reform = day("2026-07-01")

@Suite struct `The built-in rulebook` {
  let book = Rulebook.builtIn

  @Test func `loads without a fault and says what it is`() throws {
    let book = try Rulebook.load(layers: RulebookLayer.builtIn)
    #expect(book.id == "amif-2021")
    #expect(book.fund?.code == "AMIF")
    #expect(book.layers.map(\.name) == ["cpr-2021.json5", "home-2021.json5", "amif-2021.json5"])
    #expect(Rulebook.builtIn.parameterNames == book.parameterNames)
  }

  @Test func `has exactly the codes of Annex VI, letter by letter`() {
    let rows = ["T1", "T2", "T3", "T4"].flatMap { id in
      book.tables[id]?.codes.map { code in
        [id, code.group ?? "", code.code, code.span.from?.iso ?? "", code.label.english]
      } ?? []
    }
    #expect(rows == rowsOfCSV(AnnexGolden.codes))
  }

  @Test func `has exactly the indicators of Annex VIII, letter by letter`() throws {
    let set = try #require(book.indicators(selectedOn: reform).value)
    let rows = set.indicators.map { indicator in
      [
        indicator.id, indicator.objective, indicator.kind.rawValue,
        indicator.isAboutPersons ? "person" : "", indicator.computed == nil ? "" : "computed",
        indicator.label.english,
      ]
    }
    #expect(rows == rowsOfCSV(AnnexGolden.indicators))
  }

  @Test func `gives every code, measure, rate and parameter a Swedish label of ours`() throws {
    let set = try #require(book.indicators(selectedOn: reform).value)
    let labels =
      book.tables.values.flatMap { $0.codes.map(\.label) + $0.groups.map(\.label) }
      + book.objectives.flatMap { [$0.label] + $0.measures.map(\.label) }
      + set.indicators.map(\.label) + book.rates.map(\.label) + book.limits.map(\.label)
      + book.parameterNames.compactMap { book.label(ofParameter: $0) }
    #expect(labels.filter { $0.swedish == nil } == [])
    #expect(labels.allSatisfy { !$0.isSwedishOfficial })
    #expect(labels.allSatisfy { $0(in: .swedish) == $0.swedish })
  }

  // MARK: Codes

  static let codes: [(table: String, group: String?, code: String, day: Day, label: String?)] = [
    ("T1", "I", "001", reform, "Reception conditions"),
    ("T1", "II", "001", reform, "Development of integration strategies"),
    ("T1", "IV", "007", eve, nil),
    ("T1", "IV", "007", reform, "Solidarity Actions"),
    ("T1", nil, "001", reform, nil),
    ("T1", "V", "005", reform, nil),
    ("T2", nil, "013", day("2021-01-01"), "Equipment"),
    ("T2", nil, "014", reform, nil),
    ("T3", nil, "005", eve, "Emergency assistance"),
    ("T3", nil, "006", eve, nil),
    ("T3", nil, "006", reform, "Resettlement and humanitarian admissions"),
    ("T3", nil, "009", eve, nil),
    ("T3", nil, "009", reform, "Solidarity Actions"),
    ("T4", nil, "003", eve, "None of the above"),
    ("T4", nil, "004", eve, nil),
  ]

  @Test(arguments: codes)
  func `knows a code on its days only, and otherwise that the law has none`(
    table: String, group: String?, code: String, day: Day, label: String?
  ) {
    switch book.code(table: table, group: group, code: code, on: day) {
    case .applies(let dated): #expect(dated.value.label.english == label)
    case .noneByLaw(let law, _):
      #expect(label == nil)
      #expect(!law.isEmpty)
    case .notRecorded(let missing): Issue.record("\(missing)")
    }
  }

  @Test func `says from which day a code can be used`() {
    guard case .noneByLaw(let law, let because) = book.code(table: "T3", code: "009", on: eve)
    else {
      Issue.record("code 009 must be none by law on \(eve)")
      return
    }
    #expect(because.english == "table T3 has code 009 from 2026-07-01, and not on 2026-06-30")
    #expect(law.contains { $0.act == Act.migrationManagement })
  }

  @Test func `does not record a table it does not have`() {
    #expect(
      book.code(table: "T9", code: "001", on: reform).missing
        == "the rulebook has no table T9")
  }

  @Test func `lists the codes of a day, a group at a time`() {
    #expect(book.codes(table: "T3", on: eve).map(\.code) == ["001", "002", "003", "004", "005"])
    #expect(book.codes(table: "T3", on: reform).count == 9)
    #expect(book.codes(table: "T1", group: "IV", on: eve).count == 6)
    #expect(book.codes(table: "T1", group: "IV", on: reform).last?.qualified == "IV.007")
    #expect(book.codes(table: "T3", on: day("2020-12-31")).isEmpty)
  }

  @Test func `ties each group of Table 1 to its objective`() {
    let groups = book.tables["T1"]?.groups.map { "\($0.id) \($0.objective ?? "-")" }
    #expect(groups == ["I SO1", "II SO2", "III SO3", "IV SO4", "V TA"])
  }

  // MARK: Rates

  static let rates: [(facet: Facet, word: String, day: Day, hundredths: Int64?, law: String)] = [
    (.implementation, "001", day("2021-01-01"), 7500, "AMIF 15(1)"),
    (.implementation, "001", reform, 7500, "AMIF 15(1)"),
    (.implementation, "002", eve, 9000, "AMIF 15(2)"),
    (.implementation, "003", eve, 9000, "AMIF 15(3)"),
    (.implementation, "004", eve, 10_000, "AMIF 15(4)"),
    (.implementation, "005", eve, 10_000, "AMIF 15(5)"),
    (.implementation, "006", reform, nil, "AMIF 19(6)"),
    (.implementation, "007", reform, nil, "AMIF 20(5)"),
    (.implementation, "008", reform, nil, "AMIF 20(5)"),
    (.implementation, "009", eve, nil, "AMMR 81"),
    (.implementation, "009", reform, 10_000, "AMIF 15(6a)"),
    (.actionKind, "regular", eve, 7500, "AMIF 15(1)"),
    (.actionKind, "solidarity", eve, nil, "AMMR 81"),
    (.actionKind, "solidarity", reform, 10_000, "AMIF 15(6a)"),
    (.objective, "TA", eve, 10_000, "AMIF 15(6)"),
    (.implementation, "001", day("2020-12-31"), nil, "AMIF 40"),
  ]

  @Test(arguments: rates)
  func `gives the ceiling of Article 15 that applies, with its paragraph`(
    facet: Facet, word: String, day: Day, hundredths: Int64?, law: String
  ) throws {
    let expected = try Citation.parse(law)
    switch book.rate(for: Selection([facet: word]), on: day) {
    case .applies(let dated):
      #expect(dated.value.hundredths == hundredths)
      #expect(dated.law.first == expected)
      #expect(dated.checked == dayOfComparison)
    case .noneByLaw(let law, _):
      #expect(hundredths == nil)
      #expect(law.first == expected)
    case .notRecorded(let missing): Issue.record("\(missing)")
    }
  }

  @Test func `has a rate, or a reason for none, for every code of Table 3 on every side`() {
    for code in book.tables["T3"]?.codes ?? [] {
      for day in [day("2021-01-01"), eve, reform, day("2029-12-31")] {
        if case .notRecorded(let missing) = book.rate(for: [.implementation: code.code], on: day) {
          Issue.record("\(missing)")
        }
      }
    }
  }

  @Test func `does not record a rate for what it does not know`() {
    #expect(
      book.rate(for: [.implementation: "010"], on: reform).missing
        == "the rulebook has no co-financing rate for T3 010")
  }

  @Test func `asks for a ground of Annex IV with its rate only`() {
    let needing = book.rates.filter { $0.needs != nil }.map(\.id)
    #expect(needing == ["15-3"])
    #expect(book.grounds["annexIV"]?.map(\.id) == ["1", "2", "3", "4"])
    #expect(
      book.ground("1", of: "annexIV")?.implementers
        == ["municipality", "region", "municipalAssociation", "ideaBased"])
    #expect(book.ground("2", of: "annexIV")?.implementers == [])
    #expect(book.ground("5", of: "annexIV") == nil)
  }

  // MARK: Objectives and measures

  static let measures: [(objective: String, measure: String, day: Day, exists: Bool)] = [
    ("SO1", "d", eve, true), ("SO1", "e", eve, false), ("SO2", "d", eve, true),
    ("SO4", "b", eve, true), ("SO4", "c", eve, false), ("SO4", "c", reform, true),
    ("SO4", "d", reform, false), ("TA", "a", reform, false),
  ]

  @Test(arguments: measures)
  func `lists the measures of Annex II by objective and day`(
    objective: String, measure: String, day: Day, exists: Bool
  ) {
    let answer = book.measure(measure, of: objective, on: day)
    #expect((answer.value != nil) == exists)
    if case .notRecorded(let missing) = answer { Issue.record("\(missing)") }
  }

  @Test func `knows the four objectives and technical assistance`() {
    #expect(book.objectives.map(\.code) == ["SO1", "SO2", "SO3", "SO4", "TA"])
    #expect(
      book.objective("SO2")?.law.first?.description == "Regulation (EU) 2021/1147, Article 3(2)(b)")
    #expect(book.objective("SO5") == nil)
    #expect(
      book.measure("a", of: "SO5", on: eve).missing == "the rulebook has no objective SO5")
  }

  // MARK: Cost options

  static let options:
    [(
      id: String, hundredths: Int64, covers: RulebookCostOption.Costs, base: RulebookCostOption.Base
    )] = [
      ("54a", 700, .indirect, .directCosts),
      ("54b", 1500, .indirect, .directStaffCosts),
      ("54c", 2500, .indirect, .directCosts),
      ("55", 2000, .staff, .otherDirectCosts),
      ("56", 4000, .remaining, .directStaffCosts),
    ]

  @Test(arguments: options)
  func `gives each flat rate its share, costs and base`(
    id: String, hundredths: Int64, covers: RulebookCostOption.Costs, base: RulebookCostOption.Base
  ) throws {
    let option = try #require(book.costOption(id, on: eve).value)
    #expect(option.rate.hundredths == hundredths)
    #expect(option.covers == covers)
    #expect(option.base == base)
  }

  @Test func `keeps the terms of the flat rates`() throws {
    let options = try book.costOptionIDs.map { try #require(book.costOption($0, on: eve).value) }
    #expect(options.filter { $0.oneOf == "54" }.map(\.id) == ["54a", "54b", "54c"])
    #expect(options.filter { $0.requires == [.calculation] }.map(\.id) == ["54c"])
    let staff = try #require(options.first { $0.id == "55" })
    #expect(staff.notWith == ["56"])
    #expect(staff.baseExcludes == [.procured])
    #expect(staff.requires == [.noContractAboveThresholds])
    #expect(options.first { $0.id == "56" }?.onTop == ["participantSupport"])
    #expect(
      book.costOption("57", on: eve).missing == "the rulebook has no cost option 57")
  }
}

/// The day the built-in files were compared with the law.
private let dayOfComparison = day("2026-11-22")
