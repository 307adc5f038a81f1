import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Union money that a claim asks for keeps to the grant: to its share of the claim's cost, and to the
/// whole of it with all that was claimed before.
struct ClaimAboveShare: ProjectRule {
  static let card = RuleCard(
    id: "P118", name: "claim-above-share",
    title: Wording("Claim above the share", sv: "Begärt stöd över andelen"),
    summary: Wording(
      "The Union contribution that a claim asks for is at most the granted share of the cost it claims, and "
        + "what all claims ask for together, or what was paid on them, at most the Union contribution granted.",
      sv:
        "Det EU-stöd som en ansökan om utbetalning gäller är högst den beviljade andelen av den kostnad som "
        + "begärs, och det som alla ansökningar gäller tillsammans, eller som betalats för dem, högst det "
        + "beviljade EU-stödet."),
    severity: .error,
    law: [
      Act.cpr.article("73", "3"), Act.cpr.annex("XVII", .field("58")), Act.amif.article("15", "7"),
    ],
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU77"],
    why: Wording(
      "What is asked for beyond the share or the grant cannot be paid; found on the claim, it never needs to be "
        + "asked back.",
      sv:
        "Det som begärs utöver andelen eller det beviljade kan inte betalas; upptäcks det i ansökan behöver det "
        + "aldrig återkrävas."),
    doubt: Wording(
      "The share is the grant's Union contribution of its eligible cost, and the law bounds the whole of it: that "
        + "each claim keeps to it is our reading, and such a finding is a warning, unless the claim asks for more "
        + "than its own cost. A claim may round its share up to the whole öre. One that has been answered counts "
        + "with what was paid, less what is asked back after a correction of another kind than an irregularity: "
        + "money cut for an irregularity may not be used again, CPR Article 103(3), and other money may. Where the rate is applied to the public contribution the share is not judged.",
      sv:
        "Andelen är beslutets EU-stöd av den stödberättigande kostnaden, och rätten begränsar helheten: att varje "
        + "ansökan håller sig till den är vår tolkning, och en sådan anmärkning är en varning, om ansökan inte "
        + "gäller mer än sin egen kostnad. En ansökan får avrunda sin andel uppåt till helt öre. En besvarad "
        + "ansökan räknas med det som betalats, utom det som återkrävs efter en korrigering av annat slag än en "
        + "oriktighet: medel som dragits in för en oriktighet får inte användas igen, CPR artikel 103.3, men andra "
        + "medel får det. När stödnivån gäller det offentliga bidraget bedöms andelen inte."
    ),
    passes: [
      Example(Wording("75 % to the öre", sv: "75 % på öret"), in: .languageCoursesClaimed),
      Example(
        Wording("its share rounded up to the öre", sv: "andelen avrundad uppåt till helt öre"),
        in: .languageCoursesClaimed,
        .report("<eligibleCost>1577151.52", "<eligibleCost>1577151.53"), asks("1182863.65")),
      Example(
        Wording("the whole grant, to the öre", sv: "hela stödet, på öret"),
        in: .languageCoursesClaimed, grant("1182863.64"), cost("1577151.52")),
      Example(
        Wording("answered, and paid within the grant", sv: "besvarad, och betald inom stödet"),
        in: .languageCoursesPaid),
      Example(
        Wording(
          "a claim that only takes back, its share rounded up to the öre",
          sv: "en ansökan som bara tar tillbaka, andelen avrundad uppåt till helt öre"),
        in: .languageCoursesClaimed, .beforeSecondClaim, takesBack("-100.01", asks: "-75.00")),
      Example(
        Wording(
          "what was paid by mistake and asked back is claimed again, to the öre",
          sv: "det som betalats av misstag och återkrävts begärs igen, på öret"),
        in: .languageCoursesPaid, grant("1174897.08"), cost("1566529.44"), .beforeSecondPayment,
        mistake, .beforeSecondClaim, again("100000.00")),
      Example(
        Wording("2014–2020: the whole grant, to the öre", sv: "2014–2020: hela stödet, på öret"),
        in: .legacy, .decision("<amount>1500000.00</amount>", "<amount>1300000.00</amount>")),
    ],
    fails: [
      Example(
        Wording("one öre above 75 %", sv: "ett öre över 75 %"), in: .languageCoursesClaimed,
        asks("1182863.65", mark: "↓")),
      Example(
        Wording("the whole cost, which is a warning", sv: "hela kostnaden, vilket är en varning"),
        in: .languageCoursesClaimed, asks("1577151.52", mark: "↓")),
      Example(
        Wording("one öre more than the cost itself", sv: "ett öre mer än själva kostnaden"),
        in: .languageCoursesClaimed, asks("1577151.53", mark: "↓")),
      Example(
        Wording("one öre more than the whole grant", sv: "ett öre mer än hela stödet"),
        in: .languageCoursesClaimed, asks("1182863.64", mark: "↓"),
        grant("1182863.63"), cost("1577151.51")),
      Example(
        Wording(
          "a claim that only takes back, one öre too little, which is a warning",
          sv: "en ansökan som bara tar tillbaka, ett öre för lite, vilket är en varning"),
        in: .languageCoursesClaimed, .beforeSecondClaim,
        takesBack("-100.00", asks: "-74.99", mark: "↓")),
      Example(
        Wording(
          "one öre more than was paid by mistake and asked back is claimed again",
          sv: "ett öre mer än det som betalats av misstag och återkrävts begärs igen"),
        in: .languageCoursesPaid, grant("1174897.08"), cost("1566529.44"), .beforeSecondPayment,
        mistake, .beforeSecondClaim, again("100000.01", mark: "↓")),
      Example(
        Wording(
          "one öre more than the whole grant, beside a claim in another currency",
          sv: "ett öre mer än hela stödet, bredvid en ansökan i en annan valuta"),
        in: .languageCoursesClaimed, asks("1182863.64", mark: "↓"), grant("1182863.63"),
        cost("1577151.51"), .beforeSecondClaim, again("100.00", currency: "EUR")),
      Example(
        Wording(
          "2014–2020: one öre more paid than the whole grant",
          sv: "2014–2020: ett öre mer betalat än hela stödet"),
        in: .legacy,
        .decision("<amount>1500000.00</amount>", "<amount>1299999.99</amount>"),
        .report(
          "<unionContribution>1350000.00</unionContribution>",
          "↓<unionContribution>1350000.00</unionContribution>")),
    ],
    silent: [
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
      Example(
        Wording(
          "a claim in another currency than the decision",
          sv: "en ansökan om utbetalning i en annan valuta än beslutet"),
        in: .languageCoursesClaimed,
        .report("currency=\"SEK\" kind", "currency=\"NOK\" kind")),
    ],
    notRun: [
      Example(
        Wording(
          "a decision without financing whose application has not come",
          sv: "ett beslut utan finansiering vars ansökan inte har kommit in"),
        in: .languageCoursesClaimed, .without(.application),
        .decision("<financing>", "<!--"), .decision("</financing>", "-->"))
    ])

  private static func asks(_ amount: String, mark: String = "") -> Example.Edit {
    .report("<unionContribution>1182863.64", "\(mark)<unionContribution>\(amount)")
  }

  private static func grant(_ amount: String) -> Example.Edit {
    .decision("<amount>5037690.00</amount>", "<amount>\(amount)</amount>")
  }

  private static func cost(_ amount: String) -> Example.Edit {
    .decision(
      "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>\(amount)</eligibleCost>")
  }

  /// What was paid by mistake is asked back.
  private static let mistake = Example.Edit.askedBack(
    "100000.00",
    by: """
        <correction id="k1" kind="other">
          <of issuer="SE:orgnr:2120999996" id="report-language-courses-1"/>
          <amount>133333.34</amount>
          <unionContribution>100000.00</unionContribution>
          <reason xml:lang="sv">Fel belopp betalades.</reason>
          <decided>2027-08-01</decided>
        </correction>
      """)

  /// A second claim that only takes something of the first back.
  private static func takesBack(
    _ cost: String, asks union: String, mark: String = ""
  ) -> Example.Edit {
    .secondClaim(
      """
          <line id="c1" category="staff" form="realCost">
            <amount>\(cost)</amount>
            <corrects issuer="SE:orgnr:2120999996" id="report-language-courses-1" line="l1"/>
          </line>
          <eligibleCost>\(cost)</eligibleCost>
          \(mark)<unionContribution>\(union)</unionContribution>
      """)
  }

  /// A second claim.
  private static func again(
    _ amount: String, currency: String = "SEK", mark: String = ""
  ) -> Example.Edit {
    .secondClaim(
      """
          <eligibleCost>133333.34</eligibleCost>
          \(mark)<unionContribution>\(amount)</unionContribution>
      """, in: currency)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    guard let grant = project.grant(on: context.day) else {
      throw Undecided.silent(
        Wording(
          "no grant is in force on \(context.day)", sv: "inget stödbeslut gäller \(context.day)"))
    }
    let terms = try project.termsOrSilent(on: context.day)
    // What is in another currency is not counted: the others may be above the grant without it.
    let others = claims.lazy.compactMap { $0.inOtherCurrency(than: terms.currency, in: project) }
    let other = others.first
    let counted =
      other == nil
      ? claims : claims.filter { $0.inOtherCurrency(than: terms.currency, in: project) == nil }
    if counted.isEmpty, let other { throw other }
    let financing = try terms.financingOrUndecided()
    let granted = try context.sum(
      financing.contributions.filter { $0.source == .union },
      Wording("granted of Union money", sv: "beviljat EU-stöd"), in: terms.currency)
    let cost = try terms.budgetOrUndecided().eligibleCost
    let share = Share(granted: granted, cost: cost, isOfPublic: financing.base == .public)
    var failures: [Failure] = []
    var all = Money.zero(terms.currency)
    for claimed in counted {
      let answers = project.answers(to: claimed.report).filter { $0.given != nil }
      let asked = try Self.asked(in: claimed, answers, of: project)
      all = try all.adding(asked)
      context.shown(
        asked,
        answers.isEmpty
          ? Wording(
            "asked for in \(claimed.report.header.id)", sv: "begärt i \(claimed.report.header.id)")
          : Wording(
            "paid on \(claimed.report.header.id)", sv: "betalat för \(claimed.report.header.id)"),
        at: claimed.claim.spot.child("unionContribution"))
      context.shown(all, Wording("in all so far", sv: "sammanlagt hittills"))
      guard
        try context.isAtMost(
          all, granted, Wording("the grant", sv: "det beviljade stödet"), at: financing.spot)
      else {
        failures.append(beyond(all, granted, claimed.claim, answers, grant, financing))
        break
      }
      // What an authority has answered is judged by what it pays.
      guard answers.isEmpty, let failure = try above(claimed.claim, share, financing, context)
      else { continue }
      failures.append(failure)
    }
    if failures.isEmpty, let other { throw other }
    return .of(failures)
  }

  /// What the grant gives of which cost.
  private struct Share {
    let granted: Money
    let cost: Money
    let isOfPublic: Bool

    /// The most that a claim of a cost can ask for, rounded up; `nil` where there is no share.
    ///
    /// Of a claim that takes back more than it claims, what is rounded up is nearer to nothing.
    func most(of eligible: Money) throws(ArithmeticError) -> Money? {
      guard !isOfPublic, !cost.isZero else { return nil }
      return try eligible.scaled(
        by: granted.minorUnits, over: cost.minorUnits,
        rounding: eligible.isNegative ? .down : .up)
    }
  }

  /// The Union money of a claim: what became due on it with the advances that were settled, and before it
  /// is answered what it asks for.
  ///
  /// What was paid by another mistake than an irregularity and is asked back may be claimed again.
  private static func asked(
    in claimed: ClaimedPeriod, _ answers: [Payment], of project: Project
  ) throws -> Money {
    let claim = claimed.claim
    guard !answers.isEmpty else { return claim.unionContribution }
    var paid = Money.zero(claim.currency)
    for payment in answers {
      paid = try paid.adding(payment.parts().union)
        .adding(.sum(payment.settlements.map(\.amount), in: claim.currency))
    }
    let cut = try project.cut(
      of: claimed.report.reference, by: .last, in: claim.currency, as: [.other])
    return try paid.subtracting(cut.askedBack.isAtMost(cut.union) ? cut.askedBack : cut.union)
  }

  // MARK: Messages

  private func above(
    _ claim: Claim, _ share: Share, _ financing: FinancingPlan, _ context: Context
  ) throws -> Failure? {
    guard let most = try share.most(of: claim.eligibleCost) else { return nil }
    let asked = claim.unionContribution
    let words = share.granted.shareInWords(of: share.cost) ?? .same("")
    let isKept = try context.isAtMost(
      asked, most,
      Wording(
        "\(share.granted) for each \(share.cost), of \(claim.eligibleCost), rounded up",
        sv: "\(share.granted) för varje \(share.cost), av \(claim.eligibleCost), avrundat uppåt"),
      at: financing.spot)
    guard !isKept else { return nil }
    // A claim that takes back more than it claims has no cost to be beyond.
    let isBeyondCost = try !asked.isAtMost(
      claim.eligibleCost.isNegative ? .zero(claim.currency) : claim.eligibleCost)
    return Failure(
      at: claim.spot.child("unionContribution"),
      Wording(
        "the claim asks for \(asked) of Union money for a cost of \(claim.eligibleCost); the grant's share is "
          + "\(words)",
        sv:
          "ansökan gäller \(asked) i EU-stöd för en kostnad på \(claim.eligibleCost); beslutets andel är \(words)"
      ),
      fix: Wording(
        "ask for at most \(most), or show that the decision lets this claim have more",
        sv: "begär högst \(most), eller visa att beslutet ger denna ansökan mer"),
      notes: [
        Failure.Note(
          Wording("the financing plan", sv: "finansieringsplanen"), at: financing.spot)
      ], severity: isBeyondCost ? nil : .warning)
  }

  private func beyond(
    _ all: Money, _ granted: Money, _ claim: Claim, _ answers: [Payment], _ grant: Decision,
    _ financing: FinancingPlan
  ) -> Failure {
    Failure(
      at: claim.spot.child("unionContribution"),
      answers.isEmpty
        ? Wording(
          "with this claim \(all) of Union money is asked for in all; \(granted) is granted",
          sv: "med denna ansökan begärs sammanlagt \(all) i EU-stöd; \(granted) är beviljat")
        : Wording(
          "with this claim \(all) of Union money is paid in all; \(granted) is granted",
          sv: "med denna ansökan betalas sammanlagt \(all) i EU-stöd; \(granted) är beviljat"),
      fix: answers.isEmpty
        ? Wording(
          "ask for no more than is left of the grant, or apply for an amended decision",
          sv: "begär inte mer än vad som är kvar av stödet, eller sök ändring av beslutet")
        : Wording(
          "correct the payments of the claim so that \(granted) or less is paid in all, or amend the decision",
          sv:
            "rätta utbetalningarna på ansökan så att sammanlagt högst \(granted) betalas, eller ändra beslutet"
        ),
      notes: [
        Failure.Note(Wording("the financing plan", sv: "finansieringsplanen"), at: financing.spot)
      ])
  }
}
