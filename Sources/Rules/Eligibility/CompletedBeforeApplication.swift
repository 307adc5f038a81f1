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
    summary: Wording(
      "The work was not physically completed or fully implemented before the "
        + "application was submitted.",
      sv: "Arbetet var inte fysiskt slutfört eller fullt genomfört innan ansökan lämnades."),
    severity: .error, law: [Act.cpr.article("63", "6")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU36"],
    parameters: [exempt.name],
    why:
      Wording(
        "Support for what is already done changes nothing, so such an operation cannot be "
          + "selected, and all its expenditure is ineligible.",
        sv: "Stöd till det som redan är gjort förändrar inget, så en sådan insats kan inte "
          + "väljas ut, och ingen av dess utgifter är stödberättigande."),
    doubt:
      Wording(
        "Days are compared, not hours: work completed on the day of the application "
          + "counts as not completed before it. The day of the application is the "
          + "one the applicant states.",
        sv: "Dagar jämförs, inte klockslag: arbete som slutfördes samma dag som ansökan räknas "
          + "inte som slutfört före den. Ansökans dag är den som sökanden anger."),
    passes: [
      Example(
        Wording("no day of completion is stated", sv: "ingen dag för slutförande är angiven"),
        in: .languageCoursesUndecided),
      Example(
        Wording("completed on the day of the application", sv: "slutfört samma dag som ansökan"),
        in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-30"))),
    ],
    fails: [
      Example(
        Wording("completed the day before the application", sv: "slutfört dagen före ansökan"),
        in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-29", mark: "↓"))),
      Example(
        Wording(
          "the decision states that it was completed before the application",
          sv: "beslutet anger att arbetet slutfördes före ansökan"), in: .languageCourses,
        .decision(
          "<lastDay>2028-08-31</lastDay>",
          "<lastDay>2028-08-31</lastDay>\n  ↓<completed>2026-01-29</completed>")),
      Example(
        Wording(
          "a solidarity action the day before the exception applies",
          sv: "en solidaritetsåtgärd dagen innan undantaget gäller"), in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-29", mark: "↓")),
        .application(regular, solidarity), on: "2026-06-30"),
      Example(
        Wording(
          "a solidarity action selected before the exception applies",
          sv: "en solidaritetsåtgärd utvald innan undantaget gäller"), in: .languageCourses,
        .application(submitted, completed("2026-01-29", mark: "↓")),
        .decision(regular, solidarity)),
    ],
    silent: [
      Example(
        Wording(
          "a solidarity action from the day the exception applies",
          sv: "en solidaritetsåtgärd från den dag undantaget gäller"),
        in: .languageCoursesUndecided,
        .application(submitted, completed("2026-01-29")), .application(regular, solidarity),
        on: "2026-07-01")
    ],
    notRun: [
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application))
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
      let words = kinds.value.map { ActionKind(rawValue: $0)?.wording ?? .same($0) }.listed()
      return .silent(
        Wording(
          "actions of the kind \(words) may be selected although they were completed before the "
            + "application",
          sv: "åtgärder av slaget \(words) får väljas ut trots att de slutförts före ansökan"),
        kinds.law.first)
    case .noneByLaw: return nil
    case .notRecorded(let missing):
      throw Undecided.notRun(
        missing,
        fix: Wording(
          "add the value to the rulebook, with its source",
          sv: "lägg till värdet i regelboken, med källa"))
    }
  }

  private func failure(
    completed: Day, at spot: Spot, _ application: Application
  ) -> Failure {
    Failure(
      at: spot,
      Wording(
        "the work was completed on \(completed); the application was submitted on "
          + "\(application.submitted), and only work not yet completed then can be selected",
        sv: "arbetet slutfördes \(completed); ansökan lämnades \(application.submitted), och "
          + "bara arbete som inte var slutfört då kan väljas ut"),
      fix: Wording(
        "correct the day of completion if it is wrong, or leave the completed work out",
        sv: "rätta dagen för slutförandet om den är fel, eller ta bort det slutförda arbetet"),
      notes: [
        Failure.Note(
          Wording(
            "the application was submitted on \(application.submitted)",
            sv: "ansökan lämnades \(application.submitted)"),
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
