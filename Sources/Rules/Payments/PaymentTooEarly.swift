import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A payment is decided and made when there is something to pay for: after the grant, and on a claim
/// after it was received and its costs were incurred and paid.
struct PaymentTooEarly: ProjectRule {
  static let card = RuleCard(
    id: "P207", name: "payment-too-early",
    title: Wording("Payment too early", sv: "Utbetalning för tidigt"),
    summary: Wording(
      "A payment is decided on the day of the grant or later, and paid on the day it is decided or "
        + "later. A payment on a claim is decided when the claim has been received, and no cost of the "
        + "claim was incurred, delivered or paid after that.",
      sv:
        "En utbetalning beslutas tidigast samma dag som stödet, och betalas tidigast samma dag som "
        + "den beslutas. En utbetalning på en ansökan beslutas när ansökan har kommit in, och ingen "
        + "kostnad i ansökan har uppkommit, levererats eller betalats senare än så."),
    severity: .error,
    law: [
      Act.cpr.article("74", "1", "b"), Act.cpr.article("73", "3"),
      Act.cpr.annex("XVII", .field("19")), Act.cpr.annex("XVII", .field("70")),
      Act.cpr.annex("XVII", .field("71")),
    ], lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU60", "EU62"],
    why: Wording(
      "What is paid before there is a grant, a claim and a cost is paid for nothing; an auditor "
        + "compares the days.",
      sv: "Det som betalas innan det finns ett beslut, en ansökan och en kostnad betalas för "
        + "ingenting; en revisor jämför dagarna."),
    doubt: Wording(
      "The annex asks for the days, and Article 74 counts the time to pay from the claim; that the "
        + "days come in this order is our reading. A day of receipt that only the portfolio keeps may "
        + "be that of a late import, so a payment before it is a warning. Advances need a grant and no "
        + "claim.",
      sv:
        "Bilagan frågar efter dagarna, och artikel 74 räknar tiden för betalning från ansökan; att "
        + "dagarna kommer i den ordningen är vår tolkning. En mottagningsdag som bara portföljen "
        + "anger kan vara en sen import, så en utbetalning före den är en varning. Förskott kräver "
        + "ett beslut om stöd men ingen ansökan."),
    passes: [
      Example(
        Wording("two months after the claim", sv: "två månader efter ansökan"),
        in: .languageCoursesPaid),
      Example(
        Wording(
          "an advance decided and paid on the day of the grant",
          sv: "ett förskott beslutat och betalat samma dag som stödet"),
        in: .languageCoursesPaid,
        .advance("<decided>2026-09-10", "<decided>2026-05-28"),
        .advance("<paid>2026-09-17", "<paid>2026-05-28")),
      Example(
        Wording("on the day the claim was received", sv: "samma dag som ansökan kom in"),
        in: .languageCoursesPaid, received("2027-06-24")),
      Example(
        Wording(
          "on the last day of a cost, which was paid then",
          sv: "samma dag som en kostnad uppkom och betalades"),
        in: .languageCoursesPaid, cost("2027-06-24", "2027-06-24")),
      Example(
        Wording(
          "on the day the portfolio received the claim",
          sv: "samma dag som portföljen tog emot ansökan"),
        in: .languageCoursesPaid, receivedNotStated, received: "2027-06-24"),
      Example(
        Wording(
          "2014–2020: on the day the claim was received",
          sv: "2014–2020: samma dag som ansökan kom in"),
        in: .legacy,
        .payment(
          "<decided>2021-05-18</decided>",
          """
          <claimReceived>2021-05-18</claimReceived>
              <decided>2021-05-18</decided>
          """),
        received: "2018-10-01"),
    ],
    fails: [
      Example(
        Wording(
          "an advance decided the day before the grant",
          sv: "ett förskott beslutat dagen före stödet"),
        in: .languageCoursesPaid,
        .advance("<decided>2026-09-10", "↓<decided>2026-05-27")),
      Example(
        Wording(
          "an advance paid the day before the grant, and decided on no stated day",
          sv: "ett förskott betalat dagen före stödet, utan angivet beslut"),
        in: .languageCoursesPaid,
        .advance("  <decided>2026-09-10</decided>\n", ""),
        .advance("<paid>2026-09-17", "↓<paid>2026-05-27")),
      Example(
        Wording("paid the day before it was decided", sv: "betald dagen före beslutet"),
        in: .languageCoursesPaid,
        .payment("<paid>2027-06-30", "↓<paid>2027-06-23")),
      Example(
        Wording(
          "decided the day before the claim was received",
          sv: "beslutad dagen innan ansökan kom in"),
        in: .languageCoursesPaid, received("2027-06-25", mark: "↓")),
      Example(
        Wording(
          "decided the day before the portfolio received the claim",
          sv: "beslutad dagen innan portföljen tog emot ansökan"),
        in: .languageCoursesPaid, receivedNotStated,
        .payment("<decided>", "↓<decided>"), received: "2027-06-25"),
      Example(
        Wording(
          "decided the day before a cost was incurred", sv: "beslutad dagen innan en kostnad uppkom"
        ),
        in: .languageCoursesPaid, cost("2027-06-25", "2027-06-24"),
        .payment("<decided>", "↓<decided>")),
      Example(
        Wording(
          "decided the day before a cost was paid", sv: "beslutad dagen innan en kostnad betalades"),
        in: .languageCoursesPaid, cost("2027-06-24", "2027-06-25"),
        .payment("<decided>", "↓<decided>")),
      Example(
        Wording("an advance on a rejected application", sv: "ett förskott på en avslagen ansökan"),
        in: .languageCoursesPaid, .without(.payment),
        .decision("outcome=\"approval\"", "outcome=\"rejection\""),
        .advance("<decided>", "↓<decided>")),
      Example(
        Wording(
          "2014–2020: decided the day before the claim was received",
          sv: "2014–2020: beslutad dagen innan ansökan kom in"),
        in: .legacy,
        .payment(
          "<decided>2021-05-18</decided>",
          """
          ↓<claimReceived>2021-05-19</claimReceived>
              <decided>2021-05-18</decided>
          """),
        received: "2018-10-01"),
    ],
    silent: [
      Example(Wording("nothing paid", sv: "inget utbetalat"), in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording("the decision has not come", sv: "beslutet har inte kommit in"),
        in: .languageCoursesPaid, .without(.decision)),
      Example(
        Wording("the report has not come", sv: "rapporten har inte kommit in"),
        in: .languageCoursesPaid, .without(.report)),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let payments = try project.outgoingOrSilent().filter { $0.firstDay != nil }
    guard !payments.isEmpty else {
      throw Undecided.silent(
        Wording("no payment states its day", sv: "ingen utbetalning anger sin dag"))
    }
    return .together(
      { .of(payments.compactMap(Self.paidBeforeDecided)) },
      { try Self.beforeGrant(payments, in: project) },
      { try Self.beforeClaim(payments, in: project) })
  }

  private static func paidBeforeDecided(_ payment: Payment) -> Failure? {
    guard let decided = payment.decided, let paid = payment.paid, paid < decided else { return nil }
    return Failure(
      at: payment.spot.child("paid"),
      Wording(
        "\(payment.words) was paid on \(paid), and decided on \(decided)",
        sv: "\(payment.words) betalades \(paid) och beslutades \(decided)"),
      fix: Self.fix,
      notes: [
        Failure.Note(
          Wording("it was decided on \(decided)", sv: "den beslutades \(decided)"),
          at: payment.spot.child("decided"))
      ])
  }

  // MARK: The grant

  private static func beforeGrant(_ payments: [Payment], in project: Project) throws -> Outcome {
    guard let decision = project.approval ?? project.decisions.first,
      decision.outcome != .amendment
    else {
      throw Undecided.notRun(
        Wording(
          "the decision on the grant has not arrived",
          sv: "beslutet om stöd har inte kommit in"),
        fix: Wording("import the decision", sv: "importera beslutet"))
    }
    return .of(
      payments.compactMap { payment in
        guard let first = payment.firstDay else { return nil }
        guard decision.outcome.grants else {
          return failure(
            payment, first.element,
            Wording(
              "\(payment.words) is of \(first.day), and no decision grants support",
              sv: "\(payment.words) är av den \(first.day), och inget beslut beviljar stöd"),
            note: Wording("the decision", sv: "beslutet"), decision.spot.attribute("outcome"))
        }
        guard first.day < decision.decided else { return nil }
        return failure(
          payment, first.element,
          Wording(
            "\(payment.words) is of \(first.day); the grant was decided on \(decision.decided)",
            sv: "\(payment.words) är av den \(first.day); stödet beviljades \(decision.decided)"),
          note: Wording("the grant was decided here", sv: "stödet beviljades här"),
          decision.spot.child("decided"))
      })
  }

  // MARK: The claim

  private static func beforeClaim(_ payments: [Payment], in project: Project) throws -> Outcome {
    let answers = payments.filter { $0.report != nil && $0.kind != .advance }
    guard !answers.isEmpty else { return .passes }
    var failures: [Failure] = []
    var missing: Reference?
    for payment in answers {
      guard let reference = payment.report, let first = payment.firstDay else { continue }
      let report = project.report(reference)
      if let received = payment.claimReceived ?? report?.received, first.day < received {
        failures.append(beforeReceipt(payment, first, received, report))
      }
      guard let report else {
        missing = missing ?? reference
        continue
      }
      if let claim = report.claim, let late = latest(in: claim), late.day > first.day {
        failures.append(beforeCost(payment, first, late))
      }
    }
    guard failures.isEmpty, let missing else { return .of(failures) }
    return .notRun(
      Wording(
        "the report \(missing.id) has not arrived", sv: "rapporten \(missing.id) har inte kommit in"
      ),
      fix: Wording("import the report", sv: "importera rapporten"))
  }

  private static func beforeReceipt(
    _ payment: Payment, _ first: (day: Day, element: String), _ received: Day, _ report: Report?
  ) -> Failure {
    let isStated = payment.claimReceived != nil
    let spot = isStated ? payment.spot.child("claimReceived") : report?.spot
    return Failure(
      at: payment.spot.child(isStated ? "claimReceived" : first.element),
      Wording(
        "\(payment.words) is of \(first.day); the claim was received on \(received)",
        sv: "\(payment.words) är av den \(first.day); ansökan kom in \(received)"),
      fix: isStated
        ? fix
        : Wording(
          "state the day the claim was received in claimReceived, or correct the day of the payment",
          sv: "ange dagen då ansökan kom in i claimReceived, eller rätta utbetalningens dag"),
      notes: spot.map {
        [
          Failure.Note(
            Wording(
              "the claim was received on \(received)", sv: "ansökan kom in \(received)"), at: $0)
        ]
      } ?? [], severity: isStated ? nil : .warning)
  }

  /// The latest day of a claim's costs: when one was incurred, delivered or, if it is a real one, paid.
  private static func latest(in claim: Claim) -> Late? {
    claim.lines.flatMap { line in
      [
        line.firstDay.map { Late(line: line, element: "firstDay", day: $0) },
        line.lastDay.map { Late(line: line, element: "lastDay", day: $0) },
        line.delivered.map { Late(line: line, element: "delivered", day: $0) },
        line.isPaidCost ? line.paid.map { Late(line: line, element: "paid", day: $0) } : nil,
      ].compactMap(\.self)
    }.max { $0.day < $1.day }
  }

  /// A day of a line of a claim.
  private struct Late {
    let line: ExpenditureLine
    let element: String
    let day: Day

    var what: Wording {
      switch element {
      case "delivered": Wording("was delivered", sv: "levererades")
      case "paid": Wording("was paid", sv: "betalades")
      default: Wording("was incurred", sv: "uppkom")
      }
    }
  }

  private static func beforeCost(
    _ payment: Payment, _ first: (day: Day, element: String), _ late: Late
  ) -> Failure {
    failure(
      payment, first.element,
      Wording(
        "\(payment.words) is of \(first.day); \(late.line.words) of the claim \(late.what) on "
          + "\(late.day)",
        sv: "\(payment.words) är av den \(first.day); \(late.line.words) i ansökan \(late.what) "
          + "\(late.day)"),
      note: late.line.words, late.line.spot.child(late.element))
  }

  private static func failure(
    _ payment: Payment, _ element: String, _ message: Wording, note: Wording, _ spot: Spot
  ) -> Failure {
    Failure(
      at: payment.spot.child(element), message, fix: fix,
      notes: [Failure.Note(note, at: spot)])
  }

  private static let fix = Wording(
    "correct the day that is wrong, or withdraw the payment",
    sv: "rätta den dag som är fel, eller återkalla utbetalningen")

  // MARK: Texts of the examples

  private static func received(_ day: String, mark: String = "") -> Example.Edit {
    .payment("<claimReceived>2027-04-20", "\(mark)<claimReceived>\(day)")
  }

  private static let receivedNotStated = Example.Edit.payment(
    "  <claimReceived>2027-04-20</claimReceived>\n", "")

  private static func cost(_ last: String, _ paid: String) -> Example.Edit {
    .report(
      "<lastDay>2026-12-31</lastDay>\n      <paid>2026-12-23</paid>\n"
        + "      <registered>2026-12-23</registered>\n      <amount>239069.60",
      "<lastDay>\(last)</lastDay>\n      <paid>\(paid)</paid>\n"
        + "      <registered>2026-12-23</registered>\n      <amount>239069.60")
  }
}
