import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An intervention field of operating support and the implementation code of operating support go
/// together.
struct OperatingSupportFieldMismatch: ProjectRule {
  static let card = RuleCard(
    id: "T107", name: "operating-support-field-mismatch",
    title: Wording(
      "Operating support in one code only", sv: "Driftstöd anges bara med den ena koden"),
    summary: Wording(
      "An intervention field of operating support and the implementation code of "
        + "operating support go together.",
      sv: "Ett interventionsområde för driftstöd och genomförandekoden för driftstöd hör ihop."
    ),
    severity: .warning,
    law: [
      Act.amif.annex("VI", .table("1")), Act.amif.annex("VI", .table("3")),
      Act.amif.article("21", "1"),
    ],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU9"],
    why: Wording(
      "Operating support is limited to a share of the programme, and is counted by these codes.",
      sv: "Driftstöd är begränsat till en andel av programmet och räknas med dessa koder."),
    doubt: Wording(
      "That the two codes belong together is our reading of their labels.",
      sv: "Att de två koderna hör ihop är vår tolkning av deras benämningar."),
    passes: [
      Example(
        Wording("neither code is of operating support", sv: "ingen av koderna gäller driftstöd"),
        in: .languageCoursesUndecided),
      Example(
        Wording("both are", sv: "båda gäller driftstöd"), in: .languageCoursesUndecided,
        .application("group=\"II\" code=\"004\"", "group=\"II\" code=\"012\""),
        .application("<implementation>001<", "<implementation>004<")),
      Example(
        Wording(
          "border management: the transit scheme in both",
          sv: "gränsförvaltning: transitordningen i båda"),
        in: .bmvi,
        .decision("<field group=\"I\" code=\"022\"/>", "<field group=\"I\" code=\"028\"/>"),
        .decision("<implementation>006</implementation>", "<implementation>005</implementation>")),
    ],
    fails: [
      Example(
        Wording("the field only", sv: "bara området"), in: .languageCoursesUndecided,
        .application("group=\"II\" code=\"004\"", "group=\"II\" code=\"012\""),
        .application("<implementation>001<", "↓<implementation>001<")),
      Example(
        Wording("the implementation code only", sv: "bara genomförandekoden"),
        in: .languageCoursesUndecided,
        .application("<field group=\"II\"", "↓<field group=\"II\""),
        .application("<implementation>001<", "<implementation>004<")),
      Example(
        Wording(
          "border management: the field of the transit scheme only",
          sv: "gränsförvaltning: bara transitordningens område"),
        in: .bmvi,
        .decision("<field group=\"I\" code=\"022\"/>", "<field group=\"I\" code=\"028\"/>"),
        .decision("<implementation>006</implementation>", "↓<implementation>001</implementation>")),
      Example(
        Wording(
          "border management: the code of the transit scheme only",
          sv: "gränsförvaltning: bara transitordningens kod"),
        in: .bmvi,
        .decision("<field group=\"I\" code=\"022\"/>", "↓<field group=\"I\" code=\"001\"/>"),
        .decision("<implementation>006</implementation>", "<implementation>005</implementation>")),
    ],
    silent: [
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .languageCoursesUndecided,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>"))
    ],
    notRun: [
      Example(
        Wording(
          "the implementation code of operating support without a field",
          sv: "genomförandekoden för driftstöd utan något område"),
        in: .languageCoursesUndecided,
        .application("<field group=\"II\" code=\"004\"/>", " "),
        .application("<implementation>001<", "<implementation>004<"))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let pairs = context.rulebook.pairs(from: .interventionField, to: .implementation, on: day)
      .filter { !TravelAuthorisationMismatch.pairs.contains($0.id) }
    let judged = context.interventions(of: objectives).flatMap { selected in
      pairs.map { (selected.intervention, $0, $0.fit(selected.selection)) }
    }
    guard !judged.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no type of intervention is stated, or no codes go together on \(day)",
          sv: "ingen interventionstyp är angiven, eller inga koder hör ihop den \(day)"))
    }
    let failures = judged.compactMap { Self.failure($0, $1, $2) }
    if failures.isEmpty, judged.contains(where: { $0.2 == .unknown }) {
      throw Undecided.notRun(
        Wording(
          "a type of intervention lacks its field or its implementation code",
          sv: "en interventionstyp saknar område eller genomförandekod"),
        fix: Wording(
          "add a code of table 1 and one of table 3",
          sv: "lägg till en kod ur tabell 1 och en ur tabell 3"))
    }
    return .of(failures)
  }

  /// The finding stands at the code that the other one asks for.
  private static func failure(
    _ intervention: Intervention, _ pair: Pair, _ fit: Pair.Fit
  ) -> Failure? {
    let field = intervention.field?.description ?? ""
    let code = intervention.implementation ?? ""
    guard pair.id.hasPrefix("operating-support") else {
      return otherScheme(intervention, pair, fit, field: field, code: code)
    }
    switch fit {
    case .kept, .unknown: return nil
    case .breaksThen:
      let expected = pair.then.words[.implementation] ?? []
      return Failure(
        at: intervention.spot.child("implementation"),
        Wording(
          "the field \(field) is operating support; the implementation code is \(code), and that "
            + "of operating support is \(listed(expected))",
          sv: "området \(field) är driftstöd; genomförandekoden är \(code), och den för "
            + "driftstöd är \(listed(expected))"),
        fix: Wording(
          "write \(listed(expected)), or choose another field",
          sv: "skriv \(listed(expected)), eller välj ett annat område"), law: pair.law,
        severity: pair.severity)
    case .breaksFirst:
      let expected = pair.first.words[.interventionField] ?? []
      return Failure(
        at: intervention.spot.child("field"),
        Wording(
          "the implementation code \(code) is operating support; the field is \(field), and "
            + "those of operating support are \(listed(expected))",
          sv: "genomförandekoden \(code) är driftstöd; området är \(field), och de för "
            + "driftstöd är \(listed(expected))"),
        fix: Wording(
          "choose the objective's field of operating support, or another implementation code",
          sv: "välj målets område för driftstöd, eller en annan genomförandekod"),
        law: pair.law, severity: pair.severity)
    }
  }

  /// The same of codes that have come to mean a scheme apart, as the transit scheme of border management.
  private static func otherScheme(
    _ intervention: Intervention, _ pair: Pair, _ fit: Pair.Fit, field: String, code: String
  ) -> Failure? {
    switch fit {
    case .kept, .unknown: return nil
    case .breaksThen:
      let expected = pair.then.words[.implementation] ?? []
      return Failure(
        at: intervention.spot.child("implementation"),
        Wording(
          "the field \(field) goes with the implementation code \(listed(expected)), and the code is "
            + "\(code)",
          sv: "området \(field) hör ihop med genomförandekoden \(listed(expected)), och koden är "
            + "\(code)"),
        fix: Wording(
          "write \(listed(expected)), or choose another field",
          sv: "skriv \(listed(expected)), eller välj ett annat område"), law: pair.law,
        severity: pair.severity)
    case .breaksFirst:
      let expected = pair.first.words[.interventionField] ?? []
      return Failure(
        at: intervention.spot.child("field"),
        Wording(
          "the implementation code \(code) goes with the fields \(listed(expected)), and the field is "
            + "\(field)",
          sv: "genomförandekoden \(code) hör ihop med områdena \(listed(expected)), och området är "
            + "\(field)"),
        fix: Wording(
          "choose one of these fields, or another implementation code",
          sv: "välj ett av de områdena, eller en annan genomförandekod"),
        law: pair.law, severity: pair.severity)
    }
  }
}
