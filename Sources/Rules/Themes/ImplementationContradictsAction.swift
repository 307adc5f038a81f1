import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The implementation code says the same as the kind of action.
///
/// Only from the kind to the code: the kind decides the rate, and each kind has one code, so a code
/// of another kind is found from here as well, once.
struct ImplementationContradictsAction: ProjectRule {
  static let card = RuleCard(
    id: "T106", name: "implementation-contradicts-action",
    title: Wording(
      "Implementation code contradicts the action", sv: "Genomförandekoden motsäger åtgärden"),
    summary: Wording(
      "The implementation code of each type of intervention stands for the kind of action.",
      sv: "Genomförandekoden för varje interventionstyp motsvarar slaget av åtgärd."),
    severity: .error,
    law: [Act.cpr.annex("XVII", .field("13")), Act.amif.annex("VI", .table("3"))],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU8", "X4"],
    why: Wording(
      "The kind decides the ceiling and the code is what is sent; when they differ, one of the "
        + "two is paid or reported wrongly.",
      sv: "Slaget av åtgärd avgör taket och koden är det som skickas; när de skiljer sig åt "
        + "betalas eller rapporteras något fel."),
    doubt: Wording(
      "For resettlement, transfers and solidarity field 13 names no kind; those pairs are our "
        + "reading of the codes' labels, and the finding is a warning.",
      sv: "För vidarebosättning, överföringar och solidaritet nämner fält 13 inget slag; de "
        + "paren är vår tolkning av kodernas benämningar, och anmärkningen är en varning."),
    passes: [
      Example(
        Wording(
          "an action of Article 15(1) with code 001",
          sv: "en åtgärd enligt artikel 15.1 med kod 001"), in: .languageCoursesUndecided),
      Example(
        Wording(
          "an action listed in Annex IV with code 003",
          sv: "en åtgärd som förtecknas i bilaga IV med kod 003"), in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>annexIV<"),
        .application("<implementation>001<", "<implementation>003<")),
      Example(
        Wording("a solidarity action with code 009", sv: "en solidaritetsåtgärd med kod 009"),
        in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>solidarity<"),
        .application("<implementation>001<", "<implementation>009<")),
      Example(
        Wording(
          "border management: code 006 for travel authorisation on its first day",
          sv: "gränsförvaltning: kod 006 för resetillstånd på dess första dag"), in: .bmvi),
      Example(
        Wording(
          "border management: code 006 for emergency assistance on its last day",
          sv: "gränsförvaltning: kod 006 för bistånd i nödsituationer på dess sista dag"),
        in: .bmvi, emergency, .decision("<decided>2026-06-12<", "<decided>2026-06-11<")),
      Example(
        Wording(
          "border management: the same code in an amendment long after its last day",
          sv: "gränsförvaltning: samma kod i en ändring långt efter dess sista dag"),
        in: .bmvi, emergency, .decision("<decided>2026-06-12<", "<decided>2026-06-11<"),
        .beforeAmendment, .amendmentOfBorderManagement(on: "2026-11-05", objective: amended())),
    ],
    fails: [
      Example(
        Wording(
          "an action of Article 15(1) with the code of specific actions",
          sv: "en åtgärd enligt artikel 15.1 med koden för särskilda åtgärder"),
        in: .languageCoursesUndecided,
        .application("<implementation>001<", "↓<implementation>002<")),
      Example(
        Wording(
          "a specific action with the code of Article 15(1)",
          sv: "en särskild åtgärd med koden för artikel 15.1"), in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>specific<"),
        .application("<implementation>001<", "↓<implementation>001<")),
      Example(
        Wording(
          "a solidarity action with the code of Article 15(1), which is a warning",
          sv: "en solidaritetsåtgärd med koden för artikel 15.1, vilket är en varning"),
        in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>solidarity<"),
        .application("<implementation>001<", "↓<implementation>001<"), on: "2026-07-01"),
      Example(
        Wording(
          "border management: code 006 for emergency assistance a day later",
          sv: "gränsförvaltning: kod 006 för bistånd i nödsituationer en dag senare"), in: .bmvi,
        emergency, .decision("<implementation>006<", "↓<implementation>006<")),
      Example(
        Wording(
          "border management: the same code in an amendment of an operation selected a day later",
          sv: "gränsförvaltning: samma kod i en ändring för en insats som valdes ut en dag senare"),
        in: .bmvi, emergency, .beforeAmendment,
        .amendmentOfBorderManagement(on: "2026-11-05", objective: amended(mark: "↓"))),
    ],
    silent: [
      Example(
        Wording(
          "technical assistance, for which no code stands",
          sv: "tekniskt stöd, som ingen kod motsvarar"), in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>technicalAssistance<")),
      Example(
        Wording(
          "a solidarity action before its code exists",
          sv: "en solidaritetsåtgärd innan dess kod finns"), in: .languageCoursesUndecided,
        .application("<actionKind>regular<", "<actionKind>solidarity<"), on: "2026-06-30"),
    ],
    notRun: [
      Example(
        Wording("no implementation code", sv: "ingen genomförandekod"),
        in: .languageCoursesUndecided,
        .application("<implementation>001</implementation>", " "))
    ])

  private static let emergency = Example.Edit.decision(
    "<actionKind>travelAuthorisation<", "<actionKind>emergency<")

  private static func amended(mark: String = "") -> String {
    """
      <objective code="SO1">
        <amount>4000000.00</amount>
        <actionKind>emergency</actionKind>
        <measure>e</measure>
        <intervention share="100">
          <field group="I" code="022"/>
          <actionType>005</actionType>
          \(mark)<implementation>006</implementation>
          <particularTheme>006</particularTheme>
        </intervention>
      </objective>
    """
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let pairs = context.rulebook.pairs(from: .actionKind, to: .implementation, on: day)
    let asked = context.interventions(of: objectives).flatMap { selected in
      pairs.filter { $0.first.holds(for: selected.selection) == true }
        .map { (selected.objective, selected.intervention, $0, $0.fit(selected.selection)) }
    }
    guard !asked.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no code of table 3 stands for the kind of action on \(day)",
          sv: "ingen kod i tabell 3 motsvarar slaget av åtgärd den \(day)"),
        Act.amif.annex("VI", .table("3")))
    }
    let failures = asked.filter { $0.3 == .breaksThen }.map {
      Self.failure($0.0, $0.1, $0.2, context.rulebook.name(of: $0.0.actionKind))
    }
    if failures.isEmpty, asked.contains(where: { $0.3 == .unknown }) {
      throw Undecided.notRun(
        Wording(
          "a type of intervention has no implementation code",
          sv: "en interventionstyp saknar genomförandekod"),
        fix: Wording("add a code of table 3", sv: "lägg till en kod ur tabell 3"))
    }
    return .of(failures)
  }

  private static func failure(
    _ objective: Objective, _ intervention: Intervention, _ pair: Pair, _ kind: Wording
  ) -> Failure {
    let expected = (pair.then.words[.implementation] ?? []).map { Wording.same($0) }
      .listedAsChoice()
    return Failure(
      at: intervention.spot.child("implementation"),
      Wording(
        "the implementation code is \(intervention.implementation ?? ""); the code of the kind of "
          + "action (\(kind)) is \(expected)",
        sv: "genomförandekoden är \(intervention.implementation ?? ""); koden för slaget av "
          + "åtgärd (\(kind)) är \(expected)"),
      fix: Wording(
        "write \(expected), or correct the kind of action",
        sv: "skriv \(expected), eller rätta slaget av åtgärd"), law: pair.law,
      notes: [
        Failure.Note(
          Wording("the kind of action is stated here", sv: "här anges slaget av åtgärd"),
          at: objective.spot.child("actionKind"))
      ], severity: pair.severity)
  }
}
