import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Removals are not paid with coercive equipment.
struct CoerciveEquipmentPlanned: ProjectRule {
  private static let phrases = Parameter<[String]>("coerciveEquipment.phrases")
  private static let objectives = Parameter<[String]>("coerciveEquipment.objectives")

  static let card = RuleCard(
    id: "T113", name: "coercive-equipment-planned",
    title: Wording("Coercive equipment planned", sv: "Tvångsutrustning planerad"),
    summary: Wording(
      "A project of the objective of return plans and claims no coercive equipment.",
      sv: "Ett projekt inom målet om återvändande planerar och begär ingen tvångsutrustning."),
    severity: .warning, law: [law], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU14"],
    parameters: [objectives.name, phrases.name],
    why: Wording(
      "The act pays for removal operations, and leaves such equipment out in the same sentence.",
      sv:
        "Förordningen betalar insatser för avlägsnande, och undantar sådan utrustning i samma mening."
    ),
    doubt: Wording(
      "Words in a description prove nothing; a person reads the line.",
      sv: "Ord i en beskrivning bevisar inget; en människa läser raden."),
    passes: [
      Example(
        Wording("nothing of the kind", sv: "inget sådant"), in: .receptionPlacesUndecided, returns)
    ],
    fails: [
      Example(
        Wording("restraints among the equipment", sv: "fängsel bland utrustningen"),
        in: .receptionPlacesUndecided, returns,
        .application(
          "<description xml:lang=\"sv\">Möbler och husgeråd</description>",
          "↓<description xml:lang=\"sv\">Möbler, husgeråd och Handfängsel</description>")),
      Example(
        Wording("a planned purchase of restraints", sv: "ett planerat inköp av fängsel"),
        in: .receptionPlacesUndecided, returns,
        .application(
          "<subject xml:lang=\"sv\">Hyra av modulbyggnader</subject>",
          "↓<subject xml:lang=\"sv\">Fotfängsel</subject>")),
      Example(
        Wording(
          "2014–2020: restraints among the equipment", sv: "2014–2020: fängsel bland utrustningen"),
        in: .legacy,
        .decision("<objective code=\"SO2\">", "<objective code=\"SO3\">"),
        .report(
          "<description xml:lang=\"sv\">Datorer till kurslokaler</description>",
          "↓<description xml:lang=\"sv\">Handfängsel</description>")),
    ],
    silent: [
      Example(
        Wording("another objective", sv: "ett annat mål"), in: .receptionPlacesUndecided,
        .application(
          "<description xml:lang=\"sv\">Möbler och husgeråd</description>",
          "<description xml:lang=\"sv\">Handfängsel</description>"))
    ])

  private static let law = Act.amif.annex("III", AnnexPart(.point, "4(h)"))

  private static let returns = Example.Edit.application(
    "<objective code=\"SO1\">", "<objective code=\"SO3\">")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let stated = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let objectives = try context.rulebook.parameter(Self.objectives, on: day).orUndecided().value
    guard stated.contains(where: { objectives.contains($0.code) }) else {
      throw Undecided.silent(
        Wording(
          "the project does not serve the objective of return",
          sv: "projektet tjänar inte målet om återvändande"), Self.law)
    }
    let phrases = try context.rulebook.parameter(Self.phrases, on: day).orUndecided().value
    return .of(
      project.costTexts(on: context.day).compactMap { text in
        guard let phrase = phrases.first(where: { text.text.has(phrase: $0) }) else { return nil }
        return Failure(
          at: text.spot,
          Wording(
            "the text has “\(phrase)”; the act does not pay for coercive equipment",
            sv: "texten innehåller ”\(phrase)”; förordningen betalar inte för tvångsutrustning"),
          fix: Wording(
            "leave the equipment out, or describe what it is",
            sv: "ta bort utrustningen, eller beskriv vad den är"))
      })
  }
}
