import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What has been reached is not far above its target, and at the end of the project not nothing.
struct AchievedFarFromTarget: ProjectRule {
  static let card = RuleCard(
    id: "I113", name: "achieved-far-from-target",
    title: Wording("Achieved value far from its target", sv: "Utfallet avviker mycket från målet"),
    summary: Wording(
      "What has been reached of an indicator is at most half again its target, and when the project "
        + "has ended and made its final report it is not nothing.",
      sv:
        "Utfallet för en indikator är högst halvannan gång målvärdet, och är inte noll när projektet "
        + "är slut och har slutrapporterats."),
    severity: .warning,
    law: [Act.cpr.annex("XVII", .field("50")), Act.cpr.annex("XVII", .field("55"))],
    lawDay: .selection,
    mendedBy: [.owner], catalogue: ["EU90", "SE-CHECK-33"], parameters: [excess.name],
    why: Wording(
      "A value far from its target is a mistake, another way of counting, or a target that says "
        + "nothing; an evaluator asks which.",
      sv: "Ett utfall långt från målet är ett fel, ett annat sätt att räkna eller ett mål som inte "
        + "säger något; en utvärderare frågar vilket."),
    doubt: Wording(
      "The annex asks for the ratio and sets no bounds to it; half again is ours.",
      sv: "Bilagan begär kvoten och sätter inga gränser för den; halvannan gång är vår egen gräns."),
    passes: [
      Example(
        Wording("half again the target", sv: "halvannan gång målvärdet"),
        in: .languageCoursesClaimed, .report("<achieved>74</achieved>", "<achieved>540</achieved>")
      ),
      Example(
        Wording("nothing yet, before the end", sv: "inget ännu, före slutet"),
        in: .languageCoursesClaimed, .report("<achieved>74</achieved>", "<achieved>0</achieved>")),
      Example(
        Wording(
          "nothing in the final report, on the last day",
          sv: "inget i slutrapporten, på sista dagen"),
        in: .languageCoursesClaimed, isFinal,
        .report("<achieved>74</achieved>", "<achieved>0</achieved>"), on: "2028-08-31"),
      Example(
        Wording("2014–2020: half again the target", sv: "2014–2020: halvannan gång målvärdet"),
        in: .legacy,
        .report(
          """
          "SO2.C2" kind="output">
              <achieved>140</achieved>
          """,
          """
          "SO2.C2" kind="output">
              <achieved>300</achieved>
          """)),
      Example(
        Wording(
          "a grant contract: below half again the target",
          sv: "ett bidragskontrakt: under halvannan gång målvärdet"),
        in: .dear,
        .report("<achieved>6</achieved>", "<achieved>28</achieved>")),
    ],
    fails: [
      Example(
        Wording("one above half again the target", sv: "en över halvannan gång målvärdet"),
        in: .languageCoursesClaimed,
        .report("<achieved>74</achieved>", "↓<achieved>541</achieved>")),
      Example(
        Wording(
          "nothing in the final report, the day after the last",
          sv: "inget i slutrapporten, dagen efter den sista"), in: .languageCoursesClaimed,
        isFinal,
        .report("<achieved>74</achieved>", "↓<achieved>0</achieved>"), on: "2028-09-01"),
      Example(
        Wording(
          "2014–2020: one above half again the target",
          sv: "2014–2020: en över halvannan gång målvärdet"),
        in: .legacy,
        .report(
          """
          "SO2.C2" kind="output">
              <achieved>140</achieved>
          """,
          """
          "SO2.C2" kind="output">
              ↓<achieved>301</achieved>
          """)),
      Example(
        Wording(
          "a grant contract: above half again the target",
          sv: "ett bidragskontrakt: över halvannan gång målvärdet"),
        in: .dear,
        .report("<achieved>6</achieved>", "↓<achieved>29</achieved>")),
    ],
    silent: [
      .nothingReported
    ],
    notRun: [
      .reportByItself
    ])

  private static let excess = Parameter<Percentage>("indicators.excess")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    guard let targets = project.targets(on: context.day) else {
      throw Undecided.notRun(
        Wording(
          "the decision states no target, and the application has not arrived",
          sv: "beslutet anger inget målvärde, och ansökan har inte kommit in"),
        fix: Wording("import the application", sv: "importera ansökan"))
    }
    let day = context.lawDay(of: Self.card, for: project)
    let excess = try context.rulebook.parameter(Self.excess, on: day).orUndecided()
    let terms = try project.termsOrSilent(on: context.day)
    let hasEnded = terms.lastDay.map { $0 < context.day } ?? false
    let isClosed = hasEnded && project.reports.contains { $0.kind == .final }
    let pairs = targets.values.compactMap { target in
      latest(target.id, in: indicators).map { (target: target, achieved: $0) }
    }
    guard !pairs.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report states a value of an indicator with a target",
          sv: "ingen rapport anger utfallet för en indikator med målvärde"))
    }
    return .of(
      pairs.compactMap { pair in
        guard let goal = pair.target.number, goal.hundredths > 0, let reached = pair.achieved.number
        else { return nil }
        let most = Int128(goal.hundredths) * Int128(10_000 + excess.value.hundredths)
        guard Int128(reached.hundredths) * 10_000 > most || (isClosed && reached.hundredths == 0)
        else { return nil }
        return failure(pair.target, goal, pair.achieved, reached)
      })
  }

  /// The value that the latest report states of an indicator of the fund.
  private func latest(_ id: String, in indicators: ProjectIndicators) -> StatedIndicator? {
    guard indicators.counts(id) else { return nil }
    return indicators.statements.last { $0.value(of: id)?.number != nil }?.value(of: id)
  }

  private func failure(
    _ target: StatedIndicator, _ goal: IndicatorNumber, _ achieved: StatedIndicator,
    _ reached: IndicatorNumber
  ) -> Failure {
    Failure(
      at: achieved.valueSpot,
      Wording(
        "\(achieved.id) is \(reached); its target is \(goal)",
        sv: "\(achieved.id) är \(reached); målvärdet är \(goal)"),
      fix: Wording(
        "see that both count the same, and correct the one that is wrong",
        sv: "kontrollera att båda räknar samma sak, och rätta det som är fel"),
      notes: [
        Failure.Note(
          Wording("the target is \(goal)", sv: "målvärdet är \(goal)"), at: target.valueSpot)
      ])
  }

  // MARK: Texts of the examples

  private static let isFinal = Example.Edit.report("kind=\"progress\">", "kind=\"final\">")
}
