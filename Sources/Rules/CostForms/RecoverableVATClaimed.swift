import Findings
import Languages
import Portfolio
import Provenance
import Values

/// From a total cost of EUR 5 000 000, VAT is claimed only where it cannot be recovered.
struct RecoverableVATClaimed: ProjectRule {
  private static let threshold = Parameter<Money>("vat.threshold")

  static let card = RuleCard(
    id: "C115", name: "recoverable-vat-claimed",
    title: Wording("Recoverable VAT claimed", sv: "Avdragsgill moms begärs"),
    summary: Wording(
      "Where the total cost, VAT included, reaches the threshold, VAT is claimed only where the "
        + "body cannot recover it under national law.",
      sv: "När totalkostnaden, inklusive moms, når upp till tröskeln begärs moms bara när "
        + "organisationen inte kan få den tillbaka enligt nationell rätt."),
    severity: .error, law: [law, Act.horizontal2014.article("19")], lawDay: .decision,
    mendedBy: [.owner], catalogue: ["EU58", "EU130"],
    parameters: [threshold.name],
    why: Wording(
      "VAT that comes back is no cost.", sv: "Moms som kommer tillbaka är ingen kostnad."),
    doubt: Wording(
      "Of projects in another currency than the euro, the month of the exchange rate is our reading. "
        + "National rules may leave recoverable VAT out below the threshold too.",
      sv:
        "För projekt i annan valuta än euro är växelkursens månad vår tolkning. Nationella regler "
        + "kan utesluta avdragsgill moms även under tröskeln."),
    passes: [
      Example(
        Wording(
          "VAT that cannot be recovered, 2014–2020", sv: "moms som inte kan dras av, 2014–2020"),
        in: .legacy, legacyVAT("recoverable=\"false\""), on: "2021-06-01", received: "2018-10-01",
        rates: legacyRate),
      Example(
        Wording("VAT that cannot be recovered", sv: "moms som inte kan dras av"),
        in: .languageCoursesClaimed, vat("recoverable=\"false\""), rates: atThreshold),
      Example(
        Wording(
          "VAT of a body that recovers none", sv: "moms hos en organisation som inte får någon åter"
        ),
        in: .languageCoursesClaimed,
        .report(
          "<amount>94354.40</amount>", "<amount>94354.40</amount>\n      <vat>100.00</vat>"),
        rates: atThreshold),
    ],
    fails: [
      Example(
        Wording(
          "VAT that can be recovered, whatever the cost, 2014–2020",
          sv: "moms som kan dras av, oavsett kostnad, 2014–2020"), in: .legacy,
        legacyVAT("recoverable=\"true\"", mark: "↓"), on: "2021-06-01", received: "2018-10-01",
        rates: legacyRate),
      Example(
        Wording(
          "a total of EUR 5 000 000 to the last decimal of the rate",
          sv: "en total på 5 000 000 EUR till kursens sista decimal"), in: .languageCoursesClaimed,
        vat("recoverable=\"true\"", mark: "↓"), rates: atThreshold),
      Example(
        Wording(
          "a grant contract: VAT that can be recovered",
          sv: "ett bidragskontrakt: moms som kan dras av"),
        in: .dear,
        .report(
          "<amount>300000.00</amount>",
          """
          <amount>300000.00</amount>
                ↓<vat recoverable="true">100.00</vat>
          """)),
    ],
    silent: [
      Example(
        Wording(
          "a total below EUR 5 000 000 by the last decimal of the rate",
          sv: "en total under 5 000 000 EUR genom kursens sista decimal"),
        in: .languageCoursesClaimed, vat("recoverable=\"true\""),
        rates: [("2026-05", "SEK", "1.343385")]),
      Example(
        Wording("no VAT claimed", sv: "ingen moms begärs"), in: .languageCoursesClaimed),
    ],
    notRun: [
      Example(
        Wording(
          "a line that does not say whether the VAT can be recovered",
          sv: "en rad som inte säger om momsen kan dras av"), in: .languageCoursesClaimed, vat(""),
        rates: atThreshold)
    ])

  private static let law = Act.cpr.article("64", "1", "c")

  /// The rate at which the sample's SEK 6 716 920.00 are EUR 5 000 000.00.
  private static let atThreshold = [(month: "2026-05", currency: "SEK", value: "1.343384")]

  private static func vat(_ attribute: String, mark: String = "") -> Example.Edit {
    .report(
      "<amount>239069.60</amount>",
      "<amount>239069.60</amount>\n      \(mark)<vat \(attribute)>100.00</vat>")
  }

  private static let legacyRate = [(month: "2018-12", currency: "SEK", value: "10.2943")]

  private static func legacyVAT(_ attribute: String, mark: String = "") -> Example.Edit {
    .report(
      "<amount>200000.00</amount>",
      "<amount>200000.00</amount>\n      \(mark)<vat \(attribute)>40000.00</vat>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent().filter {
      $0.vat.map { !$0.isZero } ?? false
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(Wording("no VAT is claimed", sv: "ingen moms begärs"), Self.law)
    }
    let terms = try project.termsOrSilent(on: context.day)
    let budget = try terms.budgetOrUndecided()
    let total = budget.totalCost
    let day = context.lawDay(of: Self.card, for: project)
    let limit = try context.rulebook.parameter(Self.threshold, on: day).orUndecided()
    let comparison = try context.compare(
      total, euro: limit.value, asking: .below, of: project,
      Wording("the total cost", sv: "totalkostnaden"), at: budget.totalCostSpot, law: limit.law)
    guard !comparison.isBelow else {
      throw Undecided.silent(
        Wording(
          "the total cost \(total)\(comparison.words) is below \(limit.value)",
          sv: "totalkostnaden \(total)\(comparison.words) är under \(limit.value)"), Self.law)
    }
    let failures = lines.filter { $0.isVATRecoverable == true }.map { line in
      Failure(
        at: line.spot.child("vat"),
        Wording(
          "\(line.words) has VAT that can be recovered, and the total cost "
            + "\(total)\(comparison.words) is not below \(limit.value)",
          sv: "\(line.words) har moms som kan dras av, och totalkostnaden "
            + "\(total)\(comparison.words) är inte under \(limit.value)"),
        fix: Wording(
          "claim the amount without VAT", sv: "begär beloppet utan moms"),
        law: limit.law, severity: comparison.severity)
    }
    if failures.isEmpty, let unsaid = lines.first(where: { isUnsaid($0, project) }) {
      throw Undecided.notRun(
        Wording(
          "\(unsaid.words) does not say whether its VAT can be recovered",
          sv: "\(unsaid.words) säger inte om momsen kan dras av"),
        fix: Wording("state recoverable on the VAT", sv: "ange recoverable på momsen"))
    }
    return .of(failures)
  }

  /// Whether neither the line nor its body says that the VAT cannot be recovered.
  private func isUnsaid(_ line: ExpenditureLine, _ project: Project) -> Bool {
    guard line.isVATRecoverable == nil else { return false }
    return project.application?.partners.first { $0.id == line.partner }?.recoversVAT != false
  }
}
