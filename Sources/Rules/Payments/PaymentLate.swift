import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A claim is paid within 80 days of its receipt, days of interruption left out.
struct PaymentLate: ProjectRule {
  static let card = RuleCard(
    id: "P201", name: "payment-late",
    title: Wording("Late payment", sv: "Sen utbetalning"),
    summary: Wording(
      "The beneficiary is paid within 80 days of the day the claim was received; the days on which "
        + "the time was interrupted do not count.",
      sv:
        "Stödmottagaren får betalt inom 80 dagar från den dag ansökan om utbetalning kom in; dagar "
        + "då tiden varit avbruten räknas inte."),
    severity: .error, law: [Act.cpr.article("74", "1", "b")], lawDay: .always,
    catalogue: ["EU60"], parameters: [days.name],
    why: Wording(
      "Projects pay wages every month; the Regulation gives the authority a time, and the beneficiary "
        + "the right to it.",
      sv:
        "Projekt betalar löner varje månad; förordningen ger myndigheten en tid och stödmottagaren "
        + "rätt till den."),
    doubt: Wording(
      "The time runs subject to available funds. Whether a last day on a weekend or holiday moves to "
        + "the next working day (Regulation (EEC, Euratom) No 1182/71, Article 3(4)) is national "
        + "practice: a payment in between is a warning.",
      sv:
        "Tiden gäller med förbehåll för tillgängliga medel. Om en sista dag på en helg eller helgdag "
        + "flyttas till nästa arbetsdag (förordning (EEG, Euratom) nr 1182/71, artikel 3.4) är "
        + "nationell praxis: en betalning däremellan är en varning."),
    passes: [
      Example(
        Wording(
          "71 days after receipt, 15 of them interrupted",
          sv: "71 dagar efter mottagandet, varav 15 med avbruten frist"), in: .languageCoursesPaid),
      Example(
        Wording(
          "on the 80th day, 15 days of interruption left out",
          sv: "på den 80:e dagen, 15 dagars avbrott borträknade"), in: .languageCoursesPaid,
        .payment(paid("2027-06-30"), paid("2027-07-24"))),
      Example(
        Wording("not due yet", sv: "ännu inte förfallen"), in: .languageCoursesClaimed,
        on: "2026-04-23"),
      Example(
        Wording("interrupted, and not resumed", sv: "avbruten, och inte återupptagen"),
        in: .languageCoursesPaid,
        .payment("    <lastDay>2027-05-24</lastDay>\n", ""),
        .payment("  " + paid("2027-06-30") + "\n", ""), on: "2027-12-01"),
    ],
    fails: [
      Example(
        Wording("on the 81st day", sv: "på den 81:a dagen"), in: .languageCoursesPaid,
        .payment(interruption, ""),
        .payment(paid("2027-06-30"), "↓" + paid("2027-07-10"))),
      Example(
        Wording(
          "on the second working day after an 80th day that is a Saturday",
          sv: "på andra arbetsdagen efter en 80:e dag som är en lördag"), in: .languageCoursesPaid,
        .payment(paid("2027-06-30"), "↓" + paid("2027-07-27"))),
      Example(
        Wording(
          "on the Monday after an 80th day that is a Saturday",
          sv: "på måndagen efter en 80:e dag som är en lördag"), in: .languageCoursesPaid,
        .payment(paid("2027-06-30"), "↓" + paid("2027-07-26"))),
      Example(
        Wording("not paid on the 81st day", sv: "inte betald på den 81:a dagen"),
        in: .languageCoursesClaimed,
        .report("<claim ", "↓<claim "), on: "2026-04-24"),
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

  private static func paid(_ day: String) -> String { "<paid>\(day)</paid>" }

  private static let interruption = """
      <interruption>
        <firstDay>2027-05-10</firstDay>
        <lastDay>2027-05-24</lastDay>
        <reason xml:lang="sv">Tidredovisningen för december saknas.</reason>
      </interruption>

    """

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    let days = try context.rulebook.parameter(Self.days, on: context.day).orUndecided()
    return .of(
      try claims.compactMap { period in
        try failure(of: period, project.answers(to: period.report), days, on: context.day)
      })
  }

  private func failure(
    of period: ClaimedPeriod, _ answers: [Payment], _ days: Dated<Int>, on day: Day
  ) throws -> Failure? {
    let received = try received(period.report, answers)
    let paid = answers.compactMap(\.paid).max()
    // What was refused in full leaves nothing to pay.
    if paid == nil, let amount = answers.compactMap(\.amountDue).last, amount.isZero { return nil }
    guard
      let limit = try limit(after: received, days.value, answers.flatMap(\.interruptions))
    else { return nil }
    let counted = paid ?? day
    guard counted > limit.strict else { return nil }
    let isCertain = counted > limit.rolled
    let payment = answers.first { $0.paid == paid && paid != nil }
    return Failure(
      at: payment?.spot.child("paid") ?? period.claim.spot,
      message(received, paid, limit),
      fix: paid == nil
        ? Wording(
          "pay the claim, or record the interruption that stopped the time",
          sv: "betala ut, eller registrera det avbrott som stoppade tiden")
        : Wording(
          "correct the days if they are wrong, and record any interruption that stopped the time",
          sv: "rätta dagarna om de är fel, och registrera avbrott som stoppat tiden"),
      law: days.law, severity: isCertain ? nil : .warning)
  }

  private func message(_ received: Day, _ paid: Day?, _ limit: TimeLimit) -> Wording {
    let last =
      limit.strict == limit.rolled
      ? Wording("\(limit.strict)", sv: "\(limit.strict)")
      : Wording(
        "\(limit.strict), or \(limit.rolled) if it moves to a working day",
        sv: "\(limit.strict), eller \(limit.rolled) om den flyttas till en arbetsdag")
    guard let paid else {
      return Wording(
        "the claim was received on \(received) and is not paid; the last day was \(last)",
        sv: "ansökan om utbetalning kom in \(received) och är inte betald; sista dagen var \(last)")
    }
    return Wording(
      "the claim was received on \(received) and paid on \(paid); the last day was \(last)",
      sv: "ansökan om utbetalning kom in \(received) och betalades \(paid); sista dagen var \(last)"
    )
  }

  /// The day the time began: as the authority states it, else that of the first version of the report.
  private func received(_ report: Report, _ answers: [Payment]) throws(Undecided) -> Day {
    if let stated = answers.compactMap(\.claimReceived).min() { return stated }
    guard report.header.number == 1 || report.header.firstReceived != nil else {
      throw .notRun(
        Wording(
          "the portfolio holds version \(report.header.number) of the report, and not the first, "
            + "whose day of receipt counts",
          sv:
            "portföljen har version \(report.header.number) av rapporten, men inte den första, vars "
            + "mottagningsdag räknas"),
        fix: Wording(
          "import the first version, with --received and the day it came in",
          sv: "importera den första versionen, med --received och den dag den kom in"))
    }
    return report.received
  }

  /// The last day to pay, with the interrupted days left out; `nil` while the time stands still.
  private func limit(
    after received: Day, _ days: Int, _ interruptions: [Interruption]
  ) throws -> TimeLimit? {
    var length = days
    for interruption in interruptions.sorted(by: { $0.firstDay < $1.firstDay }) {
      let end = try received.adding(days: length)
      guard interruption.firstDay <= end else { break }
      guard let last = interruption.lastDay else { return nil }
      let first = max(interruption.firstDay, try received.adding(days: 1))
      length += max(0, Int(last.daysSince1970) - Int(first.daysSince1970) + 1)
    }
    return try Regulation1182(calendar: .sweden).limit(.days(length), after: received)
  }
}
