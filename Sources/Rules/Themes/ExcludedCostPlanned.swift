import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Security and border management do not pay for what their acts leave out.
struct ExcludedCostPlanned: ProjectRule {
  private static let phrases = Parameter<[String]>("excluded.phrases")

  static let card = RuleCard(
    id: "T115", name: "excluded-cost-planned",
    title: Wording("Excluded cost planned", sv: "Undantagen kostnad planerad"),
    summary: Wording(
      "A project of internal security or of border management plans and claims nothing that the fund's act "
        + "leaves out, such as public order at national level, military purposes, coercive equipment, or "
        + "control at internal borders.",
      sv:
        "Ett projekt för inre säkerhet eller gränsförvaltning planerar och begär inget som fondens rättsakt "
        + "undantar, som allmän ordning på nationell nivå, militära syften, tvångsutrustning eller kontroll "
        + "vid inre gränser."),
    severity: .warning, law: [Act.isf.article("5", "5"), Act.bmvi.article("5", "4")],
    lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["X2", "EU14"], parameters: [phrases.name],
    why: Wording(
      "Such a cost gives no right to support, however well it serves the project.",
      sv: "En sådan kostnad ger ingen rätt till stöd, hur väl den än tjänar projektet."),
    doubt: Wording(
      "Words in a description prove nothing, and each act has exceptions: equipment for training, rewards "
        + "within joint operations, emergencies. A person reads the line.",
      sv:
        "Ord i en beskrivning bevisar inget, och varje rättsakt har undantag: utrustning för utbildning, "
        + "belöningar i gemensamma insatser, nödsituationer. En människa läser raden."),
    passes: [
      Example(
        Wording("nothing of the kind", sv: "inget sådant"), in: .isf, on: "2026-12-01")
    ],
    fails: [
      Example(
        Wording("ammunition among the equipment", sv: "ammunition bland utrustningen"), in: .isf,
        .decision(
          "<description xml:lang=\"sv\">Pollare och grindar</description>",
          "↓<description xml:lang=\"sv\">Pollare, grindar och ammunition</description>")),
      Example(
        Wording(
          "customs control in border management", sv: "tullkontroll i gränsförvaltning"), in: .bmvi,
        .decision(
          "<description xml:lang=\"sv\">Systemutveckling</description>",
          "↓<description xml:lang=\"sv\">Systemutveckling för tullkontroll</description>")),
      Example(
        Wording("rewards to informants", sv: "belöning till informatörer"),
        in: .isf,
        .decision(
          "<description xml:lang=\"sv\">Pollare och grindar</description>",
          "↓<description xml:lang=\"sv\">Belöning till informatörer</description>")),
      Example(
        Wording("tear gas and restraints", sv: "tårgas och fängsel"),
        in: .isf,
        .decision(
          "<description xml:lang=\"sv\">Pollare och grindar</description>",
          "↓<description xml:lang=\"sv\">Tårgas och handfängsel</description>")),
    ],
    silent: [
      Example(
        Wording("another fund, whose act has no such list", sv: "en annan fond, utan sådan lista"),
        in: .receptionPlaces,
        .decision(
          "<description xml:lang=\"sv\">Möbler och husgeråd</description>",
          "<description xml:lang=\"sv\">Ammunition</description>"))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    _ = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let phrases = try context.rulebook.parameter(Self.phrases, on: day).orUndecided()
    return .of(
      project.costTexts(on: context.day).compactMap { text in
        guard let phrase = phrases.value.first(where: { text.text.has(phrase: $0) }) else {
          return nil
        }
        return Failure(
          at: text.spot,
          Wording(
            "the text has “\(phrase)”, which the fund does not seem to pay for",
            sv: "texten innehåller ”\(phrase)”, som fonden inte tycks betala för"),
          fix: Wording(
            "leave the cost out, or describe what it is and which exception it falls under",
            sv: "ta bort kostnaden, eller beskriv vad den är och vilket undantag den hör till"),
          law: phrases.law)
      })
  }
}
