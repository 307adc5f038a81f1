import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Work that was completed before the application was submitted is not selected for support.
struct CompletedBeforeApplication: ProjectRule {
  static let card = RuleCard(
    id: "E102", name: "completed-before-application",
    title: Wording("Completed before the application", sv: "Slutfört före ansökan"),
    summary: "The work was not physically completed or fully implemented before the application "
      + "was submitted.",
    severity: .error, law: [Act.cpr.article("63", "6")], lawDay: .decision, catalogue: ["EU36"],
    parameters: [exempt.name],
    why:
      "Support for what is already done changes nothing, so such an operation cannot be selected, "
      + "and all its expenditure is ineligible.",
    doubt:
      "Days are compared, not hours: work completed on the day of the application counts as not "
      + "completed before it. The day of the application is the one the applicant states.",
    passes: [
      Example("no day of completion is stated", in: .languageCoursesUndecided),
      Example(
        "completed on the day of the application", in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-30"))),
    ],
    fails: [
      Example(
        "completed the day before the application", in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-29", mark: "↓"))),
      Example(
        "the decision states that it was completed before the application", in: .languageCourses,
        .decision(
          "<lastDay>2028-08-31</lastDay>",
          "<lastDay>2028-08-31</lastDay>\n  ↓<completed>2026-01-29</completed>")),
      Example(
        "a solidarity action the day before the exception applies", in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-29", mark: "↓")),
        .application(regular, solidarity), on: "2026-06-30"),
      Example(
        "a solidarity action selected before the exception applies", in: .languageCourses,
        .application(submitted, completed("2026-01-29", mark: "↓")),
        .decision(regular, solidarity)),
    ],
    silent: [
      Example(
        "a solidarity action from the day the exception applies", in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-29")), .application(regular, solidarity),
        on: "2026-07-01")
    ],
    notRun: [
      Example(
        "a decision whose application has not come", in: .languageCourses, .without(.application))
    ])

  static let exempt = Parameter<[String]>("completedBeforeApplication.exempt")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let application = try project.applicationOrSilent()
    let grants = project.decisions.filter { $0.outcome.grants && $0.validFrom <= context.day }
    // Selecting is what the law forbids, and an amendment does not select anew.
    let selected = grants.first?.decided ?? context.day
    if let exempt = try exemption(of: project, on: selected, judged: context) { return exempt }
    let stated =
      [(application.completed, application.spot)] + grants.map { ($0.completed, $0.spot) }
    return .of(
      stated.compactMap { completed, spot in
        guard let completed, completed < application.submitted else { return nil }
        return failure(completed: completed, at: spot.child("completed"), application)
      })
  }

  /// That the rule does not apply, when every action of the project is of a kind it leaves out.
  private func exemption(
    of project: Project, on selected: Day, judged context: Context
  ) throws -> Outcome? {
    let objectives = try project.termsOrSilent(on: context.day).objectives
    switch context.rulebook.parameter(Self.exempt, on: selected) {
    case .applies(let kinds):
      guard !objectives.isEmpty,
        objectives.allSatisfy({ kinds.value.contains($0.actionKind.rawValue) })
      else { return nil }
      return .silent(
        "actions of the kind \(kinds.value.joined(separator: ", ")) may be selected although they "
          + "were completed before the application", kinds.law.first)
    case .noneByLaw: return nil
    case .notRecorded(let missing):
      throw Undecided.notRun(missing, fix: "add the value to the rulebook, with its source")
    }
  }

  private func failure(
    completed: Day, at spot: Spot, _ application: Application
  ) -> Failure {
    Failure(
      at: spot,
      "the work was completed on \(completed); the application was submitted on "
        + "\(application.submitted), and only work not yet completed then can be selected",
      fix: "correct the day of completion if it is wrong, or leave the completed work out",
      notes: [
        Failure.Note(
          "the application was submitted on \(application.submitted)",
          at: application.spot.child("submitted"))
      ])
  }

  // MARK: Texts of the examples

  private static let regular = "<actionKind>regular</actionKind>"
  private static let solidarity = "<actionKind>solidarity</actionKind>"
  private static let submitted = """
    <submitted>2026-01-30</submitted>
      <firstDay>2026-09-01</firstDay>
      <lastDay>2028-08-31</lastDay>
    """

  private static func completed(_ day: String, mark: String = "") -> String {
    submitted + "\n  \(mark)<completed>\(day)</completed>"
  }
}
