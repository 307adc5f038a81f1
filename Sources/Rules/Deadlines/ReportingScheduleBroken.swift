import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The reporting periods of a decision follow each other without a gap or an overlap, from the first
/// day of the project to its last.
struct ReportingScheduleBroken: ProjectRule {
  static let card = RuleCard(
    id: "D102", name: "reporting-schedule-broken",
    title: Wording("Reporting schedule broken", sv: "Rapportperioderna hänger inte ihop"),
    summary: Wording(
      "The reporting periods of the decision follow each other day by day, from the first day of the "
        + "project to its last.",
      sv:
        "Beslutets rapportperioder följer dag för dag på varandra, från projektets första dag till "
        + "dess sista."),
    severity: .error, law: [Act.cpr.article("73", "3"), handbook], lawDay: .always,
    mendedBy: [.officer], catalogue: ["SE-DUE-2", "SE-CHECK-27"],
    why: Wording(
      "A cost in a gap is never claimed, and one in an overlap may be claimed twice.",
      sv:
        "En kostnad i ett glapp kan aldrig rekvireras, och en i en överlappning kan rekvireras två "
        + "gånger."),
    doubt: Wording(
      "The periods are those of each project's decision; no provision says that they must be "
        + "contiguous, which is our reading.",
      sv:
        "Perioderna anges i varje projekts beslut; ingen bestämmelse säger att de måste hänga ihop, "
        + "vilket är vår tolkning."),
    passes: [
      Example(
        Wording(
          "each period the day after the one before", sv: "varje period dagen efter den förra"),
        in: .languageCourses)
    ],
    fails: [
      Example(
        Wording("a day between two periods", sv: "en dag mellan två perioder"),
        in: .languageCourses,
        .decision("firstDay=\"2027-03-01\"", "↓firstDay=\"2027-03-02\"")),
      Example(
        Wording("a day in two periods", sv: "en dag i två perioder"), in: .languageCourses,
        .decision("firstDay=\"2027-03-01\"", "↓firstDay=\"2027-02-28\"")),
      Example(
        Wording("the first day is in none", sv: "den första dagen är inte med"),
        in: .languageCourses,
        .decision("firstDay=\"2026-09-01\" lastDay", "↓firstDay=\"2026-09-02\" lastDay")),
      Example(
        Wording("a day after the last of the project", sv: "en dag efter projektets sista"),
        in: .languageCourses,
        .decision("lastDay=\"2028-08-31\" contentDue", "↓lastDay=\"2028-09-01\" contentDue")),
    ],
    silent: [
      Example(
        Wording("an application that is not decided", sv: "en ansökan som inte är beslutad"),
        in: .languageCoursesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "a decision without a last day whose application has not come",
          sv: "ett beslut utan sista dag vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application), .decision("  <lastDay>2028-08-31</lastDay>\n", ""))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let schedule = try project.scheduleOrUndecided(on: context.day)
    let stated = try project.statedPeriod(on: context.day)
    guard let first = schedule.periods.first, let last = schedule.periods.last else {
      return .passes
    }
    let law = [schedule.citation] + context.rulebook.law(of: Self.card)
    var faults: [Failure] = []
    if first.firstDay != stated.first {
      faults.append(
        end(
          first.spot.attribute("firstDay"),
          Wording(
            "the first period begins on \(first.firstDay), and the project on \(stated.first)",
            sv: "den första perioden börjar \(first.firstDay), och projektet \(stated.first)"),
          stated.firstSpot, law))
    }
    if last.lastDay != stated.last {
      faults.append(
        end(
          last.spot.attribute("lastDay"),
          Wording(
            "the last period ends on \(last.lastDay), and the project on \(stated.last)",
            sv: "den sista perioden slutar \(last.lastDay), och projektet \(stated.last)"),
          stated.lastSpot, law))
    }
    for (before, after) in zip(schedule.periods, schedule.periods.dropFirst()) {
      faults += try seam(before, after, law)
    }
    return .of(faults)
  }

  private func end(
    _ spot: Spot, _ message: Wording, _ project: Spot, _ law: [Citation]
  ) -> Failure {
    Failure(
      at: spot, message, fix: Self.fix, law: law,
      notes: [
        Failure.Note(
          Wording("the project's day is stated here", sv: "projektets dag anges här"), at: project)
      ])
  }

  private func seam(
    _ before: ReportingPeriod, _ after: ReportingPeriod, _ law: [Citation]
  ) throws(ArithmeticError) -> [Failure] {
    let next = try before.lastDay.adding(days: 1)
    guard after.firstDay != next else { return [] }
    let message =
      after.firstDay > next
      ? Wording(
        "the period before ends on \(before.lastDay), and this one begins on \(after.firstDay)",
        sv: "perioden före slutar \(before.lastDay), och den här börjar \(after.firstDay)")
      : Wording(
        "the period begins on \(after.firstDay), when the one before lasts until \(before.lastDay)",
        sv: "perioden börjar \(after.firstDay), när den före varar till och med \(before.lastDay)")
    return [
      Failure(
        at: after.spot.attribute("firstDay"), message, fix: Self.fix,
        law: law,
        notes: [
          Failure.Note(
            Wording("it ends on \(before.lastDay)", sv: "den slutar \(before.lastDay)"),
            at: before.spot.attribute("lastDay"))
        ])
    ]
  }

  private static let fix = Wording(
    "correct the day, in a new version of the decision or in an amendment",
    sv: "rätta dagen, i en ny version av beslutet eller i ett ändringsbeslut")

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Att ansöka om utbetalning"))
}
