import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is claimed over the whole project is at most the eligible cost that was approved.
struct ClaimAboveApprovedCost: ProjectRule {
  static let card = RuleCard(
    id: "P106", name: "claim-above-approved-cost",
    title: Wording(
      "Claims above the approved cost", sv: "Begärt belopp överstiger beviljad kostnad"),
    summary: Wording(
      "The claims of a project together, less what was not accepted of them, are at most the "
        + "eligible cost of the decision in force.",
      sv:
        "Projektets ansökningar om utbetalning är tillsammans, utom det som inte godtagits, högst "
        + "den stödberättigande kostnaden i det beslut som gäller."),
    severity: .error,
    law: [Act.cpr.annex("XVII", .field("56")), Act.cpr.annex("XVII", .field("72"))],
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU77"],
    why: Wording(
      "Nothing is payable beyond the cost that was approved, however real it is.",
      sv: "Inget ersätts utöver den kostnad som beviljats, hur verklig den än är."),
    doubt: Wording(
      "The fields ask for both amounts; that the one bounds the other is logic. A claim that has been "
        + "answered counts with what was accepted.",
      sv:
        "Fälten avser båda beloppen; att det ena begränsar det andra är logik. En besvarad ansökan "
        + "räknas med det som godtagits."),
    passes: [
      Example(Wording("far below it", sv: "långt under den"), in: .languageCoursesClaimed),
      Example(
        Wording("the whole of it, to the öre", sv: "hela kostnaden, på öret"),
        in: .languageCoursesClaimed,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1577151.52</eligibleCost>")),
      Example(
        Wording("above it by what was not accepted", sv: "över den med det som inte godtogs"),
        in: .languageCoursesPaid,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1566529.44</eligibleCost>")),
      Example(
        Wording("2014–2020: the whole of it, to the öre", sv: "2014–2020: hela kostnaden, på öret"),
        in: .legacy,
        .decision(
          "<eligibleCost>2000000.00</eligibleCost>", "<eligibleCost>1800000.00</eligibleCost>")),
    ],
    fails: [
      Example(
        Wording("one öre above it", sv: "ett öre över den"), in: .languageCoursesClaimed,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1577151.51</eligibleCost>"),
        .report("<eligibleCost>1577151.52", "↓<eligibleCost>1577151.52")),
      Example(
        Wording("one öre above it after the deduction", sv: "ett öre över den efter avdraget"),
        in: .languageCoursesPaid,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>1566529.43</eligibleCost>"),
        .report("<eligibleCost>1577151.52", "↓<eligibleCost>1577151.52")),
      Example(
        Wording(
          "one öre above it, after a claim in another currency",
          sv: "ett öre över den, efter en ansökan i en annan valuta"), in: .languageCoursesClaimed,
        .decision(
          "<eligibleCost>6716920.00</eligibleCost>", "<eligibleCost>100.00</eligibleCost>"),
        .report("currency=\"SEK\" kind", "currency=\"NOK\" kind"), .beforeSecondClaim,
        .secondClaim(
          """
              ↓<eligibleCost>100.01</eligibleCost>
              <unionContribution>75.00</unionContribution>
          """)),
      Example(
        Wording("2014–2020: one öre above it", sv: "2014–2020: ett öre över den"),
        in: .legacy,
        .decision(
          "<eligibleCost>2000000.00</eligibleCost>", "<eligibleCost>1799999.99</eligibleCost>"),
        .report(
          "<eligibleCost>1800000.00</eligibleCost>", "↓<eligibleCost>1800000.00</eligibleCost>")),
    ],
    silent: [
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
      Example(
        Wording(
          "a claim in another currency than the decision",
          sv: "en ansökan om utbetalning i en annan valuta än beslutet"),
        in: .languageCoursesClaimed,
        .report("currency=\"SEK\" kind", "currency=\"NOK\" kind")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    guard let grant = project.grant(on: context.day) else {
      throw Undecided.silent(
        Wording(
          "no grant is in force on \(context.day)", sv: "inget stödbeslut gäller \(context.day)"))
    }
    let approved = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    var counted = Counted(approved.eligibleCost.currency)
    // What is in another currency is not counted: the others may be above the cost without it.
    var uncounted: Undecided?
    for period in claims {
      let other = period.inOtherCurrency(than: approved.eligibleCost.currency, in: project)
      guard other == nil else {
        uncounted = uncounted ?? other
        continue
      }
      let answers = project.answers(to: period.report).filter { $0.eligibleExpenditure != nil }
      let amount = try counted.add(period.claim, answers)
      context.shown(
        amount,
        answers.isEmpty
          ? Wording(
            "claimed in \(period.report.header.id)", sv: "begärt i \(period.report.header.id)")
          : Wording(
            "accepted of \(period.report.header.id)", sv: "godtaget av \(period.report.header.id)"),
        at: period.claim.spot.child("eligibleCost"))
      let sum = context.shown(
        try counted.sum(), Wording("in all so far", sv: "sammanlagt hittills"))
      guard
        try context.isAtMost(
          sum, approved.eligibleCost,
          Wording("the approved cost", sv: "den beviljade kostnaden"),
          at: approved.spot.child("eligibleCost"))
      else {
        return .fails([try failure(period.claim, answers, counted, approved, grant)])
      }
    }
    if let uncounted { throw uncounted }
    return .passes
  }

  /// What counts of the claims so far: of one that has been answered what was accepted.
  private struct Counted {
    private(set) var claimed: Money
    private(set) var accepted: Money
    /// The payments that accept something of them.
    private(set) var answers: [Payment] = []

    init(_ currency: Currency) {
      claimed = .zero(currency)
      accepted = .zero(currency)
    }

    /// Adds a claim, and returns what counts of it.
    mutating func add(
      _ claim: Claim, _ answers: [Payment]
    ) throws(ArithmeticError) -> Money {
      guard !answers.isEmpty else {
        claimed = try claimed.adding(claim.eligibleCost)
        return claim.eligibleCost
      }
      let amount = try Money.sum(answers.compactMap { $0.eligibleExpenditure }, in: claim.currency)
      accepted = try accepted.adding(amount)
      self.answers += answers
      return amount
    }

    func sum() throws(ArithmeticError) -> Money { try claimed.adding(accepted) }

    /// What the sum is of.
    func words() throws(ArithmeticError) -> Wording {
      let sum = try sum()
      if accepted.isZero {
        return Wording("\(sum) is claimed in all", sv: "begärs sammanlagt \(sum)")
      }
      if claimed.isZero {
        return Wording("\(sum) is accepted in all", sv: "godtas sammanlagt \(sum)")
      }
      return Wording(
        "\(sum) counts in all, \(accepted) accepted and \(claimed) claimed",
        sv: "räknas sammanlagt \(sum), varav \(accepted) godtagits och \(claimed) begärts")
    }
  }

  private func failure(
    _ claim: Claim, _ answers: [Payment], _ counted: Counted, _ approved: Budget, _ grant: Decision
  ) throws -> Failure {
    let words = try counted.words()
    // What of this claim is too much is in the sum.
    let asked =
      try answers.isEmpty
      ? claim.eligibleCost
      : Money.sum(answers.compactMap { $0.eligibleExpenditure }, in: claim.currency)
    let left = try approved.eligibleCost.subtracting(counted.sum().subtracting(asked))
    let most = left.isNegative ? Money.zero(left.currency) : left
    return Failure(
      at: claim.spot.child("eligibleCost"),
      Wording(
        "with this claim \(words); the approved cost is \(approved.eligibleCost)",
        sv: "med denna ansökan \(words); den beviljade kostnaden är \(approved.eligibleCost)"),
      fix: answers.isEmpty
        ? Wording(
          "claim at most \(most), what is left of the approved cost, or apply for an amended decision",
          sv:
            "begär högst \(most), som är kvar av den beviljade kostnaden, eller sök ändring av beslutet"
        )
        : Wording(
          "correct the payment so that at most \(most) of the claim is accepted, or withdraw it, or amend "
            + "the decision",
          sv:
            "rätta utbetalningen så att högst \(most) av ansökan godtas, eller återkalla den, eller ändra "
            + "beslutet"),
      notes: counted.answers.compactMap { payment in
        payment.eligibleExpenditure.map {
          Failure.Note(
            Wording("\($0) is accepted here", sv: "här godtas \($0)"),
            at: payment.spot.child("eligibleExpenditure"))
        }
      } + [
        Failure.Note(
          Wording("the approved cost", sv: "den beviljade kostnaden"),
          at: (grant.budget ?? approved).spot.child("eligibleCost"))
      ])
  }
}
