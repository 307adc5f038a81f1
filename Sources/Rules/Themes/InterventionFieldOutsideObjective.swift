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
    summary: Wording(
      "Each intervention field is a code of Table 1 of Annex VI, in the group of the "
        + "objective it stands under.",
      sv: "Varje interventionsområde är en kod ur tabell 1 i bilaga VI, i gruppen "
        + "för det mål det står under."),
    severity: .error,
    law: [Act.amif.annex("VI", .table("1")), Act.amif.article("36", "1")],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU4"],
    why: Wording(
      "The same code means another thing in each group, so money moves to the wrong field.",
      sv: "Samma kod betyder olika saker i olika grupper, så pengar hamnar på fel område."),
    doubt: Wording(
      "That the groups of Table 1 belong to the objectives of the same name is our reading.",
      sv: "Att grupperna i tabell 1 hör till målen med samma namn är vår tolkning."),
    passes: [
      Example(
        Wording("a field of the objective's group", sv: "ett område i målets grupp"),
        in: .languageCoursesUndecided),
      Example(
        Wording("the last field of the group", sv: "gruppens sista område"),
        in: .languageCoursesUndecided,
        .application("code=\"004\"", "code=\"012\"")),
      Example(
        Wording(
          "a field that exists from a later day, which is another rule's",
          sv: "ett område som finns från en senare dag, vilket en annan regel gäller"),
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<objective code=\"SO4\">"),
        .application("group=\"II\" code=\"004\"", "group=\"IV\" code=\"007\""), on: "2026-06-30"),
    ],
    fails: [
      Example(
        Wording("a field of another objective's group", sv: "ett område i ett annat måls grupp"),
        in: .languageCoursesUndecided,
        .application("<field group=\"II\"", "<field ↓group=\"I\"")),
      Example(
        Wording("a group the table does not have", sv: "en grupp som tabellen inte har"),
        in: .languageCoursesUndecided,
        .application("<field group=\"II\"", "<field ↓group=\"VI\"")),
      Example(
        Wording("one above the last field of the group", sv: "ett över gruppens sista område"),
        in: .languageCoursesUndecided,
        .application("code=\"004\"", "↓code=\"013\"")),
      Example(
        Wording("in the decision, which holds", sv: "i beslutet, som gäller"), in: .languageCourses,
        .decision("<field group=\"II\"", "<field ↓group=\"I\"")),
    ],
    silent: [
      Example(
        Wording(
          "no field is stated, which is another rule's",
          sv: "inget område är angivet, vilket en annan regel gäller"),
        in: .languageCoursesUndecided,
        .application("<field group=\"II\" code=\"004\"/>", " "))
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  private static let table = Facet.interventionField.rawValue

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    // An objective the fund does not have has no group, and is the finding of another rule.
    let known = context.interventions(of: objectives)
      .filter { context.rulebook.objective($0.objective.code) != nil }
    let fields = known.flatMap { selected in
      selected.codes.filter { $0.table == Self.table }.map { (selected.objective, $0) }
    }
    guard !fields.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no objective of the fund has an intervention field",
          sv: "inget av fondens mål har ett interventionsområde"))
    }
    guard context.rulebook.tables[Self.table]?.groups.isEmpty == false else {
      return try Self.judgedByPairs(known, in: context.rulebook, on: day)
    }
    return .each(fields, at: { $0.1.spot }) { objective, field in
      try Self.fault(of: field, under: objective, in: context.rulebook, on: day)
    }
  }

  /// Of a fund whose table has no groups, where fields and objectives may still go together in pairs.
  private static func judgedByPairs(
    _ known: [SelectedIntervention], in rulebook: Rulebook, on day: Day
  ) throws(Undecided) -> Outcome {
    let pairs = rulebook.pairs(from: .interventionField, to: .objective, on: day)
    guard !pairs.isEmpty else {
      throw .silent(
        Wording(
          "table 1 has no groups, and no field goes with an objective",
          sv: "tabell 1 har inga grupper, och inget område hör till ett mål"))
    }
    var failures: [Failure] = []
    for selected in known where selected.intervention.field != nil {
      let fits = pairs.map { ($0, $0.fit(selected.selection)) }
      guard let pair = fits.first(where: { $0.1 == .breaksThen || $0.1 == .breaksFirst })?.0
      else { continue }
      let (objective, intervention) = (selected.objective, selected.intervention)
      let field = intervention.field?.description ?? ""
      let fields = listed(pair.first.words[.interventionField] ?? [])
      let owner = listed(pair.then.words[.objective] ?? [])
      failures.append(
        Failure(
          at: intervention.spot.child("field").attribute("code"),
          Wording(
            "the field is \(field) under objective \(objective.code); \(fields) belong to \(owner), and no "
              + "others do",
            sv:
              "området är \(field) under målet \(objective.code); \(fields) hör till \(owner), och inga "
              + "andra gör det"),
          fix: Wording(
            "choose a field of the objective, or move the part to the objective of the field",
            sv: "välj ett område som hör till målet, eller flytta delen till områdets mål"),
          law: pair.law, severity: pair.severity))
    }
    return .of(failures)
  }

  private static func fault(
    of field: StatedCode, under objective: Objective, in rulebook: Rulebook, on day: Day
  ) throws(Undecided) -> Failure? {
    let groups = rulebook.tables[table]?.groups ?? []
    let own = groups.filter { $0.objective == objective.code }.map(\.id)
    guard !own.isEmpty else {
      throw .notRun(
        Wording(
          "table 1 has no group for objective \(objective.code)",
          sv: "tabell 1 har ingen grupp för målet \(objective.code)"),
        fix: Wording(
          "add the group to the rulebook, with its source",
          sv: "lägg till gruppen i regelboken, med källa"))
    }
    guard let group = groups.first(where: { $0.id == field.group }) else {
      return Failure(
        at: field.spot.attribute("group"),
        Wording(
          "the field \(field.qualified) is of a group that table 1 does not have; objective "
            + "\(objective.code) has group \(listed(own))",
          sv: "området \(field.qualified) är i en grupp som tabell 1 inte har; målet "
            + "\(objective.code) har grupp \(listed(own))"),
        fix: Wording(
          "choose a field of group \(listed(own))", sv: "välj ett område i grupp \(listed(own))"))
    }
    guard own.contains(group.id) else {
      return Failure(
        at: field.spot.attribute("group"),
        Wording(
          "the field \(field.qualified) is of group \(group.id), \(group.label); objective "
            + "\(objective.code) has group \(listed(own))",
          sv: "området \(field.qualified) är i grupp \(group.id), \(group.label); målet "
            + "\(objective.code) har grupp \(listed(own))"),
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
      Wording(
        "the field is \(field.qualified); group \(group.id) has \(listed(codes))",
        sv: "området är \(field.qualified); grupp \(group.id) har \(listed(codes))"),
      fix: Wording("choose a field that the group has", sv: "välj ett område som gruppen har"),
      law: law)
  }
}
