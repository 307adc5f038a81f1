import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What came of an activity does not concern more people than took part in it.
///
/// The rulebook says which output bounds which result.
struct ResultAboveOutput: ProjectRule {
  static let card = RuleCard(
    id: "I109", name: "result-above-output",
    title: Wording("Result above its output", sv: "Resultatet överstiger utfallsindikatorn"),
    summary: Wording(
      "Participants who found a training useful or use its skills (R.1.5, R.1.6) are not more than "
        + "took part in training (O.1.2), and those who raised their level (R.2.8) not more than took "
        + "a language course (O.2.3.1).",
      sv:
        "Deltagare som haft nytta av en utbildning eller använder dess kunskaper (R.1.5, R.1.6) är "
        + "inte fler än de utbildade (O.1.2), och de som höjt sin nivå (R.2.8) inte fler än deltagarna "
        + "i språkkurs (O.2.3.1)."),
    severity: .warning, law: [Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU86"],
    why: Wording(
      "Only those who took part can answer; more answers than participants shows that one of the two "
        + "is counted in another way.",
      sv: "Bara den som deltagit kan svara; fler svar än deltagare visar att det ena räknas på ett "
        + "annat sätt."),
    doubt: Wording(
      "The annex does not compare the two; that the output bounds the result is our reading.",
      sv: "Bilagan jämför dem inte; att utfallsindikatorn begränsar resultatet är vår tolkning."),
    passes: [
      Example(
        Wording("as many as took the course", sv: "lika många som gick kursen"),
        in: .languageCourses,
        .decision("<target>300</target>", "<target>480</target>")),
      Example(
        Wording("fewer than took the course", sv: "färre än gick kursen"),
        in: .languageCoursesClaimed),
    ],
    fails: [
      Example(
        Wording("one more than is to take the course", sv: "en fler än ska gå kursen"),
        in: .languageCourses,
        .decision("<target>300</target>", "↓<target>481</target>")),
      Example(
        Wording("one more than took the course", sv: "en fler än gick kursen"),
        in: .languageCoursesClaimed,
        .report("<achieved>22</achieved>", "↓<achieved>119</achieved>")),
    ],
    silent: [
      Example(
        Wording(
          "no result that an output bounds", sv: "inget resultat som en utfallsindikator begränsar"),
        in: .receptionPlacesUndecided)
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.indicatorsOrSilent(Self.card, in: context)
    var compared = 0
    var above: [Failure] = []
    for (statement, result, indicator) in indicators.known {
      for output in indicator.atMost.compactMap(statement.value) {
        guard let found = result.number, let most = output.number else { continue }
        compared += 1
        guard found > most else { continue }
        above.append(failure(result, found, output, most, indicator))
      }
    }
    guard compared > 0 else {
      throw Undecided.silent(
        Wording(
          "no document states a result beside the output that bounds it",
          sv:
            "ingen handling anger ett resultat tillsammans med den utfallsindikator som begränsar "
            + "det"))
    }
    return .of(above)
  }

  private func failure(
    _ result: StatedIndicator, _ found: IndicatorNumber, _ output: StatedIndicator,
    _ most: IndicatorNumber, _ indicator: Indicator
  ) -> Failure {
    Failure(
      at: result.valueSpot,
      Wording(
        "the \(result.aspect.words) of \(result.id) is \(found), and that of \(output.id) is \(most)",
        sv: "\(result.aspect.words) för \(result.id) är \(found), och för \(output.id) \(most)"),
      fix: Wording(
        "correct the number that is wrong: only who took part is counted in the result",
        sv: "rätta det tal som är fel: bara den som deltagit räknas i resultatet"),
      law: indicator.law,
      notes: [
        Failure.Note(
          Wording("\(output.id) is \(most)", sv: "\(output.id) är \(most)"), at: output.valueSpot)
      ])
  }
}
