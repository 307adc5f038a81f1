import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What claims settle of an advance is at most the advance that was paid.
struct SettlementAboveAdvance: ProjectRule {
  static let card = RuleCard(
    id: "P208", name: "settlement-above-advance",
    title: Wording("Settlement above the advance", sv: "Avräkning över förskottet"),
    summary: Wording(
      "What the payments of a project settle of an advance is an advance of the project's, and at most "
        + "what was paid by it.",
      sv:
        "Det som projektets utbetalningar räknar av är ett förskott till projektet, och högst det "
        + "som betalats ut som förskott."),
    severity: .error, law: [Act.cpr.article("74", "1", "b")], lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU61"],
    why: Wording(
      "Settling more than was advanced deducts from what the beneficiary is due.",
      sv: "Att räkna av mer än förskottet är ett avdrag från det som stödmottagaren ska ha."),
    passes: [
      Example(
        Wording("part of the advance", sv: "en del av förskottet"), in: .languageCoursesPaid),
      Example(
        Wording("all of it, to the öre", sv: "hela, på öret"), in: .languageCoursesPaid,
        .payment("<amount>1000000.00", "<amount>2518845.00")),
    ],
    fails: [
      Example(
        Wording("one öre more than was advanced", sv: "ett öre mer än förskottet"),
        in: .languageCoursesPaid,
        .payment("<amount>1000000.00", "↓<amount>2518845.01")),
      Example(
        Wording(
          "a payment on a claim settled as if it were an advance",
          sv: "en utbetalning på en ansökan avräknad som om den vore ett förskott"),
        in: .languageCoursesPaid,
        .advance("kind=\"advance\"", "kind=\"interim\""),
        .payment("<settlement ", "↓<settlement ")),
    ],
    silent: [
      Example(
        Wording("no advance is settled", sv: "inget förskott räknas av"),
        in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording("the advance has not come", sv: "förskottet har inte kommit in"),
        in: .languageCoursesPaid, .without(.advance))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let settlements = project.payments.flatMap { $0.settlements }
    guard !settlements.isEmpty else {
      throw Undecided.silent(Wording("no advance is settled", sv: "inget förskott räknas av"))
    }
    var settled: [Reference: Money] = [:]
    return .each(settlements, at: { $0.spot }) { settlement in
      guard let advance = project.payment(settlement.advance) else {
        throw Undecided.notRun(
          Wording(
            "the advance \(settlement.advance.id) has not arrived",
            sv: "förskottet \(settlement.advance.id) har inte kommit in"),
          fix: Wording("import the advance", sv: "importera förskottet"))
      }
      guard advance.kind == .advance else { return noAdvance(settlement, advance) }
      try Undecided.requireOne(
        settlement.amount.currency, of: advance.header.id, advance.currency,
        Wording("the advance", sv: "förskottet"))
      let paid = advance.amountPaid ?? advance.amountDue ?? .zero(advance.currency)
      let before = settled[settlement.advance] ?? .zero(advance.currency)
      let sum = try before.adding(settlement.amount)
      settled[settlement.advance] = sum
      context.shown(
        settlement.amount, settlement.shownName(in: context.rulebook), at: settlement.spot)
      context.shown(sum, Wording("settled so far", sv: "avräknat hittills"))
      let isKept = try context.isAtMost(
        sum, paid, Wording("the advance", sv: "förskottet"), at: advance.spot)
      return isKept ? nil : above(settlement, sum, paid, advance)
    }
  }

  private func noAdvance(_ settlement: AdvanceSettlement, _ payment: Payment) -> Failure {
    Failure(
      at: settlement.spot,
      Wording(
        "\(payment.header.id) is settled as an advance, and is none",
        sv: "\(payment.header.id) räknas av som förskott och är inget"),
      fix: Wording(
        "name the advance that is settled", sv: "ange det förskott som räknas av"),
      notes: [
        Failure.Note(
          Wording("it is of another kind", sv: "den är av ett annat slag"),
          at: payment.spot.attribute("kind"))
      ])
  }

  private func above(
    _ settlement: AdvanceSettlement, _ sum: Money, _ paid: Money, _ advance: Payment
  ) -> Failure {
    Failure(
      at: settlement.spot.child("amount"),
      Wording(
        "\(sum) is settled of an advance of \(paid)",
        sv: "\(sum) räknas av mot ett förskott på \(paid)"),
      fix: Wording(
        "settle \(paid) or less of it in all", sv: "räkna av sammanlagt högst \(paid)"),
      notes: [
        Failure.Note(
          Wording("the advance", sv: "förskottet"),
          at: advance.spot.child(advance.amountPaid == nil ? "amountDue" : "amountPaid"))
      ])
  }
}
