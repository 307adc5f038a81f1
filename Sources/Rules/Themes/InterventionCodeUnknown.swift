import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The codes of type of action, implementation and particular theme are codes of their tables.
struct InterventionCodeUnknown: ProjectRule {
  static let card = RuleCard(
    id: "T103", name: "intervention-code-unknown",
    title: Wording("Intervention code unknown", sv: "Okänd interventionskod"),
    summary: Wording(
      "The codes of type of action, implementation and particular theme are codes of "
        + "tables 2, 3 and 4 of Annex VI.",
      sv: "Koderna för typ av åtgärd, genomförande och särskilt tema är koder ur "
        + "tabellerna 2, 3 och 4 i bilaga VI."),
    severity: .error,
    law: [
      Act.amif.annex("VI", .table("2")), Act.amif.annex("VI", .table("3")),
      Act.amif.annex("VI", .table("4")),
    ],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU5"],
    why: Wording(
      "The Commission's system takes no other codes, and the whole transmission stops.",
      sv: "Kommissionens system tar inte emot andra koder, och hela överföringen stoppas."),
    passes: [
      Example(
        Wording("codes of all three tables", sv: "koder ur alla tre tabeller"),
        in: .languageCoursesUndecided),
      Example(
        Wording("the last code of each table", sv: "den sista koden i varje tabell"),
        in: .languageCoursesUndecided,
        .application("<actionType>003<", "<actionType>013<"),
        .application("<implementation>001<", "<implementation>009<")),
      Example(
        Wording(
          "a code that exists from a later day, which is another rule's",
          sv: "en kod som finns från en senare dag, vilket en annan regel gäller"),
        in: .languageCoursesUndecided,
        .application("<implementation>001<", "<implementation>009<"), on: "2026-06-30"),
    ],
    fails: [
      Example(
        Wording("one above the last type of action", sv: "ett över den sista typen av åtgärd"),
        in: .languageCoursesUndecided,
        .application("<actionType>003<", "↓<actionType>014<")),
      Example(
        Wording(
          "one above the last implementation code", sv: "ett över den sista genomförandekoden"),
        in: .languageCoursesUndecided,
        .application("<implementation>001<", "↓<implementation>010<")),
      Example(
        Wording("one above the last particular theme", sv: "ett över det sista särskilda temat"),
        in: .languageCoursesUndecided,
        .application("<particularTheme>003<", "↓<particularTheme>004<")),
      Example(
        Wording("a code without its leading zeros", sv: "en kod utan sina inledande nollor"),
        in: .languageCoursesUndecided,
        .application("<actionType>003<", "↓<actionType>3<")),
    ],
    silent: [
      Example(
        Wording("no code of these tables is stated", sv: "ingen kod ur dessa tabeller är angiven"),
        in: .languageCoursesUndecided,
        .application("<actionType>003</actionType>", " "),
        .application("<implementation>001</implementation>", " "),
        .application("<particularTheme>003</particularTheme>", " "))
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let codes = context.interventions(of: objectives).flatMap(\.codes).filter { $0.group == nil }
    guard !codes.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no intervention states a code of tables 2 to 4",
          sv: "ingen intervention anger en kod ur tabellerna 2 till 4"))
    }
    return .of(try codes.compactMap { try Self.fault(of: $0, in: context.rulebook, on: day) })
  }

  private static func fault(
    of stated: StatedCode, in rulebook: Rulebook, on day: Day
  ) throws(Undecided) -> Failure? {
    guard case .none(_, let law) = try rulebook.standing(of: stated, on: day) else { return nil }
    let table = rulebook.name(ofTable: stated.table)
    let codes = rulebook.codes(table: stated.table, on: day).map(\.code)
    return Failure(
      at: stated.spot,
      Wording(
        "the code is \(stated.code); \(table), has \(listed(codes))",
        sv: "koden är \(stated.code); \(table), har \(listed(codes))"),
      fix: Wording(
        "write one of the codes of the table, with its leading zeros",
        sv: "skriv en av tabellens koder, med inledande nollor"), law: law)
  }
}
