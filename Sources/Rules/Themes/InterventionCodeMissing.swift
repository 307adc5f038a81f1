import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each objective has types of intervention with a code of every table, whose shares make the
/// whole.
struct InterventionCodeMissing: ProjectRule {
  static let card = RuleCard(
    id: "T105", name: "intervention-code-missing",
    title: Wording("Intervention code missing", sv: "Interventionskod saknas"),
    summary: Wording(
      "Each objective has types of intervention with a code of every table of Annex VI, and "
        + "their shares add up to 100 %.",
      sv: "Varje mål har interventionstyper med en kod ur varje tabell i bilaga VI, och deras "
        + "andelar summerar till 100 %."),
    severity: .error,
    law: [
      Act.cpr.article("73", "2", "g"), Act.cpr.annex("XVII", .field("46")),
      Act.cpr.annex("XVII", .field("48")),
    ],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU7"],
    why: Wording(
      "A project is selected under a type of intervention; what has none is missing from "
        + "the transmission of data.",
      sv: "Ett projekt väljs ut under en interventionstyp; det som saknar en sådan faller bort "
        + "när uppgifterna överförs."),
    doubt: Wording(
      "No code of Table 3 stands for technical assistance, and before 1 July 2026 none for "
        + "resettlement and transfers, so that table is not asked for there; this is our "
        + "reading. So are the shares, by which amounts are divided among the codes.",
      sv: "Ingen kod i tabell 3 motsvarar tekniskt stöd, och före den 1 juli 2026 ingen för "
        + "vidarebosättning och överföringar, så tabellen krävs inte där; det är vår tolkning. "
        + "Det är också andelarna, som fördelar beloppen på koderna."),
    passes: [
      Example(
        Wording("one intervention with all four codes", sv: "en intervention med alla fyra koder"),
        in: .languageCoursesUndecided),
      Example(
        Wording(
          "two interventions that share 60 and 40", sv: "två interventioner som delar på 60 och 40"),
        in: .receptionPlacesUndecided),
      Example(
        Wording(
          "technical assistance, for which no implementation code stands",
          sv: "tekniskt stöd, som ingen genomförandekod motsvarar"),
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<objective code=\"TA\">"),
        .application("<actionKind>regular<", "<actionKind>technicalAssistance<"),
        .application("<implementation>001</implementation>", " ")),
    ],
    fails: [
      Example(
        Wording("no particular theme", sv: "inget särskilt tema"), in: .languageCoursesUndecided,
        .application("<intervention share=\"100\">", "↓<intervention share=\"100\">"),
        .application("<particularTheme>003</particularTheme>", " ")),
      Example(
        Wording("no intervention field", sv: "inget interventionsområde"),
        in: .languageCoursesUndecided,
        .application("<intervention share=\"100\">", "↓<intervention share=\"100\">"),
        .application("<field group=\"II\" code=\"004\"/>", " ")),
      Example(
        Wording("no implementation code", sv: "ingen genomförandekod"),
        in: .languageCoursesUndecided,
        .application("<intervention share=\"100\">", "↓<intervention share=\"100\">"),
        .application("<implementation>001</implementation>", " ")),
      Example(
        Wording("no intervention", sv: "ingen intervention"), in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .application("<intervention share=\"100\">", "<!--"),
        .application("</intervention>", "-->")),
      Example(
        Wording(
          "shares one hundredth of a percent below the whole",
          sv: "andelar en hundradels procent under det hela"), in: .receptionPlacesUndecided,
        .application("<intervention share=\"40\">", "<intervention ↓share=\"39.99\">")),
      Example(
        Wording(
          "shares one hundredth of a percent above the whole",
          sv: "andelar en hundradels procent över det hela"), in: .receptionPlacesUndecided,
        .application("<intervention share=\"40\">", "<intervention ↓share=\"40.01\">")),
    ],
    silent: [
      Example(
        Wording(
          "no objective, which is another rule's", sv: "inget mål, vilket en annan regel gäller"),
        in: .languageCoursesUndecided,
        .application("<objective code=\"SO2\">", "<!--"), .application("</objective>", "-->"))
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    return .of(
      try objectives.flatMap { objective -> [Failure] in
        let interventions = objective.interventions
        guard let last = interventions.last else { return [Self.noIntervention(objective)] }
        let missing = interventions.flatMap {
          Self.missingCodes(of: $0, under: objective, in: context.rulebook, on: day)
        }
        let sum = try interventions.reduce(Percentage.zero) { try $0.adding($1.share) }
        return sum == .whole ? missing : missing + [Self.wrongSum(sum, objective, last)]
      })
  }

  private static func noIntervention(_ objective: Objective) -> Failure {
    Failure(
      at: objective.spot,
      Wording(
        "objective \(objective.code) has no type of intervention; a project has one "
          + "or more for each objective",
        sv: "målet \(objective.code) har ingen interventionstyp; ett projekt har en "
          + "eller flera för varje mål"),
      fix: Wording(
        "add an intervention element with a code of each table",
        sv: "lägg till elementet intervention med en kod ur varje tabell"))
  }

  private static func missingCodes(
    of intervention: Intervention, under objective: Objective, in rulebook: Rulebook, on day: Day
  ) -> [Failure] {
    let stated = Set(intervention.codes.map(\.table))
    return Intervention.elements.compactMap { facet, element in
      guard let table = rulebook.tables[facet.rawValue], table.isRequired,
        !stated.contains(table.id), isAsked(facet, of: objective, in: rulebook, on: day)
      else { return nil }
      let none =
        table.noneCode.map {
          Wording(
            ", \($0) where none of the others fits", sv: ", \($0) där ingen av de andra passar")
        } ?? .same("")
      let name = rulebook.name(ofTable: table.id)
      return Failure(
        at: intervention.spot.child(element),
        Wording(
          "a type of intervention has no code of \(name); each type has one",
          sv: "en interventionstyp saknar kod ur \(name); varje typ har en"),
        fix: Wording(
          "add the element \(element) with a code of the table\(none)",
          sv: "lägg till elementet \(element) med en kod ur tabellen\(none)"))
    }
  }

  /// A kind of action for which no implementation code stands on the day cannot have one.
  private static func isAsked(
    _ facet: Facet, of objective: Objective, in rulebook: Rulebook, on day: Day
  ) -> Bool {
    guard facet == .implementation else { return true }
    let kind: Selection = [.actionKind: objective.actionKind.rawValue]
    return rulebook.pairs(from: .actionKind, to: .implementation, on: day)
      .contains { $0.first.holds(for: kind) == true }
  }

  private static func wrongSum(
    _ sum: Percentage, _ objective: Objective, _ last: Intervention
  ) -> Failure {
    Failure(
      at: last.spot.attribute("share"),
      Wording(
        "the shares of objective \(objective.code) add up to \(sum); they "
          + "make \(Percentage.whole)",
        sv: "andelarna för målet \(objective.code) summerar till \(sum); de "
          + "ska bli \(Percentage.whole)"),
      fix: Wording(
        "change the shares so that they add up to \(Percentage.whole)",
        sv: "ändra andelarna så att de summerar till \(Percentage.whole)"))
  }
}
