import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is paid on a contract awarded directly stays below the limit of the procurement acts.
struct DirectAwardAboveLimit: ProjectRule {
  private static let limit = Parameter<Money>("procurement.directAward")
  private static let social = Parameter<Money>("procurement.socialServices")

  static let card = RuleCard(
    id: "P117", name: "direct-award-above-limit",
    title: Wording("Direct award above the limit", sv: "Direktupphandling över gränsen"),
    summary: Wording(
      "The costs that a body claims on one contract that was awarded directly are together below SEK 700 000, "
        + "and on one of social or other particular services below EUR 750 000.",
      sv:
        "De kostnader som en organisation begär för ett och samma kontrakt som direktupphandlats är tillsammans "
        + "under 700 000 kronor, och för ett som gäller sociala eller andra särskilda tjänster under 750 000 euro."
    ),
    severity: .warning, law: [Act.publicProcurementAct.section("2", chapter: "19 a")],
    lawDay: .event,
    mendedBy: [.owner], catalogue: ["EU155"], parameters: [limit.name, social.name],
    why: Wording(
      "Expenditure on a contract that should have been advertised is corrected by a quarter or more.",
      sv:
        "Utgifter för ett kontrakt som skulle ha annonserats korrigeras med en fjärdedel eller mer."
    ),
    doubt: Wording(
      "The limit is of the estimated value of all the body's purchases of the kind, net of VAT; a claim shows what was "
        + "paid. The kind of a contract and the day it was concluded are those that the decision records of it; a "
        + "contract that it does not record counts as an ordinary one, of the first day on which it cost something. "
        + "Utilities have a limit of SEK 1 200 000, which no document tells apart. Kronor are held against a limit in "
        + "euro at the rate of the month of the decision.",
      sv:
        "Gränsen gäller det uppskattade värdet av alla organisationens köp av slaget, utan moms; en ansökan om "
        + "utbetalning visar vad som betalats. Kontraktets slag och dagen det ingicks är de som beslutet anger för "
        + "det; ett kontrakt som beslutet inte anger räknas som ett vanligt, från den första dag det kostade något. "
        + "Försörjningssektorerna har en gräns på 1 200 000 kronor, som ingen handling skiljer ut. Kronor jämförs med "
        + "en gräns i euro till kursen för beslutets månad."),
    passes: [
      Example(
        Wording("one öre below it", sv: "ett öre under"), in: .languageCoursesClaimed,
        lines(("p1", "699999.99"))),
      Example(
        Wording(
          "two bodies, each below it, with contracts of the same reference",
          sv: "två organisationer, var och en under, med kontrakt med samma beteckning"),
        in: .languageCoursesClaimed, lines(("p1", "400000.00"), ("p2", "400000.00"))),
      Example(
        Wording(
          "social services, one öre below EUR 750 000",
          sv: "sociala tjänster, ett öre under 750 000 euro"), in: .languageCoursesClaimed,
        lines(("p1", "8437499.99")), contract("socialServices"), rates: rate),
    ],
    fails: [
      Example(
        Wording("at the limit", sv: "på gränsen"), in: .languageCoursesClaimed,
        lines(("↓p1", "700000.00"))),
      Example(
        Wording("at the limit without its VAT", sv: "på gränsen utan moms"),
        in: .languageCoursesClaimed,
        lines(("↓p1", "875000.00"), vat: "<vat>175000.00</vat>")),
      Example(
        Wording(
          "at the limit, where one line names the applicant and one nobody",
          sv: "på gränsen, där en rad anger sökanden och en ingen"),
        in: .languageCoursesClaimed, lines(("p1", "400000.00"), ("↓", "300000.00"))),
      Example(
        Wording("services of another kind", sv: "tjänster av annat slag"),
        in: .languageCoursesClaimed, lines(("↓p1", "700000.00")), contract("services")),
      Example(
        Wording("social services, at EUR 750 000", sv: "sociala tjänster, på 750 000 euro"),
        in: .languageCoursesClaimed, lines(("↓p1", "8437500.00")), contract("socialServices"),
        rates: rate),
    ],
    silent: [
      Example(
        Wording("no direct award", sv: "ingen direktupphandling"), in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording(
          "social services above the ordinary limit, without the month's rate",
          sv: "sociala tjänster över den vanliga gränsen, utan månadens kurs"),
        in: .languageCoursesClaimed, lines(("p1", "700000.00")), contract("socialServices")),
      Example(
        Wording(
          "a contract concluded on the day before the limit began",
          sv: "ett kontrakt som ingicks dagen innan gränsen började gälla"),
        in: .languageCoursesClaimed, lines(("p1", "700000.00")),
        contract("services", on: "2022-01-31")),
    ])

  /// Lines on one contract; the body with the mark is that of the line where the finding stands.
  private static func lines(
    _ parts: (partner: String, amount: String)..., vat: String = ""
  ) -> Example.Edit {
    let lines = parts.enumerated().map { index, part in
      let mark = part.partner.hasPrefix("↓") ? "↓" : ""
      let partner = part.partner.drop { $0 == "↓" }
      let body = partner.isEmpty ? "" : " partner=\"\(partner)\""
      return """
          \(mark)<line id="d\(index + 1)" category="externalExpertise" form="realCost"\(body)>
            <amount>\(part.amount)</amount>\(vat)
            <contract reference="K-17" procedure="directAward"/>
          </line>
        """
    }
    return .report(
      "<accountingCode>Projekt 4711</accountingCode>",
      (["<accountingCode>Projekt 4711</accountingCode>"] + lines).joined(separator: "\n"))
  }

  private static func contract(_ kind: String, on day: String = "2026-10-01") -> Example.Edit {
    .decision(
      "</decision>",
      """
        <contract reference="K-17" kind="\(kind)">
          <contractor>Omsorg i Mellanhamn AB (påhittat)</contractor>
          <concluded>\(day)</concluded>
          <amount>8400000.00</amount>
          <beneficialOwner><register>Bolagsverket</register></beneficialOwner>
        </contract>
      </decision>
      """)
  }

  private static let rate = [(month: "2026-05", currency: "SEK", value: "11.25")]

  /// The costs of one body on one contract.
  private struct Purchase {
    let reference: String
    let body: String?
    /// What the decision records of the contract.
    let contract: Contract?
    let lines: [ExpenditureLine]

    /// The day it was concluded, else the first on which it cost something.
    var day: Day? {
      contract?.concluded ?? lines.flatMap { [$0.firstDay, $0.paid] }.compactMap { $0 }.min()
    }

    var words: Wording {
      guard let body else {
        return Wording("the contract \(reference)", sv: "kontraktet \(reference)")
      }
      return Wording(
        "the contract \(reference) of \(body)", sv: "kontraktet \(reference) för \(body)")
    }
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent().filter {
      $0.contract?.procedure == .directAward
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no cost is of a contract awarded directly",
          sv: "ingen kostnad gäller ett direktupphandlat kontrakt"), Self.card.law.first)
    }
    return .each(purchases(lines, of: project, on: context.day), at: { $0.lines.last?.spot }) {
      try failure($0, project, context)
    }
  }

  /// The costs by body and contract: two bodies may call two contracts the same.
  private func purchases(
    _ lines: [ExpenditureLine], of project: Project, on day: Day
  ) -> [Purchase] {
    let applicant = project.application?.partners.first { $0.role == .applicant }?.id
    let contracts = project.grant(on: day)?.contracts ?? []
    let groups = Dictionary(grouping: lines) { line in
      [line.contract?.reference ?? "", line.partner ?? applicant ?? ""]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, lines in
      Purchase(
        reference: key[0], body: key[1].isEmpty ? nil : key[1],
        contract: contracts.first { $0.reference == key[0] }, lines: lines)
    }
  }

  private func failure(
    _ purchase: Purchase, _ project: Project, _ context: Context
  ) throws -> Failure? {
    guard let last = purchase.lines.last else { return nil }
    let currency = last.amount.currency
    let day = purchase.day ?? context.day
    let ordinary = try context.rulebook.parameter(Self.limit, on: day).orUndecided()
    let paid = try context.sum(purchase.lines, purchase.words, in: currency)
    let net = context.shown(
      try paid.subtracting(.sum(purchase.lines.compactMap { $0.vat }, in: currency)),
      Wording("without VAT", sv: "utan moms"))
    guard currency == ordinary.value.currency else {
      throw Undecided.notRun(
        Wording(
          "\(purchase.words) is claimed in \(currency), and the limit is \(ordinary.value)",
          sv: "\(purchase.words) begärs i \(currency), och gränsen är \(ordinary.value)"),
        fix: Wording(
          "hold the contract against the limit by hand",
          sv: "jämför kontraktet med gränsen för hand"))
    }
    guard purchase.contract?.kind == .socialServices else {
      let isBelow = try context.isBelow(
        net, ordinary.value, Wording("the limit", sv: "gränsen"), law: ordinary.law)
      return isBelow ? nil : failure(purchase, net, .same(""), ordinary, at: last.spot)
    }
    // What stays below the lower limit stays below the higher one, and needs no rate.
    if try net.isLess(than: ordinary.value) {
      _ = try context.isBelow(
        net, ordinary.value,
        Wording(
          "the ordinary limit, and with it the higher one of the services",
          sv: "den vanliga gränsen, och därmed tjänsternas högre"), law: ordinary.law)
      return nil
    }
    let limit = try context.rulebook.parameter(Self.social, on: day).orUndecided()
    let comparison = try context.compare(
      net, euro: limit.value, asking: .below, of: project, purchase.words, at: last.spot,
      law: limit.law)
    return comparison.isBelow
      ? nil : failure(purchase, net, comparison.words, limit, at: last.spot)
  }

  private func failure(
    _ purchase: Purchase, _ net: Money, _ rate: Wording, _ limit: Dated<Money>, at spot: Spot
  ) -> Failure {
    Failure(
      at: spot,
      Wording(
        "\(net) without VAT\(rate) is claimed on \(purchase.words), which was awarded directly; the limit is "
          + "\(limit.value)",
        sv:
          "\(net) utan moms\(rate) begärs för \(purchase.words), som direktupphandlats; gränsen är \(limit.value)"
      ),
      fix: Wording(
        "note why the contract could be awarded directly, or leave the cost out",
        sv: "anteckna varför kontraktet fick direktupphandlas, eller ta bort kostnaden"),
      law: Self.card.law + limit.law)
  }
}
