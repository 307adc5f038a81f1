import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Immediate results of ESF+ are observed within four weeks of the day a participant left.
struct ImmediateResultLate: ProjectRule {
  private static let days = Parameter<Int>("immediateResults.days")
  private static let indicators = Parameter<[String]>("immediateResults.indicators")

  static let card = RuleCard(
    id: "I119", name: "immediate-result-late",
    title: Wording("Immediate result observed late", sv: "Omedelbart resultat mätt för sent"),
    summary: Wording(
      "What the immediate results of ESF+ count was observed within 28 days of the day the participants left.",
      sv:
        "Det som de omedelbara resultaten i ESF+ räknar mättes inom 28 dagar från den dag deltagarna lämnade."
    ),
    severity: .warning, law: [Act.esf.article("2", "1")], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["X10"],
    parameters: [days.name, indicators.name],
    why: Wording(
      "Later observations say something else, which the longer-term results ask for.",
      sv: "Senare mätningar säger något annat, som de långsiktiga resultaten frågar efter."),
    doubt: Wording(
      "The day participants left stands in documents as that on which the training ended. Four weeks are read "
        + "as 28 days, the last of them included.",
      sv:
        "Dagen då deltagarna lämnade står i handlingar som den då utbildningen slutade. Fyra veckor tolkas som "
        + "28 dagar, med den sista inräknad."),
    passes: [
      Example(
        Wording("on the last day", sv: "på den sista dagen"), in: .esf,
        .report("asked=\"2027-06-28\"", "asked=\"2027-07-12\""), on: "2027-12-01")
    ],
    fails: [
      Example(
        Wording("a day later", sv: "en dag senare"), in: .esf,
        .report("asked=\"2027-06-28\"", "↓asked=\"2027-07-13\""), on: "2027-12-01"),
      Example(
        Wording("before they left", sv: "innan de lämnade"), in: .esf,
        .report("asked=\"2027-06-28\"", "↓asked=\"2027-06-13\""), on: "2027-12-01"),
    ],
    silent: [
      Example(
        Wording("no report", sv: "ingen rapport"), in: .esf, .without(.report), on: "2027-12-01"),
      Example(Wording("another fund", sv: "en annan fond"), in: .languageCoursesClaimed),
    ],
    notRun: [
      Example(
        Wording("no days stated", sv: "inga dagar angivna"), in: .esf,
        .report(
          "<survey trainingEnded=\"2027-06-14\" asked=\"2027-06-28\">35</survey>", ""),
        on: "2027-12-01")
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    _ = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let days = try context.rulebook.parameter(Self.days, on: day).orUndecided()
    let ids = try context.rulebook.parameter(Self.indicators, on: day).orUndecided().value
    let values = project.reports.flatMap { $0.indicators }.filter {
      ids.contains($0.id) && (($0.achievedHundredths ?? 0) > 0 || !$0.surveys.isEmpty)
    }
    guard !values.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report counts immediate results", sv: "ingen rapport räknar omedelbara resultat"),
        Self.card.law.first)
    }
    let failures = try values.flatMap { value in
      try value.surveys.compactMap { survey -> Failure? in
        let last = try survey.trainingEnded.adding(days: days.value)
        guard survey.asked > last || survey.asked < survey.trainingEnded else { return nil }
        return Failure(
          at: survey.spot.attribute("asked"),
          Wording(
            "\(survey.count) were observed on \(survey.asked); they left on \(survey.trainingEnded), and "
              + "\(value.id) counts what is observed from then until \(last)",
            sv:
              "\(survey.count) mättes \(survey.asked); de lämnade \(survey.trainingEnded), och \(value.id) "
              + "räknar det som mäts från dess till och med \(last)"),
          fix: Wording(
            "correct the days, or leave these participants out of the result",
            sv: "rätta dagarna, eller räkna inte dessa deltagare i resultatet"), law: days.law)
      }
    }
    if failures.isEmpty, let undated = values.first(where: { $0.surveys.isEmpty }) {
      throw Undecided.notRun(
        Wording(
          "the report does not say when the participants that \(undated.id) counts left",
          sv: "rapporten anger inte när deltagarna som \(undated.id) räknar lämnade"),
        fix: Wording(
          "state in <survey> when they left and when they were observed",
          sv: "ange i <survey> när de lämnade och när de mättes"))
    }
    return .of(failures)
  }
}
