import Findings
import Languages
import Portfolio
import Provenance

/// A theme that the application names is one of its taxonomy, and belongs to an objective that the
/// project serves.
struct ThemeOutsideObjectives: ProjectRule {
  static let card = RuleCard(
    id: "T111", name: "theme-outside-objectives",
    title: Wording("Theme outside the objectives", sv: "Temat hör inte till målen"),
    summary: Wording(
      "Each theme that the application names is in its taxonomy, and belongs to a specific "
        + "objective that the project serves.",
      sv: "Varje tema som ansökan anger finns i sin temalista och hör till ett specifikt mål som "
        + "projektet avser."),
    severity: .warning, law: [Act.amif.article("3", "2")], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-THEME-1", "SE-THEME-2", "SE-CHECK-12"],
    why: Wording(
      "The portfolio is followed up by theme and by objective; a project that stands under a theme "
        + "of another objective is counted where nobody looks for it.",
      sv: "Portföljen följs upp efter tema och efter mål. Ett projekt under ett tema som hör till "
        + "ett annat mål räknas där ingen letar efter det."),
    doubt: Wording(
      "Which objectives a theme belongs to is the office's own reading, kept in the rulebook under "
        + "taxonomies, where a layer changes it.",
      sv: "Vilka mål ett tema hör till är förvaltningens egen tolkning. Den står i regelboken "
        + "under taxonomies, där ett eget lager ändrar den."),
    passes: [
      Example(
        Wording("a theme of the project's objective", sv: "ett tema som hör till projektets mål"),
        in: .languageCourses),
      Example(
        Wording(
          "a theme that goes across all objectives", sv: "ett tema som går på tvärs över alla mål"),
        in: .languageCourses,
        .application(theme, named("innovation-and-development"))),
    ],
    fails: [
      Example(
        Wording("a theme of another objective", sv: "ett tema som hör till ett annat mål"),
        in: .languageCourses,
        .application(theme, named("return-in-cooperation", mark: "↓"))),
      Example(
        Wording(
          "a theme that is not in its taxonomy", sv: "ett tema som inte finns i sin temalista"),
        in: .languageCourses,
        .application(theme, named("integration", mark: "↓"))),
    ],
    silent: [
      Example(
        Wording(
          "a taxonomy that the rulebook does not have", sv: "en temalista som regelboken inte har"),
        in: .languageCourses,
        .application(theme, "<theme taxonomy=\"county-themes\" code=\"language\"/>")),
      Example(
        Wording("an application without a theme", sv: "en ansökan utan tema"), in: .languageCourses,
        .application(theme, "")),
    ],
    notRun: [
      Example(
        Wording("an application without objectives", sv: "en ansökan utan mål"),
        in: .languageCoursesUndecided, .application("<objective code=\"SO2\">", "<!--"),
        .application("</objective>", "-->"))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let application = try project.applicationOrSilent()
    let terms = try project.fundTermsOrSilent(Self.card, in: context)
    let known = application.themes.filter { context.rulebook.taxonomies[$0.taxonomy] != nil }
    guard !known.isEmpty else {
      throw Undecided.silent(
        application.themes.isEmpty
          ? Wording("the application names no theme", sv: "ansökan anger inget tema")
          : Wording(
            "the rulebook has none of the taxonomies that the application names themes of",
            sv: "regelboken har ingen av de temalistor som ansökan hämtar teman ur"))
    }
    let served = terms.objectives.map { $0.code }
    let failures = known.compactMap { failure($0, served, context.rulebook) }
    // Without an objective it is not known what a theme is to belong to.
    let asks = known.contains { named in
      let theme = context.rulebook.taxonomies[named.taxonomy]?.theme(named.code)
      return theme.map { !$0.objectives.isEmpty } ?? false
    }
    if failures.isEmpty, asks { try terms.requireObjective(of: project, on: context.day) }
    return .of(failures)
  }

  private func failure(_ named: ThemeCode, _ served: [String], _ rulebook: Rulebook) -> Failure? {
    guard let taxonomy = rulebook.taxonomies[named.taxonomy] else { return nil }
    guard let theme = taxonomy.theme(named.code) else {
      let codes = taxonomy.themes.map(\.code).joined(separator: ", ")
      return Failure(
        at: named.spot.attribute("code"),
        Wording(
          "the theme is \(named.code); \(taxonomy.id) has \(codes)",
          sv: "temat är \(named.code); \(taxonomy.id) har \(codes)"),
        fix: Wording(
          "choose one of the themes of \(taxonomy.id)", sv: "välj ett av temana i \(taxonomy.id)"))
    }
    guard !served.isEmpty, !theme.objectives.isEmpty,
      Set(theme.objectives).isDisjoint(with: served)
    else {
      return nil
    }
    let mapped = theme.objectives.joined(separator: ", ")
    let own = served.joined(separator: ", ")
    return Failure(
      at: named.spot.attribute("code"),
      Wording(
        "the theme \(named.code) belongs to \(mapped), and the project serves \(own)",
        sv: "temat \(named.code) hör till \(mapped), och projektet avser \(own)"),
      fix: Wording(
        "choose a theme of \(own), or change what the theme belongs to in a layer of the rulebook",
        sv: "välj ett tema som hör till \(own), eller ändra i ett lager till regelboken vilka mål "
          + "temat hör till"),
      law: taxonomy.law + Self.card.law)
  }

  private static let theme = named("integration-and-participation")

  private static func named(_ code: String, mark: String = "") -> String {
    "<theme taxonomy=\"amif-day-2023\" \(mark)code=\"\(code)\"/>"
  }
}
