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
    summary: Wording(
      "An action listed in Annex IV says which of the annex's grounds it falls under.",
      sv: "En åtgärd som förtecknas i bilaga IV anger vilken av bilagans grunder den hör till."
    ),
    severity: .error, law: [Act.amif.article("15", "3"), Act.amif.annex("IV")],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU10"],
    why: Wording(
      "The higher rate holds for the listed actions only; without its ground nobody can show "
        + "that this is one of them.",
      sv: "Den högre stödnivån gäller bara de förtecknade åtgärderna; utan grunden kan ingen "
        + "visa att åtgärden är en av dem."),
    passes: [
      Example(
        Wording("the last ground of the annex", sv: "bilagans sista grund"),
        in: .languageCoursesUndecided,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind><annexIVGround>4</annexIVGround>"),
        .application("<implementation>001<", "<implementation>003<")),
      Example(
        Wording("2014–2020: a strategic priority", sv: "2014–2020: en strategisk prioritering"),
        in: .legacy,
        .decision(
          "<actionKind>regular</actionKind>",
          """
          <actionKind>annexIV</actionKind>
              <annexIVGround>priority</annexIVGround>
          """)),
    ],
    fails: [
      Example(
        Wording("no ground", sv: "ingen grund"), in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .application("<actionKind>regular<", "<actionKind>annexIV<"),
        .application("<implementation>001<", "<implementation>003<")),
      Example(
        Wording(
          "no ground, and only the code says that the action is listed",
          sv: "ingen grund, och bara koden säger att åtgärden förtecknas"),
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .application("<implementation>001<", "<implementation>003<")),
      Example(
        Wording("one above the last ground", sv: "ett över den sista grunden"),
        in: .languageCoursesUndecided,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind>↓<annexIVGround>5</annexIVGround>")),
      Example(
        Wording("2014–2020: 90 % and no ground", sv: "2014–2020: 90 % och ingen grund"),
        in: .legacy,
        .decision("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .decision("<actionKind>regular</actionKind>", "<actionKind>annexIV</actionKind>")),
    ],
    silent: [
      Example(
        Wording("an action of Article 15(1)", sv: "en åtgärd enligt artikel 15.1"),
        in: .languageCoursesUndecided)
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let asked = objectives.compactMap { objective in
      context.rulebook.groundList(for: objective).map { (objective, $0) }
    }
    guard !asked.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no part of the project is an action listed in Annex IV",
          sv: "ingen del av projektet är en åtgärd som förtecknas i bilaga IV"),
        Act.amif.article("15", "3"))
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
        Wording(
          "objective \(objective.code) has the higher rate and states no ground for it; the "
            + "grounds are \(known)",
          sv: "målet \(objective.code) har den högre stödnivån och anger ingen grund för den; "
            + "grunderna är \(known)"),
        fix: Wording(
          "add the element annexIVGround with the ground, or choose another kind of action and "
            + "its code",
          sv: "lägg till elementet annexIVGround med grunden, eller välj ett annat slag av åtgärd "
            + "och dess kod"))
    }
    guard rulebook.ground(stated, of: list) == nil else { return nil }
    return Failure(
      at: objective.spot.child("annexIVGround"),
      Wording(
        "the ground is \(stated); the grounds are \(known)",
        sv: "grunden är \(stated); grunderna är \(known)"),
      fix: Wording("write one of the grounds", sv: "skriv en av grunderna"))
  }
}
