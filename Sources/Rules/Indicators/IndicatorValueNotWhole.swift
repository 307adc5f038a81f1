import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An indicator that counts is a whole number.
///
/// That it is not below nothing is kept by the format: such a document is not taken.
struct IndicatorValueNotWhole: ProjectRule {
  static let card = RuleCard(
    id: "I108", name: "indicator-value-not-whole",
    title: Wording("Indicator not a whole number", sv: "Indikatorns värde är inget heltal"),
    summary: Wording(
      "Targets and achieved values of the indicators that count persons or things are whole numbers.",
      sv: "Målvärden och utfall för de indikatorer som räknar personer eller saker är heltal."),
    severity: .warning, law: [Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU85"],
    why: Wording(
      "Nobody takes part by half; a fraction shows a share or an average where a number is asked for.",
      sv:
        "Ingen deltar till hälften; ett decimaltal visar en andel eller ett medeltal där ett antal "
        + "efterfrågas."),
    doubt: Wording(
      "The annex names numbers and no units. Some programmes state a result as a share: a value whose "
        + "unit says so is not judged.",
      sv:
        "Bilagan anger antal men inga enheter. En del program anger ett resultat som en andel: ett "
        + "värde med en sådan enhet bedöms inte."),
    passes: [
      Example(Wording("whole numbers", sv: "heltal"), in: .languageCoursesClaimed),
      Example(
        Wording("a whole number with its zeros", sv: "ett heltal med sina nollor"),
        in: .languageCoursesClaimed,
        .report("<achieved>74</achieved>", "<achieved>74.00</achieved>")),
    ],
    fails: [
      Example(
        Wording("a hundredth above a whole number", sv: "en hundradel över ett heltal"),
        in: .languageCoursesClaimed,
        .report("<achieved>74</achieved>", "↓<achieved>74.01</achieved>")),
      Example(
        Wording("a target of half a person more", sv: "ett målvärde med en halv person"),
        in: .languageCoursesUndecided,
        .application("<target>360</target>", "↓<target>360.5</target>")),
      Example(
        Wording("2014–2020: a half person", sv: "2014–2020: en halv person"),
        in: .legacy,
        .report(
          """
          "SO2.C2" kind="output">
              <achieved>140</achieved>
          """,
          """
          "SO2.C2" kind="output">
              ↓<achieved>140.5</achieved>
          """)),
    ],
    silent: [
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .languageCoursesUndecided,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>")),
      .onlySourced,
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.indicatorsOrSilent(Self.card, in: context)
    let counts = indicators.known.filter { !$0.value.isShare && !$0.indicator.hasDecimals }
    guard !counts.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no indicator of the fund is stated as a number",
          sv: "ingen av fondens indikatorer anges som ett antal"))
    }
    return .of(
      counts.compactMap { _, value, indicator in
        guard let number = value.number, !number.isWhole else { return nil }
        return Failure(
          at: value.valueSpot,
          Wording(
            "the \(value.aspect.words) of \(value.id) is \(number); the indicator counts whole "
              + "persons or things",
            sv: "\(value.aspect.words) för \(value.id) är \(number); indikatorn räknar hela "
              + "personer eller saker"),
          fix: Wording(
            "write a whole number, or the unit if it is a share",
            sv: "skriv ett heltal, eller enheten om det är en andel"), law: indicator.law)
      })
  }
}

extension StatedIndicator {
  /// Whether the unit says that the value is a share of a whole.
  fileprivate var isShare: Bool {
    guard let unit = unit?.lowercased() else { return false }
    return ["share", "andel", "%", "per cent", "percent", "procent"].contains(unit)
  }
}
