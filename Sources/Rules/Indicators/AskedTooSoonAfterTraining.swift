import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Participants are asked whether they use what they learned when the months that the indicator
/// names have passed since the training.
struct AskedTooSoonAfterTraining: ProjectRule {
  static let card = RuleCard(
    id: "I110", name: "asked-too-soon-after-training",
    title: Wording("Asked too soon after training", sv: "Frågan ställdes för tidigt"),
    summary: Wording(
      "The answers that R.1.6 counts were given three months after the training ended, or later.",
      sv: "Svaren som R.1.6 räknar lämnades tidigast tre månader efter utbildningens slut."),
    severity: .warning, law: [Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["EU87"],
    why: Wording(
      "The indicator asks what remains of a training; an answer on its last day says something else.",
      sv:
        "Indikatorn frågar vad som finns kvar av en utbildning; ett svar på sista dagen säger något "
        + "annat."),
    doubt: Wording(
      "The annex says three months after the training; that a later day will do as well is our reading.",
      sv: "Bilagan säger tre månader efter utbildningen; att en senare dag också duger är vår "
        + "tolkning."),
    passes: [
      Example(
        Wording("three months after to the day", sv: "på dagen tre månader efter"),
        in: .languageCoursesClaimed, trained(until: "2026-11-30", asked: "2027-02-28"))
    ],
    fails: [
      Example(
        Wording("the day before three months have passed", sv: "dagen innan tre månader har gått"),
        in: .languageCoursesClaimed,
        trained(until: "2026-11-30", asked: "2027-02-27", mark: "↓"))
    ],
    silent: [
      Example(
        Wording(
          "no indicator that participants are asked for months later",
          sv: "ingen indikator som deltagarna tillfrågas om månader efteråt"),
        in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording(
          "the report does not say when participants were asked",
          sv: "rapporten anger inte när deltagarna tillfrågades"), in: .languageCoursesClaimed,
        .report(
          projectOwn,
          "<indicator id=\"R.1.6\" kind=\"result\">\n    <achieved>1</achieved>\n  </indicator>\n  "
            + projectOwn))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    let asked = project.reports.flatMap { $0.indicators }.compactMap { value in
      indicators.set.indicator(value.id).flatMap { indicator in
        indicator.askedAfterMonths.map { (value: value, months: $0, law: indicator.law) }
      }
    }
    guard
      asked.contains(where: { ($0.value.achievedHundredths ?? 0) > 0 || !$0.value.surveys.isEmpty })
    else {
      throw Undecided.silent(
        Wording(
          "no report counts answers that are given months after a training",
          sv: "ingen rapport räknar svar som lämnas månader efter en utbildning"))
    }
    let early = try asked.flatMap { item in
      try item.value.surveys.compactMap { try failure($0, of: item.value, item.months, item.law) }
    }
    guard early.isEmpty else { return .fails(early) }
    let undated = asked.first {
      ($0.value.achievedHundredths ?? 0) > 0 && $0.value.surveys.isEmpty
    }
    if let undated {
      throw Undecided.notRun(
        Wording(
          "the report does not say when the participants that \(undated.value.id) counts were asked",
          sv: "rapporten anger inte när deltagarna som \(undated.value.id) räknar tillfrågades"),
        fix: Wording(
          "state in <survey> when the training ended and when the participants were asked",
          sv: "ange i <survey> när utbildningen slutade och när deltagarna tillfrågades"))
    }
    return .passes
  }

  private func failure(
    _ survey: IndicatorSurvey, of value: IndicatorValue, _ months: Int, _ law: [Citation]
  ) throws(ArithmeticError) -> Failure? {
    let first = try survey.trainingEnded.adding(months: months)
    guard survey.asked < first else { return nil }
    return Failure(
      at: survey.spot.attribute("asked"),
      Wording(
        "\(survey.count) were asked on \(survey.asked); \(value.id) counts answers from \(first), "
          + "\(months) months after the training ended on \(survey.trainingEnded)",
        sv: "\(survey.count) tillfrågades \(survey.asked); \(value.id) räknar svar från \(first), "
          + "\(months) månader efter att utbildningen slutade \(survey.trainingEnded)"),
      fix: Wording(
        "ask again on \(first) or later, and count those answers",
        sv: "fråga igen \(first) eller senare, och räkna de svaren"), law: law)
  }

  // MARK: Texts of the examples

  private static let projectOwn = "<indicator id=\"P1\" kind=\"project\">"

  private static func trained(
    until ended: String, asked: String, mark: String = ""
  ) -> Example.Edit {
    .report(
      projectOwn,
      """
      <indicator id="R.1.6" kind="result">
          <achieved>9</achieved>
          <survey trainingEnded="\(ended)" \(mark)asked="\(asked)">9</survey>
        </indicator>

      """ + "  " + projectOwn)
  }
}
