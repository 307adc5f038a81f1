import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A claim of 2014–2020 has no financial costs, fines, costs of litigation or gifts.
struct NeverEligibleCost: ProjectRule {
  private static let phrases = Parameter<[String]>("legacy.excluded")

  static let card = RuleCard(
    id: "L102", name: "never-eligible-cost",
    title: Wording("Cost that is never eligible", sv: "Kostnad som aldrig ger rätt till stöd"),
    summary: Wording(
      "No line of a claim of 2014–2020 is interest or is described as a fine, a cost of litigation or a "
        + "gift.",
      sv: "Ingen rad i en ansökan om utbetalning från 2014–2020 är ränta eller beskrivs som böter, "
        + "rättegångskostnad eller gåva."),
    severity: .warning, law: [Act.horizontal2014.article("19"), law], lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU174"], parameters: [phrases.name],
    why: Wording(
      "The ordinance excludes them whatever the decision says.",
      sv: "Förordningen utesluter dem vad beslutet än säger."),
    doubt: Wording(
      "A description proves nothing. Sub-contracts that are a percentage of the cost are excluded too, and "
        + "no document says that a contract is one.",
      sv:
        "En beskrivning bevisar inget. Underentreprenader som är en procentsats av kostnaden är också "
        + "uteslutna, och ingen handling säger att ett kontrakt är en sådan."),
    passes: [
      Example(
        Wording("salaries and equipment", sv: "löner och utrustning"), in: .legacy,
        on: "2021-06-01", received: "2018-10-01")
    ],
    fails: [
      Example(
        Wording("a line described as a gift", sv: "en rad som beskrivs som gåva"), in: .legacy,
        .report(
          "<description xml:lang=\"sv\">Datorer till kurslokaler</description>",
          "↓<description xml:lang=\"sv\">Gåvor till deltagare</description>"), on: "2021-06-01",
        received: "2018-10-01"),
      Example(
        Wording("a line of interest", sv: "en rad med ränta"), in: .legacy,
        .report("category=\"equipment\"", "↓category=\"interest\""), on: "2021-06-01",
        received: "2018-10-01"),
    ],
    silent: [
      Example(
        Wording("a project of 2021–2027", sv: "ett projekt från 2021–2027"),
        in: .languageCoursesClaimed)
    ])

  private static let law = legacyOrdinance("15")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    try project.legacyOrSilent(Self.law)
    let phrases = try context.rulebook.parameter(Self.phrases, on: context.day).orUndecided()
    let lines = try project.claimedLinesOrSilent()
    return .of(lines.compactMap { failure(of: $0, phrases.value) })
  }

  private func failure(of line: ExpenditureLine, _ phrases: [String]) -> Failure? {
    let fix = Wording(
      "leave the line out, or describe what it really is",
      sv: "ta bort raden, eller beskriv vad den egentligen är")
    if line.category == .interest {
      return Failure(
        at: line.spot.attribute("category"),
        Wording(
          "\(line.words) is interest, which is never eligible",
          sv: "\(line.words) är ränta, som aldrig ger rätt till stöd"), fix: fix)
    }
    guard let phrase = phrases.first(where: { line.description?.has(phrase: $0) ?? false }) else {
      return nil
    }
    return Failure(
      at: line.spot.child("description"),
      Wording(
        "the description of \(line.words) has “\(phrase)”, which is never eligible",
        sv: "beskrivningen av \(line.words) innehåller ”\(phrase)”, som aldrig ger rätt till stöd"),
      fix: fix)
  }
}
