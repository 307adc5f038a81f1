import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An action listed in Annex IV says which of its grounds it falls under.
struct AnnexIVGroundMissing: ProjectRule {
  static let card = RuleCard(
    id: "T108", name: "annex-iv-ground-missing",
    title: Wording("Ground in Annex IV missing", sv: "Grund i bilaga IV saknas"),
    summary: "An action listed in Annex IV says which of the annex's grounds it falls under.",
    severity: .error, law: [Act.amif.article("15", "3"), Act.amif.annex("IV")],
    lawDay: .decision, catalogue: ["EU10"],
    why: "The higher rate holds for the listed actions only; without its ground nobody can show "
      + "that this is one of them.",
    passes: [
      Example(
        "the last ground of the annex", in: .languageCoursesUndecided,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind><annexIVGround>4</annexIVGround>"),
        .application("<implementation>001<", "<implementation>003<"))
    ],
    fails: [
      Example(
        "no ground", in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .application("<actionKind>regular<", "<actionKind>annexIV<"),
        .application("<implementation>001<", "<implementation>003<")),
      Example(
        "no ground, and only the code says that the action is listed",
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .application("<implementation>001<", "<implementation>003<")),
      Example(
        "one above the last ground", in: .languageCoursesUndecided,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind>↓<annexIVGround>5</annexIVGround>")),
    ],
    silent: [Example("an action of Article 15(1)", in: .languageCoursesUndecided)],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses, .without(.application),
        .decision("outcome=\"approval\"", "outcome=\"rejection\""))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let asked = objectives.compactMap { objective in
      context.rulebook.groundList(for: objective).map { (objective, $0) }
    }
    guard !asked.isEmpty else {
      throw Undecided.silent(
        "no part of the project is an action listed in Annex IV", Act.amif.article("15", "3"))
    }
    return .of(asked.compactMap { Self.fault(of: $0, list: $1, in: context.rulebook) })
  }

  private static func fault(
    of objective: Objective, list: String, in rulebook: Rulebook
  ) -> Failure? {
    let known = listed((rulebook.grounds[list] ?? []).map(\.id))
    guard let stated = objective.annexIVGround else {
      return Failure(
        at: objective.spot.child("annexIVGround"),
        "objective \(objective.code) is an action listed in Annex IV and states no ground; the "
          + "annex has \(known)",
        fix: "add the element annexIVGround with the number of the ground, or choose another kind "
          + "of action and its code")
    }
    guard rulebook.ground(stated, of: list) == nil else { return nil }
    return Failure(
      at: objective.spot.child("annexIVGround"), "the ground is \(stated); Annex IV has \(known)",
      fix: "write the number of one of the annex's grounds")
  }
}
