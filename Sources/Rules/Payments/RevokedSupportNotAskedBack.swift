import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What was paid under a grant that is revoked is asked back.
struct RevokedSupportNotAskedBack: ProjectRule {
  static let card = RuleCard(
    id: "P213", name: "revoked-support-not-asked-back",
    title: Wording("Revoked support not asked back", sv: "Upphävt stöd inte återkrävt"),
    summary: Wording(
      "When a grant has been revoked and support was paid under it, there is a decision to ask it back, of the whole "
        + "or with a reason for a part.",
      sv:
        "När ett stödbeslut har upphävts och stöd har betalats ut enligt det finns ett beslut om återkrav, av hela "
        + "stödet eller med skäl för en del."),
    severity: .warning, law: [Act.amifOrdinance.section("8"), Act.amifOrdinance.section("9")],
    lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU163"],
    why: Wording(
      "Whoever had support under a grant that is revoked owes it.",
      sv: "Den som fått stöd enligt ett beslut som upphävts är återbetalningsskyldig."),
    doubt: Wording(
      "A grant may be revoked in part, and an amendment would say for which; a decision that revokes is read as of the "
        + "whole. The ordinance has no time for the decision to ask back.",
      sv:
        "Ett beslut kan upphävas till en del, och en ändring skulle ange vilken; ett beslut som upphäver läses som helt. "
        + "Förordningen har ingen tid för beslutet om återkrav."),
    passes: [
      Example(
        Wording("the whole is asked back, to the öre", sv: "hela stödet återkrävs, på öret"),
        in: .languageCoursesPaid, revoked, recovery("2693742.08")),
      Example(
        Wording("a part, with a reason", sv: "en del, med skäl"), in: .languageCoursesPaid, revoked,
        recovery("2000000.00", reason: "Arbetet fram till upphävandet godtas.")),
    ],
    fails: [
      Example(
        Wording("nothing is asked back", sv: "inget återkrävs"), in: .languageCoursesPaid,
        .decision("<decision xmlns", "↓<decision xmlns"), revoked),
      Example(
        Wording("one öre less, without a reason", sv: "ett öre mindre, utan skäl"),
        in: .languageCoursesPaid,
        .decision("<decision xmlns", "↓<decision xmlns"), revoked, recovery("2693742.07")),
      Example(
        Wording("2014–2020: nothing is asked back", sv: "2014–2020: inget återkrävs"),
        in: .legacy,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\"")),
      Example(
        Wording("internal security: nothing is asked back", sv: "inre säkerhet: inget återkrävs"),
        in: .isf,
        .decision(
          "<decision xmlns=\"urn:fondbok:1\" id=",
          """
          <portfolio xmlns="urn:fondbok:1">
          ↓<decision id=
          """),
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\""),
        .decision(
          "</decision>",
          """
          </decision>
          <payment id="advance" issuer="SE:orgnr:2021999970" version="1" issued="2026-06-15"
                   currency="SEK" kind="advance">
            <case issuer="SE:orgnr:2021999970" id="ISF-2026-0017"/>
            <decision issuer="SE:orgnr:2021999970" id="decision-safer-squares"/>
            <amountPaid>100000.00</amountPaid>
            <paid>2026-06-15</paid>
          </payment>
          </portfolio>
          """)),
      Example(
        Wording("ESF+: nothing is asked back", sv: "ESF+: inget återkrävs"),
        in: .esf,
        .decision(
          "<decision xmlns=\"urn:fondbok:1\" id=",
          """
          <portfolio xmlns="urn:fondbok:1">
          ↓<decision id=
          """),
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\""),
        .decision(
          "</decision>",
          """
          </decision>
          <payment id="advance" issuer="SE:orgnr:2021999988" version="1" issued="2026-06-15"
                   currency="SEK" kind="advance">
            <case issuer="SE:orgnr:2021999988" id="ESF-2026-0231"/>
            <decision issuer="SE:orgnr:2021999988" id="decision-way-to-work"/>
            <amountPaid>100000.00</amountPaid>
            <paid>2026-06-15</paid>
          </payment>
          </portfolio>
          """)),
    ],
    silent: [
      Example(Wording("the grant holds", sv: "beslutet gäller"), in: .languageCoursesPaid),
      Example(
        Wording("nothing was paid", sv: "inget har betalats ut"), in: .languageCourses, revoked),
    ])

  private static let revoked = Example.Edit.decision(
    "outcome=\"approval\"", "outcome=\"withdrawal\"")

  private static func recovery(_ amount: String, reason: String? = nil) -> Example.Edit {
    let words = reason.map { "\n    <reason xml:lang=\"sv\">\($0)</reason>" } ?? ""
    return .payment(
      "</payment>",
      """
        <recovery id="r9">
          <amount>\(amount)</amount>
          <decided>2027-09-01</decided>
          <due>2027-10-01</due>\(words)
        </recovery>
      </payment>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let decision = project.decision(on: context.day), decision.outcome == .withdrawal else {
      throw Undecided.silent(
        Wording("no grant is revoked", sv: "inget stödbeslut är upphävt"), Self.card.law.first)
    }
    for payment in project.payments {
      try Undecided.requireOne(
        payment.currency, of: payment.header.id, decision.currency,
        Wording("the grant", sv: "beslutet"))
    }
    let paid = try Money.sum(
      project.payments.filter { $0.kind.pays }.compactMap { $0.amountPaid }, in: decision.currency)
    guard !paid.isZero else {
      throw Undecided.silent(Wording("nothing was paid", sv: "inget har betalats ut"))
    }
    let recoveries = project.payments.flatMap { $0.recoveries }
    let asked = try Money.sum(recoveries.map(\.amount), in: decision.currency)
    let isReasoned = recoveries.contains { $0.reason != nil }
    if try paid.isAtMost(asked) { return .passes }
    if !asked.isZero, isReasoned { return .passes }
    return .fails([
      Failure(
        at: decision.spot,
        Wording(
          "the grant is revoked; \(paid) was paid, and \(asked) is asked back",
          sv: "beslutet är upphävt; \(paid) har betalats ut, och \(asked) återkrävs"),
        fix: Wording(
          "decide to ask the rest back, or give the reason for a part in the recovery",
          sv: "besluta om återkrav av resten, eller ange skälet för en del i återkravet"))
    ])
  }
}
