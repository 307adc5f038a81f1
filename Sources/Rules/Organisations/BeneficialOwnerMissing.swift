import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Private beneficiaries, and contractors above the thresholds, state their beneficial owners.
struct BeneficialOwnerMissing: ProjectRule {
  private static let from = Parameter<Day>("beneficialOwners.from")

  static let card = RuleCard(
    id: "O206", name: "beneficial-owner-missing",
    title: Wording("Beneficial owner missing", sv: "Verklig huvudman saknas"),
    summary: Wording(
      "Each private body that receives support, and each contractor above the thresholds of public "
        + "procurement, states its beneficial owners or the register where they stand.",
      sv: "Varje privat organisation som får stöd, och varje entreprenör över tröskelvärdena för "
        + "offentlig upphandling, anger sina verkliga huvudmän eller det register där de finns."),
    severity: .error,
    law: [
      Act.cpr.article("69", "2"), Act.cpr.annex("XVII", .field("3")),
      Act.cpr.annex("XVII", .field("23")),
    ], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU118"], parameters: [from.name],
    why: Wording(
      "Who gains from the money has to be known before it is paid.",
      sv: "Vem som tjänar på pengarna måste vara känt innan de betalas."),
    doubt: Wording(
      "Public bodies and natural persons are taken to have no beneficial owner besides themselves.",
      sv:
        "Offentliga organ och fysiska personer antas inte ha någon verklig huvudman utöver sig själva."
    ),
    passes: [
      Example(
        Wording("the register where they stand", sv: "registret där de finns"), in: .languageCourses
      )
    ],
    fails: [
      Example(
        Wording("a private partner without any", sv: "en privat partner utan någon"),
        in: .languageCourses, withoutOwner,
        .application("<partner id=\"p2\"", "↓<partner id=\"p2\"")),
      Example(
        Wording("a contractor without any", sv: "en entreprenör utan någon"), in: .languageCourses,
        contract(mark: "↓", owner: "")),
    ],
    silent: [
      Example(
        Wording("decided before 2023", sv: "beslutat före 2023"), in: .languageCourses,
        withoutOwner,
        .decision("<decided>2026-05-28</decided>", "<decided>2022-12-31</decided>")),
      Example(Wording("public bodies only", sv: "bara offentliga organ"), in: .receptionPlaces),
    ],
    notRun: [
      Example(
        Wording(
          "a body that does not say what it is in law",
          sv: "en organisation som inte anger vad den är i rättslig mening"), in: .languageCourses,
        .application("    <legalKind>privateEntity</legalKind>\n", ""), withoutOwner)
    ])

  private static let withoutOwner = Example.Edit.application(
    "<beneficialOwner>\n      <register>Bolagsverkets register över verkliga huvudmän</register>\n"
      + "    </beneficialOwner>", " ")

  private static func contract(mark: String = "", owner: String) -> Example.Edit {
    .decision(
      "</decision>",
      """
        \(mark)<contract reference="K1">
          <contractor>Påhittade Bygg AB</contractor>
          <concluded>2026-06-01</concluded>
          <amount>9000000.00</amount>\(owner)
        </contract>
      </decision>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let partners = try project.applicationOrSilent().partners.filter {
      $0.role == .applicant || $0.role == .partner
    }
    let day = context.lawDay(of: Self.card, for: project)
    let from = try context.rulebook.parameter(Self.from, on: day).orUndecided()
    guard day >= from.value else {
      throw Undecided.silent(
        Wording("the duty holds from \(from.value)", sv: "kravet gäller från \(from.value)"),
        from.law.first)
    }
    let contracts = project.grant(on: context.day)?.contracts ?? []
    let bound = partners.filter {
      $0.legalKind == .privateEntity || $0.legalKind == .privateWithoutPersonality
    }
    let unsaid = partners.first { $0.legalKind == nil && !$0.statesBeneficialOwner }
    let failures =
      bound.filter { !$0.statesBeneficialOwner }.map { partner in
        failure(Wording("partner \(partner.id)", sv: "partnern \(partner.id)"), at: partner.spot)
      }
      + contracts.filter { !$0.statesBeneficialOwner }.map { contract in
        failure(
          Wording(
            "the contractor of \(contract.reference)", sv: "entreprenören i \(contract.reference)"),
          at: contract.spot)
      }
    if failures.isEmpty, let unsaid {
      throw Undecided.notRun(
        Wording(
          "partner \(unsaid.id) does not say what it is in law",
          sv: "partnern \(unsaid.id) anger inte vad den är i rättslig mening"),
        fix: Wording("state the legal kind of the partner", sv: "ange partnerns rättsliga form"))
    }
    if bound.isEmpty, contracts.isEmpty {
      throw Undecided.silent(
        Wording(
          "no private body and no contractor above the thresholds takes part",
          sv: "ingen privat organisation och ingen entreprenör över tröskelvärdena deltar"))
    }
    return .of(failures)
  }

  private func failure(_ body: Wording, at spot: Spot) -> Failure {
    Failure(
      at: spot,
      Wording(
        "\(body) states no beneficial owner and no register of them",
        sv: "\(body) anger ingen verklig huvudman och inget register över dem"),
      fix: Wording(
        "state the beneficial owners, or the register where they stand",
        sv: "ange de verkliga huvudmännen, eller registret där de finns"))
  }
}
