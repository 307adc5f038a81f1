import Findings
import Languages
import Portfolio
import Provenance

/// A decision that revokes a grant says on what ground.
struct RevocationWithoutGround: ProjectRule {
  static let card = RuleCard(
    id: "E108", name: "revocation-without-ground",
    title: Wording("Revocation without a ground", sv: "Upphävande utan skäl"),
    summary: Wording(
      "A decision that revokes a grant states its grounds: wrong, misleading or incomplete information from the "
        + "applicant, or conditions that were broken.",
      sv:
        "Ett beslut som upphäver ett stödbeslut anger skälen: felaktiga, vilseledande eller ofullständiga uppgifter "
        + "från sökanden, eller villkor som inte har följts."),
    severity: .error,
    law: [Act.amifOrdinance.section("7"), Act.administrativeProcedureAct.section("32")],
    lawDay: .always,
    mendedBy: [.officer], catalogue: ["EU162"],
    why: Wording(
      "A grant is revoked on the grounds of its ordinance and on no others, and a decision that can be appealed "
        + "must say which.",
      sv:
        "Ett stödbeslut upphävs på de grunder som dess förordning anger och på inga andra, och ett beslut som kan "
        + "överklagas måste ange vilken."
    ),
    doubt: Wording(
      "Whether what is written is a ground of the ordinance is for a reader to judge.",
      sv: "Om det som är skrivet är en av förordningens grunder får en läsare bedöma."),
    passes: [
      Example(Wording("with its grounds", sv: "med sina skäl"), in: .languageCourses, revoked),
      Example(
        Wording("internal security: with its grounds", sv: "inre säkerhet: med sina skäl"),
        in: .isf,
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\"")),
      Example(
        Wording("border management: with its grounds", sv: "gränsförvaltning: med sina skäl"),
        in: .bmvi,
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\"")),
      Example(
        Wording("ESF+: with its grounds", sv: "ESF+: med sina skäl"),
        in: .esf,
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\"")),
    ],
    fails: [
      Example(
        Wording("without any", sv: "utan några"), in: .languageCourses,
        .decision("<decision xmlns", "↓<decision xmlns"), revoked,
        .decision(
          "  <grounds xml:lang=\"sv\">Projektet svarar mot utlysningens prioritering av tidiga insatser och har en "
            + "genomarbetad plan för fortsättningen.</grounds>\n", "")),
      Example(
        Wording("internal security: without any", sv: "inre säkerhet: utan några"),
        in: .isf,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\""),
        .decision(
          """
            <grounds xml:lang="sv">Behovet är styrkt, och kostnaderna är rimliga.</grounds>

          """, "")),
      Example(
        Wording("border management: without any", sv: "gränsförvaltning: utan några"),
        in: .bmvi,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\""),
        .decision(
          """
            <grounds xml:lang="sv">Behovet är styrkt, och kostnaderna är rimliga.</grounds>

          """, "")),
      Example(
        Wording("ESF+: without any", sv: "ESF+: utan några"),
        in: .esf,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\""),
        .decision(
          """
            <grounds xml:lang="sv">Behovet är styrkt, och kostnaderna är rimliga.</grounds>

          """, "")),
      Example(
        Wording("2014–2020: without any", sv: "2014–2020: utan några"),
        in: .legacy,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("outcome=\"approval\"", "outcome=\"withdrawal\"")),
    ],
    silent: [
      Example(Wording("the grant holds", sv: "beslutet gäller"), in: .languageCourses)
    ])

  private static let revoked = Example.Edit.decision(
    "outcome=\"approval\"", "outcome=\"withdrawal\"")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let revocations = project.decisions.filter {
      $0.outcome == .withdrawal && $0.validFrom <= context.day
    }
    guard !revocations.isEmpty else {
      throw Undecided.silent(
        Wording("no grant is revoked", sv: "inget stödbeslut är upphävt"), Self.card.law.first)
    }
    return .of(
      revocations.filter { $0.grounds == nil }.map { decision in
        Failure(
          at: decision.spot,
          Wording(
            "the decision \(decision.header.id) revokes the grant and states no grounds",
            sv: "beslutet \(decision.header.id) upphäver stödet och anger inga skäl"),
          fix: Wording(
            "state in <grounds> which information was wrong or which condition was broken",
            sv: "ange i <grounds> vilka uppgifter som var fel eller vilket villkor som inte följdes"
          ))
      })
  }
}
