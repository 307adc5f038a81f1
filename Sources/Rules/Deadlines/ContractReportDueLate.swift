import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The reports of a grant contract are due in the time that such contracts set.
struct ContractReportDueLate: ProjectRule {
  private static let interimDays = Parameter<Int>("contract.interimDays")
  private static let finalMonths = Parameter<Int>("contract.finalMonths")

  static let card = RuleCard(
    id: "D105", name: "contract-report-due-late",
    title: Wording("Contract's report due late", sv: "Kontraktets rapport förfaller sent"),
    summary: Wording(
      "In a grant contract for external actions an interim report is due within 60 days of its period, and the "
        + "final one within 3 months of the implementation period.",
      sv:
        "I ett bidragskontrakt för yttre åtgärder ska en delrapport lämnas inom 60 dagar från sin period, och "
        + "slutrapporten inom 3 månader från genomförandeperioden."),
    severity: .warning,
    law: [
      .standard(
        Wording("Grant contract for external actions", sv: "Bidragskontrakt för yttre åtgärder"),
        Wording("reporting", sv: "rapportering"))
    ],
    lawDay: .decision,
    mendedBy: [.officer], catalogue: ["OWN-6"], parameters: [interimDays.name, finalMonths.name],
    why: Wording(
      "The Commission pays on the report; a schedule that is later than the contract's loses money.",
      sv:
        "Kommissionen betalar på rapporten; ett schema som är senare än kontraktets kostar pengar."),
    doubt: Wording(
      "The contract itself decides; these are the times that its models set. From memory, the final report has "
        + "six months where the coordinator's seat is outside the country of the action.",
      sv:
        "Det enskilda kontraktet avgör; dessa är de tider som mallarna anger. Ur minnet har slutrapporten sex "
        + "månader när samordnarens säte ligger utanför landet för åtgärden."),
    passes: [
      Example(
        Wording("60 days and 3 months, to the day", sv: "60 dagar och 3 månader, på dagen"),
        in: .dear, on: "2018-12-31", received: "2017-06-01")
    ],
    fails: [
      Example(
        Wording("an interim report a day later", sv: "en delrapport en dag senare"), in: .dear,
        .decision(
          "contentDue=\"2019-12-19\" financeDue=\"2019-12-19\"",
          "↓contentDue=\"2019-12-20\" financeDue=\"2019-12-19\""), on: "2018-12-31",
        received: "2017-06-01"),
      Example(
        Wording("the final report a day later", sv: "slutrapporten en dag senare"), in: .dear,
        .decision(
          "financeDue=\"2022-01-21\"", "↓financeDue=\"2022-01-22\""), on: "2018-12-31",
        received: "2017-06-01"),
    ],
    silent: [
      Example(Wording("a fund of its own law", sv: "en fond med egen rätt"), in: .languageCourses)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    guard let days = context.rulebook.known(Self.interimDays, on: day),
      let months = context.rulebook.known(Self.finalMonths, on: day)
    else {
      throw Undecided.silent(
        Wording("the project has no grant contract", sv: "projektet har inget bidragskontrakt"),
        Self.card.law.first)
    }
    let periods = project.grant(on: context.day)?.reportingPeriods ?? []
    guard !periods.isEmpty else {
      throw Undecided.silent(
        Wording("the contract states no periods", sv: "kontraktet anger inga perioder"),
        Self.card.law.first)
    }
    return .of(
      try periods.flatMap { period -> [Failure] in
        let isFinal = period.kind == ReportKind.final.rawValue
        let last =
          isFinal
          ? try period.lastDay.adding(months: months.value)
          : try period.lastDay.adding(days: days.value)
        return [("contentDue", period.contentDue), ("financeDue", period.financeDue)]
          .filter { $0.1 > last }
          .map { name, due in
            Failure(
              at: period.spot.attribute(name),
              Wording(
                "the report on the period until \(period.lastDay) is due on \(due); contracts set \(last) at "
                  + "the latest",
                sv:
                  "rapporten om perioden till \(period.lastDay) ska lämnas \(due); kontrakt anger senast "
                  + "\(last)"),
              fix: Wording(
                "write the day that the contract sets", sv: "skriv den dag som kontraktet anger"),
              law: isFinal ? months.law : days.law)
          }
      })
  }
}
