import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Indicators that belong together are all used.
struct IndicatorGroupIncomplete: ProjectRule {
  static let card = RuleCard(
    id: "I115", name: "indicator-group-incomplete",
    title: Wording("Group of indicators incomplete", sv: "Indikatorer som hör ihop saknas"),
    summary: Wording(
      "Where a project has a part of an indicator it has the whole too, and where it has a result "
        + "that follows from an output it has that output, and the output's results.",
      sv:
        "När ett projekt har en delindikator har det också helheten, och när det har ett resultat som "
        + "följer av ett utfall har det utfallet, och utfallets resultat."),
    severity: .warning, law: [Act.amif.annex("VIII"), handbook], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["SE-THEME-3"],
    why: Wording(
      "A result without its output is a number without a whole.",
      sv: "Ett resultat utan sitt utfall är ett tal utan helhet."),
    doubt: Wording(
      "The Swedish office says that indicators that belong together are all used, and not here which "
        + "they are; parts, and results with the output that bounds them, are our reading.",
      sv:
        "Den svenska myndigheten anger att indikatorer som hör ihop alla ska användas, men inte här "
        + "vilka de är; delar, och resultat med det utfall som begränsar dem, är vår tolkning."),
    passes: [
      Example(
        Wording("language courses with all of theirs", sv: "språkkurser med alla sina"),
        in: .languageCoursesUndecided)
    ],
    fails: [
      Example(
        Wording("the level raised, and no participants", sv: "höjd nivå, och inga deltagare"),
        in: .languageCoursesUndecided,
        .application("<indicator id=\"O.2.3.1\"", "<indicator id=\"O.2.5\""),
        .application("<indicator id=\"R.2.8\"", "↓<indicator id=\"R.2.8\"")),
      Example(
        Wording(
          "participants in courses, and no whole", sv: "deltagare i kurser, och ingen helhet"),
        in: .languageCoursesUndecided,
        .application("<indicator id=\"O.2.3\"", "<indicator id=\"O.2.5\""),
        .application("<indicator id=\"O.2.3.1\"", "↓<indicator id=\"O.2.3.1\"")),
      Example(
        Wording(
          "participants in courses, and no result", sv: "deltagare i kurser, och inget resultat"),
        in: .languageCoursesUndecided,
        .application("<indicator id=\"R.2.8\"", "<indicator id=\"R.2.10\""),
        .application("<indicator id=\"O.2.3.1\"", "↓<indicator id=\"O.2.3.1\"")),
    ],
    silent: [
      .onlySourced
    ])

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Val av indikatorer"))

  func check(_ project: Project, in context: Context) throws -> Outcome {
    _ = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    guard let targets = project.targets(on: context.day) else {
      throw Undecided.silent(
        Wording("no document states indicators", sv: "ingen handling anger indikatorer"))
    }
    let set = try context.rulebook.indicators(selectedOn: day).orUndecided().value
    return .of(
      targets.values.compactMap { stated in
        guard let indicator = set.indicator(stated.id) else { return nil }
        let results = set.indicators.filter { $0.atMost.contains(indicator.id) }.map(\.id)
        let needed = ([indicator.partOf].compactMap { $0 } + indicator.atMost + results)
        let missing = needed.filter { targets.value(of: $0) == nil }
        guard !missing.isEmpty else { return nil }
        return Failure(
          at: stated.spot,
          Wording(
            "the project has \(indicator.id), and not \(listed(missing)), which belongs to it",
            sv: "projektet har \(indicator.id), men inte \(listed(missing)), som hör till"),
          fix: Wording(
            "add \(listed(missing)) with its target",
            sv: "lägg till \(listed(missing)) med målvärde"),
          law: indicator.law)
      })
  }
}
