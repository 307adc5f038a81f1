import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A claim is paid within 80 days of its receipt, days of interruption left out.
///
/// Parts that are paid are held against the whole that is due.
struct PaymentLate: ProjectRule {
  static let card = RuleCard(
    id: "P201", name: "payment-late",
    title: Wording("Late payment", sv: "Sen utbetalning"),
    summary: Wording(
      "The beneficiary is paid in full within 80 days of the day the claim was received; the days on "
        + "which the time was interrupted do not count, and from day 60 what is not paid is announced.",
      sv:
        "Stödmottagaren får hela beloppet inom 80 dagar från den dag ansökan om utbetalning kom in; "
        + "dagar då tiden varit avbruten räknas inte, och från dag 60 aviseras det som inte är betalt."
    ),
    severity: .error, law: [Act.cpr.article("74", "1", "b")], lawDay: .event,
    mendedBy: [.officer, .finance], catalogue: ["EU60"], parameters: [days.name, noticeDay.name],
    why: Wording(
      "Projects pay wages every month; the Regulation gives the authority a time, and the beneficiary "
        + "the right to it.",
      sv:
        "Projekt betalar löner varje månad; förordningen ger myndigheten en tid och stödmottagaren "
        + "rätt till den."),
    doubt: Wording(
      "The time is the one of the day the claim was received. It runs subject to available funds, and for the "
        + "amount that is due: a claim that is refused in full, or settled by an advance, has none. Whether a last day on a weekend or holiday moves to the next working day (Regulation (EEC, "
        + "Euratom) No 1182/71, Article 3(4)) is national practice: a payment in between is a warning. The days "
        + "of a grant contract are days of the calendar, and do not move, which is our reading.",
      sv:
        "Tiden är den som gällde dagen då ansökan kom in. Den gäller med förbehåll för tillgängliga "
        + "medel, och för det belopp som ska betalas: en ansökan som avslås i sin helhet, eller räknas av mot "
        + "förskott, har inget. Om en sista dag på en helg eller helgdag flyttas till nästa arbetsdag (förordning (EEG, "
        + "Euratom) nr 1182/71, artikel 3.4) är nationell praxis: en betalning däremellan är en varning. Dagarna i "
        + "ett bidragskontrakt är kalenderdagar och flyttas inte, vilket är vår tolkning."
    ),
    passes: [
      Example(
        Wording(
          "71 days after receipt, 15 of them interrupted",
          sv: "71 dagar efter mottagandet, varav 15 med avbruten frist"), in: .languageCoursesPaid,
        on: "2027-12-01"),
      Example(
        Wording(
          "on the 80th day, 15 days of interruption left out",
          sv: "på den 80:e dagen, 15 dagars avbrott borträknade"), in: .languageCoursesPaid,
        .payment(paid("2027-06-30"), paid("2027-07-24")), on: "2027-12-01"),
      Example(
        Wording(
          "not paid on the 59th day, and paid after it",
          sv: "inte betald på den 59:e dagen, och betald efter den"), in: .languageCoursesPaid,
        on: "2026-04-02"),
      Example(
        Wording("not paid on the 59th day", sv: "inte betald på den 59:e dagen"),
        in: .languageCoursesClaimed, on: "2026-04-02"),
      Example(
        Wording(
          "not paid on the 59th day, 15 days of interruption left out",
          sv: "inte betald på den 59:e dagen, 15 dagars avbrott borträknade"),
        in: .languageCoursesPaid, .payment(paidLine, ""), on: "2027-07-03"),
      Example(
        Wording("interrupted, and not resumed", sv: "avbruten, och inte återupptagen"),
        in: .languageCoursesPaid,
        .payment("    <lastDay>2027-05-24</lastDay>\n", ""), .payment(paidLine, ""),
        on: "2027-12-01"),
      Example(
        Wording(
          "in two parts, the last on the 80th day", sv: "i två delar, den sista på den 80:e dagen"),
        in: .languageCoursesPaid, .endOfTwoParts, .restIsDue, .firstPart,
        .payment(whole, "<amountPaid>74897.08</amountPaid>"),
        .payment(paid("2027-06-30"), paid("2027-07-24")), on: "2027-12-01"),
      Example(
        Wording("refused in full", sv: "avslagen i sin helhet"), in: .languageCoursesPaid,
        .payment("<amountDue>174897.08</amountDue>", "<amountDue>0.00</amountDue>"),
        .payment("  " + whole + "\n", ""), .payment(paidLine, ""), on: "2027-12-01"),
      Example(
        Wording(
          "refused in full after the 80th day: no amount is due, and no time to pay it",
          sv:
            "avslagen i sin helhet efter den 80:e dagen: inget belopp ska betalas, och ingen tid löper"
        ),
        in: .languageCoursesPaid,
        .payment("<amountDue>174897.08</amountDue>", "<amountDue>0.00</amountDue>"),
        .payment("<decided>2027-06-24</decided>", "<decided>2027-11-24</decided>"),
        .payment("  " + whole + "\n", ""), .payment(paidLine, ""), on: "2027-12-01"),
      Example(
        Wording("a grant contract: on the 90th day", sv: "ett bidragskontrakt: på den 90:e dagen"),
        in: .dear,
        .payment(
          "<claimReceived>2018-12-10</claimReceived>", "<claimReceived>2018-12-01</claimReceived>")),
    ],
    fails: [
      Example(
        Wording("not paid on the 60th day", sv: "inte betald på den 60:e dagen"),
        in: .languageCoursesClaimed,
        .report("<claim ", "↓<claim "), on: "2026-04-03"),
      Example(
        Wording("not paid on the 80th day", sv: "inte betald på den 80:e dagen"),
        in: .languageCoursesClaimed,
        .report("<claim ", "↓<claim "), on: "2026-04-23"),
      Example(
        Wording("not paid on the 81st day", sv: "inte betald på den 81:a dagen"),
        in: .languageCoursesClaimed,
        .report("<claim ", "↓<claim "), on: "2026-04-24"),
      Example(
        Wording(
          "not paid on the 60th day, 15 days of interruption left out",
          sv: "inte betald på den 60:e dagen, 15 dagars avbrott borträknade"),
        in: .languageCoursesPaid, .report("<claim ", "↓<claim "), .payment(paidLine, ""),
        on: "2027-07-04"),
      Example(
        Wording("paid on the 81st day", sv: "betald på den 81:a dagen"), in: .languageCoursesPaid,
        .payment(interruption, ""),
        .payment(paid("2027-06-30"), "↓" + paid("2027-07-10")), on: "2027-12-01"),
      Example(
        Wording(
          "on the second working day after an 80th day that is a Saturday",
          sv: "på andra arbetsdagen efter en 80:e dag som är en lördag"), in: .languageCoursesPaid,
        .payment(paid("2027-06-30"), "↓" + paid("2027-07-27")), on: "2027-12-01"),
      Example(
        Wording(
          "on the Monday after an 80th day that is a Saturday",
          sv: "på måndagen efter en 80:e dag som är en lördag"), in: .languageCoursesPaid,
        .payment(paid("2027-06-30"), "↓" + paid("2027-07-26")), on: "2027-12-01"),
      Example(
        Wording(
          "not paid on the 81st day, and paid after it",
          sv: "inte betald på den 81:a dagen, och betald efter den"), in: .languageCoursesPaid,
        .report("<claim ", "↓<claim "), on: "2026-04-24"),
      Example(
        Wording(
          "in two parts, one öre short when the time is past",
          sv: "i två delar, ett öre för lite när tiden har gått ut"),
        in: .languageCoursesPaid, .report("<claim ", "↓<claim "), .endOfTwoParts, .restIsDue,
        .firstPart,
        .payment(whole, "<amountPaid>74897.07</amountPaid>"), on: "2027-07-27"),
      Example(
        Wording(
          "in two parts, the last too late", sv: "i två delar, den sista för sent"),
        in: .languageCoursesPaid, .endOfTwoParts, .restIsDue, .firstPart,
        .payment(whole, "<amountPaid>74897.08</amountPaid>"),
        .payment(paid("2027-06-30"), "↓" + paid("2027-07-27")), on: "2027-12-01"),
      Example(
        Wording("a grant contract: on the 91st day", sv: "ett bidragskontrakt: på den 91:a dagen"),
        in: .dear,
        .payment(
          "<claimReceived>2018-12-10</claimReceived>", "<claimReceived>2018-11-30</claimReceived>"),
        .payment("<paid>2019-03-01</paid>", "↓<paid>2019-03-01</paid>")),
      Example(
        Wording(
          "a grant contract: on the Monday after a 90th day that is a Sunday",
          sv: "ett bidragskontrakt: på måndagen efter en 90:e dag som är en söndag"),
        in: .dear,
        .payment(
          "<claimReceived>2018-12-10</claimReceived>", "<claimReceived>2018-12-03</claimReceived>"),
        .payment("<paid>2019-03-01</paid>", "↓<paid>2019-03-04</paid>")),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)],
    notRun: [
      Example(
        Wording(
          "a later version of the report, whose first has not come",
          sv: "en senare version av rapporten, vars första inte har kommit in"),
        in: .languageCoursesClaimed,
        .report("version=\"1\" issued=\"2027-03-24\"", "version=\"2\" issued=\"2027-03-24\""))
    ])

  static let days = Parameter<Int>("payment.days")

  private static let noticeDay = Parameter<Int>("payment.noticeDay")

  /// How long before the last of 80 days the 60th is.
  private static let daysOfNotice = 20

  private static func paid(_ day: String) -> String { "<paid>\(day)</paid>" }

  private static let interruption = """
      <interruption>
        <firstDay>2027-05-10</firstDay>
        <lastDay>2027-05-24</lastDay>
        <reason xml:lang="sv">Tidredovisningen för december saknas.</reason>
      </interruption>

    """

  private static let paidLine = "  " + paid("2027-06-30") + "\n"

  private static let whole = "<amountPaid>174897.08</amountPaid>"

  func check(_ project: Project, in context: Context) throws -> Outcome {
    .each(try project.answeredClaimsOrSilent(in: context), at: { $0.claim.spot }) {
      try failure(of: $0, in: context)
    }
  }

  /// What is wrong with the time of one claim, by the law of the day it was received.
  private func failure(of claim: AnsweredClaim, in context: Context) throws -> Failure? {
    guard claim.isReceiptKnown else { throw Self.withoutFirstVersion(claim.report) }
    let rulebook = context.rulebook
    let days = try rulebook.parameter(Self.days, on: claim.received).orUndecided()
    let time = try claim.time(days: days.value)
    if let settled = try claim.settled() {
      // Where nothing is due to be paid, as of a claim that is refused, there is no time to pay it in.
      guard try claim.due()?.isZero != true else { return nil }
      try context.show(claim, time, on: settled.day, isPaid: true, law: days.law)
      return try late(claim, time, paid: settled, days.law)
    }
    try context.show(claim, time, on: context.day, isPaid: false, law: days.law)
    let notice = try rulebook.parameter(Self.noticeDay, on: claim.received).orUndecided()
    // Where the time has been made so short that the day of notice would never come, it comes as long before
    // the last day as it does in the law's own time.
    let from = notice.value < days.value ? notice.value : max(0, days.value - Self.daysOfNotice)
    return try waiting(claim, time, from: from, on: context.day, days.law)
  }

  /// What was paid in full, but too late.
  private func late(
    _ claim: AnsweredClaim, _ time: PaymentTime, paid: (day: Day, paper: DocumentHeader),
    _ law: [Citation]
  ) throws -> Failure? {
    let limit = try time.limit(on: paid.day)
    guard Deadline.isPast(limit.strict, on: paid.day) else { return nil }
    return Failure(
      at: paid.paper.spot.child("paid"),
      Wording(
        "the claim was received on \(time.received) and paid on \(paid.day); the last day was "
          + "\(words(limit))",
        sv: "ansökan om utbetalning kom in \(time.received) och betalades \(paid.day); sista dagen "
          + "var \(words(limit))"),
      fix: Wording(
        "correct the days if they are wrong, and record any interruption that stopped the time",
        sv: "rätta dagarna om de är fel, och registrera avbrott som stoppat tiden"),
      law: law, severity: Deadline.isPast(limit.rolled, on: paid.day) ? nil : .warning)
  }

  /// What is not paid, or not in full: announced from a day of the time on, and late after its last.
  private func waiting(
    _ claim: AnsweredClaim, _ time: PaymentTime, from notice: Int, on day: Day, _ law: [Citation]
  ) throws -> Failure? {
    let limit = try time.limit(on: day)
    let state = try state(of: claim)
    if Deadline.isPast(limit.strict, on: day) {
      return Failure(
        at: claim.claim.spot,
        Wording(
          "the claim was received on \(time.received) and is \(state); the last day was "
            + "\(words(limit))",
          sv: "ansökan om utbetalning kom in \(time.received) och är \(state); sista dagen var "
            + "\(words(limit))"),
        fix: Wording(
          "pay the claim, or record the interruption that stopped the time",
          sv: "betala ut, eller registrera det avbrott som stoppade tiden"),
        law: law, severity: Deadline.isPast(limit.rolled, on: day) ? nil : .warning)
    }
    let number = time.number(of: day)
    guard number >= notice, !time.isStopped(on: day) else { return nil }
    return Failure(
      at: claim.claim.spot,
      Wording(
        "the claim was received on \(time.received) and is \(state) on day \(number) of "
          + "\(time.days); the last day is \(words(limit))",
        sv: "ansökan om utbetalning kom in \(time.received) och är \(state) på dag \(number) av "
          + "\(time.days); sista dagen är \(words(limit))"),
      fix: Wording(
        "pay the claim by then, or interrupt the time if information is missing",
        sv: "betala ut senast då, eller avbryt tiden om uppgifter saknas"),
      law: law, severity: .warning)
  }

  private func state(of claim: AnsweredClaim) throws -> Wording {
    guard let due = try claim.due() else { return Wording("not paid", sv: "inte betald") }
    let paid = try claim.paid(in: due.currency)
    return paid.isZero
      ? Wording("not paid", sv: "inte betald")
      : Wording("paid with \(paid) of \(due)", sv: "betald med \(paid) av \(due)")
  }

  private func words(_ limit: TimeLimit) -> Wording {
    limit.strict == limit.rolled
      ? limit.strict.wording
      : Wording(
        "\(limit.strict), or \(limit.rolled) if it moves to a working day",
        sv: "\(limit.strict), eller \(limit.rolled) om den flyttas till en arbetsdag")
  }

  private static func withoutFirstVersion(_ report: Report) -> Undecided {
    .notRun(
      Wording(
        "the portfolio holds version \(report.header.number) of the report, and not the first, "
          + "whose day of receipt counts",
        sv:
          "portföljen har version \(report.header.number) av rapporten, men inte den första, vars "
          + "mottagningsdag räknas"),
      fix: Wording(
        "import the first version, with --received and the day it came in",
        sv: "importera den första versionen, med --received och den dag den kom in"),
      at: report.spot)
  }
}
