import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Claims and payments are in the currency of the grant.
struct CurrencyDiffersFromGrant: ProjectRule {
  static let card = RuleCard(
    id: "P114", name: "currency-differs-from-grant",
    title: Wording("Currency differs from the grant", sv: "Annan valuta än i beslutet"),
    summary: Wording(
      "A report that claims costs, and a payment, are in the currency of the decision in force.",
      sv: "En rapport som begär utbetalning, och en utbetalning, är i samma valuta som det beslut "
        + "som gäller."),
    severity: .error, law: [Act.cpr.annex("XVII", .field("27")), Act.cpr.article("73", "3")],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["OWN-3"],
    why: Wording(
      "Amounts in two currencies cannot be compared: until they are in one, neither the claim nor "
        + "the payment can be judged against the grant.",
      sv: "Belopp i två valutor kan inte jämföras: innan de är i en och samma kan varken ansökan "
        + "eller utbetalningen bedömas mot beslutet."),
    doubt: Wording(
      "The annex asks for the currency of the operation, as if there were one; that there is one is "
        + "our reading.",
      sv: "Bilagan frågar efter insatsens valuta, som om den hade en; att den har en är vår "
        + "tolkning."),
    passes: [
      Example(
        Wording("all of it in kronor", sv: "allt i kronor"), in: .languageCoursesPaid)
    ],
    fails: [
      Example(
        Wording("a report in euro", sv: "en rapport i euro"), in: .languageCoursesClaimed,
        .report("currency=\"SEK\"", "↓currency=\"EUR\"")),
      Example(
        Wording("a payment in euro", sv: "en utbetalning i euro"), in: .languageCoursesPaid,
        .payment("currency=\"SEK\"", "↓currency=\"EUR\"")),
      Example(
        Wording("an advance in euro", sv: "ett förskott i euro"), in: .languageCoursesPaid,
        .advance("currency=\"SEK\"", "↓currency=\"EUR\"")),
    ],
    silent: [
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
      Example(
        Wording("no grant in force yet", sv: "inget beslut om stöd som gäller ännu"),
        in: .languageCoursesClaimed, on: "2026-05-27"),
    ])

  /// A document with amounts.
  private struct Paper {
    let spot: Spot
    let currency: Currency
    let what: Wording
    let isReport: Bool
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let reports = project.reports.compactMap { report in
      report.claim.map {
        Paper(
          spot: report.spot, currency: $0.currency, what: Wording("the report", sv: "rapporten"),
          isReport: true)
      }
    }
    let payments = project.payments.map {
      Paper(spot: $0.spot, currency: $0.currency, what: $0.words, isReport: false)
    }
    guard !(reports + payments).isEmpty else {
      throw Undecided.silent(
        Wording("nothing is claimed or paid", sv: "inget begärs eller betalas"))
    }
    guard let grant = project.grant(on: context.day) else {
      throw Undecided.silent(
        Wording(
          "no grant is in force on \(context.day)", sv: "inget stödbeslut gäller \(context.day)"))
    }
    return .of(
      (reports + payments).filter { $0.currency != grant.currency }.map { failure($0, grant) })
  }

  private func failure(_ paper: Paper, _ grant: Decision) -> Failure {
    let fix =
      paper.isReport
      ? Wording(
        "write the amounts in \(grant.currency), and in <original> of a line what was paid in another "
          + "currency and at which rate",
        sv: "skriv beloppen i \(grant.currency), och i en rads <original> det som betalats i en "
          + "annan valuta och till vilken kurs")
      : Wording(
        "write the amounts in \(grant.currency)", sv: "skriv beloppen i \(grant.currency)")
    return Failure(
      at: paper.spot.attribute("currency"),
      Wording(
        "\(paper.what) is in \(paper.currency), and the grant in \(grant.currency)",
        sv: "\(paper.what) är i \(paper.currency), och beslutet i \(grant.currency)"), fix: fix,
      notes: [
        Failure.Note(
          Wording("the currency of the grant", sv: "beslutets valuta"),
          at: grant.spot.attribute("currency"))
      ])
  }
}
