import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is paid on a contract awarded directly stays below the limit of the procurement acts.
struct DirectAwardAboveLimit: ProjectRule {
  private static let limit = Parameter<Money>("procurement.directAward")

  static let card = RuleCard(
    id: "P117", name: "direct-award-above-limit",
    title: Wording("Direct award above the limit", sv: "Direktupphandling över gränsen"),
    summary: Wording(
      "The costs claimed on one contract that was awarded directly are together below SEK 700 000.",
      sv:
        "De kostnader som begärs för ett och samma kontrakt som direktupphandlats är tillsammans under 700 000 kronor."
    ),
    severity: .warning, law: [Act.publicProcurementAct.section("2", chapter: "19 a")],
    lawDay: .judgement,
    catalogue: ["EU155"], parameters: [limit.name],
    why: Wording(
      "Expenditure on a contract that should have been advertised is corrected by a quarter or more.",
      sv:
        "Utgifter för ett kontrakt som skulle ha annonserats korrigeras med en fjärdedel eller mer."
    ),
    doubt: Wording(
      "The limit is of the estimated value of all the body's purchases of the kind, net of VAT; a claim shows what was "
        + "paid. Utilities and the services of annex 2 have higher limits, which no document tells apart.",
      sv:
        "Gränsen gäller det uppskattade värdet av alla organisationens köp av slaget, utan moms; en ansökan om "
        + "utbetalning visar vad som betalats. Försörjningssektorerna och tjänsterna i bilaga 2 har högre gränser, som "
        + "ingen handling skiljer ut."),
    passes: [
      Example(
        Wording("one öre below it", sv: "ett öre under"), in: .languageCoursesClaimed,
        line("699999.99"))
    ],
    fails: [
      Example(
        Wording("at the limit", sv: "på gränsen"), in: .languageCoursesClaimed,
        line("700000.00", mark: "↓")),
      Example(
        Wording("at the limit without its VAT", sv: "på gränsen utan moms"),
        in: .languageCoursesClaimed,
        line("875000.00", mark: "↓", vat: "<vat>175000.00</vat>")),
    ],
    silent: [
      Example(
        Wording("no direct award", sv: "ingen direktupphandling"), in: .languageCoursesClaimed)
    ])

  private static func line(_ amount: String, mark: String = "", vat: String = "") -> Example.Edit {
    .report(
      "<accountingCode>Projekt 4711</accountingCode>",
      """
      <accountingCode>Projekt 4711</accountingCode>
          \(mark)<line id="d1" category="externalExpertise" form="realCost" partner="p1">
            <amount>\(amount)</amount>\(vat)
            <contract reference="K-17" procedure="directAward"/>
          </line>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimsOrSilent().flatMap(\.claim.lines).filter {
      $0.contract?.procedure == .directAward
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no cost is of a contract awarded directly",
          sv: "ingen kostnad gäller ett direktupphandlat kontrakt"), Self.card.law.first)
    }
    let limit = try context.rulebook.parameter(Self.limit, on: context.day).orUndecided()
    var failures: [Failure] = []
    let contracts = Dictionary(grouping: lines) { $0.contract?.reference ?? "" }
    for (reference, lines) in contracts.sorted(by: { $0.key < $1.key }) {
      guard let last = lines.last, last.amount.currency == limit.value.currency else { continue }
      let paid = try context.sum(
        lines, Wording("the contract \(reference)", sv: "kontraktet \(reference)"),
        in: last.amount.currency)
      let net = context.shown(
        try paid.subtracting(.sum(lines.compactMap(\.vat), in: last.amount.currency)),
        Wording("without VAT", sv: "utan moms"))
      let isKept = try net.isLess(than: limit.value)
      context.workings?.note(
        .limit, Wording("less than", sv: "mindre än"), limit.value.wording, law: limit.law)
      context.workings?.noteMargin(net, of: limit.value, isKept: isKept)
      guard !isKept else { continue }
      failures.append(
        Failure(
          at: last.spot,
          Wording(
            "\(net) without VAT is claimed on the contract \(reference), which was awarded directly; the limit is "
              + "\(limit.value)",
            sv:
              "\(net) utan moms begärs för kontraktet \(reference), som direktupphandlats; gränsen är \(limit.value)"
          ),
          fix: Wording(
            "note why the contract could be awarded directly, or leave the cost out",
            sv: "anteckna varför kontraktet fick direktupphandlas, eller ta bort kostnaden"),
          law: Self.card.law + limit.law))
    }
    return .of(failures)
  }
}
