import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What a project is paid, advances and all, is at most what it was granted.
struct PaymentsAboveGrant: ProjectRule {
  static let card = RuleCard(
    id: "P206", name: "payments-above-grant",
    title: Wording("Payments above the grant", sv: "Utbetalningar över det beviljade stödet"),
    summary: Wording(
      "The advances and payments of a project together, net of what settles an advance and of what is "
        + "asked back, are at most the Union contribution granted; with national money, at most the "
        + "eligible cost.",
      sv:
        "Projektets förskott och utbetalningar är tillsammans, utan det som räknas av mot förskott "
        + "och det som återkrävs, högst det beviljade EU-stödet; med nationella medel högst den "
        + "stödberättigande kostnaden."),
    severity: .error,
    law: [
      Act.cpr.article("73", "3"), Act.cpr.article("74", "1", "b"),
      Act.cpr.annex("XVII", .field("58")), Act.amif.article("32", "1"),
    ], lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU21", "EU77"],
    why: Wording(
      "Nobody has decided on what is paid beyond the grant; it is recovered.",
      sv: "Det som betalas utöver det beviljade har ingen beslutat om, och det återkrävs."),
    doubt: Wording(
      "The provisions tie the payment to the grant and do not say in so many words that the one bounds "
        + "the other. A recovery counts from its decision, before the money is back.",
      sv:
        "Bestämmelserna knyter utbetalningen till beslutet och säger inte uttryckligen att det ena "
        + "begränsar det andra. Ett återkrav räknas från beslutet, innan pengarna är tillbaka."),
    passes: [
      Example(
        Wording(
          "half of it, an advance settled in part", sv: "hälften, ett förskott delvis avräknat"),
        in: .languageCoursesPaid),
      Example(
        Wording("the whole grant, to the öre", sv: "hela stödet, på öret"),
        in: .languageCoursesPaid, advance("4862792.92")),
      Example(
        Wording("above it by what is asked back", sv: "över det med det som återkrävs"),
        in: .languageCoursesControlled, advance("4873407.79")),
      Example(
        Wording(
          "with national money the whole eligible cost, to the öre",
          sv: "med nationella medel hela den stödberättigande kostnaden, på öret"),
        in: .languageCoursesPaid, advance("6542022.92"), national("4023177.92")),
      Example(
        Wording("2014–2020: the whole grant, to the öre", sv: "2014–2020: hela stödet, på öret"),
        in: .legacy,
        .decision("<amount>1500000.00</amount>", "<amount>1300000.00</amount>")),
    ],
    fails: [
      Example(
        Wording(
          "one öre above it with the last payment", sv: "ett öre över med sista utbetalningen"),
        in: .languageCoursesPaid, advance("4862792.93"),
        .payment("<amountDue>174897.08", "↓<amountDue>174897.08")),
      Example(
        Wording(
          "one öre above it after what is asked back", sv: "ett öre över efter det som återkrävs"),
        in: .languageCoursesControlled, advance("4873407.80"),
        .payment("<amountDue>174897.08", "↓<amountDue>174897.08")),
      Example(
        Wording(
          "an advance of twenty times the grant", sv: "ett förskott på tjugo gånger stödet"),
        in: .languageCoursesPaid, advance("99518845.00", mark: "↓")),
      Example(
        Wording(
          "with national money one öre above the eligible cost",
          sv: "med nationella medel ett öre över den stödberättigande kostnaden"),
        in: .languageCoursesPaid, advance("6542022.93"), national("4023177.93"),
        .payment("<amountDue>174897.08", "↓<amountDue>174897.08")),
      Example(
        Wording(
          "2014–2020: one öre above it with the last payment",
          sv: "2014–2020: ett öre över med sista utbetalningen"),
        in: .legacy,
        .decision("<amount>1500000.00</amount>", "<amount>1299999.99</amount>"),
        .payment(
          """
          <amountDue>100000.00</amountDue>
              <amountPaid>100000.00</amountPaid>
              <unionContribution>100000.00</unionContribution>
              <paid>2021-05-18</paid>
          """,
          """
          ↓<amountDue>100000.00</amountDue>
              <amountPaid>100000.00</amountPaid>
              <unionContribution>100000.00</unionContribution>
              <paid>2021-05-18</paid>
          """)),
    ],
    silent: [
      Example(Wording("nothing paid", sv: "inget utbetalat"), in: .languageCoursesClaimed),
      Example(
        Wording("no grant in force yet", sv: "inget beslut om stöd som gäller ännu"),
        in: .languageCoursesPaid, on: "2026-05-27"),
      Example(
        Wording(
          "a payment in another currency than the grant",
          sv: "en utbetalning i en annan valuta än beslutet"),
        in: .languageCoursesPaid,
        .payment("currency=\"SEK\"", "currency=\"NOK\"")),
    ],
    notRun: [
      Example(
        Wording(
          "a decision without financing whose application has not come",
          sv: "ett beslut utan finansiering vars ansökan inte har kommit in"),
        in: .languageCoursesPaid, .without(.application),
        .decision("<financing>", "<!--"), .decision("</financing>", "-->"))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let payments = try project.outgoingOrSilent()
    guard let grant = project.grant(on: context.day) else {
      throw Undecided.silent(
        Wording(
          "no grant is in force on \(context.day)", sv: "inget stödbeslut gäller \(context.day)"))
    }
    let terms = try project.termsOrSilent(on: context.day)
    try project.requirePayments(in: terms.currency)
    let financing = try terms.financingOrUndecided()
    let granted = try context.sum(
      financing.contributions.filter { $0.source == .union },
      Wording("granted of Union money", sv: "beviljat EU-stöd"), in: terms.currency)
    let cost = try terms.budgetOrUndecided().eligibleCost
    let askedBack = try context.sum(
      project.payments.flatMap { $0.recoveries },
      Wording("asked back, which counts against what is paid", sv: "återkrävt, som räknas bort"),
      in: terms.currency)
    var union = try Money.zero(terms.currency).subtracting(askedBack)
    var all = union
    for payment in payments {
      let parts = try payment.parts()
      union = try union.adding(parts.union)
      all = try all.adding(parts.all)
      context.shown(
        parts.union, Wording("\(payment.words), Union money", sv: "\(payment.words), EU-stöd"),
        at: payment.spot)
      context.shown(
        union, Wording("Union money so far", sv: "EU-stöd hittills"))
      if try !context.isAtMost(
        union, granted, Wording("the grant", sv: "det beviljade stödet"), at: financing.spot)
      {
        return .fails([
          failure(
            payment,
            Wording(
              "with \(payment.words) \(union) of Union money is paid in all; \(granted) is granted",
              sv: "med \(payment.words) betalas sammanlagt \(union) i EU-stöd; \(granted) är "
                + "beviljat"), granted,
            Wording("the grant", sv: "det beviljade stödet"), financing.spot, grant)
        ])
      }
      context.shown(all, Wording("all money so far", sv: "sammanlagt hittills"))
      if try !context.isAtMost(
        all, cost, Wording("the approved cost", sv: "den beviljade kostnaden"),
        at: (terms.budget?.spot ?? grant.spot).child("eligibleCost"))
      {
        return .fails([
          failure(
            payment,
            Wording(
              "with \(payment.words) \(all) is paid in all; the eligible cost is \(cost)",
              sv: "med \(payment.words) betalas sammanlagt \(all); den stödberättigande kostnaden "
                + "är \(cost)"), cost,
            Wording("the approved cost", sv: "den beviljade kostnaden"),
            (terms.budget?.spot ?? grant.spot).child("eligibleCost"), grant)
        ])
      }
    }
    return .passes
  }

  private func failure(
    _ payment: Payment, _ message: Wording, _ limit: Money, _ what: Wording, _ spot: Spot,
    _ grant: Decision
  ) -> Failure {
    Failure(
      at: payment.amountDue == nil ? payment.spot : payment.spot.child("amountDue"), message,
      fix: Wording(
        "pay no more than \(limit) in all, ask back what is paid beyond it, or withdraw a payment "
          + "that was registered twice",
        sv:
          "betala sammanlagt högst \(limit), återkräv det som betalats utöver det, eller återkalla "
          + "en utbetalning som registrerats två gånger"),
      notes: [Failure.Note(what, at: spot)])
  }

  // MARK: Texts of the examples

  private static func advance(_ amount: String, mark: String = "") -> Example.Edit {
    .advance("<amountDue>2518845.00", "\(mark)<amountDue>\(amount)")
  }

  private static func national(_ amount: String) -> Example.Edit {
    .advance(
      "</unionContribution>",
      "</unionContribution>\n  <nationalContribution>\(amount)</nationalContribution>")
  }
}
