import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The implementation code says the same as the kind of action.
///
/// Only from the kind to the code: the kind decides the rate, and each kind has one code, so a code
/// of another kind is found from here as well, once.
struct ImplementationContradictsAction: ProjectRule {
  static let card = RuleCard(
    id: "T106", name: "implementation-contradicts-action",
    title: Wording(
      "Implementation code contradicts the action", sv: "Genomförandekoden motsäger åtgärden"),
    summary: "The implementation code of each type of intervention stands for the kind of action.",
    severity: .error,
    law: [Act.cpr.annex("XVII", .field("13")), Act.amif.annex("VI", .table("3"))],
    lawDay: .decision, catalogue: ["EU8"],
    why: "The kind decides the ceiling and the code is what is sent; when they differ, one of the "
      + "two is paid or reported wrongly.",
    doubt: "For resettlement, transfers and solidarity field 13 names no kind; those pairs are our "
      + "reading of the codes' labels, and the finding is a warning.",
    passes: [
      Example("an action of Article 15(1) with code 001", in: .languageCoursesUndecided),
      Example(
        "an action listed in Annex IV with code 003", in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>annexIV<"),
        .application("<implementation>001<", "<implementation>003<")),
      Example(
        "a solidarity action with code 009", in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>solidarity<"),
        .application("<implementation>001<", "<implementation>009<")),
    ],
    fails: [
      Example(
        "an action of Article 15(1) with the code of specific actions",
        in: .languageCoursesUndecided,
        .application("<implementation>001<", "↓<implementation>002<")),
      Example(
        "a specific action with the code of Article 15(1)", in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>specific<"),
        .application("<implementation>001<", "↓<implementation>001<")),
      Example(
        "a solidarity action with the code of Article 15(1), which is a warning",
        in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>solidarity<"),
        .application("<implementation>001<", "↓<implementation>001<"), on: "2026-07-01"),
    ],
    silent: [
      Example(
        "technical assistance, for which no code stands", in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>technicalAssistance<")),
      Example(
        "a solidarity action before its code exists", in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>solidarity<"), on: "2026-06-30"),
    ],
    notRun: [
      Example(
        "no implementation code", in: .languageCoursesUndecided,
        .application("<implementation>001</implementation>", " "))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let pairs = context.rulebook.pairs(from: .actionKind, to: .implementation, on: day)
    let asked = objectives.flatMap { objective in
      objective.interventions.flatMap { intervention in
        let selection = objective.selection(of: intervention)
        return pairs.filter { $0.first.holds(for: selection) == true }
          .map { (objective, intervention, $0, $0.fit(selection)) }
      }
    }
    guard !asked.isEmpty else {
      throw Undecided.silent(
        "no code of table 3 stands for the kind of action on \(day)",
        Act.amif.annex("VI", .table("3")))
    }
    let failures = asked.filter { $0.3 == .breaksThen }.map { Self.failure($0.0, $0.1, $0.2) }
    if failures.isEmpty, asked.contains(where: { $0.3 == .unknown }) {
      throw Undecided.notRun(
        "a type of intervention has no implementation code", fix: "add a code of table 3")
    }
    return .of(failures)
  }

  private static func failure(
    _ objective: Objective, _ intervention: Intervention, _ pair: Pair
  ) -> Failure {
    let expected = listed(pair.then.words[.implementation] ?? [])
    return Failure(
      at: intervention.spot.child("implementation"),
      "the implementation code is \(intervention.implementation ?? ""); the kind of action, "
        + "\(objective.actionKind.rawValue), has \(expected)",
      fix: "write \(expected), or correct the kind of action", law: pair.law,
      notes: [
        Failure.Note("the kind of action is stated here", at: objective.spot.child("actionKind"))
      ], severity: pair.severity)
  }
}
