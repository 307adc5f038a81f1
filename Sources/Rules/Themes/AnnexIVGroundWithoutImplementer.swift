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
    summary: Wording(
      "A ground of Annex IV that is open to certain implementers is used by a project whose "
        + "applicant or partner is one.",
      sv: "En grund i bilaga IV som är öppen för vissa genomförare används av ett projekt vars "
        + "sökande eller partner är en sådan."),
    severity: .error, law: [Act.amif.annex("IV"), Act.amif.article("15", "3")],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU11"],
    why: Wording(
      "Integration measures have the higher rate when local and regional authorities or civil "
        + "society carry them out, and not otherwise.",
      sv: "Integrationsåtgärder har den högre stödnivån när lokala och regionala myndigheter "
        + "eller det civila samhället genomför dem, och annars inte."),
    doubt: Wording(
      "Which sectors are such implementers, and that one of them among applicant and partners is "
        + "enough, is our reading; a county administrative board is a state authority.",
      sv: "Vilka sektorer som är sådana genomförare, och att det räcker med en av dem bland "
        + "sökande och partner, är vår tolkning; en länsstyrelse är en statlig myndighet."),
    passes: [
      Example(
        Wording("the applicant is a municipality", sv: "sökanden är en kommun"),
        in: .languageCoursesUndecided, ground, code),
      Example(
        Wording("a partner is of civil society", sv: "en partner hör till det civila samhället"),
        in: .languageCoursesUndecided, ground, code,
        .application("<sector>municipality<", "<sector>academia<")),
      Example(
        Wording(
          "one implementer is known, and the partner's sector is not",
          sv: "en genomförare är känd, men inte partnerns sektor"),
        in: .languageCoursesUndecided, ground, code,
        .application("<sector>ideaBased</sector>", " ")),
    ],
    fails: [
      Example(
        Wording("a university and a company", sv: "ett universitet och ett företag"),
        in: .languageCoursesUndecided, markedGround, code,
        .application("<sector>municipality<", "<sector>academia<"),
        .application("<sector>ideaBased<", "<sector>business<")),
      Example(
        Wording("two universities", sv: "två universitet"),
        in: .languageCoursesUndecided, markedGround, code,
        .application("<sector>municipality<", "<sector>academia<"),
        .application("<sector>ideaBased<", "<sector>academia<")),
      Example(
        Wording("a county administrative board alone", sv: "en länsstyrelse ensam"),
        in: .receptionPlacesUndecided, markedGround,
        .application("<sector>municipalAssociation<", "<sector>countyBoard<")),
      Example(
        Wording(
          "civil society that only cooperates and is no partner",
          sv: "det civila samhället som bara samverkar och inte är partner"),
        in: .languageCoursesUndecided,
        markedGround, code,
        .application("<sector>municipality<", "<sector>academia<"),
        .application(
          "<partner id=\"p2\" role=\"partner\">", "<partner id=\"p2\" role=\"thirdParty\">")
      ),
    ],
    silent: [
      Example(
        Wording("an action of Article 15(1)", sv: "en åtgärd enligt artikel 15.1"),
        in: .languageCoursesUndecided),
      Example(
        Wording("a ground that is open to anyone", sv: "en grund som är öppen för alla"),
        in: .languageCoursesUndecided, code,
        .application(
          "<actionKind>regular</actionKind>",
          "<actionKind>annexIV</actionKind><annexIVGround>4</annexIVGround>")),
    ],
    notRun: [
      Example(
        Wording("the applicant's sector is not stated", sv: "sökandens sektor är inte angiven"),
        in: .receptionPlacesUndecided, ground,
        .application("<sector>municipalAssociation</sector>", " ")),
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application),
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
        Wording(
          "no part of the project uses a ground that asks for an implementer",
          sv: "ingen del av projektet använder en grund som kräver en viss genomförare"),
        Act.amif.annex("IV"))
    }
    let partners = try project.applicationOrSilent().partners.filter {
      $0.role == .applicant || $0.role == .partner
    }
    let sectors = partners.compactMap { $0.sector }
    let words = sectors.map(\.rawValue)
    let unmet = asked.filter { !$0.1.implementers.contains(where: words.contains) }
    guard unmet.isEmpty || sectors.count == partners.count else {
      let unknown = partners.filter { $0.sector == nil }.map { $0.id }
      throw Undecided.notRun(
        Wording(
          "the sector of partner \(listed(unknown)) is not stated",
          sv: "sektorn för partner \(listed(unknown)) är inte angiven"),
        fix: Wording("add the sector element", sv: "lägg till elementet sector"))
    }
    return .of(
      unmet.map {
        Self.failure($0.0, $0.1, sectors, project.application?.applicant, in: context.rulebook)
      })
  }

  private static func failure(
    _ objective: Objective, _ ground: Ground, _ sectors: [Sector], _ applicant: Partner?,
    in rulebook: Rulebook
  ) -> Failure {
    // Of several bodies of a sector it is said once.
    let kinds = sectors.reduce(into: [Sector]()) { kinds, sector in
      if !kinds.contains(sector) { kinds.append(sector) }
    }
    let there =
      sectors.isEmpty
      ? Wording("has no applicant or partner", sv: "saknar sökande och partner")
      : Wording(
        "is implemented by \(kinds.map(\.wording).listed())",
        sv: "genomförs av \(kinds.map(\.wording).listed())")
    let open = ground.implementers.map { Sector(rawValue: $0)?.wording ?? .same($0) }
      .listedAsChoice()
    let notes = applicant.map {
      [
        Failure.Note(
          Wording("the applicant's sector is stated here", sv: "här anges sökandens sektor"),
          at: $0.spot.child("sector"))
      ]
    }
    return Failure(
      at: objective.spot.child("annexIVGround"),
      Wording(
        "the project \(there); ground \(ground.id) is open to \(open)",
        sv: "projektet \(there); grund \(ground.id) är öppen för \(open)"),
      fix: Wording(
        "choose the ground that fits the measures, or the kind of action regular and its code",
        sv: "välj den grund som passar åtgärderna, eller åtgärdsslaget regular och dess kod"),
      law: ground.law, notes: notes ?? [])
  }
}
