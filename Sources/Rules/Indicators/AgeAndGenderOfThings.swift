import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Places, equipment, authorities and information packages have no age and no gender.
struct AgeAndGenderOfThings: ProjectRule {
  static let card = RuleCard(
    id: "I106", name: "age-and-gender-of-things",
    title: Wording("Age and gender of things", sv: "Ålder och kön på annat än personer"),
    summary: Wording(
      "An indicator that counts no persons is not broken down by age and gender.",
      sv: "En indikator som inte räknar personer delas inte upp efter ålder och kön."),
    severity: .warning, law: [Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["EU83"],
    why: Wording(
      "A breakdown where there is none to give shows that something else was counted: persons in a "
        + "place, and not the places.",
      sv:
        "En uppdelning där ingen finns att ange visar att något annat har räknats: personer på en "
        + "plats, och inte platserna."),
    doubt: Wording(
      "Which indicators count persons is our reading of their names; families are read as no persons.",
      sv:
        "Vilka indikatorer som räknar personer är vår tolkning av deras namn; familjer tolkas inte "
        + "som personer."),
    passes: [
      Example(
        Wording("only persons are broken down", sv: "bara personer delas upp"),
        in: .languageCoursesClaimed)
    ],
    fails: [
      Example(
        Wording("the gender of a project", sv: "ett projekts kön"), in: .languageCoursesClaimed,
        .report(
          "<achieved>1</achieved>",
          "<achieved>1</achieved>\n    ↓<cell age=\"18to60\" gender=\"female\">1</cell>")),
      Example(
        Wording("ESF+: the gender of an enterprise", sv: "ESF+: ett företags kön"),
        in: .esf,
        .report(
          "<indicator id=\"EECR04\" kind=\"result\">",
          """
          <indicator id="EECO19" kind="output">
              <achieved>1</achieved>
              ↓<cell gender="female">1</cell>
            </indicator>
            <indicator id="EECR04" kind="result">
          """)),
    ],
    silent: [
      .nothingReported
    ],
    notRun: [
      .reportByItself
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    return .of(
      indicators.known.compactMap { _, value, indicator in
        guard !indicator.isAboutPersons, let first = value.cells.first else { return nil }
        return Failure(
          at: first.spot,
          Wording(
            "\(value.id) counts no persons, and is broken down by age and gender",
            sv: "\(value.id) räknar inte personer men är uppdelad efter ålder och kön"),
          fix: Wording(
            "leave the brackets out, and see that the value counts what the indicator names",
            sv: "ta bort grupperna, och se till att utfallet räknar det som indikatorn avser"),
          law: indicator.law)
      })
  }
}
