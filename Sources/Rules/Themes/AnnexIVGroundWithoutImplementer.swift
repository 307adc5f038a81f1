import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A ground of Annex IV that asks for certain implementers is used by a project that has one.
struct AnnexIVGroundWithoutImplementer: ProjectRule {
  static let card = RuleCard(
    id: "T109", name: "annex-iv-ground-without-implementer",
    title: Wording(
      "Ground in Annex IV without its implementer",
      sv: "Grund i bilaga IV utan rätt genomförare"),
    summary: "A ground of Annex IV that is open to certain implementers is used by a project whose "
      + "applicant or partner is one.",
    severity: .error, law: [Act.amif.annex("IV"), Act.amif.article("15", "3")],
    lawDay: .decision, catalogue: ["EU11"],
    why: "Integration measures have the higher rate when local and regional authorities or civil "
      + "society carry them out, and not otherwise.",
    doubt: "Which sectors are such implementers, and that one of them among applicant and partners "
      + "is enough, is our reading; a county administrative board is a state authority.",
    passes: [
      Example("the applicant is a municipality", in: .languageCoursesUndecided, ground, code),
      Example(
        "a partner is of civil society", in: .languageCoursesUndecided, ground, code,
        .application("<sector>municipality<", "<sector>academia<")),
      Example(
        "one implementer is known, and the partner's sector is not",
        in: .languageCoursesUndecided, ground, code,
        .application("<sector>ideaBased</sector>", " ")),
    ],
    fails: [
      Example(
        "a university and a company", in: .languageCoursesUndecided, markedGround, code,
        .application("<sector>municipality<", "<sector>academia<"),
        .application("<sector>ideaBased<", "<sector>business<")),
      Example(
        "a county administrative board alone", in: .receptionPlacesUndecided, markedGround,
        .application("<sector>municipalAssociation<", "<sector>countyBoard<")),
      Example(
        "civil society that only cooperates and is no partner", in: .languageCoursesUndecided,
        markedGround, code,
        .application("<sector>municipality<", "<sector>academia<"),
        .application(
          "<partner id=\"p2\" role=\"partner\">", "<partner id=\"p2\" role=\"thirdParty\">")
      ),
    ],
    silent: [
      Example("an action of Article 15(1)", in: .languageCoursesUndecided),
      Example(
        "a ground that is open to anyone", in: .languageCoursesUndecided, code,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind><annexIVGround>4</annexIVGround>")),
    ],
    notRun: [
      Example(
        "the applicant's sector is not stated", in: .receptionPlacesUndecided, ground,
        .application("<sector>municipalAssociation</sector>", " ")),
      Example(
        "a decision whose application has not come", in: .languageCourses, .without(.application),
        .decision(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind><annexIVGround>1</annexIVGround>")),
    ])

  private static let ground = Example.Edit.application(
    "<actionKind>regular</actionKind>",
    "<actionKind>annexIV</actionKind><annexIVGround>1</annexIVGround>")
  private static let markedGround = Example.Edit.application(
    "<actionKind>regular</actionKind>",
    "<actionKind>annexIV</actionKind>↓<annexIVGround>1</annexIVGround>")
  private static let code = Example.Edit.application(
    "<implementation>001<", "<implementation>003<")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let asked = objectives.compactMap { objective -> (Objective, Ground)? in
      guard let list = context.rulebook.groundList(for: objective),
        let ground = objective.annexIVGround.flatMap({ context.rulebook.ground($0, of: list) }),
        !ground.implementers.isEmpty
      else { return nil }
      return (objective, ground)
    }
    guard !asked.isEmpty else {
      throw Undecided.silent(
        "no part of the project uses a ground that asks for an implementer",
        Act.amif.annex("IV"))
    }
    let partners = try project.applicationOrSilent().partners.filter {
      $0.role == .applicant || $0.role == .partner
    }
    let sectors = partners.compactMap { $0.sector?.rawValue }
    let unmet = asked.filter { !$0.1.implementers.contains(where: sectors.contains) }
    guard unmet.isEmpty || sectors.count == partners.count else {
      let unknown = partners.filter { $0.sector == nil }.map(\.id)
      throw Undecided.notRun(
        "the sector of partner \(listed(unknown)) is not stated", fix: "add the sector element")
    }
    return .of(
      unmet.map {
        Self.failure($0.0, $0.1, sectors, project.application?.applicant, in: context.rulebook)
      })
  }

  private static func failure(
    _ objective: Objective, _ ground: Ground, _ sectors: [String], _ applicant: Partner?,
    in rulebook: Rulebook
  ) -> Failure {
    let there =
      sectors.isEmpty
      ? "has no applicant or partner" : "is implemented by \(listed(sectors))"
    let notes = applicant.map {
      [Failure.Note("the applicant's sector is stated here", at: $0.spot.child("sector"))]
    }
    return Failure(
      at: objective.spot.child("annexIVGround"),
      "the project \(there); ground \(ground.id) is open to \(listed(ground.implementers))",
      fix: "choose the ground that fits the measures, or the kind of action regular and its code",
      law: ground.law, notes: notes ?? [])
  }
}
