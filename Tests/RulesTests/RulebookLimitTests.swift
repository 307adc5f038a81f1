import Findings
import Languages
import Provenance
import Rules
import Testing
import Values

/// The last day before Regulation (EU) 2024/1351 applies, and the first day it does.
private let eve = day("2026-06-30")
private let reform = day("2026-07-01")

@Suite struct `The limits, pairs and indicators of the built-in rulebook` {
  let book = Rulebook.builtIn

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
