import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is accepted and paid on a claim, by all the payments that answer it, is at most what was claimed.
struct PaymentAboveClaim: ProjectRule {
  static let card = RuleCard(
    id: "P203", name: "payment-above-claim",
    title: Wording("Payment above the claim", sv: "Utbetalning över det begärda"),
    summary: Wording(
      "The payments on a claim together accept at most the expenditure claimed, and what is due by "
        + "them, with the advance that is settled, is at most the Union contribution asked for and "
        + "national money, less what corrections have cut.",
      sv:
        "Utbetalningarna på en ansökan godtar tillsammans högst de begärda utgifterna, och det som "
        + "ska betalas genom dem är, med det förskott som räknas av, högst det EU-stöd som begärts "
        + "och de nationella medlen, minus det som korrigeringar har tagit bort."),
    severity: .error,
    law: [Act.cpr.article("74", "1", "b"), Act.cpr.annex("XVII", .field("72"))], lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU61"],
    why: Wording(
      "More than was claimed is no support for a cost, and is recovered; so is what pays a "
        + "claim twice.",
      sv: "Mer än det begärda är inget stöd för en kostnad och återkrävs; så även en ansökan som "
        + "betalas två gånger."),
    doubt: Wording(
      "A correction cuts the claim from the day it is decided, and a recovery that it led to counts as "
        + "paid back; expenditure under assessment and withdrawals from earlier accounts cut nothing "
        + "of their own.",
      sv: "En korrigering minskar ansökan från den dag den beslutas, och ett återkrav som den lett "
        + "till räknas som återbetalat; utgifter under bedömning och tillbakadraganden ur tidigare "
        + "räkenskaper minskar inget i sig."),
    passes: [
      Example(
        Wording("less, after a deduction", sv: "mindre, efter ett avdrag"), in: .languageCoursesPaid
      ),
      Example(
        Wording("all of it, to the öre", sv: "allt, på öret"), in: .languageCoursesPaid,
        .payment(
          "<eligibleExpenditure>1566529.44", "<eligibleExpenditure>1577151.52"),
        .payment("<amountDue>174897.08", "<amountDue>182863.64")),
      Example(
        Wording("the rest of it by a second payment", sv: "återstoden genom en andra utbetalning"),
        in: .languageCoursesPaid, second, decidedLater, dueLater("10622.08", "7966.56")),
      Example(
        Wording(
          "the rest of it after a correction whose money is asked back",
          sv: "återstoden efter en korrigering vars belopp återkrävs"),
        in: .languageCoursesControlled, second, decidedLater, dueLater("10622.08", "7966.56")),
      Example(
        Wording("2014–2020: all of it, to the öre", sv: "2014–2020: allt, på öret"),
        in: .legacy,
        .report(
          "<unionContribution>1350000.00</unionContribution>",
          "<unionContribution>1300000.00</unionContribution>")),
    ],
    fails: [
      Example(
        Wording("one öre more accepted than claimed", sv: "ett öre mer godtaget än begärt"),
        in: .languageCoursesPaid,
        .payment(
          "<eligibleExpenditure>1566529.44", "↓<eligibleExpenditure>1577151.53")),
      Example(
        Wording(
          "one öre more due than asked for, the advance included",
          sv: "ett öre mer att betala än begärt, förskottet inräknat"), in: .languageCoursesPaid,
        .payment("<amountDue>174897.08", "↓<amountDue>182863.65")),
      Example(
        Wording(
          "one öre more, beside a payment whose report has not come",
          sv: "ett öre mer, bredvid en utbetalning vars rapport inte har kommit in"),
        in: .languageCoursesPaid, second,
        .advance(
          "<decided>2026-09-10</decided>",
          "<report issuer=\"SE:orgnr:2120999996\" id=\"report-language-courses-0\"/>\n"
            + "  <decided>2026-09-10</decided>"),
        .payment(
          "<eligibleExpenditure>1566529.44", "↓<eligibleExpenditure>1577151.53")),
      Example(
        Wording(
          "one öre more by a payment that states only what was paid",
          sv: "ett öre mer genom en utbetalning som bara anger vad som betalades"),
        in: .languageCoursesPaid,
        .payment(
          "<amountDue>174897.08</amountDue>\n  <amountPaid>174897.08",
          "↓<amountPaid>182863.65")),
      Example(
        Wording(
          "one öre more accepted by a second payment",
          sv: "ett öre mer godtaget genom en andra utbetalning"),
        in: .languageCoursesPaid, second, decidedLater,
        dueLater("10622.09", "7966.56", accepted: "↓")),
      Example(
        Wording(
          "one öre more due by a second payment",
          sv: "ett öre mer att betala genom en andra utbetalning"),
        in: .languageCoursesPaid, second, decidedLater,
        dueLater("10622.08", "7966.57", due: "↓")),
      Example(
        Wording(
          "one öre more than what a correction leaves, and has not asked back",
          sv: "ett öre mer än vad en korrigering lämnar och inte återkräver"),
        in: .languageCoursesControlled, second, decidedLater,
        dueLater("10622.08", "7966.56", due: "↓"),
        .control(
          "<recovery id=\"r1\" correction=\"k1\">\n    <amount>10614.87",
          "<recovery id=\"r1\" correction=\"k1\">\n    <amount>10614.86")),
      Example(
        Wording(
          "2014–2020: one öre more due than asked for",
          sv: "2014–2020: ett öre mer att betala än begärt"),
        in: .legacy,
        .report(
          "<unionContribution>1350000.00</unionContribution>",
          "<unionContribution>1299999.99</unionContribution>"),
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
      Example(
        Wording("no claim answered", sv: "ingen ansökan om utbetalning besvarad"),
        in: .languageCoursesClaimed),
      Example(Wording("nothing paid", sv: "inget utbetalat"), in: .languageCourses),
      Example(
        Wording(
          "a payment in another currency than the claim",
          sv: "en utbetalning i en annan valuta än ansökan"),
        in: .languageCoursesPaid,
        .payment("currency=\"SEK\"", "currency=\"NOK\"")),
    ],
    notRun: [
      Example(
        Wording("the report has not come", sv: "rapporten har inte kommit in"),
        in: .languageCoursesPaid, .without(.report))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let answers = project.payments.filter {
      $0.report != nil && ($0.kind == .interim || $0.kind == .final)
    }
    guard !answers.isEmpty else {
      throw Undecided.silent(
        Wording("no payment answers a claim", sv: "ingen utbetalning besvarar en ansökan"))
    }
    var reports: [Reference] = []
    for case let report? in answers.map({ $0.report }) where !reports.contains(report) {
      reports.append(report)
    }
    var all = PartByPart()
    for report in reports {
      let payments = answers.filter { $0.report == report }
      all.add(.of { .of(try failures(of: payments, on: report, in: project, context)) })
    }
    return all.outcome
  }

  /// The payments that go beyond a claim, each with those before it.
  private func failures(
    of payments: [Payment], on report: Reference, in project: Project, _ context: Context
  ) throws -> [Failure] {
    guard let claim = project.report(report)?.claim else {
      throw Undecided.notRun(
        Wording(
          "the report \(report.id), or its claim, has not arrived",
          sv: "rapporten \(report.id), eller dess ansökan om utbetalning, har inte kommit in"),
        fix: Wording("import the report", sv: "importera rapporten"),
        at: payments.first?.spot.child("report"))
    }
    for payment in payments {
      try Undecided.requireOne(
        payment.currency, of: payment.header.id, claim.currency,
        Wording("the claim", sv: "ansökan om utbetalning"))
    }
    var failures: [Failure] = []
    var accepted = Money.zero(claim.currency)
    var paid = Running(currency: claim.currency)
    for payment in payments {
      let isFirst = payment == payments.first
      if let stated = payment.eligibleExpenditure {
        accepted = try accepted.adding(stated)
        context.shown(
          accepted, Self.accepted(accepted, isFirst), at: payment.spot.child("eligibleExpenditure"))
        if try !context.isAtMost(
          accepted, claim.eligibleCost, Wording("claimed expenditure", sv: "begärda utgifter"),
          at: claim.spot.child("eligibleCost"))
        {
          failures.append(
            failure(
              at: payment.spot.child("eligibleExpenditure"), Self.accepted(accepted, isFirst),
              claim.eligibleCost, claim.spot.child("eligibleCost")))
        }
      }
      guard let given = payment.given else { continue }
      try paid.add(payment)
      let cut = try project.cut(
        of: report, by: payment.decided ?? payment.header.issued, in: claim.currency)
      let left = try paid.due.subtracting(cut.askedBack)
      let asked = try claim.unionContribution.adding(paid.national).subtracting(cut.union)
      context.shown(
        left,
        Wording("due in all, less what is asked back", sv: "att betala i allt, utom återkrav"),
        at: payment.spot.child(given.element))
      if try !context.isAtMost(
        left, asked,
        Wording(
          "claimed, with national money and less corrections",
          sv: "begärt, med nationella medel och utom korrigeringar"),
        at: claim.spot.child("unionContribution"))
      {
        failures.append(
          failure(
            at: payment.spot.child(given.element), paid.words(left, isFirst: isFirst), asked,
            claim.spot.child("unionContribution")))
      }
    }
    return failures
  }

  /// What has become due on a claim by the payments so far.
  private struct Running {
    /// With the advances that were settled.
    private(set) var due: Money
    private(set) var settled: Money
    private(set) var national: Money

    init(currency: Currency) {
      due = .zero(currency)
      settled = due
      national = due
    }

    mutating func add(_ payment: Payment) throws(ArithmeticError) {
      let settlements = try Money.sum(payment.settlements.map(\.amount), in: due.currency)
      settled = try settled.adding(settlements)
      due = try due.adding(payment.given?.amount ?? .zero(due.currency)).adding(settlements)
      national = try national.adding(payment.nationalContribution ?? .zero(due.currency))
    }

    func words(_ left: Money, isFirst: Bool) -> Wording {
      let all =
        isFirst
        ? Wording("\(left) is due", sv: "\(left) ska betalas")
        : Wording(
          "with this payment \(left) is due in all",
          sv: "med denna utbetalning ska sammanlagt \(left) betalas")
      guard !settled.isZero else { return all }
      return all
        + Wording(
          ", \(settled) of it settled by an advance",
          sv: ", varav \(settled) räknas av mot förskott")
    }
  }

  private static func accepted(_ amount: Money, _ isFirst: Bool) -> Wording {
    isFirst
      ? Wording("the accepted expenditure is \(amount)", sv: "de godtagna utgifterna är \(amount)")
      : Wording(
        "with this payment \(amount) is accepted in all",
        sv: "med denna utbetalning godtas sammanlagt \(amount)")
  }

  private func failure(
    at spot: Spot, _ stated: Wording, _ claimed: Money, _ claimedSpot: Spot
  ) -> Failure {
    Failure(
      at: spot,
      Wording(
        "\(stated), and \(claimed) is claimed", sv: "\(stated), och \(claimed) begärs"),
      fix: Wording(
        "lower it, so that it is \(claimed) or less in all, or withdraw a payment that was "
          + "registered twice",
        sv: "sänk det till sammanlagt högst \(claimed), eller återkalla en utbetalning som "
          + "registrerats två gånger"),
      notes: [Failure.Note(Wording("the claim", sv: "det begärda"), at: claimedSpot)])
  }

  // MARK: Texts of the examples

  /// The advance becomes a second payment on the claim.
  private static let second = Example.Edit.advance("kind=\"advance\"", "kind=\"interim\"")

  private static let decidedLater = Example.Edit.advance(
    "<decided>2026-09-10</decided>",
    "<report issuer=\"SE:orgnr:2120999996\" id=\"report-language-courses-1\"/>\n"
      + "  <decided>2027-11-15</decided>")

  private static func dueLater(
    _ expenditure: String, _ amount: String, accepted: String = "", due: String = ""
  ) -> Example.Edit {
    .advance(
      "<amountDue>2518845.00</amountDue>",
      "\(accepted)<eligibleExpenditure>\(expenditure)</eligibleExpenditure>\n"
        + "  \(due)<amountDue>\(amount)</amountDue>")
  }
}
