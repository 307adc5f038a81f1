import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An implementation measure is one of its objective's.
struct MeasureOutsideObjective: ProjectRule {
  static let card = RuleCard(
    id: "T114", name: "measure-outside-objective",
    title: Wording("Measure outside its objective", sv: "Åtgärd utanför sitt mål"),
    summary: Wording(
      "The implementation measure that is stated for an objective is one that Annex II lists for it.",
      sv: "Den genomförandeåtgärd som anges för ett mål är en som bilaga II anger för målet."),
    severity: .error, law: [Act.amif.annex("II")], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU15"],
    why: Wording(
      "The Fund supports what the measures say; a letter of another objective says nothing.",
      sv: "Fonden stöder det som åtgärderna anger; en bokstav från ett annat mål säger inget."),
    passes: [
      Example(
        Wording("a measure of the objective", sv: "en av målets åtgärder"), in: .languageCourses),
      Example(
        Wording(
          "the measure of solidarity actions on the day it begins",
          sv: "åtgärden för solidaritetsåtgärder den dag den börjar"),
        in: .languageCoursesUndecided,
        solidarity(), on: "2026-07-01"),
    ],
    fails: [
      Example(
        Wording("a letter the objective does not have", sv: "en bokstav som målet inte har"),
        in: .languageCoursesUndecided,
        .application("<measure>d</measure>", "↓<measure>e</measure>")),
      Example(
        Wording(
          "the measure of solidarity actions the day before",
          sv: "åtgärden för solidaritetsåtgärder dagen före"), in: .languageCoursesUndecided,
        solidarity(mark: "↓"), on: "2026-06-30"),
    ],
    silent: [
      Example(
        Wording("no measure stated", sv: "ingen åtgärd angiven"), in: .languageCoursesUndecided,
        .application("<measure>d</measure>", " "))
    ])

  private static func solidarity(mark: String = "") -> Example.Edit {
    .application(
      """
      <objective code="SO2">
          <amount>6716920.00</amount>
          <actionKind>regular</actionKind>
          <measure>d</measure>
      """,
      """
      <objective code="SO4">
          <amount>6716920.00</amount>
          <actionKind>regular</actionKind>
          \(mark)<measure>c</measure>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    // An objective the fund does not have has no measures, and is the finding of another rule.
    let stated = objectives.compactMap { objective in
      objective.measure.map { (objective, $0) }
    }.filter { context.rulebook.objective($0.0.code) != nil }
    guard !stated.isEmpty else {
      throw Undecided.silent(
        Wording("no objective states a measure", sv: "inget mål anger någon åtgärd"))
    }
    return .each(stated, at: { $0.0.spot.child("measure") }) { objective, measure in
      switch context.rulebook.measure(measure, of: objective.code, on: day) {
      case .applies: return nil
      case .noneByLaw(let law, let because):
        return Failure(
          at: objective.spot.child("measure"), because,
          fix: Wording(
            "choose a measure that the objective has", sv: "välj en åtgärd som målet har"),
          law: law)
      case .notRecorded(let missing):
        throw Undecided.notRun(
          missing,
          fix: Wording(
            "add the objective to the rulebook, with its source",
            sv: "lägg till målet i regelboken, med källa"))
      }
    }
  }
}
