import Findings
import Languages
import Provenance
import Rules
import Testing
import Values

/// The last day before Regulation (EU) 2024/1351 applies, and the first day it does.
private let eve = day("2026-06-30")
private let reform = day("2026-07-01")

@Suite struct `The parameters of the built-in rulebook` {
  let book = Rulebook.builtIn

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
}

/// The day the built-in files were compared with the law.
private let dayOfComparison = day("2026-11-22")
