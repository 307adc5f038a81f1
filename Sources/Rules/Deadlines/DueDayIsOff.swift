import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The days that a decision sets are working days, since they do not move by themselves.
struct DueDayIsOff: ProjectRule {
  static let card = RuleCard(
    id: "D104", name: "due-day-is-off",
    title: Wording("Due on a day off", sv: "Sista dag på en ledig dag"),
    summary: Wording(
      "The days by which the decision asks for reports and claims are working days: no Saturday, Sunday or public "
        + "holiday, and no eve on which offices are closed.",
      sv:
        "De dagar då beslutet senast kräver rapporter och ansökningar om utbetalning är arbetsdagar: ingen lördag, "
        + "söndag eller helgdag, och ingen afton då kontor är stängda."),
    severity: .warning, law: [Act.statutoryTime.section("2")], lawDay: .always,
    catalogue: ["EU141"],
    why: Wording(
      "The act moves the last day of a time set by statute, and not one set in a decision: whoever waits for Monday "
        + "is late.",
      sv:
        "Lagen flyttar den sista dagen för en tid i författning, och inte för en i ett beslut: den som väntar till "
        + "måndagen är sen."),
    doubt: Wording(
      "That the act does not cover a day set in a decision follows from its wording and is our reading.",
      sv:
        "Att lagen inte omfattar en dag som anges i ett beslut följer av ordalydelsen och är vår tolkning."
    ),
    passes: [
      Example(Wording("a Tuesday", sv: "en tisdag"), in: .languageCourses)
    ],
    fails: [
      Example(
        Wording("Easter Sunday", sv: "påskdagen"), in: .languageCourses,
        .decision(first, "↓" + first),
        .decision("contentDue=\"2027-03-30\"", "contentDue=\"2027-03-28\"")),
      Example(
        Wording("Midsummer Eve", sv: "midsommarafton"), in: .languageCourses,
        .decision(first, "↓" + first),
        .decision("financeDue=\"2027-04-29\"", "financeDue=\"2027-06-25\"")),
    ],
    silent: [
      Example(
        Wording("no reporting period", sv: "ingen rapporteringsperiod"),
        in: .languageCoursesUndecided)
    ])

  private static let first =
    "<reportingPeriod kind=\"progress\" firstDay=\"2026-09-01\" lastDay=\"2027-02-28\""

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let periods = project.grant(on: context.day)?.reportingPeriods ?? []
    guard !periods.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no decision in force sets a day for reports",
          sv: "inget beslut som gäller anger en dag för rapporter"))
    }
    let calendar = try project.memberState.holidaysOrUndecided()
    var failures: [Failure] = []
    for period in periods {
      let days = [
        (period.contentDue, Wording("the contents are due", sv: "innehållet ska senast lämnas")),
        (period.financeDue, Wording("the finances are due", sv: "ekonomin ska senast lämnas")),
      ]
      for (day, what) in days where day >= context.day {
        guard let reason = try calendar.reasonOff(day, eves: .rest) else { continue }
        failures.append(
          Failure(
            at: period.spot,
            Wording(
              "\(what) on \(day), which is \(reason.english)",
              sv: "\(what) \(day), som är \(reason.swedish)"),
            fix: Wording(
              "set another day in an amendment, or tell the beneficiary that the day does not move",
              sv:
                "ange en annan dag i en ändring, eller underrätta stödmottagaren om att dagen inte flyttas"
            )))
      }
    }
    return .of(failures)
  }
}
