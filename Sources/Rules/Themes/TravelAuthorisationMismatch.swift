import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The intervention fields of travel authorisation go with the implementation code of their time.
struct TravelAuthorisationMismatch: ProjectRule {
  /// The pairs of the rulebook it holds: the two fields, before and from 12 June 2026.
  static let pairs: Set = [
    "travel-authorisation-2-old", "travel-authorisation-3-old", "travel-authorisation-2",
    "travel-authorisation-3",
  ]

  static let card = RuleCard(
    id: "T117", name: "travel-authorisation-mismatch",
    title: Wording(
      "Travel authorisation in one code only", sv: "Resetillstånd anges bara med den ena koden"),
    summary: Wording(
      "The intervention fields I.022 and I.023 of border management, on travel authorisation, have the "
        + "implementation code 005 in decisions until 11 June 2026, and from then on 006 and 007.",
      sv:
        "Interventionsområdena I.022 och I.023 i gränsförvaltningen, om resetillstånd, har genomförandekoden "
        + "005 i beslut till och med den 11 juni 2026, och därefter 006 och 007."),
    severity: .warning,
    law: [
      Act.bmvi.annex("VI", .table("1")), Act.bmvi.annex("VI", .table("3")),
      Act.bmvi.article("12", "5"),
    ],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["X7"],
    why: Wording(
      "The Union pays all of these costs, and they are reported apart, by these codes.",
      sv: "EU betalar hela dessa kostnader, och de redovisas för sig, efter dessa koder."),
    doubt: Wording(
      "That the codes belong together is our reading of their labels.",
      sv: "Att koderna hör ihop är vår tolkning av deras benämningar."),
    passes: [
      Example(
        Wording("006 on its first day", sv: "006 på dess första dag"), in: .bmvi),
      Example(
        Wording("005 on its last day", sv: "005 på dess sista dag"), in: .bmvi,
        dayBefore, .decision("<implementation>006<", "<implementation>005<")),
    ],
    fails: [
      Example(
        Wording("005 on the first day of 006", sv: "005 på den första dagen för 006"), in: .bmvi,
        .decision("<implementation>006<", "↓<implementation>005<")),
      Example(
        Wording(
          "006 the day before, when it was emergency assistance",
          sv: "006 dagen innan, då den var bistånd i nödsituationer"), in: .bmvi, dayBefore,
        .decision("<implementation>006<", "↓<implementation>006<")),
    ],
    silent: [
      Example(
        Wording("another field", sv: "ett annat område"), in: .bmvi,
        .decision("group=\"I\" code=\"022\"", "group=\"I\" code=\"020\"")),
      Example(Wording("another fund", sv: "en annan fond"), in: .isf),
    ],
    notRun: [
      Example(
        Wording("no implementation code", sv: "ingen genomförandekod"), in: .bmvi,
        .decision("<implementation>006</implementation>", " "))
    ])

  private static let dayBefore = Example.Edit.decision(
    "<decided>2026-06-12<", "<decided>2026-06-11<")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let pairs = context.rulebook.pairs(from: .interventionField, to: .implementation, on: day)
      .filter { Self.pairs.contains($0.id) }
    let asked = context.interventions(of: objectives).flatMap { selected in
      pairs.filter { $0.first.holds(for: selected.selection) == true }
        .map { (selected.intervention, $0, $0.fit(selected.selection)) }
    }
    guard !asked.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no type of intervention is travel authorisation",
          sv: "ingen interventionstyp gäller resetillstånd"), Self.card.law.first)
    }
    guard !asked.contains(where: { $0.2 == .unknown }) else {
      throw Undecided.notRun(
        Wording(
          "a type of intervention has no implementation code",
          sv: "en interventionstyp saknar genomförandekod"),
        fix: Wording("add a code of table 3", sv: "lägg till en kod ur tabell 3"))
    }
    let decided = project.wordsForSelectionDay(in: context)
    return .of(
      asked.filter { $0.2 == .breaksThen }.map { intervention, pair, _ in
        let field = intervention.field?.description ?? ""
        let expected = listed(pair.then.words[.implementation] ?? [])
        return Failure(
          at: intervention.spot.child("implementation"),
          Wording(
            "the implementation code is \(intervention.implementation ?? ""); that of the field \(field) is "
              + "\(expected), and \(decided)",
            sv:
              "genomförandekoden är \(intervention.implementation ?? ""); den för området \(field) är "
              + "\(expected), och \(decided)"),
          fix: Wording(
            "write \(expected), or choose another field",
            sv: "skriv \(expected), eller välj ett annat område"),
          law: pair.law, severity: pair.severity)
      })
  }
}
