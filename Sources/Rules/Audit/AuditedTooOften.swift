import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A small operation is audited once, a larger one once in an accounting year.
struct AuditedTooOften: ProjectRule {
  private static let threshold = Parameter<Money>("singleAudit.threshold")
  private static let begins = Parameter<MonthDay>("accountingYear.begins")

  static let card = RuleCard(
    id: "A105", name: "audited-too-often",
    title: Wording("Audited too often", sv: "Granskad för ofta"),
    summary: Wording(
      "An operation of which the eligible cost is at most EUR 200 000 is audited once, and a larger one at most once in "
        + "an accounting year.",
      sv:
        "En insats vars stödberättigande kostnad är högst 200 000 euro granskas en gång, och en större högst en gång "
        + "per räkenskapsår."),
    severity: .warning, law: [Act.cpr.article("80", "3")], lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["EU121", "EU145"],
    parameters: [threshold.name, begins.name],
    why: Wording(
      "Each audit takes time from the work that is paid for; the regulation asks for one where one is enough.",
      sv:
        "Varje revision tar tid från det arbete som betalas; förordningen kräver en där en räcker."),
    doubt: Wording(
      "The paragraph binds the audit authority and the Commission and has exceptions, for a risk or a suspicion, that "
        + "no document tells; any audit that is recorded is counted, by the day it was closed. Kronor are compared at the "
        + "rate of the month of the decision.",
      sv:
        "Punkten binder revisionsmyndigheten och kommissionen och har undantag, för en risk eller en misstanke, som "
        + "ingen handling anger; varje revision som är registrerad räknas, efter dagen den avslutades. Kronor jämförs "
        + "till kursen för beslutets månad."),
    passes: [
      Example(
        Wording("a larger one, in two accounting years", sv: "en större, i två räkenskapsår"),
        in: .languageCoursesControlled, audits("2027-06-30", "2027-07-01"), rates: rate("33.58459")),
      Example(
        Wording("a small one, once", sv: "en mindre, en gång"), in: .languageCoursesControlled,
        audits("2027-06-30"), rates: rate("33.5846")),
    ],
    fails: [
      Example(
        Wording("a larger one, twice in a year", sv: "en större, två gånger under ett år"),
        in: .languageCoursesControlled, audits("2027-07-01", "2028-06-30", mark: "↓"),
        rates: rate("33.58459")),
      Example(
        Wording("a small one, in two accounting years", sv: "en mindre, i två räkenskapsår"),
        in: .languageCoursesControlled, audits("2027-06-30", "2027-07-01", mark: "↓"),
        rates: rate("33.5846")),
    ],
    silent: [
      Example(Wording("no audit", sv: "ingen revision"), in: .languageCoursesControlled)
    ],
    notRun: [
      Example(
        Wording("two, without the month's rate", sv: "två, utan månadens kurs"),
        in: .languageCoursesControlled, audits("2027-07-01", "2028-06-30"))
    ])

  private static func rate(
    _ value: String
  ) -> [(month: String, currency: String, value: String)] { [("2026-05", "SEK", value)] }

  private static func audits(_ days: String..., mark: String = "") -> Example.Edit {
    let texts = days.enumerated().map { index, day in
      """
      \(index == days.count - 1 ? mark : "")<verification id="a\(index)" kind="audit" outcome="accepted">
          <day>\(day)</day>
          <body>Statskontoret</body>
        </verification>
      """
    }
    return .control(
      "<correction id=\"k1\"", texts.joined(separator: "\n  ") + "\n  <correction id=\"k1\"")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let audits = project.payments.flatMap { $0.verifications }.filter { $0.kind == .audit }
      .sorted { ($0.day, $0.spot.element) < ($1.day, $1.spot.element) }
    guard !audits.isEmpty else {
      throw Undecided.silent(Wording("no audit is recorded", sv: "ingen revision är registrerad"))
    }
    guard audits.count > 1 else { return .passes }
    let threshold = try context.rulebook.parameter(Self.threshold, on: context.day).orUndecided()
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let cost = budget.eligibleCost
    let comparison = try context.compare(
      cost, euro: threshold.value, of: project,
      Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: budget.spot.child("eligibleCost"), law: threshold.law)
    if comparison.isAtMost {
      return .fails(
        audits.dropFirst().map {
          failure(
            $0, audits[0],
            Wording(
              "the operation of \(cost), at most \(threshold.value), was audited before",
              sv: "insatsen på \(cost), högst \(threshold.value), har granskats tidigare"),
            threshold.law)
        })
    }
    let begins = try context.rulebook.parameter(Self.begins, on: context.day).orUndecided()
    var failures: [Failure] = []
    for (earlier, audit) in zip(audits, audits.dropFirst())
    where Self.year(of: earlier.day, begins.value) == Self.year(of: audit.day, begins.value) {
      failures.append(
        failure(
          audit, earlier,
          Wording(
            "the operation was audited before in the same accounting year",
            sv: "insatsen har granskats tidigare under samma räkenskapsår"), begins.law))
    }
    return .of(failures)
  }

  /// The calendar year in which a day's accounting year begins.
  private static func year(of day: Day, _ begins: MonthDay) -> Int {
    day.year - ((day.month, day.day) < (begins.month, begins.day) ? 1 : 0)
  }

  private func failure(
    _ audit: Verification, _ earlier: Verification, _ message: Wording, _ law: [Citation]
  ) -> Failure {
    Failure(
      at: audit.spot, message,
      fix: Wording(
        "note the risk or the suspicion that asked for it, or use the result of the earlier one",
        sv: "anteckna risken eller misstanken som krävde den, eller använd den tidigares resultat"),
      law: Self.card.law + law,
      notes: [
        Failure.Note(Wording("the earlier audit", sv: "den tidigare revisionen"), at: earlier.spot)
      ])
  }
}
