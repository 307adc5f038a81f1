import Findings
import Languages
import Portfolio
import Provenance
import Values

/// When the last payment has been decided, every advance has been settled or asked back.
struct AdvanceNotSettled: ProjectRule {
  static let card = RuleCard(
    id: "P211", name: "advance-not-settled",
    title: Wording("Advance not settled", sv: "Förskott inte avräknat"),
    summary: Wording(
      "When the last payment is decided, what was paid in advance has been settled against claims or asked back, to "
        + "the öre.",
      sv:
        "När slututbetalningen är beslutad har det som betalats i förskott räknats av mot ansökningar om utbetalning "
        + "eller återkrävts, på öret."),
    severity: .error, law: [Act.cpr.article("74", "1", "b"), Act.amifOrdinance.section("8")],
    lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["SE-CHECK-40"],
    why: Wording(
      "An advance without expenditure behind it is money that nobody has earned.",
      sv: "Ett förskott utan utgifter bakom sig är pengar som ingen har rätt till."),
    doubt: Wording(
      "No provision speaks of settling advances; it follows from paying for eligible expenditure alone.",
      sv:
        "Ingen bestämmelse talar om att räkna av förskott; det följer av att stöd betalas bara för "
        + "stödberättigande utgifter."),
    passes: [
      Example(
        Wording("settled in full with the last payment", sv: "helt avräknat med slututbetalningen"),
        in: .languageCoursesPaid, .payment("kind=\"interim\"", "kind=\"final\""),
        .payment("<amount>1000000.00", "<amount>2518845.00"))
    ],
    fails: [
      Example(
        Wording("one öre short", sv: "ett öre för lite"), in: .languageCoursesPaid,
        .payment("<payment xmlns", "↓<payment xmlns"),
        .payment("kind=\"interim\"", "kind=\"final\""),
        .payment("<amount>1000000.00", "<amount>2518844.99"))
    ],
    silent: [
      Example(
        Wording("the last payment is not decided", sv: "slututbetalningen är inte beslutad"),
        in: .languageCoursesPaid)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let last = project.payments.last(where: { $0.kind == .final }) else {
      throw Undecided.silent(
        Wording("the last payment is not decided", sv: "slututbetalningen är inte beslutad"))
    }
    let advances = project.payments.filter { $0.kind == .advance }
    guard !advances.isEmpty else {
      throw Undecided.silent(Wording("no advance was paid", sv: "inget förskott har betalats"))
    }
    for payment in project.payments {
      try Undecided.requireOne(
        payment.currency, of: payment.header.id, last.currency,
        Wording("the last payment", sv: "slututbetalningen"))
    }
    let (paid, rest) = try project.advances(in: last.currency)
    guard !rest.isZero, !rest.isNegative else { return .passes }
    return .fails([
      Failure(
        at: last.spot,
        Wording(
          "the last payment is decided, and \(rest) of \(paid) paid in advance is neither settled nor asked back",
          sv:
            "slututbetalningen är beslutad, och \(rest) av \(paid) som betalats i förskott är varken avräknat eller "
            + "återkrävt"),
        fix: Wording(
          "settle the rest against the last claim, or ask it back",
          sv: "räkna av resten mot den sista ansökan om utbetalning, eller återkräv den"),
        notes: advances.prefix(3).map {
          Failure.Note(Wording("an advance", sv: "ett förskott"), at: $0.spot)
        })
    ])
  }
}
