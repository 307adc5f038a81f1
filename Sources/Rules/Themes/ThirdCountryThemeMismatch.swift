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
    summary: Wording(
      "A project that involves a third country names it, and one of its types of intervention "
        + "has a particular theme of third countries.",
      sv: "Ett projekt som involverar ett tredjeland namnger det, och en av dess "
        + "interventionstyper har ett särskilt tema för tredjeländer."),
    severity: .warning,
    law: [Act.cpr.annex("XVII", .field("31")), Act.amif.annex("VI", .table("4"))],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU12"],
    why: Wording(
      "Work with third countries is followed by the theme, and the Commission is "
        + "consulted before it is approved.",
      sv: "Arbete med tredjeländer följs upp genom temat, och kommissionen "
        + "hörs innan det godkänns."),
    doubt: Wording(
      "That a third country calls for one of the two themes, and that one of several types of "
        + "intervention is enough, is our reading.",
      sv: "Att ett tredjeland kräver ett av de två temana, och att det räcker med en av flera "
        + "interventionstyper, är vår tolkning."),
    passes: [
      Example(
        Wording("a theme of third countries", sv: "ett tema för tredjeländer"),
        in: .languageCoursesUndecided, involved, theme),
      Example(
        Wording(
          "one of two types of intervention has the theme",
          sv: "en av två interventionstyper har temat"), in: .receptionPlacesUndecided, involved,
        .application(
          "<actionType>013</actionType>\n      <implementation>001</implementation>\n      "
            + "<particularTheme>003<",
          "<actionType>013</actionType>\n      <implementation>001</implementation>\n      "
            + "<particularTheme>002<")),
    ],
    fails: [
      Example(
        Wording("the theme says that none takes part", sv: "temat säger att inget deltar"),
        in: .languageCoursesUndecided, involved,
        .application("<particularTheme>003<", "↓<particularTheme>003<")),
      Example(
        Wording("the country is not named", sv: "landet är inte namngivet"),
        in: .languageCoursesUndecided, theme,
        .application(
          "<involvesThirdCountry>false<", "↓<involvesThirdCountry>true<")),
      Example(
        Wording(
          "a country is named, and none is said to take part",
          sv: "ett land är namngivet, och inget sägs delta"), in: .languageCoursesUndecided, theme,
        .application(
          "<involvesThirdCountry>false<",
          "<thirdCountry country=\"IQ\"/>↓<involvesThirdCountry>false<")),
    ],
    silent: [
      Example(
        Wording("no third country takes part", sv: "inget tredjeland deltar"),
        in: .languageCoursesUndecided)
    ],
    notRun: [
      Example(
        Wording("the application does not say", sv: "ansökan säger inget om det"),
        in: .languageCoursesUndecided,
        .application("<involvesThirdCountry>false</involvesThirdCountry>", " ")),
      Example(
        Wording("no particular theme is stated", sv: "inget särskilt tema är angivet"),
        in: .languageCoursesUndecided, involved,
        .application("<particularTheme>003</particularTheme>", " ")),
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application)),
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
        Wording(
          "the project involves no third country", sv: "projektet involverar inget tredjeland"),
        Act.cpr.annex("XVII", .field("31")))
    case false?: return .fails([Self.contradiction(countries, at: flag)])
    case nil where countries.isEmpty:
      throw Undecided.notRun(
        Wording(
          "the application does not say whether a third country takes part",
          sv: "ansökan säger inte om ett tredjeland deltar"),
        fix: Wording(
          "add the element involvesThirdCountry", sv: "lägg till elementet involvesThirdCountry"))
    case nil, true?: break
    }
    let unnamed = countries.isEmpty ? [Self.unnamed(at: flag)] : []
    let day = context.lawDay(of: Self.card, for: project)
    let pairs = context.rulebook.pairs(from: .thirdCountry, to: .particularTheme, on: day)
    return .together({ .of(unnamed) }, { .each(pairs) { try Self.fault(of: objectives, $0) } })
  }

  private static func contradiction(_ countries: [String], at flag: Spot) -> Failure {
    Failure(
      at: flag,
      Wording(
        "the application names \(listed(countries)) and says that no third country takes part",
        sv: "ansökan namnger \(listed(countries)) och säger att inget tredjeland deltar"),
      fix: Wording(
        "write true, or take the countries away", sv: "skriv true, eller ta bort länderna"))
  }

  private static func unnamed(at flag: Spot) -> Failure {
    Failure(
      at: flag,
      Wording(
        "a third country takes part; none is named", sv: "ett tredjeland deltar; inget är namngivet"
      ),
      fix: Wording(
        "add a thirdCountry element with the country's code",
        sv: "lägg till elementet thirdCountry med landets kod"))
  }

  private static func fault(
    of objectives: [Objective], _ pair: Pair
  ) throws(Undecided) -> Failure? {
    let interventions = objectives.flatMap { $0.interventions }
    let expected = pair.then.words[.particularTheme] ?? []
    let themes = interventions.compactMap { $0.particularTheme }
    guard !themes.contains(where: expected.contains) else { return nil }
    guard let first = interventions.first, themes.count == interventions.count else {
      let bare = interventions.first { $0.particularTheme == nil }
      throw .notRun(
        Wording(
          "a type of intervention has no particular theme",
          sv: "en interventionstyp saknar särskilt tema"),
        fix: Wording("add a code of table 4", sv: "lägg till en kod ur tabell 4"), at: bare?.spot)
    }
    let choice = expected.map(Wording.same).listedAsChoice()
    return Failure(
      at: first.spot.child("particularTheme"),
      Wording(
        "a third country takes part; the particular theme is \(listed(themes)), and those of "
          + "third countries are \(listed(expected))",
        sv: "ett tredjeland deltar; det särskilda temat är \(listed(themes)), och de för "
          + "tredjeländer är \(listed(expected))"),
      fix: Wording(
        "write \(choice) for the part that involves the country",
        sv: "skriv \(choice) för den del som involverar landet"),
      law: pair.law, severity: pair.severity)
  }
}
