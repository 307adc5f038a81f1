import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each intervention field is a code of Table 1, in the group of the objective it stands under.
struct InterventionFieldOutsideObjective: ProjectRule {
  static let card = RuleCard(
    id: "T102", name: "intervention-field-outside-objective",
    title: Wording(
      "Intervention field outside the objective",
      sv: "Interventionsområdet hör till ett annat mål"),
    summary: "Each intervention field is a code of Table 1 of Annex VI, in the group of the "
      + "objective it stands under.",
    severity: .error,
    law: [Act.amif.annex("VI", .table("1")), Act.amif.article("36", "1")],
    lawDay: .decision, catalogue: ["EU4"],
    why: "The same code means another thing in each group, so money moves to the wrong field.",
    doubt: "That the groups of Table 1 belong to the objectives of the same name is our reading.",
    passes: [
      Example("a field of the objective's group", in: .languageCoursesUndecided),
      Example(
        "the last field of the group", in: .languageCoursesUndecided,
        .application("code=\"004\"", "code=\"012\"")),
      Example(
        "a field that exists from a later day, which is another rule's",
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<objective code=\"SO4\">"),
        .application("group=\"II\" code=\"004\"", "group=\"IV\" code=\"007\""), on: "2026-06-30"),
    ],
    fails: [
      Example(
        "a field of another objective's group", in: .languageCoursesUndecided,
        .application("<field group=\"II\"", "<field ↓group=\"I\"")),
      Example(
        "a group the table does not have", in: .languageCoursesUndecided,
        .application("<field group=\"II\"", "<field ↓group=\"VI\"")),
      Example(
        "one above the last field of the group", in: .languageCoursesUndecided,
        .application("code=\"004\"", "↓code=\"013\"")),
      Example(
        "in the decision, which holds", in: .languageCourses,
        .decision("<field group=\"II\"", "<field ↓group=\"I\"")),
    ],
    silent: [
      Example(
        "no field is stated, which is another rule's", in: .languageCoursesUndecided,
        .application("<field group=\"II\" code=\"004\"/>", " "))
    ],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses, .without(.application),
        .decision("outcome=\"approval\"", "outcome=\"rejection\""))
    ])

  private static let table = Facet.interventionField.rawValue

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    // An objective the fund does not have has no group, and is the finding of another rule.
    let known = objectives.filter { context.rulebook.objective($0.code) != nil }
    let fields = known.flatMap { objective in
      objective.interventions.flatMap(\.codes).filter { $0.table == Self.table }
        .map { (objective, $0) }
    }
    guard !fields.isEmpty else {
      throw Undecided.silent("no objective of the fund has an intervention field")
    }
    return .of(
      try fields.compactMap { objective, field in
        try Self.fault(of: field, under: objective, in: context.rulebook, on: day)
      })
  }

  private static func fault(
    of field: StatedCode, under objective: Objective, in rulebook: Rulebook, on day: Day
  ) throws(Undecided) -> Failure? {
    let groups = rulebook.tables[table]?.groups ?? []
    let own = groups.filter { $0.objective == objective.code }.map(\.id)
    guard !own.isEmpty else {
      throw .notRun(
        "table 1 has no group for objective \(objective.code)",
        fix: "add the group to the rulebook, with its source")
    }
    guard let group = groups.first(where: { $0.id == field.group }) else {
      return Failure(
        at: field.spot.attribute("group"),
        "the field \(field.qualified) is of a group that table 1 does not have; objective "
          + "\(objective.code) has group \(listed(own))",
        fix: "choose a field of group \(listed(own))")
    }
    guard own.contains(group.id) else {
      return Failure(
        at: field.spot.attribute("group"),
        "the field \(field.qualified) is of group \(group.id), \(group.label); objective "
          + "\(objective.code) has group \(listed(own))",
        fix: Wording(
          "choose a field of group \(listed(own)), or move the part to objective "
            + "\(group.objective ?? "of that group")",
          sv: "välj ett område i grupp \(listed(own)), eller flytta delen till specifikt mål "
            + "\(group.objective ?? "för den gruppen")"),
        law: group.law)
    }
    guard case .none(_, let law) = try rulebook.standing(of: field, on: day) else { return nil }
    let codes = rulebook.codes(table: table, group: group.id, on: day).map(\.code)
    return Failure(
      at: field.spot.attribute("code"),
      "the field is \(field.qualified); group \(group.id) has \(listed(codes))",
      fix: "choose a field that the group has", law: law)
  }
}
