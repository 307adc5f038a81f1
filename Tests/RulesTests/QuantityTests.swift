import Languages
import Rules
import Testing
import Values

/// Values of parameters as people write them, and their history.
@Suite struct `Values of parameters` {
  @Test(arguments: [
    (Quantity.percentage(Percentage(hundredths: 7_500)), "75 %"),
    (.money(Money(minorUnits: 20_000_000, currency: .eur)), "EUR 200000.00"),
    (.count(80, .days), "80 days"), (.count(1, .months), "1 month"),
    (.count(1, .workingDays), "1 working day"), (.count(5, .workingDays), "5 working days"),
    (.count(1720, .hours), "1\u{A0}720 hours"), (.count(860, .hours), "860 hours"),
    (.words(["solidarity", "emergency"]), "solidarity action, emergency assistance"),
    (.words(["staff", "externalExpertise"]), "staff costs, external expertise and services"),
    (.words(["municipality", "region"]), "municipality, region"),
    // One word that is no code, and they are words.
    (.words(["staff", "handcuffs"]), "staff, handcuffs"),
  ]) func `are written with their unit`(quantity: Quantity, text: String) {
    #expect("\(quantity)" == text)
  }

  @Test func `are called in Swedish what their codes mean`() {
    let words = Quantity.words(["staff", "externalExpertise"])
    #expect(
      words.said(in: .swedish) == "personalkostnader, extern sakkunskap och externa tjänster")
    #expect(Quantity.count(1720, .hours).said(in: .swedish) == "1\u{A0}720 timmar")
  }

  @Test func `are written as days`() throws {
    #expect("\(Quantity.day(try Day.parse("2024-06-11")))" == "2024-06-11")
    #expect("\(Quantity.everyYear(try #require(MonthDay("02-15"))))" == "every year on 02-15")
  }

  @Test func `have a history of values and of days without one`() throws {
    let history = Rulebook.builtIn.history(ofParameter: "completedBeforeApplication.exempt")
    #expect(history.map(\.span.description) == ["until 2026-06-30", "from 2026-07-01"])
    #expect(history.map(\.answer.value) == [nil, .words(["solidarity"])])
    #expect(Rulebook.builtIn.history(ofParameter: "no.such").isEmpty)
  }
}
