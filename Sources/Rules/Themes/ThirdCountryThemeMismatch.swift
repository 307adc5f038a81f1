import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project that involves a third country names it, and has a particular theme that says so.
struct ThirdCountryThemeMismatch: ProjectRule {
  static let card = RuleCard(
    id: "T110", name: "third-country-theme-mismatch",
    title: Wording(
      "Third country without its theme", sv: "Tredjeland utan rätt tema eller utan namn"),
    summary: "A project that involves a third country names it, and one of its types of "
      + "intervention has a particular theme of third countries.",
    severity: .warning,
    law: [Act.cpr.annex("XVII", .field("31")), Act.amif.annex("VI", .table("4"))],
    lawDay: .decision, catalogue: ["EU12"],
    why: "Work with third countries is followed by the theme, and the Commission is consulted "
      + "before it is approved.",
    doubt: "That a third country calls for one of the two themes, and that one of several types "
      + "of intervention is enough, is our reading.",
    passes: [
      Example("a theme of third countries", in: .languageCoursesUndecided, involved, theme),
      Example(
        "one of two types of intervention has the theme", in: .receptionPlacesUndecided, involved,
        .application(
          "<actionType>013</actionType>\n      <implementation>001</implementation>\n      "
            + "<particularTheme>003<",
          "<actionType>013</actionType>\n      <implementation>001</implementation>\n      "
            + "<particularTheme>002<")),
    ],
    fails: [
      Example(
        "the theme says that none takes part", in: .languageCoursesUndecided, involved,
        .application("<particularTheme>003<", "↓<particularTheme>003<")),
      Example(
        "the country is not named", in: .languageCoursesUndecided, theme,
        .application(
          "<involvesThirdCountry>false<", "↓<involvesThirdCountry>true<")),
      Example(
        "a country is named, and none is said to take part", in: .languageCoursesUndecided, theme,
        .application(
          "<involvesThirdCountry>false<",
          "<thirdCountry country=\"IQ\"/>↓<involvesThirdCountry>false<")),
    ],
    silent: [Example("no third country takes part", in: .languageCoursesUndecided)],
    notRun: [
      Example(
        "the application does not say", in: .languageCoursesUndecided,
        .application("<involvesThirdCountry>false</involvesThirdCountry>", " ")),
      Example(
        "no particular theme is stated", in: .languageCoursesUndecided, involved,
        .application("<particularTheme>003</particularTheme>", " ")),
      Example(
        "a decision whose application has not come", in: .languageCourses, .without(.application)),
    ])

  private static let involved = Example.Edit.application(
    "<involvesThirdCountry>false<", "<thirdCountry country=\"IQ\"/><involvesThirdCountry>true<")
  private static let theme = Example.Edit.application(
    "<particularTheme>003<", "<particularTheme>001<")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let application = try project.applicationOrSilent()
    let countries = application.thirdCountries.map(\.country)
    let flag = application.spot.child("involvesThirdCountry")
    switch application.involvesThirdCountry {
    case false? where countries.isEmpty:
      throw Undecided.silent(
        "the project involves no third country", Act.cpr.annex("XVII", .field("31")))
    case false?: return .fails([Self.contradiction(countries, at: flag)])
    case nil where countries.isEmpty:
      throw Undecided.notRun(
        "the application does not say whether a third country takes part",
        fix: "add the element involvesThirdCountry")
    case nil, true?: break
    }
    let unnamed = countries.isEmpty ? [Self.unnamed(at: flag)] : []
    let day = context.lawDay(of: Self.card, for: project)
    let pairs = context.rulebook.pairs(from: .thirdCountry, to: .particularTheme, on: day)
    let themes = try pairs.compactMap {
      try Self.fault(of: objectives, $0, isAlone: unnamed.isEmpty)
    }
    return .of(unnamed + themes)
  }

  private static func contradiction(_ countries: [String], at flag: Spot) -> Failure {
    Failure(
      at: flag,
      "the application names \(listed(countries)) and says that no third country takes part",
      fix: "write true, or take the countries away")
  }

  private static func unnamed(at flag: Spot) -> Failure {
    Failure(
      at: flag, "a third country takes part; none is named",
      fix: "add a thirdCountry element with the country's code")
  }

  private static func fault(
    of objectives: [Objective], _ pair: Pair, isAlone: Bool
  ) throws(Undecided) -> Failure? {
    let interventions = objectives.flatMap(\.interventions)
    let expected = pair.then.words[.particularTheme] ?? []
    let themes = interventions.compactMap(\.particularTheme)
    guard !themes.contains(where: expected.contains) else { return nil }
    guard let first = interventions.first, themes.count == interventions.count else {
      guard isAlone else { return nil }
      throw .notRun(
        "a type of intervention has no particular theme", fix: "add a code of table 4")
    }
    return Failure(
      at: first.spot.child("particularTheme"),
      "a third country takes part; the particular theme is \(listed(themes)), and those of third "
        + "countries are \(listed(expected))",
      fix: "write \(expected.joined(separator: " or ")) for the part that involves the country",
      law: pair.law, severity: pair.severity)
  }
}
