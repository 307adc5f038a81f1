import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A cost is incurred between the first and the last day of the project, both included.
struct ExpenditureOutsideProjectPeriod: ProjectRule {
  static let card = RuleCard(
    id: "P102", name: "expenditure-outside-project-period",
    title: Wording("Cost outside the project period", sv: "Kostnad utanför projekttiden"),
    summary: Wording(
      "Each cost that is claimed was incurred in the project period of the decision in force.",
      sv: "Varje kostnad som begärs ersatt har uppkommit under projekttiden i det beslut som "
        + "gäller."),
    severity: .error,
    law: [
      Act.cpr.article("73", "3"), Act.cpr.annex("XVII", .field("15")),
      Act.cpr.annex("XVII", .field("16")),
    ], lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU35", "SE-COST-1", "SE-CHECK-28"],
    why: Wording(
      "The decision gives support for a time; what happens before or after it was never decided on.",
      sv: "Beslutet ger stöd för en tid; det som sker före eller efter är aldrig beslutat."),
    doubt: Wording(
      "The Regulation asks for the days and leaves the consequence to the decision. A cost of the "
        + "period may be paid after it, so the day of payment is not judged here.",
      sv:
        "Förordningen kräver uppgift om dagarna och lämnar följden till beslutet. En kostnad från "
        + "projekttiden får betalas senare, så betalningsdagen bedöms inte här."),
    passes: [
      Example(
        Wording("from the first day of the project", sv: "från projektets första dag"),
        in: .languageCoursesClaimed),
      Example(
        Wording("on the last day of the project", sv: "på projektets sista dag"),
        in: .languageCoursesClaimed,
        .report(last("2026-12-31"), last("2028-08-31"))),
      Example(
        Wording(
          "2014–2020: from the first day of the project",
          sv: "2014–2020: från projektets första dag"),
        in: .legacy,
        .report("<firstDay>2019-02-01</firstDay>", "<firstDay>2019-01-01</firstDay>")),
    ],
    fails: [
      Example(
        Wording(
          "incurred the day before the first day", sv: "uppkommen dagen före den första dagen"),
        in: .languageCoursesClaimed,
        .report(first("2026-09-01"), "↓" + first("2026-08-31"))),
      Example(
        Wording("incurred the day after the last day", sv: "uppkommen dagen efter den sista dagen"),
        in: .languageCoursesClaimed,
        .report(last("2026-12-31"), "↓" + last("2028-09-01"))),
      Example(
        Wording(
          "2014–2020: incurred the day before the first day",
          sv: "2014–2020: uppkommen dagen före den första dagen"),
        in: .legacy,
        .report("<firstDay>2019-02-01</firstDay>", "↓<firstDay>2018-12-31</firstDay>")),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)],
    notRun: [
      Example(
        Wording(
          "neither application nor decision has come",
          sv: "varken ansökan eller beslut har kommit in"), in: .languageCoursesClaimed,
        .without(.application), .without(.decision))
    ])

  private static func first(_ day: String) -> String {
    "<firstDay>\(day)</firstDay>\n      <lastDay>2026-12-31</lastDay>\n"
      + "      <paid>2026-12-23</paid>\n      <registered>2026-12-23</registered>\n"
      + "      <amount>239069.60"
  }

  private static func last(_ day: String) -> String {
    "<lastDay>\(day)</lastDay>\n      <paid>2026-12-23</paid>\n"
      + "      <registered>2026-12-23</registered>\n      <amount>239069.60"
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    guard project.terms(on: context.day) != nil else {
      throw Undecided.notRun(
        Wording(
          "neither the application nor the decision has arrived",
          sv: "varken ansökan eller beslutet har kommit in"),
        fix: Wording(
          "import the application or the decision", sv: "importera ansökan eller beslutet"))
    }
    let period = try project.statedPeriod(on: context.day)
    return .of(
      claims.flatMap { $0.claim.lines }.filter { $0.category != .depreciation }.flatMap { line in
        [("firstDay", line.firstDay), ("lastDay", line.lastDay)].compactMap { name, day in
          guard let day, day < period.first || day > period.last else { return nil }
          return failure(line, name, day, period)
        }
      })
  }

  private func failure(
    _ line: ExpenditureLine, _ name: String, _ day: Day, _ period: StatedPeriod
  ) -> Failure {
    Failure(
      at: line.spot.child(name),
      Wording(
        "\(line.words) is of \(day); the project is from \(period.first) to \(period.last)",
        sv: "\(line.words) avser \(day); projektet pågår från \(period.first) till \(period.last)"
      ),
      fix: Wording(
        "correct the day if it is wrong, or leave the line out of the claim",
        sv: "rätta dagen om den är fel, eller ta bort raden ur ansökan om utbetalning"),
      notes: [
        Failure.Note(
          Wording("the project period", sv: "projekttiden"),
          at: day < period.first ? period.firstSpot : period.lastSpot)
      ])
  }
}
