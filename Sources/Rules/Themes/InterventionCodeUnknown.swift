import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The codes of type of action, implementation and particular theme are codes of their tables.
struct InterventionCodeUnknown: ProjectRule {
  static let card = RuleCard(
    id: "T103", name: "intervention-code-unknown",
    title: Wording("Intervention code unknown", sv: "Okänd interventionskod"),
    summary: "The codes of type of action, implementation and particular theme are codes of tables "
      + "2, 3 and 4 of Annex VI.",
    severity: .error,
    law: [
      Act.amif.annex("VI", .table("2")), Act.amif.annex("VI", .table("3")),
      Act.amif.annex("VI", .table("4")),
    ],
    lawDay: .decision, catalogue: ["EU5"],
    why: "The Commission's system takes no other codes, and the whole transmission stops.",
    passes: [
      Example("codes of all three tables", in: .languageCoursesUndecided),
      Example(
        "the last code of each table", in: .languageCoursesUndecided,
        .application("<actionType>003<", "<actionType>013<"),
        .application("<implementation>001<", "<implementation>009<")),
      Example(
        "a code that exists from a later day, which is another rule's",
        in: .languageCoursesUndecided,
        .application("<implementation>001<", "<implementation>009<"), on: "2026-06-30"),
    ],
    fails: [
      Example(
        "one above the last type of action", in: .languageCoursesUndecided,
        .application("<actionType>003<", "↓<actionType>014<")),
      Example(
        "one above the last implementation code", in: .languageCoursesUndecided,
        .application("<implementation>001<", "↓<implementation>010<")),
      Example(
        "one above the last particular theme", in: .languageCoursesUndecided,
        .application("<particularTheme>003<", "↓<particularTheme>004<")),
      Example(
        "a code without its leading zeros", in: .languageCoursesUndecided,
        .application("<actionType>003<", "↓<actionType>3<")),
    ],
    silent: [
      Example(
        "no code of these tables is stated", in: .languageCoursesUndecided,
        .application("<actionType>003</actionType>", " "),
        .application("<implementation>001</implementation>", " "),
        .application("<particularTheme>003</particularTheme>", " "))
    ],
    notRun: [
      Example(
        "a rejection whose application has not come", in: .languageCourses, .without(.application),
        .decision("outcome=\"approval\"", "outcome=\"rejection\""))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let codes = objectives.flatMap(\.interventions).flatMap(\.codes).filter { $0.group == nil }
    guard !codes.isEmpty else {
      throw Undecided.silent("no intervention states a code of tables 2 to 4")
    }
    return .of(try codes.compactMap { try Self.fault(of: $0, in: context.rulebook, on: day) })
  }

  private static func fault(
    of stated: StatedCode, in rulebook: Rulebook, on day: Day
  ) throws(Undecided) -> Failure? {
    guard case .none(_, let law) = try rulebook.standing(of: stated, on: day) else { return nil }
    let table = rulebook.name(ofTable: stated.table)
    let codes = rulebook.codes(table: stated.table, on: day).map(\.code)
    return Failure(
      at: stated.spot, "the code is \(stated.code); \(table), has \(listed(codes))",
      fix: "write one of the codes of the table, with its leading zeros", law: law)
  }
}
