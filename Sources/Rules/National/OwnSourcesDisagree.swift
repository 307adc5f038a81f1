import Findings
import Languages
import Portfolio
import Provenance

/// Where sources differ on a fact of an organisation, an agreement, a report on one or an event,
/// their values are shown side by side.
struct OwnSourcesDisagree: DocumentRule {
  static let card = RuleCard(
    id: "N205", name: "own-sources-disagree",
    title: Wording(
      "Sources disagree on a document's own facts", sv: "Källor är oense om en handlings uppgifter"
    ),
    summary: Wording(
      "The sources that tell of an organisation, an agreement, a report on one or an event state the "
        + "same of each fact.",
      sv: "De källor som berättar om en organisation, en överenskommelse, en rapport om en sådan "
        + "eller ett evenemang anger samma sak om varje uppgift."),
    severity: .observation,
    law: [
      .format(Wording("facts on which sources differ", sv: "uppgifter som källor är oense om"))
    ], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-DATA-1"],
    why: Wording(
      "A fact that is quoted without its rival is half of what is known.",
      sv: "En uppgift som återges utan sin motsägelse är halva vetskapen."),
    passes: [
      Example(
        Wording("no fact on which sources differ", sv: "ingen uppgift som källor är oense om"),
        in: .networkDay),
      Example(
        Wording("an organisation's own page", sv: "en organisations egen sida"), in: .organisation),
    ],
    fails: [
      Example(
        Wording(
          "two notes that differ on the participants",
          sv: "två anteckningar som är oense om deltagarna"), in: .networkDay,
        .event(
          "  <source id=\"notes\">",
          "  ↓<conflict field=\"participants\"><claim source=\"notes\">64</claim>"
            + "<claim source=\"notes\">70</claim></conflict>\n  <source id=\"notes\">"))
    ],
    silent: [
      Example(
        Wording("documents that are no facts", sv: "handlingar som inte är uppgifter ur källor"),
        in: .receptionPlaces)
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    switch document {
    case .organisation(let organisation): return .of(organisation.conflicts.map(\.failure))
    case .agreement(let agreement): return .of(agreement.conflicts.map(\.failure))
    case .report(let report): return .of(report.conflicts.map(\.failure))
    case .event(let event): return .of(event.conflicts.map(\.failure))
    case .programme, .call:
      throw Undecided.silent(
        Wording(
          "the document holds no facts of sources", sv: "handlingen har inga uppgifter ur källor"))
    }
  }
}
