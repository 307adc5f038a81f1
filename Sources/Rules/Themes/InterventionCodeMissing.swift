import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each objective has types of intervention with a code of every table, whose shares make the
/// whole.
struct InterventionCodeMissing: ProjectRule {
  static let card = RuleCard(
    id: "T105", name: "intervention-code-missing",
    title: Wording("Intervention code missing", sv: "Interventionskod saknas"),
    summary: "Each objective has types of intervention with a code of every table of Annex VI, and "
      + "their shares add up to 100 %.",
    severity: .error,
    law: [
      Act.cpr.article("73", "2", "g"), Act.cpr.annex("XVII", .field("46")),
      Act.cpr.annex("XVII", .field("48")),
    ],
    lawDay: .decision, catalogue: ["EU7"],
    why: "A project is selected under a type of intervention; what has none is missing from the "
      + "transmission of data.",
    doubt: "No code of Table 3 stands for technical assistance, and before 1 July 2026 none for "
      + "resettlement and transfers, so that table is not asked for there; this is our reading. So "
      + "are the shares, by which amounts are divided among the codes.",
    passes: [
      Example("one intervention with all four codes", in: .languageCoursesUndecided),
      Example("two interventions that share 60 and 40", in: .receptionPlacesUndecided),
      Example(
        "technical assistance, for which no implementation code stands",
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<objective code=\"TA\">"),
        .application("<actionKind>regular<", "<actionKind>technicalAssistance<"),
        .application("<implementation>001</implementation>", " ")),
    ],
    fails: [
      Example(
        "no particular theme", in: .languageCoursesUndecided,
        .application("<intervention share=\"100\">", "↓<intervention share=\"100\">"),
        .application("<particularTheme>003</particularTheme>", " ")),
      Example(
        "no intervention field", in: .languageCoursesUndecided,
        .application("<intervention share=\"100\">", "↓<intervention share=\"100\">"),
        .application("<field group=\"II\" code=\"004\"/>", " ")),
      Example(
        "no implementation code", in: .languageCoursesUndecided,
        .application("<intervention share=\"100\">", "↓<intervention share=\"100\">"),
        .application("<implementation>001</implementation>", " ")),
      Example(
        "no intervention", in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .application("<intervention share=\"100\">", "<!--"),
        .application("</intervention>", "-->")),
      Example(
        "shares one hundredth of a percent below the whole", in: .receptionPlacesUndecided,
        .application("<intervention share=\"40\">", "<intervention ↓share=\"39.99\">")),
      Example(
        "shares one hundredth of a percent above the whole", in: .receptionPlacesUndecided,
        .application("<intervention share=\"40\">", "<intervention ↓share=\"40.01\">")),
    ],
    silent: [
      Example(
        "no objective, which is another rule's", in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<!--"), .application("</objective>", "-->"))
    ],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses, .without(.application),
        .decision("outcome=\"approval\"", "outcome=\"rejection\""))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    return .of(
      try objectives.flatMap { objective -> [Failure] in
        let interventions = objective.interventions
        guard let last = interventions.last else { return [Self.noIntervention(objective)] }
        let missing = interventions.flatMap {
          Self.missingCodes(of: $0, under: objective, in: context.rulebook, on: day)
        }
        let sum = try interventions.reduce(Percentage.zero) { try $0.adding($1.share) }
        return sum == .whole ? missing : missing + [Self.wrongSum(sum, objective, last)]
      })
  }

  private static func noIntervention(_ objective: Objective) -> Failure {
    Failure(
      at: objective.spot,
      "objective \(objective.code) has no type of intervention; a project has one or more for "
        + "each objective",
      fix: "add an intervention element with a code of each table")
  }

  private static func missingCodes(
    of intervention: Intervention, under objective: Objective, in rulebook: Rulebook, on day: Day
  ) -> [Failure] {
    let stated = Set(intervention.codes.map(\.table))
    return Intervention.elements.compactMap { facet, element in
      guard let table = rulebook.tables[facet.rawValue], table.isRequired,
        !stated.contains(table.id), isAsked(facet, of: objective, in: rulebook, on: day)
      else { return nil }
      let none = table.noneCode.map { ", \($0) where none of the others fits" } ?? ""
      let name = rulebook.name(ofTable: table.id)
      return Failure(
        at: intervention.spot.child(element),
        "a type of intervention has no code of \(name); each type has one",
        fix: "add the element \(element) with a code of the table\(none)")
    }
  }

  /// A kind of action for which no implementation code stands on the day cannot have one.
  private static func isAsked(
    _ facet: Facet, of objective: Objective, in rulebook: Rulebook, on day: Day
  ) -> Bool {
    guard facet == .implementation else { return true }
    let kind: Selection = [.actionKind: objective.actionKind.rawValue]
    return rulebook.pairs(from: .actionKind, to: .implementation, on: day)
      .contains { $0.first.holds(for: kind) == true }
  }

  private static func wrongSum(
    _ sum: Percentage, _ objective: Objective, _ last: Intervention
  ) -> Failure {
    Failure(
      at: last.spot.attribute("share"),
      "the shares of objective \(objective.code) add up to \(sum); they make \(Percentage.whole)",
      fix: "change the shares so that they add up to \(Percentage.whole)")
  }
}
