import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A decision asks for a report and its claim when their period has ended, on its last day at the earliest.
struct DueBeforePeriodEnds: ProjectRule {
  static let card = RuleCard(
    id: "D107", name: "due-before-period-ends",
    title: Wording("Due before its period ends", sv: "Sista dag innan perioden är slut"),
    summary: Wording(
      "The days by which a decision asks for the report on a period and for its claim are the last day of the "
        + "period or later.",
      sv:
        "De dagar då ett beslut senast kräver rapporten för en period och ansökan om utbetalning är periodens "
        + "sista dag eller senare."),
    severity: .warning, law: [Act.cpr.article("73", "3"), handbook], lawDay: .always,
    mendedBy: [.officer], catalogue: ["OWN-9"],
    why: Wording(
      "Whoever keeps such a day tells of days that have not been, and claims what is not paid; whoever waits for "
        + "them is late.",
      sv:
        "Den som håller en sådan dag berättar om dagar som inte har varit, och begär ersättning för det som inte "
        + "är betalt; den som väntar in dem är sen."),
    doubt: Wording(
      "That a report waits for the end of its period follows from what it is on; no provision that was read says "
        + "so, and a decision may mean it.",
      sv:
        "Att en rapport väntar tills perioden har slutat följer av vad den avser; ingen bestämmelse som har lästs "
        + "säger det, och ett beslut kan mena det."),
    passes: [
      Example(
        Wording("a month after the period", sv: "en månad efter perioden"), in: .languageCourses),
      Example(
        Wording("on the last day of the period", sv: "på periodens sista dag"),
        in: .languageCourses,
        .decision("contentDue=\"2027-03-30\"", "contentDue=\"2027-02-28\""),
        .decision("financeDue=\"2027-04-29\"", "financeDue=\"2027-02-28\"")),
    ],
    fails: [
      Example(
        Wording(
          "the report, a day before the last one of the period",
          sv: "rapporten, en dag före periodens sista"), in: .languageCourses,
        .decision("contentDue=\"2027-03-30\"", "↓contentDue=\"2027-02-27\"")),
      Example(
        Wording(
          "the claim, a day before the last one of the period",
          sv: "ansökan om utbetalning, en dag före periodens sista"), in: .languageCourses,
        .decision("financeDue=\"2027-04-29\"", "↓financeDue=\"2027-02-27\"")),
    ],
    silent: [
      Example(
        Wording("an application that is not decided", sv: "en ansökan som inte är beslutad"),
        in: .languageCoursesUndecided)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let schedule = try project.scheduleOrUndecided(on: context.day)
    let law = [schedule.citation] + context.rulebook.law(of: Self.card)
    return .of(
      schedule.periods.flatMap { period -> [Failure] in
        let asked = [
          ("contentDue", period.contentDue, Wording("the report", sv: "rapporten")),
          (
            "financeDue", period.financeDue,
            Wording("the claim", sv: "ansökan om utbetalning")
          ),
        ]
        return asked.filter { $0.1 < period.lastDay }.map { attribute, due, what in
          Failure(
            at: period.spot.attribute(attribute),
            Wording(
              "\(what) is due on \(due), and the period ends on \(period.lastDay)",
              sv: "\(what) ska lämnas senast \(due), och perioden slutar \(period.lastDay)"),
            fix: Wording(
              "correct the day, in a new version of the decision or in an amendment",
              sv: "rätta dagen, i en ny version av beslutet eller i ett ändringsbeslut"),
            law: law,
            notes: [
              Failure.Note(
                Wording("the period ends here", sv: "perioden slutar här"),
                at: period.spot.attribute("lastDay"))
            ])
        }
      })
  }

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Att ansöka om utbetalning"))
}
