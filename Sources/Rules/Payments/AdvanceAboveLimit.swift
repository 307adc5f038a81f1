import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Advances are at most what the fund's law lets be paid before there is a cost.
struct AdvanceAboveLimit: ProjectRule {
  private static let share = Parameter<Percentage>("advance.share")
  private static let most = Parameter<Money>("advance.most")

  static let card = RuleCard(
    id: "P216", name: "advance-above-limit",
    title: Wording("Advances above the limit", sv: "Förskott över gränsen"),
    summary: Wording(
      "In a project of ESF+ the advances paid are together at most half of the support granted, and at "
        + "most SEK 400 000.",
      sv:
        "I ett projekt inom ESF+ är de utbetalda förskotten tillsammans högst hälften av det beviljade "
        + "stödet, och högst 400 000 kronor."),
    severity: .error,
    law: [
      .standard(
        Wording("Ordinance (2022:1379)", sv: "Förordning (2022:1379)"),
        Wording("chapter 2, section 9", sv: "2 kap. 9 §"),
        uri: "https://rkrattsbaser.gov.se/sfst?bet=2022:1379")
    ],
    lawDay: .decision,
    mendedBy: [.officer, .finance], catalogue: ["SE-ADV-1"], parameters: [share.name, most.name],
    why: Wording(
      "What is paid before there is a cost has to be asked back when the project stops.",
      sv: "Det som betalas innan det finns en kostnad måste krävas tillbaka när projektet upphör."),
    doubt: Wording(
      "That the support is that of the Union and of the state, and that advances count together also "
        + "when some have been settled, is our reading. The special reasons that an advance needs stand in "
        + "no document. Funds whose law has no limit are not judged: where their decision has one, it "
        + "stands in the text of its conditions.",
      sv:
        "Att stödet är EU:s och statens, och att förskott räknas samman även när några är avräknade, är "
        + "vår tolkning. De särskilda skäl som ett förskott kräver står inte i någon handling. Fonder vars "
        + "rätt saknar gräns bedöms inte: när deras beslut har en står den i villkorens text."),
    passes: [
      Example(
        Wording("SEK 400 000.00", sv: "400 000,00 kronor"), in: .esf, advanceStart,
        advance("400000.00")),
      Example(
        Wording("half of the support, to the öre", sv: "hälften av stödet, på öret"), in: .esf,
        small, smallState, advanceStart, advance("150000.00")),
    ],
    fails: [
      Example(
        Wording("one öre more than SEK 400 000", sv: "ett öre mer än 400 000 kronor"), in: .esf,
        advanceStart, advance("400000.01", mark: "↓")),
      Example(
        Wording("one öre more than half of the support", sv: "ett öre mer än hälften av stödet"),
        in: .esf, small, smallState, advanceStart, advance("150000.01", mark: "↓")),
    ],
    silent: [
      Example(Wording("no advance", sv: "inget förskott"), in: .esf),
      Example(
        Wording("a fund whose law has no limit", sv: "en fond vars rätt saknar gräns"),
        in: .languageCoursesPaid),
    ])

  // MARK: Texts of the examples

  private static let small = Example.Edit.decision(
    "<amount>1600000.00</amount>", "<amount>200000.00</amount>")
  private static let smallState = Example.Edit.decision(
    "<amount>560000.00</amount>", "<amount>100000.00</amount>")

  /// Puts an advance beside the decision.
  private static let advanceStart = Example.Edit.decision(
    "<decision xmlns=\"urn:fondbok:1\" id=",
    "<portfolio xmlns=\"urn:fondbok:1\">\n<decision id=")

  private static func advance(_ amount: String, mark: String = "") -> Example.Edit {
    .decision(
      "</decision>",
      """
      </decision>
      <payment id="advance" issuer="SE:orgnr:2021999988" version="1" issued="2026-06-15"
               currency="SEK" kind="advance">
        <case issuer="SE:orgnr:2021999988" id="ESF-2026-0231"/>
        <decision issuer="SE:orgnr:2021999988" id="decision-way-to-work"/>
        \(mark)<amountPaid>\(amount)</amountPaid>
        <paid>2026-06-15</paid>
      </payment>
      </portfolio>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    guard let share = context.rulebook.known(Self.share, on: day),
      let most = context.rulebook.known(Self.most, on: day)
    else {
      throw Undecided.silent(
        Wording(
          "the fund's law has no limit of advances", sv: "fondens rätt har ingen gräns för förskott"
        ))
    }
    let advances = project.payments.filter { $0.kind == .advance }
    guard !advances.isEmpty else {
      throw Undecided.silent(Wording("no advance is paid", sv: "inget förskott har betalats ut"))
    }
    let terms = try project.termsOrSilent(on: context.day)
    try project.requirePayments(in: terms.currency)
    let support = try context.sum(
      try terms.financingOrUndecided().contributions.filter {
        $0.source == .union || $0.source == .state
      }, Wording("the support granted", sv: "det beviljade stödet"), in: terms.currency)
    var sum = Money.zero(terms.currency)
    for advance in advances {
      let amount = advance.amountPaid ?? advance.amountDue ?? .zero(terms.currency)
      sum = context.shown(
        try sum.adding(amount), Wording("advances so far", sv: "förskott hittills"),
        at: advance.spot)
      guard try context.isAtMost(sum, share.value, of: support, law: share.law) else {
        return .fails([
          failure(
            advance, sum,
            Wording(
              "\(share.value) of the support \(support)", sv: "\(share.value) av stödet \(support)"),
            law: share.law)
        ])
      }
      guard most.value.currency == sum.currency else { continue }
      let isKept = try context.isAtMost(
        sum, most.value, Wording("the limit", sv: "gränsen"), law: most.law)
      guard isKept else {
        return .fails([failure(advance, sum, most.value.wording, law: most.law)])
      }
    }
    return .passes
  }

  private func failure(
    _ advance: Payment, _ sum: Money, _ limit: Wording, law: [Citation]
  ) -> Failure {
    Failure(
      at: advance.spot.child(advance.amountPaid == nil ? "amountDue" : "amountPaid"),
      Wording(
        "with this advance \(sum) is paid in advance; at most \(limit) is allowed",
        sv: "med detta förskott är \(sum) utbetalt i förskott; högst \(limit) är tillåtet"),
      fix: Wording(
        "ask back what exceeds it, or pay the rest on claims",
        sv: "återkräv det som överstiger, eller betala resten efter ansökningar om utbetalning"),
      law: law)
  }
}
