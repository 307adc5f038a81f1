import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The audit authority of the Swedish programme is named as it is on the day.
struct AuditAuthorityOfAnotherTime: DocumentRule {
  private static let names = Parameter<[String]>("auditAuthority.name")

  static let card = RuleCard(
    id: "O208", name: "audit-authority-of-another-time",
    title: Wording("Audit authority of another time", sv: "Revisionsmyndighet från en annan tid"),
    summary: Wording(
      "The Swedish programme names as the audit authority of the day Statskontoret from 1 January 2026, and "
        + "Ekonomistyrningsverket before.",
      sv:
        "Det svenska programmet anger som dagens revisionsmyndighet Statskontoret från den 1 januari 2026, och "
        + "Ekonomistyrningsverket dessförinnan."),
    severity: .warning, law: [Act.amifOrdinance.section("2")], lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["EU159"],
    parameters: [names.name],
    why: Wording(
      "Reports of irregularities and what the auditors ask for go to the authority that is named.",
      sv: "Rapporter om oriktigheter och det revisorerna begär går till den myndighet som anges."),
    doubt: Wording(
      "The day on which SFS 2025:1230 came into force is not printed in the copy that was read; 1 January 2026 is "
        + "the day on which the two authorities became one.",
      sv:
        "Dagen då förordning (2025:1230) trädde i kraft står inte i den kopia som lästs; den 1 januari 2026 är den dag då de "
        + "två myndigheterna blev en."),
    passes: [
      Example(Wording("each in its time", sv: "var och en i sin tid"), in: .languageCourses)
    ],
    fails: [
      Example(
        Wording("the earlier one, without an end", sv: "den tidigare, utan slut"),
        in: .languageCourses,
        .programme(
          "    <lastDay>2025-12-31</lastDay>\n  </authority>\n  <authority role=\"audit\">",
          "  </authority>\n  <authority role=\"audit\">"),
        .programme(
          "<authority role=\"audit\">\n    <name>Ekonomistyrningsverket</name>",
          "↓<authority role=\"audit\">\n    <name>Ekonomistyrningsverket</name>"))
    ],
    silent: [
      Example(Wording("no programme", sv: "inget program"), in: .organisation)
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    let programme = try document.programmeOfFundOrSilent(in: context)
    guard programme.cci.dropFirst(4).hasPrefix("SE") else {
      throw Undecided.silent(
        Wording("the programme is not Sweden's", sv: "programmet är inte Sveriges"),
        Self.card.law.first)
    }
    let names = try context.rulebook.parameter(Self.names, on: context.day).orUndecided()
    let serving = programme.authorities.filter { authority in
      authority.role == "audit" && (authority.firstDay ?? .first) <= context.day
        && context.day <= (authority.lastDay ?? .last)
    }
    guard !serving.isEmpty else {
      throw Undecided.silent(
        Wording(
          "the programme names no audit authority of \(context.day)",
          sv: "programmet anger ingen revisionsmyndighet \(context.day)"))
    }
    let allowed = names.value.map(Wording.same).listedAsChoice()
    return .of(
      serving.filter { !names.value.contains($0.name) }.map { authority in
        Failure(
          at: authority.spot,
          Wording(
            "the audit authority on \(context.day) is named \(authority.name); it is \(allowed)",
            sv: "revisionsmyndigheten \(context.day) anges som \(authority.name); den är \(allowed)"
          ),
          fix: Wording(
            "state the last day of the earlier authority, and the one that serves now",
            sv: "ange den tidigare myndighetens sista dag, och den som nu är revisionsmyndighet"),
          law: names.law)
      })
  }
}
