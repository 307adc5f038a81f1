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
      "The days yet to come by which the decision asks for reports and claims are working days: no Saturday, Sunday "
        + "or public holiday, and no eve on which offices are closed.",
      sv:
        "De kommande dagar då beslutet senast kräver rapporter och ansökningar om utbetalning är arbetsdagar: ingen "
        + "lördag, söndag eller helgdag, och ingen afton då kontor är stängda."),
    severity: .warning, law: [Act.statutoryTime.section("2")], lawDay: .judgement,
    mendedBy: [.officer], catalogue: ["EU141"],
    why: Wording(
      "The act moves the last day of a time set by statute, and not one set in a decision: whoever waits for Monday "
        + "is late.",
      sv:
        "Lagen flyttar den sista dagen för en tid i författning, och inte för en i ett beslut: den som väntar till "
        + "måndagen är sen."),
    doubt: Wording(
      "That the act does not cover a day set in a decision follows from its wording and is our reading. A day that has "
        + "passed is not judged: nobody can move it any more. Of a grant contract only weekends are judged: the "
        + "holidays of the institution that is party to it are a list of every year.",
      sv:
        "Att lagen inte omfattar en dag som anges i ett beslut följer av ordalydelsen och är vår tolkning. En dag som "
        + "har passerat bedöms inte: ingen kan längre flytta den. I ett bidragskontrakt bedöms bara helger: helgdagarna "
        + "vid den institution som är part är en lista för varje år."),
    passes: [
      Example(Wording("a Tuesday", sv: "en tisdag"), in: .languageCourses),
      Example(
        Wording("Easter Sunday, the day after", sv: "påskdagen, dagen efter"), in: .languageCourses,
        .decision("contentDue=\"2027-03-30\"", "contentDue=\"2027-03-28\""), on: "2027-03-29"),
    ],
    fails: [
      Example(
        Wording("Easter Sunday", sv: "påskdagen"), in: .languageCourses,
        .decision(first, "↓" + first),
        .decision("contentDue=\"2027-03-30\"", "contentDue=\"2027-03-28\"")),
      Example(
        Wording("Easter Sunday, the day itself", sv: "påskdagen, själva dagen"),
        in: .languageCourses,
        .decision(first, "↓" + first),
        .decision("contentDue=\"2027-03-30\"", "contentDue=\"2027-03-28\""), on: "2027-03-28"),
      Example(
        Wording("Midsummer Eve", sv: "midsommarafton"), in: .languageCourses,
        .decision(first, "↓" + first),
        .decision("financeDue=\"2027-04-29\"", "financeDue=\"2027-06-25\"")),
    ],
    silent: [
      Example(
        Wording("no reporting period", sv: "ingen rapporteringsperiod"),
        in: .languageCoursesUndecided),
      Example(
        Wording("all the days have passed", sv: "alla dagar har passerat"), in: .languageCourses,
        on: "2031-12-01"),
    ])

  private static let first =
    "<reportingPeriod kind=\"progress\" firstDay=\"2026-09-01\" lastDay=\"2027-02-28\""

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let grant = project.grant(on: context.day)
    guard let grant, !grant.reportingPeriods.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no decision in force sets a day for reports",
          sv: "inget beslut som gäller anger en dag för rapporter"))
    }
    guard
      grant.reportingPeriods.contains(where: {
        $0.contentDue >= context.day || $0.financeDue >= context.day
      })
    else {
      throw Undecided.silent(
        Wording(
          "all the days by which the decision asks for something have passed",
          sv: "alla dagar då beslutet senast kräver något har passerat"))
    }
    let state = project.memberState
    // Of a contract only weekends are known to be days off.
    if !state.isByContract { _ = try state.holidaysOrUndecided() }
    // The Swedish act says nothing of a contract, or of another country.
    let law = state.isUnderSwedishLaw ? [] : [Citation.document(.decision, .same(grant.header.id))]
    var failures: [Failure] = []
    for period in grant.reportingPeriods {
      let days = [
        (period.contentDue, Wording("the contents are due", sv: "innehållet ska senast lämnas")),
        (period.financeDue, Wording("the finances are due", sv: "ekonomin ska senast lämnas")),
      ]
      for (day, what) in days where day >= context.day {
        guard let reason = try state.reasonOff(day, eves: .rest) else { continue }
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
            ), law: law))
      }
    }
    return .of(failures)
  }
}
