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

  // MARK: Parameters

  static let amounts: [(name: String, day: Day, cents: Int64?)] = [
    ("simplifiedCosts.threshold", eve, 20_000_000),
    ("simplifiedCosts.draftBudgetThreshold", eve, 20_000_000),
    ("singleAudit.threshold", eve, 20_000_000),
    ("vat.threshold", eve, 500_000_000),
    ("visibility.plaqueThreshold", eve, 10_000_000),
    ("visibility.eventThreshold", eve, 1_000_000_000),
    ("irregularity.threshold", eve, 1_000_000),
    ("subcontract.threshold", eve, 5_000_000),
    ("phasing.threshold", eve, 50_000_000),
    ("resettlement.amount", eve, 1_000_000),
    ("humanitarianAdmission.amount", eve, 600_000),
    ("humanitarianAdmission.vulnerableAmount", eve, 800_000),
    ("transferIn.amount", eve, 1_000_000),
    ("transferIn.unaccompaniedMinorAmount", eve, nil),
    ("transferIn.unaccompaniedMinorAmount", reform, 1_200_000),
    ("transferOut.amount", eve, 50_000),
    ("transferOut.amount", reform, 50_000),
    ("procurement.subCentral", day("2025-12-31"), 22_100_000),
    ("procurement.subCentral", day("2026-01-01"), 21_600_000),
    ("procurement.central", day("2024-01-01"), 14_300_000),
    ("procurement.central", day("2027-12-31"), 14_000_000),
    ("procurement.works", day("2025-12-31"), 553_800_000),
    ("procurement.works", day("2026-01-01"), 540_400_000),
    ("vat.threshold", day("2020-12-31"), nil),
  ]

  @Test(arguments: amounts)
  func `gives the amounts of the law in cents of euro`(name: String, day: Day, cents: Int64?) {
    let answer = book.parameter(Parameter<Money>(name), on: day)
    #expect(answer.value == cents.map { Money(minorUnits: $0, currency: .eur) })
    if case .notRecorded(let missing) = answer { Issue.record("\(missing)") }
  }

  static let shares: [(name: String, day: Day, hundredths: Int64?)] = [
    ("land.share", eve, 1000), ("land.derelictShare", eve, 1500),
    ("technicalAssistance.rate", eve, 600), ("visibility.reduction", eve, 300),
    ("accounts.errorRate", eve, 200), ("stateAid.advanceShare", eve, 4000),
    ("paymentApplications.reimbursed", eve, 9500), ("emergency.prefinancing", eve, 9500),
    ("prefinancing.share", day("2021-12-31"), 400), ("prefinancing.share", day("2022-01-01"), 300),
    ("prefinancing.share", day("2022-12-31"), 300), ("prefinancing.share", day("2023-01-01"), 500),
    ("prefinancing.share", day("2026-12-31"), 500), ("prefinancing.share", day("2027-01-01"), nil),
  ]

  @Test(arguments: shares)
  func `gives the shares of the law in hundredths of a percent`(
    name: String, day: Day, hundredths: Int64?
  ) {
    let answer = book.parameter(Parameter<Percentage>(name), on: day)
    #expect(answer.value?.hundredths == hundredths)
    if case .notRecorded(let missing) = answer { Issue.record("\(missing)") }
  }

  static let counts: [(name: String, count: Int)] = [
    ("payment.days", 80), ("staff.annualHours", 1720), ("retention.years", 5),
    ("durability.years", 5), ("durability.smallEnterpriseYears", 3), ("decommitment.years", 3),
    ("strategicOperation.noticeMonths", 1), ("listOfOperations.months", 4),
    ("listOfOperations.naturalPersonYears", 2), ("callTimetable.timesAYear", 3),
    ("irregularity.months", 2), ("paymentApplications.most", 6), ("paymentApplications.days", 60),
  ]

  @Test(arguments: counts)
  func `gives the counts of the law`(name: String, count: Int) {
    #expect(book.parameter(Parameter<Int>(name), on: eve).value == count)
  }

  @Test func `gives days, yearly days and codes`() {
    #expect(
      book.parameter(Parameter<Day>("emergency.costsFrom"), on: eve).value == day("2021-01-01"))
    #expect(book.parameter(Parameter<Day>("solidarity.costsFrom"), on: eve).value == nil)
    #expect(
      book.parameter(Parameter<Day>("solidarity.costsFrom"), on: reform).value
        == day("2024-06-11"))
    let excluded = Parameter<[String]>("technicalAssistance.excluded")
    #expect(book.parameter(excluded, on: eve).value == nil)
    #expect(book.parameter(excluded, on: reform).value == ["009"])
    let due = Parameter<MonthDay>("performanceReport.due")
    #expect(book.parameter(due, on: day("2022-12-31")).value == nil)
    #expect(book.parameter(due, on: day("2023-01-01")).value?.day(in: 2023) == day("2023-02-15"))
    #expect(book.parameter(due, on: day("2031-12-31")).value == MonthDay("02-15"))
    #expect(book.parameter(due, on: day("2032-01-01")).value == nil)
    #expect(
      book.parameter(Parameter<MonthDay>("accounts.extendedDue"), on: eve).value
        == MonthDay("03-01"))
  }

  @Test(arguments: [day("2023-12-31"), day("2028-01-01")])
  func `does not record procurement thresholds for years nobody compared`(day: Day) {
    #expect(
      book.parameter(Parameter<Money>("procurement.works"), on: day).missing
        == "the parameter procurement.works has no value recorded for \(day)")
  }

  @Test func `does not record a parameter it lacks, or one of another type`() {
    #expect(
      book.parameter(Parameter<Money>("no.such"), on: eve).missing
        == "the rulebook has no parameter no.such")
    #expect(
      book.parameter(Parameter<Money>("payment.days"), on: eve).missing
        == "the parameter payment.days is of another type")
  }

  @Test func `carries citation, day of comparison and doubt with a value`() throws {
    let days = try #require(book.parameter(Parameter<Int>("payment.days"), on: eve).dated)
    #expect(days.law.map(\.description) == ["Regulation (EU) 2021/1060, Article 74(1)(b)"])
    #expect(days.checked == dayOfComparison)
    #expect(days.doubt?.english.contains("national practice") == true)
    let works = try #require(
      book.parameter(Parameter<Money>("procurement.works"), on: reform).dated)
    #expect(
      works.law.map(\.uri) == [
        "http://data.europa.eu/eli/dir/2014/24/art_4/oj",
        "http://data.europa.eu/eli/reg_del/2025/2152/oj",
      ])
    #expect(works.span == Span(from: day("2026-01-01"), until: day("2027-12-31")))
  }

  @Test func `says each doubt, and why there is no value, in Swedish beside the English`() {
    for layer in RulebookLayer.builtIn {
      let text = String(decoding: layer.bytes, as: UTF8.self)
      for (english, swedish) in [
        (#/\bdoubt: "/#, #/\bdoubtSv: "/#), (#/\bnone: "[^"]* /#, #/\bnoneSv: "/#),
      ] {
        #expect(text.matches(of: english).count == text.matches(of: swedish).count, "\(layer.name)")
      }
    }
    let days = book.quantity("payment.days", on: eve).dated?.doubt
    #expect(days?.swedish.contains("nationell praxis") == true)
    guard case .noneByLaw(_, let because) = book.quantity("solidarity.costsFrom", on: eve) else {
      Issue.record("there is a value")
      return
    }
    #expect(because.swedish == "regeln om solidaritetsåtgärder gäller från den 1 juli 2026")
  }

  // MARK: Limits, pairs, periods, axes, identifiers, indicators

  @Test func `limits objectives and operating support`() {
    let least = Limit.Share(
      direction: .atLeast, share: Percentage(hundredths: 1500), warnFrom: nil)
    #expect(book.limit("so1-minimum", on: eve).value == least)
    #expect(book.limit("so2-minimum", on: eve).value == least)
    #expect(
      book.limit("operating-support", on: eve).value
        == Limit.Share(
          direction: .atMost, share: Percentage(hundredths: 1500),
          warnFrom: Percentage(hundredths: 1300)))
    #expect(
      book.limits.filter(\.isLiftedByExplanation).map(\.id) == ["so1-minimum", "so2-minimum"])
    #expect(book.limit("so3-minimum", on: eve).value == nil)
  }

  static let pairs: [(first: Selection, then: Selection, id: String, holds: Bool?)] = [
    ([.actionKind: "annexIV"], [.implementation: "003"], "annexIV-code", true),
    ([.actionKind: "annexIV"], [.implementation: "001"], "annexIV-code", false),
    ([.actionKind: "annexIV"], [:], "annexIV-code", nil),
    ([.interventionField: "II.012"], [.implementation: "004"], "operating-support-field", true),
    ([.interventionField: "III.010"], [.implementation: "001"], "operating-support-field", false),
    ([.thirdCountry: "true"], [.particularTheme: "002"], "third-country-theme", true),
    ([.thirdCountry: "true"], [.particularTheme: "003"], "third-country-theme", false),
    ([.implementation: "003"], [.annexIV: "4"], "annexIV-ground", true),
    ([.implementation: "003"], [.annexIV: "5"], "annexIV-ground", false),
  ]

  @Test(arguments: pairs)
  func `pairs facets that belong together`(
    first: Selection, then: Selection, id: String, holds: Bool?
  ) throws {
    let pair = try #require(book.pairs(on: eve).first { $0.id == id })
    #expect(pair.first.holds(for: first) == true)
    #expect(pair.then.holds(for: then) == holds)
  }

  @Test func `asks for the pairs of the new codes from the day they exist`() {
    let new = ["resettlement-code", "transfer-in-code", "transfer-out-code", "solidarity-code"]
    #expect(Set(book.pairs(on: eve).map(\.id)).isDisjoint(with: new))
    #expect(Set(book.pairs(on: reform).map(\.id)).isSuperset(of: new))
    #expect(book.pairs(on: reform).filter { new.contains($0.id) }.allSatisfy { $0.doubt != nil })
    #expect(book.pairs(on: day("2020-12-31")).isEmpty)
  }

  @Test func `holds the periods of the law`() {
    #expect(book.period("eligibility")?.period.first == day("2021-01-01"))
    #expect(book.period("eligibility")?.period.last == day("2029-12-31"))
    #expect(book.period("firstAccountingYear")?.period.last == day("2022-06-30"))
    #expect(book.period("lastAccountingYear")?.period.first == day("2029-07-01"))
  }

  @Test func `breaks persons down by age and gender, and nothing else`() throws {
    #expect(book.axis("age")?.values.map(\.id) == ["<18", "18-60", ">60"])
    #expect(book.axis("gender")?.values.map(\.id) == ["F", "M", "N"])
    let set = try #require(book.indicators(selectedOn: reform).value)
    for indicator in set.indicators {
      #expect(indicator.axes == (indicator.isAboutPersons ? ["age", "gender"] : []))
    }
  }

  @Test func `relates indicators to each other`() throws {
    let other = try #require(book.indicator("O.1.1.2", selectedOn: eve).value)
    #expect(other.computed == Indicator.Difference(from: "O.1.1", less: ["O.1.1.1"]))
    #expect(book.indicator("R.2.8", selectedOn: eve).value?.atMost == ["O.2.3.1"])
    #expect(book.indicator("O.2.3.3", selectedOn: eve).value?.partOf == "O.2.3")
    let set = try #require(book.indicators(selectedOn: eve).value)
    #expect(set.indicators.filter { $0.askedAfterMonths != nil }.map(\.id) == ["R.1.6"])
    #expect(set.indicator("R.1.6")?.askedAfterMonths == 3)
    #expect(set.indicators.filter(\.comparesLevels).map(\.id) == ["R.2.8"])
    let core = set.indicators.filter { $0.isCore }.map(\.id)
    let results = set.indicators.filter { $0.kind == .result }.map(\.id)
    #expect(core == results)
    if case .noneByLaw(_, let because) = book.indicator("O.9.9", selectedOn: eve) {
      #expect(because.english == "there is no indicator O.9.9")
    } else {
      Issue.record("an indicator the Annex lacks is none by law")
    }
  }

  static let ccis: [(text: String, isWellFormed: Bool)] = [
    ("2021SE65AMPR001", true), ("2021FI65AMPR001", true), ("2021SE65ISPR001", false),
    ("2021SE65AMPR01", false), ("2021SE65AMPR0011", false), ("2014SE65AMNP001", false),
    ("2021se65AMPR001", false), (" 2021SE65AMPR001", false),
  ]

  @Test(arguments: ccis)
  func `knows how a CCI number is written`(text: String, isWellFormed: Bool) {
    #expect(book.isWellFormed(text, "cci").value == isWellFormed)
  }

  @Test func `does not record the form of an identifier it lacks`() {
    #expect(
      book.isWellFormed("x", "isbn").missing == "the rulebook has no identifier isbn")
  }
}

/// The day the built-in files were compared with the law.
private let dayOfComparison = day("2026-11-22")
