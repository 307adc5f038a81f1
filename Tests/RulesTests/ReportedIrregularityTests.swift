import Findings
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

/// What the examples of A103 cannot show: that a return which is marked as sent is the report of what it held.
@Suite struct `Irregularities reported by a return` {
  private static let rule = allRules.filter { $0.card.id == "A103" }

  /// An irregularity of 20 October 2027 that the last day of February 2028 is the last to report.
  private func judge(returnOn on: String?, sent: String) throws -> Outcome {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: [
      "Samples/Portfolio/programme.xml", "Samples/Portfolio/call-open.xml",
      "Samples/Portfolio/application-language-courses.xml",
      "Samples/Portfolio/decision-language-courses.xml",
    ])
    let text = try Samples.text("Samples/Portfolio/payment-language-courses-control.xml")
      .replacing(" isFoundBeforeApplication=\"true\"", with: "")
      .replacing("<fundAmount>10614.87</fundAmount>", with: "<fundAmount>112500.00</fundAmount>")
    try portfolio.take(["control.xml": text])
    let rate = try #require(
      ExchangeRate(month: "2027-10", currency: .sek, value: "11.25"))
    let returns = on.map {
      SentReturn(
        entry: 1, kind: "irregularities", file: "irregularities.xml", sha256: "", on: $0, sent: sent
      )
    }
    let context = Context(
      rulebook: .builtIn, day: try Day.parse("2028-03-01"), rates: [rate],
      sent: SentPapers(returns: returns.map { [$0] } ?? []))
    return try #require(try portfolio.assess(Self.rule, in: context).first).outcome
  }

  private func fails(_ outcome: Outcome) -> Bool {
    if case .fails = outcome { true } else { false }
  }

  @Test func `what no return held is late`() throws {
    #expect(fails(try judge(returnOn: nil, sent: "")))
    // A return of December is of the quarter before.
    #expect(fails(try judge(returnOn: "2027-12-31", sent: "2028-01-05")))
  }

  @Test func `what a return of its quarter held is reported on the day that was sent`() throws {
    #expect(!fails(try judge(returnOn: "2028-01-01", sent: "2028-02-29")))
    let late = try judge(returnOn: "2028-01-01", sent: "2028-03-01")
    guard case .fails(let failures) = late else {
      Issue.record("\(late)")
      return
    }
    #expect(failures.first?.message.english.contains("reported on 2028-03-01") == true)
  }
}
