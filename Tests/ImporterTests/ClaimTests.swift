import Findings
import Importer
import Languages
import TestSupport
import Testing

/// What the door refuses of reports and payments, beside what the schema does for every kind.
@Suite struct `Claims and payments at the door` {
  private static let corrects = "<corrects issuer=\"urn:x\" id=\"r0\" line=\"l1\"/>"

  /// What is sent, and what the door says of it; nothing when it is taken.
  static let cases: [(paper: String, says: [String])] = [
    (Papers.report(lines: Papers.line()), []),
    (Papers.report(lines: Papers.line(amount: "-100.00", more: corrects)), []),
    (Papers.report(lines: Papers.line(amount: "-0.00")), []),
    (
      Papers.report(lines: Papers.line(amount: "-0.01")),
      [
        "S308 amount is -0.01, and the line corrects no other; only what corrects an earlier claim is negative"
      ]
    ),
    (
      Papers.report(lines: Papers.line(more: "<vat>-20.00</vat>")),
      [
        "S308 vat is -20.00, and the line corrects no other; only what corrects an earlier claim is negative"
      ]
    ),
    (
      Papers.report(lines: Papers.line(), eligibleCost: "-100.00"),
      [
        "S308 eligibleCost is -100.00, and no line of the claim corrects another; only what corrects an earlier claim is negative"
      ]
    ),
    (
      Papers.report(
        lines: Papers.line(amount: "-100.00", more: corrects), eligibleCost: "-100.00"), []
    ),
    (
      Papers.report(lines: Papers.line("l1") + Papers.line(" l1 ")),
      ["S301 the id l1 stands twice in the document; each must be its own"]
    ),
    (
      Papers.report(currency: nil, lines: Papers.line()),
      ["S305 an amount is stated, and the document names no currency"]
    ),
    (Papers.report(currency: nil), []),
    (
      Papers.report(
        content: "<event kind=\"meeting\"><participants><total>-1</total></participants></event>"),
      ["S209 total is \"-1\", which is not allowed here"]
    ),
    (
      Papers.report(
        content: "<participants><total approx=\"true\">350</total></participants>"
          + "<notStated field=\"participants\"/>"),
      ["S302 participants is said not to be stated, and the document states it"]
    ),
    (
      Papers.report(
        content: "<indicator id=\"O.2.3\" kind=\"output\"><achieved>-1</achieved></indicator>"),
      ["S209 achieved is \"-1\", which is not allowed here"]
    ),
    (
      Papers.report(
        content:
          "<indicator id=\"O.2.3\" kind=\"output\"><cell age=\"18\" gender=\"male\">1</cell></indicator>"
      ),
      ["S209 age is \"18\", which is not one of the values it may have"]
    ),
    // Whose cost it is stands in the application, which the door does not look into.
    (
      Papers.report(
        lines: Papers.line().replacing("category=", with: "partner=\"p9\" category=")), []
    ),
    (Papers.payment(content: interruption("2027-05-24")), []),
    (Papers.payment(content: interruption("2027-05-10")), []),
    (
      Papers.payment(content: interruption("2027-05-09")),
      ["S309 lastDay is 2027-05-09, before firstDay, which is 2027-05-10"]
    ),
    (
      Papers.report(
        lines: Papers.line().replacing(
          "<amount>", with: "<firstDay>2026-12-02</firstDay><lastDay>2026-12-01</lastDay><amount>")),
      ["S309 lastDay is 2026-12-01, before firstDay, which is 2026-12-02"]
    ),
    (
      Papers.report().replacing("2027-02-28", with: "2026-08-31"),
      ["S309 lastDay is 2026-08-31, before firstDay, which is 2026-09-01"]
    ),
    (Papers.report(content: meeting("2026-10", "2026-10-01")), []),
    (
      Papers.report(content: meeting("2026-10", "2026-09-30")),
      ["S309 lastDay is 2026-09-30, before firstDay, which is 2026-10"]
    ),
    (Papers.report(content: meeting("2026-10", "--09-30")), []),
    (
      Papers.application().replacing(
        "<budget ",
        with: "<activity><title>Kurs</title><firstDay>2026-10-02</firstDay>"
          + "<lastDay>2026-10-01</lastDay></activity><budget "),
      ["S309 lastDay is 2026-10-01, before firstDay, which is 2026-10-02"]
    ),
    (
      Papers.call().replacing("2027-03-01", with: "2026-11-30"),
      ["S309 closes is 2026-11-30, before opens, which is 2026-12-01"]
    ),
    (
      Papers.payment(
        content: recoveries("r1", of: "k1").replacing("2027-02-01", with: "2026-12-31")),
      ["S309 due is 2026-12-31, before decided, which is 2027-01-01"]
    ),
    (
      Papers.decision().replacing(
        "</decision>",
        with: "<reportingPeriod kind=\"final\" firstDay=\"2026-09-02\" lastDay=\"2026-09-01\" "
          + "contentDue=\"2026-10-01\" financeDue=\"2026-10-01\"/></decision>"),
      ["S309 lastDay is 2026-09-01, before firstDay, which is 2026-09-02"]
    ),
    (Papers.payment(content: recoveries("r1", "r2", of: "k1")), []),
    (
      Papers.payment(content: recoveries("r1", of: "k9")),
      ["S301 k9 is no correction of the document; it has k1"]
    ),
    (
      Papers.payment(content: recoveries("r1", "r1", of: "k1")),
      ["S301 the id r1 stands twice in the document; each must be its own"]
    ),
    (
      Papers.payment(content: "<amountPaid>-1.00</amountPaid>"),
      ["S209 amountPaid is \"-1.00\", which is not allowed here"]
    ),
    (Papers.report(cases: ["K9"], of: "never-sent", under: "never-sent"), []),
    (Papers.payment(on: "never-sent"), []),
  ]

  /// An interruption of the days to pay in, from 10 May 2027.
  private static func interruption(_ last: String) -> String {
    """
    <interruption><firstDay>2027-05-10</firstDay><lastDay>\(last)</lastDay>\
    <reason>R</reason></interruption>
    """
  }

  private static func meeting(_ first: String, _ last: String) -> String {
    """
    <event kind="meeting"><firstDay>\(first)</firstDay><lastDay>\(last)</lastDay></event>
    """
  }

  /// A correction, and recoveries that refer to one.
  private static func recoveries(_ ids: String..., of correction: String) -> String {
    """
    <correction id="k1" kind="irregular"><amount>1</amount>\
    <unionContribution>1</unionContribution><reason>R</reason>\
    <decided>2027-01-01</decided></correction>
    """
      + ids.map {
        """
        <recovery id="\($0)" correction="\(correction)"><amount>1</amount>\
        <decided>2027-01-01</decided><due>2027-02-01</due></recovery>
        """
      }.joined()
  }

  @Test(arguments: cases.indices)
  func `are taken, or set aside with the reason`(index: Int) throws {
    let (paper, says) = Self.cases[index]
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take(["x.xml": paper])
    #expect(portfolio.findings.map { "\($0.rule) \($0.message.english)" } == says)
    #expect(tally.taken == (says.isEmpty ? 1 : 0))
    #expect(portfolio.findings.allSatisfy { $0.fix?.isEmpty == false && $0.place != nil })
  }

  @Test func `a negative amount is reported beside the other faults of its record`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take([
      "x.xml": Papers.report(
        content: "<submitted>2027-02-29</submitted>", lines: Papers.line(amount: "-1.00"))
    ])
    #expect(portfolio.findings.map(\.rule) == ["S209", "S308"])
  }
}
