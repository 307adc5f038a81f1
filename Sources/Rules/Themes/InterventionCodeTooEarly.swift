import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A code that the law adds from a day is not used of an operation selected before that day.
struct InterventionCodeTooEarly: ProjectRule {
  static let card = RuleCard(
    id: "T104", name: "intervention-code-too-early",
    title: Wording("Intervention code too early", sv: "Interventionskoden används för tidigt"),
    summary: Wording(
      "A code that the law adds from a day is not used of an operation that was selected before that day, "
        + "in its decision or in an amendment.",
      sv:
        "En kod som lagen inför från en viss dag används inte för en insats som valdes ut före den dagen, "
        + "varken i beslutet eller i en ändring."),
    severity: .warning,
    law: [Act.migrationManagement.article("81"), Act.migrationManagement.article("85")],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU6"],
    tables: [.datedCodes],
    why: Wording(
      "The code has no meaning before its day, and an audit asks by which law it was chosen.",
      sv: "Koden saknar innebörd före sin dag, och en revision frågar med stöd "
        + "av vilken rätt den valdes."),
    doubt: Wording(
      "The Commission's system may have offered some of the codes earlier, and that an amendment does not "
        + "select an operation again is our reading, so the finding is a warning.",
      sv:
        "Kommissionens system kan ha erbjudit några av koderna tidigare, och att en ändring inte väljer ut "
        + "insatsen på nytt är vår tolkning, så anmärkningen är en varning."),
    passes: [
      Example(
        Wording("codes that have always been there", sv: "koder som alltid har funnits"),
        in: .languageCoursesUndecided),
      Example(
        Wording("a new code on its first day", sv: "en ny kod på dess första dag"),
        in: .languageCoursesUndecided,
        .application("<implementation>001<", "<implementation>009<"), on: "2026-07-01"),
      Example(
        Wording("a decision on the first day", sv: "ett beslut på den första dagen"),
        in: .languageCourses,
        .decision("<decided>2026-05-28<", "<decided>2026-07-01<"),
        .decision("<implementation>001<", "<implementation>009<")),
      Example(
        Wording(
          "an amendment of an operation selected on the first day",
          sv: "en ändring för en insats som valdes ut på den första dagen"),
        in: .languageCourses, .decision("<decided>2026-05-28<", "<decided>2026-07-01<"),
        .beforeAmendment, .amendment(on: "2026-11-05", objective: amended("009"))),
    ],
    fails: [
      Example(
        Wording("a new code the day before", sv: "en ny kod dagen innan"),
        in: .languageCoursesUndecided,
        .application("<implementation>001<", "↓<implementation>009<"), on: "2026-06-30"),
      Example(
        Wording("a new field the day before", sv: "ett nytt område dagen innan"),
        in: .languageCoursesUndecided,
        .application("<field group=\"II\" code=\"004\"/>", "↓<field group=\"IV\" code=\"007\"/>"),
        on: "2026-06-30"),
      Example(
        Wording(
          "a decision the day before, judged later", sv: "ett beslut dagen innan, bedömt senare"),
        in: .languageCourses,
        .decision("<decided>2026-05-28<", "<decided>2026-06-30<"),
        .decision("<implementation>001<", "↓<implementation>006<")),
      Example(
        Wording(
          "an amendment of an operation selected the day before",
          sv: "en ändring för en insats som valdes ut dagen innan"),
        in: .languageCourses, .decision("<decided>2026-05-28<", "<decided>2026-06-30<"),
        .beforeAmendment, .amendment(on: "2026-11-05", objective: amended("009", mark: "↓"))),
    ],
    silent: [
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .languageCoursesUndecided,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>"))
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  private static func amended(_ implementation: String, mark: String = "") -> String {
    """
      <objective code="SO2">
        <amount>6716920.00</amount>
        <actionKind>regular</actionKind>
        <measure>d</measure>
        <intervention share="100">
          <field group="II" code="004"/>
          <actionType>003</actionType>
          \(mark)<implementation>\(implementation)</implementation>
          <particularTheme>003</particularTheme>
        </intervention>
      </objective>
    """
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let codes = context.interventions(of: objectives).flatMap(\.codes)
    guard !codes.isEmpty else {
      throw Undecided.silent(
        Wording("no intervention states a code", sv: "ingen intervention anger en kod"))
    }
    let selectionDay = project.wordsForSelectionDay(in: context)
    let isSelected = project.selected(by: context.day) != nil
    return .of(
      try codes.compactMap { stated -> Failure? in
        guard case .early(let from, let law) = try context.rulebook.standing(of: stated, on: day)
        else { return nil }
        let table = context.rulebook.name(ofTable: stated.table)
        return Failure(
          at: stated.spot,
          Wording(
            "the code \(stated.qualified) of \(table), exists from \(from); \(selectionDay)",
            sv: "koden \(stated.qualified) i \(table), finns från \(from); \(selectionDay)"),
          fix: isSelected
            ? Wording("choose a code in force on \(day)", sv: "välj en kod som gäller \(day)")
            : Wording(
              "choose a code in force on \(day), or decide on \(from) or later",
              sv: "välj en kod som gäller \(day), eller besluta \(from) eller senare"), law: law)
      })
  }
}
