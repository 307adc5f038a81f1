import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The flat rate for staff is not used where the direct costs hold a contract above the thresholds of
/// public procurement.
struct StaffFlatRateWithLargeContract: ProjectRule {
  private static let central = Parameter<Money>("procurement.central")
  private static let others = Parameter<Money>("procurement.subCentral")
  private static let works = Parameter<Money>("procurement.works")
  private static let social = Parameter<Money>("procurement.socialServices")

  static let card = RuleCard(
    id: "C111", name: "staff-flat-rate-with-large-contract",
    title: Wording(
      "Flat rate for staff beside a large contract",
      sv: "Schablon för personal bredvid ett stort kontrakt"),
    summary: Wording(
      "Where staff costs are a flat rate, no planned purchase and no contract reaches the "
        + "threshold of public procurement of its day, for its kind and its buyer.",
      sv: "När personalkostnaderna är en schablon når inget planerat inköp och inget kontrakt upp "
        + "till tröskelvärdet för offentlig upphandling för sin dag, sitt slag och sin köpare."),
    severity: .error, law: [law], lawDay: .event,
    mendedBy: [.owner, .officer], catalogue: ["EU48", "EU154"],
    parameters: [central.name, others.name, works.name, social.name],
    why: Wording(
      "A share of a large contract says nothing of the work of one's own staff.",
      sv: "En andel av ett stort kontrakt säger inget om den egna personalens arbete."),
    doubt: Wording(
      "What reaches the threshold counts as above it, as in procurement law. Of amounts in "
        + "kronor, the exchange rate is our reading. The day is that of the contract, since the day "
        + "of its notice is not stated. State authorities and county boards are taken as central "
        + "authorities.",
      sv:
        "Det som når upp till tröskelvärdet räknas som över det, liksom i upphandlingsrätten. För "
        + "belopp i kronor är växelkursen vår tolkning. Dagen är kontraktets, eftersom dagen för "
        + "annonsen inte anges. Statliga myndigheter och länsstyrelser räknas som statliga."),
    passes: [
      Example(
        Wording("EUR 215 999.99 by a local authority", sv: "215 999,99 EUR av en lokal myndighet"),
        in: .receptionPlacesUndecided, inEuro, staff(), end, purchase("215999.99", "services")),
      Example(
        Wording(
          "too small for any threshold, so that its kind does not matter",
          sv: "för litet för varje tröskelvärde, så att slaget saknar betydelse"),
        in: .receptionPlacesUndecided, inEuro, staff(), end,
        purchase("139999.99", nil)),
    ],
    fails: [
      Example(
        Wording("EUR 216 000.00 by a local authority", sv: "216 000,00 EUR av en lokal myndighet"),
        in: .receptionPlacesUndecided, inEuro, staff(), end,
        purchase("216000.00", "services", mark: "↓")),
      Example(
        Wording(
          "EUR 140 000.00 by a state authority", sv: "140 000,00 EUR av en statlig myndighet"),
        in: .receptionPlacesUndecided, inEuro, staff(), end,
        .application("<sector>municipalAssociation</sector>", "<sector>stateAuthority</sector>"),
        purchase("140000.00", "supplies", mark: "↓")),
      Example(
        Wording("works of EUR 5 404 000.00", sv: "byggentreprenad på 5 404 000,00 EUR"),
        in: .receptionPlacesUndecided, inEuro, staff(), end,
        purchase("5404000.00", "works", mark: "↓")),
      Example(
        Wording(
          "EUR 221 000.00 on the last day of the earlier thresholds",
          sv: "221 000,00 EUR sista dagen med de tidigare tröskelvärdena"),
        in: .receptionPlacesUndecided, inEuro, staff(), end,
        purchase("221000.00", "services", on: "2025-12-31", mark: "↓")),
    ],
    silent: [
      Example(
        Wording("no flat rate for staff", sv: "ingen schablon för personal"),
        in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "large enough for one threshold, and its kind is not stated",
          sv: "stort nog för ett tröskelvärde, och slaget anges inte"),
        in: .receptionPlacesUndecided, inEuro, staff(), end, purchase("216000.00", nil)),
      Example(
        Wording("a day without thresholds", sv: "en dag utan tröskelvärden"),
        in: .receptionPlacesUndecided, inEuro, staff(), end,
        purchase("216000.00", "services", on: "2028-01-01")),
    ])

  private static let law = Act.cpr.article("55", "1")

  private static let inEuro = Example.Edit.application(
    "issued=\"2026-02-02\" currency=\"SEK\"", "issued=\"2026-02-02\" currency=\"EUR\"")

  private static func staff() -> Example.Edit {
    .application(
      "    <line id=\"b1\"",
      """
          <line id="s1" partner="p1" category="staff" year="2026" form="flatRate" flatRate="55">
            <amount>20000.00</amount>
          </line>
          <!-- <line id="b1"
      """)
  }

  private static let end = Example.Edit.application("<line id=\"b12\"", "--> <line id=\"b12\"")

  private static func purchase(
    _ amount: String, _ kind: String?, on day: String = "2026-autumn", mark: String = ""
  ) -> Example.Edit {
    .application(
      """
      <procurement>
          <subject xml:lang="sv">Hyra av modulbyggnader</subject>
          <procedure>Öppet förfarande</procedure>
          <planned>2026-autumn</planned>
          <amount>3480000.00</amount>
      """,
      """
      <procurement partner="p1"\(kind.map { " kind=\"\($0)\"" } ?? "")>
          <subject xml:lang="sv">Hyra av modulbyggnader</subject>
          <planned>\(day)</planned>
          \(mark)<amount>\(amount)</amount>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let terms = try project.termsOrSilent(on: context.day)
    _ = try terms.budgetOrUndecided().linesOrUndecided(at: .article55, Self.law)
    return .each(purchases(of: project, on: context.day), at: { $0.spot }) {
      try failure($0, project, context)
    }
  }

  /// A purchase, planned or made.
  private struct Purchase {
    let name: Wording
    let kind: ContractKind?
    let isOfStateAuthority: Bool?
    let days: [Day]
    let amount: Money
    let spot: Spot
  }

  private func purchases(of project: Project, on day: Day) -> [Purchase] {
    let partners = project.application?.partners ?? []
    let planned = (project.application?.purchases ?? []).map { purchase in
      Purchase(
        name: Wording("the purchase “\(purchase.subject)”", sv: "inköpet ”\(purchase.subject)”"),
        kind: purchase.kind,
        isOfStateAuthority: partners.first { $0.id == purchase.partner }?.sector.map {
          $0 == .stateAuthority || $0 == .countyBoard
        },
        // The first and the last that it can be, once where they are one, and always in this order.
        days: [
          purchase.planned?.earliest,
          purchase.planned?.latest == purchase.planned?.earliest ? nil : purchase.planned?.latest,
        ].compactMap { $0 },
        amount: purchase.amount, spot: purchase.spot)
    }
    let concluded = (project.grant(on: day)?.contracts ?? []).map { contract in
      Purchase(
        name: Wording("the contract \(contract.reference)", sv: "kontraktet \(contract.reference)"),
        kind: contract.kind, isOfStateAuthority: contract.isOfStateAuthority,
        days: [contract.concluded], amount: contract.amount, spot: contract.spot)
    }
    return planned + concluded
  }

  /// The thresholds that can be those of a purchase, by what is stated of it.
  private func thresholds(of purchase: Purchase) -> [Parameter<Money>] {
    let byBuyer =
      purchase.isOfStateAuthority.map { [$0 ? Self.central : Self.others] }
      ?? [Self.central, Self.others]
    return switch purchase.kind {
    case .works: [Self.works]
    case .socialServices: [Self.social]
    case .supplies, .services: byBuyer
    case nil: byBuyer + [Self.works, Self.social]
    }
  }

  private func failure(
    _ purchase: Purchase, _ project: Project, _ context: Context
  ) throws -> Failure? {
    guard !purchase.days.isEmpty else {
      throw Undecided.notRun(
        Wording(
          "\(purchase.name) has no day, and with it no threshold",
          sv: "\(purchase.name) har ingen dag, och därmed inget tröskelvärde"),
        fix: Wording("state when it is planned", sv: "ange när det planeras"))
    }
    var isBelow: [Bool] = []
    var highest: (limit: Dated<Money>, comparison: EuroComparison)?
    for parameter in thresholds(of: purchase) {
      for day in purchase.days {
        let limit = try context.rulebook.parameter(parameter, on: day).orUndecided()
        let comparison = try context.compare(
          purchase.amount, euro: limit.value, asking: .below, of: project, purchase.name,
          at: purchase.spot, law: limit.law)
        isBelow.append(comparison.isBelow)
        if try highest.map({ try $0.limit.value.isLess(than: limit.value) }) ?? true {
          highest = (limit, comparison)
        }
      }
    }
    guard isBelow.contains(false), let highest else { return nil }
    guard !isBelow.contains(true) else {
      throw Undecided.notRun(
        Wording(
          "\(purchase.name) reaches one of the thresholds it can have, and it is not stated which "
            + "it has",
          sv:
            "\(purchase.name) når upp till ett av de tröskelvärden det kan ha, och det anges inte "
            + "vilket det har"),
        fix: Wording(
          "state its kind, its buyer and its day", sv: "ange dess slag, dess köpare och dess dag"))
    }
    let words = highest.comparison.words
    return Failure(
      at: purchase.spot.child("amount"),
      Wording(
        "\(purchase.name) is of \(purchase.amount)\(words), which is not below the threshold "
          + "\(highest.limit.value), and the staff costs are a flat rate of the direct costs",
        sv: "\(purchase.name) är på \(purchase.amount)\(words), vilket inte är under tröskelvärdet "
          + "\(highest.limit.value), och personalkostnaderna är en schablon på de direkta "
          + "kostnaderna"),
      fix: Wording(
        "calculate the staff costs otherwise", sv: "beräkna personalkostnaderna på annat sätt"),
      law: [Self.law] + highest.limit.law,
      severity: highest.comparison.severity ?? (highest.limit.doubt == nil ? nil : .warning))
  }
}
